"""Every example of the pages answers as it is printed there, and every command line that they name runs."""

from pathlib import Path

import pytest
from examples import Example, Shell, examples, mentioned
from make_commands import PAGE, commands_page
from make_fields import with_parts
from refresh import PROJECT, pages

from tripcli.cli.commands import COMMANDS

EXAMPLES = [
    pytest.param(example, id=f"{page.name}:{example.line}")
    for page in pages()
    for example in examples(page.read_text(encoding="utf-8"))
]


def of_a_view(line: str) -> bool:
    """Whether a line asks a view: other commands may need files that only their reader has."""
    return line.split()[1] not in COMMANDS


MENTIONED = {line: page.name for page in [*pages(), PAGE] for line in mentioned(page.read_text(encoding="utf-8"))}
OF_VIEWS = [
    pytest.param(line, id=f"{name}: {line}") for line, name in MENTIONED.items() if name != PAGE.name or of_a_view(line)
]


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """One terminal for all examples, with a store that is built once."""
    return Shell(tmp_path_factory.mktemp("terminal") / "home")


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_answers_as_it_is_printed(example: Example, shell: Shell) -> None:
    if example.missing_tools:
        pytest.skip(f"not installed: {', '.join(example.missing_tools)}")
    assert shell.answered(example) == example.body, "to renew all outputs: python docs/refresh.py"


@pytest.mark.parametrize("line", OF_VIEWS)
def test_a_command_line_that_a_page_names_runs(line: str, shell: Shell) -> None:
    only_a_name = len(line.split()) == 2
    assert shell.code(f"{line} --help" if only_a_name else line) == 0


def test_the_pages_have_examples_and_name_command_lines() -> None:
    assert len(EXAMPLES) > 10
    assert len(MENTIONED) > 30


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_the_parts_that_follow_from_the_code_are_fresh(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert with_parts(text) == text, "to renew them: python docs/refresh.py"


def test_the_page_of_commands_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == commands_page(), "to renew it: python docs/make_commands.py"


def test_a_changed_answer_is_noticed(shell: Shell) -> None:
    example = Example(1, "$ tripcli --version\ntripcli of another time\n")
    assert shell.answered(example) != example.body
    assert shell.refreshed(f"```console\n{example.body}```\n") == f"```console\n{shell.answered(example)}```\n"


def test_a_page_without_examples_stays_as_it_is(shell: Shell) -> None:
    text = (PROJECT / "LICENSE").read_text(encoding="utf-8")
    assert shell.refreshed(text) == text
