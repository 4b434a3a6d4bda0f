"""The bundled timelines on a terminal: short enough to be read, and no title broken where there is room."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from running import Setting, Tripcli
from tripcli.trips import bundled

TRIPS = sorted(path for path in bundled().iterdir() if path.is_dir())


@pytest.mark.parametrize("trip", TRIPS, ids=lambda path: path.name)
def test_headings_and_broken_rows_take_few_lines_beside_the_events(
    trip: Path, environment: Mapping[str, str], cache_folder: Path
) -> None:
    tripcli = Tripcli(Setting(cache_folder=cache_folder, environment=environment, dataset=trip))
    events = len(tripcli("timeline", "-f", "tsv", "--no-header").lines)
    at_80, at_100 = (tripcli("timeline", out_is_terminal=True, width_cells=cells).lines for cells in (80, 100))
    assert len(at_80) - events <= 50
    assert len(at_100) - events <= 40
    rows = [
        line for line in at_100 if any(mark in line for mark in ("● held", "○ expected", "✗ cancelled", "≠ disputed"))
    ]
    assert len(rows) == events
    broken = [line for line in at_100 if line.startswith("            ")]
    assert broken == []
