"""Hostile inputs, made from a seed: random texts, mutations of real ones, and documents of the format with odd values.

Each function takes a random generator and returns one input; the same seed gives the same inputs.
"""

import io
import json
import os
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random

GOLDEN = Path(__file__).parents[1] / "golden" / "trip"

ODD = (
    "", " ", "\t", "\n", "\r", "\0", "\x07", "\x1b[31m", "\x7f", "\x85", "\x9b2J", "\u00a0", "\u00ad", "\u0301", "\u200b",
    "\u200d", "\u2028", "\u202e", "\u2066", "\ufe0f", "\ufeff", "\ufffd", "\ufffe", "\U000e0041", "\U0001f1f3", "\ud800", "\udcff",
    "~", "null", "yes", "no", "NO", "true", "-", "--", "---", "...", "?", "!", "!!", "!!python/object:os.system", "&a", "*a",
    "<<", "%", "%YAML 9.9", "%s%n", "@", "`", "'", '"', "''", '"""', "\\", "\\u", "\\ud800", "|", ">", "|-", ">+9", "#", ": ", ":",
    ",", ";", "[", "]", "{", "}", "{}", "[]", "[[[[", "}}}}", "(", ")", "=", "==", "<", ">=", "..", "*", "+", "$", "$(id)",
    "0", "-0", "-1", "1e9", "1e999999999", "0x10", "0o7", "1_000", "1,000", ".5", "5.", "9" * 30, "9" * 4301, "NaN", "inf",
    "٣", "²", "½", "Ⅷ", "1\u00a0000", "USD", "%", "550 billion", "about", "up to", "at least", "200-300", "unnamed",
    "2024-05-13", "2024-05-13T09:05", "2024-05-13T24:00", "2024-02-30", "0000-00-00", "9999-12-31T23:59", "2024-W20",
    "2024-05-13T09:05+14:00", "2024-05-13T09:05-99:99", "2024-05-13 evening", "2024-05~", "202?", "-2024", "10000-01-01",
    "now", "today", "tomorrow", "yesterday", "oct 27", "27 oct", "mon", "13.5.2024", "5/13/24", "12 am", "noon",
    "Europe/Oslo", "../../etc/passwd", "localtime", "UTC+3", "/dev/stdin", "/dev/zero", "a" * 81, "x" * 3000, "ß", "ﬁ", "İ", "ǅ",
    "漢字", "한국어", "עברית", "👩‍👩‍👧", "bergen", "berlin", "ilse-brandt", "harbour-talks", "id", "start", "+title", "-start",
)  # fmt: skip
"""Words and characters that programs stumble over."""

KEYS = (
    "trip", "parties", "people", "publishers", "sources", "stops", "events", "agreements", "pledges", "units", "kinds", "id",
    "title", "name", "short", "kind", "stop", "place", "country", "timezone", "coordinates", "reports", "source", "status",
    "start", "end", "arrive", "depart", "length", "venue", "participants", "person", "as", "topics", "attendance", "note",
    "disputed", "said_by", "by", "to", "amount", "bound", "unit", "per", "period", "part_of", "overlaps", "within", "after",
    "concerns", "event", "date", "binding", "publisher", "published", "retrieved", "url", "archive", "language", "traveler",
    "offices", "from", "party", "alt_names", "summed",
)  # fmt: skip


@cache
def real_texts() -> tuple[str, ...]:
    """The files of the invented trip, and each of their records alone."""
    files = [path.read_text(encoding="utf-8") for path in sorted(GOLDEN.glob("*.yaml"))]
    records = []
    for text in files:
        section = ""
        for line in text.splitlines():
            if line and not line[0].isspace():
                section = line
            elif line.startswith("  - "):
                records.append(f"{section}\n{line}\n")
            elif records:
                records[-1] += line + "\n"
    return (*files, *records)


@cache
def real_dataset() -> tuple[str, ...]:
    """The lines of the invented trip as one document."""
    from tripcli.authoring.canonical import FORMATS
    from tripcli.reading.load import read_dataset

    dataset = read_dataset(GOLDEN).dataset
    assert dataset is not None
    return tuple(FORMATS["yaml"](dataset).splitlines())


@cache
def real_json() -> tuple[str, ...]:
    """The records of the invented trip as JSON, and as lines of JSON."""
    from tripcli.authoring.canonical import FORMATS
    from tripcli.reading.load import read_dataset

    dataset = read_dataset(GOLDEN).dataset
    assert dataset is not None
    document, lines = FORMATS["json"](dataset), FORMATS["jsonl"](dataset)
    return document, *lines.splitlines()


