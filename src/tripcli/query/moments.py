"""The moments at which something became known.

Takes a connection to a store, gives instants with the number of sources and reports that they brought. It must not know
any view.
"""

import sqlite3
from typing import NamedTuple

_MOMENTS = """\
SELECT known_from, sum(sources), sum(reports) FROM (
  SELECT known_from, count(*) AS sources, 0 AS reports FROM source_all GROUP BY known_from
  UNION ALL SELECT known_from, 0, count(*) FROM report_all GROUP BY known_from
) GROUP BY known_from ORDER BY known_from"""


class Moment(NamedTuple):
    """A moment at which something became known."""

    instant: int
    """Seconds since 1970 UTC."""
    sources: int
    """Sources that became known then."""
    reports: int
    """Reports that count from then on."""


def known_moments(connection: sqlite3.Connection) -> tuple[Moment, ...]:
    """Return all moments at which a source or a report became known, in order."""
    return tuple(Moment(*row) for row in connection.execute(_MOMENTS))
