"""The audit line: as of when an answer is, and from how many sources, so that it can be checked."""

from tripcli.query.filters import selection
from tripcli.query.request import Request


def audit_line(request: Request, kinds: tuple[str, ...], with_stops: bool) -> str:
    """The sources drawn on by the selected records, and the day of the newest."""
    clause, parameters = selection(kinds, request.chosen)
    selected = " UNION ALL ".join(f"SELECT '{kind}', id FROM selected_{kind}" for kind in kinds)  # noqa: S608 - our own names
    if with_stops:
        selected += " UNION ALL SELECT 'stop', id FROM stop"
    query = (
        f"{clause}SELECT count(DISTINCT s.id), max(s.known_from) FROM report x JOIN source s ON s.id = x.source "  # noqa: S608 - our own names
        f"WHERE (x.kind, x.record) IN ({selected})"
    )
    connection = request.knowledge.connection
    count, newest = connection.execute(query, parameters).fetchone()
    newest_day = ""
    if newest is not None:
        day = connection.execute("SELECT max(published_day) FROM source WHERE known_from = ?", (newest,)).fetchone()[0]
        newest_day = f", the newest of {day}"
    sources = "1 source" if count == 1 else f"{count:,} sources"
    return f"{request.as_of_shown} · {sources}{newest_day}"
