"""pledges: every figure that was promised, parts under their whole, and which of them are counted in totals."""

from pathlib import Path

from tripcli.query.filters import PLEDGE
from tripcli.query.request import Request
from tripcli.table import Kind
from tripcli.values.stages import STAGES
from tripcli.views.moves import move_functions, moved_columns, moved_table, with_moves
from tripcli.views.shared_columns import DIFFER, DISPUTED, NOTE, SOURCE_COUNT, SOURCES, said_by_column, trip_column
from tripcli.views.sums import ONE_SIDE
from tripcli.views.totals import asked_depth, not_counted_lines, total_lines, totals_view
from tripcli.views.view import Condition, TableView, ViewOption, data, people

TABLES = Path(__file__).with_name("pledges.sql").read_text(encoding="utf-8")
ROWS_FROM = "line r JOIN counted ON counted.id = r.id JOIN tree ON tree.id = r.id LEFT JOIN parts ON parts.id = r.id"

FIGURE = """\
coalesce(CASE WHEN r.amount_least IS NULL THEN r.amount ELSE r.amount_least || '/' || r.amount_most END, '')
|| ';' || coalesce(r.unit_word, r.unit, '') || ';' || coalesce(r.bound, '') || ';' || coalesce(r.per, '')"""
STAGE = f"""\
CASE WHEN r.disputed = 'yes' THEN 'disputed' ELSE r.status END
|| CASE r.binding WHEN 'no' THEN ', not binding' WHEN 'yes' THEN ', binding' ELSE '' END
|| CASE WHEN r.one_side THEN ', {ONE_SIDE}' ELSE '' END"""
WHAT = """\
r.title || coalesce(' (' || (
  SELECT group_concat(short, ', ') FROM (
    SELECT q.short FROM pledge_payer x JOIN party q ON q.id = x.party
    WHERE x.record = r.id AND q.kind != 'country' AND NOT instr(r.title, q.short) AND NOT instr(r.title, q.name)
    ORDER BY q.short
  )
) || ')', '')"""
"""The title names who promised it, unless that is the country of the heading."""
ONE_SIDE_FLAG = "CASE WHEN r.one_side THEN 'yes' END"

COLUMNS = (
    trip_column("r.id"),
    data("id", Kind.ID, "r.id", "the pledge's id"),
    people(
        "between",
        Kind.TEXT,
        "tree.between_nations",
        "sides of payer and receiver; of a part those of its whole",
        group=1,
    ),
    people(
        "figure",
        Kind.FIGURE,
        FIGURE,
        "the amount with unit, bound and rate; a range where sources differ",
        order="r.amount_order",
        priority=1,
    ),
    people(
        "what",
        Kind.TEXT,
        WHAT,
        "what it is for, and which company promised it; parts under their whole",
        priority=1,
        least_cells=24,
        depth_in="depth",
    ),
    people("depth", Kind.COUNT, "tree.depth", "0 for a whole, 1 for its parts, 2 for their parts …", priority=8),
    data("title", Kind.TEXT, "r.title", "what it is for"),
    data("kind", Kind.WORD, "r.kind", "investment, purchase, tariff …"),
    data("by", Kind.PARTIES, "r.payer", "who promised it"),
    data("to", Kind.PARTY, "r.payee", "to whom"),
    data("amount", Kind.NUMBER, "r.amount", "exact decimal, in the unit", order="r.amount_order"),
    data(
        "amount_least",
        Kind.NUMBER,
        "r.amount_least",
        "the smallest that sources give, where they differ",
        label="least",
    ),
    data(
        "amount_most",
        Kind.NUMBER,
        "r.amount_most",
        "the largest that sources give, where they differ",
        label="most",
    ),
    data("unit", Kind.WORD, "r.unit", "ISO 4217 code, or aircraft, tonnes, percent …"),
    data(
        "bound",
        Kind.WORD,
        "r.bound",
        "exactly, about, up-to or at-least",
        words=("exactly", "about", "up-to", "at-least"),
    ),
    data("per", Kind.WORD, "r.per", "year, month …: a rate, in no sum"),
    data("period", Kind.TEXT, "r.period", "words for the time in which it is to be paid"),
    data(
        "status",
        Kind.STATUS,
        "r.status",
        "sought, expected, pledged, committed, disbursed, lapsed or withdrawn",
        words=STAGES["pledge"],
    ),
    people(
        "stage",
        Kind.STATUS,
        STAGE,
        "the status, or disputed; then whether it binds, and whether only the receiver's side says so",
        label="status",
        priority=2,
    ),
    *moved_columns("pledge"),
    DISPUTED,
    data("binding", Kind.WORD, "r.binding", "yes or no, where a source says so", words=("yes", "no")),
    data("one_side", Kind.FLAG, ONE_SIDE_FLAG, "whether only the receiver's side has spoken of it"),
    data("unnamed", Kind.FLAG, "CASE WHEN r.unnamed THEN 'yes' END", "whether it was made without a number"),
    data(
        "part_of",
        Kind.PLEDGE,
        "r.part_of",
        "the larger pledge that includes it",
        label="part of",
    ),
    data("overlaps", Kind.PLEDGES, "r.overlaps", "pledges that may hold the same money"),
    people(
        "parts",
        Kind.WORD,
        "parts.share",
        "how much of it its own parts account for; overlap when they come to more",
        priority=5,
    ),
    data("event", Kind.EVENT, "r.event", "the event at which it was made"),
    data("counted", Kind.WORD, "counted.counted", "yes, or why it is in no total of this selection"),
    data("topics", Kind.WORDS, "r.topics", "what it is about"),
    NOTE,
    SOURCE_COUNT,
    SOURCES,
    said_by_column("pledge"),
    DIFFER,
)


def conditions(request: Request) -> Condition:
    """Parts as deep as was asked for; raises UsageError."""
    depth = asked_depth(request)
    return ("", []) if depth is None else (f"tree.depth <= {depth}", [])


def notes(request: Request) -> tuple[str, ...]:
    """The totals, and what is in none of them."""
    return (*total_lines(request, TABLES), *not_counted_lines(request, TABLES))


def variant(request: Request) -> TableView | None:
    """The totals as rows, or the view that also says what has moved, when either was asked for."""
    return totals_view(request, TABLES) if "total" in request.options else with_moves(VIEW, request)


VIEW: TableView = TableView(
    id="pledges",
    kinds=(PLEDGE,),
    columns=COLUMNS,
    tables=f"{TABLES}, {moved_table()}",
    functions=move_functions,
    rows_from=ROWS_FROM,
    conditions=conditions,
    order="tree.between_nations, tree.path",
    options=(
        ViewOption("depth", "levels of parts to show: 0 for wholes only, or all", "LEVELS"),
        ViewOption("total", "the totals as rows, also over several payers"),
    ),
    notes=notes,
    variant=variant,
    examples=(
        "tripcli pledges",
        "tripcli pledges --total",
        "tripcli pledges --kind investment --depth 1",
        "tripcli pledges --amount '>1e9' --sort -amount -n 5",
    ),
)
