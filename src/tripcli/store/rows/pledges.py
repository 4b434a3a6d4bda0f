"""Rows of pledges."""

from decimal import Decimal

from tripcli.records import Pledge
from tripcli.store.fields import AMOUNT, Amount
from tripcli.store.links import Links
from tripcli.store.rows.shared import Row, span_columns, standing, value_of, words_of
from tripcli.store.versions import Version
from tripcli.values.units import may_be_added
from tripcli.values.words import joined


def pledge_row(pledge: Pledge, version: Version, links: Links, place: int) -> Row:
    """A pledge as of one version."""
    figure: Amount | None = value_of(version, AMOUNT.name)
    title, period = value_of(version, "title"), value_of(version, "period")
    topics: tuple[str, ...] = value_of(version, "topics") or ()
    least, most = _range(figure, version)
    payers, payee = [links.parties[payer] for payer in pledge.payers], links.parties.get(pledge.to or "")
    return {
        **standing(pledge, version),
        **span_columns(None, None),
        "title": title or pledge.id,
        "kind": pledge.kind,
        "payer": joined(pledge.payers),
        "payee": pledge.to,
        "amount": figure.amount if figure else None,
        "unit": figure.unit if figure else None,
        "bound": (figure.bound or "exactly") if figure else None,
        "per": (figure.per or None) if figure else None,
        "period": period,
        "part_of": pledge.part_of,
        "event": pledge.event,
        "overlaps": joined(sorted(links.overlaps[pledge.id])),
        "topics": joined(topics),
        "amount_least": least,
        "amount_most": most,
        "addable": int(bool(figure) and may_be_added(figure.unit) and not figure.per) if figure else 0,
        "amount_order": float(figure.amount) if figure else None,
        "place": place,
        "words": words_of(
            title,
            period,
            value_of(version, "note"),
            *topics,
            *(payer.name for payer in payers),
            payee.name if payee else None,
        ),
    }


def _range(figure: Amount | None, version: Version) -> tuple[str | None, str | None]:
    """The smallest and the largest number that sources give at the pledge's stage, in one unit; None when all agree."""
    if figure is None:
        return None, None
    numbers = {figure.amount}
    for conflict in version.folded.conflicts:
        other = conflict.other.value
        if conflict.field == AMOUNT.name and not conflict.disputed and (other.unit, other.per) == figure[2:]:
            numbers.add(other.amount)
    if len(numbers) == 1:
        return None, None
    return min(numbers, key=Decimal), max(numbers, key=Decimal)
