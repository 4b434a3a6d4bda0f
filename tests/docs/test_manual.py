"""The manual pages are those of the program, and the programs that show manual pages find no fault in them."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from make_man import FOLDER, manual_pages, roff
from refresh import PROJECT

from tripcli.cli.commands import COMMANDS, load_command
from tripcli.cli.environment import VARIABLES
from tripcli.cli.options import options_of
from tripcli.views import VIEWS, load_view
from tripcli.views.view import columns_of

PAGES = sorted(FOLDER.iterdir())
SECTIONS = ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES", "SEE ALSO")


def needs(tool: str) -> pytest.MarkDecorator:
    """Skip a test where a program is not installed."""
    return pytest.mark.skipif(shutil.which(tool) is None, reason=f"not installed: {tool}")


def shown(name: str, *, width: int = 100) -> str:
    """The page as `man` shows it, on one line."""
    done = subprocess.run(
        ["man", "-l", str(FOLDER / name)], capture_output=True, check=True,
        env={"PATH": os.environ["PATH"], "MANWIDTH": str(width), "LC_ALL": "C.UTF-8", "MANPAGER": "cat", "MAN_KEEP_FORMATTING": ""},
    )  # fmt: skip
    return " ".join(re.sub(".\b", "", done.stdout.decode()).split())


def test_the_manual_pages_are_up_to_date() -> None:
    there = {path.name: path.read_text(encoding="utf-8") for path in PAGES}
    assert there == manual_pages(), "python docs/refresh.py writes them again"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_manual_page_has_all_sections_and_only_ascii(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.isascii()
    assert [name for name in SECTIONS if f"\n.SH {name}\n" not in text] == []


@pytest.mark.parametrize("name", [*VIEWS, *COMMANDS])
def test_a_manual_page_has_every_option_column_and_variable(name: str) -> None:
    text = (FOLDER / f"tripcli-{name}.1").read_text(encoding="utf-8")
    options = [*options_of(load_view(name))] if name in VIEWS else load_command(name).options
    wanted = [flag for option in options for flag in option.flags] + [*VARIABLES]
    if name in VIEWS:
        wanted += [one.column.id for one in columns_of(load_view(name))]
    assert [one for one in wanted if f"\\fB{roff(one)}\\fR" not in text] == []


@needs("mandoc")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_mandoc_finds_no_fault_in_a_manual_page(page: Path) -> None:
    done = subprocess.run(["mandoc", "-Tlint", "-W", "warning", str(page)], capture_output=True, check=False)
    faults = [line for line in done.stdout.decode().splitlines() if "missing date" not in line]
    assert faults == []


@needs("groff")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_groff_finds_no_fault_in_a_manual_page(page: Path) -> None:
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", "-rCHECKSTYLE=0", str(page)], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


@needs("man")
@needs("groff")
def test_man_shows_a_page_with_its_dashes_quotes_and_examples() -> None:
    text = shown("tripcli-completion.1")
    assert 'eval "$(tripcli completion bash)"' in text
    assert "~/.config/fish/completions/tripcli.fish" in text
    assert "--count-by COLUMN" in shown("tripcli-timeline.1")
    assert "of a kind: summit, trade, investment …" in shown("tripcli-timeline.1")
    assert "`now` the present" in shown("tripcli-timeline.1")


@needs("man")
@needs("groff")
def test_man_finds_the_pages_in_the_folder_into_which_the_wheel_puts_them(tmp_path: Path) -> None:
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    ((source, target),) = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"].items()
    shutil.copytree(PROJECT / source, tmp_path / target)
    done = subprocess.run(
        ["man", "-M", str(tmp_path / "share/man"), "tripcli", "timeline"], capture_output=True, check=False,
        env={"PATH": os.environ["PATH"], "MANPAGER": "cat", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert "TRIPCLI-TIMELINE(1)" in re.sub(".\b", "", done.stdout.decode())


@pytest.mark.parametrize("text", [".TH at the start", "'quoted", "back\\slash", "a-b --c", "naïve … “quoted”"])
@needs("groff")
def test_no_character_of_a_text_commands_the_formatter(text: str) -> None:
    page = f".TH X 1\n.SH NAME\nx \\- y\n.SH TEXT\n{roff(text)}\n"
    done = subprocess.run(["groff", "-man", "-ww", "-Tutf8"], input=page.encode(), capture_output=True, check=True)
    assert done.stderr == b""
    assert text in re.sub("\x1b\\[[0-9;]*m", "", done.stdout.decode())
