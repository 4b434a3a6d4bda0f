"""The variables of the environment that change what a run does: the list behind help, man pages and docs."""

VARIABLES: dict[str, str] = {
    "TRIPCLI_TRIP": "the dataset to use, by name or path, when --trip does not name one",
    "TRIPCLI_PATH": "the folders in which datasets are looked for by name, separated as in PATH",
    "TRIPCLI_PAGER": "the pager for long answers on a terminal; empty for none; goes before PAGER",
    "PAGER": "the pager when TRIPCLI_PAGER is not set; less when neither is set",
    "NO_COLOR": "any text switches colour off, unless --color is given",
    "FORCE_COLOR": "any text gives colour in a pipe too, unless --color is given or NO_COLOR is set",
    "TERM": "with the value dumb there is neither colour nor a pager",
    "COLUMNS": "the width of a terminal in cells",
    "LINES": "the height of a terminal in rows; a longer answer is shown in the pager",
    "XDG_CACHE_HOME": "the folder for caches on Linux; ~/.cache when it is not set",
    "TRIPCLI_DEBUG": "any text shows where a fault of the program itself happened",
}
"""Name of each variable -> what it does."""
