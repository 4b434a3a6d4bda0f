"""A record in one sentence, in phrases with the sources that give each, and these sources: what a citation needs."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tripcli.query.request import Request
from tripcli.table import Column, Kind, Row, Section, Table
from tripcli.values.display import format_time, format_value
from tripcli.views.sources import COLUMNS as SOURCE_COLUMNS

SENTENCE = (
    Column(id="phrase", label="phrase", kind=Kind.TEXT, help="a part of the sentence"),
    Column(id="sources", label="sources", kind=Kind.SOURCES, help="who gives it"),
)
REFERENCES = tuple(
    one
    for one in SOURCE_COLUMNS
    if one.column.id
    in {
        "id", "publisher", "via", "title", "published", "published_qualifier", "kind", "url", "archive_url",
        "retrieved", "language", "note",
    }
)  # fmt: skip
SECTIONS = ("sentence", "references")
PEOPLE_NAMED = 6
"""People whom the sentence names; the others are counted."""
CONTEXTS = {
    "event": "SELECT place, NULL, participants, differ FROM event WHERE id = ?",
    "agreement": "SELECT place, NULL, parties, differ FROM agreement WHERE id = ?",
    "pledge": "SELECT NULL, NULL, payer || coalesce('>' || payee, ''), differ FROM pledge WHERE id = ?",
    "stop": "SELECT NULL, country, NULL, differ FROM stop WHERE id = ?",
}
"""By kind of record: the columns of Context."""


TIMES = {"date": "", "start": "", "end": "to", "arrive": "from", "depart": "to"}
"""Field -> the word before its time; empty where the time decides."""


class FieldValue(NamedTuple):
    """The value of a field, and the sources that give it."""

    type: str
    value: str
    sources: str


class Context(NamedTuple):
    """What the record itself says."""

    place: str | None
    country: str | None
    who: str | None
    """Who took part in it, or stands in it; of a pledge who pays, and after `>` who receives."""
    differ: str | None
    """The fields on which sources differ."""


class Phrase(NamedTuple):
    """A part of a sentence."""

    text: str
    sources: str = ""


def citation_sections(request: Request, kind: str, record_id: str, title: str) -> Iterator[Section]:
    """Yield the sentence and its sources, for formats of citations alone; their rows are made as they are read."""

    def sentence() -> Iterator[Row]:
        for phrase in _phrases(request, kind, record_id, title):
            yield phrase.text, phrase.sources or None

    def references() -> Iterator[Row]:
        columns = ", ".join(one.sql for one in REFERENCES)
        if kind == "source":
            where, parameters = "s.id = ?", [record_id]
        else:
            where, parameters = "s.id IN (SELECT source FROM report WHERE kind = ? AND record = ?)", [kind, record_id]
        query = f"SELECT {columns} FROM source s WHERE {where} ORDER BY s.known_from, s.id"
        yield from request.knowledge.connection.execute(query, parameters)

    names = request.knowledge.name
    table = Table(title="sentence", columns=SENTENCE, rows=sentence(), names=names)
    yield Section(id="sentence", title="", table=table, for_people=False, for_data=False)
    columns = tuple(one.column for one in REFERENCES)
    table = Table(title="references", columns=columns, rows=references(), names=names)
    yield Section(id="references", title="", table=table, for_people=False, for_data=False)


def _phrases(request: Request, kind: str, record_id: str, title: str) -> Iterator[Phrase]:
    """The sentence of a record: what it is, how far it has come, when and where, and who was there."""
    if kind == "source":
        yield Phrase("", record_id)
        return
    fields = _fields(request, kind, record_id)
    context = Context(*request.knowledge.connection.execute(CONTEXTS[kind], (record_id,)).fetchone())
    yield from _subject(request, kind, title, fields, context)
    yield _phrase(", {}", fields["status"])
    if "disputed" in fields:
        yield Phrase(", disputed", fields["disputed"].sources)
    yield from _circumstances(fields, context)
    if kind == "event" and context.who:
        sources = fields["participants"].sources if "participants" in fields else ""
        yield Phrase(f", with {_names(request, Kind.PEOPLE, context.who)}", sources)
    if context.differ:
        yield Phrase(f", though sources differ on {_joined(context.differ.replace('_', ' ').split(';'))}")
    if request.as_of_instant is not None:
        yield Phrase(f", {request.as_of_shown[:1].lower()}{request.as_of_shown[1:]}")


def _subject(
    request: Request, kind: str, title: str, fields: dict[str, FieldValue], context: Context
) -> Iterator[Phrase]:
    """What the record is: of an agreement with its parties, of a pledge with its amount and who pays whom."""
    if kind == "stop":
        country = f", {_names(request, Kind.PARTY, context.country)}" if context.country else ""
        yield Phrase(f"Stay in {title}{country}")
        return
    yield Phrase(title)
    if "amount" in fields:
        yield _phrase(": {}", fields["amount"])
    if kind == "pledge" and context.who:
        yield Phrase(_payers(request, context.who))
    if kind == "agreement" and context.who:
        yield Phrase(f" between {_names(request, Kind.PARTY, context.who)}")


def _circumstances(fields: dict[str, FieldValue], context: Context) -> Iterator[Phrase]:
    """When and where it was, and how long it took or takes."""
    for field, word in TIMES.items():
        if field in fields:
            yield _phrase(f" {word or _preposition(fields[field].value)} {{}}", fields[field])
    if context.place:
        yield Phrase(f", {context.place}")
    for field, words in (("venue", ", {}"), ("length", ", {} long"), ("period", ", {}")):
        if field in fields:
            yield _phrase(words, fields[field])


def _fields(request: Request, kind: str, record_id: str) -> dict[str, FieldValue]:
    """The values of the record's fields, by their names."""
    query = "SELECT field, type, value, sources FROM field WHERE kind = ? AND record = ?"
    rows = request.knowledge.connection.execute(query, (kind, record_id))
    return {field: FieldValue(*values) for field, *values in rows}


def _phrase(words: str, one: FieldValue) -> Phrase:
    """The words with a value in them."""
    text = format_time(one.value, usual_year="") if one.type == "time" else format_value(one.type, one.value)
    if one.type == "time" and text[-1:] in "~?%":
        text = f"{'possibly' if text.endswith('?') else 'about'} {text[:-1]}"
    return Phrase(words.format(text), one.sources)


def _preposition(time: str) -> str:
    """The word before a time as an author writes it: `on` a day, `in` a month or a season."""
    if time.startswith("before "):
        return "at a time"
    return "on" if time[:4].isdigit() and time[7:8] == "-" else "in"


def _payers(request: Request, ids: str) -> str:
    """Who pays whom."""
    payer, _, payee = ids.partition(">")
    receiver = f" for {_names(request, Kind.PARTY, payee)}" if payee else ""
    return f" by {_names(request, Kind.PARTY, payer)}{receiver}"


def _names(request: Request, kind: Kind, ids: str) -> str:
    """The full names of ids joined with `;`: `A, B and C`, or `A, B and 5 others`."""
    records = ids.split(";")
    names = [name.name if (name := request.knowledge.name(kind, one)) else one for one in records[:PEOPLE_NAMED]]
    rest = len(records) - len(names)
    return _joined([*names, f"{rest} {'other' if rest == 1 else 'others'}"] if rest else names)


def _joined(texts: Iterable[str]) -> str:
    """Texts joined with commas, the last one with `and`."""
    *first, last = texts
    return f"{', '.join(first)} and {last}" if first else last
