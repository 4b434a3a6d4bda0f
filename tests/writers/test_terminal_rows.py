"""Rows on a terminal: what gives way, what is explained, and what a drawing replaces."""

from sample_tables import table_of, timeline, written

from tripcli.table import Column, Drawing, Kind, Table


def test_what_says_what_a_row_is_turns_to_records_where_it_finds_no_room() -> None:
    rows = [("US$600 billion or more of investment", "Investment in the United States", "pledged")]
    columns = (
        Column(id="figure", label="figure", kind=Kind.ID, priority=1),
        Column(id="what", label="what", kind=Kind.TEXT, priority=1, least_cells=30),
        Column(id="stage", label="status", kind=Kind.STATUS, priority=2),
    )
    table = Table(title="", columns=columns, rows=rows)
    assert written("table", table, width_cells=60).splitlines()[0] == "figure: US$600 billion or more of investment"
    assert written("table", table, width_cells=80).splitlines()[0].split() == ["figure", "what", "status"]


def test_the_notice_of_hidden_columns_fits_the_terminal() -> None:
    columns = tuple(Column(id=f"a_long_name_{number}", label=f"a{number}", kind=Kind.WORD) for number in range(9))
    messages: list[str] = []
    table = Table(title="", columns=columns, rows=[("x" * 20,) * 9])
    written("table", table, width_cells=60, messages=messages)
    assert "hidden" in messages[0]
    assert max(map(len, messages[0].splitlines())) <= 60


def test_a_drawing_stands_in_the_place_of_the_rows_on_a_terminal_only() -> None:
    drawing = Drawing(lambda cells: ((("1  ", ""), (f"in {cells}", "strong"), ("\x1b[2J", "")),), lambda: ("1 stop",))
    table = timeline()._replace(drawing=drawing)
    lines = written("table", table, width_cells=80).splitlines()
    assert lines == ["Trump's Asia tour", "1  in 80^[[2J", "1 stop"]
    assert "\x1b[1min 80\x1b[0m^[[2J" in written("table", table, width_cells=80, color=True)
    assert "in 80" not in written("table", table)


def test_the_mark_of_a_plan_stands_for_planned_behind_a_time_on_a_terminal() -> None:
    columns = (Column(id="time", label="time", kind=Kind.CLOCK),)
    table = Table(title="", columns=columns, rows=[("23:00 planned",), ("09:50",)])
    assert written("table", table, width_cells=80).splitlines()[1:3] == ["23:00 ○", "09:50"]
    assert written("table", table).splitlines()[1:] == ["23:00 planned", "09:50"]
    assert written("table", table, width_cells=80, unicode=False).splitlines()[1:3] == ["23:00 o", "09:50"]


def test_a_title_is_not_wrapped_for_a_column_that_is_seldom_needed() -> None:
    columns = (
        Column(id="title", label="what", kind=Kind.TEXT, priority=1, least_cells=16),
        Column(id="kind", label="kind", kind=Kind.WORD, priority=6),
    )
    table = Table(title="", columns=columns, rows=[("a title of some forty letters and no more", "shipbuilding" * 2)])
    assert len(written("table", table, width_cells=60).splitlines()) == 2


def test_marks_without_a_word_are_explained_below_the_rows_where_they_are_used() -> None:
    kinds = [Kind.CLOCK, Kind.TEXT]
    planned = written("table", table_of(kinds, [("09:30 planned", "Talks")]), width_cells=80)
    assert planned.splitlines()[-1] == "○ a planned time"
    in_ascii = written("table", table_of(kinds, [("09:30 planned", "Talks")]), width_cells=80, unicode=False)
    assert in_ascii.splitlines()[-1] == "o a planned time"
    assert "planned" not in written("table", table_of(kinds, [("about noon", "Talks")]), width_cells=80)
    assert written("table", timeline(), width_cells=120).endswith("29 Oct 2025 · ≠ sources differ\n")
    assert written("table", timeline(), width_cells=60).endswith("29 Oct 2025 · ≠ sources differ\n")
