"""Words without regard to case and accents."""

from hypothesis import given
from hypothesis import strategies as st

from tripcli.values.words import folded, joined


def test_case_and_accents_do_not_matter_and_other_scripts_stay() -> None:
    assert folded("Phnôm PENH") == "phnom penh"
    assert folded("STRASSE") == folded("Straße")
    assert folded("高市早苗") == "高市早苗"


@given(st.text("aAéÉßİıçÑ高시 -1"))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_texts_of_one_cell_can_be_parted_again() -> None:
    assert joined(["a; b", "c"]) == "a, b;c"
    assert joined([]) is None
