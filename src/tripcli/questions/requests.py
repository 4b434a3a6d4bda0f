"""Options into one request: names, dates and words resolved against what is known as of the asked moment.

An option is a name without dashes, such as `not_stop`, with what was typed for it: a word, a tuple of words, or True.
Options that are absent or None were not given.
"""

import sqlite3
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from tripcli.errors import UsageError
from tripcli.query.context import WhenContext
from tripcli.query.filters import FILTERS, Filter, Selection
from tripcli.query.knowledge import ALL_THAT_IS_KNOWN, Knowledge
from tripcli.query.request import Request
from tripcli.questions.moments import context_of, context_of_trips
from tripcli.views.view import View, takes_trips

if TYPE_CHECKING:
    from tripcli.query.when import Span

LAST_MINUTE, FIRST_MINUTE = "9999-12-31T23:59", "0000-01-01T00:00"


class Echo:
    """How words were understood, for whoever asked."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        """Notes, printed while somebody looks on."""
        self.always: list[str] = []
        """Warnings, printed also when stderr is not a terminal: they limit what the answer can be used for."""


def request_of(
    view: View, values: Mapping[str, Any], connection: sqlite3.Connection, now_instant: int, echo: Echo
) -> Request:
    """The request that the options make; raises UsageError."""
    context = context_of(connection, now_instant)
    as_of, shown = ALL_THAT_IS_KNOWN, "All that is known"
    moments: dict[str, int] = {}
    if values.get("as_of") is not None and takes_trips(view) and context.trips:
        moments = _moments(values["as_of"], connection, context)
    if moments:
        as_of, shown = max(moments.values()), f"As of {values['as_of'].strip()} of each trip"
    elif values.get("as_of") is not None:
        from tripcli.query.when import read_as_of

        moment = read_as_of(values["as_of"], context)
        as_of, shown = moment.instant, f"As of {moment.shown}"
        if not moment.literal:
            echo.lines.append(f"--as-of: {moment.shown}")
        if moment.has_time:
            echo.always += _untimed(connection, moment.instant, moment.day)
    knowledge = Knowledge(connection, as_of)
    if as_of != ALL_THAT_IS_KNOWN:  # from here on nothing is read with days that became known later
        context = context_of_trips(knowledge.trips, now_instant)
    given = _Given(values, knowledge, context, echo)
    selections = tuple(
        _selection(one, key, given)._replace(excluded=key.startswith("not_"))
        for one in FILTERS
        for key in (_key(one), f"not_{_key(one)}")
        if _given(values.get(key))
    )
    return Request(
        knowledge=knowledge,
        selections=selections,
        columns=_listed(values.get("columns")),
        sort=_sort(values.get("sort")),
        limit=limit_of(values.get("limit")),
        count_by=values.get("count_by") or "",
        zone=_zone(values.get("tz")),
        moments=moments,
        as_of_shown=shown,
        context=context,
        options=({"words": " ".join(values.get("words") or ())} if view.words else {})
        | {
            own.id: "yes" if value is True else str(value)
            for own in view.options
            if (value := values.get(own.id.replace("-", "_"))) not in {None, False}
        },
    )


def _moments(words: str, connection: sqlite3.Connection, context: WhenContext) -> dict[str, int]:
    """The moment of each trip by its id, of a day that is counted from the first day of each; else none."""
    from tripcli.query.when import is_day_of_trip, read_as_of

    if not is_day_of_trip(words):
        return {}
    ids = dict(connection.execute("SELECT prefix, id FROM trip_all"))
    return {ids[one.prefix]: read_as_of(words, one).instant for one in context.trips}


def _untimed(connection: sqlite3.Connection, instant: int, day: str) -> list[str]:
    """How many sources of the day are left out because they name no hour."""
    query = "SELECT count(*) FROM source_all WHERE published = ? AND known_from > ?"
    count = connection.execute(query, (day, instant)).fetchone()[0]
    what = (
        "1 source of that day names no hour and counts"
        if count == 1
        else f"{count} sources of that day name no hour and count"
    )
    return [f"{what} from the end of it"] if count else []


def _given(value: object) -> bool:
    """Whether a filter was given; an empty word counts, and is then an error."""
    return value not in (None, (), False)


def _key(one: Filter) -> str:
    return one.id.replace("-", "_")


class _Given(NamedTuple):
    """What filters are resolved with."""

    values: Mapping[str, Any]
    knowledge: Knowledge
    context: WhenContext
    echo: Echo


def _selection(one: Filter, key: str, given: _Given) -> Selection:
    """A filter with its values, which stand under the key, resolved; raises UsageError."""
    words, option = given.values[key], key.replace("_", "-")
    if not one.names:
        return Selection(one, ())
    if one.names == "amount":
        from tripcli.query.amount_words import parse_amounts

        return Selection(one, tuple(map(parse_amounts, words)))
    if one.names == "day":
        try:
            days = _days(option, words, given.context, given.echo)
            return Selection(one, days, words=(words,) if len(days) > 2 else ())
        except UsageError as error:
            from tripcli.questions.slips import date_suggestion

            hint = date_suggestion(option, words, given.values, given.knowledge)
            raise UsageError(f'"{words}" is not a date; did you mean {hint}?') if hint else error from None
    if one.names == "moment":
        from tripcli.query.when import since_instant

        return Selection(one, (str(since_instant(words, given.context)),), words=(words,))
    if one.names == "text":
        if not all(text.split() for text in words):
            raise UsageError(f'--{option} "": no word to look for')
        from tripcli.values.words import folded

        return Selection(one, tuple(folded(text) for text in words))
    resolved: dict[str, None] = {}
    means_several = False
    for text in words:
        from tripcli.query.names import resolve

        ids = resolve(given.knowledge, one.names, text, option)
        if ids != (text,):
            given.echo.lines.append(f'--{option} "{text}": {_ids_text(one.names, ids)}')
        means_several = means_several or len(ids) > 1
        resolved.update(dict.fromkeys(ids))
    return Selection(one, tuple(resolved), words=tuple(words) if means_several else ())


def _ids_text(what: str, ids: tuple[str, ...]) -> str:
    """The ids that a name means, for people."""
    from tripcli.query.names import LISTED

    if what == "source" and len(ids) > 1:
        return f"{len(ids)} sources of that publisher"
    return ", ".join(ids[:LISTED]) + (f" … ({len(ids)} in all)" if len(ids) > LISTED else "")


def _days(filter_id: str, words: str, context: WhenContext, echo: Echo) -> tuple[str, ...]:
    """The values of a date filter: first and last local minute, or for each trip its prefix and these."""
    from tripcli.query.when import read_days

    days = read_days(words, context)
    if not all(one.span.literal for one in days):
        echo.lines.append(f"--{filter_id}: {' or '.join(dict.fromkeys(one.span.shown for one in days))}")
    if not days[0].prefix:
        return _ends(filter_id, days[0].span)
    return tuple(text for one in days for text in (one.prefix, *_ends(filter_id, one.span)))


def _ends(filter_id: str, span: "Span") -> tuple[str, str]:
    """First and last local minute of a date filter; `--from` and `--to` are open on one side."""
    if filter_id == "from":
        return span.first, LAST_MINUTE
    if filter_id == "to":
        return FIRST_MINUTE, span.last
    return span.first, span.last


def _listed(columns: str | None) -> tuple[str, ...]:
    """Ids of columns; raises UsageError when none is named."""
    if columns is None:
        return ()
    ids = tuple(part.strip() for part in columns.split(",") if part.strip())
    if not ids:
        raise UsageError(f'-c "{columns}": names no column')
    return ids


def _sort(column: str | None) -> str:
    """The column to sort by; raises UsageError when none is named."""
    if column is not None and not column.removeprefix("-"):
        raise UsageError(f'--sort "{column}": names no column')
    return column or ""


def limit_of(text: str | None) -> int | None:
    """The number of rows; raises UsageError."""
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise UsageError(f'-n "{text}": a whole number of rows is needed')
    return int(text)


def _zone(name: str | None) -> str:
    """The reader's zone; empty when none was named; raises UsageError."""
    if name is None:
        return ""
    from tripcli.questions.zones import zone_of

    return zone_of(name)
