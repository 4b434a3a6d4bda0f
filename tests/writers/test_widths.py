"""How the cells of a terminal are shared among columns, and which columns are hidden."""

from hypothesis import given
from hypothesis import strategies as st

from tripcli.table import Column, Kind
from tripcli.writers.widths import NARROW_CELLS, Widths, fitted

ID = Column(id="id", label="id", kind=Kind.ID, priority=1)
TITLE = Column(id="title", label="what", kind=Kind.TEXT, priority=1, least_cells=24)
WITH = Column(id="with", label="with", kind=Kind.PEOPLE, priority=4)
VENUE = Column(id="venue", label="venue", kind=Kind.TEXT, priority=9)


def widths(columns: tuple[Column, ...], texts: list[list[str]], cells: int, gap: int = 1) -> Widths:
    """The widths for these texts."""
    natural = [max(map(len, column_texts)) for column_texts in texts]
    return fitted(columns, texts, natural, cells, gap)


def test_cells_go_to_the_column_whose_texts_would_take_more_lines() -> None:
    titles = ["x" * 3 + " " + "y" * 3 + " talks of the two leaders at noon"] * 20
    people = ["Trump, Takaichi +12"] * 19 + ["Trump, " + "Families of the abducted"]
    shared = widths((TITLE, WITH), [titles, people], 58)
    assert shared.by_index[0] == len(titles[0])
    assert sum(shared.by_index.values()) == 57


def test_two_texts_of_one_length_get_equal_room() -> None:
    texts = ["some words of a long text " * 3] * 5
    assert widths((TITLE, VENUE), [texts, texts], 81).by_index == {0: 40, 1: 40}


def test_a_word_is_broken_in_no_column_while_there_is_room_for_it() -> None:
    sites = ["growyourbusiness.org"] * 3
    texts = ["many words that can be broken anywhere " * 3] * 3
    assert widths((TITLE, VENUE), [texts, sites], 60).by_index[1] >= len("growyourbusiness.")


def test_a_title_is_not_wrapped_for_a_wanted_column() -> None:
    texts = [["Carney's apology to Trump over an advert"] * 3, ["Aboard Air Force One " * 2] * 30]
    assert widths((TITLE, VENUE), [texts[0] * 10, texts[1]], 70).by_index[0] == len(texts[0][0])


def test_a_column_that_is_seldom_needed_is_hidden_before_text_becomes_narrow() -> None:
    shared = widths((ID, TITLE, VENUE), [["i" * 40], ["x" * 60], ["y" * 30]], 70)
    assert (shared.by_index, shared.hidden, shared.fits) == ({0: 40, 1: 29}, [2], True)


def test_text_becomes_narrow_before_a_wanted_column_is_hidden() -> None:
    texts = [["i" * 30], ["some words of a text"] * 1, ["Trump, Takaichi"]]
    shared = widths((ID, TITLE, WITH), texts, 60)
    assert shared.hidden == []
    assert min(shared.by_index[1], shared.by_index[2]) >= NARROW_CELLS


def test_a_column_that_says_what_a_row_is_is_never_hidden() -> None:
    assert not widths((ID, TITLE), [["i" * 60], ["some words " * 9]], 64).fits
    assert widths((ID, TITLE), [["i" * 30], ["some words " * 9]], 64).fits


@given(
    st.lists(st.lists(st.integers(1, 300), min_size=3, max_size=3), min_size=1, max_size=6),
    st.integers(60, 250),
    st.integers(1, 2),
)
def test_what_is_shown_fits_the_width(rows: list[list[int]], cells: int, gap: int) -> None:
    texts = [["x" * row[index] for row in rows] for index in range(3)]
    shared = widths((ID, TITLE, VENUE), texts, cells, gap)
    assert sorted([*shared.by_index, *shared.hidden]) == [0, 1, 2]
    used = sum(shared.by_index.values()) + gap * (len(shared.by_index) - 1)
    assert used <= cells or not shared.fits
