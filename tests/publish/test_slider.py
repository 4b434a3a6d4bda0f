"""The law of the slider: at a moment, the page shows what `--as-of` gives."""

import json
import re
from itertools import accumulate
from pathlib import Path

import pytest

from browser import Browser
from pages import READ_SECTIONS, PageTexts, as_of_text, page

EVERY = 10
"""One moment of so many is compared."""

MOVE = """
(async () => {
  const slider = document.getElementById("moment");
  slider.value = "%d";
  slider.dispatchEvent(new Event("input"));
  while (document.body.dataset.moment !== "%d") await new Promise((done) => setTimeout(done, 1));
})()
"""
READ_FACTS = """
JSON.stringify(Object.fromEntries([...document.querySelectorAll("[data-fact]")].map((node) =>
  [node.dataset.fact, node.textContent])))
"""
READ_NOTES = "JSON.stringify([...document.querySelectorAll('#source-list li:not([hidden])')].map((node) => node.id))"


def instants_of(html: str) -> list[int]:
    """The moments of the slider, in seconds since 1970 UTC."""
    data = json.loads(re.search(r'id="data">(.*?)</script>', html, re.DOTALL)[1])  # type: ignore[index]
    return list(accumulate(moment[0] for moment in data["moments"]))


def without_first_spaces(texts: dict[str, list[str]]) -> dict[str, list[str]]:
    """The texts with single spaces."""
    return {name: [" ".join(row.split()) for row in rows] for name, rows in texts.items()}


def test_the_slider_shows_at_each_moment_what_as_of_gives(
    browser: Browser, file: Path, html: str, cache_folder: Path
) -> None:
    instants = instants_of(html)
    browser.open(file)
    for index in [*range(0, len(instants), EVERY), len(instants) - 1]:
        browser.value(MOVE % (index, index))
        expected = PageTexts(page(cache_folder, as_of=as_of_text(instants[index])))
        assert without_first_spaces(json.loads(browser.value(READ_SECTIONS))) == without_first_spaces(expected.texts)
        assert json.loads(browser.value(READ_FACTS)) == expected.facts
        assert json.loads(browser.value(READ_NOTES)) == expected.footnotes
        assert browser.value("document.getElementById('kilometres').textContent") == expected.by_id.get(
            "kilometres", ""
        )
    assert browser.complaints() == []


def test_the_page_that_the_script_makes_at_the_end_is_the_page_without_script(browser: Browser, file: Path) -> None:
    browser.open(file)
    read = "JSON.stringify([...document.querySelectorAll('.rows')].map((node) => node.innerHTML.replace(/\\s*\\n\\s*/g, '')))"
    before = json.loads(browser.value(read))
    for index in (20, 326):
        browser.value(MOVE % (index, index))
    assert json.loads(browser.value(read)) == before


@pytest.mark.parametrize("options", [{"stop": ("tokyo",)}, {"kind": ("summit",)}, {"trip": "trump-asia-2017"}], ids=str)
def test_the_slider_of_a_page_with_filters_shows_what_as_of_gives(
    browser: Browser, tmp_path: Path, cache_folder: Path, options: dict[str, object]
) -> None:
    html = page(cache_folder, **options)  # type: ignore[arg-type]  # as on the command line
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    instants = instants_of(html)
    browser.open(path)
    for index in range(len(instants) // 3, len(instants), len(instants) // 3):
        browser.value(MOVE % (index, index))
        expected = PageTexts(page(cache_folder, as_of=as_of_text(instants[index]), **options))  # type: ignore[arg-type]
        assert without_first_spaces(json.loads(browser.value(READ_SECTIONS))) == without_first_spaces(expected.texts)


def test_the_slider_of_a_page_of_several_trips_shows_what_as_of_gives(
    browser: Browser, tmp_path: Path, cache_folder: Path
) -> None:
    trips = ("trump-asia-2017", "trump-asia-2025")
    html = page(cache_folder, trips)
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    instants = instants_of(html)
    browser.open(path)
    for index in range(5, len(instants), len(instants) // 6):
        browser.value(MOVE % (index, index))
        expected = PageTexts(page(cache_folder, trips, as_of=as_of_text(instants[index])))
        assert without_first_spaces(json.loads(browser.value(READ_SECTIONS))) == without_first_spaces(expected.texts)
        assert json.loads(browser.value(READ_FACTS)) == expected.facts
        assert browser.value("document.getElementById('kilometres').textContent") == expected.by_id.get(
            "kilometres", ""
        )
    assert browser.complaints() == []
