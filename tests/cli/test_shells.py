"""Completion in the real shells: keys are typed into bash, zsh and fish, and Tab is pressed."""

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from conftest import GOLDEN_TRIP
from running import run_process
from terminal import Terminal

TAB, CLEAR_LINE = "\t", "\x15"
COMMANDS = {"bash": ["bash", "--norc", "--noprofile", "-i"], "zsh": ["zsh", "-f", "-i"], "fish": ["fish", "-i"]}
SETUP = {
    "bash": 'PS1="ready> "; bind "set enable-bracketed-paste off"; eval "$(tripcli completion bash)"',
    "zsh": 'PS1="ready> "; autoload -Uz compinit; compinit -u; eval "$(tripcli completion zsh)"',
    "fish": 'function fish_prompt; echo "ready> "; end; tripcli completion fish | source',
}

Typed = Callable[..., str]
"""Types the beginning of a line and Tab; returns the line that the shell makes of it."""


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the program, for the PATH of a shell."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "tripcli"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tripcli "$@"\n')
    program.chmod(0o755)
    return folder


@pytest.fixture(scope="module", params=["bash", "zsh", "fish"])
def shell(
    request: pytest.FixtureRequest,
    environment: Mapping[str, str],
    programs: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, Terminal, Path]]:
    """A shell that has learnt to complete, in a folder with one file."""
    name = request.param
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    folder = tmp_path_factory.mktemp(name)
    (folder / "afile.csv").touch()
    variables = {
        **environment, "TRIPCLI_TRIP": str(GOLDEN_TRIP), "PATH": f"{programs}:{environment['PATH']}",
        "HOME": str(folder), "TERM": "xterm", "HISTFILE": "",
    }  # fmt: skip
    assert run_process("stops", "-f", "tsv", environment=variables).returncode == 0  # so that no Tab compiles
    with Terminal(COMMANDS[name], variables) as terminal:
        terminal.type(f"cd {folder}; {SETUP[name]}; echo READ''Y\n")
        terminal.wait_for("READY\r\n")
        yield name, terminal, folder
        terminal.type(f"{CLEAR_LINE}exit\n")


@pytest.fixture
def typed(shell: tuple[str, Terminal, Path]) -> Typed:
    """The function that types and completes in the shell."""
    _, terminal, folder = shell
    result = folder / "line"

    def complete(begun: str, tabs: int = 1) -> str:
        """Type `record LINE`, Tab and Enter, where `record` writes down its words: so the line is read, not the screen."""
        result.unlink(missing_ok=True)
        terminal.type(f"tripcli {begun}{TAB * tabs}")
        terminal.type("\x01record \x05\n")
        terminal.wait_for("RECORDED\r\n")
        return result.read_text().removeprefix("tripcli ").rstrip("\n")

    return complete


@pytest.fixture(scope="module", autouse=True)
def record(shell: tuple[str, Terminal, Path]) -> None:
    """Teach the shell the command `record`, which writes down the words that it gets."""
    name, terminal, folder = shell
    body = (
        f'string join " " -- $argv > {folder}/line; echo RECORD""ED'
        if name == "fish"
        else f'echo "$*" > {folder}/line; echo RECORD""ED'
    )
    terminal.type(
        f"function record; {body}; end; echo DEFIN''ED\n"
        if name == "fish"
        else f"record() {{ {body}; }}; echo DEFIN''ED\n"
    )
    terminal.wait_for("DEFINED\r\n")


@pytest.mark.parametrize(
    ("begun", "completed"),
    [
        ("timel", "timeline"),
        ("timeline --stop sap", "timeline --stop sapporo"),
        ("timeline --stop=sap", "timeline --stop=sapporo"),
        ("timeline --format=cs", "timeline --format=csv"),
        ("timeline --person dahl", "timeline --person solveig-dahl"),
        ("timeline --person=dahl", "timeline --person=solveig-dahl"),
        ("timeline -c id,tit", "timeline -c id,title"),
        ("timeline --sort -tit", "timeline --sort -title"),
        ("timeline --tz Asia/Tok", "timeline --tz Asia/Tokyo"),
        ("sources --record harbour-ta", "sources --record harbour-talks"),
        ("show harbour-ta", "show harbour-talks"),
        ("pledges --status sou", "pledges --status sought"),
        ("pledges --status hel", "pledges --status hel"),
        ("timeline -o afi", "timeline -o afile.csv"),
        ("timeline --output=afi", "timeline --output=afile.csv"),
        ("timeline --on afi", "timeline --on afi"),
        ("sql afi", "sql afi"),
    ],
)
def test_a_word_is_completed(typed: Typed, begun: str, completed: str) -> None:
    assert typed(begun) == completed


def test_what_was_typed_stays_when_several_values_have_it_in_their_middle(
    typed: Typed, shell: tuple[str, Terminal, Path]
) -> None:
    assert typed("timeline --event tal") in {"timeline --event tal", "timeline --event harbour-talks"}
    if shell[0] != "fish":  # fish completes what all values have in common
        assert typed("timeline --event r-") == "timeline --event r-"


def test_no_name_of_a_dataset_is_run(typed: Typed, shell: tuple[str, Terminal, Path]) -> None:
    _, _, folder = shell
    command = f"$(touch {folder}/run) `touch {folder}/run` ; touch {folder}/run ' (touch {folder}/run)"
    name = command.replace("'", "''")
    (folder / "hostile.yaml").write_text(
        "trip: {id: x, title: T, traveler: p, timezone: UTC}\npeople: [{id: p, name: P}]\n"
        "parties: [{id: DE, name: Germany, kind: country}]\n"
        "sources: [{id: a, publisher: A, title: T, published: 2024-05-14, kind: press}]\nstops:\n"
        + "".join(
            f"  - {{id: s-{number}, name: '{name} {number}', country: DE, timezone: UTC, "
            "reports: [{source: a, status: held}]}\n"
            for number in (1, 2)
        )
    )
    assert typed("timeline --trip ./hostile.yaml --stop s-1") == "timeline --trip ./hostile.yaml --stop s-1"
    assert typed("timeline --trip ./hostile.yaml --stop s", 2).startswith("timeline --trip ./hostile.yaml --stop s-")
    assert not (folder / "run").exists()
