"""Run a tutorial from its beginning to its end in one folder: YAML blocks are files, and commands use them.

Takes the text of the page; returns it with the outputs of now.
"""

import re
from pathlib import Path

from examples import Example, Shell

WALKS = (Path(__file__).parent / "first-trip.md", Path(__file__).parent / "dataset.md")
"""The tutorials: pages whose blocks depend on each other."""
_STEP = re.compile(r"^```(?P<language>console|yaml)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# (?P<behind>at the end of )?(?P<path>\S+\.yaml)\n")


def walked(page: str, shell: Shell, folder: Path) -> str:
    """Run the commands of a page in `folder`, and return the page with their outputs.

    Raises ValueError for a block of YAML without a file name.
    """

    def step(match: re.Match[str]) -> str:
        if match["language"] == "yaml":
            _write(match["body"], folder)
            return match[0]
        return f"```console\n{shell.answered(Example(0, match['body']), folder)}```"

    return _STEP.sub(step, page)


def _write(body: str, folder: Path) -> None:
    """Write a block of YAML to its file, or to the end of that file."""
    match = _FILE.match(body)
    if match is None:
        raise ValueError(f"no file is named in the first line of: {body}")
    path = folder / match["path"]
    path.parent.mkdir(exist_ok=True)
    with path.open("a" if match["behind"] else "w", encoding="utf-8") as file:
        file.write(body[match.end() :])
