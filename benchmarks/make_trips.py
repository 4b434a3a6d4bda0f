"""Write many small trips: `python benchmarks/make_trips.py TRIPS FOLDER`.

Each trip is a file of JSON Lines with 100 events at ten stops. The trips share people and parties. The same number
gives the same bytes.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

EVENTS, STOPS, SOURCES, PEOPLE = 100, 10, 20, 20
FIRST_DAY = date(2000, 1, 3)


def lines(number: int, title: str) -> Iterator[str]:
    """Yield the lines of one trip; `title` is that of its first event."""
    first = FIRST_DAY + timedelta(days=number * 7)
    yield (
        f'{{"trip": {{"id": "trip-{number}", "title": "Tour {number}", "traveler": "person-0", '
        f'"timezone": "Asia/Tokyo"}}}}'
    )
    yield '{"party": {"id": "JP", "name": "Japan", "kind": "country"}}'
    for n in range(PEOPLE):
        yield f'{{"person": {{"id": "person-{n}", "name": "Person Number {n}", "short": "P. {n}", "party": "JP"}}}}'
    for n in range(SOURCES):
        yield (
            f'{{"source": {{"id": "source-{n}", "publisher": "Paper {n % 7}", "title": "What happened, part {n}", '
            f'"published": "{first + timedelta(days=n % 10)}", "kind": "press"}}}}'
        )
    for n in range(STOPS):
        yield (
            f'{{"stop": {{"id": "stop-{n}", "name": "Stop {n}", "country": "JP", "timezone": "Asia/Tokyo", '
            f'"reports": [{{"source": "source-0", "status": "held", "arrive": "{first}"}}]}}}}'
        )
    for n in range(EVENTS):
        time = f"{first + timedelta(days=n % 10)}T{8 + n % 12:02}:{n * 7 % 60:02}"
        words = title if n == 0 else f"Talks number {n} on trade"
        yield (
            f'{{"event": {{"id": "event-{n}", "stop": "stop-{n % STOPS}", "title": "{words}", "kind": "meeting", '
            f'"participants": ["person-0", "person-{n % PEOPLE}"], "reports": ['
            f'{{"source": "source-{n % 10}", "status": "expected", "start": "{time[:10]}"}}, '
            f'{{"source": "source-{10 + n % 10}", "status": "held", "start": "{time}", "venue": "Hall {n % 17}"}}]}}}}'
        )


def write_trip(folder: Path, number: int, title: str = "Opening talks") -> Path:
    """Write one trip; returns its path."""
    path = folder / f"trip-{number}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines(number, title))
    return path


def write_trips(folder: Path, trips: int) -> None:
    """Write this number of trips."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(trips):
        write_trip(folder, number)


if __name__ == "__main__":
    write_trips(Path(sys.argv[2]), int(sys.argv[1]))
