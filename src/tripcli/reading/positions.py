"""Positions: turns findings into problems with file, line and column.

Takes findings and the files, gives Problems. Reading keeps only the span of each record. The few records that have
findings are parsed a second time here, so that a valid dataset costs no time for positions.
"""

from collections.abc import Iterator
from typing import NamedTuple

from tripcli.errors import Problem
from tripcli.reading.codes import WARNINGS
from tripcli.reading.file_names import YAML_SUFFIXES
from tripcli.reading.files import File
from tripcli.reading.findings import FINDINGS_LIMIT, Finding, Path, Span
from tripcli.reading.value_paths import PlacedValue, Token, values_with_paths


class _Place(NamedTuple):
    """A finding with its file and the index of its character."""

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
    omitted = len(unique) - len(listed)
    if omitted:
        count = f"{omitted} more problem" + "s" * (omitted > 1)
        only_warnings = all(finding.code in WARNINGS for finding in findings)
        given.append(
            Problem(
                "more-problems",
                dataset_path,
                0,
                0,
                count,
                "the problems above to be corrected first",
                warning=only_warnings,
            )
        )
    return tuple(given)


def _problem(finding: Finding, path: str, line: int, column: int, excerpt: str) -> Problem:
    """The problem of a finding, with its line and column."""
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
    found: dict[Path, PlacedValue] = {}
    if wanted:
        for seen in values_with_paths(_tokens(files[span.file], texts[span.file], span)):
            if seen.path in wanted:
                found[seen.path] = seen  # of a key that stands twice the last one counts
    for finding in group:
        value: PlacedValue | None = found.get(finding.path)
        index = span.start if value is None else value.key_index if finding.at_key else value.position
        yield _Place(span.file, index if span.file >= 0 else -1, finding)


def _tokens(file: File, text: str, span: Span) -> Iterator[Token]:
    """The tokens of a record, with their indexes in the file."""
    if file.suffix in YAML_SUFFIXES:
        from tripcli.reading.yaml_tokens import yaml_tokens  # imports yaml

        column = span.start - text.rfind("\n", 0, span.start) - 1
        return yaml_tokens(text[span.start : span.end], column, span.start)
    from tripcli.reading.json_reader import json_tokens  # only problems in JSON need it

    return json_tokens(text, span)


def _text(file: File) -> str:
    """The text of a file, without a byte-order mark; bytes that are not UTF-8 are replaced."""
    return file.content.decode("utf-8", "replace").removeprefix("\ufeff")


class _Lines:
    """The lines of a text, asked for in rising order of indexes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._start = 0
        self._line = 1
        self._excerpt = ""

    def at(self, index: int) -> tuple[int, int, str]:
        """The number of a character's line and column, from 1, and the line itself."""
        start = self._text.rfind("\n", self._start, index) + 1
        if start > self._start:
            self._line += self._text.count("\n", self._start, start)
            self._start = start
            self._excerpt = ""
        if not self._excerpt:
            end = self._text.find("\n", self._start)
            self._excerpt = self._text[self._start : end if end >= 0 else None].removesuffix("\r")
        return self._line, index - self._start + 1, self._excerpt
