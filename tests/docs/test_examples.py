"""The examples in the pages print what the pages show, and the command lines in the pages run."""

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
    """Whether a line runs a view. Other commands may need files that the tests do not have."""
    return line.split()[1] not in COMMANDS


MENTIONED = {line: page.name for page in [*pages(), PAGE] for line in mentioned(page.read_text(encoding="utf-8"))}
OF_VIEWS = [
    pytest.param(line, id=f"{name}: {line}") for line, name in MENTIONED.items() if name != PAGE.name or of_a_view(line)
]


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """One shell for all examples, so that the store is built once."""
    return Shell(tmp_path_factory.mktemp("terminal") / "home")


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_prints_what_the_page_shows(example: Example, shell: Shell) -> None:
    if example.missing_tools:
        pytest.skip(f"not installed: {', '.join(example.missing_tools)}")
    assert shell.answered(example) == example.body, "python docs/refresh.py writes all outputs again"


@pytest.mark.parametrize("line", OF_VIEWS)
def test_a_command_line_in_a_page_runs(line: str, shell: Shell) -> None:
    only_a_name = len(line.split()) == 2
    on_a_screen = line.split()[1] == "browse"  # tests/browse drives it
    assert shell.code(f"{line} --help" if only_a_name or on_a_screen else line) == 0


def test_the_pages_have_examples_and_command_lines() -> None:
    assert len(EXAMPLES) > 10
    assert len(MENTIONED) > 30


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_the_generated_parts_of_a_page_are_up_to_date(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert with_parts(text) == text, "python docs/refresh.py writes them again"


def test_the_page_of_commands_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == commands_page(), "python docs/make_commands.py writes it again"


def test_a_changed_output_is_found(shell: Shell) -> None:
    example = Example(1, "$ tripcli --version\ntripcli of another time\n")
    assert shell.answered(example) != example.body
    assert shell.refreshed(f"```console\n{example.body}```\n") == f"```console\n{shell.answered(example)}```\n"


def test_a_page_without_examples_does_not_change(shell: Shell) -> None:
    text = (PROJECT / "LICENSE").read_text(encoding="utf-8")
    assert shell.refreshed(text) == text
