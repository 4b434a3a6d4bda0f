"""Add the records of a spreadsheet to a trip that exists: as one file of its folder, which a second import replaces."""

import re
from typing import Any

import msgspec

from tripcli.authoring.canonical import yaml_of
from tripcli.authoring.ids import slug
from tripcli.reading.decode import KINDS
from tripcli.records import Dataset

_LIST = re.compile(r"([a-z_]+):")
_ITEM = re.compile(r"  - \{?id: ([a-zA-Z0-9-]+)")


def file_name(spreadsheet: str) -> str:
    """Return the name of the file for the records of a spreadsheet: `events.xlsx` gives `imported-events.yaml`."""
    return f"imported-{slug(spreadsheet.rpartition('.')[0] or spreadsheet) or 'table'}.yaml"


def file_text(dataset: Dataset, spreadsheet: str) -> str:
    """Return the text of that file: the records without the trip, which stands in another file."""
    head = (
        f"# Made by `tripcli import` from {spreadsheet}. A second import of it replaces this file: correct the\n"
        "# spreadsheet and import it again, or move what you have corrected here into another file.\n"
    )
    return head + yaml_of(dataset).partition("\n\n")[2]


def without_file(dataset: Dataset, text: str) -> Dataset:
    """Return the dataset without the records of an earlier import, whose file has this text."""
    ids: dict[str, set[str]] = {}
    kind = ""
    for line in text.splitlines():
        if match := _LIST.fullmatch(line):
            kind = match[1]
        elif match := _ITEM.match(line):
            ids.setdefault(kind, set()).add(match[1])
    kept: dict[str, Any] = {
        name: tuple(record for record in getattr(dataset, name) if record.id not in ids.get(name, ())) for name in KINDS
    }
    return msgspec.structs.replace(dataset, **kept)
