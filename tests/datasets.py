"""Datasets for tests: a small scene on which records are written as YAML, and strategies that make whole datasets.

The scene has a source for each day of publication and publisher: `alpha-27` came out on 27 October 2025 at no stated
hour, `beta-27-18` at 18:00 in Tokyo.
"""

import sqlite3
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tripcli.errors import UsageError
from tripcli.query.knowledge import ALL_THAT_IS_KNOWN, Knowledge
from tripcli.questions.requests import Echo, request_of
from tripcli.reading.load import read_dataset
from tripcli.records import Dataset
from tripcli.store.compile import compile_dataset
from tripcli.table import Cell, Page
from tripcli.views import load_view
from tripcli.views.answer import answer_of, table_of
from tripcli.views.view import TableView

NOW = 1_767_225_600
"""The clock of every answer: 2026-01-01T00:00Z."""

PUBLISHERS = ("alpha", "beta", "gamma", "delta")
_HOURS = {"": "", "-09": "T09:00", "-18": "T18:00"}
_SOURCES = "\n".join(
    f"  - {{id: {publisher}-{day}{name}, publisher: {publisher.title()}, title: Page of {publisher}, "
    f"published: 2025-10-{day}{hour}, kind: {'official' if publisher == 'delta' else 'press'}}}"
    for publisher, day, (name, hour) in product(PUBLISHERS, range(20, 32), _HOURS.items())
)
SCENE = f"""
trip: {{id: tour, title: The tour, traveler: ann, timezone: Asia/Tokyo}}
parties:
  - {{id: JP, name: Japan, kind: country}}
  - {{id: US, name: United States, kind: country}}
  - {{id: KR, name: South Korea, kind: country}}
  - {{id: acme, name: Acme Corporation, short: Acme, kind: company, country: US}}
  - {{id: hikari, name: Hikari Kabushiki, short: Hikari, kind: company, country: JP, alt_names: [光]}}
  - {{id: families, name: Families of the abducted, kind: organization, country: JP}}
people:
  - {{id: ann, name: Ann Lee, short: Lee, title: President, party: US}}
  - {{id: bea, name: Beatriz Sánchez, short: Sánchez, title: Prime Minister, party: JP, alt_names: [高市早苗]}}
  - {{id: cy, name: Cy Young, short: Young, title: CEO, party: acme}}
  - {{id: dot, name: Dot Young, short: Young D., title: Envoy, party: KR}}
sources:
{_SOURCES}
stops:
  - id: tokyo
    name: Tokyo
    country: JP
    timezone: Asia/Tokyo
    coordinates: [35.68, 139.65]
    reports:
      - {{source: alpha-20, status: expected, arrive: 2025-10-27, depart: 2025-10-29}}
      - {{source: alpha-27-18, status: held, arrive: 2025-10-27T17:00}}
      - {{source: alpha-29-18, status: held, arrive: 2025-10-27T17:00, depart: 2025-10-29T09:50}}
  - id: yokosuka
    name: Yokosuka
    kind: halt
    within: tokyo
    country: JP
    timezone: Asia/Tokyo
    reports:
      - {{source: alpha-20, status: expected, arrive: 2025-10-28}}
  - id: busan
    name: Busan
    country: KR
    timezone: Asia/Seoul
    coordinates: [35.18, 129.08]
    reports:
      - {{source: alpha-20, status: expected, arrive: 2025-10-29, depart: 2025-10-30}}
"""


def read(text: str, scene: str = SCENE) -> Dataset:
    """The dataset of the scene with the records of a text; the text must have no errors."""
    with TemporaryDirectory() as folder:
        for name, content in (("scene.yaml", scene), ("text.yaml", text)):
            if content.strip():
                (Path(folder) / name).write_text(content, encoding="utf-8")
        reading = read_dataset(Path(folder))
    assert reading.dataset is not None, [problem for problem in reading.problems if not problem.warning]
    return reading.dataset


def store_of(dataset: Dataset) -> sqlite3.Connection:
    """The store of a dataset, in memory."""
    connection = sqlite3.connect(":memory:")
    connection.execute("BEGIN")
    compile_dataset(dataset, connection)
    connection.commit()
    return connection


def compiled(text: str, scene: str = SCENE) -> sqlite3.Connection:
    """The store of the scene with the records of a text."""
    return store_of(read(text, scene))


def copied(store: sqlite3.Connection) -> sqlite3.Connection:
    """The same store on a connection of its own, on which an as-of can be set."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(store.serialize())
    return connection


def knowledge_of(store: sqlite3.Connection, as_of: int = ALL_THAT_IS_KNOWN) -> Knowledge:
    """The store as of an instant."""
    return Knowledge(copied(store), as_of)


Answer = tuple[list[dict[str, Cell]], tuple[str, ...]]


def whole_answer(store: sqlite3.Connection, view_id: str, **options: Any) -> Answer:
    """Every column of a view's answer, row by row, and the lines around it; options as on the command line."""
    view = load_view(view_id)
    assert isinstance(view, TableView)
    columns = ",".join(one.column.id for one in view.columns)
    connection = copied(store)
    try:
        request = request_of(view, {"columns": columns, **options}, connection, NOW, Echo())
        table = table_of(view, request)
        ids = [column.id for column in table.columns]
        rows = [dict(zip(ids, row, strict=True)) for row in table.rows]
        return rows, (*view.heading(request), *table.notes())
    finally:
        connection.close()


def whole_page(store: sqlite3.Connection, view_id: str, **options: Any) -> list[Any]:
    """All that a page says: its lines, and the rows of each section by its id; or what is told instead."""
    view = load_view(view_id)
    connection = copied(store)
    try:
        page = answer_of(view, request_of(view, options, connection, NOW, Echo()))
        assert isinstance(page, Page)
        return [page.heading, *((one.id, list(one.table.rows)) for one in page.sections), page.notes]
    except UsageError as error:
        return [str(error)]
    finally:
        connection.close()


def answer(store: sqlite3.Connection, view_id: str, **options: Any) -> list[dict[str, Cell]]:
    """The rows of a view's answer."""
    return whole_answer(store, view_id, **options)[0]


def ids(store: sqlite3.Connection, view_id: str, **options: Any) -> list[Cell]:
    """The ids of the rows of a view's answer, in order."""
    return [row["id"] for row in answer(store, view_id, **options)]


def record(store: sqlite3.Connection, view_id: str, record_id: str, as_of: str | None = None) -> dict[str, Cell]:
    """The row of one record."""
    options = {} if as_of is None else {"as_of": as_of}
    found = [row for row in answer(store, view_id, **options) if row["id"] == record_id]
    assert len(found) == 1, f"{len(found)} rows of {record_id}"
    return found[0]


def conflicts(store: sqlite3.Connection, record_id: str, as_of: str | None = None) -> list[tuple[Cell, ...]]:
    """Field, status and the two values of each conflict of a record."""
    options = {} if as_of is None else {"as_of": as_of}
    rows = answer(store, "conflicts", **options)
    names = ("field", "status", "value", "other_value")
    return [
        tuple(str(row[name]).partition(":")[2] if "value" in name else row[name] for name in names)
        for row in rows
        if row["record"] == record_id
    ]
