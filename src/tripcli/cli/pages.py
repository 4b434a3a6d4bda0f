"""Pages that a view gives on the dataset in use, so that their sections can be described.

Takes a view whose answer is a page, gives the sections of one page; of a view that asks for a record, one page a kind.
"""

from collections.abc import Iterator, Mapping, Sequence

from tripcli.cli.request import Echo, request_of
from tripcli.cli.runtime import Runtime
from tripcli.query.names import NAMED, named
from tripcli.store.open import open_store
from tripcli.table import Section
from tripcli.trips import dataset_path
from tripcli.views.view import PageView


def example_pages(view: PageView, runtime: Runtime) -> list[Sequence[Section]]:
    """The sections of each kind of page; raises DatasetError when the dataset in use cannot be read."""
    connection = open_store(dataset_path(None, runtime.environment), runtime.cache_folder)
    values: dict[str, object] = {own.id: None for own in view.options} | {"words": ()}
    request = request_of(view, values, connection, runtime.now_instant, Echo())

    def requests() -> Iterator[Mapping[str, str]]:
        if not view.words:
            yield request.options
            return
        for what in NAMED:
            for record in named(request.knowledge, what)[:1]:
                yield {**request.options, "words": record.id}

    return [view.page(request._replace(options=options)).sections for options in requests()]
