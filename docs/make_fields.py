"""The parts of pages that follow from the code: fields of records, problem codes, exit codes.

Takes a page, gives it with what stands between `<!-- begin: NAME -->` and `<!-- end: NAME -->` made anew. A field's
meaning is the text beneath it in `records.py`, else the one here.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from make_commands import table

from tripcli import records
from tripcli.cli.commands.topics import TOPICS
from tripcli.reading.codes import ERRORS, WARNINGS

_REGION = re.compile(r"(<!-- begin: (?P<name>[a-z-]+) -->\n).*?(<!-- end: (?P=name) -->)", re.DOTALL)

MEANINGS = {
    "alt_names": "other spellings and scripts, which filters find too",
    "amount": "an exact decimal: `550 billion`, `1.5 million`, `15`",
    "arrive": "a time, local to the stop",
    "by": "who pledged it: id of a party",
    "concerns": "ids of stops to which it belongs though it happened elsewhere",
    "country": "two capital letters, ISO 3166",
    "depart": "a time, local to the stop",
    "disputed": "`yes` when this source denies or contests; its values then replace none",
    "end": "a time, as reported; never computed",
    "event": "id of the event at which it came about",
    "id": "a name for ever: small letters, digits and hyphens",
    "kind": "one of the words at the right",
    "length": "`40m`, `1h40m`, `about 2h`, as reported",
    "name": "the name in full",
    "note": "a clause for readers; never compared",
    "participants": "ids of people and parties, or `{person: …, as: …}`; a list here replaces the whole list",
    "parties": "ids of those who signed or announced it",
    "party": "the country, organisation or company for which the person acts",
    "person": "id of a person or party",
    "place": "where it happened, when at no stop: `{name, country, timezone}`",
    "publisher": "who wrote it",
    "published": "a time, as stated; `~` at its end when inferred",
    "reports": "what each source says of it: at least one report",
    "short": "the name where a column is narrow",
    "source": "id of the source that says it",
    "status": "how far it has come, in the words of this source",
    "stop": "id of the stop at which it happened; else `place`",
    "timezone": "an IANA zone: `Asia/Seoul`",
    "title": "what it is called; 40 cells or fewer read best",
    "to": "who is to receive it: id of a party",
    "topics": "words for what it is about",
    "unit": "an ISO 4217 code, or one of the listed units",
    "url": "http or https",
    "archive_url": "a stored copy, http or https",
    "venue": "where, within the place",
}
"""What a field means that has no text of its own in the code."""

LISTS = {
    "trip": "Trip", "parties": "Party", "people": "Person", "sources": "Source", "stops": "Stop", "events": "Event",
    "agreements": "Agreement", "pledges": "Pledge",
}  # fmt: skip
"""Key of the dataset -> name of its record."""

ALIKE = {"Id", "Text", "PartyId", "CountryId", "Address"}
"""Names of types that say nothing that the meaning does not say."""


def declared() -> dict[str, tuple[str, list[tuple[str, str, bool, str]]]]:
    """By record: the record it builds on, and of each field name, type, whether it is needed, and the text beneath."""
    tree = ast.parse(Path(records.__file__).read_text(encoding="utf-8"))
    result = {}
    for node in tree.body:
        if not isinstance(node, ast.ClassDef):
            continue
        fields = []
        for place, line in enumerate(node.body):
            if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
                after = node.body[place + 1] if place + 1 < len(node.body) else None
                name, annotation = line.target.id.rstrip("_"), ast.unparse(line.annotation)
                fields.append((name, annotation, line.value is None, _text_of(after)))
        result[node.name] = (ast.unparse(node.bases[0]) if node.bases else "", fields)
    return result


def _text_of(node: ast.stmt | None) -> str:
    """The text beneath a field."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        text = " ".join(node.value.value.split()).removesuffix(".")
        return text if text[:2].isupper() else text[:1].lower() + text[1:]
    return ""


def words_of(annotation: str) -> str:
    """The words that a field takes, where its type is a list of them."""
    for name in re.findall(r"[A-Za-z]+", annotation):
        words = getattr(getattr(records, name, None), "__args__", ())
        if name not in ALIKE and words and all(isinstance(word, str) for word in words):
            return ", ".join(f"`{word}`" for word in words)
    return ""


def record_rows(name: str) -> Iterator[tuple[str, str, str, str]]:
    """A row for each field of a record, those it builds on first."""
    base, fields = declared()[name]
    if base in {"EventFacts", "StopFacts", "AgreementFacts", "PledgeFacts"} and not name.endswith("Report"):
        for field, _, meaning, words in record_rows(base):
            yield field, "or in reports", meaning, words
    for field, annotation, needed, text in fields:
        meaning = text or MEANINGS[field]
        yield f"`{field}`", "yes" if needed else "", meaning, words_of(annotation)


def fields_part() -> Iterator[str]:
    """Every record and report with its fields."""
    header = ("field", "needed", "meaning", "words")
    for key, name in LISTS.items():
        yield from ("", f"### `{key}`", "", f"{getattr(records, name).__doc__}", "")
        yield from table(header, record_rows(name))
    yield from ("", "### `place`, `participants`", "")
    rows = [(f"place: {row[0]}", *row[1:]) for row in record_rows("Place")]
    rows += [(f"participant: {row[0]}", *row[1:]) for row in record_rows("Participant")]
    yield from table(header, rows)
    yield from ("", "### `reports`", "", "A report gives the fields that its source says, and no others. Besides the")
    yield from ("fields marked *or in reports* of its record it may have:", "")
    rows = []
    for name in ("StopReport", "EventReport", "AgreementReport", "PledgeReport"):
        for row in record_rows(name):
            if row[0] == "`status`":
                rows.append((f"`status` of {_of(name)}", "", row[2], row[3]))
            elif name == "StopReport":
                rows.append(row)
    yield from table(header, rows)
    yield ""


def _of(report: str) -> str:
    kind = report.removesuffix("Report").lower()
    return f"an {kind}" if kind[0] in "ae" else f"a {kind}"


def problems_part() -> Iterator[str]:
    """Every code of a problem."""
    yield ""
    yield from table(("code", "what is wrong"), ((f"`{code}`", text) for code, text in ERRORS.items()))
    yield from ("", "Warnings: the dataset can be used all the same.", "")
    yield from table(("code", "what is doubtful"), ((f"`{code}`", text) for code, text in WARNINGS.items()))
    yield ""


def exits_part() -> Iterator[str]:
    """Every exit code."""
    yield ""
    rows = (line.split(maxsplit=1) for line in TOPICS["exit-codes"]().splitlines())
    yield from table(("exit", "meaning"), ((code, text) for code, text in rows))
    yield ""


PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "fields": fields_part,
    "problems": problems_part,
    "exit-codes": exits_part,
}
"""Name of a part -> its lines."""


def with_parts(page: str) -> str:
    """The page with its made parts as the code has them now."""
    return _REGION.sub(lambda m: m[1] + "\n".join(PARTS[m["name"]]()) + "\n" + m[3], page)
