"""Line, column and caret are those of an editor, whatever the characters before them."""

from pathlib import Path

import pytest

from tripcli.errors import Problem
from tripcli.reading.excerpt import problem_lines
from tripcli.reading.load import read_dataset
from tripcli.values.cells import width

TRIP = "trip: {id: tour, title: The tour, traveler: ann, timezone: Asia/Tokyo}"


def only_problem(path: Path) -> Problem:
    """The one problem in a file that is not the missing traveller."""
    (problem,) = [problem for problem in read_dataset(path).problems if problem.code != "dangling-reference"]
    return problem


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("before", ["", "# 高市早苗 and 😀\n\n", "# a\u2028# of one line\u0085\n"])
def test_a_position_counts_characters_and_lines(tmp_path: Path, newline: str, mark: bytes, before: str) -> None:
    text = before + TRIP + "\npeople:\n  - {name: 高市早苗😀 ü, id: Ann}\n"
    path = tmp_path / "tour.yaml"
    path.write_bytes(mark + text.replace("\n", newline).encode())
    problem = only_problem(path)
    assert problem.line == before.count("\n") + 3
    assert problem.column == 25
    assert problem.excerpt == "  - {name: 高市早苗😀 ü, id: Ann}"


def test_a_position_is_right_on_the_first_line_after_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "tour.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + TRIP.replace("tour,", "Tour,", 1).encode() + b"\n")
    assert (only_problem(path).line, only_problem(path).column) == (1, 12)


@pytest.mark.parametrize("ending", ["", "\n"])
def test_a_position_in_json_is_that_of_the_value(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "tour.json"
    trip = '"trip": {"id": "tour", "title": "T", "traveler": "ann", "timezone": "Asia/Tokyo"}'
    path.write_text('{"people": [\n\t{"name": "高市\\u65e9", "id": "Ann"}],\n' + trip + "}" + ending)
    problem = only_problem(path)
    assert (problem.line, problem.column) == (2, 29)
    assert problem_lines(problem)[1:] == (
        '  \t{"name": "高市\\u65e9", "id": "Ann"}],',
        "  \t" + " " * 29 + "^",
    )


def told(line: str, column: int) -> tuple[str, ...]:
    """The lines of a problem in this line and column."""
    return problem_lines(
        Problem("bad-id", "a.yaml", 1, column, "`x`", "an id", excerpt=line, nearest="y", warning=True)
    )


def test_the_message_has_place_words_nearest_and_code() -> None:
    assert told("  id: x", 7)[0] == "a.yaml:1:7: warning: `x`; expected an id; did you mean `y`? [bad-id]"


@pytest.mark.parametrize(
    "line",
    [
        "x" * 500 + "!" + "y" * 500,
        "高" * 300 + "!" + "市" * 300,
        "\x1b[2J\x00" + "é́" * 10 + "!",
        "short !",
        "!" + "高" * 300,
        "a" * 200 + "!",
    ],
)
def test_the_caret_stands_under_the_place(line: str) -> None:
    _, excerpt, caret = told(line, line.index("!") + 1)
    assert caret.endswith("^")
    before = excerpt[: excerpt.index("!")]
    assert width(before) == len(caret) - 1
    assert width(excerpt) <= 105


def test_no_control_character_is_printed() -> None:
    assert all(line.isprintable() for line in told("a\x1b]0;title\x07\u202e!\x9b", 11))
    assert problem_lines(Problem("tag", "a\x1b.yaml", 0, 0, "\r", "x\u2028"))[0].isprintable()


def test_a_problem_of_a_whole_file_has_no_excerpt() -> None:
    assert problem_lines(Problem("no-files", "data", 0, 0, "nothing", "files")) == (
        "data: nothing; expected files [no-files]",
    )
