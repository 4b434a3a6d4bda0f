"""The pages that are read from their beginning to their end answer as they say, and their YAML is valid."""

from pathlib import Path

import pytest
from examples import Shell
from make_fields import with_parts
from walk import WALKS, walked


@pytest.mark.parametrize("page", WALKS, ids=lambda page: page.name)
def test_a_tutorial_prints_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    (tmp_path / "walk").mkdir()
    now = walked(with_parts(text), Shell(tmp_path / "home"), tmp_path / "walk")
    assert now == text, "python docs/refresh.py writes the outputs again"


@pytest.mark.parametrize("page", WALKS, ids=lambda page: page.name)
def test_the_dataset_at_the_end_of_a_tutorial_has_no_problem(page: Path, tmp_path: Path) -> None:
    (tmp_path / "walk").mkdir()
    shell = Shell(tmp_path / "home")
    walked(page.read_text(encoding="utf-8"), shell, tmp_path / "walk")
    assert shell.code(f"tripcli check --strict {tmp_path / 'walk' / 'mytrip'}") == 0


def test_a_block_of_yaml_without_a_file_name_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no file is named"):
        walked("```yaml\nevents: []\n```\n", Shell(tmp_path / "home"), tmp_path)
