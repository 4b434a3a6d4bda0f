"""The list of filters: one record each, from which options, help, completion and SQL follow.

A filter gives, for events and for agreements and pledges, the condition that its values narrow them by. It must not
know which view asks.
"""

from collections.abc import Iterable
from typing import NamedTuple

from tripcli.errors import UsageError
from tripcli.query.moves import has_moved

EVENT, AGREEMENT, PLEDGE, STOP = "event", "agreement", "pledge", "stop"
ALL = (EVENT, AGREEMENT, PLEDGE)
"""The kinds of record that filters select; some filters have a meaning for stops too."""

_IN = "{values}"
"""Where the values go: as many question marks as there are."""


class Filter(NamedTuple):
    """One filter; different filters narrow together, values of one widen."""

    id: str
    """The option without its dashes."""
    names: str
    """What a value names: a kind of record (`person`), `word` of the data, `text`, `amount`, `day` (local), `moment`
    (of knowledge), or an empty text for a flag."""
    help: str
    event: str = ""
    """Condition on an event `r`; empty when the filter has no meaning for events."""
    own: str = ""
    """Condition on an agreement or pledge `r` itself."""
    stop: str = ""
    """Condition on a stop `r` itself; empty when the filter has no meaning for stops."""
    through_event: bool = False
    """Whether an agreement or pledge is taken also when its event is."""
    kinds: tuple[str, ...] = ALL
    """The kinds of record that it selects."""

    @property
    def can_exclude(self) -> bool:
        """Whether `--not-ID` leaves out the records that have one of its values."""
        return self.names not in {"", "day", "moment", "amount"}


_BELONGS = "r.id IN (SELECT record FROM record_{name} WHERE kind = '{{kind}}' AND {name} IN ({{values}}))"
_STOP = _BELONGS.format(name="stop")
_COUNTRY = _BELONGS.format(name="country")
_OWN_PARTY = _BELONGS.format(name="party")
_TOPIC = "r.version IN (SELECT version FROM topic WHERE kind = '{kind}' AND topic IN ({values}))"
_STATUS = "r.status IN ({values})"
_SOURCE = "r.id IN (SELECT record FROM report WHERE kind = '{kind}' AND source IN ({values}))"
_SOURCE_KIND = (
    "r.id IN (SELECT k.record FROM report k JOIN source s ON s.id = k.source "
    "WHERE k.kind = '{kind}' AND s.kind IN ({values}))"
)
SAID_BY = """\
EXISTS (
  SELECT 1 FROM json_each('["' || replace(x.said_by, ';', '","') || '"]') j
  LEFT JOIN person p ON p.id = j.value LEFT JOIN party q ON q.id = j.value
  WHERE j.value IN ({values}) OR p.party IN ({values}) OR p.country IN ({values}) OR q.country IN ({values})
)"""
"""Whether a report `x` is said by one of the values, or by somebody of that party or country."""
_SAID_BY = f"r.id IN (SELECT x.record FROM report x WHERE x.kind = '{{kind}}' AND {SAID_BY})"
_WORDS = "instr(lower(r.words), lower({word})) > 0"
_DISPUTED = "r.disputed = 'yes'"
_ONE_PUBLISHER = "r.publisher_count = 1"
_AMOUNT = "r.amount_order {comparison} CAST(? AS REAL)"
_KIND = "r.kind IN ({values})"
_MOVED, _MOVED_SINCE = has_moved(), has_moved("CAST({values} AS INT)")
_OVERLAP = "r.first_local <= {last} AND r.last_local >= {first}"
_PREFIX = "substr(r.id, 1, instr(r.id, '/'))"
"""How the ids of the records of a trip begin."""
_PARTY = "(SELECT id FROM party WHERE id IN ({values}) OR country IN ({values}))"
_PAYER = f"r.id IN (SELECT record FROM pledge_payer WHERE party IN {_PARTY})"
_PAYEE = f"r.payee IN {_PARTY}"

MOVED = Filter("moved", "", "moved since the trip ended: another stage or figure, or new", _MOVED, _MOVED, _MOVED)
MOVED_SINCE = Filter(
    "moved-since",
    "moment",
    "moved since a moment of knowledge; a date means its beginning",
    _MOVED_SINCE,
    _MOVED_SINCE,
    _MOVED_SINCE,
)

