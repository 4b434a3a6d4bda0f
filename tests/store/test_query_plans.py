"""Query plans: where an index is meant, SQLite reads no table as a whole, in the store of one trip and of several."""

import sqlite3

import pytest

from datasets import compiled
from tripcli.query.filters import BY_ID, Selection, condition, selection
from tripcli.query.knowledge import Knowledge

LARGE = {
    "event_row", "agreement_row", "pledge_row", "stop_version", "record_key", "source_all", "report_row", "value_row",
    "change_row", "aside_row", "field_row", "search_row", "participation_row", "topic", "stop_of", "country_of",
    "party_of", "event_of", "conflict_version", "person_all",
}  # fmt: skip
"""Tables that grow with the dataset, and registers."""

OF_ONE = {
    "one event": "SELECT * FROM event WHERE id = 'x'",
    "one stop": "SELECT * FROM stop WHERE id = 'x'",
    "one agreement": "SELECT * FROM agreement WHERE id = 'x'",
    "one pledge": "SELECT * FROM pledge WHERE id = 'x'",
    "one source": "SELECT * FROM source WHERE id = 'x'",
    "one person": "SELECT * FROM person WHERE id = 'x'",
    "reports of a record": "SELECT * FROM report x WHERE x.kind = 'event' AND x.record = 'x'",
    "values of a record": "SELECT * FROM report_value WHERE kind = 'event' AND record = 'x'",
    "fields of a record": "SELECT * FROM field WHERE kind = 'event' AND record = 'x'",
    "changes of a record": "SELECT * FROM change WHERE kind = 'event' AND record = 'x' ORDER BY step, rowid",
    "asides of a record": "SELECT * FROM aside WHERE kind = 'event' AND record = 'x' ORDER BY step, rowid",
    "conflicts of a record": "SELECT * FROM record_conflict WHERE kind = 'event' AND record = 'x'",
    "records of a source": "SELECT kind, record FROM report WHERE source = 'x'",
    "events of a day at a stop": "SELECT max(sort_instant) FROM event WHERE stop = 'x' AND day = 'y'",
    "events of a person": "SELECT version FROM participation WHERE person = 'x'",
    "a text that was found": "SELECT t.* FROM search JOIN text t ON t.rowid = search.rowid WHERE search MATCH 'x'",
    "records at a stop": "SELECT record FROM record_stop WHERE stop = 'x' AND kind = 'event'",
    "events that take part": "SELECT e.id FROM participation p JOIN event e ON e.version = p.version WHERE person = 'x'",
}
"""What is asked -> a query whose answer is a few rows of many."""

FILTERED = ("stop", "country", "person", "topic", "source", "event")
"""Filters whose values have an index."""


@pytest.fixture(scope="module")
def connection() -> sqlite3.Connection:
    """A store without events: the plans do not depend on its rows."""
    return Knowledge(compiled("")).connection


def scanned(connection: sqlite3.Connection, query: str, parameters: list[str] | None = None) -> list[str]:
    """The large tables that a query reads as a whole."""
    aliases = {word: table for table in LARGE for word in _aliases(connection, table)}
    steps = [row[3].split() for row in connection.execute(f"EXPLAIN QUERY PLAN {query}", parameters or [])]
    return [" ".join(step) for step in steps if step[0] == "SCAN" and step[1] in aliases]


def _aliases(connection: sqlite3.Connection, table: str) -> set[str]:
    """The names that a table has in the views of the schema."""
    names = {table}
    schema = "SELECT sql FROM sqlite_master WHERE type = 'view' UNION ALL SELECT sql FROM sqlite_temp_master"
    for (sql,) in connection.execute(schema):
        words = sql.replace("(", " ").replace(")", " ").replace(",", " ").split()
        for index, word in enumerate(words[:-1]):
            if word == table and words[index - 1].upper() in {"FROM", "JOIN"}:
                names.add(words[index + 1].rstrip(";"))
    return names


@pytest.mark.parametrize("what", OF_ONE)
def test_a_few_rows_of_many_are_found_through_an_index(connection: sqlite3.Connection, what: str) -> None:
    assert scanned(connection, OF_ONE[what]) == []


@pytest.mark.parametrize("name", FILTERED)
def test_events_of_a_filter_are_found_through_an_index(connection: sqlite3.Connection, name: str) -> None:
    clause, parameters = selection(("event",), (Selection(BY_ID[name], ("x",)),))
    assert scanned(connection, f"{clause}SELECT id, title FROM selected_event", parameters) == []


@pytest.mark.parametrize("name", ["stop", "country", "source"])
def test_deals_of_a_filter_read_no_table_of_details(connection: sqlite3.Connection, name: str) -> None:
    sql, parameters = condition(Selection(BY_ID[name], ("x",)), "pledge")
    found = scanned(connection, f"SELECT r.id FROM pledge r WHERE {sql}", parameters)
    assert not [step for step in found if "pledge_row" not in step and "v" not in step.split()]


def test_a_scan_is_seen(connection: sqlite3.Connection) -> None:
    assert scanned(connection, "SELECT * FROM event WHERE venue = 'x'")
