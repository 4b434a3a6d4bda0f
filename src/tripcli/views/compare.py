"""compare: several trips side by side. People see a column for each trip, programs a row for each value."""

import json
from collections.abc import Iterable, Iterator, Sequence

from tripcli.query.filters import ALL
from tripcli.query.request import Request
from tripcli.table import Cell, Kind
from tripcli.values.figures import format_figure, format_number
from tripcli.values.stages import STAGES
from tripcli.views.compare_measures import MEASURES, sources_of
from tripcli.views.compare_people import met_lines
from tripcli.views.compare_records import Measure, Selected, Value
from tripcli.views.compare_way import OF_THE_WAY
from tripcli.views.pledges import TABLES
from tripcli.views.totals import not_counted_lines
from tripcli.views.view import Condition, TableView, ViewColumn, both, data, on_request, people

HIDDEN = frozenset({("agreements_at_stage", "signed")})
"""Rows that people find under another name."""


def _value(index: int) -> str:
    """SQL of a value of a row, by its index."""
    return f"json_extract(r.value, '$[{index}]')"


COLUMNS: tuple[ViewColumn, ...] = (
    both("measure", Kind.WORD, _value(0), "what is compared; docs/compare.md explains each", priority=1,
         words=tuple(one.id for one in MEASURES)),
    both("of", Kind.TEXT, _value(1), "of which kind, stage, person or sides; none for all", priority=1),
    both("trip", Kind.TRIP, _value(2), "the trip", priority=1),
    both("value", Kind.NUMBER, _value(3), "the number; none where it is not known",
         order=f"CAST({_value(3)} AS REAL)", priority=1),
    data("least", Kind.NUMBER, _value(4), "of a sum the smallest that sources give, where they differ"),
    data("most", Kind.NUMBER, _value(5), "of a sum the largest that sources give, where they differ"),
    both("unit", Kind.WORD, _value(6), "events, people, percent …; of a sum its unit", priority=2),
    both("kind", Kind.WORD, _value(7), "of a sum: investment, purchase …", priority=4),
    both("bound", Kind.WORD, _value(8), "of a sum: how firm all its figures are", priority=5),
    both("status", Kind.STATUS, _value(9), "of a sum: the stage of all its figures", priority=3),
    data("one_side", Kind.FLAG, _value(10), "of a sum: whether only the receiver's side has spoken of its figures"),
    both("sources", Kind.COUNT, _value(11), "number of sources on which it rests", label="src", priority=4),
    on_request("records", Kind.CODES, _value(12), "ids of the records that are counted"),
)  # fmt: skip


class _Answer:
    """The values of all measures for all trips."""

    def __init__(self, request: Request) -> None:
        self.request = request
        knowledge = request.knowledge
        trips: dict[int, list[str]] = {}
        for trip in knowledge.trips:
            trips.setdefault(request.moments.get(trip.id, knowledge.as_of), []).append(trip.id)
        self.moments = [
            Selected(request._replace(knowledge=knowledge.at(moment)), of_moment) for moment, of_moment in trips.items()
        ]
        self.trips = [trip.id for trip in knowledge.trips]
        self.measures = [one for one in MEASURES if not (request.selections and one in OF_THE_WAY)]

    def values(self, measure: Measure) -> list[Value]:
        """The values of a measure, those of one thing together, in the order of the trips."""
        values = [value for moment in self.moments for value in measure.values(moment)]
        rank = {trip: number for number, trip in enumerate(self.trips)}
        first: dict[tuple[str, str], int] = {}
        for number, value in enumerate(values):
            first.setdefault((value.of, value.status), number)
        if measure.id not in {"pledged", "met"}:  # of what is counted, nothing is zero
            missing = dict.fromkeys((one.of, trip) for one in values for trip in self.trips)
            for one in values:
                missing.pop((one.of, one.trip), None)
            likes = {one.of: one for one in values}
            values += [likes[of]._replace(trip=trip, value=0, records=()) for of, trip in missing]
        return sorted(values, key=lambda one: (first[one.of, one.status], rank[one.trip]))


def _rows(request: Request) -> Iterator[Sequence[Cell]]:
    """A row for each value, in the order of COLUMNS."""
    answer = _Answer(request)
    sources = {key: ids for moment in answer.moments for key, ids in sources_of(moment).items()}
    for measure in answer.measures:
        for one in answer.values(measure):
            ids = {source for record in one.records for source in sources.get((one.trip, *record), ())}
            yield (
                one.measure, one.of or None, one.trip, one.value, one.least, one.most, one.unit, one.kind or None,
                one.bound or None, one.status or None, "yes" if one.one_side else None, len(ids),
                ";".join(record for _, record in one.records) or None,
            )  # fmt: skip


