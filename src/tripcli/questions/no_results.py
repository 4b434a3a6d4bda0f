"""Why an answer has no rows, and which filter to leave out or change."""

from tripcli.query.filters import Selection, selection
from tripcli.query.request import Request
from tripcli.views.view import View

NOUNS = {"event": "event", "agreement": "agreement", "pledge": "pledge"}


def explain_no_rows(view: View, request: Request) -> str:
    """A line that names the filters, and says how many rows there are without each."""
    if not request.selections and (not view.kinds or _count(view, request)):
        return "nothing to show"
    nouns = "stop" if view.id == "stops" else " or ".join(NOUNS[kind] for kind in view.kinds)
    if not request.selections:
        return f"nothing to show: no {nouns} was known by then"
    asked = " ".join(_option(one) for one in request.selections)
    hints = [hint for one in request.selections if view.id != "stops" and (hint := _without(view, request, one))]
    return f"no {nouns} with {asked}" + ("; " + "; ".join(hints) if hints else "")


def _option(one: Selection) -> str:
    if one.filter.names == "day" and not one.words:
        first, last = one.values
        return f"--{one.filter.id} {(last if one.filter.id == 'to' else first)[:10]}"
    return f"--{'not-' if one.excluded else ''}{one.filter.id}" + "".join(
        f" {word}" for word in (one.words or one.values)[:3]
    )


def _without(view: View, request: Request, one: Selection) -> str:
    """How many there are without one of the filters; for a date also the days on which they are."""
    wider = request._replace(selections=tuple(other for other in request.selections if other is not one))
    count = _count(view, wider)
    if not count:
        return ""
    hint = f"{count} without --{one.filter.id}"
    if one.filter.names == "day":
        first, last = _days(view, wider)
        hint += f" (from {first} to {last})" if first else ""
    return hint


def _count(view: View, request: Request) -> int:
    clause, parameters = selection(view.kinds, request.selections)
    parts = " + ".join(f"(SELECT count(*) FROM selected_{kind})" for kind in view.kinds)
    count: int = request.knowledge.connection.execute(f"{clause}SELECT {parts}", parameters).fetchone()[0]
    return count


def _days(view: View, request: Request) -> tuple[str, str]:
    """First and last local day of what is selected."""
    clause, parameters = selection(view.kinds, request.selections)
    spans = (f"SELECT first_local AS a, last_local AS b FROM selected_{kind}" for kind in view.kinds)
    query = f"{clause}SELECT min(a), max(b) FROM ({' UNION ALL '.join(spans)})"
    first, last = request.knowledge.connection.execute(query, parameters).fetchone()
    return (first or "")[:10], (last or "")[:10]
