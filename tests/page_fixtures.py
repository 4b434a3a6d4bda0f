"""Fixtures that the tests of the page import: one browser for all of them, and the page of the bundled trip."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser import CHROMIUM, Browser, chromium
from pages import page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser; the test is skipped where none is installed."""
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    with chromium() as one:
        yield one


@pytest.fixture(scope="session")
def html(cache_folder: Path) -> str:
    """The page of the bundled trip."""
    return page(cache_folder)


@pytest.fixture(scope="session")
def file(html: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as a file."""
    path = tmp_path_factory.mktemp("page") / "asia.html"
    path.write_text(html, encoding="utf-8")
    return path
