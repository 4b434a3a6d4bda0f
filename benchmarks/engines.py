"""Ask an engine the ten questions of `engine_questions.py`, and compare its answers with the program's.

    python benchmarks/engines.py duckdb
    python benchmarks/engines.py spark --trips FOLDER

Prints a Markdown table with the times, and ends with 1 when an answer differs. DuckDB runs in this process; Spark runs
in local-cluster mode: a master and two workers, each a process of its own. It needs `pip install pyspark` and Java.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from engine_questions import QUESTIONS, as_texts, asked, in_dialect

Ask = Callable[[str], list[tuple[Any, ...]]]
"""Runs a statement in the engine and returns its rows."""

MOMENTS = (None, "2025-10-28", "2018-01-01")
SINCE, UNTIL = "2025-10-26", "2025-10-29"
BUNDLED = ("trump-asia-2017", "trump-asia-2025")


def main() -> int:
    """Export, ask, compare and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("engine", choices=("duckdb", "spark"))
    parser.add_argument("--trips", type=Path, help="a folder of trips; without it the two bundled ones are asked")
    parser.add_argument("--traveler", default="donald-trump", help="the person whose meetings are asked")
    options = parser.parse_args()
    trips = [f"--trip={options.trips}"] if options.trips else [f"--trip={name}" for name in BUNDLED]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "export"
        began = time.perf_counter()
        tripcli("export", "-f", "parquet", "--dialect", options.engine, "-o", str(folder), *trips)
        say(f"Export: {time.perf_counter() - began:.1f} s, {_megabytes(folder):.1f} MB")
        began = time.perf_counter()
        ask = {"duckdb": duckdb, "spark": spark}[options.engine](folder)
        say(f"Start of the engine: {time.perf_counter() - began:.1f} s\n")
        return 1 if compare(ask, options.engine, trips, options.traveler) else 0


def compare(ask: Ask, dialect: str, trips: list[str], traveler: str) -> int:
    """Print a line for each question and moment, and return how many answers differ."""
    say("| question | as of | rows | engine | tripcli | |\n| --- | --- | --- | --- | --- | --- |")
    differing = 0
    for moment in MOMENTS:
        temporary = "TEMPORARY " if dialect == "spark" else ""
        instant = 2**63 - 2 if moment is None else end_of(moment)
        ask(f"CREATE OR REPLACE {temporary}VIEW as_of AS SELECT CAST({instant} AS BIGINT) AS moment")
        for question in QUESTIONS:
            command, query = asked(question, traveler, end_of(SINCE), end_of(UNTIL))
            query = in_dialect(query, dialect)
            began = time.perf_counter()
            rows = as_texts(ask(query))
            engine_seconds = time.perf_counter() - began
            began = time.perf_counter()
            until = ("--as-of", moment) if moment else ()
            answer = tripcli(*command, "-f", "tsv", *until, *trips)
            seconds = time.perf_counter() - began
            expected = sorted(tuple(line.split("\t")) for line in answer.splitlines()[1:])
            equal = rows == expected
            differing += not equal
            verdict = "equal" if equal else "**differs**"
            say(
                f"| {question.what} | {moment or 'now'} | {len(rows)} | {engine_seconds:.2f} s | {seconds:.2f} s | "
                f"{verdict} |"
            )
    return differing


def say(line: str) -> None:
    """Print a line at once: an engine that hangs is seen to hang."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def end_of(day: str) -> int:
    """The end of a day in UTC, the zone of a library: seconds since 1970."""
    return int((datetime.fromisoformat(day).replace(tzinfo=ZoneInfo("UTC")) + timedelta(days=1)).timestamp()) - 1


def duckdb(folder: Path) -> Ask:
    """DuckDB with the views."""
    import duckdb as engine

    os.chdir(folder)
    connection = engine.connect()
    connection.execute((folder / "views.sql").read_text(encoding="utf-8"))
    return lambda query: connection.execute(query).fetchall()


def spark(folder: Path) -> Ask:
    """Spark with the views, in local-cluster mode."""
    import pyspark
    from pyspark.sql import SparkSession

    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))  # where the workers find Spark
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.chdir(folder)
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.warehouse.dir", str(folder / ".warehouse"))
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    lines = (folder / "views.sql").read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("--"))
    for statement in filter(str.strip, text.split(";\n")):
        session.sql(statement)
    return lambda query: [tuple(row) for row in session.sql(query).collect()]


def tripcli(*arguments: str) -> str:
    """Run the program that is installed beside this Python, or named by TRIPCLI; raises CalledProcessError."""
    program = os.environ.get("TRIPCLI") or str(Path(sys.executable).with_name("tripcli"))
    done = subprocess.run([program, *arguments], check=True, stdout=subprocess.PIPE, cwd="/")  # noqa: S603 - the program itself
    return done.stdout.decode()


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


if __name__ == "__main__":
    sys.exit(main())
