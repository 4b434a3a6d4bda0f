"""Completion: what the shells are offered, by the dataset in use and as of the asked moment."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from conftest import GOLDEN_TRIP
from running import Tripcli, run_process
from tripcli.cli.commands import COMMANDS
from tripcli.cli.commands.topics import TOPICS
from tripcli.views import VIEWS, load_view
from tripcli.writers import WRITERS


def offered(tripcli: Tripcli, *words: str, shell: str = "bash") -> list[str]:
    """What is offered in the place of the last word."""
    line = " ".join(("tripcli", *words))
    asked = {
        "_TRIPCLI_COMPLETE": f"complete_{shell}", "COMP_WORDS": line, "COMP_CWORD": str(len(words)),
        "_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }  # fmt: skip
    result = tripcli(environment=asked)
    assert (result.code, result.err) == (0, "")
    return [line for line in result.lines if line]


def test_commands(tripcli: Tripcli) -> None:
    assert set(offered(tripcli, "")) == {*VIEWS, *COMMANDS}
    assert offered(tripcli, "tim") == ["timeline"]


@pytest.mark.parametrize("view", [*VIEWS])
def test_options_of_a_view(tripcli: Tripcli, view: str) -> None:
    found = set(offered(tripcli, view, "--"))
    assert "--help" in found
    assert {f"--{own.id}" for own in load_view(view).options} <= found
    assert ("--unit" in found) is bool({"pledge"} & set(load_view(view).kinds))


def test_ids(tripcli: Tripcli) -> None:
    assert offered(tripcli, "timeline", "--stop", "b") == ["berlin", "bergen"] or set(
        offered(tripcli, "timeline", "--stop", "b")
    ) == {"berlin", "bergen"}
    assert offered(tripcli, "timeline", "--person", "sol") == ["solveig-dahl"]
    assert offered(tripcli, "timeline", "--event", "cab") == ["cable-dinner"]
    assert offered(tripcli, "pledges", "--by", "nord") == ["nordlys-kraft"]
    assert offered(tripcli, "timeline", "--source", "led") == ["ledger-doubt"]
    assert offered(tripcli, "timeline", "--country", "N") == ["NO"]


def test_words(tripcli: Tripcli) -> None:
    assert offered(tripcli, "timeline", "--kind", "su") == ["summit"]
    assert offered(tripcli, "pledges", "--unit", "t") == ["tonnes"]
    assert offered(tripcli, "timeline", "--status", "he") == ["held"]
    assert offered(tripcli, "timeline", "--topic", "ca") == ["cables"]
    assert offered(tripcli, "timeline", "--source-kind", "o") == ["official"]


def test_formats_colours_zones_and_topics(tripcli: Tripcli) -> None:
    assert set(offered(tripcli, "timeline", "-f", "")) == {writer.id for writer in WRITERS}
    assert offered(tripcli, "timeline", "--format", "js") == ["json", "jsonl"]
    assert offered(tripcli, "timeline", "--color", "a") == ["auto", "always"]
    assert offered(tripcli, "timeline", "--tz", "u") == ["utc"]
    assert set(TOPICS) <= set(offered(tripcli, "help", ""))
    assert offered(tripcli, "completion", "z") == ["zsh"]


def test_records_of_every_kind(tripcli: Tripcli) -> None:
    assert offered(tripcli, "show", "harbour-t") == ["harbour-talks"]
    assert offered(tripcli, "show", "sol") == ["solveig-dahl"]


def test_values_of_commands_that_are_no_views(tripcli: Tripcli) -> None:
    assert offered(tripcli, "check", "-f", "g") == ["github"]
    assert offered(tripcli, "export", "-f", "js") == ["json", "jsonl"]
    assert offered(tripcli, "import", "--status", "h") == ["held"]
    assert offered(tripcli, "schema", "--output", "time") == ["timeline"]
    assert offered(tripcli, "sql", "-f", "t") == ["table", "tsv"]
    assert offered(tripcli, "export", "--trip", "tr") == ["trump-asia-2025"]


def test_columns_one_after_the_other(tripcli: Tripcli) -> None:
    assert offered(tripcli, "timeline", "-c", "tit") == ["title"]
    assert offered(tripcli, "timeline", "-c", "id,tit") == ["id,title"]
    assert offered(tripcli, "timeline", "--sort", "tit") == ["title"]
    assert "amount" in offered(tripcli, "pledges", "--columns", "")


def test_trips(bundled: Tripcli) -> None:
    assert offered(bundled, "timeline", "--trip", "tr") == ["trump-asia-2025"]


def test_only_what_was_known_by_then(tripcli: Tripcli) -> None:
    assert offered(tripcli, "timeline", "--as-of", "2024-05-08", "--event", "harbour") == ["harbour-talks"]
    assert set(offered(tripcli, "timeline", "--event", "harbour")) == {"harbour-talks", "harbour-protest"}
    assert offered(tripcli, "timeline", "--as-of", "2024-05-14", "--source", "led") == []
    assert offered(tripcli, "timeline", "--as-of", "2024-05-07", "--stop", "") == []


def test_the_dataset_of_the_line_is_asked(bundled: Tripcli) -> None:
    assert offered(bundled, "timeline", "--trip", str(GOLDEN_TRIP), "--stop", "sap") == ["sapporo"]


def test_what_cannot_be_read_offers_nothing_and_is_no_failure(tripcli: Tripcli, tmp_path: Path) -> None:
    assert offered(tripcli, "timeline", "--trip", str(tmp_path / "none.yaml"), "--stop", "s") == []
    assert offered(tripcli, "timeline", "--as-of", "soon", "--stop", "s") == []
    assert offered(tripcli, "timeline", "--nonsense", "s") == []


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_are_told_names_too(tripcli: Tripcli, shell: str) -> None:
    text = "\n".join(offered(tripcli, "timeline", "--person", "sol", shell=shell))
    assert "solveig-dahl" in text
    assert "Sølveig Dahl" in text


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_every_shell_has_a_script(tripcli: Tripcli, shell: str) -> None:
    result = tripcli("completion", shell)
    assert (result.code, result.err) == (0, "")
    assert f"complete_{shell}" in result.text


def test_bash_itself_completes(environment: Mapping[str, str]) -> None:
    line = """eval "$(tripcli completion bash)"
        COMP_WORDS=(tripcli timeline --stop sap); COMP_CWORD=3; _tripcli_completion tripcli; echo "${COMPREPLY[@]}" """
    if shutil.which("env") is None:
        pytest.skip("the script needs env")
    # `env` runs a program and no function, so the program stands in a file of its own.
    import sys

    folder = Path(environment["HOME"]) / "bin"
    folder.mkdir(exist_ok=True)
    program = folder / "tripcli"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tripcli "$@"\n')
    program.chmod(0o755)
    variables = {**environment, "TRIPCLI_TRIP": str(GOLDEN_TRIP), "PATH": f"{folder}:{environment['PATH']}"}
    done = run_process(shell=line, environment=variables)
    assert done.stdout.decode().strip() == "sapporo", done.stderr
