"""Running the program in a test: the real `main` in this process, or a process of its own.

Takes arguments and the little that a run may know of its surroundings, gives its exit code, bytes and talk.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple, cast

import tripcli
from tripcli.cli.main import main
from tripcli.cli.runtime import Runtime

NOW = 1_767_225_600
"""The clock of every run in this process: 2026-01-01T00:00Z."""

ZONE = "America/New_York"
"""The zone of the machine."""

PACKAGE_PARENT = Path(tripcli.__file__).parents[1]


class Result(NamedTuple):
    """How a run ended, and what it wrote."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """Standard output as text."""
        return self.out.decode()

    @property
    def lines(self) -> list[str]:
        """Lines of standard output."""
        return self.text.splitlines()


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What surrounds a run in this process."""

    cache_folder: Path
    dataset: Path | None = None
    """The dataset that is asked when the arguments name none; None for the bundled one."""
    environment: Mapping[str, str]


class _Bytes(BytesIO):
    """A stream whose bytes stay readable when the text layer over it is closed."""

    def close(self) -> None:
        """Stay open."""


class Tripcli:
    """The program, run in this process."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting

    def __call__(self, *arguments: str, environment: Mapping[str, str] | None = None, **runtime: Any) -> Result:
        """Run one command; `runtime` by the names of `Runtime`."""
        variables = {**self.setting.environment, **(environment or {})}
        if self.setting.dataset is not None:
            variables.setdefault("TRIPCLI_TRIP", str(self.setting.dataset))
        out, err = _Bytes(), _Bytes()
        out_text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
        err_text = TextIOWrapper(err, encoding="utf-8", newline="", write_through=True)
        settings: dict[str, Any] = {
            "out": out, "err": err_text, "out_is_terminal": False, "err_is_terminal": False, "out_encoding": "utf-8",
            "width_cells": 80, "environment": variables, "now_instant": NOW, "cache_folder": self.setting.cache_folder,
        } | runtime  # fmt: skip
        with _variables(variables), redirect_stdout(out_text), redirect_stderr(err_text):
            code = main(arguments, Runtime(**settings))
            out_text.flush()
            err_text.flush()
        return Result(code, out.getvalue(), err.getvalue().decode())


@contextmanager
def _variables(wanted: Mapping[str, str]) -> Iterator[None]:
    """Exactly these variables of the environment, and the zone that they name."""
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(wanted)
    time.tzset()
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        time.tzset()


def run_process(
    *arguments: str, environment: Mapping[str, str], timeout: float = 60, shell: str = "", **settings: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run a process of its own; with `shell` a line of bash in which `tripcli` is the program."""
    program = [sys.executable, "-m", "tripcli", *arguments]
    if shell:
        function = f'tripcli() {{ "{sys.executable}" -m tripcli "$@"; }}; set -o pipefail; '
        program = ["bash", "-c", function + shell]
    settings = {"capture_output": True} | settings
    done: Any = subprocess.run(program, env=dict(environment), timeout=timeout, check=False, **settings)
    return cast("subprocess.CompletedProcess[bytes]", done)
