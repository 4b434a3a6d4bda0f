"""The rules: whether the records agree with each other, and whether their texts have the forms of their fields.

Takes the gathered records, gives findings. A rule is a function that takes the register and yields findings; it is
one line in the list.
"""

from collections.abc import Callable, Iterator

from tripcli.reading.collector import Collector
from tripcli.reading.findings import Finding
from tripcli.reading.rules.cycles import cycles, deep_wholes
from tripcli.reading.rules.identity import country_ids, double_ids, missing_trip
from tripcli.reading.rules.learnt_later import participants_learnt_later, titles_learnt_later, values_learnt_later
from tripcli.reading.rules.limits import too_many_links, too_many_reports
from tripcli.reading.rules.names import long_titles, look_alikes, no_office, similar_names
from tripcli.reading.rules.references import references
from tripcli.reading.rules.register import Register
from tripcli.reading.rules.reports import events_without_place, fields_on_both_sides, missing_values
from tripcli.reading.rules.sources import (
    near_publishers,
    same_address,
    shared_names,
    sources_without_kind,
    sources_without_zone,
)
from tripcli.reading.rules.stages import backward_status, early_reports
from tripcli.reading.rules.sums import parts_exceed_whole
from tripcli.reading.rules.texts import offices, texts
from tripcli.reading.rules.times import after_later, arrivals, outside_stop, turned_offices, turned_times
from tripcli.reading.rules.unused import repeated_items, unused
from tripcli.reading.rules.vocabulary import shadowing_words, unknown_kinds, unknown_units
from tripcli.reading.rules.zones import bad_coordinates, unknown_zones

Rule = Callable[[Register], Iterator[Finding]]
"""Takes the records of a dataset, gives what is wrong with them."""

RULES: tuple[Rule, ...] = (
    missing_trip,
    double_ids,
    country_ids,
    references,
    unknown_kinds,
    unknown_units,
    shadowing_words,
    shared_names,
    sources_without_kind,
    fields_on_both_sides,
    too_many_reports,
    too_many_links,
    missing_values,
    events_without_place,
    texts,
    offices,
    unknown_zones,
    bad_coordinates,
    turned_times,
    turned_offices,
    cycles,
    deep_wholes,
    repeated_items,
    unused,
    same_address,
    near_publishers,
    sources_without_zone,
    outside_stop,
    after_later,
    parts_exceed_whole,
    backward_status,
    early_reports,
    participants_learnt_later,
    values_learnt_later,
    titles_learnt_later,
    no_office,
    long_titles,
    similar_names,
    look_alikes,
    arrivals,
)


def broken_rules(collector: Collector, further: Rule | None = None) -> list[Finding]:
    """The findings of all rules, and of a further one."""
    register = Register(collector)
    return [finding for rule in (*RULES, *([further] if further else ())) for finding in rule(register)]
