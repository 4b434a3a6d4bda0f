"""Windows and macOS, simulated on this machine: missing modules, other code pages, other folders and separators.

No test shows that the program runs there. Each shows that one known difference does no harm.
"""

import ctypes
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime, tzinfo
from io import BytesIO, TextIOWrapper
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from conftest import GOLDEN_TRIP
from running import Tripcli
from tripcli.authoring.problem_formats import github_lines
from tripcli.cli import runtime
from tripcli.cli.windows_console import OBEY_ESCAPE_CODES, obey_escape_codes
from tripcli.errors import Problem
from tripcli.trips import locate_dataset
from tripcli.values import instants
from tripcli.views import next as next_view

POSIX_ONLY = ("fcntl", "termios", "pwd", "resource", "grp", "tty", "pty", "readline", "curses", "syslog")
WITHOUT_MODULES = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name in {modules}:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Missing())
for name in {modules}:
    sys.modules.pop(name, None)
"""
RUN = """
from tripcli.cli.main import run
run()
"""
COMMANDS = (
    ("timeline", "-n", "3"),
    ("stops", "-f", "json"),
    ("summary",),
    ("timeline", "-n", "1", "-f", "html"),
    ("timeline", "-f", "ics", "--quiet"),
    ("stops", "-f", "geojson"),
    ("sources", "-f", "bibtex"),
    ("sql", "SELECT count(*) FROM event"),
    ("check",),
    ("export", "-f", "json"),
    ("schema",),
    ("completion", "powershell"),
    ("help", "dates"),
)
CODE_PAGES: dict[str, dict[str, str]] = {
    "the code page of Windows": {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    "the code page of an old console": {"PYTHONIOENCODING": "cp437", "PYTHONUTF8": "0"},
    "no UTF-8 at all": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LANG": "C"},
}


def run_program(
    program: str, *arguments: str, environment: Mapping[str, str], folder: Path, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own, after other lines of Python."""
    return subprocess.run(
        [sys.executable, "-c", program + RUN, *arguments], capture_output=True, timeout=60, check=False, cwd=folder,
        env={**environment, "TRIPCLI_TRIP": str(GOLDEN_TRIP), **variables},
    )  # fmt: skip


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_command_needs_no_module_that_only_posix_systems_have(
    arguments: tuple[str, ...], environment: Mapping[str, str], tmp_path: Path, bundled: Tripcli
) -> None:
    blocked = WITHOUT_MODULES.format(modules=POSIX_ONLY)
    done = run_program(blocked, *arguments, environment=environment, folder=tmp_path, XDG_CACHE_HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr.decode()
    usual = bundled(*arguments, environment={"TRIPCLI_TRIP": str(GOLDEN_TRIP)})
    assert done.stdout == usual.out


@pytest.mark.parametrize("variables", CODE_PAGES.values(), ids=CODE_PAGES)
def test_data_and_messages_in_a_pipe_are_utf8_in_every_code_page(
    variables: dict[str, str], environment: Mapping[str, str], tmp_path: Path, bundled: Tripcli
) -> None:
    done = run_program("", "timeline", environment=environment, folder=tmp_path, **variables)
    assert done.stdout == bundled("timeline", environment={"TRIPCLI_TRIP": str(GOLDEN_TRIP)}).out
    assert not done.stdout.decode("utf-8").isascii()
    slip = run_program("", "timeline", "--stop", "x", environment=environment, folder=tmp_path, **variables)
    assert slip.returncode == 2
    assert slip.stderr.decode("utf-8").startswith("tripcli: --stop")


def test_a_word_with_letters_of_a_code_page_comes_back_as_utf8(environment: Mapping[str, str], tmp_path: Path) -> None:
    done = run_program(
        "", "timeline", "--stop", "Ærø", environment=environment, folder=tmp_path, PYTHONIOENCODING="cp1252"
    )
    assert '"Ærø"' in done.stderr.decode("utf-8")


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "ics", "html"])
def test_a_stream_that_changes_line_ends_does_not_change_data(
    form: str, environment: Mapping[str, str], tmp_path: Path, bundled: Tripcli
) -> None:
    changing = 'import sys\nsys.stdout.reconfigure(newline="\\r\\n")\nsys.stderr.reconfigure(newline="\\r\\n")\n'
    done = run_program(changing, "timeline", "-q", "-f", form, environment=environment, folder=tmp_path)
    assert done.stdout == bundled("timeline", "-f", form, environment={"TRIPCLI_TRIP": str(GOLDEN_TRIP)}).out
    assert b"\r\r\n" not in done.stdout


