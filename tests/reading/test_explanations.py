"""Every code is explained, and its examples are what they are said to be."""

from pathlib import Path

import pytest

from tripcli.errors import Problem
from tripcli.reading.codes import CODES
from tripcli.reading.explanations import base, explained, explanations
from tripcli.reading.load import read_dataset

EXAMPLES = [code for code, one in explanations().items() if one.language in {"yaml", "json"}]


def problems(folder: Path, example: str, language: str) -> tuple[Problem, ...]:
    """The problems of the base with an example beside it."""
    (folder / "base.yaml").write_text(base())
    (folder / f"example.{language}").write_text(example + "\n")
    return read_dataset(folder).problems


def test_every_code_is_explained_and_no_other() -> None:
    assert list(explanations()) == list(CODES)


def test_the_base_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, "", "yaml") == ()


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_broken_example_has_that_problem(code: str, tmp_path: Path) -> None:
    one = explanations()[code]
    assert {problem.code for problem in problems(tmp_path, one.broken, one.language)} == {code}


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_mended_example_has_no_problem(code: str, tmp_path: Path) -> None:
    one = explanations()[code]
    assert problems(tmp_path, one.mended, one.language) == ()


@pytest.mark.parametrize("code", CODES)
def test_an_explanation_fits_a_terminal(code: str) -> None:
    text = explained(code)
    assert text.startswith(f"{code}: {CODES[code]}\n")
    assert "Broken:\n    " in text
    assert "Mended:\n    " in text
    assert max(map(len, text.splitlines())) <= 200
