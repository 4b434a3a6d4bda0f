"""Make the pictures of the terminal in docs/pictures from real runs: `python docs/pictures.py`.

Each picture is one SVG for light and one for dark pages. Rich draws it; the frame is ours, because Rich's own loads a
font from the network. A test checks that the pictures show what the program prints now.
"""

import re
import sys
import tempfile
from html import unescape
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from examples import Shell
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

FOLDER = Path(__file__).with_name("pictures")
WIDTH_CELLS = 80

COMMANDS = {
    "timeline": (
        "tripcli timeline --stop busan --on 2025-10-30 --kind summit --kind arrival",
        "tripcli timeline --stop busan --on 2025-10-30 --kind summit --as-of 2025-10-28",
    ),
}
"""Name of each picture -> the commands whose answers it shows."""


def _theme(*colors: str) -> TerminalTheme:
    """Return a theme: background, text, then black, red, green, yellow, blue, magenta, cyan, white."""
    background, text, *others = [(int(one[:2], 16), int(one[2:4], 16), int(one[4:], 16)) for one in colors]
    return TerminalTheme(background, text, others)


LIGHT = _theme(
    "ffffff", "24292f", "24292f", "b31d28", "116329", "7d4e00", "0550ae", "8228a0", "1b6e76", "57606a"
)  # fmt: skip
DARK = _theme(
    "0d1117", "e6edf3", "6e7681", "ff7b72", "3fb950", "d29922", "79c0ff", "d28cff", "56d4dd", "e6edf3"
)  # fmt: skip
THEMES = {"light": (LIGHT, "#d0d7de"), "dark": (DARK, "#30363d")}
"""Name of each theme -> its colours, and that of the frame."""

FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" width="{width}" height="{height}" xmlns="http://www.w3.org/2000/svg">
<!-- Made by docs/pictures.py with Rich VERSION -->
<style>
.{unique_id}-matrix {{
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
  font-size: {char_height}px;
  line-height: {line_height}px;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
<rect x="1" y="1" width="TOTAL_WIDTH" height="TOTAL_HEIGHT" rx="8" fill="BACKGROUND" stroke="BORDER"/>
<g transform="translate(MARGIN, MARGIN)" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
MARGIN = 14
_MADE_BY = re.compile(r"Made by docs/pictures\.py with Rich (\S+)")
_SIZE = re.compile(r'clip-terminal">\s*<rect x="0" y="0" width="([\d.]+)" height="([\d.]+)"')
_VIEW = re.compile(r'viewBox="[^"]*" width="[^"]*" height="[^"]*"')


class Picture(NamedTuple):
    """One file."""

    name: str
    text: str
    """The SVG."""


def answers(shell: Shell) -> dict[str, list[tuple[str, str]]]:
    """Return for each picture its commands, each with what a terminal shows, escape codes among it."""
    return {
        name: [(command, shell.printed(f"{command} --color always --quiet")) for command in commands]
        for name, commands in COMMANDS.items()
    }


def pictures(shell: Shell) -> list[Picture]:
    """Return all pictures, made from runs of the program."""
    return [
        Picture(f"{name}-{theme}.svg", _drawn(f"{name}-{theme}", shown, theme))
        for name, shown in answers(shell).items()
        for theme in THEMES
    ]


def _drawn(picture_id: str, shown: list[tuple[str, str]], theme: str) -> str:
    colors, border = THEMES[theme]
    console = Console(
        width=WIDTH_CELLS, record=True, file=StringIO(), force_terminal=True, color_system="truecolor", highlight=False,
        legacy_windows=False, _environ={},
    )  # fmt: skip
    for number, (command, answer) in enumerate(shown):
        if number:
            console.print()
        console.print(Text("$ ", style="bold") + Text(command, style="bold"), soft_wrap=False)
        console.print(Text.from_ansi(answer.rstrip()), soft_wrap=False)
    svg = console.export_svg(theme=colors, code_format=FRAME, unique_id=picture_id)
    return _framed(svg, colors.background_color.hex, border)


def _framed(svg: str, background: str, border: str) -> str:
    """Fill in the frame: Rich gives the size of the text only to what it draws itself."""
    size = _SIZE.search(svg)
    assert size is not None, "the frame has the size of the terminal"  # noqa: S101
    width, height = (round(float(one)) + 2 * MARGIN for one in size.groups())
    filled = {
        "VERSION": version("rich"), "BACKGROUND": background, "BORDER": border, "MARGIN": str(MARGIN),
        "TOTAL_WIDTH": str(width - 2), "TOTAL_HEIGHT": str(height - 2),
    }  # fmt: skip
    svg = _VIEW.sub(f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"', svg, count=1)
    return re.sub("|".join(filled), lambda match: filled[match[0]], svg)


def words_of(svg: str) -> list[str]:
    """Return the words that a picture shows, in order."""
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    return unescape(" ".join(texts)).replace("\N{NO-BREAK SPACE}", " ").split()


def version_of(svg: str) -> str:
    """Return the version of Rich that made a picture."""
    match = _MADE_BY.search(svg)
    return match[1] if match else ""


def write_pictures(shell: Shell) -> None:
    """Rewrite the pictures that are not up to date, and print their names."""
    FOLDER.mkdir(exist_ok=True)
    for picture in pictures(shell):
        path = FOLDER / picture.name
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if old != picture.text:
            path.write_text(picture.text, encoding="utf-8")
            sys.stdout.write(f"docs/pictures/{picture.name} is new\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        write_pictures(Shell(Path(home) / "home"))
