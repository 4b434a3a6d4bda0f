"""Everything that can be asked of a dataset, made by loops over the program's own lists.

A view, column, format, filter, option, table or completion that joins a list joins the laws by itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from running import Result, Tripcli
from tripcli.cli.commands import COMMANDS, load_command
from tripcli.cli.options import Option, options_of
from tripcli.query.filters import FILTERS
from tripcli.query.sandbox import TABLES
from tripcli.views import VIEWS, load_view
from tripcli.writers import WRITERS

Arguments = tuple[str, ...]

OWN_VALUES: dict[str, tuple[str, ...]] = {
    "since": ("2021-01-01", "2021-03-04"), "until": ("2031-01-01",), "with": ("p-lead",), "depth": ("1",),
    "record": ("talk",),
}  # fmt: skip
"""Values for each option that only one view has and that takes one."""
FIXED_COMPLETIONS = {"", "file", "text", "day", "format", "color", "zone", "column", "trip"}
"""What completes without a look at the dataset."""


def flags_of(view_id: str) -> set[str]:
    """The long flags of a view's options."""
    return {option.flags[0] for option in options_of(load_view(view_id))}


def words_for(view_id: str, records: Iterable[str]) -> Iterator[Arguments]:
    """The words that a view may be asked with: none, or for a view that needs some, ids and words of texts."""
    if not load_view(view_id).words:
        yield ()
    elif view_id == "search":
        yield from ((word,) for word in ("mark", "talk", "held", "common", "a"))
    else:
        yield from ((record,) for record in records)


def views(records: Iterable[str]) -> Iterator[Arguments]:
    """Every view in every format, with every column, and with each option of its own."""
    records = tuple(records)
    for view_id in VIEWS:
        for words in words_for(view_id, records):
            for writer in WRITERS:
                if writer.is_text:  # the cells of others are the same: tests/writers/test_formats_in_bytes.py
                    yield (view_id, *words, "-f", writer.id)
            columns = ",".join(one.column.id for one in getattr(load_view(view_id), "columns", ()))
            if columns:
                for format_id in ("json", "records"):
                    yield (view_id, *words, "-f", format_id, "-c", columns)
            for own in load_view(view_id).options:
                for value in ((one,) for one in OWN_VALUES[own.id]) if own.metavar else ((),):
                    for format_id in ("json", "table"):
                        yield (view_id, *words, f"--{own.id}", *value, "-f", format_id)


def filters(values: Mapping[str, Iterable[str]]) -> Iterator[Arguments]:
    """Every filter with each of its values, in every view that has it; `zzz` is a value that nothing has."""
    for one in FILTERS:
        for view_id in VIEWS:
            if f"--{one.id}" not in flags_of(view_id):
                continue
            words = ("talk",) if load_view(view_id).words else ()
            if not one.names:
                yield (view_id, *words, f"--{one.id}")
                continue
            for value in ("zzz", *values[one.id]):
                yield (view_id, *words, f"--{one.id}", value)


def queries() -> Iterator[Arguments]:
    """Every table that a query may read."""
    for table in TABLES:
        yield ("sql", f"SELECT * FROM {table}", "-f", "json")


def completed_options() -> dict[str, tuple[str, str]]:
    """What options complete from the dataset -> a command and flag that complete it."""
    result: dict[str, tuple[str, str]] = {}
    options: list[tuple[str, Option]] = [(view, one) for view in VIEWS for one in options_of(load_view(view))]
    options += [(command, one) for command in COMMANDS for one in load_command(command).options]
    for name, option in options:
        if option.completes not in FIXED_COMPLETIONS and not option.words:
            result.setdefault(option.completes, (name, option.flags[0]))
    return result


def completion(tripcli: Tripcli, *words: str) -> Result:
    """What a shell is offered in the place of the last word, with the words that explain it."""
    return tripcli(*words, environment={"_TRIPCLI_COMPLETE": "fish"})


def on_a_terminal(tripcli: Tripcli, *arguments: str) -> Result:
    """A run by somebody who looks on, with room for every column."""
    settings: dict[str, Any] = {"out_is_terminal": True, "err_is_terminal": True, "width_cells": 400}
    return tripcli(*arguments, "--color", "never", **settings)
