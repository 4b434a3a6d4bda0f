"""changes: what each report changed in what was known, between two moments of knowledge."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from tripcli.query.filters import ALL
from tripcli.query.request import Request
from tripcli.query.when import read_as_of
from tripcli.table import Kind, Name
from tripcli.values.times import parse_time
from tripcli.views.records import CALLED, SELECTED
from tripcli.views.view import TableView, ViewOption, both, data, people

COLUMNS = (
    people("day", Kind.DATE, "s.published_day", "day of publication", label="known", group=1, order="c.known_from"),
    data("known", Kind.TIME, "s.published", "publication as stated", order="c.known_from"),
    data("known_qualifier", Kind.WORD, "s.published_qualifier", "~ when the date was inferred"),
    data("source", Kind.SOURCE, "c.source", "the source whose report changed it"),
    people("by", Kind.TEXT, "s.publisher", "who reported it", label="source", group=1),
    data("kind", Kind.WORD, "c.kind", "stop, event, agreement or pledge"),
    data("record", Kind.ID, "c.record", "the record's id"),
    people("of", Kind.TEXT, CALLED.format("c"), "the record", label="record", group=1),
    both("field", Kind.WORD, "c.field", "what changed", priority=2),
    people(
        "then",
        Kind.VALUE,
        "c.type || ':' || nullif(c.before, (SELECT c.before WHERE c.field = 'participants'))",
        "the value until then",
        label="before",
        priority=3,
        least_cells=12,
    ),
    data("before", Kind.VALUE, "c.type || ':' || c.before", "the value until then; nothing at first"),
    data("after", Kind.VALUE, "c.type || ':' || c.after", "the value from then on"),
    people(
        "now", Kind.VALUE, "iif(c.type = 'people', 'text', c.type) || ':' || new_value(c.field, c.before, c.after)", "the new value; of a list the news", label="after"
    ),
    data("note", Kind.TEXT, "c.note", "the report's note"),
)


def conditions(request: Request) -> tuple[str, list[str]]:
    """The span of knowledge, whole days included, and the selected records; raises UsageError."""
    where = _within("c", request)
    if request.for_people:
        where += " AND NOT (c.field = 'title' AND c.before IS NULL)"  # the record is called so in its own column
    return where, []


def functions(request: Request) -> Mapping[str, Callable[..., Any]]:
    """The new value for people."""
    return {"new_value": partial(_new_value, request.knowledge.name)}


def rests_on(request: Request) -> tuple[str, list[str]]:
    """The reports of the same span on the same records."""
    return _within("x", request), []


def _within(row: str, request: Request) -> str:
    """SQL by which a row that has kind, record and known_from lies in the span and among the selected records."""
    parts = [f"({row}.kind, {row}.record) IN ({SELECTED})"] if request.selections else ["1"]
    since, until = request.options.get("since"), request.options.get("until")
    if since is not None:
        parts.append(f"{row}.known_from >= {_beginning(since, request)}")
    if until is not None:
        parts.append(f"{row}.known_from <= {read_as_of(until, request.context).instant}")
    return " AND ".join(parts)


def _new_value(names: Callable[[Kind, str], Name | None], field: str, before: str | None, after: str | None) -> str | None:
    """The new value; of a list of people only who came to it and who went."""
    if field != "participants":
        return after
    old, new = _presences(before or ""), _presences(after or "")
    told = [
        ("+" if person not in old else "") + person for person, presence in new.items() if old.get(person) != presence
    ]
    gone = [f"-{person}" for person in old if person not in new]

    def called(item: str) -> str:
        person = item.lstrip("+-")
        name = names(Kind.PERSON, person)
        presence = new.get(person, "")
        return item[: -len(person)] + (name.short if name else person) + (f" {presence}" if presence else "")

    return ", ".join(map(called, [*told, *gone]))


def _presences(text: str) -> dict[str, str]:
    """Those whom a list names, each with `(expected)` or `(mentioned)`, or nothing when present."""
    parts = (item.partition(" ") for item in text.split(";") if item)
    return {person: presence for person, _, presence in parts}


def _beginning(words: str, request: Request) -> int:
    """The first instant of what the words mean: a day's begins with its first second."""
    moment = read_as_of(words, request.context)
    if moment.has_time:
        return moment.instant
    from tripcli.values.instants import instant

    return instant(parse_time(moment.day).first, request.context.timezone)


VIEW = TableView(
    id="changes",
    kinds=ALL,
    columns=COLUMNS,
    rows_from="change c JOIN source s ON s.id = c.source",
    conditions=conditions,
    functions=functions,
    rests_on=rests_on,
    order="c.known_from, c.kind, c.record, c.step, c.rowid",
    options=(
        ViewOption("since", "from this moment of knowledge; a date means its beginning", "WHEN"),
        ViewOption("until", "up to this moment of knowledge; a date means its end", "WHEN"),
    ),
    examples=(
        "tripcli changes --kind summit",
        "tripcli changes --until now -n 20",
        "tripcli changes --status signed -f jsonl",
    ),
)
