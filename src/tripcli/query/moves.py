"""Moves: which records have another stage or figure than at an earlier moment, or were not known then.

Two moments are compared, not steps: what changed and changed back has not moved. A move is known from its report.
"""

FIELDS = "('status', 'disputed', 'amount')"
"""The fields that move a record: its stage, whether it is disputed, and the figure of a pledge."""

SINCE_THE_TRIP = "(SELECT e.instant FROM trip_end e WHERE e.trip = c.trip)"
"""SQL of the moment at which the trip of a change `c` ended."""


def moves(after: str = SINCE_THE_TRIP, where: str = "1") -> str:
    """Return SQL whose rows are the fields that are not as they were at a moment.

    `after` is SQL that gives the moment, in seconds since 1970 UTC; `where` is SQL that narrows the changes `c`. In a
    row, `before` is NULL when the field had no value at that moment, and `day` is the day on which the last report that
    changed the field was published.
    """
    later = f"FROM change c WHERE field IN {FIELDS} AND known_from > {after} AND {where} GROUP BY kind, record, field"
    # Of a group, SQLite takes the other columns from the row that has the least, or the largest, step.
    return f"""\
SELECT f.kind, f.record, f.field, f.before, l.after, s.published_day AS day
FROM (SELECT kind, record, field, before, min(step) {later}) f
JOIN (SELECT kind, record, field, after, source, max(step) {later}) l USING (kind, record, field)
JOIN source s ON s.id = l.source
WHERE f.before IS NOT l.after"""


def has_moved(after: str = SINCE_THE_TRIP) -> str:
    """Return the condition, for a filter, that a record `r` of `{kind}` has moved since a moment."""
    return f"r.id IN (SELECT record FROM ({moves(after)}) WHERE kind = '{{kind}}')"
