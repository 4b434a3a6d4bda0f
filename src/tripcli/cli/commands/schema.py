"""schema: the JSON Schema of dataset files, or of the JSON that a view gives."""

from collections.abc import Mapping
from typing import Any

from tripcli.cli.commands.command import Command, print_text
from tripcli.cli.options import Option
from tripcli.cli.runtime import Runtime
from tripcli.errors import Exit, UsageError
from tripcli.table import Audience
from tripcli.views import VIEWS, load_view
from tripcli.views.view import PageView


def run(values: Mapping[str, Any], runtime: Runtime) -> Exit:
    """Print a schema; raises UsageError."""
    from tripcli.authoring.json_writer import json_pages

    return print_text(json_pages(schema_of(values["view"], runtime)), runtime)


def schema_of(view_id: str | None, runtime: Runtime) -> dict[str, Any]:
    """The schema of dataset files, or of a view's JSON; raises UsageError."""
    if view_id is None:
        from tripcli.authoring.schema import dataset_schema

        return dataset_schema()
    if view_id not in VIEWS:
        raise UsageError(f'--view "{view_id}": no such view; there are: {", ".join(VIEWS)}')
    from tripcli.writers.json_schema import page_schema, rows_schema

    view, title = load_view(view_id), f"tripcli {view_id}"
    if isinstance(view, PageView):
        from tripcli.cli.pages import example_pages

        return page_schema(title, VIEWS[view_id], example_pages(view, runtime))
    columns = [one.column for one in view.columns if one.column.audience in {Audience.DATA, Audience.BOTH}]
    return rows_schema(title, VIEWS[view_id], columns)


COMMAND = Command(
    run=run,
    options=(Option(("--view",), "the schema of the JSON that this view gives", "VIEW", words=tuple(VIEWS)),),
    examples=("tripcli schema > dataset.schema.json", "tripcli schema --view timeline"),
)
