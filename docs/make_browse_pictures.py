"""Pictures of the program: `python docs/make_browse_pictures.py` writes docs/pictures/browse/dark.svg and light.svg."""

import asyncio
import os
import re
import sys
import tempfile
from io import BytesIO, StringIO
from pathlib import Path

from pictures import words_of

from tripcli.browse.app import Browse
from tripcli.browse.question import Question
from tripcli.cli.browse_desk import desk_of
from tripcli.cli.runtime import Runtime

PICTURES = Path(__file__).parent / "pictures/browse"
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
        # Without its fonts, which would come through a network: a reader's own font takes the same columns.
        return re.sub(r"@font-face \{.*?\}|<!--.*?-->", "", svg, flags=re.DOTALL)


def browse_pictures(folder: Path) -> dict[Path, str]:
    """The pictures by the paths of their files; the store of the trip is kept in the folder."""
    themes = {"dark": False, "light": True}
    return {PICTURES / f"{name}.svg": asyncio.run(picture(folder, light=light)) for name, light in themes.items()}


def write_browse_pictures() -> None:
    """Write the pictures that are not up to date, and print their names."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for path, svg in browse_pictures(Path(folder)).items():
            if not path.exists() or words_of(path.read_text(encoding="utf-8")) != words_of(svg):
                path.write_text(svg, encoding="utf-8")
                sys.stdout.write(f"{path.relative_to(PICTURES.parents[2])} is new\n")


if __name__ == "__main__":
    write_browse_pictures()
