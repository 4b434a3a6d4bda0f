"""The first trip of somebody who has none, done from its beginning to its end as the page tells it."""

from pathlib import Path

import pytest
from examples import Shell
from walk import WALK, walked


def test_the_walk_answers_as_the_page_says(tmp_path: Path) -> None:
    page = WALK.read_text(encoding="utf-8")
    (tmp_path / "walk").mkdir()
    assert walked(page, Shell(tmp_path / "home"), tmp_path / "walk") == page, "to renew it: python docs/refresh.py"


def test_each_block_of_yaml_says_which_file_it_is(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no file is named"):
        walked("```yaml\nevents: []\n```\n", Shell(tmp_path / "home"), tmp_path)
