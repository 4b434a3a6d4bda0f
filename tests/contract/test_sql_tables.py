"""The tables that queries of users may read: their columns are a contract, and each is as of the asked moment."""

import pytest

from datasets import compiled, knowledge_of
from tripcli.query.knowledge import Knowledge
from tripcli.query.sandbox import INNER_COLUMNS, TABLES, columns

# Typed again on purpose: a column that joins the schema is either shown here or hidden by INNER_COLUMNS.
COLUMNS = {
    "trip": "id title traveler timezone first_day last_day",
    "stop": "id name alt_names kind within country timezone latitude longitude arrive arrive_qualifier arrive_part "
    "depart depart_qualifier depart_part status disputed nights note sources source_count publisher_count differ "
    "expected_fields offset day",
    "event": "id start start_qualifier start_part end end_qualifier end_part length stop place country timezone title "
    "kind venue status disputed participants named topics attendance note concerns after sources source_count "
    "publisher_count differ expected_fields earliest latest day offset",
    "agreement": "id title kind parties event concerns date date_qualifier date_part venue status disputed binding "
    "topics note sources source_count publisher_count differ expected_fields place",
    "pledge": "id title kind payer payee amount unit bound per unnamed period status disputed binding one_side part_of "
    "event concerns overlaps topics amount_least amount_most note sources source_count publisher_count differ "
    "expected_fields",
    "person": "id name short title party country leader alt_names",
    "party": "id name short kind country alt_names",
    "publisher": "id name short alt_names timezone country kind note",
    "source": "id publisher_id publisher via title published published_day published_qualifier timezone kind url "
    "archive_url retrieved language note",
    "report": "kind record position source status disputed said_by note",
    "report_value": "kind record position field type value",
    "participant": "event person presence",
    "change": "kind record source position step field type before after note",
    "conflict": "kind record field status type value sources said_by other_value other_sources other_said_by",
    "field": "kind record field status type value sources said_by",
}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """A store without events."""
    return knowledge_of(compiled(""))


def test_the_tables_are_those_that_are_written_down_here() -> None:
    assert set(TABLES) == set(COLUMNS)
    assert len(set(TABLES)) == len(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_the_columns_are_those_that_are_written_down_here(knowledge: Knowledge, table: str) -> None:
    assert columns(knowledge, table) == COLUMNS[table].split()


def test_every_hidden_column_is_one_of_the_schema(knowledge: Knowledge) -> None:
    every = {
        column[0]
        for table in TABLES
        for column in knowledge.connection.execute(f"SELECT * FROM {table} LIMIT 0").description
    }
    assert every >= INNER_COLUMNS


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_a_view_as_of_a_moment(knowledge: Knowledge, table: str) -> None:
    query = "SELECT count(*) FROM sqlite_temp_master WHERE type = 'view' AND name = ?"
    assert knowledge.connection.execute(query, (table,)).fetchone() == (1,)
