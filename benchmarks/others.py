"""Other programs, if installed, with the same question on the same rows (the JSON Lines that tripcli writes)."""

import csv
import json
from dataclasses import replace
from pathlib import Path
from shutil import which

from measure import Command, cost

COLUMNS = ("id", "start", "stop", "title", "kind", "status", "venue")
STOP = "stop-7"


def others(folder: Path, export: Command, *, whole: bool) -> dict[str, Command | None]:
    """Return for each tool the command that writes one stop, or all rows; None if it is not installed."""
    rows = folder / "rows.jsonl"
    if not rows.exists():
        cost(replace(export, output=rows))
    table, journal = rows.with_suffix(".csv"), rows.with_suffix(".journal")
    installed = {tool: which(program) for tool, program in PROGRAMS.items()}
    if any(path for tool, path in installed.items() if tool != "jq") and not table.exists():
        _write_table(rows, table)
        _write_journal(table, journal)
    select = "" if whole else f'select(.stop.id == "{STOP}") | '
    condition = "" if whole else f" WHERE stop = '{STOP}'"
    arguments: dict[str, tuple[str, ...]] = {
        "jq": ("jq", "-r", f"{select}[.id, .start, .stop.id, .title, .kind, .status, .venue] | @tsv", str(rows)),
        "miller": ("mlr", "--icsv", "--otsv", "cat" if whole else "filter", *_of(whole, "$stop == "), str(table)),
        "csvkit": ("csvformat", "-T", str(table)) if whole else ("csvgrep", "-c", "stop", "-m", STOP, str(table)),
        "duckdb": ("duckdb", "-csv", "-c", f"SELECT * FROM '{table}'{condition}"),
        "hledger": ("hledger", "-f", str(journal), "register", "-O", "csv", *(() if whole else (f"acct:{STOP}$",))),
    }
    return {tool: Command(arguments=arguments[tool]) if path is not None else None for tool, path in installed.items()}


PROGRAMS = {"jq": "jq", "miller": "mlr", "csvkit": "csvgrep", "duckdb": "duckdb", "hledger": "hledger"}
"""Tool -> the program that shows whether it is installed."""


def _of(whole: bool, condition: str) -> tuple[str, ...]:
    return () if whole else (f'{condition}"{STOP}"',)


def _write_table(rows: Path, table: Path) -> None:
    """Write the rows as comma-separated values."""
    with rows.open(encoding="utf-8") as source, table.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(COLUMNS)
        for line in source:
            row = json.loads(line)
            writer.writerow(row["stop"]["id"] if column == "stop" else row[column] for column in COLUMNS)


def _write_journal(table: Path, journal: Path) -> None:
    """Write the rows as transactions of one unit each."""
    with table.open(encoding="utf-8", newline="") as source, journal.open("w", encoding="utf-8") as target:
        for row in csv.DictReader(source):
            target.write(f"{row['start'][:10]} {row['title']}\n    {row['stop']}  1\n    events\n\n")
