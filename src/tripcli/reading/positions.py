"""Places: from findings to problems with file, line and column.

Takes findings and the files, gives Problems. Reading keeps only the span of each record; here the few records
with findings are gone through once more, so that a dataset without faults pays for no position. It must not
know what a finding means.
"""

from collections.abc import Iterator
from typing import NamedTuple

from tripcli.errors import Problem
from tripcli.reading.codes import WARNINGS
from tripcli.reading.files import YAML_SUFFIXES, File
from tripcli.reading.findings import FINDINGS_LIMIT, Finding, Path, Span
from tripcli.reading.visits import Token, Visit, visits


class _Place(NamedTuple):
    """Where a finding is."""

    file: int
    position: int
    """Index of its first character; -1 for the file as a whole."""
    finding: Finding


def problems(findings: list[Finding], files: list[File], dataset_path: str) -> tuple[Problem, ...]:
    """The first thousand findings as problems, in order of file and line, and how many more there are."""
    unique = dict.fromkeys(findings)
    listed = sorted(unique, key=lambda finding: finding.code in WARNINGS)[:FINDINGS_LIMIT]
    by_span: dict[Span, list[Finding]] = {}
    for finding in listed:
        by_span.setdefault(finding.span, []).append(finding)
    texts = {file: _text(files[file]) for file in {span.file for span in by_span} if file >= 0}
    places = [place for span, group in by_span.items() for place in _places(span, group, files, texts)]
    places.sort(key=lambda place: (place.file, place.position, place.finding.code, place.finding.found))
    given: list[Problem] = []
    lines = {file: _Lines(text) for file, text in texts.items()}
    for place in places:
        path = files[place.file].path if place.file >= 0 else dataset_path
        line, column, excerpt = lines[place.file].at(place.position) if place.position >= 0 else (0, 0, "")
        given.append(_problem(place.finding, path, line, column, excerpt))
    left = len(unique) - len(listed)
    if left:
        count = f"{left} more problem" + "s" * (left > 1)
        only_warnings = all(finding.code in WARNINGS for finding in findings)
        given.append(
            Problem(
                "more-problems",
                dataset_path,
                0,
                0,
                count,
                "those above to be mended first",
                warning=only_warnings,
            )
        )
    return tuple(given)


def _problem(finding: Finding, path: str, line: int, column: int, excerpt: str) -> Problem:
    """The finding at its place."""
    return Problem(
        code=finding.code,
        file=path,
        line=line,
        column=column,
        found=finding.found,
        expected=finding.expected,
        nearest=finding.nearest,
        excerpt=excerpt,
        warning=finding.code in WARNINGS,
    )


def _places(span: Span, group: list[Finding], files: list[File], texts: dict[int, str]) -> Iterator[_Place]:
    """The index of each finding of one span."""
    wanted = {finding.path for finding in group if finding.path}
    found: dict[Path, Visit] = {}
    if wanted:
        for seen in visits(_tokens(files[span.file], texts[span.file], span)):
            if seen.path in wanted:
                found[seen.path] = seen  # of a key that stands twice the last one counts
    for finding in group:
        visit: Visit | None = found.get(finding.path)
        index = span.start if visit is None else visit.key_index if finding.at_key else visit.position
        yield _Place(span.file, index if span.file >= 0 else -1, finding)


def _tokens(file: File, text: str, span: Span) -> Iterator[Token]:
    """The tokens of a record, with their indexes in the file."""
    if file.suffix in YAML_SUFFIXES:
        from tripcli.reading.yaml_tokens import yaml_tokens  # noqa: PLC0415  # yaml comes with it

        column = span.start - text.rfind("\n", 0, span.start) - 1
        return yaml_tokens(text[span.start : span.end], column, span.start)
    from tripcli.reading.json_reader import json_tokens  # noqa: PLC0415  # only faults in JSON need it

    return json_tokens(text, span)


def _text(file: File) -> str:
    """The text of a file, without a byte-order mark; what is no UTF-8 is replaced."""
    return file.content.decode("utf-8", "replace").removeprefix("\ufeff")


class _Lines:
    """The lines of a text, for indexes that only rise."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._start = 0
        self._line = 1
        self._excerpt = ""

    def at(self, index: int) -> tuple[int, int, str]:
        """The line and column of a character, from 1, and the line, one text for all that ask."""
        start = self._text.rfind("\n", self._start, index) + 1
        if start > self._start:
            self._line += self._text.count("\n", self._start, start)
            self._start = start
            self._excerpt = ""
        if not self._excerpt:
            end = self._text.find("\n", self._start)
            self._excerpt = self._text[self._start : end if end >= 0 else None].removesuffix("\r")
        return self._line, index - self._start + 1, self._excerpt
