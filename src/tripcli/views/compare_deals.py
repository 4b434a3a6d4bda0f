"""Measures of agreements and pledges: how many have come how far, and the sums that were promised."""

from collections.abc import Callable, Iterator

from tripcli.values.stages import STAGES
from tripcli.views.compare_records import Measure, Selected, Value, by_trip, count
from tripcli.views.pledges import TABLES
from tripcli.views.sums import plain, totals_of_sides

_SIGNED = """\
SELECT r.* FROM selected_agreement r
WHERE EXISTS (SELECT 1 FROM report x WHERE x.kind = 'agreement' AND x.record = r.id AND x.status = 'signed')"""


def _signed(selected: Selected) -> Iterator[Value]:
    """Agreements that a source calls signed, also those that have since lapsed or been withdrawn."""
    signed = by_trip(selected.rows(_SIGNED))
    for trip in selected.trips:
        yield count("agreements_signed", "", trip, "agreement", signed[trip.id])


def _in_force(selected: Selected) -> Iterator[Value]:
    """Agreements whose stage is signed and that nobody contests."""
    in_force = by_trip(row for row in selected.agreements if row["status"] == "signed" and not row["disputed"])
    for trip in selected.trips:
        yield count("agreements_in_force", "", trip, "agreement", in_force[trip.id])


def _at_stages(measure: str, kind: str) -> Callable[[Selected], Iterator[Value]]:
    """The number of agreements or pledges at each stage; disputed ones apart."""

    def values(selected: Selected) -> Iterator[Value]:
        records = selected.agreements if kind == "agreement" else selected.pledges
        for stage in (*STAGES[kind], "disputed"):
            chosen = by_trip(row for row in records if ("disputed" if row["disputed"] else row["status"]) == stage)
            if chosen:
                for trip in selected.trips:
                    yield count(measure, stage, trip, kind, chosen[trip.id])

    return values


def _sums(selected: Selected) -> Iterator[Value]:
    """What each side promised, at each stage, nothing twice: kinds, units and bounds apart."""
    wanted = {trip.id for trip in selected.trips}
    for trip, sides, total in totals_of_sides(selected.request, TABLES):
        if trip in wanted:
            key, (amount, least, most) = total.key, total.amount
            differs = least != most
            yield Value(
                "pledged", sides, trip, plain(amount), key.unit, tuple(("pledge", one) for one in total.pledges),
                plain(least) if differs else None, plain(most) if differs else None,
                key.kind, key.bound, key.status, bool(key.one_side),
            )  # fmt: skip


def _one_side(selected: Selected) -> Iterator[Value]:
    chosen = by_trip(row for row in selected.pledges if row["one_side"])
    for trip in selected.trips:
        yield count("pledges_one_side", "", trip, "pledge", chosen[trip.id])


_AGREEMENTS, _PLEDGES = "AGREEMENTS", "PLEDGES"
OF_DEALS = (
    Measure("agreements_signed", _AGREEMENTS, "signed", _signed),
    Measure("agreements_in_force", _AGREEMENTS, "of these in force", _in_force),
    Measure("agreements_at_stage", _AGREEMENTS, "now", _at_stages("agreements_at_stage", "agreement")),
    Measure("pledges_at_stage", _PLEDGES, "figures", _at_stages("pledges_at_stage", "pledge")),
    Measure("pledges_one_side", _PLEDGES, "figures, one side's word", _one_side),
    Measure("pledged", "SUMS PROMISED", "", _sums),
)
