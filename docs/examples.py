"""The examples of the pages: `console` blocks, each `$ command` followed by what a terminal of 80 columns shows.

Takes the text of a page, gives its examples and the page with their outputs as they are now. Where a command pipes or
redirects, only standard output is shown: what a pipe's other end leaves of standard error depends on who is faster.
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
OPTIONAL_TOOLS = ("jq", "fzf", "less", "khal", "pandoc", "ogr2ogr")
"""Tools that an example may use and a machine may lack."""

_BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_SHELL_BLOCK = re.compile(r"^```sh\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`(tripcli [^`\n]+)`")
_PLACEHOLDER = re.compile(r"\b(?!US\b|JP\b|KR\b|CN\b|MY\b|USD\b|FS\b)[A-Z]{2,}\b|…|\bmytrip\b|\bevents\.csv\b")
"""A word that stands for others, so that the line is a form and no command."""


class Example(NamedTuple):
    """One block of a page."""

    line: int
    """Where it begins, from 1."""
    body: str
    """Commands and outputs, as they stand."""

    @property
    def commands(self) -> tuple[str, ...]:
        """What follows each `$`."""
        return tuple(line.removeprefix("$ ") for line in self.body.splitlines() if line.startswith("$ "))

    @property
    def missing_tools(self) -> tuple[str, ...]:
        """Tools that it needs and this machine lacks."""
        words = set(re.findall(r"[a-z]+", " ".join(self.commands)))
        return tuple(tool for tool in OPTIONAL_TOOLS if tool in words and shutil.which(tool) is None)


def examples(page: str) -> tuple[Example, ...]:
    """The blocks of a page, in order."""
    return tuple(Example(page[: m.start()].count("\n") + 1, m["body"]) for m in _BLOCK.finditer(page))


def mentioned(page: str) -> tuple[str, ...]:
    """The command lines that a page names in passing, without an output; forms with placeholders left out."""
    lines = [line for block in _SHELL_BLOCK.finditer(page) for line in block["body"].splitlines()]
    found = [line.partition("  #")[0].rstrip() for line in lines if line.startswith("tripcli ")]
    found += [span.replace(r"\|", "|") for span in _SPAN.findall(page)]
    return tuple(dict.fromkeys(line for line in found if not _PLACEHOLDER.search(line)))


class Shell:
    """A terminal in which `tripcli` is the program of this environment, with a home of its own."""

    def __init__(self, home: Path) -> None:
        programs = home / "bin"
        programs.mkdir(parents=True)
        (home / ".config/fish/completions").mkdir(parents=True)
        program = programs / "tripcli"
        program.write_text(f'#!/bin/sh\nexec {sys.executable} -m tripcli "$@"\n')
        program.chmod(0o755)
        package = Path(tripcli.__file__).parents[1]
        self.environment = {
            "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
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
        self.code("tripcli stops")  # builds the store, so that no example waits for it

    def answered(self, example: Example, folder: Path | None = None) -> str:
        """The block with its outputs as they are now; its commands run one after the other.

        They run in the folder that is given, else in an empty one.
        """
        if folder is None:
            self._blocks += 1
            folder = self.home / f"example-{self._blocks}"
            folder.mkdir()
        return "".join(f"$ {command}\n{self._shown(command, folder)}" for command in example.commands)

    def refreshed(self, page: str) -> str:
        """The page with all outputs as they are now; examples for which a tool is missing stay."""

        def block(match: re.Match[str]) -> str:
            example = Example(0, match["body"])
            return match[0] if example.missing_tools else f"```console\n{self.answered(example)}```"

        return _BLOCK.sub(block, page)

    def code(self, command: str) -> int:
        """The exit code of a command line whose output nobody looks at."""
        return subprocess.run(  # noqa: S603 - the project's own pages
            self._bash(command), cwd=self.home, env=self.environment, stdin=subprocess.DEVNULL, check=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=PATIENCE_SECONDS,
        ).returncode  # fmt: skip

    def _bash(self, command: str) -> list[str]:
        return [shutil.which("bash") or "bash", "-c", command]

    def _shown(self, command: str, folder: Path) -> str:
        """What a command shows, without spaces at the ends of lines: on a terminal, unless it pipes or redirects."""
        piped = re.search(r"[|>]|<\(", command) is not None
        shown = self._in_pipe(command, folder) if piped else self._on_terminal(command, folder)
        lines = shown.decode().replace("\r\n", "\n").splitlines()
        return "".join(f"{line.rstrip()}\n" for line in lines)

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
        with suppress(OSError):  # so Linux says that the other end is closed
            while piece := os.read(leader, 1 << 16):
                pieces.append(piece)
        os.close(leader)
        process.wait(PATIENCE_SECONDS)
        return b"".join(pieces)
