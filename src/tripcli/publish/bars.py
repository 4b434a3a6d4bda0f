"""The bars of the figures: all figures of one unit are drawn on one scale.

Takes and gives texts. A bar is in hundredths of the largest figure of its unit.
"""

from collections import defaultdict
from collections.abc import Iterable

from tripcli.publish.contents import Contents, Entry

NO_SCALE = ("is not added", "a rate")
"""Ends of the reasons in `counted` for figures that get no bar, because their amounts cannot be compared: shares of
different things, and amounts a year."""
SCALE = 100
NUMBERS = ("amount", "least", "most")
"""Fields from which bars are made; the page has no other use for them."""
FIELDS = ("bar", "low", "high", "spread")
"""The length of the bar. Where sources differ: the lengths for the smallest and the largest amount, and the difference
of the two."""


def with_bars(contents: Contents) -> Contents:
    """Return the contents with the bars of the pledges; they are empty where a unit has a single figure."""
    fields = contents.fields["pledges"]
    entries = contents.entries["pledges"]
    amount, least, most, unit, record, counted = map(fields.index, (*NUMBERS, "unit", "id", "counted"))
    kept = [index for index, field in enumerate(fields) if field not in NUMBERS]
    largest: defaultdict[str, float] = defaultdict(float)
    records: defaultdict[str, set[str]] = defaultdict(set)
    has_scale = [entry for entry in entries if entry.texts[amount] and not entry.texts[counted].endswith(NO_SCALE)]
    for entry in has_scale:
        for text in (entry.texts[amount], entry.texts[most]):
            largest[entry.texts[unit]] = max(largest[entry.texts[unit]], _number(text))
        records[entry.texts[unit]].add(entry.texts[record])

    drawable = frozenset(has_scale)

    def bars(entry: Entry) -> tuple[str, str, str, str]:
        top = largest[entry.texts[unit]]
        if len(records[entry.texts[unit]]) < 2 or not top or entry not in drawable:
            return "", "", "", ""
        bar, low, high = (_number(entry.texts[index]) / top * SCALE for index in (amount, least, most))
        if not entry.texts[most]:
            return f"{bar:.4g}", "", "", ""
        return f"{bar:.4g}", f"{low:.4g}", f"{high:.4g}", f"{max(0.0, high - low):.4g}"

    drawn = [entry._replace(texts=(*(entry.texts[index] for index in kept), *bars(entry))) for entry in entries]
    return contents._replace(
        fields=contents.fields | {"pledges": (*(fields[index] for index in kept), *FIELDS)},
        entries=contents.entries | {"pledges": drawn},
    )


def set_wholes(rows: Iterable[dict[str, str]]) -> None:
    """Give each row the field `track`: the bar of the whole of which its figure is part, when both have one unit."""
    wholes: list[dict[str, str]] = []
    for row in rows:
        depth = int(row["depth"])
        whole = wholes[depth - 1] if 0 < depth <= len(wholes) else None
        row["track"] = whole["bar"] if whole and whole["unit"] == row["unit"] else ""
        wholes[depth:] = [row]


def _number(text: str) -> float:
    try:
        return max(0.0, float(text))
    except ValueError:
        return 0.0
