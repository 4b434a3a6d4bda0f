"""A citation: a sentence with footnotes, as pandoc reads it."""

import json
import re
import shutil
import subprocess
from typing import Any

import pytest

from hostile_tables import HOSTILE, hostile_table
from running import Tripcli
from tripcli.table import Column, Kind, Page, Section, Table
from tripcli.writers import BY_ID
from tripcli.writers.target import Target

PANDOC = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")


def blocks(text: str) -> list[dict[str, Any]]:
    """The blocks of the document that pandoc reads."""
    done = subprocess.run(
        ["pandoc", "-f", "markdown", "-t", "json"], input=text.encode(), capture_output=True, check=True, timeout=120
    )
    return list(json.loads(done.stdout)["blocks"])


def count_of(element: str, node: object) -> int:
    """How many elements of a kind a document has."""
    if isinstance(node, list):
        return sum(count_of(element, one) for one in node)
    if isinstance(node, dict):
        return (node.get("t") == element) + count_of(element, node.get("c"))
    return 0


@pytest.mark.parametrize("record", ["harbour-talks", "cable-accord", "cable-fund", "bergen"])
def test_a_record_is_one_sentence_whose_footnotes_name_sources_in_full_once(tripcli: Tripcli, record: str) -> None:
    text = tripcli("show", record, "-f", "cite").text
    sentence, _, notes = text.partition("\n\n")
    assert sentence.endswith(".")
    marks = re.findall(r"\[\^([0-9]+)\]", sentence)
    assert marks == [str(number) for number in range(1, len(notes.splitlines()) + 1)]
    rows = json.loads(tripcli("sources", "--record", record, "-f", "json").text)
    assert any(row["publisher"] in notes for row in rows)
    assert {notes.count(f"<{row['url']}>") for row in rows if row["url"]} <= {0, 1}
    for address in re.findall(r"<(http[^>]*)>", notes):
        assert address in {row["url"] for row in rows}


@PANDOC
def test_pandoc_reads_one_paragraph_with_a_note_for_each_mark(bundled: Tripcli) -> None:
    text = bundled("show", "trump-xi-summit", "-f", "cite").text
    document = blocks(text)
    assert [block["t"] for block in document] == ["Para"]
    assert count_of("Note", document) == text.partition("\n\n")[0].count("[^")


def test_a_source_is_its_own_reference(tripcli: Tripcli) -> None:
    source = json.loads(tripcli("sources", "-f", "json").text)[0]
    (line,) = tripcli("show", source["id"], "-f", "cite").lines
    assert line.startswith(f"{source['publisher']}, “")


def test_an_inferred_date_is_circa(tripcli: Tripcli) -> None:
    row = next(row for row in json.loads(tripcli("sources", "-f", "json").text) if row["published_qualifier"])
    assert "circa " in tripcli("show", row["id"], "-f", "cite").text


def test_the_asked_moment_is_in_the_sentence(tripcli: Tripcli) -> None:
    assert ", as of " in tripcli("show", "harbour-talks", "-f", "cite", "--as-of", "2024-05-09").lines[0]
    assert "as of" not in tripcli("show", "harbour-talks", "-f", "cite").lines[0]


def test_a_record_without_reports_has_no_citation(tripcli: Tripcli) -> None:
    result = tripcli("show", "NO", "-f", "cite")
    assert (result.code, result.err) == (2, "tripcli: -f cite: cite needs a record that sources report: show\n")


def hostile_page() -> Page:
    """A page with a hostile phrase for each source."""
    references = hostile_table("sources")
    columns = (Column("phrase", "phrase", Kind.TEXT), Column("sources", "sources", Kind.SOURCES))
    rows = [(text, f"id{index}") for index, text in enumerate(HOSTILE)]
    sentence = Table(title="sentence", columns=columns, rows=rows)
    return Page("show", (), (Section("sentence", "", sentence), Section("references", "", references)))


@PANDOC
def test_hostile_text_is_no_markdown() -> None:
    import io

    out = io.BytesIO()
    target = Target(out=out, terminal=False, width_cells=0, color=False, unicode=True, header=True, print_message=print)
    BY_ID["cite"].write_page(hostile_page(), target)
    document = blocks(out.getvalue().decode())
    assert [block["t"] for block in document] == ["Para"]
    assert count_of("Note", document) == len(HOSTILE)
    for element in ("Link", "Image", "Code", "RawInline", "RawBlock", "BulletList", "OrderedList", "Header", "Strong",
                    "Emph", "Math", "Superscript", "Subscript", "CodeBlock", "BlockQuote"):  # fmt: skip
        assert count_of(element, document) == 0, element
