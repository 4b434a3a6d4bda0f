"""The methods of a library are the views, and their arguments the filters and options of each."""

import inspect
from typing import Any, get_type_hints, is_typeddict

import pytest

from tripcli.cli.options import options_of
from tripcli.questions.answers import Row
from tripcli.questions.arguments import option_names
from tripcli.questions.library import Library
from tripcli.questions.view_methods import ViewMethods
from tripcli.views import VIEWS, load_view
from tripcli.views.view import PageView, columns_of, takes_trips

OF_THE_COMMAND_LINE = {
    "as_of", "trip", "format", "output", "no_header", "names", "section", "color", "no_pager", "quiet", "exit_code",
    "open",
}  # fmt: skip
"""Options that say where the answer comes from or how it is written, and so are no arguments."""


def arguments_of(view_id: str) -> dict[str, Any]:
    """The arguments by name that the method of a view declares, with their types."""
    parameter = inspect.signature(getattr(ViewMethods, view_id)).parameters.get("arguments")
    if parameter is None:
        return {}
    typed = parameter.annotation.__args__[0]
    assert is_typeddict(typed)
    return {name.removesuffix("_"): hint for name, hint in get_type_hints(typed).items()}


def test_each_view_is_a_method_that_says_what_the_view_answers() -> None:
    methods = {name for name in vars(ViewMethods) if not name.startswith("_")}
    assert methods == set(VIEWS)
    for name, meaning in VIEWS.items():
        first_line = (inspect.getdoc(getattr(Library, name)) or "").partition("\n")[0]
        assert first_line.split(":")[0].split(",")[0] == meaning.split(":")[0].split(",")[0]


@pytest.mark.parametrize("view_id", VIEWS)
def test_the_arguments_of_a_method_are_the_options_of_its_view(view_id: str) -> None:
    view = load_view(view_id)
    options = {option.name: option for option in options_of(view) if option.name not in OF_THE_COMMAND_LINE}
    declared = arguments_of(view_id)
    assert set(declared) == set(options) == set(option_names(view))
    for name, option in options.items():
        assert option_names(view)[name] == option.multiple, name
        assert (declared[name] is bool) == (option.metavar == ""), name


@pytest.mark.parametrize("view_id", VIEWS)
def test_a_method_takes_words_where_its_view_does(view_id: str) -> None:
    parameters = inspect.signature(getattr(ViewMethods, view_id)).parameters
    view = load_view(view_id)
    assert ("words" in parameters) == (bool(view.words) and not takes_trips(view))  # a library has its trips already
    returns = inspect.signature(getattr(ViewMethods, view_id)).return_annotation
    assert (returns.__name__ == "Sections") == isinstance(load_view(view_id), PageView)


def test_no_column_for_programs_is_hidden_behind_a_method_of_a_row() -> None:
    methods = set(dir(Row)) - {"values"}  # `reports` has a column of that name for people
    for view_id in VIEWS:
        assert not methods & {one.column.id for one in columns_of(load_view(view_id))}, view_id