FILTERS: tuple[Filter, ...] = (
    Filter(
        "stop",
        "stop",
        "at a stop, within it, or concerning it",
        _STOP,
        _STOP,
        "r.id IN ({values}) OR r.within IN ({values})",
    ),
    Filter("country", "country", "in a country, or of its companies", _COUNTRY, _COUNTRY, "r.country IN ({values})"),
    Filter(
        "person",
        "person",
        "a person took part, was expected or was named",
        "r.version IN (SELECT version FROM participation WHERE person IN ({values}))",
        through_event=True,
    ),
    Filter(
        "party",
        "party",
        "a country, organisation or company took part, signed or paid",
        "r.version IN (SELECT version FROM participation WHERE person IN ("
        "SELECT id FROM person WHERE id IN ({values}) OR party IN ({values}) OR country IN ({values}) "
        "UNION SELECT id FROM party WHERE id IN ({values}) OR country IN ({values})))",
        _OWN_PARTY,
    ),
    Filter("kind", "kind", "of a kind: summit, trade, investment …", _KIND, _KIND),
    Filter("topic", "topic", "about a topic", _TOPIC, _TOPIC, through_event=True),
    Filter("status", "status", "come this far: expected, held, signed …", _STATUS, _STATUS, _STATUS),
    Filter("source", "source", "reported by a source, or a publisher by any of its names", _SOURCE, _SOURCE, _SOURCE),
    Filter(
        "source-kind",
        "source-kind",
        "reported by an official, wire, press … source",
        _SOURCE_KIND,
        _SOURCE_KIND,
        _SOURCE_KIND,
    ),
    Filter(
        "said-by",
        "speaker",
        "said by a person or party, a country with its people",
        _SAID_BY,
        _SAID_BY,
        _SAID_BY,
    ),
    Filter("event", "event", "of an event", "r.id IN ({values})", through_event=True),
    Filter(
        "by",
        "party",
        "promised by a party; a country with its companies",
        "",
        _PAYER,
        kinds=(PLEDGE,),
    ),
    Filter(
        "for",
        "party",
        "promised to a party; a country with its companies",
        "",
        _PAYEE,
        kinds=(PLEDGE,),
    ),
    Filter("amount", "amount", "by amount: '>1e9', '1e9..5e9', '<= 5 billion'", "", _AMOUNT, kinds=(PLEDGE,)),
    Filter("unit", "unit", "in a unit: USD, aircraft, percent …", "", "r.unit IN ({values})", kinds=(PLEDGE,)),
    Filter(
        "binding",
        "binding",
        "said to be binding: yes or no",
        "",
        "r.binding IN ({values})",
        kinds=(AGREEMENT, PLEDGE),
    ),
    Filter("disputed", "", "contested by a source", _DISPUTED, _DISPUTED, _DISPUTED),
    Filter("one-publisher", "", "that one publisher alone reports", _ONE_PUBLISHER, _ONE_PUBLISHER, _ONE_PUBLISHER),
    Filter("one-side", "", "of which only the receiver's side has spoken", "", "r.one_side", kinds=(PLEDGE,)),
    MOVED,
    MOVED_SINCE,
    Filter("text", "text", "all these words in title, names, venue, topics or note", _WORDS, _WORDS),
    Filter("from", "day", "ended on this day or later, by local time", _OVERLAP, _OVERLAP, through_event=True),
    Filter("to", "day", "began on this day or earlier (the whole day counts)", _OVERLAP, _OVERLAP, through_event=True),
    Filter("on", "day", "took place on this day", _OVERLAP, _OVERLAP, through_event=True),
)
BY_ID = {one.id: one for one in FILTERS}


MOST_VALUES = 400
"""Words or values of one filter that become conditions side by side; SQLite nests them, up to a depth of 1,000."""


class Selection(NamedTuple):
    """A filter that was given, with its values resolved."""

    filter: Filter
    values: tuple[str, ...]
    """Ids or words; for days the first and last local minute, or for each of several trips its prefix and these; for
    `text` texts whose words must all occur."""
    excluded: bool = False
    """Whether the records that have one of the values are left out, and the others selected."""
    words: tuple[str, ...] = ()
    """The words that were typed, where one of them means several values: a publisher's name its sources, a date
    without a year a day of each trip."""

    @property
    def days(self) -> tuple[tuple[str, str, str], ...]:
        """The values of a filter of days: prefix of a trip, or an empty text for all, first and last local minute."""
        return days_of(self.values)


