"""The slider of knowledge: a histogram of the moments at which something became known, and where the screen stands."""

from collections.abc import Sequence
from functools import lru_cache
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tripcli.browse.histogram import bars, column_of, dates, position_at, track
from tripcli.query.moments import Moment
from tripcli.values.instants import local_minute


class Slider(Widget):
    """The slider; its position is the index of a moment."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"slider--known", "slider--later"}

    class Moved(Message):
        """Somebody points to a moment."""

        def __init__(self, position: int) -> None:
            super().__init__()
            self.position = position

    def __init__(self, moments: Sequence[Moment], zone: str) -> None:
        super().__init__(id="slider")
        self._moments = moments
        self._zone = zone
        self.position = len(moments) - 1
        self._days = [local_minute(moment.instant, zone)[0][:10] for moment in moments]
        self._lines = lru_cache(maxsize=4)(self._lines_of)

    def put(self, position: int, title: str) -> None:
        """Put the handle on a moment, and write the title, which is plain text."""
        self.position = position
        self.border_title = Content(title)
        self.refresh()

    @property
    def last(self) -> int:
        """The position at which all is known."""
        return len(self._moments) - 1

    def instant(self, position: int) -> int:
        """The moment at a position, in seconds since 1970 UTC."""
        return self._moments[position].instant

    def sources_known(self, position: int) -> int:
        """The number of sources that are known at a position."""
        return sum(moment.sources for moment in self._moments[: position + 1])

    def position_of(self, instant: int) -> int:
        """The last moment that is not later than an instant; the first one when all are."""
        return max(sum(moment.instant <= instant for moment in self._moments) - 1, 0)

    def position_in_days(self, days: int) -> int:
        """The last moment of the next day that has one, or of the day before."""
        day = self._days[self.position]
        others = [index for index, other in enumerate(self._days) if (other > day if days > 0 else other < day)]
        if not others:
            return self.last if days > 0 else 0
        if days < 0:
            return others[-1]
        return max(index for index in others if self._days[index] == self._days[others[0]])

    def _lines_of(self, cells: int) -> tuple[str, str]:
        """The histogram and the days below it."""
        return bars(self._moments, cells), dates(self._moments, self._zone, cells)

    def render_line(self, y: int) -> Strip:
        """The histogram, the track or the days."""
        cells = self.content_size.width
        if not self._moments or cells < 2:
            return Strip.blank(cells, self.rich_style)
        histogram, days = self._lines(cells)
        after = column_of(self.position, len(self._moments), cells) + 1
        if y > 1:
            return Strip([Segment(days)], cells).apply_style(self.rich_style)
        line = track(self.position, len(self._moments), cells) if y else histogram
        known, later = (self.get_component_rich_style(f"slider--{one}") for one in ("known", "later"))
        return Strip([Segment(line[:after], known), Segment(line[after:], later)], cells)

    def _point(self, event: events.MouseEvent) -> None:
        cells = self.content_size.width
        column = event.get_content_offset_capture(self).x
        if self._moments and cells > 1:
            self.post_message(self.Moved(position_at(max(min(column, cells - 1), 0), len(self._moments), cells)))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Move the handle to the mouse, and follow it."""
        self.capture_mouse()
        self._point(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow the mouse while its button is held."""
        if event.button:
            self._point(event)

    def on_mouse_up(self) -> None:
        """Let the mouse go."""
        self.release_mouse()

    def on_mouse_scroll_down(self) -> None:
        """Move to the next moment."""
        self.post_message(self.Moved(min(self.position + 1, self.last)))

    def on_mouse_scroll_up(self) -> None:
        """Move to the moment before."""
        self.post_message(self.Moved(max(self.position - 1, 0)))
