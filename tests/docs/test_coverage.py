"""The pages cover every item of the program's lists, and every link leads to a file."""

import re
from pathlib import Path

import pytest
from make_commands import PAGE
from make_fields import LISTS
from refresh import PROJECT, pages
from walk import WALKS

import tripcli as package
from tripcli import records
from tripcli.authoring.meanings import field_meanings
from tripcli.cli.commands import COMMANDS, load_command
from tripcli.cli.commands.export import SUFFIXES
from tripcli.cli.commands.topics import TOPICS
from tripcli.cli.environment import VARIABLES
from tripcli.cli.options import SHARED, options_of
from tripcli.errors import Exit
from tripcli.exports.dialects import DIALECTS
from tripcli.query.filters import FILTERS
from tripcli.questions.library import Library
from tripcli.reading.codes import CODES
from tripcli.reading.explanations import explained
from tripcli.table import Kind
from tripcli.values.stages import STAGES
from tripcli.values.units import COUNTED, MEASURED
from tripcli.views import VIEWS, load_view
from tripcli.views.view import columns_of
from tripcli.writers import WRITERS

HAND_WRITTEN = "\n".join(page.read_text(encoding="utf-8") for page in pages())
TEXT = HAND_WRITTEN + PAGE.read_text(encoding="utf-8")
SHELL_LINES = "\n".join(re.findall(r"(?:^\$ |^|`)(.*tripcli .*)$", HAND_WRITTEN, re.MULTILINE))
DATASET_PAGE = (PROJECT / "docs/dataset.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*VIEWS, *COMMANDS])
def test_every_view_and_command_has_an_example_and_a_section(name: str) -> None:
    assert re.search(rf"tripcli {name}\b", SHELL_LINES), f"no page shows tripcli {name}"
    assert f"\n### {name}\n" in TEXT


@pytest.mark.parametrize("name", VIEWS)
def test_every_option_and_column_of_a_view_is_documented(name: str) -> None:
    view = load_view(name)
    missing = [option.flags[0] for option in options_of(view) if f"`{option.flags[0]}`" not in TEXT]
    missing += [one.column.id for one in columns_of(view) if f"| `{one.column.id}` |" not in TEXT]
    assert not missing


def test_every_shared_option_filter_format_and_topic_is_documented() -> None:
    wanted = [flag for option in SHARED for flag in option.flags]
    wanted += [f"--{one.id}" for one in FILTERS] + [writer.id for writer in WRITERS] + list(TOPICS)
    wanted += [suffix for writer in WRITERS for suffix in writer.suffixes]
    assert [one for one in wanted if f"`{one}`" not in TEXT] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_argument_of_a_command_is_documented(name: str) -> None:
    command = load_command(name)
    section = PAGE.read_text(encoding="utf-8").partition(f"\n### {name}\n")[2].partition("\n### ")[0]
    wanted = [flag for option in command.options for flag in option.flags]
    wanted += [argument.metavar for argument in command.arguments]
    assert [one for one in wanted if f"`{one}`" not in section] == []
    words = [word for option in command.options for word in option.words]
    assert [word for word in words if not re.search(rf"\b{word}\b", section) and f"`{word}`" not in TEXT] == []


@pytest.mark.parametrize(
    ("name", "names_of_pages"), [("browse", ["browse"]), ("publish", ["publish"]), ("export", ["database", "engines"])]
)
def test_a_page_explains_every_option_that_a_large_command_has_for_itself(name: str, names_of_pages: list[str]) -> None:
    text = "".join((PROJECT / f"docs/{page}.md").read_text(encoding="utf-8") for page in names_of_pages)
    shared = {flag for view in VIEWS for option in options_of(load_view(view)) for flag in option.flags} - {"-f", "-o"}
    own = [option.flags for option in load_command(name).options if not shared & {*option.flags}]
    assert [flags for flags in own if not any(re.search(rf"(?<![\w-]){flag}\b", text) for flag in flags)] == []


def test_every_suffix_and_dialect_of_export_is_documented() -> None:
    text = HAND_WRITTEN + "".join(page.read_text(encoding="utf-8") for page in WALKS)
    assert [one for one in (*SUFFIXES, *DIALECTS) if f"`{one}`" not in text] == []


def test_every_public_name_of_the_package_is_on_the_page_of_python() -> None:
    page = (PROJECT / "docs/python.md").read_text(encoding="utf-8")
    missing = [name for name in package.__all__ if not re.search(rf"\b{name}\b", page)]
    missing += [name for name in vars(Library) if name[0] != "_" and not re.search(rf"\b{name}\b", page)]
    assert missing == []


def test_every_filter_that_excludes_is_documented() -> None:
    assert [one.id for one in FILTERS if one.can_exclude and f"`--not-{one.id}`" not in TEXT] == []


def test_every_variable_of_the_environment_is_documented() -> None:
    page = (PROJECT / "docs/output.md").read_text(encoding="utf-8")
    assert [name for name in VARIABLES if f"\n| `{name}` | " not in page] == []


def test_every_variable_that_the_program_reads_is_in_the_list() -> None:
    read = re.compile(r"environ(?:ment)?(?:\.get\(|\[)\"(\w+)\"|_number_in\(\"(\w+)\"\)|environment=\"(\w+)\"")
    source = Path(package.__file__).parent
    texts = (path.read_text(encoding="utf-8") for path in source.rglob("*.py"))
    names = {name for text in texts for match in read.findall(text) for name in match if name}
    assert len(names) > 8
    assert names - {*VARIABLES} == {"HOME"}, "add it to cli/environment.py"


@pytest.mark.parametrize("page", ["README.md", "docs/output.md"])
def test_every_exit_code_is_documented(page: str) -> None:
    text = (PROJECT / page).read_text(encoding="utf-8")
    assert [code for code in Exit if f"\n| {code:d} | " not in text] == []


def test_every_problem_code_is_documented_and_has_an_explanation() -> None:
    assert [code for code in CODES if f"| `{code}` |" not in DATASET_PAGE] == []
    assert [code for code in CODES if explained(code).count("\n") < 3] == []


def test_every_kind_of_column_is_documented_with_its_json() -> None:
    rows = [line for line in (PROJECT / "docs/output.md").read_text(encoding="utf-8").splitlines() if "|" in line]
    cells = " ".join(row.split("|")[1] for row in rows)
    assert [kind.value for kind in Kind if f"`{kind.value}`" not in cells] == []


def test_every_record_field_word_stage_and_unit_is_documented() -> None:
    names = [name for struct in LISTS.values() for name in field_meanings()[struct.__name__]]
    units = [*COUNTED, *MEASURED]
    stages = [stage for stages in STAGES.values() for stage in stages]
    wanted = [*LISTS, *names, *units, *stages]
    assert [one for one in wanted if f"`{one}`" not in DATASET_PAGE] == []
    assert set(LISTS) == set(records.Dataset.__struct_fields__)


@pytest.mark.parametrize("page", [*pages(), PAGE], ids=lambda page: page.name)
def test_every_link_of_a_page_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (page.parent / link).exists()] == []
