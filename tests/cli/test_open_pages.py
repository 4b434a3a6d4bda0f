"""`--open`: the pages of sources in a browser, here a script that writes the address down."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from conftest import GOLDEN_TRIP
from running import Tripcli, run_process


@pytest.fixture
def with_browser(environment: Mapping[str, str], tmp_path: Path) -> Mapping[str, str]:
    """The variables of a process whose browser writes addresses down."""
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >> {tmp_path}/opened\n')
    browser.chmod(0o755)
    return {**environment, "TRIPCLI_TRIP": str(GOLDEN_TRIP), "BROWSER": f"{browser} %s"}


def urls(tripcli: Tripcli, *arguments: str) -> list[str]:
    """The addresses of the sources that `sources` lists."""
    return [line for line in tripcli("sources", *arguments, "-c", "url", "-f", "tsv").lines[1:] if line]


@pytest.mark.parametrize(
    ("arguments", "listed"),
    [
        (("sources", "--record", "harbour-talks"), ("--record", "harbour-talks")),
        (("show", "harbour-talks"), ("--record", "harbour-talks")),
        (("show", "agency-bergen"), ("--source", "agency-bergen")),
    ],
)
def test_the_pages_of_the_chosen_sources_are_opened(
    tripcli: Tripcli,
    with_browser: Mapping[str, str],
    tmp_path: Path,
    arguments: tuple[str, ...],
    listed: tuple[str, ...],
) -> None:
    done = run_process(*arguments, "--open", environment=with_browser)
    assert (done.returncode, done.stdout) == (0, b""), done.stderr
    assert sorted((tmp_path / "opened").read_text().split()) == sorted(set(urls(tripcli, *listed)))


def test_without_a_browser_the_address_is_the_answer(tripcli: Tripcli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _address: False)
    result = tripcli("show", "agency-bergen", "--open")
    assert (result.code, result.lines) == (0, urls(tripcli, "--source", "agency-bergen"))


def test_only_pages_of_the_web_and_not_too_many_are_opened(
    on_docstring: Tripcli, bundled: Tripcli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    trip: {id: x, title: T, traveler: p, timezone: UTC}
    people: [{id: p, name: P}]
    parties: [{id: DE, name: Germany, kind: country}]
    sources: [{id: a, publisher: A, title: T, published: 2024-05-14, kind: press}]
    stops: [{id: s, name: S, country: DE, timezone: UTC, reports: [{source: a, status: held}]}]
    """
    monkeypatch.setattr("webbrowser.open", pytest.fail)
    result = on_docstring("sources", "--open")
    assert (result.code, "no source that was chosen has an address on the web" in result.err) == (2, True)
    result = bundled("sources", "--open")
    assert (result.code, "choose at most 8" in result.err) == (2, True)
