"""The table of views and formats for docs/formats.md, made from the lists of views and writers."""

from collections.abc import Iterator

from make_commands import table

from tripcli.cli.format_needs import serves
from tripcli.views import VIEWS, load_view
from tripcli.views.view import PageView
from tripcli.writers import WRITERS, Pages, Writer


def formats_part() -> Iterator[str]:
    """A row for each view, a column for each format."""
    yield ""
    header = ("view", *(f"`{one.id}`" for one in WRITERS))
    yield from table(header, ((f"`{name}`", *_row(name)) for name in VIEWS))
    yield ""


def _row(name: str) -> Iterator[str]:
    """Whether each format holds the answers of a view."""
    view = load_view(name)
    for writer in WRITERS:
        yield _word(writer, is_page=isinstance(view, PageView)) if serves(writer, view) else ""


def _word(writer: Writer, *, is_page: bool) -> str:
    return "section" if is_page and writer.pages is Pages.SECTION else "yes"
