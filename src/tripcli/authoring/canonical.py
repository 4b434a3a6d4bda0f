"""The canonical form of a dataset: records and fields in one order, written as YAML, JSON or JSON Lines.

Takes a Dataset, gives text. The text reads back as the same records; comments are lost. The reports of a record keep
the author's order, because it decides between equal reports.
"""

import inspect
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec

from tripcli.authoring.json_writer import json_records, json_text
from tripcli.authoring.yaml_writer import Tree, block, flow, scalar
from tripcli.reading.decode import KINDS, line_key
from tripcli.records import Dataset, Record

_FIRST = ("id", "source", "status", "title", "name")
_LAST = ("disputed", "note", "reports")
_ON_ONE_LINE = tuple(kind for kind, record_type in KINDS.items() if "reports" not in record_type.__struct_fields__)
"""Kinds of record that have no reports, and so fit on a line."""


def canonical(dataset: Dataset) -> Dataset:
    """The same records in canonical order: by time where they have one, then by id."""
    lists: dict[str, Any] = {kind: getattr(dataset, kind) for kind in KINDS}
    lists["sources"] = sorted(lists["sources"], key=lambda source: (source.published, source.id))
    lists["stops"] = sorted(lists["stops"], key=lambda stop: (_first(stop, "arrive", "depart"), stop.id))
    lists["events"] = sorted(lists["events"], key=lambda event: (_first(event, "start"), event.id))
    for kind in set(KINDS) - {"sources", "stops", "events"}:
        lists[kind] = sorted(lists[kind], key=lambda record: record.id)
    return Dataset(trip=dataset.trip, **{kind: tuple(records) for kind, records in lists.items()})


def trees(dataset: Dataset) -> dict[str, Any]:
    """The dataset as dicts, lists and texts, in canonical order; lists without records are left out."""
    ordered = canonical(dataset)
    result: dict[str, Any] = {"trip": _tree(ordered.trip)}
    for kind in KINDS:
        records = getattr(ordered, kind)
        if records:
            result[kind] = [_tree(record) for record in records]
    return result


def yaml_of(dataset: Dataset) -> str:
    """The dataset as YAML."""
    lines: list[str] = []
    for key, value in trees(dataset).items():
        lines += _yaml_list(key, value) if isinstance(value, list) else [f"{key}:", *block(value, "  ")]
        lines.append("")
    return "\n".join(lines)


def json_of(dataset: Dataset) -> str:
    """The dataset as one JSON object, a record on each line."""
    return json_records(trees(dataset)) + "\n"


def json_lines_of(dataset: Dataset) -> str:
    """The dataset as JSON Lines: each record below the name of its kind."""
    singular = {kind: line_key(record_type) for kind, record_type in KINDS.items()}
    lines = []
    for key, value in trees(dataset).items():
        records = value if isinstance(value, list) else [value]
        lines += [json_text({singular.get(key, key): record}) for record in records]
    return "\n".join(lines) + "\n"


FORMATS: dict[str, Callable[[Dataset], str]] = {"yaml": yaml_of, "json": json_of, "jsonl": json_lines_of}


def _first(record: Any, *fields: str) -> str:
    """The earliest time in these fields of the record and its reports; `~`, which sorts last, when there is none."""
    times = [getattr(facts, field) for facts in (record, *record.reports) for field in fields]
    return min((time for time in times if time), default="~")


def _tree(record: Record) -> dict[str, Tree]:
    """A record as dicts, lists and texts, its fields in canonical order and without defaults."""
    tree: dict[str, Tree] = {}
    for field in _order(type(record)):
        value = getattr(record, field.name)
        if value != field.default:  # an empty list that is no default says that there was nobody
            tree[field.encode_name] = _value(value)
    return tree


def _value(value: Any) -> Tree:
    if isinstance(value, Record):
        return _tree(value)
    return [_value(item) for item in value] if isinstance(value, tuple) else str(value)


@cache
def _order(record_type: type[Record]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """The fields of a record: identity first, its own before those it inherits, reports last."""
    own = inspect.get_annotations(record_type)
    fields = sorted(msgspec.structs.fields(record_type), key=lambda field: field.name not in own)

    def rank(field: msgspec.structs.FieldInfo) -> int:
        if field.name in _FIRST:
            return _FIRST.index(field.name)
        return len(_FIRST) + 1 + _LAST.index(field.name) if field.name in _LAST else len(_FIRST)

    return tuple(sorted(fields, key=rank))


def _yaml_list(key: str, records: list[dict[str, Tree]]) -> list[str]:
    """The records of one kind, those without reports on a line each."""
    if key in _ON_ONE_LINE:
        return [f"{scalar(key)}:", *(f"  - {flow(record)}" for record in records)]
    lines = [f"{scalar(key)}:"]
    for record in records:
        first, *rest = block(record, "    ", items_apart="reports")
        lines += [f"  - {first.lstrip()}", *rest, ""]
    return lines[:-1]
