"""A method for each view: what it answers, and the arguments that it takes."""

from collections.abc import Iterable, Mapping
from typing import Any, Unpack

from tripcli.questions.answers import Answer, Sections
from tripcli.questions.view_arguments import (
    AgreementArguments,
    ChangeArguments,
    DealArguments,
    Filters,
    MeetingArguments,
    ParticipantArguments,
    PledgeArguments,
    SourceArguments,
    StopArguments,
)


class ViewMethods:
    """The views as methods; each raises UsageError for what does not exist, and when the library is closed."""

    def _rows(self, view: str, arguments: Mapping[str, Any], words: Iterable[str] = ()) -> Answer:
        """Answer a view that has one table."""
        raise NotImplementedError

    def _page(self, view: str, words: Iterable[str] = ()) -> Sections:
        """Answer a view that has several tables."""
        raise NotImplementedError

    def timeline(self, **arguments: Unpack[Filters]) -> Answer:
        """What happened, in order, in local time."""
        return self._rows("timeline", arguments)

    def stops(self, **arguments: Unpack[StopArguments]) -> Answer:
        """The route: where, from when to when, how far."""
        return self._rows("stops", arguments)

    def participants(self, **arguments: Unpack[ParticipantArguments]) -> Answer:
        """Who took part, how often and when."""
        return self._rows("participants", arguments)

    def meetings(self, **arguments: Unpack[MeetingArguments]) -> Answer:
        """Who met whom, how often and where."""
        return self._rows("meetings", arguments)

    def agreements(self, **arguments: Unpack[AgreementArguments]) -> Answer:
        """What was signed or announced, between whom."""
        return self._rows("agreements", arguments)

    def pledges(self, **arguments: Unpack[PledgeArguments]) -> Answer:
        """Every figure that was promised, with totals that never count twice."""
        return self._rows("pledges", arguments)

    def sources(self, **arguments: Unpack[SourceArguments]) -> Answer:
        """Who reported it, when and where to read it."""
        return self._rows("sources", arguments)

    def reports(self, **arguments: Unpack[DealArguments]) -> Answer:
        """What each source says of each record, value by value."""
        return self._rows("reports", arguments)

    def changes(self, **arguments: Unpack[ChangeArguments]) -> Answer:
        """What changed in what was known, between two moments."""
        return self._rows("changes", arguments)

    def conflicts(self, **arguments: Unpack[DealArguments]) -> Answer:
        """Where sources disagree, and which say what."""
        return self._rows("conflicts", arguments)

    def compare(self, **arguments: Unpack[DealArguments]) -> Answer:
        """Several trips side by side, measure by measure."""
        return self._rows("compare", arguments)

    def summary(self) -> Sections:
        """The trip at a glance: route, meetings, deals, what is disputed and open."""
        return self._page("summary")

    def show(self, *words: str) -> Sections:
        """One record of any kind, by id or words: its fields, every report on it, what points to it."""
        return self._page("show", words)

    def search(self, *words: str, **arguments: Unpack[DealArguments]) -> Answer:
        """Words in titles, names, venues, topics, notes and sources."""
        return self._rows("search", arguments, words)

    def next(self, **arguments: Unpack[Filters]) -> Answer:
        """What is still to come, what is overdue, and what has no date."""
        return self._rows("next", arguments)
