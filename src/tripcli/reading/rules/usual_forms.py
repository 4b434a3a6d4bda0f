"""Forms of times, lengths and numbers that people are used to, and the same in the form of a dataset.

Takes a text that a field refused, gives what its author probably meant, or nothing. It must not know records.
"""

import re
from collections.abc import Callable

from tripcli.values.amounts import length_text, parse_length
from tripcli.values.times import MONTH_NAMES

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")

_HOUR = r"(?:[ T,]+(?:at )?(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap]\.?m\.?)?)?"
_DAYS = (
    re.compile(rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_HOUR}", re.IGNORECASE),
    re.compile(rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}){_HOUR}", re.IGNORECASE),
    re.compile(rf"(?P<day>\d{{1,2}})[ -](?P<name>[A-Za-z]{{3,9}})\.?[ -](?P<year>\d{{4}}){_HOUR}", re.IGNORECASE),
    re.compile(rf"(?P<name>[A-Za-z]{{3,9}})\.? (?P<day>\d{{1,2}}),? (?P<year>\d{{4}}){_HOUR}", re.IGNORECASE),
)
_SLASHES = re.compile(rf"(\d{{1,2}})/(\d{{1,2}})/(\d{{4}}){_HOUR}", re.IGNORECASE)
_MONTH = re.compile(r"(?:(early|mid|late)[ -])?([A-Za-z]{3,9})\.? (\d{4})", re.IGNORECASE)
_ONLY_HOUR = re.compile(r"\d{1,2}(?:[:.]\d{2})?(?::\d{2})?\s*(?:[ap]\.?m\.?)?", re.IGNORECASE)

_NUMBER_WORDS = {"a": "1", "an": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}
_BOUNDS = {
    "around": "about",
    "circa": "about",
    "ca.": "about",
    "roughly": "about",
    "nearly": "up to",
    "over": "at least",
}
_MORE_BOUNDS = {"more than": "at least", "less than": "up to", "almost": "up to", "some": "about", "~": "about "}
_UNITS_OF_LENGTH = (
    (re.compile(r"\s*(?:hours?|hrs?)\b"), "h"),
    (re.compile(r"\s*(?:minutes?|mins?)\b"), "m"),
)
_CURRENCY = re.compile(r"^(?:[A-Z]{2,3})?\s*[$€£¥₩]\s*|^[A-Z]{3}\s+|\s*(?:dollars?|euros?|yen|won|[A-Z]{3})$")
_SCALES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "b": "billion", "tn": "trillion"}


def usual_time(text: str) -> str:
    """The time of a text such as `22 Feb 1972 2:10 pm` or `1972–02–22`; nothing when it has no day or could be two."""
    plain = _plain(text)
    for form in _DAYS:
        if match := form.fullmatch(plain):
            parts = match.groupdict()
            month = parts.get("month") or _month_number(parts["name"])
            return _day(parts["year"], month, parts["day"], match.groups()[-3:])
    if match := _SLASHES.fullmatch(plain):
        first, second, year = match.groups()[:3]
        if int(first) > 12 or int(second) > 12:  # else nobody knows which of the two is the month
            month, day = (second, first) if int(first) > 12 else (first, second)
            return _day(year, month, day, match.groups()[-3:])
    if match := _MONTH.fullmatch(plain):
        third, name, year = match.groups()
        month = _month_number(name)
        return (f"{third.lower()} " if third else "") + f"{year}-{month}" if month else ""
    return plain if plain != text else ""


def is_only_an_hour(text: str) -> bool:
    """Whether a text names an hour without a day: `5:00 pm`."""
    return _ONLY_HOUR.fullmatch(text) is not None and not text.isdigit()


def usual_length(text: str) -> str:
    """The length of a text such as `65 minutes`, `about an hour` or `1:05`."""
    plain = _with_bounds(_plain(text).lower()).replace(" and ", " ")
    if match := re.fullmatch(r"((?:about|up to|at least) )?(\d{1,2}):(\d{2})(?: ?h)?", plain):
        plain = f"{match[1] or ''}{int(match[2])}h{int(match[3])}m"
    plain = re.sub(r"\b(" + "|".join(_NUMBER_WORDS) + r")(?= (?:hour|minute|hr|min))", _number, plain)
    plain = re.sub(r"\bhalf an? hour\b|\bhalf 1\s*hour\b", "30m", plain)
    for form, letter in _UNITS_OF_LENGTH:
        plain = form.sub(letter, plain)
    return _in_canonical_length(re.sub(r"(?<=[hm]) (?=\d)", "", plain))


def usual_count(text: str) -> str:
    """The number of a text such as `6,000 people` or `over 500`."""
    plain = _with_bounds(_plain(text).lower())
    return re.sub(r"(?<=\d) [a-z]+$", "", _without_separators(plain))


def usual_amount(text: str) -> str:
    """The amount of a text such as `$125 million`, `70,000` or `€5bn`; its currency belongs into `unit`."""
    plain = _without_separators(_CURRENCY.sub("", _plain(text)))
    if match := re.fullmatch(r"(\d+(?:\.\d+)?)\s*([A-Za-z]{1,2})", plain):
        return f"{match[1]} {_SCALES.get(match[2].lower(), match[2])}"
    return plain.lower()


USUAL: dict[str, Callable[[str], str]] = {
    "bad-time": usual_time,
    "bad-length": usual_length,
    "bad-count": usual_count,
    "bad-amount": usual_amount,
}
"""Code of a problem -> what makes a text that has it into the form of a dataset; the result may be wrong too."""


def _plain(text: str) -> str:
    """The text with simple dashes and spaces, and without characters that nobody sees."""
    return _SPACES.sub(" ", _UNSEEN.sub("", text.translate(_DASHES))).strip()


def _day(year: str, month: str, day: str, clock: tuple[str | None, ...]) -> str:
    """A day, with its hour when the text has one."""
    if not month:
        return ""
    hour, minute, half = clock
    date = f"{year}-{month:0>2}-{day:0>2}"
    if hour is None:
        return date
    number = int(hour)
    if half:
        number = number % 12 + (12 if half[0].lower() == "p" else 0)
    return f"{date}T{number:02}:{minute}"


def _month_number(name: str) -> str:
    """The two digits of a month's English name; nothing when it is not one."""
    short = name[:3].title()
    return f"{MONTH_NAMES.index(short) + 1:02}" if short in MONTH_NAMES else ""


def _with_bounds(text: str) -> str:
    """The text with the words for bounds that a dataset has."""
    for words, bound in (*_BOUNDS.items(), *_MORE_BOUNDS.items()):
        if text.startswith(words):
            return bound + text[len(words) :]
    return text


def _number(match: re.Match[str]) -> str:
    return _NUMBER_WORDS[match[0]]


def _in_canonical_length(text: str) -> str:
    """The length as a dataset has it usually, `1h5m`; the text where it is not a length."""
    try:
        return length_text(parse_length(text))
    except ValueError:
        return text


def _without_separators(text: str) -> str:
    """The text without the commas, spaces and apostrophes between thousands."""
    return re.sub(r"(?<=\d)[,' ](?=\d{3}(?!\d))", "", text)
