"""Rule of circles: nothing is part of itself, by whatever detour."""

from collections.abc import Iterator

from tripcli.reading.findings import Finding
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
