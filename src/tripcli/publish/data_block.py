"""The data block of the page: what its script reads, as compact JSON.

Each different text stands in it once. Texts that the page itself shows of the asked moment are not in it.
"""

import json
from itertools import pairwise
from typing import Any

from tripcli.publish.contents import ALWAYS, Contents, Entry
from tripcli.publish.groups import Group
from tripcli.publish.sections import NOT_SHOWN
from tripcli.table import Point
from tripcli.views.distance import kilometres

INDEX = "index"
"""Key of the index of a row among all entries of its section."""


def data_block(contents: Contents, groups: dict[str, list[Group]]) -> str:
    """Return the data as JSON that can stand in a script element: no text in it begins or ends an element or a comment.

    The groups have the rows of the asked moment in the order in which the page shows them.
    """
    data = json.dumps(_data(contents, groups), ensure_ascii=False, separators=(",", ":"))
    return data.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _data(contents: Contents, groups: dict[str, list[Group]]) -> dict[str, Any]:
    """What the script reads: each different text once, and of each row what is not as in another row of its record."""
    texts: dict[str, int] = {"": 0}
    sections = {
        section: {
            "fields": contents.fields[section],
            "rows": _rows(section, entries, contents.fields[section], texts),
            "order": _indexes(groups[section]),
        }
        for section, entries in contents.entries.items()
        if section != "sources"
    }
    return {
        "moments": _moments(contents),
        "sections": sections,
        "sources": _source_moments(contents),
        "tracks": [[first, after, way_length(points)] for first, after, points in contents.tracks],
        "texts": list(texts),
    }


def _indexes(groups: list[Group]) -> list[int]:
    """The indexes of the rows in the order in which the page has them."""
    return [index for one in groups for index in (*(int(row[INDEX]) for row in one.rows), *_indexes(one.groups))]


def _moments(contents: Contents) -> list[list[int | str]]:
    """Of each moment the seconds since the one before, and the offset from UTC where it is another than before."""
    result: list[list[int | str]] = []
    instant, offset = 0, ""
    for moment in contents.moments:
        changed = [moment.offset] if moment.offset != offset else []
        result.append([moment.instant - instant, *changed])
        instant, offset = moment.instant, moment.offset
    return result


def _source_moments(contents: Contents) -> list[list[int]]:
    """Of each source the moments between which it is listed, and the number of its publisher."""
    publisher = contents.fields["sources"].index("publisher")
    numbers: dict[str, int] = {}
    return [
        [entry.first, entry.after, numbers.setdefault(entry.texts[publisher], len(numbers))]
        for entry in contents.entries["sources"]
    ]


def _rows(section: str, entries: list[Entry], fields: tuple[str, ...], texts: dict[str, int]) -> list[list[int]]:
    """The rows, each as the moments, the index of an earlier row that it is compared with or -1, and the fields that
    are not as there: the number of the field, then the index of its text.

    Of a row of the asked moment only those fields are given that the script cannot read from the page.
    """
    rows: list[list[int]] = []
    seen: dict[str, int] = {}
    for number, entry in enumerate(entries):
        is_shown = entry.after == ALWAYS
        base = -1 if is_shown else seen.get(entry.texts[0], -1)
        before = entries[base].texts if base >= 0 else ("",) * len(entry.texts)
        row = [entry.first, entry.after, base]
        for field, (text, old) in enumerate(zip(entry.texts, before, strict=True)):
            if text != old and not (is_shown and fields[field] not in NOT_SHOWN[section]):
                row += [field, texts.setdefault(text, len(texts))]
        rows.append(row)
        seen[entry.texts[0]] = number
    return rows


def way_length(points: tuple[Point, ...]) -> str:
    """The length of the way for people; empty when it has none."""
    length = sum(kilometres(one, other) for one, other in pairwise(points))
    return f"{length:,.0f} km" if length else ""
