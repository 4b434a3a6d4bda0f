"""The stages of each kind of record: how far a thing has come."""

STAGES = {
    "stop": ("expected", "cancelled", "held"),
    "event": ("expected", "cancelled", "held"),
    "agreement": ("expected", "announced", "signed", "lapsed", "withdrawn"),
    "pledge": ("sought", "expected", "pledged", "committed", "disbursed", "lapsed", "withdrawn"),
}
"""By kind; none comes after a later one."""

PLANS = frozenset({"sought", "expected"})
"""Stages of what is only to come: there the latest word counts, not the most."""
