"""Tables for engines: the store as Parquet files, a folder a table, and the as-of views in an engine's own SQL.

A library that outgrows one machine is asked by DuckDB, Spark or Trino with the same views as `tripcli sql`.
"""
