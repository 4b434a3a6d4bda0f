"""pledges: every figure that was promised, parts under their whole, and which of them may be added."""

from tripcli.errors import UsageError
from tripcli.query.filters import PLEDGE
from tripcli.query.request import Request
from tripcli.table import Audience, Column, Kind, Table
from tripcli.views.totals import left_out, total_lines, totals_table
from tripcli.views.view import Asked, Own, View

PEOPLE, DATA = Audience.PEOPLE, Audience.DATA

COUNTED = (
    "CASE WHEN r.amount IS NULL THEN 'no: no amount' "
    "WHEN r.per IS NOT NULL THEN 'no: a rate' "
    "WHEN NOT r.addable THEN 'no: ' || r.unit || ' is not added' "
    "WHEN r.disputed = 'yes' THEN 'no: disputed' "
    "WHEN EXISTS (SELECT 1 FROM pledge_above a JOIN selected_pledge s ON s.id = a.above WHERE a.record = r.id) "
    "THEN 'no: part of ' || (SELECT a.above FROM pledge_above a JOIN selected_pledge s ON s.id = a.above "
    "WHERE a.record = r.id ORDER BY a.distance LIMIT 1) "
    "WHEN EXISTS (SELECT 1 FROM pledge_overlap o JOIN selected_pledge s ON s.id = o.other WHERE o.record = r.id "
    "AND s.unit = r.unit AND s.addable AND s.disputed IS NULL "
    "AND (s.amount_order, s.id) > (r.amount_order, r.id)) "
    "THEN 'no: overlaps ' || (SELECT s.id FROM pledge_overlap o JOIN selected_pledge s ON s.id = o.other "
    "WHERE o.record = r.id AND s.unit = r.unit AND s.addable AND s.disputed IS NULL "
    "AND (s.amount_order, s.id) > (r.amount_order, r.id) ORDER BY s.amount_order DESC, s.id DESC LIMIT 1) "
    "ELSE 'yes' END"
)
"""Whether a figure goes into a total of the selection, or why not. Of two that overlap, the smaller is left out."""

_DEPTH = "(SELECT count(*) FROM pledge_above a JOIN selected_pledge s ON s.id = a.above WHERE a.record = r.id)"
_FIGURE = (
    "coalesce(CASE WHEN r.amount_least IS NULL THEN r.amount ELSE r.amount_least || '/' || r.amount_most END, '') "
    "|| ';' || coalesce(r.unit, '') || ';' || coalesce(r.bound, '') || ';' || coalesce(r.per, '')"
)
_NATION = "(SELECT coalesce(n.name, q.name) FROM party_all q LEFT JOIN party_all n ON n.id = q.country WHERE q.id = r.{})"
_BETWEEN = f"{_NATION.format('payer')} || CASE WHEN r.payee IS NULL THEN '' ELSE ' → ' || {_NATION.format('payee')} END"
_PARTS = (
    "(SELECT CASE WHEN sum(s.amount_order) > r.amount_order THEN 'overlap' "
    "ELSE printf('%.0f %%', 100.0 * sum(s.amount_order) / r.amount_order) END "
    "FROM pledge s WHERE s.part_of = r.id AND s.unit = r.unit AND s.per IS NULL AND r.per IS NULL AND s.addable "
    "AND s.disputed IS NULL AND r.amount_order > 0)"
)

