"""The numbers in the opening paragraph, counted in the rows of the sections; the script counts in the same way."""

from collections.abc import Mapping, Sequence

Rows = Mapping[str, Sequence[Mapping[str, str]]]

PLANNED = frozenset({"expected", "sought"})
"""Stages of what is still open."""


def facts_of(rows: Rows) -> dict[str, str]:
    """Return the numbers by name."""

    def with_status(section: str, status: str) -> int:
        return sum(row["status"] == status for row in rows[section])

    counts = {
        "events": len(rows["timeline"]),
        "held": with_status("timeline", "held"),
        "expected": with_status("timeline", "expected"),
        "people": len(rows["participants"]),
        "signed": with_status("agreements", "signed"),
        "announced": with_status("agreements", "announced"),
        "figures": len(rows["pledges"]),
        "conflicts": len(rows["conflicts"]),
        "sources": len(rows["sources"]),
        "publishers": len({row["publisher"] for row in rows["sources"]}),
    }
    return {name: f"{count:,}" for name, count in counts.items()}


def open_rows(rows: Rows) -> list[dict[str, str]]:
    """Return what is only expected or sought: events, agreements and figures."""
    return [
        {"section": section, "title": row["what" if section == "pledges" else "title"], "stage": row["stage"],
         "day": row.get("day", ""), "where": row.get("where", ""), "status": row["status"],
         "voices": row["voices"], "differ": row["differ"], "refs": row["refs"]}
        for section in ("timeline", "agreements", "pledges")
        for row in rows[section]
        if row["status"] in PLANNED
    ]  # fmt: skip
