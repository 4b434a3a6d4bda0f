"""The line below the panes: filters, views, files and their errors."""

import json
from pathlib import Path
from typing import Any

import pytest
from driven_screen import Screen, drive

from running import Tripcli


async def entered(screen: Screen, key: str, text: str) -> str:
    """Type a line and enter it; returns what the screen shows."""
    await screen.press(key)
    screen.app.line.input.value = text
    await screen.press("enter")
    return screen.text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("--stop bergn", '✗ --stop "bergn": no stop of that name is known; did you mean bergen'),
        ("--stopp bergen", "✗ No such option: --stopp"),
        ("--from nonsense", 'such as 2024-05-13 or "13 may"'),
        ("-n many", '✗ -n "many": a whole number of rows is needed'),
        ("--sort colour", '✗ --sort "colour": timeline has no such column'),
        ("bergen", '✗ timeline takes options, not words: "bergen"; did you mean tripcli timeline --stop bergen?'),
        ("--stop 'ber", "no closing quotation"),
        ("-f json", "w writes a file"),
        ("--as-of someday", "✗"),
        ("--help", "shows the keys"),
    ],
)
def test_an_error_of_the_filter_line_stands_beside_it(tripcli: Tripcli, text: str, message: str) -> None:
    async def driven(screen: Screen) -> None:
        shown = await entered(screen, "slash", text)
        assert message in " ".join(shown.split())
        assert screen.app.line.display
        assert screen.app.question.words == ()
        await screen.press("escape")
        assert screen.app.table.has_focus

    drive(tripcli.setting, driven)


def test_the_filter_line_begins_with_the_filters_in_force(tripcli: Tripcli) -> None:
    async def driven(screen: Screen) -> None:
        await screen.press("slash")
        assert screen.app.line.input.value == "--person 'ilse brandt' "
        screen.app.line.input.value = ""
        await screen.press("enter")
        assert screen.app.question.words == ()

    drive(tripcli.setting, driven, words=("--person", "ilse brandt"))


def test_a_moment_in_the_filter_line_moves_the_slider(tripcli: Tripcli) -> None:
    async def driven(screen: Screen) -> None:
        shown = await entered(screen, "slash", "--stop bergen --as-of '13 may'")
        assert "end of 13 May 2024" in shown
        assert screen.app.question.words == ("--stop", "bergen")
        await screen.press("y")
        assert screen.app.clipboard == "tripcli timeline --as-of '13 may' --stop bergen"
        assert 0 < screen.app.position < screen.app.slider.last

    drive(tripcli.setting, driven)


def test_another_view_keeps_the_filters_that_it_has(tripcli: Tripcli) -> None:
    async def driven(screen: Screen) -> None:
        await screen.press("m")
        assert screen.app.question.words_line == "--stop=bergen --not-kind trade"
        await screen.press("s")
        await entered(screen, "colon", "pledges --total")
        assert screen.app.question.words_line == "--total"
        shown = await entered(screen, "colon", "nosuchview")
        assert 'no command is called "nosuchview"' in shown

    drive(tripcli.setting, driven, words=("--stop=bergen", "--sort", "title", "--not-kind", "trade"))


def test_what_was_not_known_yet_is_said_in_the_place_of_the_rows(tripcli: Tripcli) -> None:
    async def driven(screen: Screen) -> None:
        await screen.press("home")
        assert "no event of that name is known" in " ".join(screen.text.split())
        await screen.press("end")
        assert "1 row" in screen.text

    drive(tripcli.setting, driven, words=("--event", "return-call"))


def test_the_table_is_written_in_the_format_of_the_suffix(
    tripcli: Tripcli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def driven(screen: Screen) -> None:
        assert "written: out.json" in await entered(screen, "w", "out.json")
        rows = json.loads(Path("out.json").read_text(encoding="utf-8"))
        assert len(rows) == screen.app.table.lines.row_count
        Path("out.csv").write_text("mine", encoding="utf-8")
        assert "out.csv exists; replace it?" in await entered(screen, "w", "out.csv")
        screen.app.line.input.value = "n"
        await screen.press("enter")
        assert Path("out.csv").read_text(encoding="utf-8") == "mine"
        await entered(screen, "w", "out.csv")
        screen.app.line.input.value = "y"
        await screen.press("enter")
        assert Path("out.csv").read_text(encoding="utf-8").startswith("id,")
        assert "no format has the suffix .doc" in " ".join((await entered(screen, "w", "out.doc")).split())
        await screen.press("escape")
        await screen.press("enter")
        assert "written: page.json" in await entered(screen, "w", "page.json")
        page = json.loads(Path("page.json").read_text(encoding="utf-8"))
        assert page["record"]["id"] == screen.app.page.record

    drive(tripcli.setting, driven, words=("--stop", "bergen"), as_of="2024-05-14")


def test_a_source_is_opened_in_the_browser(tripcli: Tripcli, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: not opened.append(address))  # type: ignore[func-returns-value]  # None is meant

    async def driven(screen: Screen) -> None:
        await screen.press("o")
        assert "Open a source in the browser" in screen.text
        await screen.press("down", "enter")
        assert opened
        assert f"opened {opened[0]}" in screen.text
        screen.app.show_page("agency-bergen")
        await screen.press("o")
        assert opened[1:] == ["https://example.org/bergen"]

    drive(tripcli.setting, driven, words=("--event", "harbour-talks"))


def test_only_the_web_is_opened(tripcli: Tripcli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webbrowser.open", pytest.fail)

    async def driven(screen: Screen) -> None:
        for address in ("file:///etc/passwd", "javascript:alert(1)"):
            screen.app._open(screen.app.session.sources([], "harbour-talks", None)[0]._replace(address=address))
            await screen.pilot.pause()
            assert "not an address on the web" in screen.text

    drive(tripcli.setting, driven)


@pytest.mark.parametrize("closed", ["out_is_terminal", "input_is_terminal", "err_is_terminal"])
def test_without_a_terminal_the_command_says_so(tripcli: Tripcli, closed: str) -> None:
    streams: dict[str, Any] = {"out_is_terminal": True, "input_is_terminal": True, "err_is_terminal": True} | {
        closed: False
    }
    result = tripcli("browse", **streams)
    assert (result.code, result.out) == (2, b"")
    assert "browse needs a terminal" in result.err


@pytest.mark.parametrize("arguments", [["--stop", "nowhere"], ["nosuchview"], ["--as-of", "someday"]])
def test_a_slip_ends_the_run_before_the_screen_opens(tripcli: Tripcli, arguments: list[str]) -> None:
    result = tripcli("browse", *arguments, out_is_terminal=True, input_is_terminal=True, err_is_terminal=True)
    assert (result.code, result.out) == (2, b"")
    assert result.err.startswith("tripcli: ")
