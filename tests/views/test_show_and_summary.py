"""show and summary: the line below the title, what a report gives otherwise, and lines that fit a small terminal."""

from typing import Any

from datasets import answer, compiled, whole_page
from tripcli.values.display import format_span

TEXT = """
events:
  - id: talks
    stop: tokyo
    title: Talks
    kind: summit
    participants: [ann, bea]
    reports:
      - {source: alpha-22, status: expected, start: 2025-10-28}
      - {source: beta-28, status: held, start: 2025-10-28T10:00, length: 1h}
      - {source: delta-29, status: held, length: 1h}
      - {source: gamma-30, status: held, start: 2025-10-28, length: 2h, note: by the clock}
  - id: watch
    stop: tokyo
    title: Watch
    kind: other
    reports: [{source: alpha-22, status: held, start: 2025-10-27, end: 2025-10-29 evening}]
agreements:
  - {id: treaty, title: Treaty, kind: trade, parties: [JP, US], event: talks, reports: [{source: beta-28, status: signed}]}
  - {id: charter, title: Charter, kind: trade, parties: [JP, US], reports: [{source: beta-28, status: signed, date: 2025-10-29}]}
  - {id: pact, title: Pact, kind: trade, parties: [JP, US], concerns: [tokyo], reports: [{source: beta-28, status: signed}]}
pledges:
  - id: gift
    title: Gift
    kind: investment
    by: JP
    to: US
    amount: 5 billion
    unit: USD
    reports: [{source: beta-28, status: committed}, {source: beta-29, status: committed, disputed: yes}]
"""
STORE = compiled(TEXT)


def page(view: str, **options: Any) -> dict[str, Any]:
    """The rows of each section of a page, and its heading."""
    heading, *sections, _ = whole_page(STORE, view, **options)
    return {"heading": heading, **dict(sections)}


def test_the_line_below_the_title_says_how_far_each_kind_has_come() -> None:
    def line(words: str) -> str:
        return str(page("show", words=(words,))["heading"][1])

    assert line("talks") == "held · 28 Oct 2025 10:00 · Tokyo (UTC+09:00) · 4 publishers · ≠ they differ"
    assert line("watch") == "held · 27–29 Oct 2025 · Tokyo (UTC+09:00) · 1 publisher"
    assert line("treaty") == "signed · 28 Oct 2025 · Tokyo · 1 publisher"
    assert line("gift") == "committed, ≠ disputed · 1 publisher"


def test_a_report_that_disagrees_says_what_it_gives_and_one_that_confirms_does_not() -> None:
    texts = [row[-1] for row in page("show", words=("talks",))["reports_for_people"]]
    assert texts[1:] == [
        "status expected → held; start 28 Oct → 28 Oct 10:00; length 1h",
        "=",
        "≠ length 2h (by the clock)",
    ]
    assert texts[0] == "first report; start 28 Oct"


def test_what_is_said_otherwise_is_unknown_before_its_day() -> None:
    texts = [row[-1] for row in page("show", words=("talks",), as_of="2025-10-28")["reports_for_people"]]
    assert len(texts) == 2
    assert not any("2h" in str(text) for text in texts)


def test_a_record_of_several_days_says_until_when() -> None:
    clocks = {row["id"]: row["time"] for row in answer(STORE, "timeline")}
    assert clocks == {"watch": "to 29 Oct evening", "talks": "10:00"}


def test_an_end_that_only_plans_give_is_marked_or_left_out() -> None:
    store = compiled("""
events:
  - id: watch
    stop: tokyo
    title: Watch
    kind: other
    reports: [{source: alpha-22, status: expected, start: 2025-10-27, end: 2025-10-29}, {source: beta-28, status: held, start: 2025-10-27}]
  - id: talks
    stop: tokyo
    title: Talks
    kind: summit
    reports: [{source: alpha-22, status: expected, start: "2025-10-28T10:00", end: "2025-10-28T11:00"}, {source: beta-28, status: held, start: "2025-10-28T10:00"}]
""")
    assert {row["id"]: row["time"] for row in answer(store, "timeline")} == {
        "watch": "to 29 Oct planned",
        "talks": "10:00",
    }
    headings = [whole_page(store, "show", words=(event,))[0][1] for event in ("watch", "talks")]
    assert headings[0].startswith("held · 27 Oct 2025 to 29 Oct 2025 planned · ")
    assert headings[1].startswith("held · 28 Oct 2025 10:00 · ")


def test_the_summary_names_the_stops_first_and_what_was_signed_elsewhere_last() -> None:
    lines = page("summary")["lines"]
    signed = lines.index(("SIGNED", "Tokyo 1: Treaty"))
    assert lines[signed + 1] == ("·", "Elsewhere 2: Charter; Pact")


def test_an_agreement_has_the_place_of_its_event_also_off_the_route_and_else_says_what_it_is_about() -> None:
    store = compiled("""
events:
  - {id: signing, place: {name: Seoul, country: KR, timezone: Asia/Seoul}, title: Signing, kind: signing, reports: [{source: beta-28, status: held, start: 2025-10-28}]}
  - {id: post, place: {name: Truth Social, timezone: Asia/Seoul}, title: Post, kind: statement, reports: [{source: beta-28, status: held, start: 2025-10-28}]}
agreements:
  - {id: a-signed, title: Signed, kind: trade, parties: [JP, US], event: signing, reports: [{source: beta-28, status: signed}]}
  - {id: b-posted, title: Posted, kind: trade, parties: [JP, US], event: post, reports: [{source: beta-28, status: announced}]}
  - {id: c-about, title: About, kind: trade, parties: [JP, US], concerns: [tokyo], reports: [{source: beta-28, status: signed}]}
""")
    places = {row["id"]: (row["place"], row["where"]) for row in answer(store, "agreements")}
    assert places == {"a-signed": ("Seoul", "Seoul"), "b-posted": (None, None), "c-about": (None, "about Tokyo")}


def test_a_span_names_what_its_days_do_not_share() -> None:
    assert format_span("2024-05-13", "2024-05-19") == "13–19 May 2024"
    assert format_span("2024-05-30", "2024-06-02") == "30 May – 2 Jun 2024"
    assert format_span("2024-12-30", "2025-01-02") == "30 Dec 2024 – 2 Jan 2025"
    assert format_span("2024-05-13", "2024-05-13") == "13 May 2024"
    assert format_span("2024-05", "2024-06-02") == "May 2024 – 2 Jun 2024"
    assert format_span(None, None) == ""


def test_a_slip_in_the_name_of_a_record_is_answered_with_the_nearest_names() -> None:
    (message,) = whole_page(STORE, "show", words=("tokyi",))
    assert "did you mean tokyo (Tokyo)" in message
    assert message.endswith("tripcli search tokyi looks through all texts")
