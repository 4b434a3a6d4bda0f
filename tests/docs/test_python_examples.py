"""The Python examples in the pages print what the pages show, and the notebook runs."""

import ast
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from python_examples import rerun, sessions
from refresh import PROJECT, pages

NOTEBOOK = PROJECT / "docs" / "notebook.ipynb"


@pytest.fixture(autouse=True)
def own_place(environment: Mapping[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder without a dataset and a cache of the tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", environment["XDG_CACHE_HOME"])
    monkeypatch.delenv("TRIPCLI_TRIP", raising=False)


@pytest.mark.parametrize("page", [page for page in pages() if sessions(page.read_text(encoding="utf-8"))], ids=str)
def test_a_python_example_prints_what_the_page_shows(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert rerun(text) == text, "python docs/refresh.py writes all outputs again"


def test_a_changed_output_and_an_error_are_shown() -> None:
    page = "```pycon\n>>> 1 + 1\n3\n>>> int('x')\n```\n"
    assert rerun(page) == (
        "```pycon\n>>> 1 + 1\n2\n>>> int('x')\nTraceback (most recent call last):\n"
        "builtins.ValueError: invalid literal for int() with base 10: 'x'\n```\n"
    )


def last_values() -> Iterator[Any]:
    """What the last expression of each cell of the notebook is; the cells run in one module."""
    names: dict[str, Any] = {}
    for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            *statements, last = ast.parse("".join(cell["source"])).body
            assert isinstance(last, ast.Expr)
            exec(compile(ast.Module(statements, []), "cell", "exec"), names)  # noqa: S102 - our own notebook
            yield eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307 - as above


def test_the_notebook_runs_and_shows_tables() -> None:
    stops, coming, sums, page, compared = last_values()
    assert "Kuala Lumpur</td>" in (stops._repr_html_() or "")
    assert 0 < len(coming) <= 5
    assert "<table>" in (coming._repr_html_() or "")
    assert sums.max() > 1e9
    assert (page._repr_html_() or "").count("<table>") > 1
    assert ">trump-asia-2017</th>" in (compared._repr_html_() or "")


def test_the_notebook_is_kept_without_outputs() -> None:
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    assert not any(cell.get("outputs") for cell in notebook.cells)


def test_jupyter_runs_the_notebook() -> None:
    nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed")
    pytest.importorskip("ipykernel", reason="ipykernel is not installed")
    notebook = pytest.importorskip("nbformat").read(NOTEBOOK, as_version=4)
    nbclient.NotebookClient(notebook, timeout=120).execute()
    shown = [output["data"] for cell in notebook.cells for output in cell.get("outputs", ())]
    assert "<table>" in shown[0]["text/html"]
