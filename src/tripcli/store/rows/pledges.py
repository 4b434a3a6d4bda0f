"""Rows of pledges."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from tripcli.records import Pledge
from tripcli.store.fields import AMOUNT, Amount
from tripcli.store.links import Links
from tripcli.store.rows.shared import Row, common_columns, folded_texts, folded_value, search_words, span_columns
from tripcli.store.versions import KnownSource, Version
from tripcli.values.vocabulary import UNNAMED
from tripcli.values.words import format_texts, join_ids


def pledge_row(  # noqa: PLR0913 - a row takes so much
    pledge: Pledge,
    version: Version,
    links: Links,
    sources: Mapping[str, KnownSource],
    rank: int,
    summed_units: Collection[str],
) -> Row:
    """A pledge as of one version; `rank` is its place in the order in which pledges came to be known."""
    figure: Amount | None = folded_value(version, AMOUNT.name)
    unnamed = figure is not None and figure.amount == UNNAMED
    number = None if unnamed else figure
    title, period = folded_value(version, "title"), folded_value(version, "period")
    topics = folded_texts(version, "topics")
    least, most = _range(number, version)
    names = [links.parties[party].name for party in links.parties_of(pledge)]
    return {
        **common_columns(pledge, version, sources),
        **span_columns(None, None),
        "title": title or pledge.id,
        "kind": pledge.kind,
        "payer": join_ids(pledge.payers),
        "payee": pledge.to,
        "amount": number.amount if number else None,
        "unit": (figure.unit or None) if figure else None,
        "bound": (number.bound or "exactly") if number else None,
        "per": (figure.per or None) if figure else None,
        "unnamed": int(unnamed),
        "period": period,
        "binding": folded_value(version, "binding"),
        "one_side": int(_one_side(pledge, version, links)),
        "part_of": links.known_one("pledge", pledge.part_of),
        "event": links.known_one("event", pledge.event),
        "concerns": join_ids(links.known("stop", pledge.concerns)),
        "overlaps": join_ids(links.overlaps(pledge)),
        "topics": format_texts(topics),
        "amount_least": least,
        "amount_most": most,
        "addable": int(number is not None and number.unit in summed_units and not number.per),
        "amount_order": float(number.amount) if number else None,
        "rank": rank,
        "words": search_words(title, period, folded_value(version, "note"), *topics, *names),
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


def _one_side(pledge: Pledge, version: Version, links: Links) -> bool:
    """Whether all who are named as saying so belong to the receiver's side, and none to a payer's."""
    speakers = {speaker for report in version.folded.reports for speaker in report.said_by}
    if not speakers or pledge.to is None:
        return False
    receiver = links.side_of(pledge.to)
    payers = {links.side_of(payer) for payer in pledge.payers}
    return receiver not in payers and {links.side_of(speaker) for speaker in speakers} == {receiver}
