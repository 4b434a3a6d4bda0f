"""iCalendar, read back by two other programs: vobject and khal."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import vobject
from sample_tables import written

from hostile_tables import HOSTILE, hostile_table
from running import Tripcli
from tripcli.writers.ics_format import STATUSES

NEXT = ("next", "--as-of", "2024-05-08")


def events(text: str) -> list[Any]:
    """The events of a calendar, as vobject reads it."""
    calendar = vobject.readOne(text)
    return list(calendar.contents.get("vevent", []))


def calendar(tripcli: Tripcli, *arguments: str) -> list[Any]:
    """The events that a command gives."""
    result = tripcli(*arguments, "-f", "ics")
    assert result.code == 0, result.err
    return events(result.text)


@pytest.mark.parametrize("arguments", [("timeline",), NEXT, ("stops",)], ids=lambda arguments: arguments[0])
def test_each_row_with_a_day_is_an_event_of_the_same_title_and_status(
    bundled: Tripcli, arguments: tuple[str, ...]
) -> None:
    if arguments[0] == "next":
        arguments = ("next", "--as-of", "2025-10-26")
    rows = json.loads(bundled(*arguments, "-f", "json", "-c", "id,title,status,report_count,uid").text)
    known = {f"{row['uid']}@tripcli": row for row in rows}
    found = calendar(bundled, *arguments)
    assert len({event.uid.value for event in found}) == len(found) >= 5
    for event in found:
        row = known[event.uid.value]
        assert (event.summary.value, event.status.value) == (row["title"], STATUSES[row["status"]])
        assert int(event.sequence.value) == row["report_count"] - 1
        assert "attendee" not in event.contents


def test_rows_whose_day_is_not_known_are_left_out_and_named(bundled: Tripcli) -> None:
    result = bundled("timeline", "-f", "ics")
    rows = json.loads(bundled("timeline", "-f", "json").text)
    left_out = len(rows) - len(events(result.text))
    assert left_out > 0
    assert result.err.startswith(f'{left_out} rows are not in the calendar, because the day is not known: "')
    assert bundled("timeline", "-f", "ics", "-q").err == ""


def test_lines_are_short_and_end_as_the_format_has_it(bundled: Tripcli) -> None:
    out = bundled("timeline", "-f", "ics").out
    assert b"\r" not in out.replace(b"\r\n", b"")
    assert b"\n" not in out.replace(b"\r\n", b"")
    assert max(map(len, out.split(b"\r\n"))) <= 75


def test_an_event_has_its_hour_place_people_and_sources(tripcli: Tripcli) -> None:
    (event,) = calendar(tripcli, "timeline", "--event", "harbour-talks")
    row = json.loads(tripcli("timeline", "--event", "harbour-talks", "-f", "json").text)[0]
    assert event.dtstart.value.isoformat(timespec="minutes") == row["earliest"].replace("Z", "+00:00")
    assert event.geo.value.split(";") == ["60.393", "5.324"]
    assert row["place"] in event.location.value
    for person in row["participants"]:
        assert person["name"] in event.description.value
    assert event.description.value.count("\nSource: ") == len(row["sources"])


def test_the_description_says_what_the_calendar_has_no_field_for(tripcli: Tripcli) -> None:
    (event,) = calendar(tripcli, "timeline", "--event", "harbour-talks")
    assert event.description.value.splitlines()[:3] == [
        "Status: held",
        "Start: 13 May 2024 10:40 (UTC+02:00)",
        "With: Ilse Brandt, Sølveig Dahl, Otto Weber",
    ]


def test_an_event_without_an_hour_takes_up_the_day(tripcli: Tripcli) -> None:
    rows = {row["id"]: row["start"] for row in json.loads(tripcli("timeline", "-f", "json").text)}
    days = [event for event in calendar(tripcli, "timeline") if "VALUE=DATE:" in event.dtstart.serialize()]
    assert days
    for event in days:
        assert event.dtstart.value.isoformat() == rows[event.uid.value.rpartition("/")[2].partition("@")[0]][:10]
        assert (event.dtend.value - event.dtstart.value).days >= 1


def test_a_stay_has_one_uid_in_every_view_and_another_one_than_an_event(bundled: Tripcli) -> None:
    stays = {event.uid.value for event in calendar(bundled, "stops", "--as-of", "2025-10-20")}
    coming = {event.uid.value for event in calendar(bundled, "next", "--as-of", "2025-10-20")}
    assert "trump-asia-2025/stop/gyeongju@tripcli" in stays & coming
    assert not stays & {event.uid.value for event in calendar(bundled, "timeline")}


def test_home_is_the_return(bundled: Tripcli) -> None:
    home = next(event for event in calendar(bundled, "stops") if "washington" in event.uid.value)
    assert home.summary.value == "Return to Washington"
    assert "dtend" not in home.contents
    assert "\nEnd: " not in home.description.value


def test_a_later_moment_gives_a_later_stamp_and_sequence(tripcli: Tripcli) -> None:
    early, late = (calendar(tripcli, "timeline", "--event", "harbour-talks", "--as-of", day)[0]
                   for day in ("2024-05-09", "2024-06-30"))  # fmt: skip
    assert early.uid.value == late.uid.value
    assert early.dtstamp.value < late.dtstamp.value
    assert int(early.sequence.value) < int(late.sequence.value)


def test_hostile_text_stays_text() -> None:
    text = written("ics", hostile_table("timeline"))
    found = events(text)
    assert len(found) == len(HOSTILE)
    assert not re.search(r"^ATTENDEE", text, re.MULTILINE)
    assert not [character for character in text.replace("\r\n", "") if not character.isprintable()]
    for event in found:
        assert set(event.contents) <= {
            "uid", "dtstamp", "last-modified", "sequence", "dtstart", "dtend", "duration", "summary", "status",
            "transp", "location", "geo", "categories", "description",
        }  # fmt: skip
    assert found[1].summary.value == HOSTILE[1]
    assert found[9].summary.value == HOSTILE[9]


def test_a_query_with_the_columns_of_a_calendar_is_one(tripcli: Tripcli) -> None:
    query = "SELECT 'x' AS uid, 'A day' AS title, '2024-05-13' AS start"
    (event,) = calendar(tripcli, "sql", query)
    assert event.summary.value == "A day"
    result = tripcli("sql", "SELECT 1 AS a", "-f", "ics")
    assert (result.code, result.err) == (2, "tripcli: -f ics: ics needs events: timeline, stops, next\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("pledges",), "-f ics: ics needs events: timeline, stops, next"),
        (("show", "bergen"), "-f ics: ics needs events: timeline, stops, next"),
        (("timeline", "-c", "title"), "-c: ics has no columns to choose"),
        (("timeline", "--count-by", "stop"), "--count-by: ics needs events, and not their number"),
    ],
)
def test_what_is_no_calendar_is_refused(tripcli: Tripcli, arguments: tuple[str, ...], message: str) -> None:
    result = tripcli(*arguments, "-f", "ics")
    assert (result.code, result.out, result.err) == (2, b"", f"tripcli: {message}\n")


@pytest.mark.skipif(shutil.which("khal") is None, reason="khal is not installed")
def test_khal_reads_the_calendar(bundled: Tripcli, tmp_path: Path) -> None:
    (tmp_path / "calendar").mkdir()
    settings = tmp_path / "khal.conf"
    settings.write_text(
        f"[calendars]\n[[trip]]\npath = {tmp_path}/calendar\n[sqlite]\npath = {tmp_path}/khal.db\n"
        "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M\n"
        "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
    )
    path = tmp_path / "trip.ics"
    assert bundled("timeline", "-o", str(path)).code == 0
    done = subprocess.run(
        ["khal", "-c", str(settings), "printics", "-f", "{uid}|{start-date}|{start-time}|{title}", str(path)],
        capture_output=True, text=True, check=True, timeout=120, env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LANG": "C.UTF-8"},
    )  # fmt: skip
    lines = {line.partition("|")[0]: line for line in done.stdout.splitlines()[1:]}
    rows = json.loads(bundled("timeline", "-f", "json", "-c", "uid,start,title,earliest").text)
    assert len(lines) == len(events(path.read_bytes().decode()))
    for row in rows:
        line = lines.get(f"{row['uid']}@tripcli")
        if line is not None:
            day, hour = (row["earliest"] if "T" in row["start"] else f"{row['start']}T").rstrip("Z").split("T")
            assert line.split("|", 3)[1:] == [day, hour, row["title"]]
