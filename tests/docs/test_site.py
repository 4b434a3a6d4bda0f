"""The site has all pages, and loads nothing from elsewhere. `.ci/run` builds it strictly."""

import re
from pathlib import Path

from refresh import PROJECT

INDEX = (PROJECT / "docs/index.md").read_text(encoding="utf-8")
SITE = PROJECT / "docs/site"
LISTED = {
    line.partition("<")[2].rstrip(">") or line
    for block in re.findall(r"^```\{toctree\}\n(.*?)^```$", INDEX, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
    if line and not line.startswith(":")
}


def every_page() -> list[Path]:
    """The pages of the project that people read."""
    return [*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md")]


def test_every_page_is_in_a_list_of_the_site() -> None:
    names = {path.stem if path.parent.name == "docs" else f"../{path.stem}" for path in every_page()}
    assert names - LISTED - {"index"} == set(), "add the page to a list of docs/index.md"
    assert [name for name in LISTED if not (PROJECT / "docs" / f"{name}.md").is_file()] == []


def test_every_page_that_a_page_links_to_is_in_the_site() -> None:
    linked = {
        path.name: [link for link in re.findall(r"\]\(([^)#:]+\.md)[)#]", path.read_text(encoding="utf-8"))
                    if (path.parent / link).resolve() not in every_page()]
        for path in every_page()
    }  # fmt: skip
    assert {name: links for name, links in linked.items() if links} == {}


def test_the_style_and_the_pages_of_the_site_load_nothing_from_elsewhere() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in SITE.rglob("*") if path.is_file()}
    assert texts
    assert [path.name for path, text in texts.items() if re.search(r"https?://|@import|url\(\s*['\"]?//", text)] == []
