"""A name where a date belongs: `--to US`, when `--for US` was meant.

Takes the option, its words, the options of the view and what is known, gives the option that was meant, or nothing.
"""

from collections.abc import Mapping
from typing import Any

from tripcli.errors import UsageError
from tripcli.query.knowledge import Knowledge
from tripcli.query.names import resolve

_SHORTEST = 2
"""A single letter begins too many names to be one."""

_MEANT = {"to": "for", "from": "by"}
"""The option of a pledge's party, by the date filter that sounds like it."""


def meant(filter_id: str, words: str, values: Mapping[str, Any], knowledge: Knowledge) -> str:
    """The option and the record that the words name; nothing when they name none."""
    if len(words.strip()) < _SHORTEST:
        return ""
    of_pledges = _MEANT.get(filter_id, "")
    for what, option in (("stop", "stop"), ("party", of_pledges if of_pledges in values else "party")):
        try:
            return f"--{option} {resolve(knowledge, what, words, option)[0]}"
        except UsageError:
            continue
    return ""
