"""import: a dataset made of a table of events, each with one report, to be completed."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tripcli.cli.commands.command import Argument, Command
from tripcli.cli.diagnostics import print_message, reason
from tripcli.cli.options import Option
from tripcli.cli.output import stream
from tripcli.cli.runtime import Runtime
from tripcli.errors import Exit, UsageError
from tripcli.trips import path_of

if TYPE_CHECKING:
    from tripcli.authoring.table_import import Imported

_STAGES = ("expected", "held", "cancelled")

LONGEST = 64 << 20
"""Bytes of the longest table that is read."""


def run(values: Mapping[str, Any], runtime: Runtime) -> Exit:
    """Read the table, write the dataset, list what could not be read; raises UsageError."""
    from tripcli.authoring.canonical import FORMATS  # noqa: PLC0415 - help needs no records
    from tripcli.authoring.table_import import Defaults, imported  # noqa: PLC0415 - as above

    table = values["table"]
    output = values["output"]
    if values["status"] not in {None, *_STAGES}:
        raise UsageError(f'--status "{values["status"]}": one of {", ".join(_STAGES)}')
    defaults = Defaults(
        file="standard input" if table == "-" else Path(table).name,
        title=values["title"] or "",
        traveler=values["traveler"] or "",
        country=_country(values["country"]),
        timezone=_zone(values["timezone"]),
        status=values["status"] or "held",
    )
    try:
        result = imported(_text(table, runtime), _mapping(values["map"]), defaults)
    except ValueError as error:
        raise UsageError(f"{table}: {error}") from error
    form = {".json": "json", ".jsonl": "jsonl"}.get(Path(output or "").suffix.lower(), "yaml")
    with stream(runtime, output) as out:
        out.write(FORMATS[form](result.dataset).encode())
    _tell(result, table, runtime)
    return Exit.FOUND if result.unread else Exit.DONE


def _tell(result: "Imported", table: str, runtime: Runtime) -> None:
    """How columns were taken, what was assumed, and what could not be read."""
    taken = ", ".join(f"{field}={column}" for field, column in result.columns.items())
    print_message(runtime, f"columns: {taken} (--map FIELD=COLUMN says otherwise)")
    if result.unused:
        print_message(runtime, f"columns of no field, left out: {', '.join(result.unused)}")
    for sentence in result.assumed:
        print_message(runtime, sentence)
    for one in result.unread:
        place = f"{table}:{one.line}: " + (f"{one.column}: " if one.column else "")
        print_message(runtime, f'{place}"{one.found}": {one.why}')
    count = len(result.dataset.events)
    left = f"; {len(result.unread)} to look at (what did not fit stands in notes)" if result.unread else ""
    print_message(runtime, f"{count} event{'' if count == 1 else 's'} with one report each{left}; then: tripcli check")


def _text(table: str, runtime: Runtime) -> str:
    """The text of the table; raises UsageError."""
    try:
        if table == "-":
            source = getattr(runtime.input, "buffer", None)
            content = source.read(LONGEST + 1) if source is not None else b""
        else:
            with path_of(table).open("rb") as file:
                content = file.read(LONGEST + 1)
        if len(content) > LONGEST:
            raise UsageError(f"{table}: the table is too long: at most {LONGEST >> 20} MiB are read")
        return str(content.decode("utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{table}: the table cannot be read: {reason(error)}") from error
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{table}:{line}: not UTF-8; save the table as CSV in UTF-8") from error


def _mapping(said: tuple[str, ...]) -> dict[str, str]:
    """FIELD=COLUMN as a mapping; raises UsageError."""
    mapping = {}
    for words in said:
        field, equals, column = words.partition("=")
        if not equals:
            raise UsageError(f'--map "{words}": FIELD=COLUMN is needed; an empty COLUMN means none')
        mapping[field.strip()] = column.strip()
    return mapping


def _country(code: str | None) -> str:
    if code and not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise UsageError(f'--country "{code}": the two letters of ISO 3166 are needed')
    return (code or "").upper()


def _zone(name: str | None) -> str:
    from tripcli.values.instants import zone  # noqa: PLC0415 - help needs no zones

    try:
        if name:
            zone(name)
    except ValueError as error:
        raise UsageError(f'--timezone "{name}": no such zone; {error}') from error
    return name or ""


COMMAND = Command(
    run=run,
    arguments=(Argument("table", "TABLE.csv"),),
    options=(
        Option(("--map",), "which column holds a field, such as title=Headline", "FIELD=COLUMN", multiple=True),
        Option(("--title",), "title of the trip", "WORDS"),
        Option(("--traveler",), "name of the person whose trip it is", "NAME"),
        Option(("--country",), "country of places for which no column gives one", "XX"),
        Option(("--timezone",), "zone of times for which no column gives one", "ZONE"),
        Option(
            ("--status",),
            "status where no column gives one; held when this option is not given",
            "STATUS",
            words=_STAGES,
        ),
        Option(("--output", "-o"), "write to a file (.yaml, .json, .jsonl), replaced in one step", "FILE"),
    ),
    examples=(
        "tripcli import events.csv -o trip.yaml",
        'tripcli import events.csv --map title=Headline --map start="Day of event" --timezone UTC',
    ),
)
