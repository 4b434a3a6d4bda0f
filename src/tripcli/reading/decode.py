"""Decoding: the tree of one record to its Struct, or else everything that is wrong with it.

The usual way is msgspec's own conversion, which stops at the first fault. Only then `faults` walks the tree
along the Structs' own declarations and collects them all. It must not know what a text means, nor any other
record.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, get_args

import msgspec
from msgspec import inspect

from tripcli.reading.findings import Finding, Path, Refused, Span, Tree
from tripcli.reading.nearest import Words
from tripcli.records import Dataset, Record, types
from tripcli.values.words import folded

KINDS: dict[str, type[Record]] = {
    field.name: get_args(field.type)[0] for field in msgspec.structs.fields(Dataset) if field.name != "trip"
}
"""Top-level key -> what each item of its list is; the dataset's own fields say so."""


class _Form(NamedTuple):
    """What a text of some pattern is called."""

    code: str
    expected: str


_ID = _Form("bad-id", "an id: small letters a-z, digits and hyphens, at most 80")
_FORMS = {
    types.ID_PATTERN: _ID,
    types.PARTY_PATTERN: _Form("bad-id", _ID.expected + " (a country: its two capital letters)"),
    types.COUNTRY_PATTERN: _Form("bad-country", "the two capital letters of ISO 3166, such as CH"),
    types.WORD_PATTERN: _Form("bad-id", "a word: small letters a-z, digits and hyphens, a letter first, at most 40"),
    types.ADDRESS_PATTERN: _Form("bad-address", "an address that begins with https:// or http://"),
    types.LANGUAGE_PATTERN: _Form("bad-form", "a language code of ISO 639, such as ja"),
}


def faults(tree: Tree, record_type: type[Record], span: Span) -> list[Finding]:
    """Everything that is wrong with the tree of one record."""
    return list(_Walk(span).value(tree, _shape(record_type), ()))


def noun(type_name: str) -> str:
    """What people call a Struct: `report` for each of the kinds of report, `source kind` for `SourceKindWord`."""
    if type_name.endswith("Report"):
        return "report"
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", type_name.removesuffix("Word")).lower()


def line_key(record_type: type[Record]) -> str:
    """The key of a record in a line of JSON Lines: `source_kind`."""
    return noun(record_type.__name__).replace(" ", "_")


def with_article(word: str) -> str:
    """The word after `a` or `an`."""
    return f"{'an' if word[0] in 'aeio' else 'a'} {word}"


@cache
def _shape(record_type: type[Record]) -> inspect.StructType:
    """What a Struct declares."""
    shape = inspect.type_info(record_type)
    assert isinstance(shape, inspect.StructType)  # noqa: S101  # every Record is a Struct
    return shape


@cache
def _owners() -> dict[str, set[str]]:
    """Field -> the kinds of record that have it."""
    owners: dict[str, set[str]] = {}
    for record_type in KINDS.values():
        for field in _shape(record_type).fields:
            owners.setdefault(field.encode_name, set()).add(record_type.__name__)
            if field.name == "reports":
                for inner in _report_shape(field.type).fields:
                    owners.setdefault(inner.encode_name, set()).add(f"{record_type.__name__}Report")
    return owners


def _report_shape(reports: inspect.Type) -> inspect.StructType:
    """What the reports of a record declare."""
    assert isinstance(reports, inspect.VarTupleType)  # noqa: S101  # `reports` is a list in each record
    assert isinstance(reports.item_type, inspect.StructType)  # noqa: S101
    return reports.item_type


def described(tree: object) -> str:
    """What a value is, in words."""
    if isinstance(tree, dict):
        return "a mapping"
    if isinstance(tree, list):
        return "a list" if tree else "an empty list"
    if not isinstance(tree, str):
        return f"`{'null' if tree is None else str(tree).lower()}`"  # JSON has them; YAML's are texts
    return f"`{shortened(tree)}`" if tree else "an empty text"


