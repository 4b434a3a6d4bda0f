"""Other programs, if installed, with the same question on the same rows and columns, as files of their own formats.

jq reads the JSON Lines that tripcli writes, the others its CSV. hledger gets a journal and khal a calendar of the rows.
The files are ready: what they cost to make does not count, just as the store of tripcli is compiled before.
"""

import csv
import re
from dataclasses import replace
from pathlib import Path
from shutil import which

from measure import Command, cost

STOP = "stop-7"
PROGRAMS = {
    "jq": "jq",
    "miller": "mlr",
    "csvkit": "csvgrep",
    "sqlite-utils": "sqlite-utils",
    "duckdb": "duckdb",
    "hledger": "hledger",
}
"""Tool -> the program that shows whether it is installed."""


def others(
    folder: Path, rows: Command, table: Command, *, whole: bool, columns: tuple[str, ...]
) -> dict[str, Command | None]:
    """Return for each tool the command that writes one stop, or all rows; None if it is not installed.

    `rows` writes the rows as JSON Lines, `table` those columns as CSV.
    """
    installed = {tool: which(program) for tool, program in PROGRAMS.items()}
    lines, csv_file = folder / "rows.jsonl", folder / f"rows-{len(columns)}.csv"
    journal = folder / "rows.journal"
    for path, command in ((lines, rows), (csv_file, table)):
        if not path.exists():
            cost(replace(command, output=path))
    if installed["hledger"] and not journal.exists():
        _write_journal(csv_file, journal)
    select = "" if whole else f'select(.stop.id == "{STOP}") | '
    condition = "" if whole else f" WHERE stop = '{STOP}'"
    texts = ", ".join(_JQ.get(column, f".{column}") for column in columns)
    name = csv_file.stem
    arguments: dict[str, tuple[str, ...]] = {
        "jq": ("jq", "-r", f"{select}[{texts}] | @tsv", str(lines)),
        "miller": (
            "mlr", "--icsv", "--otsv", *(("cat",) if whole else ("filter", f'$stop == "{STOP}"')), str(csv_file),
        ),
        "csvkit": (
            ("csvformat", "-T", str(csv_file)) if whole else ("csvgrep", "-c", "stop", "-m", STOP, str(csv_file))
        ),
        "sqlite-utils": (
            "sqlite-utils", "memory", str(csv_file), f'SELECT * FROM "{name}"{condition}', "--tsv", "--no-detect-types",
        ),
        "duckdb": (
            "duckdb", "-c", f"COPY (SELECT * FROM '{csv_file}'{condition}) TO '/dev/stdout' (DELIMITER '\t', HEADER)",
        ),
        "hledger": ("hledger", "-f", str(journal), "register", "-O", "csv", *(() if whole else (f"acct:{STOP}$",))),
    }  # fmt: skip
    return {tool: Command(arguments=arguments[tool]) if path is not None else None for tool, path in installed.items()}


_JOINED = '(.{0} | map(.id) | join(";"))'
_JQ = {
    "stop": ".stop.id",
    "country": ".country.id",
    **{column: _JOINED.format(column) for column in ("participants", "named", "sources", "after")},
    **{column: f'(.{column} | join(";"))' for column in ("topics", "differ", "expected_fields")},
}
"""Column -> what jq needs to write it as text."""


def khal(folder: Path, calendar: Command, days: tuple[str, str]) -> Command | None:
    """Return the command that lists a calendar of the rows with khal; None if it is not installed."""
    if which("khal") is None:
        return None
    whole, entries, config = folder / "rows.ics", folder / "entries", folder / "khal.conf"
    if not config.exists():
        cost(replace(calendar, output=whole))
        entries.mkdir(exist_ok=True)
        found = re.findall(r"BEGIN:VEVENT.*?END:VEVENT\r\n", whole.read_bytes().decode(), re.DOTALL)
        for number, entry in enumerate(found):
            text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//b//b//EN\r\n{entry}END:VCALENDAR\r\n"
            (entries / f"{number}.ics").write_text(text, encoding="utf-8", newline="")
        config.write_text(
            f"[calendars]\n[[trip]]\npath = {entries}\n[sqlite]\npath = {folder / 'khal.db'}\n[locale]\n"
            "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n"
            "longdatetimeformat = %Y-%m-%d %H:%M\nlocal_timezone = Asia/Tokyo\ndefault_timezone = Asia/Tokyo\n"
        )
    return Command(arguments=("khal", "-c", str(config), "list", *days))


def _write_journal(table: Path, journal: Path) -> None:
    """Write the rows as transactions of one unit each."""
    with table.open(encoding="utf-8", newline="") as source, journal.open("w", encoding="utf-8") as target:
        for row in csv.DictReader(source):
            target.write(f"{row['start'][:10]} {row['title']}\n    {row['stop']}  1\n    events\n\n")
