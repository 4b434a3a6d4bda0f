"""What a format needs of an answer: the views that it serves, the columns that it takes, what it refuses."""

from collections.abc import Mapping
from typing import Any

from tripcli.errors import UsageError
from tripcli.query.request import Request
from tripcli.table import Page, Table
from tripcli.views import VIEWS, load_view
from tripcli.views.view import PageView, View, columns_of
from tripcli.writers import Writer


def serves(writer: Writer, view: View) -> bool:
    """Whether a format can hold the answers of a view."""
    return writer.needs is None or writer.needs.are_met(_ids_of(view))


def views_served(writer: Writer) -> list[str]:
    """The names of the views whose answers a format can hold."""
    return [name for name in VIEWS if serves(writer, load_view(name))]


def require_view(writer: Writer, view: View, values: Mapping[str, Any]) -> None:
    """Raise UsageError when a format cannot hold the answers of a view, or has no use for these options."""
    if writer.needs is None:
        return
    if not serves(writer, view):
        raise _refusal(writer)
    if values.get("section"):
        raise UsageError(f"--section: {writer.id} has no sections to choose")
    if values.get("count_by"):
        raise UsageError(f"--count-by: {writer.id} needs {writer.needs.what}, and not their number")
    if values.get("columns") and not writer.needs.columns_can_be_chosen:
        raise UsageError(f"-c: {writer.id} has no columns to choose")


def require_answer(writer: Writer, answer: Table | Page) -> None:
    """Raise UsageError when a format cannot hold an answer."""
    if writer.needs is None:
        return
    ids = [one.id for one in (answer.sections if isinstance(answer, Page) else answer.columns)]
    if isinstance(answer, Page) != writer.needs.of_page or not writer.needs.are_met(ids):
        raise _refusal(writer)


def with_columns_of(writer: Writer, view: View, request: Request) -> Request:
    """Return the request with the columns that the format takes, as far as the view has them."""
    if writer.needs is None or isinstance(view, PageView):
        return request
    known = _ids_of(view)
    taken = tuple(column for column in writer.needs.columns if column in known)
    if writer.needs.columns_can_be_chosen:
        return request._replace(columns_of_format=taken)
    return request._replace(columns=taken)


def _ids_of(view: View) -> tuple[str, ...]:
    """Ids of the columns of a table view, or of the sections that a page view has for certain formats."""
    return view.sections if isinstance(view, PageView) else tuple(one.column.id for one in columns_of(view))


def _refusal(writer: Writer) -> UsageError:
    """The error that says what a format needs, and which views have it."""
    needs = writer.needs.what if writer.needs else ""
    return UsageError(f"-f {writer.id}: {writer.id} needs {needs}: {', '.join(views_served(writer))}")