COLUMNS = (
    Asked(Column(id="id", label="id", kind=Kind.ID, audience=DATA, help="the pledge's id"), "r.id"),
    Asked(
        Column(id="between", label="between", kind=Kind.TEXT, audience=PEOPLE, group=True, help="country of the payer and of the receiver"),
        _BETWEEN,
    ),
    Asked(
        Column(id="figure", label="figure", kind=Kind.FIGURE, audience=PEOPLE, priority=1, help="the amount with unit, bound and rate; a range where sources differ"),
        _FIGURE, "r.amount_order",
    ),
    Asked(
        Column(id="what", label="what", kind=Kind.TEXT, audience=PEOPLE, priority=1, help="what it is for; parts under their whole"),
        f"CASE {_DEPTH} WHEN 0 THEN '' WHEN 1 THEN '└ ' WHEN 2 THEN '└─ ' ELSE '└── ' END || r.title",
    ),
    Asked(Column(id="title", label="title", kind=Kind.TEXT, audience=DATA, help="what it is for"), "r.title"),
    Asked(Column(id="kind", label="kind", kind=Kind.WORD, audience=DATA, help="investment, purchase, tariff …"), "r.kind"),
    Asked(Column(id="by", label="by", kind=Kind.PARTY, audience=DATA, help="who promised it"), "r.payer"),
    Asked(Column(id="to", label="to", kind=Kind.PARTY, audience=DATA, help="to whom"), "r.payee"),
    Asked(
        Column(id="amount", label="amount", kind=Kind.NUMBER, audience=DATA, help="exact decimal, in the unit"),
        "r.amount", "r.amount_order",
    ),
    Asked(Column(id="amount_least", label="least", kind=Kind.NUMBER, audience=DATA, help="the smallest that sources give, where they differ"), "r.amount_least"),
    Asked(Column(id="amount_most", label="most", kind=Kind.NUMBER, audience=DATA, help="the largest that sources give, where they differ"), "r.amount_most"),
    Asked(Column(id="unit", label="unit", kind=Kind.WORD, audience=DATA, help="ISO 4217 code, or aircraft, tonnes, percent …"), "r.unit"),
    Asked(Column(id="bound", label="bound", kind=Kind.WORD, audience=DATA, help="exactly, about, up-to or at-least"), "r.bound"),
    Asked(Column(id="per", label="per", kind=Kind.WORD, audience=DATA, help="year, month …: a rate, in no sum"), "r.per"),
    Asked(Column(id="period", label="period", kind=Kind.TEXT, audience=DATA, help="words for the time in which it is to be paid"), "r.period"),
    Asked(
        Column(id="status", label="status", kind=Kind.STATUS, audience=DATA, help="sought, expected, pledged, committed, disbursed or withdrawn"), "r.status"
    ),
    Asked(
        Column(id="stage", label="status", kind=Kind.STATUS, audience=PEOPLE, priority=2, help="the status, or disputed"),
        "CASE WHEN r.disputed = 'yes' THEN 'disputed' ELSE r.status END",
    ),
    Asked(Column(id="disputed", label="disputed", kind=Kind.FLAG, audience=DATA, help="whether a source contests it"), "r.disputed"),
    Asked(Column(id="part_of", label="part of", kind=Kind.PLEDGE, audience=DATA, help="the larger pledge that includes it"), "r.part_of"),
    Asked(Column(id="overlaps", label="overlaps", kind=Kind.WORDS, audience=DATA, help="pledges that may hold the same money"), "r.overlaps"),
    Asked(Column(id="parts", label="parts", kind=Kind.WORD, audience=PEOPLE, priority=5, help="how much of it its own parts account for; overlap when they come to more"), _PARTS),
    Asked(Column(id="event", label="event", kind=Kind.EVENT, audience=DATA, help="the event at which it was made"), "r.event"),
    Asked(Column(id="counted", label="counted", kind=Kind.WORD, audience=DATA, help="yes, or why it is in no total of this selection"), COUNTED),
    Asked(Column(id="topics", label="topics", kind=Kind.WORDS, audience=DATA, help="what it is about"), "r.topics"),
    Asked(Column(id="note", label="note", kind=Kind.TEXT, audience=DATA, help="a clause of a report"), "r.note"),
    Asked(Column(id="src", label="src", kind=Kind.COUNT, audience=PEOPLE, priority=3, help="number of sources"), "r.source_count"),
    Asked(Column(id="sources", label="sources", kind=Kind.SOURCES, audience=DATA, help="ids of all sources known by then"), "r.sources"),
    Asked(Column(id="differ", label="≠", kind=Kind.WORDS, beside="src", priority=3, help="fields on which sources differ"), "r.differ"),
)  # fmt: skip

_PATH = (
    "(SELECT group_concat(step, '/') FROM (SELECT printf('%09d', w.place) AS step FROM pledge_above a "
    "JOIN selected_pledge w ON w.id = a.above WHERE a.record = r.id ORDER BY a.distance DESC))"
)
ORDER = f"{_BETWEEN}, coalesce({_PATH} || '/', '') || printf('%09d', r.place)"
"""By payer and receiver; every part behind its whole, in the order of the dataset."""


def conditions(request: Request) -> tuple[str, list[str]]:
    """Parts as deep as was asked for; raises UsageError."""
    depth = request.own.get("depth", "all")
    if depth == "all":
        return "", []
    if not (depth.isascii() and depth.isdigit()):
        raise UsageError(f'--depth "{depth}": a number of levels, from 0 for wholes only, or all')
    return f"{_DEPTH} <= {int(depth)}", []


def notes(request: Request) -> tuple[str, ...]:
    """The totals, and what is in none of them."""
    return (*total_lines(request, COUNTED), *left_out(request, COUNTED, _DEPTH))


def instead(request: Request) -> Table | None:
    """The totals as rows, when they were asked for."""
    return totals_table(request, COUNTED) if "total" in request.own else None


VIEW = View(
    id="pledges",
    kinds=(PLEDGE,),
    columns=COLUMNS,
    rows_from="selected_pledge r",
    conditions=conditions,
    order=ORDER,
    own=(
        Own("depth", "levels of parts to show: 0 for wholes only, or all", "LEVELS"),
        Own("total", "the totals as rows, also over several payers"),
    ),
    notes=notes,
    instead=instead,
    examples=(
        "tripcli pledges --by JP --kind investment --depth 1",
        "tripcli pledges --unit USD --sort -amount -n 5",
        "tripcli pledges --total -f json",
    ),
)
