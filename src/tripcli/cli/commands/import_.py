"""import: a spreadsheet of events becomes a dataset, or a file of a trip that exists."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tripcli.cli.commands.command import Argument, Command
from tripcli.cli.diagnostics import print_message, print_note, print_warning
from tripcli.cli.options import QUIET, Option
from tripcli.cli.output import stream
from tripcli.cli.runtime import Runtime
from tripcli.errors import DatasetError, Exit, UsageError, reason
from tripcli.trips import path_of

if TYPE_CHECKING:
    from tripcli.authoring.spreadsheet.importing import Imported
    from tripcli.authoring.spreadsheet.rows import Defaults
    from tripcli.records import Dataset

_STAGES = ("expected", "held", "cancelled")
_ORDERS = ("dmy", "mdy", "ymd")

LONGEST = 64 << 20
"""Bytes of the largest spreadsheet that is read."""


def run(values: Mapping[str, Any], runtime: Runtime) -> Exit:
    """Read the spreadsheet, write the records, list what could not be read; raises UsageError, DatasetError."""
    from tripcli.authoring.canonical import FORMATS
    from tripcli.authoring.spreadsheet.adding import file_text

    name = "standard input" if values["table"] == "-" else Path(values["table"]).name
    defaults = _defaults(values, name)
    content = _content(values["table"], runtime)
    if values["into"] is None:
        result = _imported(content, values, defaults, None, runtime)
        suffix = Path(values["output"] or "").suffix.lower()
        form = {".json": "json", ".jsonl": "jsonl"}.get(suffix, "yaml")
        text, output = FORMATS[form](result.dataset), values["output"]
    else:
        known, file = _trip(values, runtime, name)
        result = _imported(content, values, defaults, known, runtime)
        text, output = file_text(result.dataset, name), str(file)
    with stream(runtime, output) as out:
        out.write(text.encode())
    _print_result(result, values["table"], output, runtime)
    return Exit.FOUND if result.unread else Exit.DONE


def _defaults(values: Mapping[str, Any], name: str) -> "Defaults":
    """Return what the options say of lines whose columns say nothing; raises UsageError."""
    from tripcli.authoring.spreadsheet.rows import Defaults
    from tripcli.records.types import TEXT_LENGTH

    for option, words in (("status", _STAGES), ("date-order", _ORDERS)):
        word = values[option.replace("-", "_")]
        if word not in {None, *words}:
            raise UsageError(f'--{option} "{word}": one of {", ".join(words)}')
    for option in ("title", "traveler"):
        if len(values[option] or "") > TEXT_LENGTH:
            raise UsageError(f"--{option}: longer than {TEXT_LENGTH:,} characters")
    timezone, zones = _zones(values["timezone"])
    return Defaults(
        file=name,
        title=values["title"] or "",
        traveler=values["traveler"] or "",
        country=_country(values["country"]),
        timezone=timezone,
        zones=zones,
        status=values["status"] or "held",
        published=_published(values["published"]),
        date_order=values["date_order"] or "",
        worksheet=values["worksheet"] or "",
    )


def _imported(
    content: bytes, values: Mapping[str, Any], defaults: "Defaults", known: "Dataset | None", runtime: Runtime
) -> "Imported":
    """Return the records; somebody at a terminal is asked for the day of publication; raises UsageError."""
    from tripcli.authoring.spreadsheet.importing import NoPublicationDayError, import_sheet
    from tripcli.cli.prompts import ask, can_ask

    mapped = _mapping(values["map"])
    try:
        return import_sheet(content, mapped, defaults, known)
    except NoPublicationDayError as error:
        if values["table"] == "-" or not can_ask(runtime):
            raise UsageError(str(error)) from error
        print_message(runtime, "No column gives the day on which the sources were published.")
        day = ask(runtime, "Day of publication of all of them, such as 2024-05-13", _day)
        return import_sheet(content, mapped, defaults._replace(published=day), known)
    except ValueError as error:
        raise UsageError(f"{values['table']}: {error}") from error


def _trip(values: Mapping[str, Any], runtime: Runtime, name: str) -> "tuple[Dataset, Path]":
    """Return the trip to add to, without an earlier import of the same spreadsheet, and the file for the records."""
    from tripcli.authoring.spreadsheet.adding import file_name, without_file
    from tripcli.reading.load import read_dataset
    from tripcli.trips import dataset_path

    if values["output"]:
        raise UsageError("--into writes a file of the trip; leave out -o")
    path = dataset_path(values["into"], runtime.environment)
    if not path.is_dir():
        raise UsageError(
            f"--into {path}: the folder of a trip is needed; for a trip of one file, import without --into"
        )
    reading = read_dataset(path)
    if reading.dataset is None:
        raise DatasetError(f"{path}: the dataset has problems", reading.problems)
    file = path / file_name(name)
    earlier = file.read_text(encoding="utf-8") if file.exists() else ""
    return without_file(reading.dataset, earlier), file


def _print_result(result: "Imported", table: str, output: str | None, runtime: Runtime) -> None:
    """Print how the columns were read, what was assumed, and what could not be read."""
    from tripcli.reading.decode import shortened

    guessed = {field: f"{column} (by its cells)" for field, column in result.guessed.items()}
    columns = ", ".join(f"{field}={column}" for field, column in {**result.columns, **guessed}.items())
    print_note(runtime, f"columns: {columns} (--map FIELD=COLUMN says otherwise)")
    if result.unused:
        print_warning(runtime, f"columns without a field, left out: {', '.join(result.unused)}")
    for sentence in result.assumed:
        print_warning(runtime, sentence)
    for one in result.unread:
        column = f"{one.column}: " if one.column else ""
        print_warning(runtime, f'{table}:{one.line}: {column}"{shortened(one.found)}": {one.why}')
    count = len(result.dataset.events)
    left = f"; {len(result.unread)} to look at (texts that did not fit stand in notes)" if result.unread else ""
    checked = f"tripcli check {Path(output).parent if 'imported-' in output else output}" if output else "tripcli check"
    print_last = print_warning if result.unread else print_note
    print_last(runtime, f"{count} event{'' if count == 1 else 's'}{left}; next: {checked}")


def _content(table: str, runtime: Runtime) -> bytes:
    """Return the bytes of the spreadsheet; raises UsageError."""
    try:
        if table == "-":
            source = getattr(runtime.input, "buffer", None)
            content: bytes = source.read(LONGEST + 1) if source is not None else b""
        else:
            with path_of(table).open("rb") as file:
                content = file.read(LONGEST + 1)
    except OSError as error:
        raise UsageError(f"{table}: the table cannot be read: {reason(error)}") from error
    if len(content) > LONGEST:
        raise UsageError(f"{table}: the table is too long: at most {LONGEST >> 20} MiB are read")
    return content


def _mapping(pairs: tuple[str, ...]) -> dict[str, str]:
    """Return FIELD=COLUMN as a mapping; raises UsageError."""
    mapping = {}
    for words in pairs:
        field, equals, column = words.partition("=")
        if not equals:
            raise UsageError(f'--map "{words}": FIELD=COLUMN is needed; an empty COLUMN means none')
        mapping[field.strip()] = column.strip()
    return mapping


def _zones(words: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    """Return the zone of all places and the zones of single ones; raises UsageError."""
    from tripcli.values.instants import zone
    from tripcli.values.words import folded

    usual, places = "", {}
    for word in words:
        place, equals, name = word.rpartition("=")
        try:
            zone(name)
        except ValueError as error:
            raise UsageError(f'--timezone "{word}": no such zone; {error}') from error
        if equals:
            places[folded(place.strip())] = name
        else:
            usual = name
    return usual, places


def _country(code: str | None) -> str:
    if code and not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise UsageError(f'--country "{code}": the two letters of ISO 3166 are needed')
    return (code or "").upper()


def _published(text: str | None) -> str:
    """Return the day of publication that an option gives; raises UsageError."""
    try:
        return _day(text) if text else ""
    except ValueError as error:
        raise UsageError(f'--published "{text}": {error}') from error


def _day(text: str) -> str:
    """Return a time of publication; raises ValueError."""
    from tripcli.values.times import parse_time

    parse_time(text, offset_allowed=True)
    return text


COMMAND = Command(
    run=run,
    arguments=(
        Argument("table", "TABLE", "spreadsheet (.csv, .tsv or .xlsx), or - for standard input", completes="file"),
    ),
    options=(
        Option(("--map",), "which column holds a field, such as title=Headline", "FIELD=COLUMN", multiple=True),
        Option(("--published",), "day on which the sources without a column for it were published", "DAY"),
        Option(("--date-order",), "order of dates of numbers: dmy, mdy or ymd", "ORDER", words=_ORDERS),
        Option(("--timezone",), "zone of all places, or of one: PLACE=ZONE", "[PLACE=]ZONE", multiple=True),
        Option(
            ("--into",), "add to a trip that exists: a file of its folder, replaced by a second import", "TRIP", "trip"
        ),
        Option(("--worksheet",), "worksheet of an Excel file; else the first", "NAME"),
        Option(("--title",), "title of the trip", "WORDS"),
        Option(("--traveler",), "name of the person whose trip it is", "NAME"),
        Option(("--country",), "country of places for which no column gives one", "XX"),
        Option(("--status",), "status of lines without a column for it: held, unless given", "STATUS", words=_STAGES),
        Option(("--output", "-o"), "write to a file (.yaml, .json, .jsonl), replaced in one step", "FILE", "file"),
        QUIET,
    ),
    examples=(
        "tripcli import events.csv --published 2024-05-20 -o trip.yaml",
        "tripcli import events.xlsx --into my-trip",
        "tripcli import events.csv --map title=Headline --date-order mdy --timezone UTC -o trip.yaml",
    ),
)
