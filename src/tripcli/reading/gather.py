"""Gathering: what stands in the files, one record after the other, to the records of a dataset.

Takes each value below a top-level key with its span, decodes it at once and keeps the span, so that the rules
can say where a record stands. It must not know in which language a file is written.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from tripcli.reading.codes import WARNINGS
from tripcli.reading.decode import KINDS, described, faults, noun, with_article
from tripcli.reading.findings import FINDINGS_LIMIT, NOWHERE, Finding, Refused, Span, Tree
from tripcli.reading.nearest import Words
from tripcli.records import Dataset, Record, Trip

_STOP_AFTER = 20 * FINDINGS_LIMIT
"""Findings after which nothing more is read: this is no dataset."""


class TooMany(Exception):  # noqa: N818  # it ends the reading, and is no error of its own
    """There are so many findings that reading on tells nobody anything."""


class Gathering:
    """The records of all files, where each stands, and the findings."""

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
        self.findings: list[Finding] = []

    def tell(self, finding: Finding) -> None:
        """Keep a finding; raises TooMany when there are too many to be of use."""
        self.findings.append(finding)
        if len(self.findings) >= _STOP_AFTER:
            raise TooMany

    def take(self, key: str, key_index: int, tree: Tree, span: Span, is_item: bool) -> None:
        """Decode what stands below a top-level key."""
        record_type = KINDS.get(key)
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
            self._refuse_key(key, Span(span.file, key_index, key_index))
        elif is_item or tree != []:
            name = noun(record_type.__name__)
            expected = f"{with_article(name)}, which is a mapping of fields" if is_item else f"a list of {key}"
            self.tell(Finding("wrong-type", span, (), described(tree), expected))

    def dataset(self) -> Dataset | None:
        """The whole, when there is a trip."""
        if self.trip is None:
            return None
        return Dataset(trip=self.trip, **{kind: tuple(records) for kind, records in self.records.items()})

    def has_errors(self) -> bool:
        """Whether any finding is more than a warning."""
        return any(finding.code not in WARNINGS for finding in self.findings)

    def entries(self, kind: str) -> Iterator[tuple[Any, Span]]:
        """The records of a kind, each with where it stands."""
        return zip(self.records[kind], self.spans[kind], strict=True)

    def _take_trip(self, tree: Tree, span: Span, key_index: int) -> None:
        """Decode the trip, of which there is one."""
        if self.has_trip:
            expected = "one trip, in one of the files"
            self.tell(Finding("second-trip", Span(span.file, key_index, key_index), (), "a second `trip`", expected))
            return
        self.has_trip = True
        self.trip_span = span
        try:
            self.trip = msgspec.convert(tree, Trip)
        except msgspec.ValidationError as error:
            self._break("", tree, Trip, span, error)

    def _break(self, kind: str, tree: Tree, record_type: type[Record], span: Span, error: Exception) -> None:
        """Find everything that is wrong with a record, and remember its id."""
        found = faults(tree, record_type, span)
        if not found and not _has_refused(tree):
            found = [Finding("wrong-type", span, (), "a record that does not fit", str(error))]
        for finding in found:
            self.tell(finding)
        if kind and isinstance(tree, dict):
            self.broken[kind].append((tree, span))
            if isinstance(identity := tree.get("id"), str):
                self.broken_ids[kind].add(identity)

    def _refuse_key(self, key: str, span: Span) -> None:
        """Tell, once, that no such list exists."""
        words = ("trip", *KINDS)
        finding = Finding(
            "unknown-field",
            span,
            (),
            f"unknown key `{key}`",
            "one of " + ", ".join(words),
            Words(words).nearest(key),
        )
        if not self.findings or self.findings[-1] != finding:
            self.tell(finding)


def _has_refused(tree: Tree) -> bool:
    """Whether something in the tree was refused before."""
    if isinstance(tree, dict):
        return any(_has_refused(value) for value in tree.values())
    if isinstance(tree, list):
        return any(_has_refused(value) for value in tree)
    return isinstance(tree, Refused)
