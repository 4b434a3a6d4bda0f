"""Agreements and pledges in the store: who says so, binding or not, several payers, promises without a number."""

from typing import Any

import pytest
from one_record import agreement, pledge

from datasets import answer, compiled, knowledge_of
from tripcli.values.figures import format_figure


def version(*reports: str, more: str = "", columns: str) -> tuple[Any, ...]:
    """Columns of the only pledge as of all that is known."""
    row: tuple[Any, ...] = (
        knowledge_of(pledge(*reports, more=more)).connection.execute(f"SELECT {columns} FROM pledge").fetchone()
    )
    return row


@pytest.mark.parametrize(
    ("reports", "one_side"),
    [
        (("source: alpha-21, status: pledged, said_by: US",), 1),  # the receiver
        (("source: alpha-21, status: pledged, said_by: [ann, acme]",), 1),  # its president, its company
        # a third side that names nobody, unless it contests the pledge or has not heard of its stage
        (("source: alpha-21, status: pledged, said_by: US", "source: beta-21, status: pledged"), 0),
        (("source: alpha-21, status: pledged, said_by: US", "source: beta-21, status: pledged, disputed: yes"), 1),
        (("source: alpha-21, status: pledged, said_by: US", "source: beta-20, status: expected"), 1),
        (("source: alpha-21, status: pledged, said_by: US", "source: beta-21, status: pledged, said_by: bea"), 0),
        (("source: alpha-21, status: pledged, said_by: KR",), 0),
        (("source: alpha-21, status: pledged",), 0),
    ],
)
def test_a_pledge_of_which_only_the_receivers_side_has_spoken_is_marked(
    reports: tuple[str, ...], one_side: int
) -> None:
    more = "    amount: 5\n    unit: USD\n"
    assert version(*reports, more=more, columns="one_side") == (one_side,)


@pytest.mark.parametrize(("country", "one_side"), [("US", 1), ("JP", 0)])
def test_an_official_page_that_names_nobody_speaks_for_its_country(country: str, one_side: int) -> None:
    store = compiled(
        f"publishers:\n  - {{id: delta, name: Delta, country: {country}, kind: official}}\n"
        "pledges:\n  - {id: p, title: P, kind: investment, by: JP, to: US, amount: 5, unit: USD, reports: ["
        "{source: alpha-21, status: pledged, said_by: US}, {source: delta-21, status: pledged}]}\n"
    )
    assert store.execute("SELECT one_side FROM pledge_version").fetchone() == (one_side,)


def test_a_promise_within_one_country_is_not_one_sides_word() -> None:
    store = compiled(
        "pledges:\n  - {id: p, title: P, kind: investment, by: acme, to: US, amount: 5, unit: USD, "
        "reports: [{source: alpha-21, status: pledged, said_by: ann}]}\n"
    )
    assert store.execute("SELECT one_side FROM pledge_version").fetchone() == (0,)


def test_a_promise_without_a_number_has_no_amount_and_is_not_added() -> None:
    report = "source: alpha-21, status: pledged, amount: unnamed"
    row = version(report, more="    unit: USD\n", columns="amount, unnamed, addable, bound")
    assert row == (None, 1, 0, None)


def test_several_payers_are_listed_and_can_each_be_asked_for() -> None:
    store = compiled(
        "pledges:\n  - {id: p, title: P, kind: investment, by: [hikari, acme], to: US, amount: 5, unit: USD, "
        "reports: [{source: alpha-21, status: pledged}]}\n"
    )
    assert store.execute("SELECT payer FROM pledge_version").fetchone() == ("hikari;acme",)
    assert store.execute("SELECT party FROM pledge_payer WHERE record = 'p' ORDER BY 1").fetchall() == [
        ("acme",), ("hikari",),
    ]  # fmt: skip
    countries = {row[0] for row in store.execute("SELECT country FROM record_country_all WHERE record = 'p'")}
    assert countries == {"JP", "US"}


