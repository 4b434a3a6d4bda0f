"""Opening the stores of several trips as one library."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from tripcli.errors import DatasetError
from tripcli.store.open import Progress, open_store

_ONE = {
    "source_all": ("id",),
    "stop_version": ("id", "within"),
    "event_version": ("id", "stop"),
    "agreement_version": ("id", "event"),
    "pledge_version": ("id", "part_of", "event"),
    "pledge_payer": ("record",),
    "record_stop_all": ("stop", "record"),
    "record_country_all": ("record",),
    "record_party_all": ("record",),
    "record_event_all": ("event", "record"),
    "pledge_above_all": ("record", "above"),
    "pledge_overlap_all": ("record", "other"),
    "report_all": ("record", "source"),
    "report_value_all": ("record",),
    "conflict_version": ("record", "difference"),
    "change_all": ("record", "source"),
    "aside_all": ("record",),
    "search_text": ("record",),
    "field_version": ("record",),
}
_MANY = {"sources", "other_sources", "concerns", "after", "overlaps"}
_VERSIONED = {
    "stop_version",
    "event_version",
    "agreement_version",
    "pledge_version",
    "conflict_version",
    "field_version",
    "search_text",
    "change_all",
}


def open_library(
    paths: Sequence[Path], cache_folder: Path | None, progress: Progress | None = None
) -> sqlite3.Connection:
    """One connection to the stores of these datasets."""
    stores = [open_store(path, cache_folder, progress) for path in paths]
    metas = [dict(store.execute("SELECT key, value FROM meta")) for store in stores]
    seen: dict[str, Path] = {}
    for path, meta in zip(paths, metas, strict=True):
        if meta["trip"] in seen:
            raise DatasetError(f"{seen[meta['trip']]} and {path}: both have the trip id {meta['trip']}")
        seen[meta["trip"]] = path
    library = sqlite3.connect(":memory:")
    library.deserialize(stores[0].serialize())
    knowns = [store.execute("SELECT known_from FROM trip_all").fetchone()[0] for store in stores]
    library.execute("DELETE FROM trip_all")
    if len(stores) > 1:
        for what in ("publisher", "party", "person"):
            library.execute(f"DROP VIEW {what}_trip")
            library.execute(f"CREATE TABLE {what}_trip AS SELECT '' AS trip, r.* FROM {what}_all r WHERE 0")
    for position, meta in enumerate(metas):
        library.execute(
            "INSERT INTO trip_all (id, title, traveler, timezone, first_day, last_day, position, prefix, known_from) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(meta[key] for key in ("trip", "title", "traveler", "timezone", "first_day", "last_day")),
                position,
                meta["trip"] + "/" if len(stores) > 1 else "",
                knowns[position],
            ),
        )
    if len(stores) > 1:
        _merge(library, stores, metas)
    library.commit()
    return library


def _merge(library: sqlite3.Connection, stores: Sequence[sqlite3.Connection], metas: Sequence[dict[str, str]]) -> None:
    tables = [
        row[0]
        for row in library.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not row[0].startswith("search_") or row[0] == "search_text"
    ]
    tables = [one for one in tables if one not in {"meta", "trip_all", "search", "file"} and not one.endswith("_trip")]
    for table in tables:
        library.execute(f"DELETE FROM {table}")
    order = sorted(range(len(stores)), key=lambda index: metas[index]["first_day"], reverse=True)
    for index in order:
        store, prefix = stores[index], metas[index]["trip"] + "/"
        shift = {
            t: library.execute(f"SELECT coalesce(max(rowid), 0) FROM {t}").fetchone()[0]
            for t in ("event_version", "agreement_version", "pledge_version", "stop_version")
        }
        for what in ("publisher", "party", "person"):
            for row in store.execute(f"SELECT * FROM {what}_trip").fetchall():
                library.execute(f"INSERT INTO {what}_trip VALUES ({', '.join('?' * len(row))})", row)
                library.execute(f"DELETE FROM {what}_all WHERE id = ?", (row[1],)) if 0 else None
        for table in tables:
            rowid = table in _VERSIONED
            cursor = store.execute(f"SELECT {'rowid AS _rowid, ' if rowid else ''}* FROM {table}")
            names = [one[0] for one in cursor.description]
            for row in cursor.fetchall():
                values = dict(zip(names, row, strict=True))
                if rowid:
                    own = values.pop("_rowid")
                    if table in shift:
                        values["rowid"] = own + shift[table]
                if table == "search_text" and values["kind"] in {"person", "party", "publisher"}:
                    pass
                else:
                    for name in _ONE.get(table, ()):
                        if values[name] is not None:
                            values[name] = prefix + str(values[name])
                for name in _MANY & values.keys():
                    if values[name]:
                        values[name] = ";".join(prefix + one for one in values[name].split(";"))
                if table == "participation":
                    values["version"] += shift["event_version"]
                if table == "topic":
                    values["version"] += shift[values["kind"] + "_version"]
                if (
                    table in ("person_all", "party_all", "publisher_all")
                    and library.execute(f"SELECT 1 FROM {table} WHERE id = ?", (values["id"],)).fetchone()
                ):
                    continue
                keys = ", ".join(f'"{name}"' for name in values)
                library.execute(
                    f"INSERT OR IGNORE INTO {table} ({keys}) VALUES ({', '.join('?' * len(values))})",
                    list(values.values()),
                )
    library.execute("INSERT INTO search (search) VALUES ('rebuild')")
