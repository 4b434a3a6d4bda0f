"""The law: what a pane shows is what the command prints that `y` copies there, at every moment of the slider."""

import re
import shlex
from typing import Any

import pytest
from driven_screen import LARGE, SMALL, Screen, drive

from running import Tripcli
from tripcli.table import Table
from tripcli.views import VIEWS
from tripcli.writers.aligned import lines, texts_of

WORDS = {"show": ("summit-talks",), "search": ("talks",)}
ON_TERMINAL: dict[str, Any] = {"out_is_terminal": True, "err_is_terminal": True}


def copied_arguments(screen: Screen) -> list[str]:
    """The arguments of the command that was copied."""
    command = shlex.split(screen.app.clipboard)
    assert command[0] == "tripcli"
    return command[1:]


def answered_rows(screen: Screen) -> list[str]:
    """All rows of the table as a pipe gets them."""
    answer = screen.app.table.answer
    assert answer is not None
    table = answer.answer
    assert isinstance(table, Table)
    answer.rows.read_to(1 << 62)
    rows = [row[: len(table.columns)] for row in answer.rows.read]
    return list(lines(table.columns, texts_of(table, rows, unicode=True), [column.id for column in table.columns]))


@pytest.mark.parametrize("view", [name for name in VIEWS if name not in {"show", "summary"}])
def test_each_table_has_the_rows_of_the_command_that_y_copies_at_every_moment(tripcli: Tripcli, view: str) -> None:
    async def driven(screen: Screen) -> None:
        await screen.press("end")
        moments = range(screen.app.slider.last, -1, -2)
        for position in moments:
            screen.app.on_slider_moved(screen.app.slider.Moved(position))
            await screen.press("y")
            printed = tripcli(*copied_arguments(screen), "-f", "table")
            if screen.app.table.answer is None:
                assert printed.code == 2
                continue
            assert printed.code == 0, printed.err
            assert answered_rows(screen) == printed.lines

    drive(tripcli.setting, driven, view=view, words=WORDS.get(view, ()))


@pytest.mark.parametrize("view", [name for name in VIEWS if name not in {"stops", "show"}])
def test_each_table_is_drawn_as_a_terminal_of_its_width_gets_it(tripcli: Tripcli, view: str) -> None:
    async def driven(screen: Screen) -> None:
        await screen.press("y")
        width = screen.app.table.text_cells
        assert width >= 76
        arguments = copied_arguments(screen)
        printed = tripcli(*arguments, "--no-pager", "--color", "never", width_cells=width, **ON_TERMINAL)
        shown, wanted = screen.lines_of(screen.app.table), printed.lines
        if len(wanted) != len(shown):  # the legend of marks did not fit behind the last note
            assert wanted.pop().startswith(("○", "≠"))
        assert [line.rstrip() for line in shown[:-1]] == wanted[:-1]
        assert wanted[-1].startswith(shown[-1])

    drive(tripcli.setting, driven, view=view, words=WORDS.get(view, ()), size=LARGE)


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_the_page_of_each_row_is_what_show_prints_on_a_terminal_of_its_width(
    tripcli: Tripcli, size: tuple[int, int]
) -> None:
    async def driven(screen: Screen) -> None:
        seen = set()
        for view in "tmpas":
            await screen.press(view, "down", "left")
            screen.app.show_record()
            record = screen.app.page.record
            assert record is not None
            seen.add(record)
            await screen.press("enter", "y")
            assert copied_arguments(screen)[:2] == ["show", "--as-of"]
            assert copied_arguments(screen)[-1] == record
            printed = tripcli(
                *copied_arguments(screen), "--no-pager", "--color", "never", width_cells=screen.app.page.text_cells,
                **ON_TERMINAL,
            )  # fmt: skip
            assert screen.lines_of(screen.app.page) == printed.lines
        assert len(seen) == 5

    drive(tripcli.setting, driven, size=size)


def test_the_page_of_a_view_stands_in_the_middle(tripcli: Tripcli) -> None:
    async def driven(screen: Screen) -> str:
        await screen.press("y")
        width = screen.app.table.text_cells
        printed = tripcli(*copied_arguments(screen), "--no-pager", "--color", "never", width_cells=width, **ON_TERMINAL)
        assert screen.lines_of(screen.app.table) == printed.lines
        return screen.text

    assert "Summary" in drive(tripcli.setting, driven, view="summary", size=LARGE)


def test_the_slider_counts_the_sources_that_are_known(tripcli: Tripcli) -> None:
    async def driven(screen: Screen) -> None:
        for position in range(screen.app.slider.last + 1):
            screen.app.on_slider_moved(screen.app.slider.Moved(position))
            await screen.pilot.pause()
            moment = ("--as-of", screen.app.as_of) if screen.app.as_of else ()
            printed = tripcli("sql", *moment, "SELECT count(*) FROM source", "-f", "tsv", "--no-header")
            known = re.search(r"([0-9]+) of ([0-9]+) sources", screen.text)
            assert known is not None
            assert known.group(1) == printed.lines[0]

    drive(tripcli.setting, driven)


@pytest.mark.parametrize("view", ["timeline", "meetings", "pledges", "changes", "next"])
def test_several_trips_are_on_the_screen_as_on_the_command_line(library: Tripcli, view: str) -> None:
    async def driven(screen: Screen) -> None:
        for position in range(screen.app.slider.last, -1, -2):
            screen.app.on_slider_moved(screen.app.slider.Moved(position))
            await screen.press("y")
            printed = library(*copied_arguments(screen), "-f", "table")
            assert printed.code == 0, printed.err
            assert screen.app.table.answer is not None
            assert answered_rows(screen) == printed.lines

    drive(library.setting, driven, view=view)


def test_a_table_without_rows_says_why_as_the_command_does(tripcli: Tripcli) -> None:
    async def driven(screen: Screen) -> None:
        await screen.press("y")
        printed = tripcli(*copied_arguments(screen))
        assert screen.lines_of(screen.app.table)[0].strip() == printed.err.strip().removeprefix("tripcli: ")
        assert " without --kind" in printed.err

    drive(tripcli.setting, driven, words=("--stop", "bergen", "--kind", "call"), size=LARGE)
