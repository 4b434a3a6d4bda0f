"""No character that commands, hides or reorders reaches an output, whatever the format."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_tables import table_of, written

from tripcli.table import Kind
from tripcli.values.safe import MARKS_IN_A_ROW, escaped_json, is_safe, safe_text
from tripcli.writers import OF_ANY_TABLE

HOSTILE = (
    "\x1b]52;c;Y3VybCBldmlsfHNo\x07", "\x9b2J", "US$350bn\rUS$000bn", "\u202e350", "\x1b]0;swallow",
    "a\u2028b", "\ud800", "\x00", "\x7f", "a\u200db", "a\u00adb", "\ufeffa",
    "\u2066a\u2069", "a\U000e0041b",
    "a\u3164b", "a\u2800b",
    "a\ufe00b", "a\ufe0db", "a\ufe0eb", "a\ufe0fb", "1 \ufe0f",
    "a\u034fb", "a\U000e0101b", "a\u0085b", "\ue000",
)  # fmt: skip
MARKUP = (
    "[/items]",
    "[link=https://evil.example]https://whitehouse.gov[/link]",
    "[sic]",
    "C:\\dir\\",
    ":warning:",
)
SEEN = (
    "高市早苗",
    "김정은",
    "Hürriyet",
    "שלום",
    "محمد",
    "नमस्ते",
    "葛\U000e0100城",
    "○ ◐ ● ✗ ≠ – · →",
    "😀",
    "❤\ufe0f",
    "☎\ufe0e",
    "葛\ufe00城",
    "a\u0301",
)


def unseen(text: str) -> list[str]:
    """Characters of an output that should not be there."""
    return [
        character
        for character in text.replace("\n", "").replace("\t", "").replace("\r\n", "").replace("\r", "")
        if not character.isprintable() or character in "\u3164\u2800\u034f\ufe00\ufe0d\ufe0e\ufe0f"
    ]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", [Kind.ID, Kind.TEXT, Kind.STATUS, Kind.TIME, Kind.FIGURE, Kind.PEOPLE, Kind.ADDRESS])
@pytest.mark.parametrize("writer_id", [writer.id for writer in OF_ANY_TABLE])
@pytest.mark.parametrize("width_cells", [0, 40, 80])
def test_no_writer_lets_a_hostile_character_through(writer_id: str, kind: Kind, text: str, width_cells: int) -> None:
    output = written(writer_id, table_of([Kind.COUNT, kind], [(1, text), (2, "b")]), width_cells=width_cells)
    assert unseen(output) == []
    assert "\r" not in output.replace("\r\n", "") or writer_id == "csv"


@pytest.mark.parametrize("text", HOSTILE)
def test_json_escapes_what_is_not_seen_and_changes_no_data(text: str) -> None:
    output = written("json", table_of([Kind.TEXT], [(text,)]))
    assert json.loads(output) == [{"a": text}]


@pytest.mark.parametrize("text", SEEN)
def test_letters_of_all_scripts_stay(text: str) -> None:
    assert safe_text(text) == text


@pytest.mark.parametrize("text", MARKUP)
@pytest.mark.parametrize("width_cells", [0, 80])
def test_markup_in_data_stays_text(text: str, width_cells: int) -> None:
    assert text in written("table", table_of([Kind.TEXT], [(text,)]), width_cells=width_cells, color=True)


def test_controls_are_shown_in_caret_form_and_other_characters_by_a_stand_in() -> None:
    assert safe_text("a\x1b[2J\x7f\x9b\u202eb") == "a^[[2J^?\ufffd\ufffdb"


def test_tabs_and_line_ends_within_a_cell_become_spaces() -> None:
    assert written("tsv", table_of([Kind.TEXT, Kind.TEXT], [("a\tb\nc\r\nd", "e")])) == "a\tb\na b c d\te\n"


def test_column_ids_and_labels_are_sanitised_too() -> None:
    from tripcli.table import Column, Table  # only here a table has such columns

    column = Column(id="a\x1b[2J", label="b\x1b[2J", kind=Kind.TEXT)
    for writer in OF_ANY_TABLE:
        for width_cells in (0, 80):
            table = Table(title="", columns=(column,), rows=[("x",)])
            assert unseen(written(writer.id, table, width_cells=width_cells)) == []


def test_a_letter_bears_four_marks_at_most() -> None:
    assert safe_text("a" + "\u0301" * 50 + "b") == "a" + "\u0301" * MARKS_IN_A_ROW + "b"


@given(st.text())
def test_what_is_sanitised_is_safe_and_stays_as_it_is(text: str) -> None:
    once = safe_text(text)
    assert unseen(once) == [] or all(unicodedata.category(character) == "Zs" for character in unseen(once))
    assert safe_text(once) == once


@given(st.text())
def test_escaping_json_changes_no_data(text: str) -> None:
    line = json.dumps(text, ensure_ascii=False)
    assert json.loads(escaped_json(line)) == text
    assert escaped_json(line).isprintable() or not is_safe(line)
