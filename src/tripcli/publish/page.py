"""The page as one HTML document: the template with style, script and data in it.

Jinja2 escapes all data; links are http or https only. A Content-Security-Policy allows the one style and the one script
of the file, by their hashes, and no connection.
"""

import json
import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from tripcli.publish.bars import set_wholes, with_bars
from tripcli.publish.contents import ALWAYS, Contents, Entry
from tripcli.publish.facts import facts_of, open_rows
from tripcli.publish.groups import Group, groups_of
from tripcli.publish.maps import maps_of
from tripcli.publish.sections import NOT_SHOWN
from tripcli.views.distance import kilometres
from tripcli.writers.documents import document_columns

_WEB_ADDRESS = re.compile(r"https?://\S+")
INDEX = "index"
"""Key of the index of a row among all entries of its section."""
MOST_BAR_UNITS = 40
"""Height of the highest bar of the histogram."""

Rows = dict[str, list[dict[str, str]]]


def page_of(contents: Contents) -> str:
    """Return the HTML of the page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    contents = with_bars(contents)
    folder = Path(__file__).with_name("template")
    style, script = (_without_indents((folder / name).read_text(encoding="utf-8")) for name in ("page.css", "page.js"))
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FileSystemLoader(folder),
    )
    rows = rows_at_the_end(contents)
    groups = {section: groups_of(section, rows[section]) for section in rows}
    data = json.dumps(_data(contents, groups), ensure_ascii=False, separators=(",", ":"))
    return environment.get_template("page.html.jinja").render(
        contents=contents,
        rows=rows,
        groups=groups,
        facts=facts_of(rows),
        kilometres=_kilometres(contents.tracks[-1][2]) if contents.tracks else "",
        open_rows=open_rows(rows),
        sources=_sources(contents),
        maps=maps_of(contents),
        histogram=_histogram([moment.sources for moment in contents.moments]),
        sums=_sums(contents),
        blank={section: dict.fromkeys((*fields, "track"), "") for section, fields in contents.fields.items()},
        style=Markup(style),  # noqa: S704 - a file of the program
        script=Markup(script),  # noqa: S704 - a file of the program
        style_hash=_hash(style),
        script_hash=_hash(script),
        data=Markup(_in_script(data)),  # noqa: S704 - no letter in it can end the element
    )


def rows_at_the_end(contents: Contents) -> Rows:
    """Return the rows of each section as of the asked moment, as texts by field."""
    rows = {
        section: [
            dict(zip(contents.fields[section], entry.texts, strict=True)) | {INDEX: str(index)}
            for index, entry in enumerate(entries)
            if entry.after == ALWAYS
        ]
        for section, entries in contents.entries.items()
    }
    set_wholes(rows["pledges"])
    return rows


def _indexes(groups: list[Group]) -> list[int]:
    """The indexes of the rows in the order in which the page has them."""
    return [index for one in groups for index in (*(int(row[INDEX]) for row in one.rows), *_indexes(one.groups))]


def _without_indents(code: str) -> str:
    """The code without what only its authors need: the space before its lines, and lines that are comments."""
    lines = (line.strip() for line in code.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _hash(text: str) -> str:
    """The hash of a style or script, as a Content-Security-Policy names it."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _in_script(data: str) -> str:
    """JSON that can stand in a script element: no text in it begins or ends an element or a comment."""
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
        "tracks": [[first, after, _kilometres(points)] for first, after, points in contents.tracks],
        "texts": list(texts),
    }


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


def _kilometres(points: tuple[tuple[str, str], ...]) -> str:
    """The length of the way for people; empty when it has none."""
    length = sum(kilometres(one, other) for one, other in pairwise(points))
    return f"{length:,.0f} km" if length else ""


def _sources(contents: Contents) -> list[dict[str, str]]:
    """The footnotes; `url` is empty where there is no address of the web, `hidden` is set where one is not listed."""
    result = []
    for entry in contents.entries["sources"]:
        source = dict(zip(contents.fields["sources"], entry.texts, strict=True))
        url = source["url"] if _WEB_ADDRESS.fullmatch(source["url"]) else ""
        result.append(source | {"url": url, "hidden": "" if entry.after == ALWAYS else "yes"})
    return result


def _histogram(counts: list[int]) -> str:
    """The bars of the slider as the `d` of a path, one unit wide each: the square root of how much became known."""
    most = max(counts, default=1) or 1
    bars = []
    for index, count in enumerate(counts):
        height = max(1, round((count / most) ** 0.5 * MOST_BAR_UNITS))
        bars.append(f"M{index} {MOST_BAR_UNITS}v-{height}h1v{height}z")
    return "".join(bars)


def _sums(contents: Contents) -> list[list[str]]:
    """The totals, one text a column."""
    shown = document_columns(contents.sums)
    return [[one.text(row) for one in shown] for row in contents.sums.rows]
