"""The stages of each kind of record: how far it has come."""

STAGES = {
    "stop": ("expected", "cancelled", "held"),
    "event": ("expected", "cancelled", "held"),
    "agreement": ("expected", "announced", "signed", "lapsed", "withdrawn"),
    "pledge": ("sought", "expected", "pledged", "committed", "disbursed", "lapsed", "withdrawn"),
}
"""Kind of record -> its stages in order; a record never goes back to an earlier one."""

PLANS = frozenset({"sought", "expected"})
"""Stages of plans: there the latest report counts, not the value of most publishers."""
