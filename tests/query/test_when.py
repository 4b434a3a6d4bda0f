"""The dates that people type: their spans and instants, and what no reading depends on."""

import os
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripcli.errors import UsageError
from tripcli.query.context import WhenContext
from tripcli.query.when import read_as_of, read_day
from tripcli.values.instants import instant, local_minute
from tripcli.values.safe import safe_text

NOW = 1_761_550_000  # 2025-10-27T16:26:40+09:00
CONTEXT = WhenContext(trip_years=(2025, 2025), timezone="Asia/Tokyo", now_instant=NOW, example_day="2025-10-27")
TWO_YEARS = WhenContext(trip_years=(2024, 2025), timezone="Asia/Tokyo", now_instant=NOW)
# Clocks change at 2 in New York, at midnight in Santiago, Beirut and Havana; Apia once left out a whole day.
ZONES = [
    "Asia/Tokyo",
    "UTC",
    "America/New_York",
    "America/Santiago",
    "Asia/Beirut",
    "America/Havana",
    "Pacific/Apia",
]


def refusal(words: str, context: WhenContext = CONTEXT) -> str:
    """What is told of words that are no date."""
    with pytest.raises(UsageError) as caught:
        read_as_of(words, context)
    return str(caught.value)


def test_the_message_names_what_was_found_and_examples_from_the_trips_year() -> None:
    assert refusal("27") == '"27" is not a date: a day and a month are needed, such as 2025-10-27 or "27 oct"'
    assert '2024-01-31 or "31 jan"' in refusal("27", TWO_YEARS)


@pytest.mark.parametrize("words", ["27\x1b[31m", "oct \u202e28", "28 oct\x00", "\udc80 oct", "\n27", "x" * 5000])
def test_characters_that_a_terminal_obeys_are_told_as_escapes_and_long_words_cut(words: str) -> None:
    message = refusal(words)
    assert message.isprintable()
    assert len(message) < 300


def test_a_month_or_year_in_iso_form_is_the_whole_of_it() -> None:
    assert read_day("2025-10", CONTEXT)[:2] == ("2025-10-01T00:00", "2025-10-31T23:59")
    assert read_day("2025", CONTEXT)[:2] == ("2025-01-01T00:00", "2025-12-31T23:59")
    assert read_as_of("2025-10", CONTEXT).instant == read_as_of("2025-10-31", CONTEXT).instant
    assert read_as_of("2025", CONTEXT).day == "2025-12-31"


def test_a_day_is_all_its_minutes_and_a_time_is_one() -> None:
    assert read_day("oct 28", CONTEXT) == (
        "2025-10-28T00:00", "2025-10-28T23:59", False, False, "Tue 28 Oct 2025",
    )  # fmt: skip
    assert read_day("2025-10-28T18:00", CONTEXT) == (
        "2025-10-28T18:00", "2025-10-28T18:00", True, True, "Tue 28 Oct 2025, 18:00",
    )  # fmt: skip


def test_an_as_of_tells_how_it_was_understood() -> None:
    end = read_as_of("27 oct", CONTEXT)
    assert end[:4] == (1761577199, "2025-10-27", False, False)
    assert end.shown == "Mon 27 Oct 2025, end of day, UTC+09:00 (Asia/Tokyo)"
    minute = read_as_of("2025-10-27T18:00", CONTEXT)
    assert minute[:4] == (1761555600, "2025-10-27", True, True)
    assert minute.shown == "Mon 27 Oct 2025, 18:00, UTC+09:00 (Asia/Tokyo)"


@pytest.mark.parametrize(
    "words",
    [
        "2025-10-27T18:00Z",
        "2025-10-27t18:00z",
        "2025-10-27 18:00:00Z",
        "2025-10-27T18:00:00.000Z",
        "2025-10-28T03:00+09",
        "2025-10-28T03:00",
        "2025-10-27T23:30+0530",
        "2025-10-27T14:00-04:00",
    ],
)
def test_an_offset_is_honoured_and_told_in_the_trips_zone(words: str) -> None:
    as_of = read_as_of(words, CONTEXT)
    assert as_of.instant == int(datetime(2025, 10, 27, 18, tzinfo=UTC).timestamp())
    assert as_of.day == "2025-10-28"
    assert as_of.shown.startswith("Tue 28 Oct 2025, 03:00")


def test_seconds_count() -> None:
    exact = read_as_of("2025-10-27T18:00:30", CONTEXT)
    assert exact.instant == read_as_of("2025-10-27T18:00", CONTEXT).instant + 30
    assert "18:00:30" in exact.shown


def test_days_of_the_trip_have_no_offset() -> None:
    with pytest.raises(UsageError, match=r"without an offset is needed, such as 2025-10-28T18:00 or 2025-10-28$"):
        read_day("2025-10-28T18:00Z", CONTEXT)