def shortened(text: str) -> str:
    """The text on one line, and not all of a long one."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"


def foreign(text: str) -> str:
    """Which letters of a Latin word only look like such: Greek and Cyrillic ones, and spaces of other kinds."""
    letters = dict.fromkeys(_FOREIGN.findall(text)) if re.search("[A-Za-z]", text) else {}
    told = ", ".join(f"{letter if letter.isprintable() else 'a space'} U+{ord(letter):04X}" for letter in letters)
    return f" with {told}, which only looks Latin" if told else ""


_FOREIGN = re.compile("[\u0370-\u052f\u00a0\u00ad\u2000-\u200f\u202f\u2060\u3000\ufeff]")


class _Walk:
    """A walk over one record."""

    def __init__(self, span: Span) -> None:
        self._span = span

    def _finding(self, code: str, path: Path, found: str, expected: str, nearest: str = "") -> Finding:
        """A finding at a value of this record."""
        return Finding(code, self._span, path, found, expected, nearest)

    def value(self, tree: Tree, shape: inspect.Type, path: Path) -> Iterator[Finding]:
        """Everything that is wrong with a value."""
        if isinstance(tree, Refused):
            return
        if isinstance(shape, inspect.UnionType):
            shape = _chosen(tree, shape)
        if isinstance(shape, inspect.Metadata):
            yield from self._open_word(tree, shape, path)
            return
        if isinstance(shape, inspect.StructType):
            yield from self._struct(tree, shape, path)
        elif isinstance(shape, inspect.VarTupleType | inspect.TupleType):
            yield from self._items(tree, shape, path)
        elif not isinstance(tree, str):
            yield self._finding("wrong-type", path, described(tree), "a text")
        elif isinstance(shape, inspect.LiteralType):
            yield from self._word(tree, tuple(str(value) for value in shape.values), path)
        elif isinstance(shape, inspect.StrType):
            yield from self._text(tree, shape, path)

    def _struct(self, tree: Tree, shape: inspect.StructType, path: Path) -> Iterator[Finding]:
        """Fields that are unknown, missing or wrong themselves."""
        name = with_article(noun(shape.cls.__name__))
        if not isinstance(tree, dict):
            yield self._finding("wrong-type", path, described(tree), f"{name}, which is a mapping of fields")
            return
        fields = {field.encode_name: field for field in shape.fields}
        for key, inner in tree.items():
            if key in fields:
                yield from self.value(inner, fields[key].type, (*path, key))
            elif not isinstance(inner, Refused):
                yield self._unknown(key, shape.cls.__name__, Words(fields), path)
        for key, field in fields.items():
            if field.required and key not in tree:
                yield self._finding("missing-field", path, f"{name} without `{key}`", _expected(field.type))

    def _unknown(self, key: str, type_name: str, words: Words, path: Path) -> Finding:
        """A field that does not exist here, and where it does."""
        expected = f"a field of {with_article(noun(type_name))}"
        owners = _owners().get(key, set())
        if f"{type_name}Report" in owners:
            expected += f"; `{key}` stands in each report that says it"
        elif type_name.removesuffix("Report") in owners - {type_name}:
            expected += f"; `{key}` stands outside the reports"
        elif owners:
            kinds = sorted({noun(owner.removesuffix("Report")) for owner in owners})
            expected += f"; `{key}` is a field of " + " or ".join(with_article(kind) for kind in kinds)
        nearest = "" if owners else words.nearest(key)
        return Finding(
            "unknown-field", self._span, (*path, key), f"unknown field `{key}`{foreign(key)}", expected, nearest, True
        )

    def _items(self, tree: Tree, shape: inspect.VarTupleType | inspect.TupleType, path: Path) -> Iterator[Finding]:
        """Too few items, and what is wrong with each."""
        if not isinstance(tree, list):
            yield self._finding("wrong-type", path, described(tree), "a list, such as [one, two]")
            return
        if isinstance(shape, inspect.TupleType):
            if len(tree) != len(shape.item_types):
                expected = f"{len(shape.item_types)} items: {_pair_names(path)}"
                yield self._finding("too-few", path, f"a list of {len(tree)}", expected)
            item_type = shape.item_types[0]
        else:
            if len(tree) < (shape.min_length or 0):
                what = str(path[-1]) if path else "items"
                yield self._finding("too-few", path, described(tree), f"at least one of `{what}`")
            item_type = shape.item_type
        for index, item in enumerate(tree):
            yield from self.value(item, item_type, (*path, index))

    def _word(self, text: str, words: tuple[str, ...], path: Path) -> Iterator[Finding]:
        """A word that is not in the list."""
        if text not in words:
            expected = f"one of {', '.join(words)}" if len(words) > 1 else f"`{words[0]}`, or no such line"
            found = described(text) + foreign(text)
            yield self._finding("unknown-word", path, found, expected, Words(words).nearest(text))

    def _open_word(self, tree: Tree, shape: inspect.Metadata, path: Path) -> Iterator[Finding]:
        """A text that cannot be a word; whether the dataset declares the word is a rule's question."""
        if not isinstance(tree, str):
            yield self._finding("wrong-type", path, described(tree), "a text")
        elif len(tree) > types.WORD_LENGTH or not _fits(types.WORD_PATTERN, tree):
            words = _built_in(shape)
            found = described(tree) + foreign(tree)
            yield self._finding("unknown-word", path, found, f"one of {', '.join(words)}", Words(words).nearest(tree))

    def _text(self, text: str, shape: inspect.StrType, path: Path) -> Iterator[Finding]:
        """A text that is empty, too long or of another form."""
        if shape.pattern is not None and (
            len(text) > (shape.max_length or len(text)) or not _fits(shape.pattern, text)
        ):
            form = _FORMS[shape.pattern]
            found = described(text) + foreign(text)
            yield self._finding(form.code, path, found, form.expected, _in_form(text, shape.pattern))
        elif not text and shape.min_length:
            yield self._finding("empty-text", path, "an empty text", "a text; where there is none, leave the line out")
        elif shape.max_length is not None and len(text) > shape.max_length:
            expected = f"at most {shape.max_length} characters"
            yield self._finding("text-too-long", path, f"a text of {len(text)} characters", expected)


