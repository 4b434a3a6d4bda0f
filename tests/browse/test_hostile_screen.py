"""What is hostile in data stays text: no markup, no control character, no command, in no pane and no window."""

from pathlib import Path

import pytest
from driven_screen import LARGE, SMALL, Screen, drive

from hostile_dataset import DATASET, FORBIDDEN
from running import Setting, Tripcli
from tripcli.views import VIEWS

WORDS = {"show": ("event",), "search": ("talks",)}


@pytest.fixture
def hostile(tripcli: Tripcli, tmp_path: Path) -> Setting:
    """The program on a dataset that attacks whoever reads it."""
    path = tmp_path / "hostile.yaml"
    path.write_text(DATASET, encoding="utf-8")
    return Setting(cache_folder=tripcli.setting.cache_folder, environment=tripcli.setting.environment, dataset=path)


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be opened."""
    monkeypatch.setattr("webbrowser.open", lambda _address: False)


def check(screen: Screen) -> None:
    """Fail when the screen holds a character that commands a terminal."""
    text = screen.text
    assert not [character for character in FORBIDDEN if character in text.replace("\n", "")]


@pytest.mark.parametrize(("views", "size"), [([*VIEWS][::2], SMALL), ([*VIEWS][1::2], LARGE)], ids=["small", "large"])
def test_no_pane_obeys_the_data(hostile: Setting, views: list[str], size: tuple[int, int]) -> None:
    async def driven(screen: Screen) -> None:
        for view in views:
            screen.app.ask(screen.app.question._replace(view=view, words=WORDS.get(view, ())))
            await screen.pilot.pause()
            check(screen)
            await screen.press("o")
            check(screen)
            await screen.press("escape")

    drive(hostile, driven, size=size)


def test_markup_is_shown_and_not_followed(hostile: Setting) -> None:
    async def driven(screen: Screen) -> None:
        assert "[red]Talks[/red]" in screen.text
        await screen.press("p")
        assert "[bold]chief[/bold]" in screen.text
        screen.app.show_page("source")
        await screen.pilot.pause()
        assert "$(TOUCH OWNED) `TOUCH OWNED`" in screen.text
        await screen.press("slash")
        await screen.type("--topic ")
        check(screen)
        await screen.press("escape")

    drive(hostile, driven)


def test_a_hostile_word_of_the_user_is_quoted_in_the_copied_command(hostile: Setting) -> None:
    async def driven(screen: Screen) -> None:
        await screen.press("y")
        assert screen.app.clipboard == "tripcli timeline --text '$(touch owned); [red]'"
        assert "[red]" in screen.text

    drive(hostile, driven, words=("--text", "$(touch owned); [red]"))
