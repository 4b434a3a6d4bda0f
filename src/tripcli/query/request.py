"""The request: all that one run asks, as one frozen value made from the command line."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tripcli.query.context import WhenContext
from tripcli.query.filters import BY_ID, Selection
from tripcli.query.knowledge import ALL_THAT_IS_KNOWN, Knowledge


class Request(NamedTuple):
    """What a view is asked for."""

    knowledge: Knowledge
    """The store, as of the asked moment."""
    context: WhenContext
    """What the dates among the view's own options are read with."""
    selections: tuple[Selection, ...] = ()
    """The filters that were given, with their values."""
    columns: tuple[str, ...] = ()
    """Ids of the columns to give, in this order; with `+` or `-` before each, what to add to or take from the usual
    ones. Empty for the usual ones."""
    columns_of_format: tuple[str, ...] = ()
    """Ids of the columns that the format needs besides."""
    for_people: bool = False
    """Whether the columns for people or those for data are the usual ones."""
    sort: str = ""
    """Id of the column to sort by, with `-` before it for the largest first; the view's own order when empty."""
    limit: int | None = None
    """Rows at most."""
    count_by: str = ""
    """Id of the column whose values are counted; empty when the rows themselves are asked for."""
    zone: str = ""
    """IANA zone in which times are given too, beside the local ones."""
    moments: Mapping[str, int] = MappingProxyType({})
    """The asked moment of each trip by its id, where it is another one for each; else empty."""
    as_of_shown: str = "As of the newest report"
    """The asked moment for people."""
    options: Mapping[str, str] = MappingProxyType({})
    """The view's own options, by id; a flag that is set is `yes`."""

    @property
    def as_of_instant(self) -> int | None:
        """The asked moment in seconds since 1970 UTC, or None when none was named."""
        return None if self.knowledge.as_of == ALL_THAT_IS_KNOWN else self.knowledge.as_of

    @property
    def moment(self) -> int:
        """The instant after which things are still to come: the asked moment, else the present."""
        asked = self.as_of_instant
        return self.context.now_instant if asked is None else asked

    def values(self, filter_id: str) -> tuple[str, ...]:
        """Return the values of a filter, empty when it was not given; raises KeyError when there is no such filter."""
        wanted = BY_ID[filter_id]
        return next((one.values for one in self.selections if one.filter is wanted and not one.excluded), ())
