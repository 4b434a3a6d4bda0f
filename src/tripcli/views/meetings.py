"""meetings: who met whom: two people who were present at the same meeting, summit, dinner, call, signing or visit."""

from tripcli.query.filters import EVENT
from tripcli.query.names import resolve
from tripcli.query.request import Request
from tripcli.table import Kind
from tripcli.views.participants import at_stops, contested_line, uncontested
from tripcli.views.shared_columns import trips_column
from tripcli.views.view import Condition, TableView, ViewOption, both

MEETING_KINDS = ("meeting", "summit", "dinner", "call", "signing", "visit")
"""Kinds of event at which those present are taken to have met."""

_NAMED_IN_TITLE = "max((instr(e.title, p.short) > 0) + (instr(e.title, q.short) > 0))"
_IS_TRAVELER = "({}.person IN (SELECT traveler FROM trip))"

COLUMNS = (
    trips_column("e.id"),
    both("person", Kind.PERSON, "x.person", "one of the two", priority=1),
    both("other", Kind.PERSON, "y.person", "the other", priority=1, label="met"),
    both("country", Kind.PARTY, "q.country", "country of the other", priority=3),
    both("events", Kind.COUNT, "count(DISTINCT e.id)", "how often", priority=1, order="count(DISTINCT e.id)"),
    both("first", Kind.TIME, "min(e.day)", "local day of the first time", priority=3),
    both("last", Kind.TIME, "max(e.day)", "local day of the last time", priority=3),
    both("stops", Kind.STOPS, "replace(group_concat(DISTINCT e.stop), ',', ';')", "where", priority=4),
)


def conditions(request: Request) -> Condition:
    """Pairs once each; who was named stands first, else the traveller; raises UsageError."""
    parts, parameters = at_stops(request)
    parts.append(uncontested(request))
    parts += [f"e.kind IN {MEETING_KINDS}", "x.presence = 'present'", "y.presence = 'present'", "x.person != y.person"]
    if not request.values("status"):
        parts.append("e.status = 'held'")
    named = request.values("person")
    if named:
        marks = ", ".join("?" * len(named))
        parts.append(f"x.person IN ({marks}) AND (y.person NOT IN ({marks}) OR x.person < y.person)")
        parameters += [*named, *named]
    other = request.options.get("with")
    if other is not None:
        parts.append("y.person = ?")
        parameters += resolve(request.knowledge, "person", other, "with")
    if not named and other is None:
        first, second = _IS_TRAVELER.format("x"), _IS_TRAVELER.format("y")
        parts.append(f"iif({first} != {second}, {first}, x.person < y.person)")
    return " AND ".join(parts), parameters


VIEW = TableView(
    id="meetings",
    kinds=(EVENT,),
    columns=COLUMNS,
    # CROSS JOIN fixes the order: from the selected events to those present, never from all events of a person.
    rows_from=(
        "selected_event e CROSS JOIN participation x ON x.version = e.version "
        "CROSS JOIN participation y ON y.version = e.version "
        "JOIN person p ON p.id = x.person JOIN person q ON q.id = y.person"
    ),
    conditions=conditions,
    notes=contested_line,
    group_by="x.person, y.person",
    # People of one country stand behind: that they sat at one table is seldom the question. Before others stand those
    # after whom an event is called.
    order=(
        f"p.country IS q.country, {_NAMED_IN_TITLE} DESC, count(DISTINCT e.id) DESC, min(e.sort_instant), x.person, "
        "y.person"
    ),
    options=(ViewOption("with", "only meetings with this person", "PERSON"),),
    examples=(
        "tripcli meetings",
        "tripcli meetings --kind summit",
        "tripcli meetings --sort -events -n 10",
        "tripcli meetings --status held -f csv",
    ),
)
