"""What hostile inputs are given to: each part of the program that reads, and the command line as a whole.

Each function takes an input and returns what is wrong with the answer, or nothing; an exception that is no message for
people passes through.
"""

import io
import re
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from random import Random

import hostile_inputs as inputs

CODES = {0, 1, 2, 3, 4}
"""The exit codes that hostile input may lead to: all but the one for a fault of the program."""

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@cache
def _folder() -> Path:
    """A folder of this process, in memory where there is such a place."""
    shared = Path("/dev/shm")  # noqa: S108  # the folder below it is private
    return Path(tempfile.mkdtemp(prefix="tripcli-fuzz-", dir=shared if shared.is_dir() else None))


def _read(suffix: str) -> Callable[[object, Random], str | None]:
    """A function that reads bytes as a dataset in a file of this suffix, and compiles it when it has no problems."""

    def read(content: object, _rng: Random) -> str | None:
        from tripcli.reading.load import read_dataset
        from tripcli.store.compile import compile_dataset

        assert isinstance(content, bytes)
        path = _folder() / f"dataset{suffix}"
        path.write_bytes(content)
        reading = read_dataset(path)
        if reading.dataset is None:
            return None if reading.problems else "no dataset and no problem"
        connection = sqlite3.connect(":memory:")
        compile_dataset(reading.dataset, connection)
        connection.close()
        return None

    return read


def _times(value: object, rng: Random) -> str | None:
    """Read a text in each of the forms that a dataset has."""
    from tripcli.authoring.spreadsheet.times import date_order, is_clock, is_day, read_time
    from tripcli.values.amounts import parse_count, parse_length, plain_amount
    from tripcli.values.instants import known_instant
    from tripcli.values.time_relations import confirms
    from tripcli.values.times import parse_time, time_text

    text = str(value)
    try:
        has_offset = rng.random() < 0.5
        time_read = parse_time(text, offset_allowed=has_offset)
        confirms(time_read, time_read)
        known_instant(time_read, "Europe/Oslo")
        if not has_offset and parse_time(time_text(time_read)) != time_read:
            return "a time that is another one when it is written and read"
    except ValueError:
        pass
    for read in (parse_count, parse_length, plain_amount, read_time):
        with suppress(ValueError):
            read(text)
    date_order([text]), is_clock(text), is_day(text)
    return None


def _date_words(value: object, rng: Random) -> str | None:
    """Read a text as a day and as a moment of the command line."""
    from tripcli.errors import UsageError
    from tripcli.query.context import WhenContext
    from tripcli.query.when import read_as_of, read_day

    context = WhenContext((2024, 2024), rng.choice(("Europe/Oslo", "UTC", "Pacific/Apia")), 1_767_225_600)
    for read in (read_day, read_as_of):
        with suppress(UsageError):
            read(str(value), context)
    return None


def _amounts(value: object, _rng: Random) -> str | None:
    """Read a text as the amounts of a filter."""
    from tripcli.errors import UsageError
    from tripcli.query.amount_words import parse_amounts

    with suppress(UsageError):
        parse_amounts(str(value))
    return None


def _import(value: object, rng: Random) -> str | None:
    """Read bytes as a table of events."""
    from tripcli.authoring.canonical import FORMATS
    from tripcli.authoring.spreadsheet.importing import import_sheet
    from tripcli.authoring.spreadsheet.rows import Defaults

    assert isinstance(value, bytes)
    try:
        result = import_sheet(value, {}, Defaults(file="t.csv", published=rng.choice(("", "2024-05-13"))))
        FORMATS["yaml"](result.dataset).encode()
    except UnicodeError:
        raise  # a ValueError too, and no message for people
    except ValueError:
        pass
    return None


def _command(
    arguments: list[str], rng: Random, content: bytes = b"", variables: Mapping[str, str] | None = None
) -> str | None:
    """Run the program with these arguments and variables, and look at its exit code and output."""
    from running import NOW
    from tripcli.cli.main import main
    from tripcli.cli.progress import CLEAR_LINE
    from tripcli.cli.runtime import Runtime

    out, err = io.BytesIO(), io.StringIO()
    environment = {"TRIPCLI_TRIP": str(inputs.GOLDEN), "HOME": str(_folder()), "TRIPCLI_DEBUG": "1", "TZ": "UTC"}
    environment |= variables or (_variables(rng) if rng.random() < 0.05 else {})
    runtime = Runtime(
        out=out, err=err, out_is_terminal=rng.random() < 0.1, err_is_terminal=rng.random() < 0.1, out_encoding="utf-8",
        width_cells=rng.choice((1, 20, 80, 400)), environment=environment, now_instant=NOW, cache_folder=_folder() / "cache",
        input=io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"),
    )  # fmt: skip
    with _streams(out, err):
        code = main(arguments, runtime)
    if code not in CODES:
        return f"exit code {code}: {err.getvalue().splitlines()[-1:]}"
    messages = err.getvalue().replace(CLEAR_LINE, "") if runtime.err_is_terminal else err.getvalue()
    text = out.getvalue().decode("utf-8", "replace") + messages
    if (
        "FORCE_COLOR" not in environment
        and not runtime.out_is_terminal
        and (found := _CONTROLS.search(text.replace("\r\n", "\n")))
    ):
        return f"the control character {found[0]!r} in the output"
    return None


