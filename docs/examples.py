"""Run the examples of the pages: `console` blocks with a `$ command` and what a terminal of 80 columns shows.

Takes the text of a page; returns its examples, or the page with the outputs of now. For a command with a pipe or a
redirection only standard output is shown, because the order of standard error depends on which process is faster.
"""

import os
import re
import shutil
import subprocess
import sys
import termios
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import tripcli

WIDTH_CELLS, HEIGHT_LINES = 80, 50
PATIENCE_SECONDS = 120
OPTIONAL_TOOLS = (
    "csvcut", "csvlook", "csvsort", "datasette", "duckdb", "fzf", "git", "gnuplot", "jq", "khal", "less", "mlr",
    "ogr2ogr", "pandoc", "qrencode", "sqlite3", "watch",
)  # fmt: skip
"""Programs that examples use and that may not be installed."""

_ERASED = re.compile(r"[^\n]*\r\x1b\[K")
"""Progress that a terminal no longer shows: a slow machine must not change a page."""
_BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_SHELL_BLOCK = re.compile(r"^```sh\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`(tripcli [^`\n]+)`")
_PLACEHOLDER = re.compile(r"\b(?!US\b|JP\b|KR\b|CN\b|MY\b|USD\b|FS\b)[A-Z]{2,}\b|…|\bmytrip\b|\bevents\.csv\b")
"""A placeholder: a line with one is a pattern, not a command."""


PATH = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
"""Where programs are looked for: first beside the Python that runs the tests, then as usual."""


class Example(NamedTuple):
    """One block of a page."""

    line: int
    """The line at which it begins, from 1."""
    body: str
    """The commands and outputs in the page."""

    @property
    def commands(self) -> tuple[str, ...]:
        """The commands, without `$ `."""
        return tuple(line.removeprefix("$ ") for line in self.body.splitlines() if line.startswith("$ "))

    @property
    def tools(self) -> tuple[str, ...]:
        """The programs that it needs and that may not be installed."""
        starts = r"(?:^|[|;&(] *|\b(?:exec|env|then|do|xargs) )"
        return tuple(tool for tool in OPTIONAL_TOOLS if any(re.search(starts + tool + r"\b", c) for c in self.commands))

    @property
    def missing_tools(self) -> tuple[str, ...]:
        """The programs that it needs and that are not installed."""
        return tuple(tool for tool in self.tools if shutil.which(tool, path=PATH) is None)


def examples(page: str) -> tuple[Example, ...]:
    """Return the `console` blocks of a page, in order."""
    return tuple(Example(page[: m.start()].count("\n") + 1, m["body"]) for m in _BLOCK.finditer(page))


def mentioned(page: str) -> tuple[str, ...]:
    """Return the command lines in `sh` blocks and in text; lines with placeholders are left out."""
    lines = [line for block in _SHELL_BLOCK.finditer(page) for line in block["body"].splitlines()]
    found = [line.partition("  #")[0].rstrip() for line in lines if line.startswith("tripcli ")]
    found += [span.replace(r"\|", "|") for span in _SPAN.findall(page)]
    return tuple(dict.fromkeys(line for line in found if not _PLACEHOLDER.search(line)))


class Shell:
    """A shell with a home folder of its own, in which `tripcli` is the program of this environment."""

    def __init__(self, home: Path) -> None:
        programs = home / "bin"
        programs.mkdir(parents=True)
        (home / ".config/fish/completions").mkdir(parents=True)
        program = programs / "tripcli"
        program.write_text(f'#!/bin/sh\nexec {sys.executable} -m tripcli "$@"\n')
        program.chmod(0o755)
        package = Path(tripcli.__file__).parents[1]
        self.environment = {
            "PATH": f"{programs}{os.pathsep}{PATH}",
            "PYTHONPATH": str(package),
            "HOME": str(home),
            "XDG_CACHE_HOME": str(home / "cache"),
            "LANG": "C.UTF-8",
            "TRIPCLI_PAGER": "cat",
            "TERM": "xterm",
            "TZ": "UTC",
            "NO_COLOR": "1",
            "COLUMNS": str(WIDTH_CELLS),
        }
        self.home = home
        self._blocks = 0
        self.code("tripcli stops")  # builds the store, so that no example does

    def answered(self, example: Example, folder: Path | None = None) -> str:
        """Run the commands of an example one after the other, and return the block with their outputs.

        They run in `folder`, or in a new empty folder.
        """
        if folder is None:
            self._blocks += 1
            folder = self.home / f"example-{self._blocks}"
            folder.mkdir()
        return "".join(f"$ {command}\n{self._shown(command, folder)}" for command in example.commands)

    def refreshed(self, page: str) -> str:
        """Return the page with the outputs of now. Examples that need a missing program do not change."""

        def block(match: re.Match[str]) -> str:
            example = Example(0, match["body"])
            return match[0] if example.missing_tools else f"```console\n{self.answered(example)}```"

        return _BLOCK.sub(block, page)

    def code(self, command: str) -> int:
        """Run a command line without showing its output, and return its exit code."""
        return subprocess.run(  # noqa: S603 - the project's own pages
            self._bash(command), cwd=self.home, env=self.environment, stdin=subprocess.DEVNULL, check=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=PATIENCE_SECONDS,
        ).returncode  # fmt: skip

    def printed(self, command: str) -> str:
        """Run a command line and return what it prints in a pipe."""
        return self._in_pipe(command, self.home).decode()

    def _bash(self, command: str) -> list[str]:
        return [shutil.which("bash") or "bash", "-c", command]

    def _shown(self, command: str, folder: Path) -> str:
        """Run a command and return its output, without spaces at line ends; on a terminal unless it has a pipe."""
        piped = re.search(r"[|>]|<\(", command) is not None
        shown = self._in_pipe(command, folder) if piped else self._on_terminal(command, folder)
        text = _ERASED.sub("", shown.decode().replace("\r\n", "\n"))
        return "".join(f"{line.rstrip()}\n" for line in text.splitlines())

    def _in_pipe(self, command: str, folder: Path) -> bytes:
        return subprocess.run(  # noqa: S603 - the project's own pages
            self._bash(command), cwd=folder, env=self.environment, stdin=subprocess.DEVNULL, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=PATIENCE_SECONDS,
        ).stdout  # fmt: skip

    def _on_terminal(self, command: str, folder: Path) -> bytes:
        leader, follower = os.openpty()
        termios.tcsetwinsize(follower, (HEIGHT_LINES, WIDTH_CELLS))
        process = subprocess.Popen(  # noqa: S603 - the project's own pages
            self._bash(command), cwd=folder, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=follower, stderr=follower,
        )  # fmt: skip
        os.close(follower)
        pieces = []
        with suppress(OSError):  # Linux raises EIO when the other end is closed
            while piece := os.read(leader, 1 << 16):
                pieces.append(piece)
        os.close(leader)
        process.wait(PATIENCE_SECONDS)
        return b"".join(pieces)
