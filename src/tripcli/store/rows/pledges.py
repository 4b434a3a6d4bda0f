"""Rows of pledges."""

from collections.abc import Mapping
from decimal import Decimal

from tripcli.records import Pledge
from tripcli.store.fields import AMOUNT, Amount
from tripcli.store.links import Links
from tripcli.store.rows.shared import (
    Context,
    Row,
    common_columns,
    folded_texts,
    folded_value,
    search_words,
    span_columns,
)
from tripcli.store.versions import KnownSource, Version
from tripcli.values.vocabulary import UNNAMED
from tripcli.values.words import format_texts, join_ids


def pledge_row(pledge: Pledge, version: Version, links: Links, context: Context) -> Row:
    """A pledge as of one version."""
    figure: Amount | None = folded_value(version, AMOUNT.name)
    unnamed = figure is not None and figure.amount == UNNAMED
    number = None if unnamed else figure
    title, period = folded_value(version, "title"), folded_value(version, "period")
    topics = folded_texts(version, "topics")
    least, most = _range(number, version)
    names = [links.parties[party].name for party in links.parties_of(pledge)]
    return {
        **common_columns(pledge, version, context),
        **span_columns(None, None),
        "title": title or pledge.id,
        "kind": pledge.kind,
        "payer": join_ids(pledge.payers),
        "payee": pledge.to,
        "amount": number.amount if number else None,
        "unit": (figure.unit or None) if figure else None,
        "unit_word": _unit_word(number, links) if number else None,
        "bound": (number.bound or "exactly") if number else None,
        "per": (figure.per or None) if figure else None,
        "unnamed": int(unnamed),
        "period": period,
        "binding": folded_value(version, "binding"),
        "one_side": int(_one_side(pledge, version, links, context.sources)),
        "part_of": links.known_one("pledge", pledge.part_of),
        "event": links.known_one("event", pledge.event),
        "concerns": join_ids(links.known("stop", pledge.concerns)),
        "overlaps": join_ids(links.overlaps(pledge)),
        "topics": format_texts(topics),
        "amount_least": least,
        "amount_most": most,
        "addable": int(number is not None and number.unit in context.summed_units and not number.per),
        "amount_order": float(number.amount) if number else None,
        "rank": context.pledge_ranks[pledge.id],
        "words": search_words(title, period, folded_value(version, "note"), *topics, *names),
    }


def _unit_word(figure: Amount, links: Links) -> str | None:
    """How people write a unit that the dataset declares, for this amount; None for a built-in unit."""
    unit = next((unit for unit in links.dataset.units if unit.id == figure.unit), None)
    if unit is None:
        return None
    plural = unit.plural or unit.id.replace("-", " ")
    word = (unit.singular or plural.removesuffix("s")) if figure.amount == "1" else plural
    return word.replace(";", ",")  # a figure's parts are joined with semicolons


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


def _one_side(pledge: Pledge, version: Version, links: Links, sources: Mapping[str, KnownSource]) -> bool:
    """Whether all who say so belong to the receiver's side, and none to a payer's.

    An official source that names nobody speaks for its country. Any other report that names nobody, contests nothing
    and has come as far as the pledge is the word of a third side.
    """
    speakers: set[str] = set()
    for report in version.folded.reports:
        country = sources[report.source].speaks_for
        said_by = report.said_by or ((country,) if country else ())
        if not said_by and not report.disputed and report.stage >= version.folded.stage:
            return False
        speakers.update(said_by)
    if not speakers or pledge.to is None:
        return False
    receiver = links.side_of(pledge.to)
    payers = {links.side_of(payer) for payer in pledge.payers}
    return receiver not in payers and {links.side_of(speaker) for speaker in speakers} == {receiver}
