"""Columns, order and number of rows work the same in all table views."""

import json

import pytest

from running import Tripcli


def test_a_column_that_is_named_twice_is_given_once(tripcli: Tripcli) -> None:
    assert tripcli("timeline", "-c", "id,id", "-f", "tsv").lines[0] == "id"


@pytest.mark.parametrize("arguments", [("--text", ""), ("--text", " "), ("--sort", ""), ("--sort", "-")])
def test_an_option_without_a_word_is_an_error(tripcli: Tripcli, arguments: tuple[str, str]) -> None:
    result = tripcli("timeline", *arguments)
    assert result.code == 2
    assert arguments[0] in result.err


def test_totals_take_columns_order_and_limit_as_every_table_does(tripcli: Tripcli) -> None:
    rows = json.loads(tripcli("pledges", "--total", "-f", "json", "-c", "amount", "--sort=-amount").text)
    amounts = [row["amount"] for row in rows]
    assert amounts == sorted(amounts, reverse=True)
    assert len(amounts) > 2
    assert json.loads(tripcli("pledges", "--total", "-f", "json", "--sort", "figure", "-n", "1").text)[0][
        "amount"
    ] == min(amounts)
    assert "totals has no such column" in tripcli("pledges", "--total", "-c", "payer").err


def test_the_larger_pledge_stands_first_also_when_both_are_small(on_docstring: Tripcli) -> None:
    """
    trip: {id: t, title: Tour, traveler: ana, timezone: UTC}
    parties: [{id: PT, name: Portugal, kind: country}, {id: JP, name: Japan, kind: country}]
    people: [{id: ana, name: Ana Silva, title: Minister, party: PT}]
    sources: [{id: a, publisher: A, title: TA, published: 2031-03-02, kind: press}]
    pledges:
      - {id: p1, title: Three planes, kind: purchase, by: PT, to: JP, amount: 3, unit: aircraft, reports: [{source: a, status: pledged}]}
      - {id: p2, title: Fifty planes, kind: purchase, by: PT, to: JP, amount: 50, unit: aircraft, reports: [{source: a, status: pledged}]}
    """
    assert on_docstring("pledges", "-f", "tsv", "-c", "id").lines == ["id", "p2", "p1"]
