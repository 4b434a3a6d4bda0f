"""The request: all that one run asks, as one frozen value made from the command line."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tripcli.query.context import WhenContext
from tripcli.query.filters import Chosen
from tripcli.query.knowledge import ALL_THAT_IS_KNOWN, Knowledge


class Request(NamedTuple):
    """What a view is asked for."""

    knowledge: Knowledge
    """The store, as of the asked moment."""
    context: WhenContext
    """What dates among the view's own options are read with."""
    chosen: tuple[Chosen, ...] = ()
    """Filters with their values."""
    columns: tuple[str, ...] = ()
    """Ids of the columns to give, in this order; none for those that the audience usually gets."""
    for_people: bool = False
    """Whether the columns for people or those for data are given when none are named."""
    sort: str = ""
    """Id of the column to sort by, with `-` before it for the largest first; the view's own order when empty."""
    limit: int | None = None
    """Rows at most."""
    zone: str = ""
    """IANA zone in which times are given too, beside the local ones."""
    as_of_shown: str = "As of the newest report"
    """The asked moment for people."""
    own: Mapping[str, str] = MappingProxyType({})
    """The view's own options, by id; a flag that is set is `yes`."""

    @property
    def as_of_instant(self) -> int | None:
        """The asked moment, or None when none was."""
        return None if self.knowledge.as_of == ALL_THAT_IS_KNOWN else self.knowledge.as_of

    @property
    def moment(self) -> int:
        """The instant from which on things are still to come: the asked moment, else the present."""
        asked = self.as_of_instant
        return self.context.now_instant if asked is None else asked

    def values(self, filter_id: str) -> tuple[str, ...]:
        """The values of a filter; none when it was not asked for."""
        return next((one.values for one in self.chosen if one.filter.id == filter_id), ())
