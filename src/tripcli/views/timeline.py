"""timeline: what happened, in order, in local time."""

from tripcli.query.filters import EVENT
from tripcli.table import Audience, Column, Kind
from tripcli.views.view import Asked, View

PEOPLE, DATA = Audience.PEOPLE, Audience.DATA

_CLOCK = "r.clock || CASE WHEN ';' || r.expected_fields || ';' LIKE '%;start;%' THEN ' planned' ELSE '' END"

COLUMNS = (
    Asked(Column(id="id", label="id", kind=Kind.ID, audience=DATA, help="the event's id"), "r.id"),
    Asked(
        Column(id="date", label="date", kind=Kind.DATE, audience=PEOPLE, group=True, help="local day of the start"),
        "r.day",
        "r.sort_instant",
    ),
    Asked(
        Column(id="time", label="time", kind=Kind.WORD, audience=PEOPLE, priority=1, help="local time, as precise as it is known"),
        _CLOCK,
        "r.sort_instant",
    ),
    Asked(
        Column(id="offset", label="UTC", kind=Kind.WORD, audience=PEOPLE, group=True, help="offset from UTC on that day"),
        "r.offset",
    ),
    Asked(
        Column(id="start", label="start", kind=Kind.TIME, audience=DATA, help="beginning, local time with offset; a date when no hour is known"),
        "r.start",
        "r.sort_instant",
    ),
    Asked(
        Column(id="start_qualifier", label="start sure", kind=Kind.WORD, audience=DATA, help="~ approximate, ? uncertain, % both"),
        "r.start_qualifier",
    ),
    Asked(Column(id="start_part", label="part of day", kind=Kind.WORD, audience=DATA, help="morning … night"), "r.start_part"),
    Asked(Column(id="end", label="end", kind=Kind.TIME, audience=DATA, help="end, as reported; never computed"), 'r."end"', "r.end_instant"),
    Asked(Column(id="end_qualifier", label="end sure", kind=Kind.WORD, audience=DATA, help="as for start"), "r.end_qualifier"),
    Asked(Column(id="end_part", label="part of day", kind=Kind.WORD, audience=DATA, help="as for start"), "r.end_part"),
    Asked(Column(id="length", label="length", kind=Kind.WORD, audience=DATA, help="how long it took, as reported"), "r.length"),
    Asked(Column(id="stop", label="stop", kind=Kind.STOP, audience=DATA, help="the stop at which it happened"), "r.stop"),
    Asked(
        Column(id="place", label="place", kind=Kind.TEXT, group=True, help="name of the stop, or of the place off the route"),
        "r.place",
    ),
    Asked(Column(id="country", label="country", kind=Kind.PARTY, audience=DATA, help="ISO 3166 alpha-2"), "r.country"),
    Asked(Column(id="status", label="status", kind=Kind.STATUS, priority=2, help="expected, cancelled or held"), "r.status"),
    Asked(Column(id="title", label="what", kind=Kind.TEXT, priority=1, help="what it was"), "r.title"),
    Asked(Column(id="kind", label="kind", kind=Kind.WORD, audience=DATA, help="summit, signing …"), "r.kind"),
    Asked(Column(id="venue", label="venue", kind=Kind.TEXT, audience=DATA, help="where, within the place"), "r.venue"),
    Asked(
        Column(id="disputed", label="disputed", kind=Kind.FLAG, audience=DATA, help="whether a source contests it"), "r.disputed"
    ),
    Asked(
        Column(id="with", label="with", kind=Kind.PEOPLE, audience=PEOPLE, priority=4, help="who took part, or was to"),
        "r.participants",
    ),
    Asked(
        Column(id="participants", label="participants", kind=Kind.PEOPLE, audience=DATA, help="who was present; until it is held, who was expected"),
        "r.participants",
    ),
    Asked(
        Column(id="named", label="named", kind=Kind.PEOPLE, audience=DATA, help="who was only expected or mentioned"), "r.named"
    ),
    Asked(Column(id="topics", label="topics", kind=Kind.WORDS, audience=DATA, help="what it was about"), "r.topics"),
    Asked(
        Column(id="attendance", label="attendance", kind=Kind.WORD, audience=DATA, help="number of people who came, as reported"), "r.attendance"
    ),
    Asked(Column(id="note", label="note", kind=Kind.TEXT, audience=DATA, help="a clause of a report"), "r.note"),
    Asked(Column(id="src", label="src", kind=Kind.COUNT, audience=PEOPLE, priority=3, help="number of sources"), "r.source_count"),
    Asked(
        Column(id="sources", label="sources", kind=Kind.SOURCES, audience=DATA, help="ids of all sources known by then"), "r.sources"
    ),
    Asked(
        Column(id="differ", label="≠", kind=Kind.WORDS, beside="src", priority=3, help="fields on which sources differ"), "r.differ"
    ),
    Asked(
        Column(id="expected_fields", label="planned", kind=Kind.WORDS, audience=DATA, help="fields that only plans give, of what was held"),
        "r.expected_fields",
    ),
)  # fmt: skip

VIEW = View(
    id="timeline",
    kinds=(EVENT,),
    columns=COLUMNS,
    rows_from="selected_event r",
    order="r.sort_instant, r.sort_precision, r.id",
    examples=(
        "tripcli timeline --stop tokyo --on 2025-10-28",
        "tripcli timeline --as-of 2025-10-27T18:00 --status expected",
        "tripcli timeline --person takaichi -f csv -o takaichi.csv",
    ),
)
