"""The pane of the route by day; choosing a day selects what happened then."""

from collections.abc import Sequence

from tripcli.browse.pane import Pane
from tripcli.browse.question import without_option
from tripcli.browse.route import Day, route_lines


class RoutePane(Pane):
    """The days of the route; the first row stands for all of them."""

    def __init__(self) -> None:
        super().__init__("route")
        self._days: Sequence[Day] = ()

    def show_days(self, days: Sequence[Day], words: tuple[str, ...]) -> None:
        """Show the days, with the cursor on the one that the words select."""
        self._days = days
        pairs = {words[index : index + 2] for index in range(len(words) - 1)}
        row = next((number for number, day in enumerate(days, 1) if day.words in pairs), 0)
        self.show(route_lines(days, self.text_cells), row=row)

    def lay_out(self) -> None:
        """Fit the days to another width."""
        self.show(route_lines(self._days, self.text_cells), row=self.row)

    @property
    def words(self) -> tuple[str, ...]:
        """The options that select the day under the cursor; none for all days."""
        return self._days[self.row - 1].words if self.row and self.row <= len(self._days) else ()

    def other_words(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words without those that select a day of the route."""
        rest = without_option(words, "--on")
        chosen = {day.words for day in self._days}
        index = next((index for index in range(len(rest)) if rest[index : index + 2] in chosen), None)
        return rest if index is None else (*rest[:index], *rest[index + 2 :])
