"""The built-in words of fields whose vocabulary is open: a dataset may declare more of them.

Holds words only. Units stand in `values.units`, stages in `values.stages`.
"""

EVENT_KINDS = (
    "arrival", "departure", "meeting", "summit", "call", "dinner", "ceremony", "signing", "speech", "statement",
    "visit", "protest", "other",
)  # fmt: skip
AGREEMENT_KINDS = (
    "ceasefire", "trade", "minerals", "security", "shipbuilding", "technology", "energy", "investment", "communique",
    "other",
)  # fmt: skip
PLEDGE_KINDS = ("investment", "purchase", "tariff", "spending", "goods", "other")
SOURCE_KINDS = ("official", "wire", "press", "broadcast", "book", "archive", "social")

RECORD_KINDS = {"event": EVENT_KINDS, "agreement": AGREEMENT_KINDS, "pledge": PLEDGE_KINDS}
"""Kind of record -> the words that its field `kind` takes without a declaration."""

UNNAMED = "unnamed"
"""Stands as the amount of a pledge that was made without a number."""
