"""schema: the JSON Schema of dataset files, or of the JSON that a view gives."""

from collections.abc import Mapping
from typing import Any

from tripcli.cli.commands.command import Command, print_text
from tripcli.cli.options import Option
from tripcli.cli.runtime import Runtime
from tripcli.errors import Exit, UsageError
from tripcli.table import Audience
from tripcli.views import VIEWS, load_view
from tripcli.views.view import PageView, TableView


def run(values: Mapping[str, Any], runtime: Runtime) -> Exit:
    """Print a schema; raises UsageError."""
    from tripcli.authoring.json_writer import json_pages

    return print_text(json_pages(schema_of(values["view"], values["with"], runtime)), runtime)


def schema_of(view_id: str | None, option: str | None, runtime: Runtime) -> dict[str, Any]:
    """The schema of dataset files, or of the JSON that a view gives with an option of its own; raises UsageError."""
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
    if option is not None:
        view, title = _with_option(view, option.removeprefix("--"), runtime), f"{title} --{option.removeprefix('--')}"
    for_data = {Audience.DATA, Audience.BOTH, Audience.LIBRARY}
    columns = [one.column for one in view.columns if one.column.audience in for_data]
    return rows_schema(title, VIEWS[view_id], columns)


def _with_option(view: TableView, option: str, runtime: Runtime) -> TableView:
    """The table that a view gives with one of its flags; raises UsageError when the flag changes no columns."""
    from tripcli.cli.pages import variant_of

    flags = [own.id for own in view.options if not own.metavar]
    variant = variant_of(view, option, runtime) if option in flags else None
    if variant is None:
        raise UsageError(f'--with "{option}": no flag that gives {view.id} other columns, as total does for pledges')
    return variant


COMMAND = Command(
    run=run,
    options=(
        Option(("--view",), "the schema of the JSON that this view gives", "VIEW", words=tuple(VIEWS)),
        Option(("--with",), "the view's JSON with this flag: total of pledges, steps of changes", "FLAG"),
    ),
    examples=(
        "tripcli schema > dataset.schema.json",
        "tripcli schema --view timeline",
        "tripcli schema --view pledges --with total",
    ),
)
