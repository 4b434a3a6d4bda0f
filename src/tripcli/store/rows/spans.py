"""What stands through several versions of a record with the same content, as one span."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from tripcli.store.fields import DISPUTED, FIELDS, STATUS
from tripcli.store.folded import Folded
from tripcli.store.versions import Version
from tripcli.values.words import join_ids

ContentT = TypeVar("ContentT")

RANKS = {
    kind: {name: rank for rank, name in enumerate([*(field.name for field in fields), STATUS, DISPUTED])}
    for kind, fields in FIELDS.items()
}
"""Kind of record -> its fields, each with its rank in their order."""


def spans(
    history: Sequence[Version], contents: Callable[[Folded], Iterable[ContentT]]
) -> Iterator[tuple[ContentT, int, int]]:
    """The contents of all versions, each once for as long as it stands: with the first second, and the first after."""
    since: dict[ContentT, int] = {}
    for version in history:
        standing = {content: since.get(content, version.known_from) for content in contents(version.folded)}
        yield from ((content, begin, version.known_from) for content, begin in since.items() if content not in standing)
        since = standing
    yield from ((content, begin, history[-1].known_to) for content, begin in since.items())


def giving(folded: Folded, *, disputed: bool) -> tuple[tuple[str, ...], str | None]:
    """The sources and speakers of the stage, or of the dispute; all of them when no single one gives it."""
    given = [report for report in folded.reports if report.disputed] if disputed else []
    if not disputed:
        given = [report for report in folded.reports if not report.disputed and report.stage == folded.stage]
    reports = given or folded.reports
    sources = tuple(dict.fromkeys(report.source for report in reports))
    return sources, join_ids(dict.fromkeys(speaker for report in reports for speaker in report.said_by))
