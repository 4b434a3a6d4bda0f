"""Words without regard to case and accents, and lists of ids or texts as the text of one cell."""

from collections.abc import Iterable


def folded(text: str) -> str:
    """The text in lower case and without accents (`LULA` as `lula`, `Phnôm` as `phnom`); other scripts stay."""
    if text.isascii():
        return text.lower()
    from unicodedata import combining, normalize

    return "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))


def join_ids(ids: Iterable[str]) -> str | None:
    """Ids or codes joined with `;`, or None when there are none. No id has a `;`."""
    return ";".join(ids) or None


def format_texts(texts: Iterable[str]) -> str | None:
    """Texts as a JSON array, `["a; b", "c"]`, or None when there are none."""
    items = list(texts)
    if not items:
        return None
    from json import dumps

    return dumps(items, ensure_ascii=False)


def parse_texts(array: str | None) -> list[str]:
    """The texts of such an array; none for None. An array without backslashes is read without the json module."""
    if not array or array == "[]":
        return []
    if "\\" not in array:  # so that no text holds a quotation mark
        return array[2:-2].split('", "')
    from json import loads

    texts: list[str] = loads(array)
    return texts
