"""What people call a record, made into its id: an id, an unambiguous beginning of one, or a name in any script.

Takes words and what is known as of the asked moment, gives ids. What is unknown or ambiguous is a UsageError that
names the candidates, so that a typo never passes in silence.
"""

from collections.abc import Iterable
from typing import NamedTuple

from tripcli.errors import AmbiguousName, UnknownName
from tripcli.query.knowledge import Knowledge
from tripcli.values.nearest import Words, nearest
from tripcli.values.stages import STAGES
from tripcli.values.words import folded, parse_texts

LISTED = 8
"""Candidates that an error names."""

NAMED = {
    "person": "SELECT id, name, short, alt_names FROM person UNION ALL "
    "SELECT id, name, short, alt_names FROM party WHERE kind != 'country'",
    "speaker": "SELECT id, name, short, alt_names FROM person UNION ALL SELECT id, name, short, alt_names FROM party",
    "party": "SELECT id, name, short, alt_names FROM party",
    "country": "SELECT id, name, short, alt_names FROM party WHERE kind = 'country'",
    "stop": "SELECT id, name, NULL, alt_names FROM stop",
    "event": "SELECT id, title, NULL, NULL FROM event",
    "source": "SELECT id, publisher || ': ' || title, NULL, NULL FROM source",
    "agreement": "SELECT id, title, NULL, NULL FROM agreement",
    "pledge": "SELECT id, title, NULL, NULL FROM pledge",
}
"""Kind of record -> SQL that gives id, name, short name and other names (a JSON array) of each."""
_PUBLISHERS = "SELECT id, name, short, alt_names FROM publisher ORDER BY id"
WORDS = {
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
    others: tuple[str, ...] = ()
    """Its short name and other names."""


def named(knowledge: Knowledge, what: str) -> list[Named]:
    """Return all records of a kind that exist as of the asked moment."""
    return _named(knowledge, NAMED[what])


def with_id(knowledge: Knowledge, what: str, record_id: str) -> Named | None:
    """Return the only record of a kind that has exactly this id as of the asked moment; None when there is none."""
    found = _named(knowledge, f"SELECT * FROM ({NAMED[what]}) WHERE id = ?", (record_id,))
    return found[0] if len(found) == 1 else None


def _named(knowledge: Knowledge, query: str, parameters: tuple[str, ...] = ()) -> list[Named]:
    """The records that a query of id, name, short name and other names gives."""
    rows = knowledge.connection.execute(query, parameters)
    return [
        Named(record_id, name, tuple(one for one in (short, *parse_texts(others)) if one))
        for record_id, name, short, others in rows
    ]


def words(knowledge: Knowledge, what: str) -> list[str]:
    """All words of a kind that the data holds as of the asked moment; stages are the same for all data."""
    if what == "status":
        return list(dict.fromkeys(stage for stages in STAGES.values() for stage in stages))
    if what == "binding":
        return ["yes", "no"]
    return [row[0] for row in knowledge.connection.execute(WORDS[what])]


def resolve(knowledge: Knowledge, what: str, text: str, option: str) -> tuple[str, ...]:
    """Return the ids that a text names; raises UsageError.

    There are several only for the sources of a publisher, and where the text names a record in each of several trips.
    """
    if what == "source":
        publisher = _sources_of(knowledge, text)
        if publisher:
            return publisher
    if what in NAMED:
        if (record := with_id(knowledge, what, text)) is not None:  # without a look at the names of a million events
            return (record.id,)
        return _records(named(knowledge, what), text, what, option)
    return (_word(words(knowledge, what), text, what, option),)


def _sources_of(knowledge: Knowledge, text: str) -> tuple[str, ...]:
    """The sources of the publisher that the text names by any of its names or their beginning; none when no single
    publisher is meant, or when the text is the id of a source."""
    connection = knowledge.connection
    by_id = f"SELECT 1 FROM source WHERE id IN ({', '.join('?' * len(knowledge.trips))})"
    if connection.execute(
        by_id, [f"{trip.prefix}{text.removeprefix(trip.prefix)}" for trip in knowledge.trips]
    ).fetchone():
        return ()
    for matches in readings(_named(knowledge, _PUBLISHERS), text):
        if len(matches) == 1:
            query = "SELECT id FROM source WHERE publisher_id = ? ORDER BY id"
            return tuple(row[0] for row in connection.execute(query, (matches[0].id,)))
        if matches:
            return ()
    return ()


def _records(records: list[Named], text: str, what: str, option: str) -> tuple[str, ...]:
    """The record that the text names, or one in each of several trips."""
    for matches in readings(records, text):
        if matches and len({trip_of(one.id) for one in matches}) == len(matches):
            return tuple(one.id for one in matches)
        if matches:
            raise AmbiguousName(f"--{option} {_quoted(text)} may be any of: {listed(matches)}")
    near = nearest_named(records, text)
    hint = f"; did you mean {listed(near)}?" if near else f"; there are: {listed(records)}" if records else ""
    raise UnknownName(f"--{option} {_quoted(text)}: no {what} of that name is known{hint}")


def readings(records: list[Named], text: str) -> Iterable[list[Named]]:
    """What the text may mean, the most literal reading first.

    The id of a record is also its id within its trip, without the trip's id and the slash.
    """
    wanted = folded(text.strip())
    yield [record for record in records if record.id == text]
    yield [record for record in records if id_in_trip(record.id) == text]
    yield [record for record in records if wanted in {folded(record.id), folded(id_in_trip(record.id))}]
    yield [record for record in records if wanted in {folded(name) for name in _names(record)}]
    if not wanted:
        return
    parts = wanted.split()
    yield [
        record
        for record in records
        if ("/" in wanted and folded(record.id).startswith(wanted))
        or folded(id_in_trip(record.id)).startswith(wanted)
        or _begin_words(parts, record)
    ]


def trip_of(record_id: str) -> str:
    """Return the trip with which an id begins; empty where only one trip is asked, and for what all trips share."""
    return record_id.rpartition("/")[0]


def id_in_trip(record_id: str) -> str:
    """Return the id that a record has within its trip."""
    return record_id.rpartition("/")[2]


def _names(record: Named) -> list[str]:
    return [record.name, *record.others]


def _begin_words(parts: list[str], record: Named) -> bool:
    """Whether each part begins a word of the id or of a name."""
    known = folded(" ".join([id_in_trip(record.id).replace("-", " "), *_names(record)])).split()
    return all(any(word.startswith(part) for word in known) for part in parts)


def nearest_named(records: list[Named], text: str) -> list[Named]:
    """Return at most three records whose id or name, or else a word of either, is nearest to the text."""
    spoken: dict[str, list[Named]] = {}
    for record in records:
        for name in (record.id, id_in_trip(record.id), *_names(record)):
            spoken.setdefault(folded(name), []).append(record)
    for record in records:
        for word in (*id_in_trip(record.id).split("-"), *record.name.split()):
            if folded(word) not in spoken:
                spoken[folded(word)] = [record]
    near = Words(spoken).most_like(folded(text), 5)
    return list(dict.fromkeys(record for name in near for record in spoken[name]))[:3]


def _word(known: list[str], text: str, what: str, option: str) -> str:
    """The one word that the text is, or begins."""
    wanted = folded(text.strip())
    same = [word for word in known if folded(word) == wanted]
    begun = [word for word in known if wanted and folded(word).startswith(wanted)]
    if len(same or begun) == 1:
        return (same or begun)[0]
    if begun:
        raise AmbiguousName(f"--{option} {_quoted(text)} may be any of: {', '.join(begun[:LISTED])}")
    near = nearest(wanted, known)
    hint = f"; did you mean {near}? There" if near else "; there"
    listed = ", ".join(known[: 3 * LISTED]) + (" …" if len(known) > 3 * LISTED else "")
    raise UnknownName(f"--{option} {_quoted(text)}: no such {what.replace('-', ' ')}{hint} are: {listed}")


def _quoted(text: str) -> str:
    return f'"{text}"'


def listed(records: list[Named]) -> str:
    """Return the ids and names of some records in one line."""
    more = f" … ({len(records)} in all)" if len(records) > LISTED else ""
    return ", ".join(f"{record.id} ({record.name})" for record in records[:LISTED]) + more
