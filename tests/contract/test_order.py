"""`--sort` in every view and every variant of one: by each column, forwards and backwards, missing values last."""

from decimal import Decimal
from functools import cache
from itertools import groupby
from sqlite3 import Connection
from typing import Any

import pytest

from conftest import GOLDEN_TRIP
from datasets import answer, store_of
from tripcli.reading.load import read_dataset
from tripcli.views import VIEWS, load_view
from tripcli.views.view import TableView

WORDS: dict[str, dict[str, Any]] = {"search": {"words": ["e"]}, "next": {"as_of": "2024-05-08"}}
"""What a view needs in order to have rows."""


@cache
def small_trip() -> Connection:
    """The store of the small trip."""
    dataset = read_dataset(GOLDEN_TRIP).dataset
    assert dataset is not None
    return store_of(dataset)


def variants() -> list[tuple[str, str]]:
    """Every table view, alone and with each of its flags."""
    result = []
    for name in VIEWS:
        view = load_view(name)
        if isinstance(view, TableView):
            result += [(name, ""), *((name, option.id) for option in view.options if not option.metavar)]
    return result


@pytest.mark.parametrize(("view", "flag"), variants())
def test_each_column_sorts_forwards_and_backwards_with_missing_values_last(view: str, flag: str) -> None:
    options: dict[str, Any] = {**WORDS.get(view, {}), "columns": None, **({flag: True} if flag else {})}
    rows = answer(small_trip(), view, **options)
    assert rows
    several = 0
    for column in rows[0]:
        forwards, backwards = (
            [row[column] for row in answer(small_trip(), view, **options, sort=f"{sign}{column}")] for sign in ("", "-")
        )
        assert sorted(map(repr, forwards)) == sorted(repr(row[column]) for row in rows), column
        values, reversed_values = ([value for value, _ in groupby(cells)] for cells in (forwards, backwards))
        missing = [None] if None in values else []
        assert values[len(values) - len(missing) :] == missing, column
        assert reversed_values == [*values[: len(values) - len(missing)][::-1], *missing], column
        if column.startswith("amount") or all(isinstance(value, int) for value in values):
            numbers = [Decimal(str(value)) for value in values if value is not None]
            assert numbers == sorted(numbers), column
        several += len(values) > 1
    assert several
