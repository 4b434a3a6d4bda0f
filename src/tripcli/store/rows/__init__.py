"""A record's versions as rows of the store: one file a kind.

Each module takes a record, its versions and the dataset's links, and gives rows keyed by the columns of `schema.sql`.
None executes SQL.
"""
