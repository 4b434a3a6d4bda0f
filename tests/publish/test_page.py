"""The page in a browser: it asks for nothing, runs nothing of the data, fits every screen, and everybody can use it."""

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from test_slider import MOVE, instants_of

from browser import Browser
from datasets import NOW, compiled
from hostile_tables import HOSTILE
from pages import PageTexts, page
from tripcli.publish.contents import Contents, contents_of
from tripcli.publish.page import page_of
from tripcli.questions.requests import Echo, request_of
from tripcli.views import load_view

DESKTOP, PHONE = (1280, 900), (360, 740)
LOOKS = [(size, scheme) for size in (DESKTOP, PHONE) for scheme in ("light", "dark")]
AXE = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
SHOW_ALL = """
document.querySelectorAll("details").forEach((node) => { node.open = true; });
document.querySelectorAll("main > section").forEach((node) => { node.style.contentVisibility = "visible"; });
document.getElementById("slider").style.position = "static";
"""
"""Shows what is folded, skipped or covered, so that axe can measure all contrasts."""
RUN_AXE = """
axe.run(document, {resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
  .then((result) => JSON.stringify(result.violations.map((one) => [one.id, one.nodes.slice(0, 3).map((node) => node.html)])))
"""
ARROW_LEFT, TAB, HOME = ("ArrowLeft", 37), ("Tab", 9), ("Home", 36)
MOST_BYTES = 600_000


def hostile_contents() -> Contents:
    """A page in which every text of every row is hostile, one after the other."""
    connection = compiled(
        "events:\n  - {id: talks, title: Talks, stop: tokyo, kind: summit, reports: [{source: alpha-27, status: held, start: 2025-10-27}]}"
    )
    request = request_of(load_view("timeline"), {"words": ()}, connection, NOW, Echo())
    contents = contents_of(request)
    fixed = {"depth", "status", "latitude", "longitude", "amount", "least", "most", "refs", "other_refs", "kind", "id"}
    entries = {}
    for section, fields in contents.fields.items():
        some = contents.entries["stops"][0]
        known = {
            "depth": "0",
            "status": "held",
            "latitude": "35.6",
            "longitude": "139.7",
            "amount": "5",
            "refs": "1",
            "kind": "stop",
        }
        entries[section] = [
            some._replace(first=0, after=after, texts=tuple(known.get(name, "") if name in fixed - {"id"} else f"{number} {text}" for name in fields))
            for after in (-1, 1)
            for number, text in enumerate(HOSTILE)
        ]  # fmt: skip
    return contents._replace(title=HOSTILE[6], traveler=HOSTILE[2], as_of=HOSTILE[4], entries=entries)


def test_a_page_asks_for_nothing_and_the_browser_has_nothing_to_complain_of(browser: Browser, file: Path) -> None:
    browser.open(file)
    browser.value(MOVE % (100, 100))
    assert browser.requests() == [file.as_uri()]
    assert browser.complaints() == []


