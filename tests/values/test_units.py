"""Units: each is of one kind, and only some may be added."""

import pytest

from tripcli.values.units import COUNTED, MEASURED, MONEY, SIGNS, UNITS, summed_units


def test_a_unit_is_money_or_counted_or_measured() -> None:
    assert len(UNITS) == len(MONEY) + len(COUNTED) + len(MEASURED)


def test_money_has_iso_codes_and_the_rest_are_words() -> None:
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in MONEY)
    assert all(unit.replace("-", "").isalpha() and unit.islower() for unit in COUNTED | MEASURED)


def test_a_sign_stands_for_a_currency_and_for_one_only() -> None:
    assert SIGNS.keys() <= MONEY
    assert len(set(SIGNS.values())) == len(SIGNS)


@pytest.mark.parametrize("unit", ["USD", "JPY", "KRW", "MYR", "BGN", "XCG", "aircraft", "tonnes", "vehicles"])
def test_money_and_things_may_be_added(unit: str) -> None:
    assert unit in summed_units()


@pytest.mark.parametrize("unit", ["percent", "percent-of-gdp", "percentage-points", "years", "persons"])
def test_shares_spans_and_people_are_units_that_may_not_be_added(unit: str) -> None:
    assert unit in UNITS
    assert unit not in summed_units()


@pytest.mark.parametrize("unit", ["usd", "bananas", ""])
def test_what_is_no_unit_may_not_be_added(unit: str) -> None:
    assert unit not in summed_units()


def test_a_unit_that_a_dataset_declares_so_may_be_added() -> None:
    assert "bananas" in summed_units(["bananas"])