def test_now_alone_reads_the_clock() -> None:
    assert read_as_of("Now", CONTEXT)[:4] == (NOW, "2025-10-27", True, False)
    assert read_day("now", CONTEXT).first == "2025-10-27T16:26"


def test_an_hour_that_clocks_skip_or_repeat_has_its_first_reading() -> None:
    context = WhenContext(trip_years=(2025, 2025), timezone="America/New_York", now_instant=NOW)
    skipped, repeated = read_as_of("9 mar 02:30", context), read_as_of("2 nov 01:30", context)
    assert skipped.instant == int(datetime(2025, 3, 9, 7, 30, tzinfo=UTC).timestamp())
    assert skipped.shown == "Sun 9 Mar 2025, 03:30, UTC-04:00 (America/New_York)"
    assert repeated.instant == int(datetime(2025, 11, 2, 5, 30, tzinfo=UTC).timestamp())
    assert repeated.shown == "Sun 2 Nov 2025, 01:30, UTC-04:00 (America/New_York)"


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(9998, 12, 31)))
def test_any_iso_date_reads_as_itself(day: date) -> None:
    span = read_day(day.isoformat(), CONTEXT)
    assert (span.first, span.last) == (f"{day}T00:00", f"{day}T23:59")
    assert span.literal
    assert read_as_of(day.isoformat(), CONTEXT).day == day.isoformat()


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.sampled_from(ZONES))
def test_the_end_of_a_day_is_one_second_before_the_next_begins(day: date, zone_name: str) -> None:
    context = WhenContext(trip_years=(2025, 2025), timezone=zone_name, now_instant=NOW)
    next_day = day + timedelta(days=1)
    assert read_as_of(day.isoformat(), context).instant == instant(f"{next_day}T00:00", zone_name) - 1


@pytest.mark.parametrize("zone_name", ZONES)
def test_on_each_day_of_a_year_in_which_clocks_change_the_next_second_is_of_the_next_day(
    zone_name: str,
) -> None:
    context = WhenContext(trip_years=(2025, 2025), timezone=zone_name, now_instant=NOW)
    for number in range(365):
        day = date(2025, 1, 1) + timedelta(days=number)
        end = read_as_of(day.isoformat(), context).instant
        assert local_minute(end, zone_name)[0] == f"{day}T23:59"
        assert local_minute(end + 1, zone_name)[0][:10] == str(day + timedelta(days=1))


@given(st.text(max_size=90))
def test_whatever_is_typed_is_a_date_or_a_usage_error(words: str) -> None:
    try:
        as_of = read_as_of(words, CONTEXT)
    except UsageError as error:
        assert safe_text(str(error)) == str(error)  # noqa: PT017  # either outcome is right
    else:
        assert as_of.day.count("-") == 2


PIECES = [
    "28", "oct", "2025", "3pm", "15:30", "tue", "/", ".", "10", "05/06", "th", "of",
    "T", "-", ":", "am", "0025", " ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join))
def test_no_reading_depends_on_the_clock_or_on_the_machines_zone(words: str) -> None:
    def reading() -> object:
        try:
            return read_as_of(words, CONTEXT), read_day(words, CONTEXT)
        except UsageError as error:
            return str(error)

    first = reading()
    later = CONTEXT._replace(now_instant=NOW + 10**9)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "localtime", lambda *_: time.gmtime(4_000_000_000))
        patch.setenv("TZ", "Pacific/Apia")
        time.tzset()
        assert reading() == first
        try:
            assert (read_as_of(words, later), read_day(words, later)) == first
        except UsageError as error:
            assert str(error) == first  # noqa: PT017  # either outcome is right
    time.tzset()


def test_two_machines_with_other_zones_and_locales_read_the_same() -> None:
    code = (
        "from tripcli.query.when import *;"
        "c = WhenContext(trip_years=(2025, 2025), timezone='Asia/Tokyo', now_instant=0);"
        "print([read_as_of(w, c) for w in ('oct 28', '28 oct 3pm', '2025-10-28', 'tue 28.10.2025 15:30')])"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "TZ": zone_name, "LC_ALL": locale},
            capture_output=True,
            check=True,
        ).stdout
        for zone_name, locale in (
            ("UTC", "C"),
            ("America/New_York", "de_DE.UTF-8"),
            ("Pacific/Apia", "ja_JP.UTF-8"),
        )
    }
    assert len(answers) == 1


def test_a_date_in_iso_form_needs_no_heavy_library() -> None:
    code = (
        "import sys; from tripcli.query.when import *;"
        "c = WhenContext(trip_years=(2025, 2025), timezone='Asia/Tokyo', now_instant=0);"
        "read_day('2025-10-28', c);"
        "print({'json', 'zoneinfo', 'decimal', 'dateutil'} & set(sys.modules))"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    told = subprocess.run([sys.executable, "-S", "-c", code], env=environment, capture_output=True, check=True)
    assert told.stdout.strip() == b"set()"