def test_binding_is_what_most_publishers_say_and_differs_where_they_disagree() -> None:
    store = agreement(
        "source: alpha-24, status: signed, binding: no",
        "source: beta-24, status: signed, binding: no",
        "source: gamma-25, status: signed, binding: yes",
    )
    row = knowledge_of(store).connection.execute("SELECT binding, differ FROM agreement").fetchone()
    assert row == ("no", "binding")


def test_a_unit_that_the_dataset_declares_as_summed_may_be_added() -> None:
    text = (
        "units: [{id: pandas, singular: panda, summed: 'yes'}]\n"
        "pledges:\n  - {id: p, title: P, kind: goods, by: JP, to: US, amount: 2, unit: pandas, "
        "reports: [{source: alpha-21, status: pledged}]}\n"
    )
    assert compiled(text).execute("SELECT addable FROM pledge_version").fetchone() == (1,)
    assert compiled(text.replace("'yes'", "'no'")).execute("SELECT addable FROM pledge_version").fetchone() == (0,)


@pytest.mark.parametrize(
    ("amount", "more", "word"),
    [
        ("1", "singular: panda, plural: giant pandas", "panda"),
        ("2", "singular: panda, plural: giant pandas", "giant pandas"),
        ("1", "plural: giant pandas", "giant panda"),
        ("2", "singular: bus", "pandas"),
        ("1", "singular: bus", "bus"),
    ],
)
def test_a_declared_unit_is_written_as_the_dataset_says(amount: str, more: str, word: str) -> None:
    text = (
        f"units: [{{id: pandas, {more}}}]\n"
        f"pledges:\n  - {{id: p, title: P, kind: goods, by: JP, to: US, amount: {amount}, unit: pandas, "
        "reports: [{source: alpha-21, status: pledged}]}\n"
    )
    store = compiled(text)
    assert store.execute("SELECT unit_word FROM pledge_version").fetchone() == (word,)
    assert answer(store, "pledges")[0]["figure"] == f"{amount};{word};exactly;"
    assert format_figure(f"{amount};{word};exactly;") == f"{amount} {word}"


def test_reports_and_conflicts_name_who_says_so() -> None:
    store = pledge(
        "source: alpha-21, status: pledged, amount: 5, said_by: bea",
        "source: beta-22, status: pledged, amount: 9, said_by: [ann, US]",
        more="    unit: USD\n",
    )
    known = knowledge_of(store).connection
    assert known.execute("SELECT position, said_by FROM report WHERE kind = 'pledge'").fetchall() == [
        (0, "bea"), (1, "ann;US"),
    ]  # fmt: skip
    assert known.execute("SELECT value, said_by, other_value, other_said_by FROM conflict").fetchall() == [
        ("9 USD", "ann;US", "5 USD", "bea"),
    ]  # fmt: skip


def test_each_report_keeps_what_it_gives_with_its_type() -> None:
    store = pledge(
        "source: alpha-22, status: pledged, amount: 5, topics: ['a; b', c], note: aside",
        "source: beta-21, status: pledged, amount: 9, bound: about, per: year",
        more="    unit: USD\n",
    )
    rows = store.execute(
        "SELECT position, field, type, value FROM report_value_all WHERE kind = 'pledge' ORDER BY 1, 2"
    ).fetchall()
    assert rows == [
        (0, "amount", "figure", "about 9 USD a year"),
        (1, "amount", "figure", "5 USD"),
        (1, "topics", "texts", '["a; b", "c"]'),
    ]


def test_an_amount_outside_the_reports_stands_before_a_report_says_how_firm_it_is() -> None:
    store = pledge(
        "source: alpha-21, status: pledged",
        "source: beta-22, status: pledged, bound: about",
        more="    amount: 5\n    unit: USD\n",
    )
    rows = store.execute("SELECT amount, bound FROM pledge_version ORDER BY known_from").fetchall()
    assert rows == [("5", "exactly"), ("5", "about")]
