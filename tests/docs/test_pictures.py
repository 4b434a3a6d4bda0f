"""The pictures show what the program prints now, and load nothing."""

import re
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree

import pytest
from examples import Shell
from pictures import COMMANDS, FOLDER, THEMES, pictures, version_of, words_of
from refresh import PROJECT

FILES = sorted(FOLDER.glob("*.svg"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pictures as they are made now, by the names of their files."""
    return {one.name: one.text for one in pictures(Shell(tmp_path_factory.mktemp("pictures") / "home"))}


def test_there_is_a_picture_of_each_command_for_light_and_dark_pages() -> None:
    assert {path.name for path in FILES} == {f"{name}-{theme}.svg" for name in COMMANDS for theme in THEMES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_picture_shows_what_the_program_prints_now(path: Path, made: dict[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    assert words_of(text) == words_of(made[path.name]), "python docs/refresh.py makes the pictures again"
    if version_of(text) == version("rich"):  # another Rich may draw the same words in another way
        assert text == made[path.name], "python docs/refresh.py makes the pictures again"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_picture_is_valid_and_loads_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    ElementTree.fromstring(text)  # noqa: S314 - our own file
    without_namespace = text.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"https?://|@font-face|@import|<script|<image|\bon\w+=", without_namespace)
    assert {*re.findall(r"url\((.)", text)} == {"#"}


def test_the_words_of_a_picture_are_those_that_a_reader_sees(made: dict[str, str]) -> None:
    words = " ".join(words_of(made["timeline-dark.svg"]))
    assert "$ tripcli timeline --stop busan" in words
    assert "○ expected Talks of Trump and Xi Jinping" in words


def test_the_readme_shows_a_picture_for_each_theme_with_words_in_its_place() -> None:
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r'(?:srcset|src)="([^"]+\.svg)"', text)
    assert shown
    assert [path for path in shown if not (PROJECT / path).is_file()] == []
    assert [path.name for path in FILES if f"docs/pictures/{path.name}" not in shown] == []
    assert len(re.findall(r'<img [^>]*alt="[^"]{40,}"', text)) == text.count("<picture>") == len(shown) / 2
