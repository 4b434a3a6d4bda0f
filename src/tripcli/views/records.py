"""SQL that several views share: the selected records of any kind, and how a record is called."""

from tripcli.query.filters import ALL

SELECTED = " UNION ALL ".join(f"SELECT '{kind}', id FROM selected_{kind}" for kind in ALL)
"""Kind and id of every selected event, agreement and pledge."""

CALLED = (
    "CASE {0}.kind WHEN 'event' THEN (SELECT title FROM event n WHERE n.id = {0}.record) "
    "WHEN 'agreement' THEN (SELECT title FROM agreement n WHERE n.id = {0}.record) "
    "WHEN 'pledge' THEN (SELECT title FROM pledge n WHERE n.id = {0}.record) "
    "ELSE (SELECT name FROM stop n WHERE n.id = {0}.record) END"
)
"""Title or name of the record of a row `{0}` that has its kind and id."""
