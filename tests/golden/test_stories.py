"""The transcripts: what people type, and exactly what they get.

A story is a text file: `# ` prose, `$ tripcli …`, then what the program wrote; lines of stderr begin with `2> `, and
`exit N` stands where N is not 0. Prose that says `On a terminal of 80 cells` or `In a pipe` sets the place of the
commands below it. `pytest tests/golden --update-golden` rewrites the files: the difference is the review.
"""

import re
import shlex
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import GOLDEN_TRIP
from running import Result, Tripcli, run_process

HERE = Path(__file__).parent
STORIES = sorted(HERE.glob("*.txt"))
ON_A_TERMINAL = re.compile(r"On a terminal of (\d+) cells")
SHELL = set("|<>&;$`(\"'*")
"""What only a shell reads; quotes alone are read here."""


def told(story: str, tripcli: Tripcli, environment: Mapping[str, str], folder: Path) -> str:
    """The story as it is now."""
    width_cells = 0
    parts: list[str] = []
    for line in story.splitlines():
        if line.startswith("# "):
            if terminal := ON_A_TERMINAL.search(line):
                width_cells = int(terminal.group(1))
            elif "In a pipe" in line:
                width_cells = 0
            if parts and not parts[-1].startswith("# "):
                parts.append("")
            parts.append(line)
        elif line.startswith("$ "):
            if parts:
                parts.append("")
            parts.append(line)
            parts += shown(run_line(line[2:], tripcli, environment, folder, width_cells))
    return "\n".join(parts) + "\n"


def run_line(line: str, tripcli: Tripcli, environment: Mapping[str, str], folder: Path, width_cells: int) -> Result:
    """Run one line: in this process when it is one command, else by the shell."""
    if line.startswith("tripcli ") and not set(line) & (SHELL - set("\"'")):
        arguments = shlex.split(line)[1:]
        if width_cells:
            return tripcli(*arguments, width_cells=width_cells, out_is_terminal=True, err_is_terminal=True)
        return tripcli(*arguments)
    trip = {"TRIPCLI_TRIP": str(tripcli.setting.dataset)} if tripcli.setting.dataset else {}
    done = run_process(shell=line, environment={**environment, **trip}, cwd=folder)
    return Result(done.returncode, done.stdout, done.stderr.decode())


def shown(result: Result) -> list[str]:
    """What a run wrote, as it stands in a story; escape codes as `␛`."""
    lines = result.text.replace("\x1b", "␛").splitlines()
    lines += [f"2> {line}" for line in result.err.replace(str(GOLDEN_TRIP), "trip").splitlines()]
    return lines + ([f"exit {result.code}"] if result.code else [])


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_program_says_what_the_story_says(  # noqa: PLR0917 - so many things are the same for all
    path: Path, tripcli: Tripcli, environment: Mapping[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    story = path.read_text(encoding="utf-8")
    if missing := [tool for tool in ("awk", "jq", "grep") if f"| {tool} " in story and not shutil.which(tool)]:
        pytest.skip(f"the story needs {', '.join(missing)}")
    monkeypatch.chdir(tmp_path)
    if path.stem.startswith("bundled"):
        tripcli = Tripcli(replace(tripcli.setting, dataset=None))
    now = told(story, tripcli, environment, tmp_path)
    if request.config.getoption("--update-golden"):
        path.write_text(now, encoding="utf-8")
    assert now == story or request.config.getoption("--update-golden")


def test_there_are_stories_of_each_part_of_the_program() -> None:
    assert len(STORIES) > 8