def days_of(values: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """Return the days that the values of a filter mean, as `Selection.days` has them."""
    if len(values) == 2:
        return (("", *values),)
    return tuple(zip(values[::3], values[1::3], values[2::3], strict=True))


def condition(given: Selection, kind: str) -> tuple[str, list[str]]:
    """Return the SQL that narrows one kind of record `r`, and its parameters.

    A filter that has no meaning for the kind selects none of its records.
    """
    one = given.filter
    if kind == STOP:
        return _bound(one.stop, given.values, kind) if one.stop else ("0", [])
    if kind not in one.kinds:
        return "0", []
    if kind == EVENT:
        return _bound(one.event, given.values, kind)
    parts, parameters = [], []
    if one.own:
        sql, bound = _bound(one.own, given.values, kind)
        parts.append(sql)
        parameters += bound
    if one.through_event:
        sql, bound = _bound(one.event, given.values, EVENT)
        parts.append(
            f"r.id IN (SELECT x.record FROM record_event x JOIN event r ON r.id = x.event "
            f"WHERE x.kind = '{kind}' AND ({sql}))"
        )
        parameters += bound
    return "(" + " OR ".join(parts) + ")", parameters


def _bound(template: str, values: tuple[str, ...], kind: str) -> tuple[str, list[str]]:
    """The condition with question marks for the values, and the values in their order."""
    if "{word}" in template:
        texts = [text.split() for text in values]
        _check_count(max(len(texts), *map(len, texts)), "words in --text")
        each = [" AND ".join(template.format(word="?") for _ in words) or "1" for words in texts]
        return " OR ".join(f"({one})" for one in each), [word for words in texts for word in words]
    if "{comparison}" in template:
        bounds = [value.split() for value in values]
        _check_count(len(bounds), "values of --amount")
        each = [
            f"({template.format(comparison=lower)} AND {template.format(comparison=upper)})"
            for lower, _, upper, _ in bounds
        ]
        return " OR ".join(each), [number for _, least, _, most in bounds for number in (least, most)]
    if "{first}" in template:
        return _bound_days(template.format(first="?", last="?"), days_of(values))
    if len(values) > MOST_VALUES:  # a name may stand for more sources than SQLite takes parameters
        marks, bound = "SELECT value FROM json_each(?)", [_array(values)]
    else:
        marks, bound = ", ".join("?" * len(values)), list(values)
    return template.format(values=marks, kind=kind), bound * template.count(_IN)


def _array(texts: Iterable[str]) -> str:
    """The texts as a JSON array."""
    import json  # most runs need none

    return json.dumps([*texts])


def _bound_days(overlap: str, days: tuple[tuple[str, str, str], ...]) -> tuple[str, list[str]]:
    """The condition that a record overlaps the days of its trip, and its parameters; trips of one year share a part."""
    prefixes: dict[tuple[str, str], list[str]] = {}
    for prefix, first, last in days:
        prefixes.setdefault((last, first), []).append(prefix)
    if list(prefixes.values()) == [[""]]:
        return overlap, [value for span in prefixes for value in span]
    _check_count(len(prefixes), "years of the trips")
    of_trips = f"({_PREFIX} IN (SELECT value FROM json_each(?)) AND {overlap})"
    parameters = [value for span, trips in prefixes.items() for value in (_array(trips), *span)]
    return "(" + " OR ".join([of_trips] * len(prefixes)) + ")", parameters


def _check_count(count: int, what: str) -> None:
    """Raise UsageError where SQLite would refuse the depth of the condition."""
    if count > MOST_VALUES:
        raise UsageError(f"{count} {what}: at most {MOST_VALUES}")


def selection(kinds: tuple[str, ...], selections: tuple[Selection, ...]) -> tuple[str, list[str]]:
    """Return the `WITH` clause that gives `selected_event`, `selected_agreement` …, and its parameters."""
    clauses, parameters = [], []
    for kind in kinds:
        conditions = []
        for one in selections:
            sql, bound = condition(one, kind)
            conditions.append(f"({sql}) IS NOT TRUE" if one.excluded else f"({sql})")
            parameters += bound
        where = " WHERE " + " AND ".join(conditions) if conditions else ""
        clauses.append(f"selected_{kind} AS (SELECT * FROM {kind} r{where})")
    return "WITH " + ", ".join(clauses) + " ", parameters
