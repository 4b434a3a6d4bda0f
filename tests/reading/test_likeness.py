"""Letters that only look like others, and two records that tell of one arrival."""

from pathlib import Path

import pytest

from tripcli.reading.explanations import base
from tripcli.reading.load import read_dataset

STOP = """\
stops:
  - id: basel
    name: Basel
    country: CH
    timezone: Europe/Zurich
    reports: [{source: wire, status: held, arrive: ARRIVE}]
events:
  - {id: arrival, title: Arrival, stop: basel, kind: arrival, reports: [{source: wire, status: held, start: START, participants: [WHO]}]}
"""


def codes(folder: Path, text: str) -> set[str]:
    (folder / "base.yaml").write_text(base())
    (folder / "more.yaml").write_text(text)
    return {problem.code for problem in read_dataset(folder).problems}


@pytest.mark.parametrize(
    ("title", "is_mixed"),
    [("\u0422alks", True), ("Talks \u03b1t noon", True), ("Переговоры в Geneva", False), ("Zürich talks", False), ("会談 Talks", False)],
)  # fmt: skip
def test_a_word_of_two_scripts_is_told(tmp_path: Path, title: str, is_mixed: bool) -> None:
    event = f'events: [{{id: talks, stop: geneva, title: "{title}", kind: meeting, reports: [{{source: wire, status: held, start: 2024-05-13}}]}}]'
    assert codes(tmp_path, event) == ({"look-alike"} if is_mixed else set())


@pytest.mark.parametrize(
    ("arrive", "start", "who", "differs"),
    [
        ("2024-05-14T09:00", "2024-05-14T10:30", "ann-lee", True),
        ("2024-05-14T09:00", "2024-05-14T09:00", "ann-lee", False),
        ("2024-05-14T09:00", "2024-05-14T09:03~", "ann-lee", False),
        ("2024-05-14", "2024-05-14T10:30", "ann-lee", False),
        ("2024-05-14T09:00", "2024-05-14T10:30", "KE", False),
    ],
)
def test_an_arrival_at_another_time_is_told(tmp_path: Path, arrive: str, start: str, who: str, differs: bool) -> None:
    text = STOP.replace("ARRIVE", arrive).replace("START", start).replace("WHO", who)
    assert codes(tmp_path, text) == ({"arrival-differs"} if differs else set())
