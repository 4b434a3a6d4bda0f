"""schema: the JSON Schema of dataset files, or of the JSON that a view gives."""

from collections.abc import Mapping
from typing import Any

from tripcli.cli.commands.command import Command, printed
from tripcli.cli.options import Option
from tripcli.cli.surroundings import Surroundings
from tripcli.errors import Exit, UsageError
from tripcli.table import Audience
from tripcli.views import VIEWS, load_view


def run(values: Mapping[str, Any], surroundings: Surroundings) -> Exit:
    """Print a schema; raises UsageError."""
    from tripcli.authoring.json_text import json_pages  # noqa: PLC0415 - help needs no records

    return printed(json_pages(schema_of(values["output"])), surroundings)


def schema_of(view_id: str | None) -> dict[str, Any]:
    """The schema of dataset files, or of a view's JSON; raises UsageError."""
    if view_id is None:
        from tripcli.authoring.schema import dataset_schema  # noqa: PLC0415 - msgspec comes with it

        return dataset_schema()
    if view_id not in VIEWS:
        raise UsageError(f'--output "{view_id}": no such view; there are: {", ".join(VIEWS)}')
    from tripcli.writers.json_schema import rows_schema  # noqa: PLC0415 - only here

    columns = [one.column for one in load_view(view_id).columns if one.column.audience is not Audience.PEOPLE]
    return rows_schema(f"tripcli {view_id}", VIEWS[view_id], columns)


COMMAND = Command(
    run=run,
    options=(Option(("--output",), "the schema of the JSON that this view gives", "VIEW"),),
    examples=("tripcli schema > dataset.schema.json", "tripcli schema --output timeline"),
)
