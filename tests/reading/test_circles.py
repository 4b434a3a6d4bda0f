"""Circles of references: each is reported once, whichever records it shares with others."""

from collections.abc import Iterator, Mapping
from random import Random

from tripcli.reading.rules.cycles import _circles


def all_circles(above: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Each circle that a walk in depth closes, also those that share records."""
    settled: set[str] = set()

    def walk(record_id: str, way: list[str]) -> Iterator[list[str]]:
        for other in above.get(record_id, ()):
            if other in way:
                yield way[way.index(other) :]
            elif other not in settled:
                yield from walk(other, [*way, other])
        settled.add(record_id)

    for start in above:
        if start not in settled:
            yield from walk(start, [start])


def test_of_circles_that_share_a_record_one_is_reported_and_of_others_each() -> None:
    for seed in range(2000):
        rng = Random(seed)  # noqa: S311  # repeatable, not secret
        size = rng.randint(1, 9)
        above = {
            str(number): tuple(str(rng.randrange(size + 1)) for _ in range(rng.randint(0, 3))) for number in range(size)
        }
        every, reported = list(all_circles(above)), list(_circles(above))
        assert all(circle in every for circle in reported)
        covered = [record_id for circle in reported for record_id in circle]
        assert len(covered) == len(set(covered))
        assert all(set(circle) & set(covered) for circle in every)
