"""Answers on the dataset in use, so that their shape can be described: pages, and the tables of a view's own flags."""

from collections.abc import Iterator, Mapping, Sequence

from tripcli.cli.runtime import Runtime
from tripcli.query.names import NAMED, named
from tripcli.query.request import Request
from tripcli.questions.requests import Echo, request_of
from tripcli.store.open import open_store
from tripcli.table import Section
from tripcli.trips import locate_datasets
from tripcli.views.view import PageView, TableView, View


def _request(view: View, runtime: Runtime, **options: bool) -> Request:
    """A request to the view on the dataset in use; raises DatasetError when that cannot be read."""
    connection = open_store(locate_datasets((), runtime.environment)[0].path, runtime.cache_folder)
    values: dict[str, object] = {**{own.id: None for own in view.options}, "words": (), **options}
    return request_of(view, values, connection, runtime.now_instant, Echo())


def variant_of(view: TableView, option: str, runtime: Runtime) -> TableView | None:
    """The table that the view gives with a flag of its own, or None when it is the usual one; raises DatasetError."""
    return view.variant(_request(view, runtime, **{option: True}))


def example_pages(view: PageView, runtime: Runtime) -> list[Sequence[Section]]:
    """The sections of each kind of page; raises DatasetError when the dataset in use cannot be read."""
    request = _request(view, runtime)

    def requests() -> Iterator[Mapping[str, str]]:
        if not view.words:
            yield request.options
            return
        for what in NAMED:
            for record in named(request.knowledge, what)[:1]:
                yield {**request.options, "words": record.id}

    return [view.page(request._replace(options=options)).sections for options in requests()]
