"""Stores of one record, made of its reports."""

import sqlite3

from datasets import compiled


def event(*reports: str, more: str = "", stop: str = "tokyo") -> sqlite3.Connection:
    """The store of one event with these reports."""
    lines = "\n".join(f"      - {{{report}}}" for report in reports)
    head = f"events:\n  - id: talks\n    stop: {stop}\n    title: Talks\n    kind: summit\n{more}"
    return compiled(f"{head}    reports:\n{lines}\n")


def pledge(*reports: str, more: str = "") -> sqlite3.Connection:
    """The store of one pledge with these reports."""
    lines = "\n".join(f"      - {{{report}}}" for report in reports)
    head = f"pledges:\n  - id: money\n    title: Money\n    kind: investment\n    by: JP\n    to: US\n{more}"
    return compiled(f"{head}    reports:\n{lines}\n")


def agreement(*reports: str) -> sqlite3.Connection:
    """The store of one agreement with these reports."""
    lines = "\n".join(f"      - {{{report}}}" for report in reports)
    return compiled(
        f"agreements:\n  - id: pact\n    title: Pact\n    kind: trade\n    parties: [US, JP]\n    reports:\n{lines}\n"
    )
