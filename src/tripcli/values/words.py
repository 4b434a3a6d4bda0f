"""Words without regard to case and accents, so that `Lula` finds `LULA` and `Phnom` finds `Phnôm`."""

from collections.abc import Iterable


def folded(text: str) -> str:
    """The text in lower case and without accents; other scripts stay."""
    if text.isascii():
        return text.lower()
    from unicodedata import combining, normalize  # noqa: PLC0415 - a start without foreign letters does not pay for it

    return "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))


def joined(items: Iterable[str]) -> str | None:
    """Texts as one cell, or None when there are none; `;` parts them, so it stands in none."""
    text = ";".join([item.replace(";", ",") for item in items])
    return text or None