def text(rng: Random) -> str:
    """A few odd words, joined without a plan."""
    return rng.choice(("", " ", " ", "-", "\n")).join(rng.choice(ODD) for _ in range(rng.randint(1, 5)))


def unicode_text(rng: Random) -> str:
    """Random characters of all planes."""
    ceiling = rng.choice((0x80, 0x800, 0x3000, 0x110000))
    return "".join(chr(rng.randrange(ceiling)) for _ in range(rng.randint(0, 40)))


def some_text(rng: Random) -> str:
    """An odd text of one of the sorts."""
    return unicode_text(rng) if rng.random() < 0.2 else rng.choice(ODD) if rng.random() < 0.5 else text(rng)


def argument(rng: Random) -> str:
    """A text that the system can hand over as an argument: without NUL, and of halves of characters only those that
    stand for bytes."""
    return os.fsdecode(some_text(rng).replace("\0", "").encode("utf-8", "surrogatepass"))


def mutated(rng: Random, original: str, others: Sequence[str] = ODD) -> str:
    """The text with one to four changes: pieces cut, doubled, moved, or replaced by odd words."""
    changed = original
    for _ in range(rng.randint(1, 4)):
        begin = rng.randint(0, len(changed))
        end = min(len(changed), begin + rng.choice((0, 1, 1, 2, 5, 20, 100)))
        piece = rng.choice(("", changed[begin:end] * 2, rng.choice(others), rng.choice(others), rng.choice(KEYS)))
        changed = changed[:begin] + piece + changed[end:]
    return changed


def encoded(rng: Random, made: str) -> bytes:
    """The text as bytes: mostly UTF-8, seldom another encoding, or with a byte changed."""
    content = made.encode(rng.choice(("utf-8",) * 20 + ("utf-16", "utf-8-sig", "utf-32-le")), "surrogatepass")
    if content and rng.random() < 0.1:
        index = rng.randrange(len(content))
        content = content[:index] + bytes([rng.randrange(256)]) + content[index + 1 :]
    return content


def yaml_bytes(rng: Random) -> bytes:
    """Bytes and marks of YAML without a plan."""
    marks = (
        "\n",
        "\n  ",
        "\n- ",
        "\n  - ",
        ": ",
        "? ",
        "{",
        "}",
        "[",
        "]",
        ", ",
        "&a ",
        "*a",
        "!t ",
        "'",
        '"',
        "| ",
        "> ",
        "#",
        "\t",
        "---\n",
    )
    return encoded(
        rng,
        "".join(rng.choice((rng.choice(marks), rng.choice(KEYS), some_text(rng))) for _ in range(rng.randint(1, 30))),
    )


def yaml_mutated(rng: Random) -> bytes:
    """A real record, or seldom a whole file, with a few changes."""
    originals = real_texts()
    whole = sorted(GOLDEN.glob("*.yaml"))
    original = originals[rng.randrange(len(whole) if rng.random() < 0.02 else len(originals))]
    return encoded(rng, mutated(rng, original))


def tree(rng: Random, depth: int = 0) -> object:
    """A document with keys of the format and values of any shape."""
    chance = rng.random()
    if depth > 5 or chance < 0.4:
        return rng.choice((some_text(rng), some_text(rng), rng.randint(-9, 10**9), rng.random(), None, True))
    if chance < 0.6:
        return [tree(rng, depth + 1) for _ in range(rng.randint(0, 3))]
    return {
        rng.choice(KEYS) if rng.random() < 0.9 else some_text(rng): tree(rng, depth + 1)
        for _ in range(rng.randint(0, 5))
    }


def document(rng: Random) -> dict[str, object]:
    """A document whose top keys are those of a dataset."""
    return {rng.choice(KEYS[:11]): [tree(rng, 1) for _ in range(rng.randint(0, 3))] for _ in range(rng.randint(1, 3))}


def yaml_grammar(rng: Random) -> bytes:
    """A document of the format with odd values: in flow style, which is nearly JSON, or in block style."""
    made = document(rng)
    if rng.random() < 0.5:
        return encoded(rng, json.dumps(made, ensure_ascii=rng.random() < 0.5))
    return encoded(rng, "".join(_block(key, value, 0) for key, value in made.items()))


def _block(key: str, value: object, indent: int) -> str:
    """The value below its key in block style; texts stand as they are, quoted or not."""
    space = "  " * indent
    if isinstance(value, dict) and value:
        return f"{space}{key}:\n" + "".join(_block(inner, one, indent + 1) for inner, one in value.items())
    if isinstance(value, list) and value:
        return f"{space}{key}:\n" + "".join(
            f"{space}- " + _block("id", one, 0).replace("\n", f"\n{space}  ").rstrip() + "\n" for one in value
        )
    return f"{space}{key}: {value}\n"


