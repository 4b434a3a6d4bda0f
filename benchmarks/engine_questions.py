"""Ten questions that the program answers with a command, and an engine with SQL over the exported views.

The SQL is that of SQLite; `in_dialect` makes an engine's own of it. Each pair gives the same rows, but in any order.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Question(NamedTuple):
    """A question, asked in both ways."""

    what: str
    command: str
    """Arguments after `tripcli`; `--trip`, `--as-of` and `-f tsv` follow."""
    query: str


QUESTIONS = (
    Question(
        "What was held in a country?",
        "timeline --country JP --status held -c id,status,start,title",
        """SELECT e.id, e.status, e.start, e.title FROM event e
        JOIN record_country r ON r.kind = 'event' AND r.record = e.id AND r.country = 'JP' WHERE e.status = 'held'""",
    ),
    Question(
        "How often was each person present, and when first?",
        "participants -c id,events,first",
        """SELECT x.person, count(DISTINCT e.id), min(e.day) FROM event e JOIN participant x ON x.event = e.id
        JOIN person p ON p.id = x.person
        WHERE e.status = 'held' AND e.disputed IS NULL AND x.presence = 'present' GROUP BY x.person""",
    ),
    Question(
        "Who met whom, and on how many occasions?",
        "meetings --person {traveler} -c other,events",
        """SELECT y.person, count(DISTINCT e.id) FROM event e
        JOIN participant x ON x.event = e.id AND x.presence = 'present' AND x.person = '{traveler}'
        JOIN participant y ON y.event = e.id AND y.presence = 'present' AND y.person <> '{traveler}'
        JOIN person q ON q.id = y.person
        WHERE e.status = 'held' AND e.disputed IS NULL
        AND e.kind IN ('meeting', 'summit', 'dinner', 'call', 'signing', 'visit') GROUP BY y.person""",
    ),
    Question(
        "Which figures were committed?",
        "pledges --status committed -c id,by,amount,unit,binding",
        "SELECT id, payer, amount, unit, binding FROM pledge WHERE status = 'committed'",
    ),
    Question(
        "How many agreements of each kind are there?",
        "agreements --count-by kind",
        "SELECT kind, count(*) FROM agreement GROUP BY kind",
    ),
    Question(
        "How much did each publisher report?",
        "reports --count-by publisher",
        "SELECT s.publisher, count(*) FROM report r JOIN source s ON s.id = r.source GROUP BY s.publisher",
    ),
    Question(
        "On which fields do sources disagree?",
        "conflicts --count-by field",
        "SELECT field, count(*) FROM conflict GROUP BY field",
    ),
    Question(
        "What became known in three days, by field?",
        "changes --steps --since 2025-10-27 --until 2025-10-29 --count-by field",
        """SELECT c.field, count(*) FROM change c
        WHERE c.known_from > {since} AND c.known_from <= {until} GROUP BY c.field""",
    ),
    Question(
        "On how many publishers does each event rest?",
        "timeline -c id,src",
        "SELECT id, publisher_count FROM event",
    ),
    Question(
        "How many people took part in each trip?",
        "participants --count-by trip",
        """SELECT trip, count(*) FROM (
          SELECT DISTINCT x.person, e.trip FROM event e JOIN participant x ON x.event = e.id
          JOIN person p ON p.id = x.person
          WHERE e.status = 'held' AND e.disputed IS NULL AND x.presence = 'present'
        ) AS there GROUP BY trip""",
    ),
)


def asked(question: Question, traveler: str, since: int, until: int) -> tuple[list[str], str]:
    """The arguments and the query of a question; the moments are in seconds since 1970 UTC."""
    return (
        question.command.format(traveler=traveler).split(),
        question.query.format(traveler=traveler, since=since, until=until),
    )


def in_dialect(query: str, dialect: str) -> str:
    """The query in the SQL of an engine."""
    import sqlglot

    return sqlglot.transpile(query, read="sqlite", write=dialect, identify=True)[0]


def as_texts(rows: Iterable[Iterable[object]]) -> list[tuple[str, ...]]:
    """Rows as the program prints them in TSV, in one order."""
    return sorted(tuple("" if cell is None else str(cell) for cell in row) for row in rows)
