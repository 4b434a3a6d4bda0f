"""The store: a dataset compiled into one SQLite file, with every version of every record.

`open.py` opens the store of one trip, `library.py` that of several; its docstring tells how a row names its trip.
"""
