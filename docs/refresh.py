"""Make all that is made in the pages: `python docs/refresh.py`.

Rewrites in place the outputs of examples, the parts that follow from the code, and docs/commands.md; a test compares.
"""

import sys
import tempfile
from pathlib import Path

from examples import Shell
from make_commands import PAGE, commands_page
from make_fields import with_parts
from walk import WALK, walked

from tripcli.authoring.json_writer import json_pages
from tripcli.authoring.schema import dataset_schema
from tripcli.authoring.starter import SCHEMA_FILE

PROJECT = Path(__file__).parents[1]


def pages() -> list[Path]:
    """The pages that people write, and whose examples stand for themselves."""
    written = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *sorted((PROJECT / "docs").glob("*.md"))]
    return [page for page in written if page not in {PAGE, WALK}]


def main() -> None:
    """Rewrite what is not fresh, and name it."""
    with tempfile.TemporaryDirectory() as folder:
        shell = Shell(Path(folder) / "home")
        for page in pages():
            text = page.read_text(encoding="utf-8")
            _replace(page, text, shell.refreshed(with_parts(text)))
        text = WALK.read_text(encoding="utf-8")
        (Path(folder) / "walk").mkdir()
        _replace(WALK, text, walked(text, shell, Path(folder) / "walk"))
    for path in sorted(PROJECT.glob(f"data/*/{SCHEMA_FILE}")):
        _replace(path, path.read_text(encoding="utf-8"), json_pages(dataset_schema()) + "\n")
    _replace(PAGE, PAGE.read_text(encoding="utf-8") if PAGE.exists() else "", commands_page())


def _replace(page: Path, old: str, new: str) -> None:
    if old != new:
        page.write_text(new, encoding="utf-8")
        sys.stdout.write(f"{page.relative_to(PROJECT)} is new\n")


if __name__ == "__main__":
    main()