def json_bytes(rng: Random) -> bytes:
    """Real JSON with changes, or a document of odd values."""
    if rng.random() < 0.3:
        return encoded(rng, json.dumps(document(rng), ensure_ascii=rng.random() < 0.5))
    lines = real_json()
    original = lines[0] if rng.random() < 0.02 else f'{{"events": [{rng.choice(lines[1:])}]}}'
    return encoded(rng, mutated(rng, original))


def json_lines(rng: Random) -> bytes:
    """Some real lines with changes."""
    return encoded(rng, mutated(rng, "\n".join(rng.choice(real_json()[1:]) for _ in range(rng.randint(1, 4)))))


def whole_dataset(rng: Random) -> bytes:
    """The invented trip in one text, with values changed where it may stay valid."""
    lines = list(real_dataset())
    for _ in range(rng.randint(1, 3)):
        index = rng.randrange(len(lines))
        head, colon, value = lines[index].partition(": ")
        if colon:
            lines[index] = f"{head}: {json.dumps(some_text(rng)) if rng.random() < 0.6 else mutated(rng, value)}"
    return encoded(rng, "\n".join(lines))


_TABLE = (
    "Date,Time,Title,Place,Country,People,Source,Published,Status\n13 May 2024,10:15,Talks,Bergen,NO,Ilse Brandt,Harbour Post,2024-05-13,held\n"
    "14.5.2024,9-10:30,Boat trip,Bergen,Norway,Ilse Brandt; Knut Haugen,https://example.org/a,2024-05-14,cancelled\n"
)


def table(rng: Random) -> bytes:
    """A table of events as CSV or TSV, or seldom as a workbook, with changes."""
    changed = mutated(rng, _TABLE.replace(",", rng.choice((",", ",", ";", "\t", "|"))))
    if rng.random() < 0.97:
        return encoded(rng, changed)
    return _workbook(rng, changed)


def workbook(rng: Random) -> bytes:
    """A table of events as an Excel workbook, with changes in its cells and its bytes."""
    return _workbook(rng, mutated(rng, _TABLE))


def _workbook(rng: Random, made: str) -> bytes:
    """An Excel workbook of the cells, with a byte changed now and then."""
    from openpyxl import Workbook
    from openpyxl.utils.exceptions import IllegalCharacterError

    book, buffer = Workbook(), io.BytesIO()
    for line in made.splitlines()[:20]:
        try:
            book.active.append(line.split(","))  # type: ignore[union-attr]  # a new workbook has an active sheet
        except (IllegalCharacterError, UnicodeEncodeError):
            continue
    try:
        book.save(buffer)
    except (UnicodeEncodeError, ValueError):  # half a character
        return b"PK\x03\x04"
    content = bytearray(buffer.getvalue())
    for _ in range(rng.choice((0, 1, 5))):
        content[rng.randrange(len(content))] = rng.randrange(256)
    if rng.random() < 0.2:
        return _zip_of(rng)
    return bytes(content)


def _zip_of(rng: Random) -> bytes:
    """A zip file that is no workbook."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", some_text(rng).encode("utf-8", "replace"))
        archive.writestr("xl/workbook.xml", some_text(rng).encode("utf-8", "replace"))
    return buffer.getvalue()


_SQL = (
    "SELECT", "FROM", "event", "pledge", "sqlite_schema", "title", "*", "count(*)", "WHERE", "LIKE", "'%a%'", "ORDER BY", "1", "LIMIT", "UNION ALL",
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n)", "json_each('[1]')", "zeroblob(9999999)", "x'00ff'", "ATTACH", "PRAGMA", ";", "--",
    "/*", "(", ")", ",", "instr(title,'a')", "printf('%.*c',99999,'x')", "group_concat(title)", "hex(randomblob(9))", "load_extension('a')", "JOIN",
    "GLOB", "CAST(title AS BLOB)", "1e300", "9223372036854775808", "NULL", "''", "AS", "GROUP BY", "HAVING", "VALUES(1)", "EXPLAIN", "readfile('/etc/passwd')",
)  # fmt: skip


def sql(rng: Random) -> str:
    """Words of SQL and odd texts."""
    words = [rng.choice(_SQL) if rng.random() < 0.9 else argument(rng) for _ in range(rng.randint(0, 12))]
    beginning = rng.choice(("SELECT * FROM event ", "SELECT ", "", "SELECT title FROM pledge WHERE "))
    return mutated(rng, beginning + " ".join(words)).replace("\0", "").encode("utf-8", "replace").decode()


Maker = Callable[[Random], object]
