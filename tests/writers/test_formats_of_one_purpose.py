"""What holds for all formats of other programs: refusals, streams that fail, equal bytes."""

from pathlib import Path

import pytest

from running import Tripcli
from tripcli.cli.format_needs import views_served
from tripcli.views import VIEWS
from tripcli.writers import OF_ONE_PURPOSE, Needs, Writer

WORDS = {"show": ("harbour-talks",), "next": ("--as-of", "2024-05-08")}


def command(writer: Writer) -> tuple[str, ...]:
    """A command whose answer the format holds."""
    view = views_served(writer)[0]
    return (view, *WORDS.get(view, ()), "-f", writer.id)


@pytest.mark.parametrize("writer", OF_ONE_PURPOSE, ids=lambda writer: writer.id)
def test_it_serves_some_views_and_not_all(writer: Writer) -> None:
    assert 0 < len(views_served(writer)) < len(VIEWS)


@pytest.mark.parametrize("writer", OF_ONE_PURPOSE, ids=lambda writer: writer.id)
def test_two_runs_give_the_same_bytes(tripcli: Tripcli, writer: Writer) -> None:
    first = tripcli(*command(writer))
    assert first.code == 0, first.err
    assert first.out
    assert tripcli(*command(writer)) == first


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("writer", OF_ONE_PURPOSE, ids=lambda writer: writer.id)
def test_a_full_disk_is_one_message(tripcli: Tripcli, writer: Writer) -> None:
    result = tripcli(*command(writer), "-o", "/dev/full")
    assert (result.code, result.out) == (4, b"")
    lines = [line for line in result.err.splitlines() if line.startswith("tripcli:")]
    assert lines == ["tripcli: /dev/full: the file cannot be written: no space left on the device"]


@pytest.mark.parametrize("writer", OF_ONE_PURPOSE, ids=lambda writer: writer.id)
def test_a_closed_stream_is_one_message(tripcli: Tripcli, writer: Writer) -> None:
    result = tripcli(*command(writer), out=None)
    assert (result.code, result.err) == (4, "tripcli: the output cannot be written: standard output is closed\n")


def test_a_page_is_whole_and_a_table_is_none(tripcli: Tripcli) -> None:
    section = tripcli("show", "harbour-talks", "-f", "cite", "--section", "audit")
    assert (section.code, section.err) == (2, "tripcli: --section: cite has no sections to choose\n")
    table = tripcli("sql", 'SELECT 1 AS sentence, 2 AS "references"', "-f", "cite")
    assert (table.code, table.err) == (2, "tripcli: -f cite: cite needs a record that sources report: show\n")


def test_a_need_is_met_by_one_column_of_each_group() -> None:
    needs = Needs("events", (("id",), ("start", "arrive")))
    assert needs.are_met(("arrive", "id"))
    assert needs.are_met(("start", "arrive", "id", "x"))
    assert not needs.are_met(("start", "arrive"))
    assert not needs.are_met(("id",))