def test_no_text_of_the_data_becomes_an_element_or_a_script(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(page_of(hostile_contents()), encoding="utf-8")
    browser.open(path)
    for index in (0, browser.value("Number(document.getElementById('moment').max)")):
        browser.value(MOVE % (index, index))
        assert (
            browser.value(
                "document.querySelectorAll('main script, main img, main iframe, main object, main form form').length"
            )
            == 0
        )
        assert browser.value("document.scripts.length") == 2
        addresses = json.loads(
            browser.value(
                "JSON.stringify([...document.querySelectorAll('[href]')].map((node) => node.getAttribute('href')))"
            )
        )
        assert all(re.match(r"#[\w-]+$|https?://", address) for address in addresses)
        named = "[...document.querySelectorAll('*')].flatMap((node) => node.getAttributeNames()).filter((name) => name.startsWith('on'))"
        assert browser.value(f"{named}.length") == 0
        assert "<script>alert(1)</script>" in browser.value("document.getElementById('timeline-rows').textContent")
    assert browser.requests() == [path.as_uri()]
    assert browser.complaints() == []


@pytest.mark.parametrize(("size", "scheme"), LOOKS, ids=str)
def test_axe_finds_nothing(browser: Browser, file: Path, size: tuple[int, int], scheme: str) -> None:
    browser.size(*size)
    browser.media(scheme)
    browser.open(file)
    browser.value(SHOW_ALL)
    browser.value(AXE + "; 1")
    assert json.loads(browser.value(RUN_AXE)) == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_is_wider_than_the_screen(browser: Browser, file: Path, width: int) -> None:
    browser.size(width, 800)
    browser.open(file)
    assert browser.value("document.documentElement.scrollWidth") <= width


def test_labels_on_the_map_of_a_telephone_do_not_overlap(browser: Browser, file: Path) -> None:
    browser.size(390, 844)
    browser.open(file)
    boxes = json.loads(
        browser.value(
            "JSON.stringify([...document.querySelectorAll('.map-region text, .map-region circle')]"
            ".map((node) => node.getBoundingClientRect()).filter((box) => box.width)"
            ".map((box) => [box.left, box.top, box.right, box.bottom, box.width > 20]))"
        )
    )
    labels = [box for box in boxes if box[4]]
    assert len(labels) >= 4
    for label in labels:
        for other in boxes:
            is_apart = other[2] <= label[0] or label[2] <= other[0] or other[3] <= label[1] or label[3] <= other[1]
            assert is_apart or other is label


def test_the_largest_money_stands_first_among_the_figures(html: str) -> None:
    headings = [text for text in PageTexts(html).texts["pledges"] if " → " in text and len(text) < 60]
    assert headings[0] == "Japan → United States"
    assert headings.index("South Korea → United States") < headings.index("Cambodia → United States")


def test_the_keyboard_alone_moves_the_slider_and_reaches_every_control(browser: Browser, file: Path) -> None:
    browser.size(*DESKTOP)
    browser.open(file)
    last = int(browser.value("document.body.dataset.moment"))
    reached = []
    for _ in range(5):
        browser.press(*TAB)
        reached.append(browser.value("document.activeElement.id || document.activeElement.className"))
    assert reached[:2] == ["skip", "moment"]
    browser.value("document.getElementById('moment').focus()")
    for _ in range(3):
        browser.press(*ARROW_LEFT)
    browser.value(
        f"(async () => {{ while (document.body.dataset.moment !== '{last - 3}') await new Promise((done) => setTimeout(done, 5)); }})()"
    )
    told = browser.value("document.getElementById('moment').getAttribute('aria-valuetext')")
    assert re.fullmatch(r"\w{3} \d+ \w{3} \d{4}, \d\d:\d\d UTC\S*, \d+ sources known", told)
    browser.press(*HOME)
    browser.value(
        "(async () => { while (document.body.dataset.moment !== '0') await new Promise((done) => setTimeout(done, 5)); })()"
    )
    focusable = "[...document.querySelectorAll('a[href], button, input, select, summary')].filter((node) => node.tabIndex < 0).length"
    assert browser.value(focusable) == 0


def test_the_filters_narrow_the_timeline(browser: Browser, file: Path) -> None:
    browser.open(file)
    choose = "(() => { const form = document.getElementById('filters'); form.elements.%s.value = %s; form.dispatchEvent(new Event('input')); })()"
    rows = "document.querySelectorAll('#timeline-rows li').length"
    every = browser.value(rows)
    browser.value(choose % ("kind", json.dumps("summit")))
    summits = browser.value(rows)
    assert 0 < summits < every
    assert browser.value("document.getElementById('found').textContent") == f"{summits} of {every} events"
    browser.value(choose % ("words", json.dumps("takaichi yokosuka zzz")))
    assert browser.value(rows) == 0
    browser.value("document.querySelector('#filters button').click()")
    browser.value("new Promise((done) => setTimeout(done, 20))")
    assert browser.value(rows) == every


def test_without_script_the_page_is_complete_and_offers_no_slider(browser: Browser, file: Path, html: str) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(file)
        text = browser.call("DOM.getOuterHTML", nodeId=browser.call("DOM.getDocument")["root"]["nodeId"])["outerHTML"]
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
    read = PageTexts(text)
    assert read.texts == PageTexts(html).texts
    assert all(read.texts.values())
    assert '<section id="slider" aria-label="What was known when" hidden' in text
    assert '<form class="filters" id="filters" hidden' in text


def test_a_printed_page_has_the_rows_and_neither_slider_nor_filters(browser: Browser, file: Path) -> None:
    browser.open(file)
    browser.media("light", "print")
    try:
        shown = "(id) => document.getElementById(id).getClientRects().length > 0"
        assert [browser.value(f"({shown})('{name}')") for name in ("slider", "filters", "timeline-rows")] == [
            False,
            False,
            True,
        ]
        assert browser.call("Page.printToPDF")["data"].startswith("JVBERi0")
    finally:
        browser.media()


def test_two_runs_give_the_same_bytes_within_the_bound(html: str, cache_folder: Path) -> None:
    assert page(cache_folder) == html
    assert len(html.encode()) < MOST_BYTES
    assert len(instants_of(html)) > 300
