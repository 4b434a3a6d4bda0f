"""Opens a screen that nobody sees: `drive_screen.py hello|open|moves|rows CACHE [TRIP]`.

`moves` and `rows` print medians in seconds as JSON. What a key costs is its work and the drawing of the whole screen.
"""

import asyncio
import json
import os
import sys
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from textual.app import App

SIZE = (80, 24)
TIMES = 20


def hello() -> App[None]:
    """A hello world of Textual."""
    from textual.app import ComposeResult
    from textual.widgets import Static

    class Hello(App[None]):
        """One line of text."""

        def compose(self) -> ComposeResult:
            """Show the text."""
            yield Static("Hello, world!")

    return Hello()


def browse(cache: Path, trip: tuple[str, ...]) -> Any:
    """The screen of a trip."""
    from tripcli.browse.app import Browse
    from tripcli.browse.question import Question
    from tripcli.cli.browse_desk import desk_of
    from tripcli.cli.runtime import Runtime

    runtime = Runtime(
        out=BytesIO(), err=StringIO(), out_is_terminal=True, err_is_terminal=True, out_encoding="utf-8",
        width_cells=SIZE[0], environment=os.environ, now_instant=1_767_225_600, cache_folder=cache / "tripcli",
    )  # fmt: skip
    return Browse(desk_of(runtime, trip), Question("timeline"))


def _median(app: Any, move: Callable[[], None]) -> float:
    """The median time of something that a key does, with drawing the screen."""
    times = []
    for _ in range(TIMES):
        began = perf_counter()
        move()
        app.screen._compositor.render_strips()
        times.append(perf_counter() - began)
    return median(times)


def _step(app: Any) -> None:
    app.action_step(-3)
    app.update_panes()


def _row(app: Any) -> None:
    app.table.action_move(1)
    app.show_record()


async def run(what: str, app: Any) -> dict[str, float]:
    """Open the screen, measure, and close it."""
    async with app.run_test(size=SIZE) as pilot:
        await pilot._wait_for_screen()
        await asyncio.sleep(0)
        if what == "moves":
            return {"a step of the slider": _median(app, lambda: _step(app)), "a key": _median(app, lambda: _row(app))}
        if what == "rows":
            app.table.action_move_to_last()
            return {
                "a key": _median(app, lambda: app.table.action_move(-1)),
                "a page of rows": _median(app, lambda: app.table.action_move_page(-1)),
            }
        return {}


def main() -> None:
    """Do what was asked for."""
    what, cache, *trip = sys.argv[1:]
    app = hello() if what == "hello" else browse(Path(cache), tuple(trip))
    sys.stdout.write(json.dumps(asyncio.run(run(what, app))))


if __name__ == "__main__":
    main()
