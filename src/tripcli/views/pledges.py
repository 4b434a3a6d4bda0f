"""pledges: every figure that was promised, parts under their whole, and which of them may be added."""

from tripcli.errors import UsageError
from tripcli.query.filters import PLEDGE
from tripcli.query.request import Request
from tripcli.table import Kind, Table
from tripcli.values.stages import PLANS
from tripcli.views.shared_columns import DIFFER, DISPUTED, NOTE, SOURCE_COUNT, SOURCES
from tripcli.views.totals import left_out, total_lines, totals_table
from tripcli.views.view import Own, View, data, people

_PLANNED = f"{{}}.status IN ({', '.join(repr(stage) for stage in sorted(PLANS))})"
_WEIGHT = "(NOT {0}, {1}.amount_order, {1}.id)"
_HEAVIER = (
    "FROM pledge_overlap o JOIN selected_pledge s ON s.id = o.other WHERE o.record = r.id AND s.unit = r.unit "
    "AND s.addable AND s.disputed IS NULL "
    f"AND {_WEIGHT.format(_PLANNED.format('s'), 's')} > {_WEIGHT.format(_PLANNED.format('r'), 'r')}"
)
COUNTED = (
    "CASE WHEN r.amount IS NULL THEN 'no: no amount' "
    "WHEN r.per IS NOT NULL THEN 'no: a rate' "
    "WHEN NOT r.addable THEN 'no: ' || r.unit || ' is not added' "
    "WHEN r.disputed = 'yes' THEN 'no: disputed' "
    "WHEN EXISTS (SELECT 1 FROM pledge_above a JOIN selected_pledge s ON s.id = a.above WHERE a.record = r.id) "
    "THEN 'no: part of ' || (SELECT a.above FROM pledge_above a JOIN selected_pledge s ON s.id = a.above "
    "WHERE a.record = r.id ORDER BY a.distance LIMIT 1) "
    f"ELSE coalesce((SELECT 'no: overlaps ' || s.id {_HEAVIER} "
    "ORDER BY s.amount_order DESC, s.id DESC LIMIT 1), 'yes') END"
)
"""Whether a figure goes into a total of the selection, or why not. Of two that overlap, what is only sought or expected
is left out before what was pledged, and then the smaller."""

_DEPTH = "(SELECT count(*) FROM pledge_above a JOIN selected_pledge s ON s.id = a.above WHERE a.record = r.id)"
_FIGURE = (
    "coalesce(CASE WHEN r.amount_least IS NULL THEN r.amount ELSE r.amount_least || '/' || r.amount_most END, '') "
    "|| ';' || coalesce(r.unit, '') || ';' || coalesce(r.bound, '') || ';' || coalesce(r.per, '')"
)
_NATION = (
    "(SELECT coalesce(n.name, q.name) FROM party_all q LEFT JOIN party_all n ON n.id = q.country WHERE q.id = r.{})"
)
_BETWEEN = f"{_NATION.format('payer')} || CASE WHEN r.payee IS NULL THEN '' ELSE ' → ' || {_NATION.format('payee')} END"
_PARTS = (
    "(SELECT CASE WHEN count(*) = 0 THEN NULL WHEN sum(s.amount_order) > r.amount_order * 1.000000001 THEN 'overlap' "
    "ELSE printf('%.0f %%', 100.0 * sum(s.amount_order) / r.amount_order) END "
    "FROM pledge s WHERE s.part_of = r.id AND s.unit = r.unit AND s.per IS NULL AND r.per IS NULL AND s.addable "
    "AND s.disputed IS NULL AND r.amount_order > 0)"
)
_KNOWN = "(SELECT k.id FROM {} k WHERE k.id = r.{})"
"""A record that this one names, once anything is known of it."""
_OVERLAPS = (
    "(SELECT group_concat(id, ';') FROM (SELECT k.id FROM pledge_overlap o JOIN pledge k ON k.id = o.other "
    "WHERE o.record = r.id ORDER BY k.id))"
)

COLUMNS = (
    data("id", Kind.ID, "r.id", "the pledge's id"),
    people("between", Kind.TEXT, _BETWEEN, "country of the payer and of the receiver", group=True),
    people(
        "figure",
        Kind.FIGURE,
        _FIGURE,
        "the amount with unit, bound and rate; a range where sources differ",
        order="r.amount_order",
        priority=1,
    ),
    people(
        "what",
        Kind.TEXT,
        f"CASE {_DEPTH} WHEN 0 THEN '' WHEN 1 THEN '└ ' WHEN 2 THEN '└─ ' ELSE '└── ' END || r.title",
        "what it is for; parts under their whole",
        priority=1,
        least_cells=24,
    ),
    data("title", Kind.TEXT, "r.title", "what it is for"),
    data("kind", Kind.WORD, "r.kind", "investment, purchase, tariff …"),
    data("by", Kind.PARTY, "r.payer", "who promised it"),
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
    data("bound", Kind.WORD, "r.bound", "exactly, about, up-to or at-least"),
    data("per", Kind.WORD, "r.per", "year, month …: a rate, in no sum"),
    data("period", Kind.TEXT, "r.period", "words for the time in which it is to be paid"),
    data("status", Kind.STATUS, "r.status", "sought, expected, pledged, committed, disbursed or withdrawn"),
    people(
        "stage",
        Kind.STATUS,
        "CASE WHEN r.disputed = 'yes' THEN 'disputed' ELSE r.status END",
        "the status, or disputed",
        label="status",
        priority=2,
    ),
    DISPUTED,
    data(
        "part_of",
        Kind.PLEDGE,
        _KNOWN.format("pledge", "part_of"),
        "the larger pledge that includes it",
        label="part of",
    ),
    data("overlaps", Kind.WORDS, _OVERLAPS, "pledges that may hold the same money"),
    people(
        "parts",
        Kind.WORD,
        _PARTS,
        "how much of it its own parts account for; overlap when they come to more",
        priority=5,
    ),
    data("event", Kind.EVENT, _KNOWN.format("event", "event"), "the event at which it was made"),
    data("counted", Kind.WORD, COUNTED, "yes, or why it is in no total of this selection"),
    data("topics", Kind.WORDS, "r.topics", "what it is about"),
    NOTE,
    SOURCE_COUNT,
    SOURCES,
    DIFFER,
)

_LARGEST = 1e18
"""Above any amount; what it leaves orders the larger before the smaller as text."""
_STEP = (
    f"printf('%d%d%s%d%024.4f%09d', {{0}}.disputed IS NOT NULL OR {_PLANNED.format('{0}')}, "
    "length({0}.unit) IS NOT 3, coalesce({0}.unit, '~'), {0}.per IS NOT NULL, "
    f"{_LARGEST} - min(coalesce({{0}}.amount_order, 0), {_LARGEST}), {{0}}.rank)"
)
_PATH = (
    f"(SELECT group_concat(step, '/') FROM (SELECT {_STEP.format('w')} AS step FROM pledge_above a "
    "JOIN selected_pledge w ON w.id = a.above WHERE a.record = r.id ORDER BY a.distance DESC))"
)
ORDER = f"{_BETWEEN}, coalesce({_PATH} || '/', '') || {_STEP.format('r')}"
"""By payer and receiver; every part behind its whole. Beside each other what is promised stands before what is disputed
or only a plan, money before other units, sums before rates, and the larger before the smaller."""


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
        "tripcli pledges --kind investment --depth 1",
        "tripcli pledges --kind purchase --sort -amount -n 5",
        "tripcli pledges --total -f json",
    ),
)
