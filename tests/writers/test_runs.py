"""Runs of quiet days: one heading for many days with few rows each."""

import pytest
from sample_tables import written

from tripcli.table import Column, Kind, Row, Table

COLUMNS = (
    Column(id="date", label="date", kind=Kind.DATE, group=1),
    Column(id="time", label="time", kind=Kind.CLOCK, priority=1),
    Column(id="where", label="where", kind=Kind.TEXT, group=2),
    Column(id="offset", label="offset", kind=Kind.OFFSET, group=2),
    Column(id="title", label="what", kind=Kind.TEXT, priority=1),
    Column(id="place", label="place", kind=Kind.TEXT, behind="title"),
)


def lines(*rows: Row, width_cells: int = 80, unicode: bool = True) -> list[str]:
    """The lines of a timeline of these rows, single spaces in them, without the labels."""
    table = Table(title="timeline", columns=COLUMNS, rows=rows)
    output = written("table", table, width_cells=width_cells, unicode=unicode)
    return [" ".join(line.split()) for line in output.splitlines()[1:]]


def event(date: str | None, time: str, title: str, where: str = "Elsewhere", place: str | None = None) -> Row:
    """A row; at a stop it has an offset."""
    return (date, time, where, None if where == "Elsewhere" else "+09:00", title, place)


def test_quiet_days_at_one_place_stand_under_one_heading_and_their_rows_name_the_day() -> None:
    assert lines(
        event("2025-11-04", "that day", "Orders"),
        event("2025-11-07", "to 9 Nov", "Suspension"),
        event("2025-11-07", "10:00", "Call"),
        event("2025-11-30", "to 1 Dec", "Visit"),
        event("2025-12", "that month planned", "Plan"),
        event(None, "no date", "Committee"),
    ) == [
        "4 NOV – DEC 2025 · Elsewhere",
        "4 Nov Orders",
        "7–9 Nov Suspension",
        "7 Nov 10:00 Call",
        "30 Nov–1 Dec Visit",
        "Dec ○ Plan",
        "no date Committee",
        "○ a planned time",
    ]


def test_a_new_year_a_new_place_and_a_busy_day_have_headings_of_their_own() -> None:
    assert lines(
        event("2025-12-30", "that day", "One"),
        event("2025-12-31", "that day", "Two"),
        event("2026-01-02", "that day", "Three"),
        event("2026-01-03", "that day", "Four", "Tokyo"),
        event("2026-01-04", "that day", "Five", "Tokyo"),
        event("2026-01-04", "20:00", "Five and a half", "Tokyo"),
        event("2026-01-05", "08:00", "Six", "Tokyo"),
        event("2026-01-05", "09:00", "Seven"),
        *(event("2026-01-06", "that day", title) for title in ("Eight", "Nine", "Ten", "Eleven")),
    ) == [
        "30 – 31 DEC 2025 · Elsewhere",
        "30 Dec One",
        "31 Dec Two",
        "FRI 2 JAN 2026 · Elsewhere",
        "that day Three",
        "SAT 3 JAN 2026 · Tokyo UTC+09:00",
        "that day Four",
        "SUN 4 JAN 2026 · Tokyo UTC+09:00",
        "that day Five",
        "20:00 Five and a half",
        "MON 5 JAN 2026 · Tokyo UTC+09:00",
        "08:00 Six",
        "Elsewhere",
        "09:00 Seven",
        "TUE 6 JAN 2026 · Elsewhere",
        *(f"that day {title}" for title in ("Eight", "Nine", "Ten", "Eleven")),
    ]


def test_a_run_within_a_month_that_is_itself_a_date_is_headed_by_the_month() -> None:
    month, day = event("2025-12", "that month", "Plan"), event("2025-12-24", "that day", "Pact")
    assert lines(month, day)[0] == lines(day, month)[0] == "DEC 2025 · Elsewhere"


def test_days_with_one_row_at_one_stop_stand_under_the_heading_of_the_stop() -> None:
    rows = [event("2026-01-03", "that day", "Four", "Tokyo"), event("2026-01-04", "08:00", "Five", "Tokyo")]
    assert lines(*rows) == ["3 – 4 JAN 2026 · Tokyo UTC+09:00", "3 Jan Four", "4 Jan 08:00 Five"]


def test_a_run_is_written_in_ascii_where_the_terminal_has_nothing_else() -> None:
    rows = [event("2025-11-04", "to 6 Nov", "Orders", place="Seoul"), event("2025-11-08", "that day", "Call")]
    output = lines(*rows, unicode=False)
    assert output == ["4 - 8 NOV 2025 - Elsewhere", "4-6 Nov Orders - Seoul", "8 Nov Call"]


@pytest.mark.parametrize(("width_cells", "is_named"), [(80, True), (60, False)])
def test_a_place_stands_behind_the_title_where_it_finds_room(width_cells: int, *, is_named: bool) -> None:
    title = "A title of so many words that little room is"
    output = "\n".join(lines(event("2025-11-04", "that day", title, place="Seoul"), width_cells=width_cells))
    assert (f"{title} · Seoul" in output) == is_named
    assert "hidden" not in output


def test_a_place_that_the_title_names_is_not_written_twice() -> None:
    assert lines(event("2025-11-04", "that day", "Talks in Seoul", place="Seoul"))[1] == "that day Talks in Seoul"
