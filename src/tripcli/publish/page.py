"""The page as one HTML document: the template with style, script and data in it.

Jinja2 escapes all data; links are http or https only. A Content-Security-Policy allows the one style and the one script
of the file, by their hashes, and no connection.
"""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from tripcli.publish.bars import set_wholes, with_bars
from tripcli.publish.contents import ALWAYS, Contents
from tripcli.publish.data_block import INDEX, data_block, way_length
from tripcli.publish.facts import facts_of, open_rows
from tripcli.publish.groups import groups_of, levels_of
from tripcli.publish.maps import maps_of
from tripcli.writers.documents import document_columns

_WEB_ADDRESS = re.compile(r"https?://\S+")
MOST_BAR_UNITS = 40
"""Height of the highest bar of the histogram."""

Rows = dict[str, list[dict[str, str]]]


def page_of(contents: Contents) -> str:
    """Return the HTML of the page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    contents = with_bars(contents)
    folder = Path(__file__).with_name("template")
    style, *scripts = (
        _without_indents((folder / name).read_text(encoding="utf-8")) for name in ("page.css", "groups.js", "page.js")
    )
    script = "\n".join(scripts)
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FileSystemLoader(folder),
    )
    rows = rows_at_the_end(contents)
    lengths = filter(None, (way_length(way.points) for way in contents.tracks if way.after == ALWAYS))
    levels, titles = levels_of(contents), {part.id: part.title for part in contents.trips}
    groups = {section: groups_of(levels.get(section, ()), rows[section], titles) for section in rows}
    return environment.get_template("page.html.jinja").render(
        contents=contents,
        rows=rows,
        groups=groups,
        levels={section: levels.get(section, ()) for section in rows},
        facts=facts_of(rows),
        kilometres=" and ".join(lengths),
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
        data=Markup(data_block(contents, groups)),  # noqa: S704 - no letter in it can end the element
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
