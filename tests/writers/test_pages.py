"""Pages of several tables in every format."""

import json
from io import BytesIO

import pytest

from tripcli.errors import UsageError
from tripcli.table import Audience, Column, Kind, Page, Section, Table
from tripcli.writers import BY_ID, OF_ANY_TABLE, Pages
from tripcli.writers.pages import section_ids, section_table
from tripcli.writers.target import Target

COUNTS = Table(title="counts", columns=(Column(id="events", label="events", kind=Kind.COUNT),), rows=[(3,)])
MET = Table(title="met", columns=(Column(id="person", label="who", kind=Kind.PERSON),), rows=[("kim",), ("lee",)])
LINES = Table(title="lines", columns=(Column(id="text", label="text", kind=Kind.TEXT),), rows=[("3 events; met Kim",)])
PAGE = Page(
    title="summary",
    heading=("A TRIP",),
    sections=(
        Section(id="lines", title="", table=LINES, for_data=False),
        Section(id="counts", title="", table=COUNTS, single=True, for_people=False),
        Section(id="met", title="MET", table=MET, for_people=False),
        Section(id="none", title="", table=MET._replace(rows=[]), for_people=False),
    ),
    notes=("As of today",),
)


def written(writer_id: str, messages: list[str] | None = None) -> str:
    """What a writer makes of the page in a pipe."""
    out = BytesIO()
    say = (messages if messages is not None else []).append
    target = Target(
        out=out, terminal=False, width_cells=80, color=False, unicode=True, header=True, print_message=say
    )  # fmt: skip
    BY_ID[writer_id].write_page(PAGE, target)
    return out.getvalue().decode()


def test_json_has_a_key_for_each_section() -> None:
    named = [{"person": {"id": "kim", "name": None}}, {"person": {"id": "lee", "name": None}}]
    assert json.loads(written("json")) == {"counts": {"events": 3}, "met": named, "none": []}


def test_json_lines_name_the_section_in_each_row() -> None:
    rows = [json.loads(line) for line in written("jsonl").splitlines()]
    assert [row.pop("section") for row in rows] == ["counts", "met", "met"]
    assert rows[0] == {"events": 3}


def test_people_see_the_sections_for_people_and_the_notes_beside_them() -> None:
    messages: list[str] = []
    assert written("table", messages).splitlines() == ["A TRIP", "", "text", "3 events; met Kim"]
    assert messages == ["As of today"]


def test_a_format_of_one_table_gets_the_section_that_is_named() -> None:
    assert section_ids(PAGE) == ["counts", "met", "none"]
    assert section_table(PAGE, "met", Audience.DATA) is MET


@pytest.mark.parametrize("audience", [Audience.DATA, Audience.PEOPLE])
def test_every_format_has_the_same_sections(audience: Audience) -> None:
    assert section_table(PAGE, "counts", audience) is COUNTS
    with pytest.raises(UsageError, match='--section "lines": no such section; summary has: counts, met, none'):
        section_table(PAGE, "lines", audience)


def test_people_get_a_section_as_they_see_it_on_the_page() -> None:
    shown = Section(id="met_for_people", title="MET", table=LINES, for_data=False)
    page = PAGE._replace(sections=(*PAGE.sections, shown))
    assert section_table(page, "met", Audience.PEOPLE) is LINES
    assert section_table(page, "met", Audience.DATA) is MET


def test_every_format_writes_a_page_or_asks_for_a_section() -> None:
    for writer in OF_ANY_TABLE:
        if writer.pages is Pages.WHOLE:
            assert written(writer.id), writer.id
