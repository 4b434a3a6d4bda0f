"""A table of events to a dataset: a record for each row, with one report, to be completed by its author.

Takes the text of a CSV file, gives a Dataset and everything that could not be read, with its line: a text that does
not fit its field stands in the record's note, and a row that makes no record is named.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any, NamedTuple

import msgspec

from tripcli.authoring.ids import Namer, slug
from tripcli.authoring.table_columns import guessed
from tripcli.authoring.table_records import NO_DAY, Records, Row
from tripcli.records import Dataset, Event

_DELIMITERS = (",", ";", "\t", "|")


class Unread(NamedTuple):
    """Something of the table that is not in the dataset as it stood."""

    line: int
    column: str
    """The column, or nothing for the row as a whole."""
    found: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What holds where no column says otherwise."""

    file: str
    """Name of the table's file."""
    title: str = ""
    traveler: str = ""
    country: str = ""
    timezone: str = ""
    status: str = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of a table."""

    dataset: Dataset
    columns: Mapping[str, str]
    """Field -> its column."""
    unused: tuple[str, ...]
    """Columns that belong to no field."""
    unread: tuple[Unread, ...]
    assumed: tuple[str, ...]
    """What no column says, in sentences."""


def imported(text: str, said: Mapping[str, str], defaults: Defaults) -> Imported:
    """The dataset of a table; raises ValueError when it is no table, or a mapping names what does not exist."""
    lines = _lines(text)
    _, header = next(lines, (0, []))
    header = [name.strip() for name in header]
    if not any(header):
        raise ValueError("the table is empty; its first line names the columns")
    columns = guessed(header, said)
    if "title" not in columns:
        raise ValueError(f"no column has the title; name it with --map title=COLUMN. There are: {', '.join(header)}")
    records = Records(defaults.file, defaults.status, defaults.country.upper(), defaults.timezone)
    unread: list[Unread] = []
    events = list(_events(lines, header, columns, records, unread))
    dataset, assumed = _dataset(events, records, defaults, columns)
    used = set(columns.values())
    return Imported(
        dataset=dataset,
        columns=columns,
        unused=tuple(name for name in header if name and name not in used),
        unread=tuple(unread),
        assumed=tuple(assumed),
    )


def _events(
    lines: Iterator[tuple[int, list[str]]], header: list[str], columns: Mapping[str, str],
    records: Records, unread: list[Unread],
) -> Iterator[Event]:  # fmt: skip
    """The event of each row."""
    namer = Namer("event")
    for line, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        named = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        row = Row({field: named.get(column, "") for field, column in columns.items()})
        if not row.cells["title"]:
            left = "; ".join(cell.strip() for cell in cells if cell.strip())
            unread.append(Unread(line, "", left, "no title, so the row makes no record"))
            continue
        for cell in cells[len(header) :]:
            if cell.strip():
                row.refuse("", cell.strip(), "no column for it")
        tree = records.event(row)
        unread += [Unread(line, columns.get(field, ""), found, why) for field, found, why in row.refused]
        tree["id"] = namer.fresh(row.cells.get("id") or row.cells["title"])
        try:
            yield msgspec.convert(tree, Event)
        except msgspec.ValidationError as error:
            unread.append(Unread(line, "", row.cells["title"], f"the row makes no record: {error}"))


def _dataset(
    events: list[Event], records: Records, defaults: Defaults, columns: Mapping[str, str]
) -> tuple[Dataset, list[str]]:
    """The events with all that they name, and what was assumed for it."""
    assumed = []
    counted = Counter(person for event in events for report in event.reports for person in report.participants or ())
    traveler = records.person(defaults.traveler) if defaults.traveler else ""
    if not traveler:
        traveler = str(counted.most_common(1)[0][0]) if counted else records.person("[traveler]")
        assumed.append(f"the traveller is taken to be {traveler}: --traveler NAME says otherwise")
    zones = Counter(records.zones)
    timezone = defaults.timezone or (zones.most_common(1)[0][0] if zones else "UTC")
    if "timezone" not in columns and not defaults.timezone:
        assumed.append(
            f"no column gives time zones ({', '.join(zones) or timezone} taken): --timezone ZONE says otherwise"
        )
    if "status" not in columns:
        assumed.append(f"no column gives a status: each report says {defaults.status}; --status says otherwise")
    title = defaults.title or f"[Imported from {defaults.file}]"
    tree: dict[str, Any] = {
        "trip": {
            "id": slug(defaults.title or defaults.file.rpartition(".")[0]) or "trip", "title": title,
            "traveler": traveler, "timezone": timezone,
        },
        **records.trees(),
    }  # fmt: skip
    dataset = msgspec.convert(tree, Dataset)
    if any(source.published == f"{NO_DAY}~" for source in dataset.sources):
        assumed.append(f"no row gives a day: `published: {NO_DAY}~` stands in its place, to be replaced")
    return msgspec.structs.replace(dataset, events=tuple(events)), assumed


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins; raises ValueError."""
    first_line = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        unclosed = "a quotation mark that is never closed" if "end of data" in str(error) else str(error)
        raise ValueError(f"line {line}: {unclosed}") from error
