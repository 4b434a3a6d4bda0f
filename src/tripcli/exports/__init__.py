"""The store written for other programs that ask in SQL: a SQLite database, or Parquet files for an engine.

Both have the tables of all versions and the as-of views of `query/asof.sql`. The views read their moment from `as_of`,
a table or view of one row.
"""
