"""export -f sqlite: other people's programs open the database, and its views show one moment."""

import asyncio
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import GOLDEN_TRIP
from running import Tripcli
from tripcli.query.knowledge import ALL_THAT_IS_KNOWN, Knowledge
from tripcli.query.sandbox import TABLES
from tripcli.query.sandbox import columns as public_columns
from tripcli.store.open import open_store

MOMENTS = (0, 1_715_500_000, 1_715_700_000, ALL_THAT_IS_KNOWN)


@pytest.fixture
def path(tripcli: Tripcli, tmp_path: Path) -> Path:
    """The exported database of the small trip."""
    path = tmp_path / "trip.sqlite"
    result = tripcli("export", "-o", str(path))
    assert (result.code, result.err) == (0, "")
    return path


@pytest.fixture
def exported(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to it."""
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_views_show_what_the_program_knows_at_a_moment(exported: sqlite3.Connection, moment: int) -> None:
    knowledge = Knowledge(open_store(GOLDEN_TRIP, None), moment)
    if moment == ALL_THAT_IS_KNOWN:
        assert exported.execute("SELECT moment FROM as_of").fetchall() == [(moment,)]
    exported.execute("UPDATE as_of SET moment = ?", (moment,))
    for table in TABLES:
        query = (
            f"SELECT {', '.join(f'{chr(34)}{name}{chr(34)}' for name in public_columns(knowledge, table))} FROM {table}"
        )
        rows = sorted(knowledge.connection.execute(query), key=repr)
        assert sorted(exported.execute(query), key=repr) == rows, table
        assert rows or moment != ALL_THAT_IS_KNOWN or table in {"publisher"}, table
    knowledge.connection.close()


def test_every_table_and_column_is_explained(exported: sqlite3.Connection) -> None:
    names = {row[0] for row in exported.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")}
    explained = {row[0] for row in exported.execute("SELECT name FROM about WHERE column_name = ''")}
    assert {name for name in names if not name.startswith("search_")} | {"search_text"} == explained
    for name in explained:
        columns = {column[0] for column in exported.execute(f"SELECT * FROM {name} LIMIT 0").description}
        meanings = dict(exported.execute("SELECT column_name, meaning FROM about WHERE name = ?", (name,)))
        assert set(meanings) == columns | {""}
        assert all(meanings.values()), name


def test_the_database_names_no_path_of_the_machine(path: Path) -> None:
    content = path.read_bytes()
    assert str(GOLDEN_TRIP).encode() not in content
    assert GOLDEN_TRIP.parent.name.encode() not in content


def test_two_exports_are_the_same_file(tripcli: Tripcli, path: Path, tmp_path: Path) -> None:
    assert tripcli("export", "-f", "sqlite").out == path.read_bytes()
    assert tripcli("export", "-o", str(tmp_path / "trip.db")).code == 0
    assert (tmp_path / "trip.db").read_bytes() == path.read_bytes()


def test_a_terminal_gets_no_database(tripcli: Tripcli) -> None:
    result = tripcli("export", "-f", "sqlite", out_is_terminal=True)
    assert (result.code, result.out) == (2, b"")
    assert "write it with -o FILE.sqlite" in result.err


def test_there_is_one_moment(exported: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        exported.execute("INSERT INTO as_of VALUES (2, 0)")


@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="the sqlite3 shell is not installed")
def test_the_sqlite_shell_reads_it(path: Path, exported: sqlite3.Connection) -> None:
    script = (
        "PRAGMA integrity_check; SELECT count(*) FROM event; SELECT count(*) FROM search WHERE search MATCH 'talks';"
    )
    done = subprocess.run(["sqlite3", str(path), script], capture_output=True, text=True, check=True, timeout=60)
    events = exported.execute("SELECT count(*) FROM event").fetchone()[0]
    assert done.stdout.split()[:2] == ["ok", str(events)]


def test_datasette_serves_it(path: Path) -> None:
    app = pytest.importorskip("datasette.app", reason="datasette is not installed")

    async def answers() -> list[object]:
        served = app.Datasette([str(path)], settings={"num_sql_threads": 0})
        await served.invoke_startup()
        found: list[object] = []
        for address in ("/trip/event.json?_shape=array", "/trip/pledge.json?_shape=array"):
            response = await served.client.get(address)
            assert response.status_code == 200
            found.append([row["id"] for row in response.json()])
        assert (await served.client.get("/trip/event_version")).status_code == 200
        return found

    events, pledges = asyncio.run(answers())
    with sqlite3.connect(path) as connection:
        assert events == [row[0] for row in connection.execute("SELECT id FROM event LIMIT 100")]
        assert pledges == [row[0] for row in connection.execute("SELECT id FROM pledge LIMIT 100")]
