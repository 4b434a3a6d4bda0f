"""The sandbox for SQL that users write, guard by guard: without any one of them a test here fails."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from conftest import GOLDEN_TRIP
from datasets import compiled, knowledge_of
from running import PACKAGE_PARENT
from tripcli.errors import UsageError
from tripcli.query import sandbox as module
from tripcli.query.knowledge import Knowledge
from tripcli.query.sandbox import FUNCTIONS, LENGTH_LIMIT, PATTERN_LIMIT, TABLES, answer_to, sandbox

EVENTS = """
events:
  - {id: talks, stop: tokyo, title: Talks, kind: summit, reports: [{source: alpha-21, status: expected}]}
  - {id: dinner, stop: tokyo, title: Dinner, kind: dinner, reports: [{source: alpha-28, status: held}]}
"""
ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
REFUSALS = ("not authorized", "authorization denied", "is prohibited")
"""What SQLite says when the authorizer refuses."""


@pytest.fixture(scope="module")
def store() -> Iterator[sqlite3.Connection]:
    """A store with two events; the second became known on 28 October."""
    connection = compiled(EVENTS)
    yield connection
    connection.close()


@pytest.fixture
def knowledge(store: sqlite3.Connection) -> Knowledge:
    """All that is known."""
    return knowledge_of(store)


def refusal(knowledge: Knowledge, query: str) -> str:
    """Why a query is refused."""
    with pytest.raises(UsageError) as refused:
        answer_to(knowledge, query)
    return str(refused.value)


def of_a_process(environment: Mapping[str, str], query: str, limit: str = "") -> tuple[int, str, float]:
    """Exit code, message and seconds of processor time of the program in a process of its own."""
    import resource

    program = f"import tripcli.query.sandbox as sandbox\n{limit}\nfrom tripcli.cli.main import run\nrun()\n"
    variables = {**environment, "TRIPCLI_TRIP": str(GOLDEN_TRIP), "PYTHONPATH": str(PACKAGE_PARENT)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", program, "sql", query], env=variables, capture_output=True, check=False, timeout=60
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done.returncode, done.stderr.decode(), after.ru_utime - before.ru_utime


# What a query may do


def test_a_query_reads_every_table_of_the_list_and_no_other(knowledge: Knowledge) -> None:
    for table in TABLES:
        assert answer_to(knowledge, f"SELECT * FROM {table}").names
    for table in ("event_version", "source_all", "meta", "file", "search_text", "search", "participation"):
        assert "no such table" in refusal(knowledge, f"SELECT * FROM {table}")


def test_a_query_reads_what_was_known_and_not_what_came_later(store: sqlite3.Connection) -> None:
    on_the_25th = knowledge_of(store, 1_761_350_400)
    assert answer_to(on_the_25th, "SELECT id FROM event").rows == [("talks",)]
    assert {row[0] for row in answer_to(knowledge_of(store), "SELECT id FROM event").rows} == {"talks", "dinner"}


def test_columns_by_which_the_program_works_are_not_there(knowledge: Knowledge) -> None:
    for table, column in (("event", "known_to"), ("event", "known_from"), ("event", "version"), ("event", "words")):
        assert "no such column" in refusal(knowledge, f"SELECT {column} FROM {table}")
    for table in TABLES:
        assert not {"known_from", "known_to", "version"} & set(answer_to(knowledge, f"SELECT * FROM {table}").names)


def test_a_query_may_name_subqueries_windows_and_items_of_lists(knowledge: Knowledge) -> None:
    assert answer_to(knowledge, "WITH a AS (SELECT id FROM event) SELECT count(*) FROM a").rows == [(2,)]
    assert answer_to(knowledge, "SELECT count(*) FROM (SELECT kind FROM event UNION SELECT 'x')").rows == [(3,)]
    assert answer_to(knowledge, "SELECT id, row_number() OVER (ORDER BY id) FROM event").rows[0] == ("dinner", 1)
    items = 'SELECT j.value FROM (SELECT \'["a; b", "c"]\' AS list) l, json_each(l.list) j'
    assert answer_to(knowledge, items).rows == [("a; b",), ("c",)]


def test_at_most_so_many_rows_are_read_as_asked_for(knowledge: Knowledge) -> None:
    assert answer_to(knowledge, ENDLESS + "SELECT x FROM c", 3).rows == [(1,), (2,), (3,)]


# What the authorizer refuses


@pytest.mark.parametrize(
    "query",
    [
        "SELECT name FROM sqlite_master",
        "SELECT count(*) FROM sqlite_master",
        "SELECT name FROM sqlite_temp_master",
        "SELECT * FROM pragma_table_info('event')",
        "SELECT count(*) FROM pragma_database_list",
        "PRAGMA database_list",
        "PRAGMA query_only = OFF",
        "CREATE TABLE extra (a)",
        "CREATE TEMP TABLE extra (a)",
        "CREATE VIEW extra AS SELECT 1",
        "INSERT INTO event (id) VALUES ('x')",
        "UPDATE event SET id = 'x'",
        "DELETE FROM event",
        "DROP TABLE event",
        "ATTACH ':memory:' AS other",
        "DETACH main",
        "ANALYZE",
        "BEGIN",
        "SAVEPOINT a",
        "WITH a AS (SELECT 1) INSERT INTO event (id) SELECT * FROM a",
    ],
)
def test_what_is_no_plain_query_is_refused(knowledge: Knowledge, query: str) -> None:
    reason = refusal(knowledge, query)
    assert any(words in reason for words in REFUSALS), reason


def test_a_vacuum_writes_no_file(knowledge: Knowledge, tmp_path: Path) -> None:
    assert refusal(knowledge, f"VACUUM INTO '{tmp_path}/copy.db'")
    assert list(tmp_path.iterdir()) == []


def test_each_function_of_sqlite_works_or_is_refused_by_the_list(knowledge: Knowledge) -> None:
    names = {row[0] for row in knowledge.connection.execute("SELECT name FROM pragma_function_list")}
    connection = sandbox(knowledge)
    works, refused = set(), set()
    for name in sorted(name for name in names if name.isidentifier()):
        for arguments in ("", "1", "1, 1", "1, 1, 1"):
            try:
                connection.execute(f"SELECT {name}({arguments})").fetchall()
                works.add(name)
            except sqlite3.Error as error:
                if "not authorized to use function" in str(error):
                    refused.add(name)
    assert works - FUNCTIONS == set()
    assert refused & FUNCTIONS == set()
    assert {"load_extension", "randomblob", "random", "zeroblob", "sqlite_version", "fts5"} & names <= refused
    assert len(works) > 50


# What holds even without the authorizer


def test_the_copy_cannot_be_written_to(knowledge: Knowledge) -> None:
    connection = sandbox(knowledge)
    connection.set_authorizer(None)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("INSERT INTO event (id) VALUES ('x')")


def test_no_other_database_can_be_attached(knowledge: Knowledge) -> None:
    connection = sandbox(knowledge)
    connection.set_authorizer(None)
    with pytest.raises(sqlite3.OperationalError, match="too many attached databases"):
        connection.execute("ATTACH ':memory:' AS other")


def test_a_large_sort_stays_in_memory(knowledge: Knowledge) -> None:
    connection = sandbox(knowledge)
    connection.set_authorizer(None)
    assert connection.execute("PRAGMA temp_store").fetchone() == (2,)


# Sizes


def test_a_text_may_be_as_long_as_the_limit_and_no_longer(knowledge: Knowledge) -> None:
    half = f"printf('%{LENGTH_LIMIT // 2}s', 'x')"
    assert answer_to(knowledge, f"SELECT length({half} || {half})").rows == [(LENGTH_LIMIT,)]
    assert f"more than {LENGTH_LIMIT:,} bytes" in refusal(knowledge, f"SELECT {half} || {half} || 'y'")


def test_a_query_may_be_as_long_as_the_limit_and_no_longer(knowledge: Knowledge) -> None:
    assert answer_to(knowledge, "SELECT 1".ljust(LENGTH_LIMIT)).rows == [(1,)]
    assert "too large" in refusal(knowledge, "SELECT 1".ljust(LENGTH_LIMIT + 1))


def test_a_pattern_has_a_limit_of_its_own(knowledge: Knowledge) -> None:
    for operator in ("LIKE", "GLOB"):
        assert answer_to(knowledge, f"SELECT 'x' {operator} printf('%{PATTERN_LIMIT}s', 'x')").rows == [(0,)]
        assert "too complex" in refusal(knowledge, f"SELECT 'x' {operator} printf('%{PATTERN_LIMIT + 1}s', 'x')")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT " + ", ".join(["1"] * 201),
        " UNION ALL ".join(["SELECT 1"] * 101),
        "SELECT " + "+".join(["1"] * 201),
    ],
    ids=["columns", "parts of a union", "depth"],
)
def test_a_query_has_no_more_parts_than_it_may(knowledge: Knowledge, query: str) -> None:
    reason = refusal(knowledge, query)
    assert "too many" in reason or "maximum depth" in reason, reason


def test_rows_may_not_fill_the_memory(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROWS_LIMIT", 1 << 20)
    assert "its rows fill more than 1 MiB; use LIMIT" in refusal(knowledge, ENDLESS + "SELECT x FROM c")


def test_sqlite_may_not_fill_the_memory(environment: Mapping[str, str]) -> None:
    query = ENDLESS + "SELECT x FROM c ORDER BY printf('%200000s', x)"
    code, message, _ = of_a_process(environment, query, "sandbox.HEAP_LIMIT = 32 << 20")
    assert (code, message) == (2, "tripcli: the query cannot be answered: it needs too much memory\n")


def test_the_limit_of_memory_is_the_one_that_sqlite_keeps(environment: Mapping[str, str]) -> None:
    program = (
        "import sys, tripcli.query.sandbox as s\nsys.path.insert(0, sys.argv[1])\n"
        "from datasets import compiled, knowledge_of\nconnection = s.sandbox(knowledge_of(compiled('')))\n"
        "connection.set_authorizer(None)\n"
        "print(connection.execute('PRAGMA hard_heap_limit').fetchone()[0] == s.HEAP_LIMIT)"
    )
    tests = str(GOLDEN_TRIP.parents[1])
    done = subprocess.run(
        [sys.executable, "-c", program, tests], env=dict(environment), capture_output=True, check=True, timeout=60
    )
    assert done.stdout == b"True\n"
