"""SQL that several views share: the selected records of any kind, and how a record is called."""

from tripcli.query.filters import ALL, STOP, condition
from tripcli.query.request import Request
from tripcli.views.view import Condition

SELECTED = " UNION ALL ".join(f"SELECT '{kind}', id FROM selected_{kind}" for kind in ALL)
"""Kind and id of every selected event, agreement and pledge."""

CALLED = (
    "CASE {0}.kind WHEN 'event' THEN (SELECT title FROM event n WHERE n.id = {0}.record) "
    "WHEN 'agreement' THEN (SELECT title FROM agreement n WHERE n.id = {0}.record) "
    "WHEN 'pledge' THEN (SELECT title FROM pledge n WHERE n.id = {0}.record) "
    "ELSE (SELECT name FROM stop n WHERE n.id = {0}.record) END"
)
"""Title or name of the record of a row `{0}` that has its kind and id."""


def selected_with_stops(request: Request) -> Condition:
    """Kind and id of every selected event, agreement, pledge and stop: SQL that gives them, and its parameters."""
    conditions, parameters = ["1"], []
    for one in request.selections:
        sql, bound = condition(one, STOP)
        conditions.append(f"({sql}) IS NOT TRUE" if one.excluded else f"({sql})")
        parameters += bound
    return f"{SELECTED} UNION ALL SELECT 'stop', id FROM stop r WHERE {' AND '.join(conditions)}", parameters
