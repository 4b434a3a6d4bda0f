"""The amounts that `--amount` names: `>1e9`, `<= 5 billion`, `1e9..5e9`, or one number.

Takes words, gives the two bounds of a condition; raises UsageError. It must not know units: an amount is compared in
its own unit, so `--unit` belongs beside it.
"""

import re
from decimal import Decimal, InvalidOperation

from tripcli.errors import UsageError
from tripcli.values.amounts import plain_amount

_COMPARISON = re.compile(r"\s*(>=|<=|=|>|<)?\s*(.+?)\s*")
_LEAST, _MOST = "-9e99", "9e99"
_LARGEST_POWER = 40
"""Of ten; written out, `1e999999999` would be a text of a gigabyte."""


def parse_amounts(words: str) -> str:
    """Return `OPERATOR NUMBER OPERATOR NUMBER`: the lower and the upper bound; raises UsageError."""
    first, dots, last = words.partition("..")
    if dots:
        return f">= {_number(first, words)} <= {_number(last, words)}"
    match = _COMPARISON.fullmatch(words)
    operator, text = match.groups() if match else ("", "")
    number = _number(text or "", words)
    if operator in {">", ">="}:
        return f"{operator} {number} <= {_MOST}"
    if operator in {"<", "<="}:
        return f">= {_LEAST} {operator} {number}"
    return f">= {number} <= {number}"


def _number(text: str, words: str) -> str:
    """The number of `1e9`, `550 billion` or `1,500`."""
    text = text.strip()
    try:
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        pass
    else:
        if number.is_finite() and abs(number.adjusted()) <= _LARGEST_POWER:
            return f"{number:f}"
    try:
        return plain_amount(text)
    except ValueError:
        raise UsageError(
            f'--amount "{words}": not an amount; write ">1e9", "<= 5 billion", "1e9..5e9" or one number'
        ) from None