_VARIABLES = (
    "TRIPCLI_TRIP",
    "TRIPCLI_PATH",
    "COLUMNS",
    "NO_COLOR",
    "FORCE_COLOR",
    "TERM",
    "PAGER",
    "BROWSER",
    "LANG",
    "TZ",
)


def _variables(rng: Random) -> dict[str, str]:
    """Some of the variables that the program reads, with odd values."""
    return {name: inputs.argument(rng) for name in _VARIABLES if rng.random() < 0.3}


def _run_with_variables(value: object, rng: Random) -> str | None:
    """Run a usual command with odd variables."""
    return _command([rng.choice(VIEWS), "-f", rng.choice(FORMATS)], rng, variables=dict(value))  # type: ignore[call-overload]


@contextmanager
def _streams(out: io.BytesIO, err: io.StringIO) -> Iterator[None]:
    """Standard output and error of this process are these, for what writes to them without asking."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = io.TextIOWrapper(out, encoding="utf-8", write_through=True), err
    try:
        yield
    finally:
        sys.stdout.detach()
        sys.stdout, sys.stderr = before


VIEWS = (
    "timeline",
    "stops",
    "participants",
    "meetings",
    "agreements",
    "pledges",
    "sources",
    "reports",
    "changes",
    "conflicts",
    "summary",
    "next",
)
FORMATS = ("tsv", "csv", "json", "jsonl", "html", "ics", "geojson", "table", "markdown", "bibtex", "ris")


def _arguments(rng: Random) -> list[str]:
    """A whole command line."""
    from tripcli.cli.commands import COMMANDS
    from tripcli.cli.options import options_of
    from tripcli.views import load_view

    if rng.random() < 0.1:
        return [
            rng.choice((*VIEWS, *COMMANDS, inputs.argument(rng))),
            *(inputs.argument(rng) for _ in range(rng.randint(0, 4))),
        ]
    view = rng.choice(VIEWS)
    options = [one for one in options_of(load_view(view)) if one.name not in {"open", "output"}]
    words = [view]
    for option in rng.sample(options, rng.randint(0, 4)):
        words.append(rng.choice(option.flags))
        if option.metavar or option.words:
            words.append(
                rng.choice(FORMATS) if option.name == "format" and rng.random() < 0.8 else inputs.argument(rng)
            )
    return [*words, *(inputs.argument(rng) for _ in range(rng.choice((0, 0, 0, 1))))]


def _searches(rng: Random) -> list[str]:
    return ["search", *(inputs.argument(rng) for _ in range(rng.randint(1, 3))), "-f", rng.choice(FORMATS[:4])]


def _run_command(value: object, rng: Random) -> str | None:
    """Run a command line, or a query in SQL."""
    return _command(["sql", value] if isinstance(value, str) else list(value), rng)  # type: ignore[call-overload]


def _run_stdin(value: object, rng: Random) -> str | None:
    """Ask a dataset that comes from standard input."""
    assert isinstance(value, bytes)
    return _command([rng.choice((*VIEWS, "check")), "--trip", "-", "-f", rng.choice(FORMATS)], rng, value)


KINDS: dict[str, tuple[inputs.Maker, Callable[[object, Random], str | None]]] = {
    "yaml-bytes": (inputs.yaml_bytes, _read(".yaml")),
    "yaml-mutated": (inputs.yaml_mutated, _read(".yaml")),
    "yaml-grammar": (inputs.yaml_grammar, _read(".yaml")),
    "json": (inputs.json_bytes, _read(".json")),
    "json-lines": (inputs.json_lines, _read(".jsonl")),
    "dataset": (inputs.whole_dataset, _read(".yaml")),
    "texts": (inputs.some_text, _times),
    "date-words": (inputs.some_text, _date_words),
    "amount-words": (inputs.some_text, _amounts),
    "import": (inputs.table, _import),
    "xlsx": (inputs.workbook, _import),
    "arguments": (_arguments, _run_command),
    "search": (_searches, _run_command),
    "sql": (inputs.sql, _run_command),
    "stdin": (inputs.whole_dataset, _run_stdin),
    "environment": (_variables, _run_with_variables),
}
"""Kind of input -> what makes one, and what gives it to the program."""

WEIGHTS = {
    "yaml-bytes": 220, "yaml-mutated": 200, "yaml-grammar": 200, "json": 100, "json-lines": 60, "dataset": 12, "texts": 130, "date-words": 60,
    "amount-words": 40, "import": 40, "arguments": 25, "search": 10, "sql": 12, "stdin": 8, "environment": 5, "xlsx": 5,
}  # fmt: skip
"""How often each kind is chosen, relative to the others."""
