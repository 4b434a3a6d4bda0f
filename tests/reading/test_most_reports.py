"""A record has only so many reports: to fold thousands, as of each of them, would take minutes."""

import json
from pathlib import Path

from tripcli.reading.load import read_dataset
from tripcli.reading.rules.limits import REPORTS_LIMIT


def dataset(path: Path, reports: int) -> Path:
    """A dataset whose one stop has so many reports."""
    place = {"id": "bern", "name": "Bern", "country": "CH", "timezone": "Europe/Zurich"}
    lines: list[dict[str, object]] = [
        {"trip": {"id": "t", "title": "T", "traveler": "ann", "timezone": "Europe/Zurich"}},
        {"party": {"id": "CH", "name": "Switzerland", "kind": "country"}},
        {"person": {"id": "ann", "name": "Ann", "title": "Envoy", "party": "CH"}},
        {"source": {"id": "wire", "publisher": "Wire", "title": "T", "published": "2024-05-14", "kind": "wire"}},
        {"stop": {**place, "reports": [{"source": "wire", "status": "held", "arrive": "2024-05-13"}] * reports}},
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def test_a_record_with_as_many_reports_as_may_be_is_read(tmp_path: Path) -> None:
    assert read_dataset(dataset(tmp_path / "most.jsonl", REPORTS_LIMIT)).dataset is not None


def test_a_record_with_more_reports_is_refused(tmp_path: Path) -> None:
    reading = read_dataset(dataset(tmp_path / "more.jsonl", REPORTS_LIMIT + 1))
    assert reading.dataset is None
    assert [problem.code for problem in reading.problems if not problem.warning] == ["record-too-long"]
