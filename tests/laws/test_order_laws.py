"""Laws of the order of events: at one place hours decide, whatever the traveller's coming and going."""

from itertools import permutations

import pytest

from datasets import compiled, ids

HOURS = {"talks": "08:00", "leaving": "09:50", "rally": "15:00", "vigil": "21:00"}
"""Events in Tokyo on 29 October; the traveller leaves at 09:50."""


@pytest.mark.parametrize("names", list(permutations(HOURS))[::5], ids="-".join)
def test_what_happened_at_a_place_after_the_traveller_left_stands_behind_the_departure(names: tuple[str, ...]) -> None:
    kinds = {"leaving": "departure, participants: [ann]"}
    events = [
        f"  - {{id: {name}, stop: tokyo, title: T, kind: {kinds.get(name, 'other')}, "
        f"reports: [{{source: alpha-31, status: held, start: 2025-10-29T{HOURS[name]}}}]}}"
        for name in names
    ]
    assert ids(compiled("events:\n" + "\n".join(events) + "\n"), "timeline") == list(HOURS)
