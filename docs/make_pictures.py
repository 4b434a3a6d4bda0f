"""Pictures of the program: `python docs/make_pictures.py` writes docs/pictures/browse-dark.svg and browse-light.svg."""

import asyncio
import os
import re
import sys
import tempfile
from io import BytesIO, StringIO
from pathlib import Path

from tripcli.browse.app import Browse
from tripcli.browse.question import Question
from tripcli.cli.browse_desk import desk_of
from tripcli.cli.runtime import Runtime

PICTURES = Path(__file__).parent / "pictures"
SIZE = (100, 30)
MOMENT = "2025-10-28T18:00+09:00"
QUESTION = Question("timeline", ("--on", "2025-10-28"))
KEYS = ("down", "down")
NOW = 1_767_225_600
"""The clock of the picture: 2026-01-01T00:00Z."""


def runtime(cache_folder: Path) -> Runtime:
    """The runtime of a run that nobody sees."""
    return Runtime(
        out=BytesIO(), err=StringIO(), out_is_terminal=True, err_is_terminal=True, out_encoding="utf-8",
        width_cells=SIZE[0], environment={"PATH": os.environ["PATH"]}, now_instant=NOW, cache_folder=cache_folder,
    )  # fmt: skip


async def picture(cache_folder: Path, *, light: bool) -> str:
    """The screen as SVG."""
    app = Browse(desk_of(runtime(cache_folder), ()), QUESTION, MOMENT, light=light)
    async with app.run_test(size=SIZE) as pilot:
        for key in ("", *KEYS):
            await pilot.press(*filter(None, [key]))
            await pilot.pause()
        svg = app.export_screenshot(title="tripcli browse")
        return re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)  # fonts that would come through a network


def main() -> None:
    """Write both pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, light in (("dark", False), ("light", True)):
            svg = asyncio.run(picture(Path(folder), light=light))
            path = PICTURES / f"browse-{name}.svg"
            path.write_text(svg, encoding="utf-8")
            sys.stdout.write(f"{path.relative_to(PICTURES.parents[1])}\n")


if __name__ == "__main__":
    main()
