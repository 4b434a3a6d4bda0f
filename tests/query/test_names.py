"""What people call a record: an id, a beginning of one, a name in any script; and what a typo is told."""

import pytest

from datasets import compiled, knowledge_of
from tripcli.errors import UsageError
from tripcli.query.names import Named, named, readings, resolve, words

TEXT = """
events:
  - id: talks-tokyo
    stop: tokyo
    title: Talks in Tokyo
    kind: summit
    topics: [trade, tariffs]
    participants: [ann, bea, families]
    reports: [{source: alpha-22, status: held}]
  - {id: talks-busan, stop: busan, title: Talks in Busan, kind: meeting, participants: [cy, dot], reports: [{source: beta-28, status: held}]}
pledges:
  - {id: money, title: Money, kind: investment, by: hikari, to: US, amount: 5, unit: USD, reports: [{source: beta-28, status: pledged}]}
"""
STORE = compiled(TEXT)
KNOWN = knowledge_of(STORE)
EARLIER = knowledge_of(STORE, 1_761_400_000)  # 2025-10-25


def refusal(what: str, text: str, knowledge: object = KNOWN) -> str:
    """What is told of a text that names nothing, or too much."""
    assert knowledge in (KNOWN, EARLIER)
    with pytest.raises(UsageError) as caught:
        resolve(KNOWN if knowledge is KNOWN else EARLIER, what, text, what)
    return str(caught.value)


@pytest.mark.parametrize(
    ("what", "text", "record"),
    [
        ("person", "ann", "ann"),
        ("person", "ANN", "ann"),
        ("person", "Lee", "ann"),
        ("person", "lee", "ann"),
        ("person", "beatriz sanchez", "bea"),
        ("person", "SÁNCHEZ", "bea"),
        ("person", "高市早苗", "bea"),
        ("person", "高市", "bea"),
        ("person", "cy", "cy"),
        ("person", "young d", "dot"),
        ("person", "families", "families"),
        ("person", "abducted", "families"),
        ("party", "japan", "JP"),
        ("party", "jp", "JP"),
        ("party", "光", "hikari"),
        ("country", "kr", "KR"),
        ("country", "south", "KR"),
        ("stop", "tok", "tokyo"),
        ("stop", "Busan", "busan"),
        ("event", "talks-b", "talks-busan"),
        ("event", "talks tokyo", "talks-tokyo"),
        ("kind", "SUM", "summit"),
        ("topic", "trade", "trade"),
        ("status", "hel", "held"),
        ("unit", "usd", "USD"),
        ("source-kind", "press", "press"),
    ],
)
def test_a_text_names_a_record(what: str, text: str, record: str) -> None:
    assert resolve(KNOWN, what, text, what) == (record,)


def test_an_id_goes_before_everything_that_begins_so() -> None:
    assert resolve(KNOWN, "person", "Young", "person") == ("cy",)  # the short name of one, a word of another


def test_a_publisher_names_all_its_sources_and_an_id_one() -> None:
    assert len(resolve(KNOWN, "source", "Alpha", "source")) == 36
    assert resolve(KNOWN, "source", "alpha-22", "source") == ("alpha-22",)


@pytest.mark.parametrize(
    ("what", "text", "told"),
    [
        ("event", "talks", ["may be any of", "talks-busan (Talks in Busan)", "talks-tokyo (Talks in Tokyo)"]),
        ("event", "tal", ["may be any of", "talks-busan (Talks in Busan)", "talks-tokyo (Talks in Tokyo)"]),
        ("stop", "tokoy", ["no stop of that name", "did you mean tokyo (Tokyo)?"]),
        ("person", "sanchze", ["did you mean bea (Beatriz Sánchez)?"]),
        ("stop", "zzz", ["there are: ", "busan (Busan)", "tokyo (Tokyo)"]),
        ("topic", "tra-la", ["no such topic", "tariffs, trade"]),
        ("topic", "t", ["may be any of: tariffs, trade"]),
        ("status", "hold", ["did you mean held?"]),
        ("kind", "", ["no such kind"]),
        ("stop", "", ["no stop of that name"]),
    ],
)
def test_a_typo_is_told_what_there_is(what: str, text: str, told: list[str]) -> None:
    message = refusal(what, text)
    assert message.startswith(f'--{what} "{text}"')
    assert all(part in message for part in told), message


def test_a_beginning_of_one_id_that_is_a_word_of_another_name_is_ambiguous() -> None:
    records = [Named("summit-talks", "Talks", ()), Named("apec", "The APEC summit", ())]
    assert [len(matches) for matches in readings(records, "summit") if matches] == [2]


def test_a_short_word_is_not_near_to_every_other() -> None:
    assert "did you mean" not in refusal("person", "bxa")


def test_only_what_exists_as_of_the_moment_can_be_named() -> None:
    assert {one.id for one in named(EARLIER, "person")} == {"ann", "bea", "families"}
    assert {one.id for one in named(KNOWN, "person")} == {"ann", "bea", "families", "cy", "dot", "hikari", "acme"}
    assert resolve(EARLIER, "event", "talks", "event") == ("talks-tokyo",)
    told = refusal("person", "dot", EARLIER)
    assert "Dot Young" not in told
    assert "no person of that name" in told
    assert words(EARLIER, "kind") == ["summit"]
    assert words(EARLIER, "unit") == []


def test_stages_are_the_same_for_all_data() -> None:
    assert words(EARLIER, "status") == words(KNOWN, "status")
    assert {"sought", "expected", "held", "cancelled", "signed", "withdrawn"} <= set(words(KNOWN, "status"))
