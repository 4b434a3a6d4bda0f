"""Every command explains itself with an example that works, and every file can be read in one sitting."""

import re
import shlex
from pathlib import Path

import pytest

import tripcli as package
from running import Tripcli
from tripcli.cli.commands import COMMANDS, load_command
from tripcli.views import VIEWS, load_view

EVERY = [*VIEWS, *COMMANDS]
SOURCE = Path(package.__file__).parent
FILES = sorted(file for file in SOURCE.rglob("*") if file.suffix in {".py", ".sql"})
LONGEST = 300


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_says_what_it_does_and_gives_an_example(tripcli: Tripcli, name: str, flag: str) -> None:
    result = tripcli(name, flag)
    assert (result.code, result.err) == (0, "")
    assert result.lines[0].startswith(f"Usage: tripcli {name}")
    text = " ".join(result.text.split())
    assert {**VIEWS, **COMMANDS}[name] in text
    assert "Examples: " in text
    assert max(len(line) for line in result.lines) <= 130
    for option in re.findall(r"^  (--[a-z-]+|-[a-z], --[a-z-]+)\s*$", result.text, re.MULTILINE):
        pytest.fail(f"{option} has no help")


@pytest.mark.parametrize("name", VIEWS)
def test_every_example_of_a_view_can_be_run(
    bundled: Tripcli, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    examples = load_view(name).examples
    assert examples
    for example in examples:
        words = shlex.split(example.partition(" | ")[0].partition(" > ")[0])
        assert words[:2] == ["tripcli", name]
        result = bundled(*words[1:])
        assert result.code in {0, 1}, f"{example}: {result.err}"
        assert "nothing to show" not in result.err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example_of_itself(name: str) -> None:
    examples = load_command(name).examples
    assert examples
    assert all(f"tripcli {name}" in example for example in examples)


def test_the_program_lists_every_command(tripcli: Tripcli) -> None:
    result = tripcli("--help")
    listed = {line.split()[0] for line in result.lines if re.match(r"  [a-z]", line)}
    assert set(EVERY) <= listed


def test_without_arguments_the_help_goes_to_stderr_with_exit_code_2(tripcli: Tripcli) -> None:
    result = tripcli()
    assert (result.code, result.out) == (2, b"")
    assert result.err.startswith("Usage: tripcli")


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_no_file_is_long_or_left_undone(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST
    assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b", text)
    if file.suffix == ".py":
        assert text.startswith(('"""', "# ruff: noqa", "#!")), "a file begins with what it is"


def test_no_module_has_a_name_such_as_utils_or_helpers() -> None:
    names = {file.stem for file in FILES} | {file.parent.name for file in FILES}
    assert not names & {"utils", "helpers", "common", "misc", "tools"}
