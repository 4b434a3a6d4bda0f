"""DuckDB answers the ten questions over the exported tables as the program does, at several moments."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import make_trips
import pytest
from engine_questions import QUESTIONS, Question, as_texts, asked, in_dialect

from running import Tripcli
from tripcli.errors import UsageError
from tripcli.exports.dialects import DIALECTS, views_sql
from tripcli.exports.folder import write_folder
from tripcli.exports.tables import TABLES, columns_of
from tripcli.questions.datasets import Datasets

duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
sqlglot = pytest.importorskip("sqlglot", reason="sqlglot is not installed")

TRIPS = ("trump-asia-2017", "trump-asia-2025")
MOMENTS = (None, "2018-01-01", "2025-10-26", "2025-10-29", "2025-11-15")


def instant(day: str) -> int:
    """The end of a day in UTC, in seconds since 1970: the zone in which a library reads days."""
    return int((datetime.fromisoformat(day).replace(tzinfo=ZoneInfo("UTC")) + timedelta(days=1)).timestamp()) - 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of the two bundled trips."""
    made = tmp_path_factory.mktemp("engines")
    connection = Datasets({}, made / "cache").open(TRIPS)
    assert write_folder(connection, made / "export", "duckdb", str(made / "export")) > 10_000
    connection.close()
    return made / "export"


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.what)
def test_duckdb_gives_the_program_s_answer(
    question: Question, moment: str | None, folder: Path, bundled: Tripcli
) -> None:
    engine = duckdb.connect()
    engine.execute((folder / "views.sql").read_text())
    if moment:
        engine.execute(f"CREATE OR REPLACE VIEW as_of AS SELECT CAST({instant(moment)} AS BIGINT) AS moment")
    command, query = asked(question, "donald-trump", instant("2025-10-26"), instant("2025-10-29"))
    rows = engine.execute(in_dialect(query, "duckdb")).fetchall()
    trips = [word for trip in TRIPS for word in ("--trip", trip)]
    answer = bundled(*command, *trips, "-f", "tsv", *(("--as-of", moment) if moment else ()))
    expected = [tuple(line.split("\t")) for line in answer.lines[1:]]
    assert as_texts(rows) == sorted(expected), answer.err
    if moment is None:
        assert rows


def test_duckdb_gives_the_program_s_answers_on_a_thousand_trips(tmp_path: Path, tripcli: Tripcli) -> None:
    make_trips.write_trips(tmp_path / "trips", 1000)
    result = tripcli("export", "-f", "parquet", "-o", str(tmp_path / "export"), "--trip", str(tmp_path / "trips"))
    assert (result.code, result.err) == (0, "")
    engine = duckdb.connect()
    engine.execute(
        (tmp_path / "export/views.sql").read_text().replace("read_parquet('", f"read_parquet('{tmp_path}/export/")
    )
    assert engine.execute("SELECT count(*) FROM event").fetchone() == (100_000,)
    since, until = instant("2005-01-01"), instant("2005-03-01")
    for question in QUESTIONS:
        command, query = asked(question, "person-0", since, until)
        command = " ".join(command).replace("2025-10-27", "2005-01-02").replace("2025-10-29", "2005-03-01").split()
        answer = tripcli(*command, "--trip", str(tmp_path / "trips"), "-f", "tsv")
        rows = as_texts(engine.execute(in_dialect(query, "duckdb")).fetchall())
        assert rows == sorted(tuple(line.split("\t")) for line in answer.lines[1:]), (question.what, answer.err)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_views_are_made_for_each_dialect(dialect: str, tmp_path: Path) -> None:
    connection = Datasets({}, tmp_path).open(("trump-asia-2017",))
    columns = {table.name: columns_of(connection, table) for table in TABLES}
    text = views_sql(dialect, columns, "")
    assert text.count("VIEW as_of") >= 1
    for view in ("trip", "event", "agreement", "pledge", "participant", "conflict", "field", "change", "report"):
        assert f" VIEW {view} AS" in text
    statements = "\n".join(line for line in text.splitlines() if not line.startswith("--")).split(";\n")
    views = [one for one in statements if " VIEW " in one and "USING parquet" not in one]
    assert all(sqlglot.parse_one(statement, read=dialect) for statement in views)
    assert ":as_of" not in text
    assert "rowid" not in text


def test_a_folder_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    connection = Datasets({}, tmp_path / "cache").open(("trump-asia-2017",))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("notes")
    with pytest.raises(UsageError, match="no earlier export"):
        write_folder(connection, tmp_path / "mine", "duckdb")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_a_folder_that_cannot_be_written_is_an_error_of_the_output(tmp_path: Path, tripcli: Tripcli) -> None:
    (tmp_path / "file").write_text("text")
    result = tripcli("export", "-f", "parquet", "-o", str(tmp_path / "file" / "export"))
    assert (result.code, result.text) == (4, "")
    assert "the folder cannot be written" in result.err
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_two_exports_have_the_same_bytes(tmp_path: Path) -> None:
    connection = Datasets({}, tmp_path / "cache").open(("trump-asia-2017",))
    for name in ("one", "two"):
        write_folder(connection, tmp_path / name, "duckdb")
        write_folder(connection, tmp_path / name, "duckdb")  # an earlier export is replaced
    one, two = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("one", "two")
    )
    assert one == two
    assert len(one) == len(TABLES) + 1
