"""The fold that keeps count gives what the plain fold gives, for any reports and as of each of them."""

from random import Random

import pytest
from plain_fold import plain_fold

from tripcli.store.fields import FIELDS, Field, Value, with_presence
from tripcli.store.fold import folds
from tripcli.store.folded import KnownReport
from tripcli.values.stages import STAGES

DAYS = ("2025-10-27", "2025-10-28")
TIMES = (
    *DAYS,
    "2025-10",
    *(f"{day}{time}" for day in DAYS for time in (" morning", "T09:00", "T09:05", "T09:10~", "T18:30", "?")),
)
TEXTS = ("Talks", "Talks of two", "Talks of two in Bonn", "No talks", "Dinner", "")
POOLS: dict[str, tuple[tuple[str | None, ...], ...]] = {
    "time": tuple((text,) for text in TIMES),
    "length": (("30m",), ("about 30m",), ("up to 1h",), ("45m-1h",), ("2h",)),
    "count": (("100",), ("about 100",), ("90-110",), ("up to 200",), ("400",)),
    "figure": (("5 billion", None, "USD", None), ("5 billion", "about", "USD", None), ("unnamed", None, None, None),
               ("5 billion", "at-least", "USD", "year"), ("6", None, "EUR", None), ("5000000000", None, "USD", None)),
    "text": tuple((text,) for text in TEXTS),
    "word": (("yes",), ("no",)),
}  # fmt: skip


def a_value(rng: Random, field: Field, held: bool) -> Value:
    """A value of the field, of few, so that many confirm each other."""
    if field.type == "people":
        people = rng.sample(["ann", "bea", "cy", "dot"], rng.randint(1, 3))
        return with_presence(tuple((one, rng.choice(("", "", "present", "mentioned"))) for one in people), held)
    if field.type == "texts":
        return tuple(rng.sample(["steel", "cables", "trade"], rng.randint(1, 3)))
    return field.read(*rng.choice(POOLS[field.type]))


def reports(rng: Random, kind: str) -> list[KnownReport]:
    """Up to thirty reports of one record, in any order."""
    stages, made = len(STAGES[kind]), []
    for position in range(rng.randint(1, 30)):
        disputed = rng.random() < 0.2
        stage = rng.choice([-1, rng.randrange(stages)]) if disputed else rng.randrange(stages)
        share = rng.choice((0.2, 0.6, 1.0))
        values = {field.name: a_value(rng, field, stage > 1) for field in FIELDS[kind] if rng.random() < share}
        moment = rng.choice((rng.randint(-5, 5), rng.randint(-100, 100)))
        publisher = f"house-{rng.randint(0, 5)}"
        speakers = tuple(rng.sample(["ann", "bea"], rng.randint(0, 2)))
        made.append(
            KnownReport(moment, position, f"source-{rng.randint(0, 20)}", publisher, stage, disputed, values, speakers)
        )
    rng.shuffle(made)
    return made


@pytest.mark.parametrize("kind", STAGES)
def test_as_of_each_report_both_folds_come_to_the_same(kind: str) -> None:
    for seed in range(120):
        given = reports(Random(f"{kind}/{seed}"), kind)  # noqa: S311  # repeatable, not secret
        known = sorted(given, key=lambda report: (report.known_from, report.position))
        for count, folded in enumerate(folds(given, FIELDS[kind], STAGES[kind]), 1):
            assert folded == plain_fold(known[:count], FIELDS[kind], STAGES[kind]), (kind, seed, count)
