"""A local time in the reader's zone."""

from datetime import datetime

LOCAL = "local"
"""The zone of the machine."""


def in_zone(text: str | None, zone_name: str) -> str | None:
    """Return the same instant in a zone, ISO 8601 with offset; None for what has no hour or no offset."""
    if text is None or "T" not in text:
        return None
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        return None
    if zone_name == LOCAL:
        return moment.astimezone().isoformat(timespec="minutes")
    from tripcli.values.instants import zone

    return moment.astimezone(zone(zone_name)).isoformat(timespec="minutes")
