"""The store: a dataset compiled into one SQLite file, with every version of every record."""
