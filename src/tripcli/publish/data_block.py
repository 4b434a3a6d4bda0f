"""The data block of the page: what its script reads, as compact JSON.

Each different text stands in it once. Texts that the page itself shows of the asked moment are not in it.
"""

import json
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from tripcli.publish.contents import ALWAYS, Contents, Entry
from tripcli.publish.groups import Group, levels_of
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
    rows = {
        section: _rows(section, entries, contents.fields[section], texts)
        for section, entries in contents.entries.items()
        if section != "sources"
    }
    sections = {
        section: {
            "fields": contents.fields[section],
            "rows": rows[section],
            "order": _indexes(groups[section]),
        }
        for section in rows
    }
    return {
        "moments": _moments(contents),
        "sections": sections,
        "sources": _source_moments(contents),
        "tracks": [[way.first, way.after, way_length(way.points)] for way in contents.tracks],
        "trips": [[part.id, part.title] for part in contents.trips],
        "levels": levels_of(contents),
        "texts": _by_use(texts, rows.values()),
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

    A row is compared with the one that it is most like: the one before it, or the last one of its record.

    Of a row of the asked moment only those fields are given that the script cannot read from the page.
    """
    rows: list[list[int]] = []
    last_of: dict[str, int] = {}
    last_shown = -1
    for number, entry in enumerate(entries):
        is_shown = entry.after == ALWAYS
        kept = [index for index, name in enumerate(fields) if not is_shown or name in NOT_SHOWN[section]]
        bases = {-1, last_shown} if is_shown else {-1, number - 1, last_of.get(entry.texts[0], -1)}
        base, changed = min(
            ((base, _changed(entry.texts, entries[base].texts if base >= 0 else (), kept)) for base in sorted(bases)),
            key=lambda one: len(one[1]),
        )
        pairs = (part for index in changed for part in (index, texts.setdefault(entry.texts[index], len(texts))))
        rows.append([entry.first, entry.after, base, *pairs])
        last_of[entry.texts[0]] = number
        last_shown = number if is_shown else last_shown
    return rows


def _changed(texts: tuple[str, ...], before: tuple[str, ...], kept: list[int]) -> list[int]:
    """The indexes of the texts that are not as in another row; without one, of those that are not empty."""
    return [index for index in kept if texts[index] != (before[index] if before else "")]


def _by_use(texts: dict[str, int], sections: Iterable[list[list[int]]]) -> list[str]:
    """The texts, the most used first, as these have the shortest indexes; the indexes in the rows are replaced."""
    rows = [row for section in sections for row in section]
    uses = Counter(row[at] for row in rows for at in range(4, len(row), 2))
    ordered = sorted(texts, key=lambda text: -uses[texts[text]])
    index_of = {texts[text]: index for index, text in enumerate(ordered)}
    for row in rows:
        row[4::2] = [index_of[index] for index in row[4::2]]
    return ordered


def way_length(points: tuple[Point, ...]) -> str:
    """The length of the way for people; empty when it has none."""
    length = sum(kilometres(one, other) for one, other in pairwise(points))
    return f"{length:,.0f} km" if length else ""
