"""Rule of sums: the exact parts of a pledge are not more than the whole."""

from collections.abc import Iterator
from decimal import Decimal

from tripcli.reading.findings import Finding
from tripcli.reading.rules.register import Register
from tripcli.records import Pledge
from tripcli.values.amounts import format_amount, plain_amount


def parts_exceed_whole(register: Register) -> Iterator[Finding]:
    """Report wholes that are smaller than the sum of their exact parts in the same unit."""
    sums: dict[str, Decimal] = {}
    pledges = {pledge.id: pledge for pledge, _ in register.entries("pledges")}
    for pledge in pledges.values():
        whole = pledges.get(pledge.part_of or "")
        if whole is None or _last(pledge, "unit") != _last(whole, "unit") or _last(pledge, "per"):
            continue
        if _last(pledge, "bound") in {None, "exactly"} and not any(report.disputed for report in pledge.reports):
            sums[whole.id] = sums.get(whole.id, Decimal(0)) + (_amount(pledge) or 0)
    for pledge, span in register.entries("pledges"):
        amount = _amount(pledge) if pledge.id in sums and not _last(pledge, "per") else None
        if amount is not None and sums[pledge.id] > amount and _last(pledge, "bound") != "at-least":
            found = f"parts of {format_amount(f'{sums[pledge.id]:f}')} in a whole of {format_amount(f'{amount:f}')}"
            yield Finding("parts-exceed-whole", span, ("id",), found, "parts within the whole, or `overlaps`")


def _last(pledge: Pledge, field: str) -> str | None:
    """The field's value outside the reports, else in the last report that gives it."""
    values: list[str] = [
        getattr(facts, field) for facts in (pledge, *pledge.reports) if getattr(facts, field) is not None
    ]
    return values[-1] if values else None


def _amount(pledge: Pledge) -> Decimal | None:
    """The amount, or None when there is none that can be read."""
    text = _last(pledge, "amount")
    try:
        return Decimal(plain_amount(text)) if text is not None else None
    except ValueError:
        return None
