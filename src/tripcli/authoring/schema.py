"""The JSON Schema (draft 2020-12) of dataset files, made from the records themselves.

Gives a schema as plain values. It has everything that one file can show: fields, words, forms of times and amounts.
Whether records agree with each other is left to `check`.
"""

import re
from typing import Any

import msgspec

from tripcli.authoring.meanings import field_meanings
from tripcli.reading.rules.texts import MEANINGS
from tripcli.records import Dataset
from tripcli.records.types import WORD_PATTERN
from tripcli.values.forms import FORMS
from tripcli.values.units import UNITS
from tripcli.values.vocabulary import UNNAMED

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_NUMBERS = re.compile("^[0-9]+$")
_PLURALS = {"Stop": "stops", "Event": "events", "Agreement": "agreements", "Pledge": "pledges"}
_ALSO_TIMES = {"Source": ("published", "retrieved")}


def dataset_schema() -> Schema:
    """The schema of one file of a dataset; each file of a folder is valid by it."""
    _, definitions = msgspec.json.schema_components((Dataset,), ref_template="#/$defs/{name}")
    meanings = field_meanings()
    for name, definition in definitions.items():
        definition["properties"] = {
            field: _described(_mended(schema), meanings.get(name, {}).get(field, ""))
            for field, schema in definition["properties"].items()
        }
        _add_forms(name, definition["properties"])
    _add_choices(definitions)
    dataset = definitions.pop("Dataset")
    dataset.pop("required")  # a file of a folder may hold any of the lists, and one of them the trip
    about = {"title": "A tripcli dataset", "description": "A file of a dataset: `trip` stands in one of the files."}
    return {"$schema": DIALECT, **dataset, **about, "$defs": definitions}


def _mended(schema: Schema) -> Schema:
    """The schema of a field as files write it: no null, and numbers allowed where a text may look like one."""
    schema = {key: value for key, value in schema.items() if key != "default" or value not in (None, (), [])}
    if "anyOf" in schema:
        members = [_mended(member) for member in schema.pop("anyOf") if member != {"type": "null"}]
        return {**members[0], **schema} if len(members) == 1 else {**schema, "anyOf": members}
    if set(schema.get("enum", ())) in ({"yes"}, {"yes", "no"}):  # parsers that resolve words make booleans of these
        return {**schema, "enum": [*schema["enum"], *(word == "yes" for word in schema["enum"])]}
    if schema.get("type") == "string":
        pattern = schema.get("pattern")
        if pattern is None:
            return {**schema, "type": ["string", "number"]}
        return {**schema, "type": ["string", "integer"]} if re.search(pattern, "0") else schema
    for key in ("items", "prefixItems"):
        inner = schema.get(key)
        if isinstance(inner, dict):
            schema[key] = _mended(inner)
        elif isinstance(inner, list):
            schema[key] = [_mended(one) for one in inner]
    return schema


def _described(schema: Schema, meaning: str) -> Schema:
    """The schema with the meaning of the field as its description."""
    if not meaning:
        return schema
    if "$ref" in schema:
        return {"description": meaning, "allOf": [schema]}
    return {"description": meaning, **schema}


def _add_forms(name: str, properties: Schema) -> None:
    """Add the forms of texts to the fields of a record or report."""
    codes = {
        field: code for field, (code, _) in MEANINGS.get(_PLURALS.get(name.removesuffix("Report"), ""), {}).items()
    }
    codes |= dict.fromkeys(_ALSO_TIMES.get(name, ()), "bad-time-of-source")
    for field, code in codes.items():
        if field not in properties:
            continue
        if code == "bad-amount":
            properties[field] = {**properties[field], "pattern": f"^(?!-)(?:{FORMS[code]}|{UNNAMED})$"}
        elif code in FORMS:
            properties[field] = {**properties[field], "pattern": f"^(?:{FORMS[code]})$"}


def _add_choices(definitions: dict[str, Schema]) -> None:
    """Add the fields of which a record needs one, and the units: built in, or words that a dataset may declare."""
    units = [{"enum": sorted(UNITS)}, {"pattern": WORD_PATTERN}]
    for name in ("Pledge", "PledgeReport"):
        properties = definitions[name]["properties"]
        properties["unit"] = {**properties["unit"], "type": "string", "anyOf": units}
    definitions["Event"]["oneOf"] = [{"required": ["stop"]}, {"required": ["place"]}]
    for name, definition in definitions.items():
        if name.endswith("Report"):
            definition["anyOf"] = [{"required": ["status"]}, {"required": ["disputed"]}]
