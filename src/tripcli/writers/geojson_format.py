"""GeoJSON (RFC 7946), for a map: each row is a point, and the way of each trip is a line.

Takes a table with coordinates, and a target. Longitude stands first. The properties are the other columns, with one
value each, as in csv: lists are joined with `; ` or `;`, and names stand beside ids. A row without coordinates has
the geometry null. A line that crosses the 180th meridian is split there.
"""

import json
from collections.abc import Iterator

from tripcli.table import Cell, Column, Kind, Point, Table
from tripcli.writers.antimeridian import Position, split_line
from tripcli.writers.flat_cells import flat_rows, with_names
from tripcli.writers.json_values import object_writer
from tripcli.writers.lines import write_lines
from tripcli.writers.target import Target

COORDINATES = ("longitude", "latitude")
"""Ids of the columns of the geometry."""
TYPED = frozenset({Kind.COUNT, Kind.NUMBER, Kind.FLAG})
"""Kinds whose values are numbers or booleans in the properties; all others are texts."""
DECIMALS = 6
"""Of a degree: some ten centimetres."""


def write(table: Table, target: Target) -> None:
    """Write the table to the target as one collection of features; a note says how many have no coordinates."""
    without: list[None] = []

    def lines() -> Iterator[str]:
        yield '{"type": "FeatureCollection", "features": ['
        before = None
        for feature in _features(table, target, without):
            if before is not None:
                yield f"{before},"
            before = feature
        if before is not None:
            yield before
        yield "]}"

    write_lines(target.out, lines())
    if without:
        rows = "1 row has" if len(without) == 1 else f"{len(without)} rows have"
        target.print_message(f"{rows} no coordinates, and so the geometry null")


def _features(table: Table, target: Target, without: list[None]) -> Iterator[str]:
    """The features of the rows and of the way. The list grows by one for each row without coordinates."""
    if target.names:
        table = with_names(table)
    columns = tuple(map(_flat, table.columns))
    longitude, latitude = (table.column_index(one) for one in COORDINATES)
    indexes = [index for index, column in enumerate(columns) if column.id not in COORDINATES]
    id_index = next((index for index, column in enumerate(columns) if column.id == "id"), None)
    properties_of = object_writer(Table("", tuple(columns[index] for index in indexes), ()))
    value_of_id = object_writer(Table("", (Column("id", "id", Kind.TEXT),), ()))
    for row in flat_rows(table):
        position = _position(row[longitude], row[latitude])
        if position is None:
            without.append(None)
        start = '"type": "Feature", '
        if id_index is not None:
            start += f"{value_of_id((row[id_index],))[1:-1]}, "
        geometry = "null" if position is None else f'{{"type": "Point", "coordinates": {_json(position)}}}'
        properties = properties_of(tuple(row[index] for index in indexes))
        yield f'{{{start}"geometry": {geometry}, "properties": {properties}}}'
    for track in table.tracks():
        way = _way(track.points)
        if way:
            yield _route(track.trip, way)


def _route(trip: str, geometry: str) -> str:
    """The feature of the route of a trip; without an id of the trip where only one was asked."""
    feature = {"type": "Feature", "id": f"{trip}/route" if trip else "route"}
    properties = {"kind": "route"} | ({"trip": trip} if trip else {})
    return f'{json.dumps(feature)[:-1]}, "geometry": {geometry}, "properties": {json.dumps(properties)}}}'


def _flat(column: Column) -> Column:
    """The column with values that are numbers, booleans or texts."""
    return column if column.kind in TYPED else column._replace(kind=Kind.TEXT)


def _way(points: tuple[Point, ...]) -> str:
    """The geometry of a line through these points; empty when there is none."""
    positions = [position for latitude, longitude in points if (position := _position(longitude, latitude))]
    pieces = [f"[{', '.join(map(_json, piece))}]" for piece in split_line(positions)]
    if len(pieces) < 2:
        return f'{{"type": "LineString", "coordinates": {pieces[0]}}}' if pieces else ""
    return f'{{"type": "MultiLineString", "coordinates": [{", ".join(pieces)}]}}'


def _position(longitude: Cell, latitude: Cell) -> Position | None:
    """Two coordinates as numbers; None when they are not known, or are not on the earth."""
    try:
        east, north = (round(float(str(cell)), DECIMALS) for cell in (longitude, latitude))
    except ValueError:
        return None
    return (east, north) if abs(east) <= 180 and abs(north) <= 90 else None


def _json(position: Position) -> str:
    return f"[{', '.join(f'{degrees:.{DECIMALS}f}'.rstrip('0').rstrip('.') for degrees in position)}]"
