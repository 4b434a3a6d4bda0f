"""The rules: do the records agree with each other, and do their texts mean what their fields need?

Takes the gathered records, gives findings; a rule is a function from the register to findings, one line in
the list.
"""

from collections.abc import Callable, Iterator

from tripcli.reading.findings import Finding
from tripcli.reading.gather import Gathering
from tripcli.reading.rules.cycles import cycles
from tripcli.reading.rules.doubtful import long_titles, no_office, same_address, similar_names, unused
from tripcli.reading.rules.identity import country_ids, double_ids, missing_trip
from tripcli.reading.rules.likeness import arrivals, look_alikes
from tripcli.reading.rules.order import backward_status, early_reports, outside_stop, turned_times
from tripcli.reading.rules.references import references
from tripcli.reading.rules.register import Register
from tripcli.reading.rules.reports import few_enough, learnt_later, one_side, reports_say_something, whereabouts
from tripcli.reading.rules.sums import parts_exceed_whole
from tripcli.reading.rules.texts import texts, zones_and_coordinates
from tripcli.reading.rules.vocabulary import unknown_kinds, unknown_units

RULES: tuple[Callable[[Register], Iterator[Finding]], ...] = (
    missing_trip,
    double_ids,
    country_ids,
    references,
    one_side,
    few_enough,
    reports_say_something,
    whereabouts,
    unknown_kinds,
    unknown_units,
    texts,
    zones_and_coordinates,
    turned_times,
    cycles,
    unused,
    same_address,
    outside_stop,
    parts_exceed_whole,
    backward_status,
    early_reports,
    learnt_later,
    no_office,
    long_titles,
    similar_names,
    look_alikes,
    arrivals,
)


def broken_rules(gathering: Gathering) -> list[Finding]:
    """Everything that the rules find."""
    register = Register(gathering)
    return [finding for rule in RULES for finding in rule(register)]
