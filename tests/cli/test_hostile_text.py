"""What is hostile in data or in arguments: no escape sequence ever reaches a stream, and no shell runs it."""

import csv
import io
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from hostile_dataset import DATASET, FORBIDDEN
from running import Tripcli, run_process
from tripcli.cli.format_needs import serves
from tripcli.views import VIEWS, load_view
from tripcli.views.view import TableView
from tripcli.writers import WRITERS

PAGES = {view for view in VIEWS if not isinstance(load_view(view), TableView)}
"""Of several tables, of which csv and tsv need one."""
ASKED = {"show": ("event",), "search": ("a",)}
"""View -> the words that it needs."""
WORDS = (
    "\x1b[31mred",
    "\u202eevil",
    "\x9b2J",
    "a\rb",
    "\x00"[:0] + "\x07",
    "a\nb",
    "x" * 5000,
    "\udcff",
    "%s%n",
    "'; --",
)


@pytest.fixture
def hostile(tripcli: Tripcli, tmp_path: object) -> Tripcli:
    """The program on a dataset that attacks whoever reads it."""
    from dataclasses import replace
    from pathlib import Path

    path = Path(str(tmp_path)) / "hostile.yaml"
    path.write_text(DATASET, encoding="utf-8")
    return Tripcli(replace(tripcli.setting, dataset=path))


def assert_harmless(text: str, *, allowed: str = "") -> None:
    """No character of the text commands a terminal or reorders it."""
    for character in FORBIDDEN:
        assert character in allowed or character not in text, repr(character)


@pytest.mark.parametrize(
    ("view", "format_id"),
    [(view, one.id) for view in VIEWS for one in WRITERS if one.is_text and serves(one, load_view(view))],
)
def test_no_output_of_hostile_data_commands_a_terminal(hostile: Tripcli, view: str, format_id: str) -> None:
    result = hostile(view, *ASKED.get(view, ()), "-f", format_id)
    assert result.code == (2 if view in PAGES and format_id in {"csv", "tsv"} else 0), result.err
    assert_harmless(result.text, allowed="\r" if format_id in {"csv", "ics", "ris"} else "")
    assert_harmless(result.err)


@pytest.mark.parametrize("view", VIEWS)
def test_no_terminal_is_commanded(hostile: Tripcli, view: str) -> None:
    result = hostile(
        view, *ASKED.get(view, ()), "--color", "never", out_is_terminal=True, err_is_terminal=True, width_cells=120
    )
    assert result.code == 0
    assert_harmless(result.text)
    assert_harmless(result.err)


def test_markup_in_data_stays_text(hostile: Tripcli) -> None:
    assert "[red]Talks[/red]" in hostile("timeline", out_is_terminal=True, width_cells=200).text
    assert "[bold]chief[/bold]" in hostile("participants", out_is_terminal=True, width_cells=200).text


@pytest.mark.parametrize("view", [view for view in VIEWS if view not in PAGES])
def test_a_spreadsheet_runs_no_cell(hostile: Tripcli, view: str) -> None:
    for row in csv.reader(io.StringIO(hostile(view, *ASKED.get(view, ()), "-f", "csv").text, newline="")):
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "-", "\t", "\r")) or cell.lstrip("+-").isdigit()


@pytest.mark.parametrize("word", WORDS, ids=ascii)
@pytest.mark.parametrize(
    "arguments",
    [
        ("timeline", "--stop"), ("timeline", "--on"), ("timeline", "--as-of"), ("timeline", "-c"), ("timeline", "-f"),
        ("timeline", "--sort"), ("timeline", "-n"), ("timeline", "--tz"), ("timeline", "--trip"),
        ("timeline", "--text"),
        ("timeline", "--color"), ("timeline", "--kind"), ("sources", "--record"), ("pledges", "--depth"), ("help",), (),
        ("timeline", "--topic"), ("timeline",),
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_argument_comes_back_as_a_command(tripcli: Tripcli, arguments: tuple[str, ...], word: str) -> None:
    result = tripcli(*arguments, word)
    assert result.code in {0, 2, 3}
    assert "fault of the program" not in result.err
    assert_harmless(result.err)
    assert_harmless(result.text)
    assert len(result.err) < 20_000


@pytest.mark.parametrize("option", ["--\x1b[31m", "-\x1b", "--stop\x1b[2J=x", "--unit\u202e"])
def test_no_option_comes_back_as_a_command(tripcli: Tripcli, option: str) -> None:
    result = tripcli("timeline", option)
    assert result.code == 2
    assert_harmless(result.err)


def test_a_path_that_commands_is_told_harmlessly(tripcli: Tripcli, tmp_path: object) -> None:
    result = tripcli("timeline", "-o", f"{tmp_path}/none\x1b[31m/out.csv")
    assert result.code == 4
    assert_harmless(result.err)
    result = tripcli("timeline", "--trip", f"{tmp_path}/none\x1b[31m/trip.yaml")
    assert result.code == 3
    assert_harmless(result.err)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize("option", ["--source", "--topic", "--person", "--stop", "--event"])
def test_no_completion_runs_what_a_dataset_says(
    hostile: Tripcli, environment: Mapping[str, str], tmp_path: object, shell: str, option: str
) -> None:
    dataset = hostile.setting.dataset
    words = f"tripcli timeline --trip {dataset} {option} "
    asked = {
        "_TRIPCLI_COMPLETE": f"complete_{shell}", "COMP_WORDS": words, "COMP_CWORD": "5", "_TYPER_COMPLETE_ARGS": words,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }  # fmt: skip
    done = run_process(environment={**environment, **asked}, cwd=str(tmp_path))
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode()
    assert_harmless(text)
    assert "$(" not in text
    assert "`" not in text
    subprocess.run(  # what zsh does with it, done by bash
        ["bash", "-c", '_arguments() { :; }; _files() { :; }; eval "$0"', text if shell == "zsh" else ":"],
        cwd=str(tmp_path), check=False, capture_output=True, timeout=20,
    )  # fmt: skip
    assert not list(Path(str(tmp_path)).glob("owned*"))
