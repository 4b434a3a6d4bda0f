"""The forms of texts as regular expressions, for the JSON Schema of datasets.

A pattern describes only the form: the functions that read values also refuse a 32nd day of a month.
"""

from tripcli.values.amounts import AMOUNT, COUNT, LENGTH
from tripcli.values.times import TIME
from tripcli.values.vocabulary import UNNAMED

_NO_OFFSET = TIME.replace("(Z|[+-][0-9]{2}:[0-9]{2})?", "")

FORMS = {
    "bad-time": _NO_OFFSET,
    "bad-time-of-source": TIME,
    "bad-length": LENGTH,
    "bad-count": COUNT,
    "bad-amount": f"{AMOUNT}|{UNNAMED}",
}
"""Code of the problem that a text without the form is -> the form."""
