"""References as BibTeX, CSL-JSON and RIS, read back by libraries of others and by pandoc."""

import io
import json
import re
import shutil
import subprocess
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from citeproc.source.json import CiteProcJSON
from sample_tables import written

from hostile_tables import HOSTILE, hostile_table
from running import Tripcli
from tripcli.writers.bibtex_format import escaped
from tripcli.writers.cell_text import one_line
from tripcli.writers.references import date_parts, web_address

PANDOC = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
READERS = {"bibtex": "bibtex", "csl": "csljson", "ris": "ris"}
"""Format -> what pandoc calls it."""


def pandoc_readers() -> list[str]:
    """The formats that the installed pandoc reads; RIS only since 2.18."""
    if shutil.which("pandoc") is None:
        return []
    done = subprocess.run(["pandoc", "--list-input-formats"], capture_output=True, text=True, check=True, timeout=60)
    return [one for one, name in READERS.items() if name in done.stdout.split()]


def by_pandoc(text: str, format_id: str) -> list[dict[str, Any]]:
    """The references that pandoc reads, as CSL-JSON."""
    done = subprocess.run(
        ["pandoc", "-f", READERS[format_id], "-t", "csljson"],
        input=text.encode(),
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert done.stderr == b""
    return list(json.loads(done.stdout))


def sources(tripcli: Tripcli) -> list[dict[str, Any]]:
    """The sources as the program has them."""
    return list(json.loads(tripcli("sources", "-f", "json").text))


def entries(text: str) -> list[Any]:
    """The entries that bibtexparser reads, without a block that it cannot read."""
    library = parse_string(text)
    assert library.failed_blocks == []
    return list(library.entries)


def test_bibtex_has_an_entry_for_each_source(tripcli: Tripcli) -> None:
    found = entries(tripcli("sources", "-f", "bibtex").text)
    rows = {row["id"]: row for row in sources(tripcli)}
    assert [entry.key for entry in found] == list(rows)
    for entry in found:
        row, fields = rows[entry.key], {name: field.value for name, field in entry.fields_dict.items()}
        assert fields["title"] == f"{{{escaped(row['title'])}}}"
        assert fields["date"] == row["published"][:10] + (row["published_qualifier"] or "")
        assert fields["year"] == row["published"][:4]
        assert fields.get("url", "") == web_address(row["url"] or "")
        assert escaped(row["publisher"]) in {
            fields.get(name, "").strip("{}") for name in ("journal", "author", "howpublished")
        }


def test_csl_has_an_item_for_each_source(tripcli: Tripcli) -> None:
    items = json.loads(tripcli("sources", "-f", "csl").text)
    assert list(CiteProcJSON(items)) == [row["id"] for row in sources(tripcli)]
    for item, row in zip(items, sources(tripcli), strict=True):
        assert item["title"] == row["title"]
        assert item["issued"]["date-parts"] == [list(date_parts(row["published"]))]
        assert item["issued"].get("circa", False) is (row["published_qualifier"] is not None)
        assert item.get("URL") == (web_address(row["url"] or "") or None)


def test_ris_has_a_record_for_each_source(tripcli: Tripcli) -> None:
    result = tripcli("sources", "-f", "ris")
    records = rispy.load(io.StringIO(result.text))
    assert [record["id"] for record in records] == [row["id"] for row in sources(tripcli)]
    for record, row in zip(records, sources(tripcli), strict=True):
        assert record["title"] == row["title"]
        assert record["date"].endswith("/circa") is (row["published_qualifier"] is not None)
    assert b"\n" not in result.out.replace(b"\r\n", b"")


@PANDOC
@pytest.mark.parametrize("format_id", pandoc_readers())
def test_pandoc_reads_the_same_references_from_all(bundled: Tripcli, format_id: str) -> None:
    found = {one["id"]: one for one in by_pandoc(bundled("sources", "-f", format_id).text, format_id)}
    rows = sources(bundled)
    assert set(found) == {row["id"] for row in rows}
    for row in rows:
        one = found[row["id"]]
        assert _letters(one["title"]) == _letters(row["title"])
        assert (
            one["issued"]["date-parts"][0] == list(date_parts(row["published"]))[: len(one["issued"]["date-parts"][0])]
        )
        if format_id != "ris":  # pandoc leaves out what RIS says behind a date
            assert bool(one["issued"].get("circa")) is (row["published_qualifier"] is not None)


def _letters(text: str) -> str:
    """A text without quotation marks, which pandoc makes typographic, and without spaces."""
    return re.sub(r"[\s'\"‘’“”`]|\\", "", text)


@pytest.mark.parametrize("format_id", ["bibtex", "ris"])
def test_hostile_text_makes_no_entry_and_no_field(format_id: str) -> None:
    text = written(format_id, hostile_table("sources"))
    if format_id == "bibtex":
        found = [(entry.entry_type, set(entry.fields_dict)) for entry in entries(text)]
        assert {kind for kind, _ in found} == {"misc"}
        known = {"howpublished", "title", "date", "year", "month", "language", "note"}
    else:
        found = [(one["type_of_reference"], set(one)) for one in rispy.loads(text)]
        assert {kind for kind, _ in found} == {"GEN"}
        known = {"type_of_reference", "id", "title", "secondary_title", "year", "date", "language", "notes"}
    assert len(found) == len(HOSTILE)
    assert set().union(*(fields for _, fields in found)) == known
    assert not [character for character in text.replace("\r\n", "\n").replace("\n", "") if not character.isprintable()]


@PANDOC
def test_pandoc_reads_hostile_text_back() -> None:
    for format_id in pandoc_readers():
        titles = [one["title"] for one in by_pandoc(written(format_id, hostile_table("sources")), format_id)]
        assert len(titles) == len(HOSTILE)
        for title, text in zip(titles, HOSTILE, strict=True):
            expected = one_line(text)
            if format_id == "bibtex":
                expected = re.sub("[{}]", "", expected)  # pandoc does not know their names
            assert _letters(title) == _letters(expected)


@PANDOC
def test_a_title_with_markup_runs_nothing_when_it_is_cited() -> None:
    text = written("csl", hostile_table("sources"))
    done = subprocess.run(
        ["pandoc", "--citeproc", "--bibliography", "/dev/stdin", "-M", "nocite=@*", "-t", "html", "/dev/null"],
        input=text, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert "<script" not in done.stdout.lower()


def test_an_address_has_no_character_that_ends_its_field() -> None:
    assert web_address('https://a.example/b{c}d\\e "') == ""
    assert web_address('https://a.example/b{c}d\\e"<f>') == "https://a.example/b%7Bc%7Dd%5Ce%22%3Cf%3E"
    assert web_address("https://a.example/%7Eb?c=d&e#f") == "https://a.example/%7Eb?c=d&e#f"
    assert web_address("javascript:alert(1)") == ""


def test_no_sources_are_no_references(tripcli: Tripcli) -> None:
    answers = {one: tripcli("sources", "--text", "nowhere", "-f", one).text for one in READERS}
    assert answers == {"bibtex": "", "csl": "[]\n", "ris": ""}
