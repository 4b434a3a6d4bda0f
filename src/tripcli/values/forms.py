"""The forms of texts as regular expressions, for those who describe a dataset to other programs.

Gives patterns that hold no more than the form: that a month has no day 32 only the values themselves say.
"""

from tripcli.values.amounts import AMOUNT, COUNT, LENGTH
from tripcli.values.times import TIME

_NO_OFFSET = TIME.replace("(Z|[+-][0-9]{2}:[0-9]{2})?", "")

FORMS = {
    "bad-time": _NO_OFFSET,
    "bad-time-of-source": TIME,
    "bad-length": LENGTH,
    "bad-count": COUNT,
    "bad-amount": AMOUNT,
}
"""Code of the problem that a text without the form is -> the form."""
