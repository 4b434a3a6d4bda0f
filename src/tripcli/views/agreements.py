"""agreements: what was signed or announced, between whom."""

from tripcli.query.filters import AGREEMENT
from tripcli.table import Kind
from tripcli.values.stages import STAGES
from tripcli.views.moves import move_functions, moved_columns, moved_table, with_moves
from tripcli.views.shared_columns import DISPUTED, NOTE, QUALIFIERS, SOURCE_COUNT, SOURCES, said_by_column, trip_column
from tripcli.views.view import TableView, both, data, people

STAGE = """\
CASE WHEN r.disputed = 'yes' THEN 'disputed' ELSE r.status END
|| CASE r.binding WHEN 'no' THEN ', not binding' WHEN 'yes' THEN ', binding' ELSE '' END"""

PLACE = "coalesce(r.place, r.venue)"
"""Where the event took place at which it was signed or announced, else the venue that reports name."""
WHERE = f"""\
coalesce(
  {PLACE},
  'about ' || (
    SELECT group_concat(s.name, ', ') FROM stop s WHERE ';' || r.concerns || ';' LIKE '%;' || s.id || ';%'
  )
)"""
"""The place; of an agreement without one, the stops that it is about."""

COLUMNS = (
    trip_column("r.id"),
    data("id", Kind.ID, "r.id", "the agreement's id"),
    both("date", Kind.DATE, "r.date", "day of signing or announcement, local", order="r.sort_instant", priority=2),
    data(
        "date_qualifier",
        Kind.WORD,
        "r.date_qualifier",
        "~ approximate, ? uncertain, % both",
        label="date sure",
        words=QUALIFIERS,
    ),
    data(
        "status", Kind.STATUS, "r.status", "expected, announced, signed, lapsed or withdrawn", words=STAGES["agreement"]
    ),
    people("stage", Kind.STATUS, STAGE, "the status, or disputed; then whether it binds", label="status", priority=2),
    *moved_columns("agreement"),
    both("title", Kind.TEXT, "r.title", "what it is", label="what", priority=1, least_cells=24),
    both("kind", Kind.WORD, "r.kind", "trade, minerals, security …", priority=6),
    both("parties", Kind.PARTIES, "r.parties", "who signed or announced it", label="between", priority=3),
    data("place", Kind.TEXT, PLACE, "where it was signed or announced: the place of the event, else the venue"),
    people("where", Kind.TEXT, WHERE, "the place, or the stops that it is about", label="place", priority=5),
    data("concerns", Kind.STOPS, "r.concerns", "the stops that it is about"),
    data("event", Kind.EVENT, "r.event", "the event at which it was signed or announced"),
    data("venue", Kind.TEXT, "r.venue", "where, within the place"),
    data("date_part", Kind.WORD, "r.date_part", "morning … night", label="part of day"),
    DISPUTED,
    data("binding", Kind.WORD, "r.binding", "yes or no, where a source says so", words=("yes", "no")),
    data("topics", Kind.WORDS, "r.topics", "what it is about"),
    NOTE,
    SOURCE_COUNT,
    SOURCES,
    said_by_column("agreement"),
    both(
        "differ",
        Kind.CODES,
        "CASE WHEN r.disputed = 'yes' THEN coalesce(r.differ || ';', '') || 'disputed' ELSE r.differ END",
        "fields on which sources differ",
        label="≠",
        mark_in="src",
        priority=3,
    ),
)

VIEW: TableView = TableView(
    id="agreements",
    kinds=(AGREEMENT,),
    columns=COLUMNS,
    tables=moved_table(),
    rows_from="selected_agreement r",
    functions=move_functions,
    variant=lambda request: with_moves(VIEW, request),
    order="r.sort_instant, r.id",
    examples=(
        "tripcli agreements",
        "tripcli agreements --status signed",
        "tripcli agreements --disputed",
        "tripcli agreements --kind trade -f csv",
    ),
)
