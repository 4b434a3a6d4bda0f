"""Rules of chains: no record is part of itself or after itself, and wholes do not lie in each other without end."""

from collections.abc import Iterator, Mapping

from tripcli.reading.findings import DEPTH_LIMIT, Finding
from tripcli.reading.rules.register import Register
from tripcli.records.types import ids_in

_CHAINS = (
    ("pledges", "part_of", "`part_of` to end at a whole"),
    ("stops", "within", "`within` to end at a stop"),
    ("events", "after", "`after` to end at an event"),
)
"""Kind of record, the field that names others of its kind, and what is expected of the chain."""

_WHOLES = (("pledges", "part_of"), ("stops", "within"))


def cycles(register: Register) -> Iterator[Finding]:
    """Report circles of `part_of`, `within` and `after`, each at one of its records."""
    for kind, field, expected in _CHAINS:
        above = {record.id: ids_in(getattr(record, field)) for record, _ in register.entries(kind)}
        spans = {record.id: span for record, span in register.entries(kind)}
        for circle in _circles(above):
            start = min(range(len(circle)), key=lambda index: spans[circle[index]])
            ids = [*circle[start:], *circle[:start]]
            found = "a circle: " + " → ".join((*ids, ids[0]))
            yield Finding("cycle", spans[ids[0]], (field,), found, expected)


def deep_wholes(register: Register) -> Iterator[Finding]:
    """Report records that lie in more wholes than a dataset may have; circles are reported by `cycles`."""
    for kind, field in _WHOLES:
        above = {record.id: getattr(record, field) for record, _ in register.entries(kind)}
        for record, span in register.entries(kind):
            if _depth(record.id, above) == DEPTH_LIMIT + 1:
                found = f"more than {DEPTH_LIMIT} wholes, each in the next"
                yield Finding("too-deep", span, (field,), found, f"at most {DEPTH_LIMIT}")


def _circles(above: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """The circles of a graph, as lists of ids; of those that share a record only the first one found."""
    settled: set[str] = set()
    for start in above:
        path: list[str] = []
        way: dict[str, int] = {}  # the records of the path, with the index of each
        circles: list[tuple[int, int]] = []  # the first and last index of each circle found, apart from each other
        open_ways = [iter([start])]
        while open_ways:
            record_id = next(open_ways[-1], None)
            if record_id is None:
                open_ways.pop()
                if path:
                    del way[path[-1]]
                    settled.add(path.pop())
                    if circles and circles[-1][1] == len(path):  # what remains of the circle is one record shorter
                        first, last = circles.pop()
                        circles += [(first, last - 1)] if first < last else []
            elif record_id in way:
                if not circles or way[record_id] > circles[-1][1]:
                    circles.append((way[record_id], len(path) - 1))
                    yield path[way[record_id] :]
            elif record_id in above and record_id not in settled:
                way[record_id] = len(path)
                path.append(record_id)
                open_ways.append(iter(above[record_id]))


def _depth(start: str, above: Mapping[str, str | None]) -> int:
    """How many wholes are above a record, counted to two more than the limit; 0 within a circle."""
    seen = {start}
    current = above.get(start)
    while current is not None and len(seen) <= DEPTH_LIMIT + 2:
        if current in seen:
            return 0
        seen.add(current)
        current = above.get(current)
    return len(seen) - 1
