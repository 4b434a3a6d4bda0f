"""The as-of views in the SQL of an engine, made from those of `query/asof.sql`.

Takes the name of a dialect and the columns of the tables; sqlglot makes one dialect from the other. The views read
their moment from `as_of`, a view of one row. To ask as of another moment, replace that view.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tripcli.exports.meanings import NUMBERS
from tripcli.exports.tables import TABLES, EngineTable
from tripcli.query.knowledge import ALL_THAT_IS_KNOWN, asof_sql

if TYPE_CHECKING:
    from sqlglot import exp

DIALECTS = ("duckdb", "spark", "trino")

VIEWS_LEFT_OUT = frozenset({"text", "person_of_trip", "trip_end"})
"""Views that only the program itself asks: the texts of the search, titles by trip, and the ends of trips."""

MOMENT = "(SELECT moment FROM as_of)"
"""What stands in the place of :as_of."""

_HEADS = {
    "duckdb": """\
-- The tables and as-of views of tripcli for DuckDB. Run it where the folders of the tables are:
--     duckdb -init views.sql
-- Every view shows what was known at the moment of `as_of`: seconds since 1970 UTC. Ask as of another moment so:
--     CREATE OR REPLACE VIEW as_of AS SELECT epoch(TIMESTAMPTZ '2024-05-13 00:00:00+02:00')::BIGINT AS moment;
""",
    "spark": """\
-- The tables and as-of views of tripcli for Spark SQL. Run it where the folders of the tables are:
--     spark-sql -i views.sql
-- Every view shows what was known at the moment of `as_of`: seconds since 1970 UTC. Ask as of another moment so:
--     CREATE OR REPLACE TEMPORARY VIEW as_of AS SELECT unix_timestamp(TIMESTAMP '2024-05-13 00:00:00+02:00') AS moment;
""",
    "trino": """\
-- The tables and as-of views of tripcli for Trino with the Hive connector, in a schema of their own:
--     trino --catalog hive --schema trips --file views.sql
-- Every view shows what was known at the moment of `as_of`: seconds since 1970 UTC. Ask as of another moment so:
--     CREATE OR REPLACE VIEW as_of AS
--     SELECT CAST(to_unixtime(TIMESTAMP '2024-05-13 00:00:00 +02:00') AS BIGINT) AS moment;
""",
}


def views_sql(dialect: str, columns: Mapping[str, tuple[str, ...]], location: str) -> str:
    """The statements that make the tables and views known to an engine.

    `columns` has the columns of each table, and `location` is where the engine finds the folders of the tables, empty
    for the current folder.
    """
    statements = [_base_table(dialect, table, columns[table.name], location) for table in TABLES]
    statements.append(_view(dialect, "as_of", f"SELECT CAST({ALL_THAT_IS_KNOWN} AS BIGINT) AS moment"))
    statements += [_view(dialect, name, query.sql(dialect=dialect, identify=True)) for name, query in _views().items()]
    return _HEADS[dialect] + "".join(f"\n{statement};\n" for statement in statements)


def _view(dialect: str, name: str, query: str) -> str:
    temporary = "TEMPORARY " if dialect == "spark" else ""
    return f"CREATE OR REPLACE {temporary}VIEW {name} AS {query}"


def _base_table(dialect: str, table: EngineTable, columns: tuple[str, ...], location: str) -> str:
    """The statement that makes a table of its files."""
    folder = f"{location.rstrip('/')}/{table.name}" if location else table.name
    quoted = folder.replace("'", "''")
    if dialect == "duckdb":
        files = f"{quoted}/*/*.parquet" if table.of_trips else f"{quoted}/*.parquet"
        partitions = ", hive_partitioning = true, hive_types = {'trip': VARCHAR}" if table.of_trips else ""
        return _view(dialect, table.name, f"SELECT * FROM read_parquet('{files}'{partitions})")
    if dialect == "spark":
        listed = [f"`{column}` {_type(column)}" for column in columns] + ["`trip` STRING"] * table.of_trips
        return (
            f"CREATE OR REPLACE TEMPORARY VIEW {table.name} ({', '.join(listed)})\n"
            f"USING parquet OPTIONS (path '{quoted}')"
        )
    listed = [f'"{column}" {_type(column).replace("STRING", "VARCHAR")}' for column in columns]
    listed += ['"trip" VARCHAR'] * table.of_trips
    partitions = ", partitioned_by = ARRAY['trip']" if table.of_trips else ""
    made = (
        f"CREATE TABLE IF NOT EXISTS {table.name} ({', '.join(listed)})\n"
        f"WITH (format = 'PARQUET', external_location = '{quoted}'{partitions})"
    )
    if not table.of_trips:
        return made
    return f"{made};\nCALL system.sync_partition_metadata(CURRENT_SCHEMA, '{table.name}', 'FULL')"


def _type(column: str) -> str:
    return {"INTEGER": "BIGINT", "REAL": "DOUBLE"}.get(NUMBERS.get(column, ""), "STRING")


def _views() -> dict[str, "exp.Query"]:
    """Each as-of view with its query; those of this folder stand in the place of those of the program."""
    own = Path(__file__).with_name("views.sql").read_text(encoding="utf-8")
    views = {**_queries(asof_sql()), **_queries(own)}
    first = ("stop", "event", "trip")  # the views that others read
    names = [*first, *(name for name in views if name not in VIEWS_LEFT_OUT and name not in first)]
    return {name: views[name] for name in names}


def _queries(script: str) -> dict[str, "exp.Query"]:
    """The queries of the views that a script makes."""
    import sqlglot
    from sqlglot import exp

    queries = {}
    for statement in sqlglot.parse(script.replace(":as_of", MOMENT), read="sqlite"):
        if isinstance(statement, exp.Create):
            query = statement.expression
            for select in query.find_all(exp.Select):
                _with_stored_columns(select)
            for node in query.walk():
                node.comments = None
            queries[statement.this.name] = query
    return queries


def _with_stored_columns(select: "exp.Select") -> None:
    """Take `version` and `trip` from the table, which has them as columns, and not from rowids and ids."""
    from sqlglot import exp

    has_star = any(isinstance(one, exp.Star) for one in select.expressions)
    kept: list[exp.Expression] = []
    for one in select.expressions:
        computed = one.alias == "trip" and not isinstance(one.this, exp.Column)
        is_rowid = one.find(exp.Column) is not None and one.find(exp.Column).name == "rowid"
        if has_star and (computed or is_rowid):
            continue
        if computed or is_rowid:
            source = select.args["from_"].this if "from_" in select.args else select.args["from"].this
            name = "trip" if computed else "version"
            kept.append(exp.column(name, table=source.alias_or_name))
        else:
            kept.append(one)
    select.set("expressions", kept)
