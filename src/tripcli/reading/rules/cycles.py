"""Rules of wholes and parts: nothing is part of itself, by whatever detour, nor of parts of parts without end."""

from collections.abc import Iterator

from tripcli.reading.findings import DEPTH_LIMIT, Finding
from tripcli.reading.rules.register import Register


def cycles(register: Register) -> Iterator[Finding]:
    """Neither `part_of` of pledges nor `within` of stops goes in a circle."""
    for kind, field in (("pledges", "part_of"), ("stops", "within")):
        above = {record.id: getattr(record, field) for record, _ in register.entries(kind)}
        told: set[str] = set()
        settled: set[str] = set()
        for record, span in register.entries(kind):
            circle = _circle(record.id, above, settled)
            if circle and record.id in circle and not told.intersection(circle):
                told.update(circle)
                found = " → ".join((*circle, circle[0]))
                yield Finding("cycle", span, (field,), f"a circle: {found}", f"`{field}` to end at a whole")
        if told:
            continue
        depths: dict[str | None, int] = {None: -1}
        for record, span in register.entries(kind):
            if _depth(record.id, above, depths) == DEPTH_LIMIT + 1:
                found = f"more than {DEPTH_LIMIT} wholes, each in the next"
                yield Finding("too-deep", span, (field,), found, f"at most {DEPTH_LIMIT}")


def _circle(start: str, above: dict[str, str | None], settled: set[str]) -> list[str]:
    """The ids of the circle into which the way up from here runs, or nothing."""
    way: list[str] = []
    on_way: set[str] = set()
    here: str | None = start
    while here is not None and here not in settled:
        if here in on_way:
            return way[way.index(here) :]
        way.append(here)
        on_way.add(here)
        here = above.get(here)
    settled.update(way)
    return []


def _depth(start: str, above: dict[str, str | None], depths: dict[str | None, int]) -> int:
    """How many wholes are above a record; there is no circle."""
    way: list[str] = []
    here: str | None = start
    while here is not None and here not in depths:
        way.append(here)
        here = above.get(here)
    for depth, record_id in enumerate(reversed(way), depths[here] + 1):
        depths[record_id] = depth
    return depths[start]
