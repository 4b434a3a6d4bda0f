"""What people call a record, made into its id: an id, an unambiguous beginning of one, or a name in any script.

Takes words and what is known as of the asked moment, gives ids. What is unknown or ambiguous is a UsageError that
names the candidates, so that a typo never passes in silence.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from tripcli.errors import AmbiguousName, UnknownName
from tripcli.query.knowledge import Knowledge
from tripcli.values.stages import STAGES
from tripcli.values.words import folded

LISTED = 8
"""Candidates that an error names."""

_OTHERS = "short || ';' || coalesce((SELECT group_concat(value, ';') FROM json_each(alt_names)), '')"

NAMED = {
    "person": f"SELECT id, name, {_OTHERS} FROM person UNION ALL "
    f"SELECT id, name, {_OTHERS} FROM party WHERE kind != 'country'",
    "party": f"SELECT id, name, {_OTHERS} FROM party",
    "country": f"SELECT id, name, {_OTHERS} FROM party WHERE kind = 'country'",
    "stop": "SELECT id, name, '' FROM stop",
    "event": "SELECT id, title, '' FROM event",
    "source": "SELECT id, publisher || ': ' || title, '' FROM source",
    "agreement": "SELECT id, title, '' FROM agreement",
    "pledge": "SELECT id, title, '' FROM pledge",
}
_WORDS = {
    "kind": "SELECT kind FROM event UNION SELECT kind FROM agreement UNION SELECT kind FROM pledge ORDER BY 1",
    "topic": "SELECT DISTINCT t.topic FROM topic t WHERE (t.kind, t.version) IN (SELECT 'event', version FROM event "
    "UNION ALL SELECT 'agreement', version FROM agreement UNION ALL SELECT 'pledge', version FROM pledge) ORDER BY 1",
    "source-kind": "SELECT DISTINCT kind FROM source ORDER BY 1",
    "unit": "SELECT DISTINCT unit FROM pledge WHERE unit IS NOT NULL ORDER BY 1",
}


class Named(NamedTuple):
    """A record that can be named."""

    id: str
    name: str
    others: str
    """Other names, joined with `;`."""


def named(knowledge: Knowledge, what: str) -> list[Named]:
    """All records of a kind that exist as of the asked moment."""
    return [Named(*row) for row in knowledge.connection.execute(NAMED[what])]


def words(knowledge: Knowledge, what: str) -> list[str]:
    """All words of a kind that the data holds as of the asked moment; stages are the same for all data."""
    if what == "status":
        return list(dict.fromkeys(stage for stages in STAGES.values() for stage in stages))
    return [row[0] for row in knowledge.connection.execute(_WORDS[what])]


def resolve(knowledge: Knowledge, what: str, text: str, option: str) -> tuple[str, ...]:
    """The ids that a text names (several only for a publisher); raises UsageError."""
    if what == "source":
        publisher = _sources_of(knowledge, text)
        if publisher:
            return publisher
    if what in NAMED:
        return (_record(named(knowledge, what), text, what, option),)
    return (_word(words(knowledge, what), text, what, option),)


def _sources_of(knowledge: Knowledge, text: str) -> tuple[str, ...]:
    """The sources of a publisher of that name, in any case."""
    rows = knowledge.connection.execute("SELECT id, publisher FROM source ORDER BY id")
    wanted = folded(text)
    return tuple(source for source, publisher in rows if folded(publisher) == wanted)


def _record(records: list[Named], text: str, what: str, option: str) -> str:
    """The one record that the text names."""
    for matches in readings(records, text):
        if len(matches) == 1:
            return matches[0].id
        if matches:
            raise AmbiguousName(f"--{option} {_quoted(text)} may be any of: {_listed(matches)}")
    near = _near(text, records)
    hint = f"; did you mean {_listed(near)}?" if near else f"; there are: {_listed(records)}" if records else ""
    raise UnknownName(f"--{option} {_quoted(text)}: no {what} of that name is known{hint}")


def readings(records: list[Named], text: str) -> Iterable[list[Named]]:
    """What the text may mean, the most literal reading first."""
    wanted = folded(text.strip())
    yield [record for record in records if record.id == text]
    yield [record for record in records if folded(record.id) == wanted]
    yield [record for record in records if wanted in {folded(name) for name in _names(record)}]
    if not wanted:
        return
    yield [record for record in records if folded(record.id).startswith(wanted)]
    parts = wanted.split()
    yield [record for record in records if _begin_words(parts, record)]


def _names(record: Named) -> list[str]:
    return [record.name, *(name for name in record.others.split(";") if name)]


def _begin_words(parts: list[str], record: Named) -> bool:
    """Whether each part begins a word of the id or of a name."""
    known = folded(" ".join([record.id.replace("-", " "), *_names(record)])).split()
    return all(any(word.startswith(part) for word in known) for part in parts)


def _near(text: str, records: list[Named]) -> list[Named]:
    """The records whose id, name, or a word of either, is nearest to the text."""
    wanted = folded(text)
    spoken: dict[str, Named] = {}
    for record in records:
        for name in (record.id, *record.id.split("-"), *_names(record), *record.name.split()):
            spoken.setdefault(folded(name), record)
    close = get_close_matches(wanted, spoken, n=5, cutoff=0.7)
    return list(dict.fromkeys(spoken[name] for name in close))[:3]


def _word(known: list[str], text: str, what: str, option: str) -> str:
    """The one word that the text is, or begins."""
    wanted = folded(text.strip())
    same = [word for word in known if folded(word) == wanted]
    begun = [word for word in known if wanted and folded(word).startswith(wanted)]
    if len(same or begun) == 1:
        return (same or begun)[0]
    if begun:
        raise AmbiguousName(f"--{option} {_quoted(text)} may be any of: {', '.join(begun[:LISTED])}")
    near = get_close_matches(wanted, known, n=1, cutoff=0.6)
    hint = f"; did you mean {near[0]}? There" if near else "; there"
    listed = ", ".join(known[: 3 * LISTED]) + (" …" if len(known) > 3 * LISTED else "")
    raise UnknownName(f"--{option} {_quoted(text)}: no such {what.replace('-', ' ')}{hint} are: {listed}")


def _quoted(text: str) -> str:
    return f'"{text}"'


def _listed(records: list[Named]) -> str:
    more = f" … ({len(records)} in all)" if len(records) > LISTED else ""
    return ", ".join(f"{record.id} ({record.name})" for record in records[:LISTED]) + more
