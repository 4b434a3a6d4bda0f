"""Hostile input ends in an answer or in a message: a short run of the trials, and each input that once did not."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from time import process_time

import pytest
from targets import KINDS, WEIGHTS
from trials import trial

from running import Tripcli
from tripcli.errors import UsageError
from tripcli.query.amount_words import parse_amounts


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_input_ends_in_an_answer_or_a_message(kind: str) -> None:
    for number in range(max(20, WEIGHTS[kind] // 2)):
        fault = trial(kind, f"suite/{number}")
        assert fault is None, fault


@pytest.mark.parametrize("words", ["1e999999999", ">1e-999999999", "NaN", "1..inf", "sNaN"])
def test_an_amount_without_measure_is_refused_at_once(words: str) -> None:
    began = process_time()
    with pytest.raises(UsageError):
        parse_amounts(words)
    assert process_time() - began < 0.5


@pytest.mark.parametrize("depth", ["½", "-1", "٣", "", "1e3"])
@pytest.mark.parametrize("more", [(), ("--total",)])
def test_a_depth_that_is_no_number_is_named(tripcli: Tripcli, depth: str, more: tuple[str, ...]) -> None:
    result = tripcli("pledges", "--depth", depth, *more)
    assert result.code == 2
    assert "--depth" in result.err


@pytest.mark.parametrize("depth", ["9" * 30, "9" * 5000])
def test_a_depth_beyond_all_numbers_lists_all(tripcli: Tripcli, depth: str) -> None:
    assert tripcli("pledges", "--depth", depth, "-f", "json").text == tripcli("pledges", "-f", "json").text


MANY: dict[str, Callable[[int], list[str]]] = {
    "columns": lambda n: ["timeline", "-c", ",".join(["title"] * n)],
    "unknown columns": lambda n: ["timeline", "-c", ",".join(f"column{k}" for k in range(n))],
    "stops": lambda n: ["timeline", *(word for _ in range(n) for word in ("--stop", "bergen"))],
    "words to search": lambda n: ["search", *(f"word{k}" for k in range(n))],
    "a long word to search": lambda n: ["search", "x" * n * 10],
    "a long filter": lambda n: ["timeline", "--text", "x" * n * 10],
    "words of a filter": lambda n: ["timeline", "--text", "a " * n],
    "texts": lambda n: ["timeline", *(word for _ in range(n) for word in ("--text", "a"))],
    "amounts": lambda n: ["pledges", *(word for _ in range(n) for word in ("--amount", ">1"))],
    "sources": lambda n: ["pledges", *(word for _ in range(n * 3) for word in ("--source", "office-plan"))],
    "a long id": lambda n: ["show", "x-" * n * 5],
    "a long stop": lambda n: ["timeline", "--stop", "y" * n * 10],
    "a long query": lambda n: ["sql", "SELECT 1" + " + 1" * n],
    "a long date": lambda n: ["timeline", "--as-of", "1 " * n],
    "a long day": lambda n: ["timeline", "--on", "may " * n],
    "a long amount": lambda n: ["pledges", "--amount", "1" * n * 10],
    "a long option": lambda n: ["timeline", "--" + "o" * n * 10],
    "a long command": lambda n: ["c" * n * 10],
    "a long zone": lambda n: ["timeline", "--tz", "Z/" * n * 5],
    "topics": lambda n: ["timeline", *(word for k in range(n) for word in ("--topic", f"steel{k}"))],
    "sorts": lambda n: ["timeline", "--sort", "-" * n + "start"],
}


@pytest.mark.parametrize("name", MANY)
def test_a_long_command_line_costs_no_more_than_its_length(tripcli: Tripcli, name: str) -> None:
    rng = Random(name)  # noqa: S311  # repeatable, not secret
    tripcli("timeline")
    began = process_time()
    result = tripcli(*MANY[name](6000 + rng.randrange(100)))
    assert result.code in {0, 2, 3}, result.err
    assert process_time() - began < 2
    assert len(result.err) < 20_000


def test_names_in_one_cell_do_not_change_how_a_table_is_separated(tripcli: Tripcli, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    names = "; ".join(f"Ann Berg{chr(97 + number)}" for number in range(26))
    table.write_text(f'Date,Title,Place,Country,People,Published\n2024-05-13,Talks,Bergen,NO,"{names}",2024-05-13\n')
    result = tripcli("import", str(table))
    assert result.code == 0, result.err
    assert "title: Talks" in result.text
