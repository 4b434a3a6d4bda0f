"""Import a spreadsheet of events: a dataset of its own, or a file of records for a trip that exists.

A text that does not fit its field stands in the note of the report, and is listed with its line. The result depends on
the spreadsheet and on the trip alone, so a second import after a correction replaces the first.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from tripcli.authoring.ids import Namer, slug
from tripcli.authoring.spreadsheet.columns import chosen_columns, columns_by_content, known_names
from tripcli.authoring.spreadsheet.people import longest_first
from tripcli.authoring.spreadsheet.rows import Cells, Defaults, Records, Tree, Unread
from tripcli.authoring.spreadsheet.sheet import Sheet, read_sheet
from tripcli.authoring.spreadsheet.times import date_order, only_year
from tripcli.records import Dataset, Event
from tripcli.records.types import TEXT_LENGTH


class Imported(NamedTuple):
    """What became of a spreadsheet."""

    dataset: Dataset
    """The new records; with `known`, only those that the trip does not have."""
    columns: Mapping[str, str]
    """Field -> its column."""
    guessed: Mapping[str, str]
    """Field -> the column that was chosen by what its cells hold."""
    unused: tuple[str, ...]
    """Columns that belong to no field."""
    unread: tuple[Unread, ...]
    assumed: tuple[str, ...]
    """What no column says, in sentences."""


class NoPublicationDayError(ValueError):
    """No column and no option gives the day of publication, on which every as-of answer rests."""


def import_sheet(
    content: bytes, mapped: Mapping[str, str], defaults: Defaults, known: Dataset | None = None
) -> Imported:
    """Return the records of a spreadsheet.

    `mapped` is what the author says of columns (field -> column). `known` is the trip to which the records are added:
    its people, stops and sources are used where the spreadsheet names them. Raises ValueError when the content is no
    spreadsheet, and NoPublicationDayError.
    """
    sheet = read_sheet(content, known_names, defaults.worksheet)
    columns = chosen_columns(sheet.header, mapped)
    guessed = columns_by_content(_by_column(sheet), columns, mapped)
    columns |= guessed
    if "title" not in columns:
        listed = ", ".join(filter(None, sheet.header))
        raise ValueError(f"no column has the title; name it with --map title=COLUMN. There are: {listed}")
    if "published" not in columns and not defaults.published:
        raise NoPublicationDayError(
            "no column gives the day on which each source was published, and every answer as of a date rests on it; "
            "say it with --published DAY, or name the column with --map published=COLUMN"
        )
    rows = [_cells(sheet, line.number, line.cells, columns) for line in sheet.lines]
    unread: list[Unread] = []
    rows = list(_short_enough(rows, columns, unread))
    order = defaults.date_order or date_order(cells.text("start") for cells in rows)
    year = only_year((cells.text("start") for cells in rows), order)
    records = Records(known, defaults._replace(date_order=order, year=year))
    for name in longest_first([defaults.traveler, *(cells.text("participants") for cells in rows)]):
        records.person(name)
    records.matched.clear()
    events = _joined(list(_events(rows, columns, records, unread)), known)
    dataset, assumed = _dataset(events, records, defaults, columns)
    if order and not defaults.date_order:
        assumed.insert(0, f"dates of numbers are read as {order}, as some of them prove: --date-order says otherwise")
    if not sheet.has_header:
        assumed.insert(0, "the table has no line of headings; its columns are called A, B, C …")
    return Imported(
        dataset=dataset,
        columns=columns,
        guessed=guessed,
        unused=tuple(name for name in sheet.header if name and name not in set(columns.values())),
        unread=tuple(unread),
        assumed=tuple(assumed),
    )


def _by_column(sheet: Sheet) -> dict[str, list[str]]:
    """Return the filled cells of each column."""
    cells: dict[str, list[str]] = {name: [] for name in sheet.header if name}
    for line in sheet.lines:
        for name, cell in zip(sheet.header, line.cells, strict=False):
            if name and cell.strip():
                cells[name].append(cell.strip())
    return cells


def _cells(sheet: Sheet, number: int, texts: tuple[str, ...], columns: Mapping[str, str]) -> Cells:
    """Return the cells of a line by field; cells beyond the header are refused."""
    named = dict(zip(sheet.header, (text.strip() for text in texts), strict=False))
    cells = Cells(number, {field: named.get(column, "") for field, column in columns.items()})
    for text in texts[len(sheet.header) :]:
        if text.strip():
            cells.refused.append(("", text.strip(), "no column for it"))
    return cells


def _short_enough(rows: list[Cells], columns: Mapping[str, str], unread: list[Unread]) -> Iterator[Cells]:
    """Yield the lines whose texts fit into a record; of each other line add the longest text to `unread`."""
    for cells in rows:
        field, text = max(cells.texts(), key=lambda one: len(one[1]), default=("", ""))
        if len(text) <= TEXT_LENGTH:
            yield cells
        else:
            unread.append(Unread(cells.number, columns[field], text, _too_long("the cell", text)))


def _too_long(what: str, text: str) -> str:
    """Return why a line with this text makes no record."""
    return f"{what} has {len(text):,} characters; {TEXT_LENGTH:,} are the most, so the line makes no record"


def _events(
    rows: list[Cells], columns: Mapping[str, str], records: Records, unread: list[Unread]
) -> Iterator[tuple[Cells, Tree]]:
    """Yield the event of each line that makes one, without its id."""
    for cells in rows:
        if not cells.text("title"):
            left = "; ".join(text for text in cells.by_field.values() if text)
            unread.append(Unread(cells.number, "", left, "no title, so the line makes no record"))
            continue
        tree = records.event(cells)
        unread += [Unread(cells.number, columns.get(field, ""), found, why) for field, found, why in cells.refused]
        if tree is None:
            why = "no day of publication, so the line makes no record; --published DAY gives one"
            unread.append(Unread(cells.number, columns.get("published", ""), cells.text("title"), why))
            continue
        note = tree["reports"][0].get("note", "")
        if len(note) > TEXT_LENGTH:
            why = _too_long("the note, with the texts that did not fit,", note)
            unread.append(Unread(cells.number, "", cells.text("title"), why))
            continue
        try:
            msgspec.convert({**tree, "id": "x"}, Event)
        except msgspec.ValidationError as error:
            unread.append(Unread(cells.number, "", cells.text("title"), f"the line makes no record: {error}"))
            continue
        yield cells, tree


def _joined(events: list[tuple[Cells, Tree]], known: Dataset | None) -> list[Event]:
    """Return the events with their ids; lines of one title, day and place from several sources are one event."""
    namer = Namer("event", {event.id for event in known.events} if known else ())
    by_key: dict[tuple[str, ...], Tree] = {}
    for cells, tree in events:
        report = tree["reports"][0]
        place = str(tree.get("stop") or tree.get("place"))
        key = (tree["title"], str(report.get("start", ""))[:10], place)
        other = by_key.get(key)
        if other is not None and report["source"] not in {one["source"] for one in other["reports"]}:
            other["reports"].append(report)
            continue
        tree["id"] = namer.fresh(cells.text("id") or tree["title"])
        by_key[key if other is None else (*key, tree["id"])] = tree
    return [msgspec.convert(tree, Event) for tree in by_key.values()]


def _dataset(
    events: list[Event], records: Records, defaults: Defaults, columns: Mapping[str, str]
) -> tuple[Dataset, list[str]]:
    """Return the events with all that they name, and what was assumed."""
    assumed = []
    if records.zones:
        given = ", ".join(f"{place} {zone}" for place, zone in list(records.zones.items())[:6])
        more = " …" if len(records.zones) > 6 else ""
        assumed.append(f"no column gives time zones; taken: {given}{more}: --timezone PLACE=ZONE says otherwise")
    if "status" not in columns:
        assumed.append(f"no column gives a status: each report says {defaults.status}; --status says otherwise")
    if "published" not in columns:
        assumed.append(f"each source counts as published on {defaults.published}")
    if records.matched:
        pairs = ", ".join(f"{name} = {person}" for name, person in list(records.matched.items())[:8])
        assumed.append(f"people known under another name: {pairs}{' …' if len(records.matched) > 8 else ''}")
    title = defaults.title or f"[Imported from {defaults.file}]"
    trip: dict[str, Any] = {"id": slug(defaults.title or defaults.file.rpartition(".")[0]) or "trip", "title": title}
    if records.known is not None:
        trip_record = records.known.trip
    else:
        traveler = records.person(defaults.traveler) if defaults.traveler else ""
        if not traveler:
            counted = Counter(id_ for event in events for report in event.reports for id_ in report.participants or ())
            traveler = str(counted.most_common(1)[0][0]) if counted else records.person("[traveler]")
            assumed.append(f"the traveller is taken to be {traveler}: --traveler NAME says otherwise")
        zones = Counter(stop["timezone"] for stop in records.trees()["stops"])
        trip |= {"traveler": traveler, "timezone": defaults.timezone or next(iter(dict(zones.most_common(1))), "UTC")}
        trip_record = None
    trees: dict[str, Any] = {
        "trip": trip if trip_record is None else msgspec.to_builtins(trip_record),
        **records.trees(),
    }
    return msgspec.structs.replace(msgspec.convert(trees, Dataset), events=tuple(events)), assumed
