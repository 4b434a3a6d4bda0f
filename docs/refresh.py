"""Write the generated text of all pages again: `python docs/refresh.py`.

Rewrites the outputs of examples, the generated parts, docs/commands.md and the JSON Schemas in data/. Tests compare.
"""

import sys
import tempfile
from pathlib import Path

from examples import Shell
from make_browse_pictures import write_browse_pictures
from make_commands import PAGE, commands_page
from make_fields import with_parts
from make_man import FOLDER, manual_pages
from pictures import write_pictures
from python_examples import rerun
from walk import WALKS, walked

from tripcli.authoring.json_writer import json_pages
from tripcli.authoring.schema import dataset_schema
from tripcli.authoring.starter import SCHEMA_FILE

PROJECT = Path(__file__).parents[1]


def pages() -> list[Path]:
    """Return the pages that people write and whose examples do not depend on each other."""
    written = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *sorted((PROJECT / "docs").glob("*.md"))]
    return [page for page in written if page not in {PAGE, *WALKS}]


def main() -> None:
    """Rewrite the files that are not up to date, and print their names."""
    with tempfile.TemporaryDirectory() as folder:
        shell = Shell(Path(folder) / "home")
        for page in pages():
            text = page.read_text(encoding="utf-8")
            _replace(page, text, rerun(shell.refreshed(with_parts(text))))
        for page in WALKS:
            text = page.read_text(encoding="utf-8")
            walk_folder = Path(folder) / page.stem
            walk_folder.mkdir()
            _replace(page, text, walked(with_parts(text), shell, walk_folder))
        write_pictures(shell)
    write_browse_pictures()
    for path in sorted(PROJECT.glob(f"data/*/{SCHEMA_FILE}")):
        _replace(path, path.read_text(encoding="utf-8"), json_pages(dataset_schema()) + "\n")
    _replace(PAGE, PAGE.read_text(encoding="utf-8") if PAGE.exists() else "", commands_page())
    write_manual()


def write_manual() -> None:
    """Rewrite the manual pages, and remove those of commands that no longer exist."""
    pages = manual_pages()
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages.items():
        path = FOLDER / name
        _replace(path, path.read_text(encoding="utf-8") if path.exists() else "", text)
    for path in set(FOLDER.iterdir()) - {FOLDER / name for name in pages}:
        path.unlink()


def _replace(page: Path, old: str, new: str) -> None:
    if old != new:
        page.write_text(new, encoding="utf-8")
        sys.stdout.write(f"{page.relative_to(PROJECT)} is new\n")


if __name__ == "__main__":
    main()
