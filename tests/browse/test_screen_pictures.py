"""Pictures of the screen as text, for a reader: `--update-golden` writes them, and the diff is the review."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from driven_screen import LARGE, SMALL, Screen, drive
from make_browse_pictures import browse_pictures
from pictures import words_of

from running import Tripcli

FOLDER = Path(__file__).parent / "pictures"
STORIES: dict[str, Sequence[str]] = {
    "first-look": (),
    "a-moment-before": ("left", "left", "left", "left", "left", "left"),
    "a-day-of-the-route": ("shift+tab", "down", "down", "enter"),
    "money": ("m", "down", "down"),
    "conflicts": ("c",),
    "a-page": ("down", "enter", "down", "enter"),
    "filter-line": ("slash", "minus", "minus", "s"),
    "help": ("question_mark",),
    "copied": ("y",),
}


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "200x50"])
@pytest.mark.parametrize("name", STORIES)
def test_the_screen_looks_as_in_its_picture(
    tripcli: Tripcli, name: str, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    async def driven(screen: Screen) -> str:
        await screen.press(*STORIES[name])
        await screen.pilot.pause()
        return screen.text

    path = FOLDER / f"{name}-{size[0]}x{size[1]}.txt"
    text = drive(tripcli.setting, driven, size=size) + "\n"
    if request.config.getoption("--update-golden"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_there_is_no_picture_without_a_story() -> None:
    names = {f"{name}-{width}x{height}.txt" for name in STORIES for width, height in (SMALL, LARGE)}
    assert {path.name for path in FOLDER.iterdir()} == names


@pytest.mark.parametrize("light", [False, True])
def test_the_themes_differ_only_in_colours(tripcli: Tripcli, light: bool) -> None:
    async def driven(screen: Screen) -> str:
        svg = screen.app.export_screenshot()
        assert svg.startswith("<svg")
        assert screen.app.current_theme.dark is not light
        return screen.text

    shown = drive(tripcli.setting, driven, light=light) + "\n"
    assert shown == (FOLDER / "first-look-80x24.txt").read_text(encoding="utf-8")


def test_without_colour_nothing_is_lost(tripcli: Tripcli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def driven(screen: Screen) -> str:
        assert screen.app.no_color
        for strip in screen.app.screen._compositor.render_strips():
            for segment in strip.apply_filter(screen.app._filters[-1], screen.app.background_colors[1]):
                color = segment.style.color.triplet if segment.style and segment.style.color else None
                assert color is None or len(set(color)) == 1
        return screen.text

    assert drive(tripcli.setting, driven) + "\n" == (FOLDER / "first-look-80x24.txt").read_text(encoding="utf-8")


def test_the_pictures_of_the_pages_show_the_screen_and_load_nothing(tmp_path: Path) -> None:
    for path, made in browse_pictures(tmp_path).items():
        text = path.read_text(encoding="utf-8")
        assert words_of(text) == words_of(made), "python docs/refresh.py makes the pictures again"
        assert not re.search(r"https?://|@font-face|<script|<image", text.replace("http://www.w3.org/2000/svg", ""))
