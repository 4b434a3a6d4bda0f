"""Every key of the screen, at both sizes, and the mouse."""

from collections.abc import Awaitable, Callable

import pytest
from driven_screen import LARGE, SMALL, Screen, drive

from running import Tripcli
from tripcli.browse.keys import GROUPS

Check = Callable[[Screen], Awaitable[None]]
BOTH = pytest.mark.parametrize("size", [SMALL, LARGE])


async def shows(screen: Screen, key: str, view: str) -> None:
    await screen.press(key)
    assert screen.app.question.view == view
    assert f"{view.capitalize()} · " in screen.text
    assert screen.app.table.has_focus


async def check_views(screen: Screen) -> None:
    for key, view in zip(
        "spmacnt", ("stops", "participants", "pledges", "agreements", "conflicts", "next", "timeline"), strict=True
    ):
        await shows(screen, key, view)
    await screen.press("colon")
    await screen.type("mee")
    assert "Who met whom" in screen.text
    await screen.press("tab", "enter")
    assert screen.app.question.view == "meetings"


async def check_moments(screen: Screen) -> None:
    last = screen.app.slider.last
    await screen.press("left")
    assert screen.app.position == last - 1
    await screen.press("right")
    assert screen.app.as_of is None
    await screen.press("comma")
    day = screen.app.slider.position
    assert day < last
    await screen.press("full_stop")
    assert screen.app.position == last
    await screen.press("shift+left", "shift+left")
    assert screen.app.position < day
    await screen.press("shift+right")
    assert screen.app.position == day
    await screen.press("home")
    assert screen.app.position == 0
    assert "○ expected" in screen.text or "○" in screen.text
    await screen.press("left")
    assert screen.app.position == 0
    await screen.press("end")
    assert screen.app.as_of is None


async def check_rows(screen: Screen) -> None:
    table, page = screen.app.table, screen.app.page
    await screen.press("down", "j")
    assert table.row == 2
    assert page.record == table.record
    await screen.press("up", "k", "k")
    assert table.row == 0
    for key in ("G", "ctrl+end"):
        await screen.press(key)
        assert table.row == table.lines.row_count - 1
        await screen.press("g")
        assert table.row == 0
    await screen.press("ctrl+end", "ctrl+home")
    assert table.row == 0
    await screen.press("pagedown")
    paged = table.row
    assert paged > 0
    await screen.press("pageup")
    assert table.row == 0
    await screen.press("space")
    assert table.row == paged


async def check_pages(screen: Screen) -> None:
    page = screen.app.page
    first = screen.app.table.record
    await screen.press("enter")
    assert page.has_focus
    row = next(row for row in range(page.lines.row_count) if page.leads_on(row))
    await screen.press(*["down"] * row)
    assert len(page.links) == 1
    target = page.links[0].record
    await screen.press("enter")
    assert page.record == target
    assert f"{target} ‹ {first}" in screen.text
    await screen.press("left")
    assert page.record == target
    await screen.press("backspace")
    assert (page.record, page.row) == (first, row)
    await screen.press("escape")
    assert screen.app.table.has_focus


async def check_panes(screen: Screen) -> None:
    order = []
    for _ in range(3):
        await screen.press("tab")
        order.append(screen.app.focused.id if screen.app.focused else "")
    assert order == ["page", "route", "table"]
    await screen.press("shift+tab")
    assert screen.app.route.has_focus
    await screen.press("down", "down", "enter")
    assert screen.app.question.words[0] == "--on"
    assert "--on" in screen.text
    await screen.press("p")
    assert screen.app.question.words[0] == "--on"
    await screen.press("tab", "tab", "g", "enter")
    assert screen.app.question.words == ()


async def check_the_rest(screen: Screen) -> None:
    await screen.press("slash")
    await screen.type("--stop ber")
    await screen.press("tab", "enter")
    assert screen.app.question.words == ("--stop", "bergen")
    await screen.press("y")
    assert screen.app.clipboard == "tripcli timeline --stop bergen"
    assert "copied: tripcli timeline --stop bergen" in screen.text
    await screen.press("question_mark")
    assert "in the browser" in screen.text.replace("\n", " ") or "VIEWS" in screen.text
    await screen.press("escape", "f1")
    assert "VIEWS" in screen.text
    await screen.press("q")
    assert screen.app.is_running
    assert "VIEWS" not in screen.text
    assert screen.app.theme == "textual-dark"
    await screen.press("d")
    assert screen.app.theme == "textual-light"
    await screen.press("w")
    assert "write to" in screen.text
    await screen.press("escape", "q")
    assert not screen.app.is_running


@BOTH
@pytest.mark.parametrize(
    "check",
    [check_views, check_moments, check_rows, check_pages, check_panes, check_the_rest],
    ids=lambda one: one.__name__,
)
def test_the_keys_do_what_the_help_says(tripcli: Tripcli, check: Check, size: tuple[int, int]) -> None:
    drive(tripcli.setting, check, size=size)


def test_no_key_has_two_meanings() -> None:
    keys = [one for group in GROUPS.values() for key in group for one in key.keys.split(",") if one]
    assert len(keys) == len(set(keys))


@BOTH
def test_the_mouse_chooses_opens_and_moves_the_moment(tripcli: Tripcli, size: tuple[int, int]) -> None:
    async def driven(screen: Screen) -> None:
        app = screen.app
        line = app.table.lines.lines_of_row(2)[0]
        offset = (10, line + 2)  # below the title and the labels
        await screen.pilot.click(app.table, offset=offset)
        await screen.pilot.pause()
        assert app.table.row == 2
        await screen.pilot.click(app.table, offset=offset, times=2)
        await screen.pilot.pause()
        assert app.page.has_focus
        await screen.pilot.click(app.slider, offset=(1, 1))
        await screen.pilot.pause()
        assert app.position == 0
        await screen.pilot.click(app.slider, offset=(size[0] - 2, 1))
        await screen.pilot.pause()
        assert app.as_of is None
        await screen.pilot.click(app.route, offset=(4, 3), times=2)
        await screen.pilot.pause()
        assert app.question.words[:1] == ("--on",)

    drive(tripcli.setting, driven, size=size)


def test_the_screen_may_be_resized_at_any_time(tripcli: Tripcli) -> None:
    async def driven(screen: Screen) -> None:
        record = None
        await screen.press("down", "down")
        for width, height in ((200, 50), (60, 15), (30, 8), (120, 24), (5, 3), (80, 24)):
            await screen.pilot.resize_terminal(width, height)
            await screen.pilot.pause()
            await screen.pilot.pause()
            lines = screen.text.split("\n")
            assert len(lines) == height
            record = record or screen.app.table.record
            assert screen.app.table.record == record

    drive(tripcli.setting, driven)
