"""What SECURITY.md promises: no network, no code from data, private files, releases that can be repeated."""

import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from running import run_process
from tripcli.cli.commands import COMMANDS, load_command
from tripcli.views import VIEWS, load_view

PROJECT = Path(__file__).parents[2]

WATCHED = """
import io, json, os, shlex, sys
from pathlib import Path
sys.path[:0] = json.loads(sys.argv[2])
from tripcli.cli.main import main
from tripcli.cli.runtime import system_runtime

done = []
REFUSED = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostby", "socket.sendto", "urllib.Request",
           "os.system", "os.exec", "os.posix_spawn", "subprocess.Popen", "pickle.find_class", "webbrowser.open", "ctypes.dlopen")

def hook(event, arguments):
    if event.startswith(REFUSED) and arguments != (None,):  # pyarrow looks at the libraries that are already loaded
        done.append(f"{event} {arguments!r}"[:300])
        raise PermissionError(event)

sys.addaudithook(hook)
codes = {}
for line in json.loads(sys.argv[1]):
    codes[line] = main(shlex.split(line)[1:], system_runtime()._replace(now_instant=1_767_225_600))
Path("report.json").write_text(json.dumps({"done": done, "codes": codes}))
"""
"""Runs commands in a process whose audit hook refuses the network, other programs and code that data could bring."""


def examples() -> list[str]:
    """The examples of all views and commands, but for those that need a shell or a file, or open a browser on purpose."""
    lines = [line for view in VIEWS for line in load_view(view).examples]
    lines += [line for command in COMMANDS for line in load_command(command).examples]
    return [line for line in lines if not set(line) & set("|<>&$") and " --open" not in line and "browse" not in line]


@pytest.mark.skipif(sys.platform == "win32", reason="the names of the audit events are those of POSIX")
def test_no_command_uses_the_network_or_starts_a_program(environment: Mapping[str, str], tmp_path: Path) -> None:
    lines = examples()
    assert {line.split()[1] for line in lines} >= set(VIEWS)
    paths = json.dumps([path for path in sys.path if path])
    variables = {**environment, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, json.dumps(lines), paths], cwd=tmp_path, env=variables, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["done"] == []
    assert not [line for line, code in report["codes"].items() if code == 70]


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
@pytest.mark.parametrize("made_before", [False, True])
def test_the_cache_can_be_read_by_its_owner_only(
    environment: Mapping[str, str], tmp_path: Path, made_before: bool
) -> None:
    base = tmp_path / "base"
    if made_before:
        (base / "tripcli").mkdir(parents=True)
        (base / "tripcli").chmod(0o755)
    done = run_process(environment={**environment, "XDG_CACHE_HOME": str(base)}, shell="umask 0; tripcli stops -f tsv")  # noqa: S604  # a line of ours
    assert done.returncode == 0, done.stderr
    folder = base / "tripcli"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files = list(folder.iterdir())
    assert any(file.suffix == ".sqlite" for file in files)
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_the_same_tree_gives_the_same_wheel_byte_by_byte(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    wheels = []
    for number, moment in enumerate((1_000_000_000, 1_700_000_000)):
        tree = tmp_path / f"tree-{number}"
        for name in ("src", "data", "docs"):
            shutil.copytree(PROJECT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        for file in (*PROJECT.glob("*.md"), PROJECT / "LICENSE", PROJECT / "pyproject.toml"):
            shutil.copy(file, tree)
        for path in tree.rglob("*"):
            os.utime(path, (moment, moment))
        out = tmp_path / f"out-{number}"
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)], cwd=tree, capture_output=True, check=True, timeout=120,
        )  # fmt: skip
        (wheel,) = out.glob("*.whl")
        wheels.append(wheel.read_bytes())
    assert wheels[0] == wheels[1]


def test_each_promise_names_a_test_that_exists() -> None:
    text = (PROJECT / "SECURITY.md").read_text(encoding="utf-8")
    files = [word.strip("`,.;") for word in text.split() if word.startswith("`tests/")]
    assert len(files) > 8
    assert not [file for file in files if not (PROJECT / file).exists()]
