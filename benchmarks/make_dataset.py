"""Write a dataset of any size as JSON Lines: `python benchmarks/make_dataset.py EVENTS FILE`.

The same number gives the same bytes. The stop `slice` always has 100 events. The other events are spread evenly over 99
stops with about the same days.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

SLICE_EVENTS, STOPS, PEOPLE, SOURCES = 100, 99, 200, 500
FIRST_DAY = date(2031, 3, 1)
KINDS = ("meeting", "summit", "call", "dinner", "ceremony", "signing", "speech", "statement", "visit")
"""Nine divides the number of stops, so all events of one stop but `slice` have the same kind."""


def lines(events: int) -> Iterator[str]:
    """Yield the lines of the file: the trip, the records that events name, then the events."""
    yield '{"trip": {"id": "bench", "title": "A long tour", "traveler": "person-0", "timezone": "Asia/Tokyo"}}'
    yield '{"party": {"id": "JP", "name": "Japan", "kind": "country"}}'
    for n in range(PEOPLE):
        name = f"Person Number {n}"
        yield f'{{"person": {{"id": "person-{n}", "name": "{name}", "short": "P. {n}", "party": "JP"}}}}'
    for n in range(SOURCES):
        day = FIRST_DAY + timedelta(days=n % 60)
        yield (
            f'{{"source": {{"id": "source-{n}", "publisher": "Paper {n % 40}", "title": "What happened, part {n}", '
            f'"published": "{day}", "kind": "press"}}}}'
        )
    for stop in ["slice", *(f"stop-{n}" for n in range(STOPS))]:
        yield (
            f'{{"stop": {{"id": "{stop}", "name": "{stop.title()}", "country": "JP", "timezone": "Asia/Tokyo", '
            f'"reports": [{{"source": "source-59", "status": "held", "arrive": "{FIRST_DAY}"}}]}}}}'
        )
    for n in range(events):
        yield event_line(n, "slice" if n < SLICE_EVENTS else f"stop-{n % STOPS}")


def event_line(n: int, stop: str) -> str:
    """Return an event with a plan, a report that it was held, and three participants."""
    day = FIRST_DAY + timedelta(days=n % 50)
    time = f"{day}T{8 + n % 12:02}:{n * 7 % 60:02}"
    people = ", ".join(f'"person-{(n * 3 + step) % PEOPLE}"' for step in (0, 67, 133))
    return (
        f'{{"event": {{"id": "event-{n}", "stop": "{stop}", "title": "Talks number {n} on trade", '
        f'"kind": "{KINDS[n % len(KINDS)]}", "participants": [{people}], "reports": ['
        f'{{"source": "source-{n % 60}", "status": "expected", "start": "{day}"}}, '
        f'{{"source": "source-{60 + n % 440}", "status": "held", "start": "{time}", "venue": "Hall {n % 17}"}}]}}}}'
    )


def write(path: Path, events: int) -> None:
    """Write a dataset with this number of events."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines(events))


def write_pledges(path: Path, pledges: int) -> None:
    """Write a dataset with this number of pledges of 50 companies, of which every fifth has four parts."""
    companies = 50
    with path.open("w", encoding="utf-8") as file:
        file.write('{"trip": {"id": "bench", "title": "A long tour", "traveler": "ann", "timezone": "Asia/Tokyo"}}\n')
        file.write('{"party": {"id": "JP", "name": "Japan", "kind": "country"}}\n')
        file.write('{"person": {"id": "ann", "name": "Ann Lee", "title": "Minister", "party": "JP"}}\n')
        for n in range(companies):
            file.write(f'{{"party": {{"id": "firm-{n}", "name": "Firm {n}", "kind": "company", "country": "JP"}}}}\n')
        file.write(
            f'{{"source": {{"id": "a", "publisher": "Paper", "title": "Pledges", "published": "{FIRST_DAY}", '
            '"kind": "press"}}\n'
        )
        for n in range(pledges):
            whole = f'"part_of": "pledge-{n - n % 5}", ' if n % 5 else ""
            amount = f"{1 + n % 7} million" if n % 5 else "40 million"
            file.write(
                f'{{"pledge": {{"id": "pledge-{n}", "title": "Plant {n}", "kind": "investment", '
                f'"by": "firm-{n // 5 % companies}", "to": "JP", "amount": "{amount}", "unit": "USD", {whole}'
                '"reports": [{"source": "a", "status": "pledged"}]}}\n'
            )


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