def _fits(pattern: str, text: str) -> bool:
    """Whether the text has the form; unlike `$` alone, a line break at the end does not fit."""
    return re.search(pattern, text) is not None and "\n" not in text


def _in_form(text: str, pattern: str) -> str:
    """The text as the form has it, when only capitals, accents and spaces keep it from that; else nothing."""
    plain = "-".join(folded(text).replace("_", " ").split())
    return next((one for one in (plain, plain.upper()) if len(one) <= 80 and _fits(pattern, one)), "")


def _chosen(tree: Tree, union: inspect.UnionType) -> inspect.Type:
    """The member of a union that was most likely meant."""
    members = [member for member in union.types if not isinstance(member, inspect.NoneType)]
    for member in members:
        if isinstance(tree, dict) and isinstance(member, inspect.StructType):
            return member
        if isinstance(tree, list) and isinstance(member, inspect.VarTupleType):
            return member
    return members[0]


def _built_in(shape: inspect.Metadata) -> tuple[str, ...]:
    """The built-in words of an open vocabulary."""
    words: tuple[str, ...] = (shape.extra or {})["words"]
    return words


def _expected(shape: inspect.Type) -> str:
    """What a field that is missing has to hold."""
    if isinstance(shape, inspect.LiteralType):
        return "one of " + ", ".join(str(value) for value in shape.values)
    if isinstance(shape, inspect.Metadata):
        return "one of " + ", ".join(_built_in(shape))
    if isinstance(shape, inspect.UnionType):
        return _expected(shape.types[0])
    if isinstance(shape, inspect.StrType) and shape.pattern is not None:
        return _FORMS[shape.pattern].expected
    if isinstance(shape, inspect.VarTupleType):
        return "a list of at least one"
    return "a text"


def _pair_names(path: Path) -> str:
    """What the items of a pair are."""
    return (
        "latitude and longitude, with decimal points" if path and path[-1] == "coordinates" else "one after the other"
    )
