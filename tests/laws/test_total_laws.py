"""Laws of totals: exact sums of what counts, never more than a whole, and parts change nothing."""

from collections import defaultdict
from decimal import Decimal, localcontext

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from datasets import answer, compiled, store_of
from made_datasets import AMOUNTS, datasets
from tripcli.records import Dataset, Pledge
from tripcli.table import Cell
from tripcli.values.amounts import plain_amount

FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
KEY = ("unit", "kind", "by", "to", "status", "bound", "one_side")


def totals(dataset: Dataset) -> dict[tuple[Cell, ...], tuple[Decimal, Cell, Cell]]:
    """Amount, number of figures and overlapping wholes by what a sum has one of."""
    rows = answer(store_of(dataset), "pledges", columns=None, total=True)
    return {
        tuple(None if name == "by" and row["sum_of"] == "all payers" else row[name] for name in KEY): (
            Decimal(str(row["amount"])),
            row["pledges"],
            row["overlapping"],
        )
        for row in rows
    }


@FEW
@given(dataset=datasets())
def test_a_total_is_the_exact_sum_of_its_counted_lines(dataset: Dataset) -> None:
    sums: dict[tuple[Cell, ...], list[Decimal]] = defaultdict(list)
    for row in answer(store_of(dataset), "pledges"):
        if row["counted"] == "yes":
            sums[tuple(row[name] for name in KEY)].append(Decimal(str(row["amount"])))
    told = totals(dataset)
    of_one_payer = {key: total for key, total in told.items() if key[2] is not None}
    assert set(of_one_payer) == set(sums)
    with localcontext(prec=200):
        for key, amounts in sums.items():
            total, count, overlapping = of_one_payer[key]
            assert count == len(amounts)
            assert total == sum(amounts) if overlapping is None else total < sum(amounts)


@FEW
@given(dataset=datasets())
def test_a_sum_over_payers_is_that_of_its_payers(dataset: Dataset) -> None:
    told = totals(dataset)
    with localcontext(prec=200):
        for (unit, kind, by, *rest), (amount, count, overlapping) in told.items():
            if by is None and overlapping is None:
                parts = [
                    total
                    for (u, k, b, *r), total in told.items()
                    if b is not None and [u, k, *r] == [unit, kind, *rest]
                ]
                assert len(parts) > 1
                assert sum(part[0] for part in parts) == amount
                assert sum(int(part[1] or 0) for part in parts) == count


@FEW
@given(dataset=datasets(), amount=AMOUNTS)
def test_a_part_of_a_selected_pledge_leaves_every_total(dataset: Dataset, amount: str) -> None:
    assume(dataset.pledges)
    whole = dataset.pledges[0]
    report = replace(whole.reports[0], amount=amount, source="alpha-20", disputed=None)
    part = Pledge(id="new-part", kind=whole.kind, by=whole.by, to=whole.to, part_of=whole.id, reports=(report,))
    assert totals(replace(dataset, pledges=(*dataset.pledges, part))) == totals(dataset)


@settings(max_examples=60, deadline=None)
@example(whole="10", parts=["3", "7"])  # parts that come to their whole do not overlap
@given(whole=AMOUNTS, parts=st.lists(AMOUNTS, min_size=1, max_size=5))
def test_parts_of_one_whole_never_exceed_it(whole: str, parts: list[str]) -> None:
    report = "reports: [{source: alpha-22, status: pledged}]"
    lines = [f"  - {{id: whole, title: T, kind: other, by: JP, amount: {whole}, unit: USD, {report}}}"]
    lines += [
        f"  - {{id: part-{number}, title: T, kind: investment, by: JP, amount: {part}, unit: USD, part_of: whole, {report}}}"
        for number, part in enumerate(parts)
    ]
    store = compiled("pledges:\n" + "\n".join(lines) + "\n")
    (row,) = answer(store, "pledges", columns=None, total=True, kind=["investment"])
    with localcontext(prec=200):
        ceiling = Decimal(plain_amount(whole))
        exact = sum(Decimal(plain_amount(part)) for part in parts)
        assert Decimal(str(row["amount"])) == min(ceiling, exact)
        assert row["overlapping"] == ("whole" if exact > ceiling else None)


@pytest.mark.parametrize("unit", ["EUR", "aircraft"])
def test_a_whole_in_another_unit_bounds_no_sum_of_its_parts(unit: str) -> None:
    store = compiled(f"""
pledges:
  - {{id: whole, title: T, kind: other, by: JP, amount: 5, unit: {unit}, reports: [{{source: alpha-22, status: pledged}}]}}
  - {{id: one, title: T, kind: investment, by: JP, amount: 7, unit: USD, part_of: whole,
     reports: [{{source: alpha-22, status: pledged}}]}}
  - {{id: two, title: T, kind: investment, by: JP, amount: 4, unit: USD, part_of: whole,
     reports: [{{source: alpha-22, status: pledged}}]}}
""")
    (row,) = answer(store, "pledges", columns=None, total=True, kind=["investment"])
    assert (row["amount"], row["pledges"], row["overlapping"]) == ("11", 2, None)
