"""A page that is walked from its top to its end in one folder: its blocks of YAML are files, its commands use them.

Takes the text of the page, gives it with the outputs as they are now.
"""

import re
from pathlib import Path

from examples import Example, Shell

WALKS = (Path(__file__).parent / "first-trip.md", Path(__file__).parent / "dataset.md")
"""The pages whose blocks belong together."""
_STEP = re.compile(r"^```(?P<language>console|yaml)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# (?P<behind>at the end of )?(?P<path>\S+\.yaml)\n")


def walked(page: str, shell: Shell, folder: Path) -> str:
    """The page after a walk through it in an empty folder; raises ValueError for YAML that names no file."""

    def step(match: re.Match[str]) -> str:
        if match["language"] == "yaml":
            _write(match["body"], folder)
            return match[0]
        return f"```console\n{shell.answered(Example(0, match['body']), folder)}```"

    return _STEP.sub(step, page)


def _write(body: str, folder: Path) -> None:
    """A block of YAML as a file, or behind what the file holds."""
    match = _FILE.match(body)
    if match is None:
        raise ValueError(f"no file is named in the first line of: {body}")
    path = folder / match["path"]
    path.parent.mkdir(exist_ok=True)
    with path.open("a" if match["behind"] else "w", encoding="utf-8") as file:
        file.write(body[match.end() :])
