"""What somebody may have meant where a request cannot be made."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from tripcli.errors import UsageError
from tripcli.query.knowledge import Knowledge
from tripcli.query.names import resolve

SHORTEST = 2
"""A single letter begins too many names to be one."""

_DATE_OPTIONS = {"to": "for", "from": "by"}
"""The option of a pledge's party, by the date filter that sounds like it."""


def date_suggestion(filter_id: str, words: str, values: Mapping[str, Any], knowledge: Knowledge) -> str:
    """The option that was meant by a name where a date belongs, `--to US`; empty when the words name nothing."""
    if len(words.strip()) < SHORTEST:
        return ""
    of_pledges = _DATE_OPTIONS.get(filter_id, "")
    for what, option in (("stop", "stop"), ("party", of_pledges if of_pledges in values else "party")):
        with suppress(UsageError):
            return f"--{option} {resolve(knowledge, what, words, option)[0]}"
    return ""
