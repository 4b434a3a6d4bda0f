"""Laws of the order of events at one place: hours decide, and where there are none, causes stand before results."""

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


KINDS = ("ceremony", "meeting", "signing", "dinner", "protest", "statement")
"""Kinds of events of one day without an hour, in the order in which sense puts them."""


@pytest.mark.parametrize("kinds", list(permutations(KINDS))[::97], ids="-".join)
def test_of_events_without_an_hour_talks_stand_before_what_came_of_them(kinds: tuple[str, ...]) -> None:
    events = [
        f"  - {{id: {chr(97 + number)}-{kind}, stop: tokyo, title: T, kind: {kind}, "
        f"reports: [{{source: alpha-31, status: held, start: 2025-10-28}}]}}"
        for number, kind in enumerate(kinds)
    ]
    found = ids(compiled("events:\n" + "\n".join(events) + "\n"), "timeline")
    assert [str(event).partition("-")[2] for event in found] == list(KINDS)
