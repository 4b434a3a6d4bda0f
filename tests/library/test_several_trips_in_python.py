"""Several trips together in Python: `tripcli.open` takes them one after the other."""

import pytest

import tripcli
from conftest import LIBRARY

TRIPS = ("spring-2023", "spring-2024", "envoy-2024")


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    """The cache of the tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", environment["XDG_CACHE_HOME"])


def test_trips_are_opened_together_by_paths_or_by_their_folder() -> None:
    with tripcli.open(*(LIBRARY / trip for trip in TRIPS)) as named, tripcli.open(LIBRARY) as folder:
        assert named.trips == folder.trips == TRIPS
        assert named.title == "Spring visit of 2023; Spring visit of 2024; The envoy in Peru"
        assert named.timezone == "UTC"
        assert named.timeline().to_dicts() == folder.timeline().to_dicts()


def test_rows_have_their_trip() -> None:
    with tripcli.open(LIBRARY) as library:
        row = library.timeline(stop="envoy-2024/lima").one
        assert (row.trip, row.id, row.name_of("trip")) == ("envoy-2024", "envoy-2024/talks", "The envoy in Peru")
        (ines,) = (one for one in library.participants() if one.id == "ines")
        assert ines.trip == TRIPS


def test_a_moment_knows_only_the_trips_of_then() -> None:
    with tripcli.open(LIBRARY, as_of="2023-06-01") as library:
        assert library.trips == TRIPS[:1]
        assert "2024" not in repr(library.summary().to_dicts())


def test_one_trip_has_no_column_of_the_trip() -> None:
    with tripcli.open(LIBRARY / "envoy-2024") as library:
        assert library.timezone == "America/Toronto"
        assert "trip" not in library.timeline().columns
        assert [row.trip for row in library.timeline(columns="trip")] == ["envoy-2024"] * 2
