"""The collector: takes the values of the files one after the other, and collects records and findings.

Each value below a top-level key is decoded at once and kept with its span, so that the rules can say where a record
stands. The collector does not know in which language a file is written.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from tripcli.reading.codes import WARNINGS
from tripcli.reading.decode import KINDS, decoding_findings, describe, noun, with_article
from tripcli.reading.findings import FINDINGS_LIMIT, NOWHERE, Finding, Refused, Span, Tree
from tripcli.records import Dataset, Record, Trip
from tripcli.values.nearest import nearest

_STOP_AFTER = 20 * FINDINGS_LIMIT
"""Findings after which reading stops: the files are probably not a dataset."""


class TooMany(Exception):  # noqa: N818  # it ends the reading, and is no error of its own
    """There are so many findings that more of them are of no use."""


class Collector:
    """The records of all files, the span of each, and the findings."""

    def __init__(self) -> None:
        self.trip: Trip | None = None
        self.trip_span = NOWHERE
        self.has_trip = False
        self.records: dict[str, list[Any]] = {kind: [] for kind in KINDS}
        self.spans: dict[str, list[Span]] = {kind: [] for kind in KINDS}
        """Of each record, in the same order."""
        self.broken: dict[str, list[tuple[dict[str, Tree], Span]]] = {kind: [] for kind in KINDS}
        """The trees of records that could not be decoded, each with its span."""
        self.broken_ids: dict[str, set[str]] = {kind: set() for kind in KINDS}
        """Ids of records that could not be decoded: a reference to one of them does not dangle."""
        self.unknown_keys: dict[str, str] = {}
        """Top-level keys that no dataset has -> the nearest one that it has, or nothing."""
        self.known_keys: set[str] = set()
        """Top-level keys of the files that a dataset has."""
        self.findings: list[Finding] = []

    def add_finding(self, finding: Finding) -> None:
        """Keep a finding; raises TooMany when there are too many to be of use."""
        self.findings.append(finding)
        if len(self.findings) >= _STOP_AFTER:
            raise TooMany

    def add_value(self, key: str, key_index: int, tree: Tree, span: Span, is_item: bool) -> None:
        """Decode a value below a top-level key."""
        record_type = KINDS.get(key)
        if record_type is not None or key == "trip":
            self.known_keys.add(key)
        if record_type is not None and is_item and tree.__class__ is dict:
            try:
                record = msgspec.convert(tree, record_type)
            except msgspec.ValidationError as error:
                self._break(key, tree, record_type, span, error)
            else:
                self.records[key].append(record)
                self.spans[key].append(span)
        elif key == "trip":
            self._take_trip(tree, span, key_index)
        elif isinstance(tree, Refused):
            return
        elif record_type is None:
            self._refuse_key(key, Span(span.file, key_index, key_index), tree)
        elif is_item or tree != []:
            name = noun(record_type.__name__)
            expected = f"{with_article(name)}, which is a mapping of fields" if is_item else f"a list of {key}"
            self.add_finding(Finding("wrong-type", span, (), describe(tree), expected))

    def dataset(self) -> Dataset | None:
        """The whole dataset, or None when it has no trip."""
        if self.trip is None:
            return None
        return Dataset(trip=self.trip, **{kind: tuple(records) for kind, records in self.records.items()})

    def holds_no_dataset(self) -> bool:
        """Whether the files are readable, and have no key of a dataset, not even a misspelled one."""
        is_readable = all(finding.code in {"unknown-field", "not-a-dataset"} for finding in self.findings)
        return is_readable and not self.known_keys and not any(self.unknown_keys.values())

    def has_errors(self) -> bool:
        """Whether any finding is more than a warning."""
        return any(finding.code not in WARNINGS for finding in self.findings)

    def entries(self, kind: str) -> Iterator[tuple[Any, Span]]:
        """The records of a kind, each with its span."""
        return zip(self.records[kind], self.spans[kind], strict=True)

    def _take_trip(self, tree: Tree, span: Span, key_index: int) -> None:
        """Decode the trip, of which there is one."""
        if self.has_trip:
            expected = "one trip, in one of the files"
            self.add_finding(
                Finding("second-trip", Span(span.file, key_index, key_index), (), "a second `trip`", expected)
            )
            return
        self.has_trip = True
        self.trip_span = span
        try:
            self.trip = msgspec.convert(tree, Trip)
        except msgspec.ValidationError as error:
            self._break("", tree, Trip, span, error)

    def _break(self, kind: str, tree: Tree, record_type: type[Record], span: Span, error: Exception) -> None:
        """Add all findings about a record that could not be decoded, and remember its id."""
        before = len(self.findings)
        for finding in decoding_findings(tree, record_type, span):
            self.add_finding(finding)
        if len(self.findings) == before and not _has_refused(tree):
            self.add_finding(Finding("wrong-type", span, (), "a record that does not fit", str(error)))
        if kind and isinstance(tree, dict):
            self.broken[kind].append((tree, span))
            if isinstance(identity := tree.get("id"), str):
                self.broken_ids[kind].add(identity)

    def _refuse_key(self, key: str, span: Span, tree: Tree) -> None:
        """Report, once, that no such list exists; ids below a misspelled key count as those of the list meant."""
        words = ("trip", *KINDS)
        near = self.unknown_keys[key] = self.unknown_keys[key] if key in self.unknown_keys else nearest(key, words)
        if near in KINDS and isinstance(tree, dict) and isinstance(identity := tree.get("id"), str):
            self.broken_ids[near].add(identity)
        finding = Finding("unknown-field", span, (), f"unknown key `{key}`", "one of " + ", ".join(words), near)
        if not self.findings or self.findings[-1] != finding:
            self.add_finding(finding)


def _has_refused(tree: Tree) -> bool:
    """Whether the tree has a value that was reported already."""
    if isinstance(tree, dict):
        return any(_has_refused(value) for value in tree.values())
    if isinstance(tree, list):
        return any(_has_refused(value) for value in tree)
    return isinstance(tree, Refused)
