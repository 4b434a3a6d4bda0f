"""Driving the screen in a test: the real program without a terminal, keys pressed, and what it shows read as text."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from io import BytesIO, StringIO
from typing import Any

from textual.pilot import Pilot

from running import NOW, Setting
from tripcli.browse.app import Browse
from tripcli.browse.pane import Pane
from tripcli.browse.question import Question
from tripcli.cli.browse_desk import desk_of
from tripcli.cli.runtime import Runtime

SMALL, LARGE = (80, 24), (200, 50)
TYPED = {
    " ": "space", "-": "minus", "/": "slash", ".": "full_stop", ":": "colon", "_": "underscore", ",": "comma",
    '"': "quotation_mark", "'": "apostrophe", "=": "equals_sign",
}  # fmt: skip
"""Characters whose keys have names."""


class Screen:
    """The program on a screen that nobody sees."""

    def __init__(self, app: Browse, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until their work is done."""
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*(TYPED.get(letter, letter) for letter in text))

    @property
    def text(self) -> str:
        """What the screen shows."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    def lines_of(self, pane: Pane) -> list[str]:
        """All lines of a pane, also those out of sight."""
        header = [pane.lines.header.text] if pane.lines.header else []
        pane.lines.prepare(0, 1 << 30)
        return header + [pane.lines.line(number).text for number in range(pane.lines.height)]


Driven = Callable[[Screen], Awaitable[Any]]


def runtime_of(setting: Setting) -> Runtime:
    """A runtime as of a terminal."""
    environment = dict(setting.environment)
    if setting.dataset is not None:
        environment["TRIPCLI_TRIP"] = str(setting.dataset)
    return Runtime(
        out=BytesIO(), err=StringIO(), out_is_terminal=True, err_is_terminal=True, out_encoding="utf-8",
        width_cells=80, environment=environment, now_instant=NOW, cache_folder=setting.cache_folder,
        input_is_terminal=True,
    )  # fmt: skip


def drive(
    setting: Setting,
    driven: Driven,
    *,
    view: str = "timeline",
    words: Sequence[str] = (),
    as_of: str | None = None,
    size: tuple[int, int] = SMALL,
    light: bool = False,
) -> Any:
    """Open the screen, let a function drive it, and return what that returns."""

    async def run() -> Any:
        app = Browse(desk_of(runtime_of(setting), ()), Question(view, tuple(words)), as_of, light=light)
        async with app.run_test(size=size) as pilot:
            screen = Screen(app, pilot)
            await pilot.pause()
            await pilot.pause()
            return await driven(screen)

    return asyncio.run(run())
