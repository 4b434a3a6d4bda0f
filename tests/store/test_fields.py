"""The fields that fold: when a value confirms another, gives way to it, or is joined with it."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripcli.records import Participant
from tripcli.store.fields import AMOUNT, FIELDS, PARTICIPANTS, TOPICS, VENUE, Amount, Field, Value, with_presence

BOUNDS = ("", "exactly", "about", "up-to", "at-least")
PAIRS = st.lists(st.sampled_from("abcd"), unique=True).flatmap(
    lambda people: st.tuples(*(st.tuples(st.just(one), st.sampled_from(["present", "expected"])) for one in people))
)
VALUES: dict[str, st.SearchStrategy[Value]] = {
    "start": st.sampled_from(["2025-10", "2025-10-28", "2025-10-28 evening", "2025-10-28T18:30", "2025-10-28T18:33~"]),
    "length": st.sampled_from(["30m", "about 30m", "up to 1h", "at least 20m", "20m-40m"]),
    "attendance": st.sampled_from(["6000", "about 6000", "up to 18000", "at least 100", "200-300"]),
    "title": st.text("ab ", min_size=1),
    "topics": st.lists(st.sampled_from("abc")).map(tuple),
    "note": st.sampled_from(["a", "b"]),
}


@pytest.mark.parametrize("field", FIELDS["event"], ids=lambda field: field.name)
@given(data=st.data())
def test_a_value_confirms_itself(field: Field, data: st.DataObject) -> None:
    if field is PARTICIPANTS:
        value = data.draw(PAIRS)
    else:
        value = field.read(data.draw(VALUES[{"end": "start", "venue": "title"}.get(field.name, field.name)]))
    assert field.confirms(value, value)


def figure(bound: str, amount: str = "10") -> Amount:
    """A figure of a bound."""
    return Amount(amount, bound, "USD", "")


def test_a_number_without_a_bound_confirms_the_same_number_with_one_and_about_is_the_least_firm() -> None:
    confirmed = {(one, other) for one, other in product(BOUNDS, BOUNDS) if AMOUNT.confirms(figure(one), figure(other))}
    same = {(bound, bound) for bound in BOUNDS}
    unstated = {("", bound) for bound in BOUNDS}
    about = {("about", bound) for bound in BOUNDS if bound}
    assert confirmed == same | unstated | about


@pytest.mark.parametrize("other", [figure("", "11"), Amount("10", "", "JPY", ""), Amount("10", "", "USD", "year")])
def test_another_number_unit_or_rate_is_another_figure(other: Amount) -> None:
    assert not AMOUNT.confirms(figure(""), other)
    assert not AMOUNT.confirms(other, figure(""))


def test_an_amount_is_read_as_exact_digits_with_all_its_parts() -> None:
    assert AMOUNT.read("1.5 million", None, "USD", "year") == Amount("1500000", "", "USD", "year")


def test_a_text_whose_words_all_stand_in_another_adds_nothing_to_it() -> None:
    assert VENUE.confirms("Imperial Palace", "Imperial Residence, Imperial Palace")
    assert VENUE.confirms("imperial PALACE.", "Imperial Palace")
    assert not VENUE.confirms("Imperial Hotel", "Imperial Palace")


def test_lists_of_people_disagree_only_on_somebody_whom_both_name() -> None:
    one, other = (("a", "present"), ("b", "present")), (("a", "present"), ("c", "present"))
    absent = (("a", "expected"),)
    assert PARTICIPANTS.confirms(one, other)
    assert not PARTICIPANTS.confirms(one, absent)
    assert PARTICIPANTS.confirms((("a", "expected"),), (("a", "mentioned"),))
    assert PARTICIPANTS.gives_way((("a", "present"),), one)
    assert not PARTICIPANTS.gives_way(one, other)


def test_the_first_list_that_names_somebody_says_whether_they_were_there() -> None:
    assert PARTICIPANTS.join is not None
    lists = [(("a", "present"),), (("b", "present"), ("a", "mentioned"))]
    assert PARTICIPANTS.join(lists) == (("a", "present"), ("b", "present"))


@given(lists=st.lists(st.lists(st.sampled_from("abcd")).map(tuple), min_size=1))
def test_joined_topics_are_all_topics_once(lists: list[tuple[str, ...]]) -> None:
    assert TOPICS.join is not None
    joined = TOPICS.join(lists)
    assert sorted(joined) == sorted({topic for one in lists for topic in one})


def test_presence_follows_the_stage_where_nothing_is_said() -> None:
    read = PARTICIPANTS.read(("a", Participant(person="b", as_="mentioned"), Participant(person="c")))
    assert with_presence(read, held=True) == (("a", "present"), ("b", "mentioned"), ("c", "present"))
    assert with_presence(read, held=False) == (("a", "expected"), ("b", "mentioned"), ("c", "expected"))
