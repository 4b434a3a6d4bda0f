"""Words without regard to case and accents, and lists as the text of one cell."""

import json

from hypothesis import given
from hypothesis import strategies as st

from tripcli.values.words import folded, format_texts, join_ids, parse_texts


def test_case_and_accents_do_not_matter_and_other_scripts_stay() -> None:
    assert folded("Phnôm PENH") == "phnom penh"
    assert folded("STRASSE") == folded("Straße")
    assert folded("高市早苗") == "高市早苗"


@given(st.text("aAéÉßİıçÑ高시 -1"))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_ids_are_joined_with_semicolons_and_no_ids_are_none() -> None:
    assert join_ids(["a", "b"]) == "a;b"
    assert join_ids([]) is None


@given(st.lists(st.text('ab"\\;, 高[]')))
def test_texts_of_one_cell_are_read_back_as_they_were(texts: list[str]) -> None:
    array = format_texts(texts)
    assert parse_texts(array) == texts
    assert json.loads(array or "[]") == texts
