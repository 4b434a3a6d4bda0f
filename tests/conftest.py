"""What all tests of the command line share: the program in a fixed place, with a cache for the session."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from running import PACKAGE_PARENT, ZONE, Setting, Tripcli
from tripcli.query import sandbox

pytest_plugins = ("page_fixtures",)

GOLDEN_TRIP = Path(__file__).parent / "golden" / "trip"
LIBRARY = Path(__file__).parent / "library" / "trips"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option that rewrites the transcripts."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden to what the program says now")


@pytest.fixture(autouse=True, scope="session")
def no_heap_limit() -> None:
    """Keep SQLite's heap of this process without a limit: it holds for all connections and cannot be raised again.

    The tests of the limit itself run in processes of their own.
    """
    sandbox.HEAP_LIMIT = 1 << 45


@pytest.fixture(scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests of a process, so that each dataset compiles once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path) -> Mapping[str, str]:
    """The variables of every run: no colour, no terminal, no setting of whoever runs the tests.

    The byte code of processes lies in a folder of the session: compiling the program costs more than most runs.
    """
    return {
        "PATH": os.environ["PATH"], "HOME": str(tmp_path_factory.mktemp("home")), "TZ": ZONE, "LANG": "C.UTF-8",
        "COLUMNS": "80",
        "XDG_CACHE_HOME": str(cache_folder), "PYTHONPATH": str(PACKAGE_PARENT),
        "PYTHONPYCACHEPREFIX": str(tmp_path_factory.mktemp("bytecode")),
    }  # fmt: skip


@pytest.fixture
def bundled(environment: Mapping[str, str], cache_folder: Path) -> Tripcli:
    """The program on the bundled dataset."""
    return Tripcli(Setting(cache_folder=cache_folder, environment=environment))


@pytest.fixture
def tripcli(environment: Mapping[str, str], cache_folder: Path) -> Tripcli:
    """The program on the small invented trip of the transcripts."""
    return Tripcli(Setting(cache_folder=cache_folder, environment=environment, dataset=GOLDEN_TRIP))


@pytest.fixture
def library(environment: Mapping[str, str], cache_folder: Path) -> Tripcli:
    """The program on three small trips together: one traveller twice, and another at the same place on the same days."""
    return Tripcli(Setting(cache_folder=cache_folder, environment=environment, dataset=LIBRARY))


@pytest.fixture
def dataset(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The docstring of the test, written down as a dataset."""
    function: Callable[..., object] = request.function
    path = tmp_path / "dataset.yaml"
    path.write_text(dedent(function.__doc__ or "").lstrip("\n"), encoding="utf-8")
    return path


@pytest.fixture
def on_docstring(environment: Mapping[str, str], cache_folder: Path, dataset: Path) -> Tripcli:
    """The program on the dataset that the test's docstring is."""
    return Tripcli(Setting(cache_folder=cache_folder, environment=environment, dataset=dataset))
