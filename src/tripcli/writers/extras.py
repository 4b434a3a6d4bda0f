"""Libraries that are installed only with an extra."""

from importlib.util import find_spec

from tripcli.errors import UsageError


def require(library: str, extra: str, format_id: str) -> None:
    """Raise UsageError, which says how to install it, when a library of an extra is missing."""
    if find_spec(library) is None:
        raise UsageError(f"-f {format_id}: the library {library} is needed: pip install 'tripcli[{extra}]'")
