"""The values that an option can have: words of the program, or ids and words of the dataset as of the asked moment."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from tripcli.cli.options import Option
from tripcli.cli.runtime import Runtime
from tripcli.trips import ALL, named
from tripcli.views.view import PageView, View, columns_of
from tripcli.writers import WRITERS


class Candidate(NamedTuple):
    """One way to go on."""

    value: str
    meaning: str = ""


def values_of(option: Option, view: View | None, values: Mapping[str, Any], runtime: Runtime) -> list[Candidate]:
    """All values of an option with their meanings; raises TripcliError when the dataset cannot be read."""
    if option.words:
        return [Candidate(word) for word in option.words]
    if option.completes in {"", "file", "text", "day"}:
        return []
    fixed: dict[str, Callable[[], list[Candidate]]] = {
        "format": lambda: _formats(view),
        "zone": _zones,
        "column": lambda: [Candidate(one.column.id, one.column.help) for one in (columns_of(view) if view else ())],
        "trip": lambda: [*_trips(runtime), Candidate(ALL, "all of these together")],
        "status": lambda: _stages(view),
        "section": lambda: _sections(view, runtime),
    }
    if option.completes in fixed:
        return fixed[option.completes]()
    return _of_dataset(option.completes, values, runtime)


def _formats(view: View | None) -> list[Candidate]:
    """The formats that can hold the answers of a view."""
    from tripcli.cli.format_needs import serves

    return [Candidate(writer.id, writer.help) for writer in WRITERS if view is None or serves(writer, view)]


def _trips(runtime: Runtime) -> list[Candidate]:
    """The datasets that can be named, with their paths."""
    return [Candidate(name, str(path)) for name, path in named(runtime.environment).items()]


def _zones() -> list[Candidate]:
    from zoneinfo import available_timezones

    names = (name for name in available_timezones() if "/" in name and not name.startswith(("posix", "right", "Etc/")))
    return [Candidate("local", "the zone of each place"), Candidate("utc"), *map(Candidate, sorted(names))]


def _sections(view: View | None, runtime: Runtime) -> list[Candidate]:
    """The sections that programs get of the pages of a view, with their titles."""
    from tripcli.cli.pages import example_pages

    if not isinstance(view, PageView):
        return []
    titles = {
        section.id: section.title for page in example_pages(view, runtime) for section in page if section.for_data
    }
    return [Candidate(section_id, title) for section_id, title in titles.items()]


def _stages(view: View | None) -> list[Candidate]:
    """The stages of the records that a view shows."""
    from tripcli.values.stages import STAGES

    kinds = view.kinds if view and view.kinds else tuple(STAGES)
    return [Candidate(word) for word in dict.fromkeys(stage for kind in kinds for stage in STAGES[kind])]


def _of_dataset(what: str, values: Mapping[str, Any], runtime: Runtime) -> list[Candidate]:
    """Ids with names, or words, of the datasets in use."""
    from tripcli.cli.datasets import open_dataset
    from tripcli.query import names
    from tripcli.query.knowledge import Knowledge
    from tripcli.questions.moments import as_of_of
    from tripcli.views.show import KINDS

    connection = open_dataset(values.get("trip"), runtime)
    knowledge = Knowledge(connection, as_of_of(values.get("as_of"), connection, runtime.now_instant))
    if what == "record" or what in names.NAMED:
        kinds = KINDS if what == "record" else (what,)
        records = (one for kind in kinds for one in names.named(knowledge, kind))
        meanings = ((one.id, "; ".join([one.name, *one.others])) for one in records)
        return [Candidate(record_id, meaning) for record_id, meaning in dict(meanings).items()]
    return [Candidate(word) for word in names.words(knowledge, what)]