@pytest.mark.parametrize(
    ("system", "variable", "inside"),
    [("win32", "LOCALAPPDATA", "tripcli/Cache"), ("darwin", "HOME", "Library/Caches/tripcli")],
)
def test_stores_are_kept_where_the_system_keeps_caches(
    system: str, variable: str, inside: str, environment: Mapping[str, str], tmp_path: Path
) -> None:
    # The standard library is loaded before the name of the system changes: it is that of this machine.
    pretended = (
        "import asyncio, sqlite3, subprocess, webbrowser, zoneinfo, msgspec, typer, rich.console\n"
        f'{WITHOUT_MODULES.format(modules=("ctypes", "winreg"))}\nsys.platform = "{system}"\n'
    )
    variables = {**environment, variable: str(tmp_path)}
    variables.pop("XDG_CACHE_HOME")
    done = run_program(pretended, "timeline", "-f", "tsv", environment=variables, folder=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert [path.suffix for path in (tmp_path / inside).glob("*.sqlite")] == [".sqlite"]


def test_a_path_with_the_slashes_of_windows_is_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sep", "\\")
    monkeypatch.setattr(os, "altsep", "/")
    assert locate_dataset(f"{tmp_path}/trip", {}).path == tmp_path / "trip"
    assert locate_dataset("trips\\mine", {}).path == Path("trips\\mine")


def test_annotations_of_github_have_slashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sep", "\\")
    (line,) = github_lines([Problem("bad-id", "data\\trip.yaml", 1, 1, "A b", "an id")])
    assert line.startswith("::error file=data/trip.yaml,")


def test_a_zone_in_other_letters_is_unknown_where_file_names_ignore_case(monkeypatch: pytest.MonkeyPatch) -> None:
    class FromAnyCase(ZoneInfo):
        """What a file system does that ignores case."""

        def __new__(cls, key: str) -> "FromAnyCase":
            return super().__new__(cls, "/".join(part.capitalize() for part in key.split("/")))

    instants.zone.cache_clear()
    monkeypatch.setattr(instants, "ZoneInfo", FromAnyCase)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert instants.zone("Asia/Tokyo").key == "Asia/Tokyo"
    with pytest.raises(ValueError, match="an IANA time zone"):
        instants.zone("asia/tokyo")
    instants.zone.cache_clear()


def test_a_moment_before_1970_needs_no_conversion_by_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    class OfWindows(datetime):
        """A datetime that refuses what the C library of Windows refuses."""

        @classmethod
        def fromtimestamp(cls, timestamp: float, tz: tzinfo | None = None) -> "OfWindows":
            raise OSError(22, "Invalid argument", timestamp, tz)

    monkeypatch.setattr(next_view, "datetime", OfWindows)
    assert next_view.time_left("1959-09-15", "12:20", "-04:00", -325_000_000) == "tomorrow"


def test_stderr_of_a_terminal_keeps_its_code_page_and_that_of_a_pipe_is_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream(TextIOWrapper):
        is_terminal = False

        def isatty(self) -> bool:
            return self.is_terminal

    for is_terminal, encoding in ((True, "cp1252"), (False, "utf-8")):
        stream = Stream(BytesIO(), encoding="cp1252")
        stream.is_terminal = is_terminal
        monkeypatch.setattr(sys, "stderr", stream)
        made = runtime.system_runtime()
        assert made.err is not None
        assert (made.err.encoding, made.err.errors) == (encoding, "backslashreplace")


class Kernel:
    """What this program uses of the library kernel32: one console, and its mode."""

    def __init__(self, *, is_console: bool) -> None:
        self.is_console = is_console
        self.mode = 3

    def GetStdHandle(self, _stream: int) -> int:  # noqa: N802 - the name in Windows
        return 7

    def GetConsoleMode(self, _console: int, mode: "ctypes._Pointer[ctypes.c_ulong]") -> int:  # noqa: N802
        ctypes.cast(mode, ctypes.POINTER(ctypes.c_ulong))[0] = self.mode
        return int(self.is_console)

    def SetConsoleMode(self, _console: int, mode: int) -> int:  # noqa: N802
        self.mode = mode
        return 1


@pytest.mark.parametrize(("is_console", "mode"), [(True, 3 | OBEY_ESCAPE_CODES), (False, 3)])
def test_the_console_of_windows_is_asked_to_obey_escape_codes(
    is_console: bool, mode: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    kernel = Kernel(is_console=is_console)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    obey_escape_codes()
    assert kernel.mode == mode
