"""Every recipe says which programs it needs, and each of these programs can be installed where the checks run."""

import re

import pytest
from examples import OPTIONAL_TOOLS, Example, examples
from refresh import PROJECT

TEXT = (PROJECT / "docs/recipes.md").read_text(encoding="utf-8")
RECIPES = {
    match["title"]: match["body"]
    for match in re.finditer(r"^### (?P<title>\d+\. .+)\n(?P<body>(?:(?!^##).*\n)*)", TEXT, re.MULTILINE)
}
NOT_RUN = {"41. Check a trip in continuous integration"}
"""Recipes that would need the network."""


def test_there_are_more_than_twenty_five_recipes_numbered_in_order() -> None:
    numbers = [int(title.partition(".")[0]) for title in RECIPES]
    assert numbers == [*range(1, len(numbers) + 1)]
    assert len(numbers) > 25


@pytest.mark.parametrize("title", [title for title in RECIPES if title not in NOT_RUN])
def test_a_recipe_has_a_command_with_its_output_and_names_its_tools(title: str) -> None:
    body = RECIPES[title]
    blocks = examples(body)
    assert blocks, "no command that is run"
    assert any(line and not line.startswith("$ ") for block in blocks for line in block.body.splitlines())
    (needs,) = re.findall(r"^Needs: (.+)$", body, re.MULTILINE)
    named = set(re.findall(r"[a-z0-9]+", needs))
    assert [tool for block in blocks for tool in block.tools if tool not in named] == []


def test_the_tools_of_a_command_are_the_programs_that_it_runs_not_its_words() -> None:
    assert Example(1, "$ tripcli search less -f json | jq .\n").tools == ("jq",)
    assert Example(1, "$ echo git; (fzf <x) && sqlite3 a\n").tools == ("fzf", "sqlite3")


def test_the_check_script_installs_every_tool() -> None:
    script = (PROJECT / ".ci/run").read_text(encoding="utf-8")
    settings = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    packages = {"csvcut": "csvkit", "csvlook": "csvkit", "csvsort": "csvkit", "mlr": "miller", "gnuplot": "gnuplot-nox",
                "ogr2ogr": "gdal-bin", "watch": "procps", "duckdb": "duckdb-cli"}  # fmt: skip
    text = script + settings
    missing = [tool for tool in OPTIONAL_TOOLS if not re.search(rf"\b{packages.get(tool, tool)}\b", text)]
    assert missing == []
