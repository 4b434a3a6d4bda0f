"""Generate parts of pages from the code: fields of records, problem codes, exit codes, variables.

Takes a page; replaces the text between `<!-- begin: NAME -->` and `<!-- end: NAME -->`. The meaning of a field is the
text below it in `records`.
"""

import re
from collections.abc import Callable, Iterator
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from make_commands import table
from make_database import database_part
from make_formats import formats_part
from msgspec import Meta, structs

from tripcli import records
from tripcli.authoring.meanings import field_meanings
from tripcli.browse.keys import key_rows
from tripcli.cli.commands.topics import TOPICS
from tripcli.cli.environment import VARIABLES
from tripcli.reading.codes import ERRORS, WARNINGS
from tripcli.reading.decode import KINDS
from tripcli.records import Record

_REGION = re.compile(r"(<!-- begin: (?P<name>[a-z-]+) -->\n).*?(<!-- end: (?P=name) -->)", re.DOTALL)

LISTS: dict[str, type[Record]] = {"trip": records.Trip, **KINDS}
"""Key of the dataset -> its record."""


def meaning_of(struct: type[Record], field: str) -> str:
    """Return the meaning of a field for a table cell. Raises KeyError when it has none."""
    text = field_meanings()[struct.__name__][field].removesuffix(".")
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def words_of(field_type: object) -> str:
    """Return the words that a field takes, or nothing. `…` means that a dataset may declare more."""
    if get_origin(field_type) is Literal:
        return ", ".join(f"`{word}`" for word in get_args(field_type))
    if get_origin(field_type) is Annotated:
        extra = next((one.extra for one in get_args(field_type) if isinstance(one, Meta) and one.extra), {})
        return ", ".join([*(f"`{word}`" for word in extra["words"]), "…"]) if extra else ""
    if get_origin(field_type) in {UnionType, Union}:
        return "".join(map(words_of, get_args(field_type)))
    return ""


def record_rows(struct: type[Record]) -> Iterator[tuple[str, str, str, str]]:
    """Yield a row for each field of a record, first the fields that reports may give."""
    facts = {name for base in struct.__mro__[1:] if issubclass(base, Record) for name in base.__struct_fields__}
    for field in sorted(structs.fields(struct), key=lambda field: field.name not in facts):
        needed = "or in reports" if field.name in facts else "yes" if field.required else ""
        yield f"`{field.encode_name}`", needed, meaning_of(struct, field.encode_name), words_of(field.type)


def fields_part() -> Iterator[str]:
    """Yield the lines on every record and report, with its fields."""
    header = ("field", "needed", "meaning", "words")
    for key, struct in LISTS.items():
        yield from ("", f"### `{key}`", "", f"{struct.__doc__}", "")
        yield from table(header, record_rows(struct))
    yield from ("", "### `place`, `participants`, `offices`", "")
    inner = (("place", records.Place), ("participant", records.Participant), ("office", records.Office))
    rows = [(f"{name}: {row[0]}", *row[1:]) for name, struct in inner for row in record_rows(struct)]
    yield from table(header, rows)
    yield from ("", "### `reports`", "", "A report has only the fields that its source gives. Besides the")
    yield from ("fields of its record that are marked *or in reports* it may have:", "")
    rows = []
    for struct in (records.StopReport, records.EventReport, records.AgreementReport, records.PledgeReport):
        for row in record_rows(struct):
            if row[0] == "`status`":
                rows.append((f"`status` of {_of(struct.__name__)}", "", row[2], row[3]))
            elif struct is records.StopReport and row[1] != "or in reports":
                rows.append(row)
    yield from table(header, rows)
    yield ""


def _of(report: str) -> str:
    kind = report.removesuffix("Report").lower()
    return f"an {kind}" if kind[0] in "ae" else f"a {kind}"


def problems_part() -> Iterator[str]:
    """Yield the tables of problem codes."""
    yield ""
    yield from table(("code", "what is wrong"), ((f"`{code}`", text) for code, text in ERRORS.items()))
    yield from ("", "Warnings. The dataset can still be used.", "")
    yield from table(("code", "what is doubtful"), ((f"`{code}`", text) for code, text in WARNINGS.items()))
    yield ""


def exits_part() -> Iterator[str]:
    """Yield the table of exit codes."""
    yield ""
    rows = (line.split(maxsplit=1) for line in TOPICS["exit-codes"]().splitlines())
    yield from table(("exit", "meaning"), ((code, text) for code, text in rows))
    yield ""


def environment_part() -> Iterator[str]:
    """Yield the table of the variables of the environment."""
    yield ""
    yield from table(("variable", "what it does"), ((f"`{name}`", meaning) for name, meaning in VARIABLES.items()))
    yield ""


def keys_part() -> Iterator[str]:
    """Yield the table of the keys of `browse`."""
    rows = [(f"`{keys}`" if len(keys.split()) == 1 else keys, meaning) for _, keys, meaning in key_rows()]
    yield from table(("key", "what it does"), rows)


PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "fields": fields_part,
    "problems": problems_part,
    "exit-codes": exits_part,
    "formats": formats_part,
    "environment": environment_part,
    "database": database_part,
    "keys": keys_part,
}
"""Name of a part -> the function that makes its lines."""


def with_parts(page: str) -> str:
    """Return the page with its generated parts up to date."""
    return _REGION.sub(lambda m: m[1] + "\n".join(PARTS[m["name"]]()) + "\n" + m[3], page)