def _wide_rows(request: Request) -> Iterator[Sequence[Cell]]:
    """A row for each measure and what it is of: heading, label and the text for each trip."""
    answer = _Answer(request)
    for measure in answer.measures:
        if measure.id == "met":
            continue
        values = [one for one in answer.values(measure) if (one.measure, one.of) not in HIDDEN]
        if measure.id == "pledged":
            values.sort(key=lambda one: (one.of, -STAGES["pledge"].index(one.status), one.one_side, one.kind))
        rows: dict[tuple[str, str], dict[str, list[Value]]] = {}
        for one in values:
            rows.setdefault(_heading_and_label(measure, one), {}).setdefault(one.trip, []).append(one)
        for (heading, label), cells in rows.items():
            if any(one.value not in {None, 0} for values in cells.values() for one in values):
                yield (heading, label, *(_text(request, cells.get(trip, [])) for trip in answer.trips))


def _heading_and_label(measure: Measure, one: Value) -> tuple[str, str]:
    """The heading above the row of a value, and the words before it; sums have a heading for each two sides."""
    if measure.id == "pledged":
        stage = one.status + (", one side's word" if one.one_side else "")
        return f"{measure.section}: {one.of.upper()}", f"{stage}: {one.kind}"
    return measure.section, " ".join(part for part in (measure.label, one.of) if part)


def _text(request: Request, values: Iterable[Value]) -> str | None:
    """The values of one cell for people: a number, or the sum of each unit and bound."""
    texts = []
    for one in values:
        if one.value is None:
            continue
        if one.kind:
            amount = f"{one.least}/{one.most}" if one.least else one.value
            figure = format_figure(f"{amount};{one.unit};{one.bound};", request.knowledge.unit_words)
            texts.append(figure + ("≠" if one.least else ""))
        else:
            texts.append(format_number(str(one.value)) + (" %" if one.unit == "percent" else ""))
    return "; ".join(texts) or None


def _wide(request: Request) -> TableView:
    """The view with a column for each trip."""
    rows = json.dumps([*_wide_rows(request)])
    columns = [
        people("section", Kind.TEXT, _value(0), "what the measures are about", group=1),
        people("row", Kind.TEXT, _value(1), "the measure", label="measure", priority=1, least_cells=20),
    ]
    columns += [
        people(trip.id if trip.id not in _RESERVED else f"{trip.id}_trip", Kind.TEXT, _value(2 + number), trip.title,
               label=trip.id, priority=min(2 + number, 9))
        for number, trip in enumerate(request.knowledge.trips)
    ]  # fmt: skip
    return VIEW._replace(columns=tuple(columns), functions=lambda _request: {"compare_rows": lambda: rows})


_RESERVED = frozenset({"section", "row"})


def _long(request: Request) -> TableView:
    """The view with a row for each value."""
    rows = json.dumps([*_rows(request)])
    return VIEW._replace(functions=lambda _request: {"compare_rows": lambda: rows})


def variant(request: Request) -> TableView:
    """A column for each trip for people, unless they name columns of the other form; else a row for each value."""
    if not request.for_people or request.count_by:
        return _long(request)
    trips = {trip.id for trip in request.knowledge.trips}
    named = [*request.columns, *([request.sort] if request.sort else [])]
    known = {one.lstrip("+-") for one in named}
    long_only = {one.column.id for one in COLUMNS} - trips - _RESERVED
    return _long(request) if known & long_only else _wide(request)


def notes(request: Request) -> tuple[str, ...]:
    """Who was met on all trips and on one only, and what is in no sum."""
    answer = _Answer(request)
    lines = met_lines(request, answer.trips, answer.moments)
    return (*lines, *(not_counted_lines(request, TABLES) if not request.moments else ()))


def rests_on(request: Request) -> Condition:
    """The reports on the selected records that were known at the moment of each trip."""
    selected = " UNION ALL ".join(f"SELECT '{kind}', id FROM selected_{kind}" for kind in ALL)
    if not request.selections:
        selected += " UNION ALL SELECT 'stop', id FROM stop"
    where = f"(x.kind, x.record) IN ({selected})"
    if not request.moments:
        return where, []
    known = " OR ".join("x.trip = ? AND x.known_from <= CAST(? AS INT)" for _ in request.moments)
    return f"{where} AND ({known})", [str(word) for pair in request.moments.items() for word in pair]


VIEW: TableView = TableView(
    id="compare",
    kinds=ALL,
    columns=COLUMNS,
    rows_from="json_each(compare_rows()) r",
    order="r.key",
    functions=lambda _request: {"compare_rows": lambda: "[]"},
    variant=variant,
    notes=notes,
    rests_on=rests_on,
    words="[TRIP]...",
    words_are_trips=True,
    examples=(
        "tripcli compare",
        "tripcli compare --trip all",
        "tripcli compare --trip all --kind summit",
        "tripcli compare --trip all --as-of day+3",
        "tripcli compare --trip all -f csv -o trips.csv",
    ),
)
