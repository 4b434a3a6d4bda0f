"""Arguments of Python as options of the command line, and messages about options as messages about arguments."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from keyword import iskeyword
from typing import Any

from tripcli.errors import DatasetError, TripcliError, UsageError
from tripcli.query.filters import FILTERS
from tripcli.views.view import PageView, View

SHARED = ("columns", "sort", "limit", "count_by", "tz")
"""Arguments of all views that answer with one table."""


def option_names(view: View) -> dict[str, bool]:
    """The arguments of a view -> whether several values can be given."""
    names: dict[str, bool] = {}
    for one in FILTERS:
        if set(one.kinds) & set(view.kinds):
            several = one.names not in {"", "day", "moment"}
            names[_name(one.id)] = several
            if one.can_exclude:
                names[f"not_{_name(one.id)}"] = several
    names |= {_name(own.id): False for own in view.options}
    return names if isinstance(view, PageView) else names | dict.fromkeys(SHARED, False)


def _name(option_id: str) -> str:
    return option_id.replace("-", "_")


def _spelt(name: str) -> str:
    """The argument as Python takes it: a name that Python keeps for itself ends with `_`."""
    return f"{name}_" if iskeyword(name) else name


def values_of(view: View, arguments: Mapping[str, Any], words: Iterable[str]) -> dict[str, Any]:
    """The options that the arguments of a view's method mean; raises UsageError.

    A name that Python keeps for itself ends with `_`: `from_`, `for_`, `with_`.
    """
    known = option_names(view)
    values: dict[str, Any] = {**dict.fromkeys(known), "words": tuple(words)}
    for argument, value in arguments.items():
        name = argument.removesuffix("_")
        if name not in known:
            from tripcli.values.nearest import nearest

            near = nearest(name, known)
            hint = f"; did you mean {_spelt(near)}?" if near else f"; there are: {', '.join(map(_spelt, known))}"
            raise UsageError(f"{view.id} has no argument {argument}{hint}")
        if value is None or value is False:
            continue
        values[name] = _several(value) if known[name] else _single(name, value)
    return values


def _several(value: Any) -> tuple[str, ...]:
    """One value or several as a tuple of words."""
    return tuple(map(word_of, [value] if isinstance(value, str | date) or not isinstance(value, Iterable) else value))


def _single(name: str, value: Any) -> Any:
    """One value as a word, the ids of columns as a list of words, and a flag that is set as True."""
    if value is True:
        return True
    if name == "columns" and not isinstance(value, str):
        return ",".join(value)
    return word_of(value)


def word_of(value: Any) -> str:
    """A value as a word: a date or a datetime in ISO 8601, all else as text."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else str(value)


_OPTION = re.compile(r'--([a-z][a-z-]*) (?=")')
_OPTION_WITH_WORD = re.compile(r"--([a-z][a-z-]*) ([\w-]+)")
_SEARCH = re.compile(r"tripcli search (.+?) looks")
_SHORT = {'-c "': 'columns="', '-n "': 'limit="'}


def in_python(error: TripcliError) -> TripcliError:
    """The error with a message that names arguments where it named options: `stop="oslo"` for `--stop "oslo"`."""
    message = str(error)
    for short, argument in _SHORT.items():
        message = message.replace(short, argument)
    message = _SEARCH.sub(lambda match: f'search("{match[1]}") looks', message)
    message = _OPTION.sub(lambda match: f"{_spelt(_name(match[1]))}=", message)
    message = _OPTION_WITH_WORD.sub(lambda match: f'{_spelt(_name(match[1]))}="{match[2]}"', message)
    error.args = (message, *error.args[1:])
    if isinstance(error, DatasetError):
        _add_problems(error)
    return error


_PROBLEMS_NOTED = 5


def _add_problems(error: DatasetError) -> None:
    """Write the first problems below the message, where Python prints an error that nobody catches."""
    problems = [one for one in error.problems if not one.warning]
    for one in problems[:_PROBLEMS_NOTED]:
        error.add_note(f"{one.file}:{one.line}:{one.column}: {one.found}; expected {one.expected} [{one.code}]")
    if len(problems) > _PROBLEMS_NOTED:
        error.add_note(f"{len(problems) - _PROBLEMS_NOTED} more in the attribute `problems`")
