"""A trip in which whatever became known on one day carries that day's word, and early records link to later ones.

The word of the first day is `marka`, of the second `markb`, and so on. It stands in each report, in each field outside
the reports, in ids, names, and addresses. What was known before a day may not contain its word, although records of
the first day name records of every later day.
"""

from typing import Any

COUNT = 4
DAYS = tuple(f"2021-03-0{number + 1}" for number in range(COUNT))
"""Days of publication."""
BEFORE = ("2021-02-28", *DAYS[:-1])
"""For each day the day before it."""
MARKS = tuple("mark" + letter for letter in "abcd")
NEVER = "markz"
"""A word that no day has."""
COUNTRIES = ("SE", "DK", "FI", "IS")
Tree = dict[str, Any]


def trip() -> Tree:
    """The trip, as the object of a JSON file."""
    lists: dict[str, list[Tree]] = {
        "parties": [{"id": "NO", "name": "Norway", "kind": "country"}],
        "people": [{"id": "p-lead", "name": "Lead Person", "title": "Head", "party": "NO"}],
        "publishers": [], "sources": [], "stops": [], "events": [], "agreements": [], "pledges": [],
        "units": [], "kinds": [], "source_kinds": [],
    }  # fmt: skip
    for day in range(COUNT):
        for name, records in (names_of(day) | alone_of(day)).items():
            lists[name] += records
    for name, records in early().items():
        lists[name] += records
    return {"trip": {"id": "leaks", "title": "A trip", "traveler": "p-lead", "timezone": "Europe/Oslo"}, **lists}


def names_of(day: int) -> dict[str, list[Tree]]:
    """The source of a day, and those whom only the records of that day name."""
    word, land = MARKS[day], COUNTRIES[day]
    return {
        "units": [{"id": f"unit-{word}", "plural": f"units {word}", "summed": "yes"}],
        "kinds": [{"id": f"kind-{word}", "of": kind, "meaning": word} for kind in ("event", "agreement", "pledge")],
        "source_kinds": [{"id": f"outlet-{word}", "meaning": word}],
        "publishers": [
            {
                "id": f"b-{word}", "name": f"Press {word}", "short": word, "alt_names": [f"Blatt {word}"],
                "timezone": "Europe/Oslo", "country": "NO", "kind": f"outlet-{word}", "note": f"owner {word}",
            }
        ],
        "sources": [
            {
                "id": f"s-{word}", "publisher": f"b-{word}", "via": f"Kiosk {word}", "title": f"Title {word}",
                "published": DAYS[day], "url": f"https://example.org/{word}",
                "archive_url": f"https://example.org/old/{word}", "language": "no", "note": f"note {word}",
            }
        ],
        "parties": [
            {"id": land, "name": f"Land {word}", "kind": "country", "alt_names": [f"Country {word}"]},
            {"id": f"c-{word}", "name": f"Firm {word}", "short": word, "kind": "company", "country": land},
        ],
        "people": [
            {
                "id": f"p-{word}", "name": f"Per {word}", "short": word, "title": f"Office {word}",
                "party": f"c-{word}", "alt_names": [f"Pelle {word}"],
                "offices": [{"title": f"Chair {word}", "party": f"c-{word}", "from": "2020"}],
            },
            {"id": f"v-{word}", "name": f"Voice {word}"},
        ],
    }  # fmt: skip


def alone_of(day: int) -> dict[str, list[Tree]]:
    """Records of each kind that only the source of a day reports, with fields outside the reports."""
    word = MARKS[day]
    source = f"s-{word}"
    later = {"within": f"h-{MARKS[day + 1]}"} if day + 1 < COUNT else {}
    return {
        "stops": [
            {
                "id": f"h-{word}", "name": f"Haven {day}", "alt_names": [f"Port {word}"], "kind": "halt", "country": "NO",
                "timezone": "Europe/Oslo", "coordinates": ["60", str(day)], **later,
                "reports": [{"source": source, "status": "held", "arrive": DAYS[day], "note": f"seen {word}"}],
            }
        ],
        "events": [
            {
                "id": f"e-{word}", "stop": f"h-{word}", "kind": f"kind-{word}", "title": f"Alone {word}",
                "venue": f"Yard {word}", "topics": [f"topic {word}", "common"], "participants": [f"p-{word}"],
                "reports": [
                    {"source": source, "status": "held", "start": DAYS[day], "note": f"word {word}", "said_by": f"v-{word}"}
                ],
            }
        ],
        "agreements": [
            {
                "id": f"a-{word}", "kind": f"kind-{word}", "parties": [f"c-{word}"], "event": f"e-{word}",
                "title": f"Deal {word}", "venue": f"Room {word}", "topics": [f"clause {word}"],
                "reports": [{"source": source, "status": "signed", "note": f"line {word}"}],
            }
        ],
        "pledges": [
            {
                "id": f"g-{word}", "kind": f"kind-{word}", "by": [f"c-{word}", COUNTRIES[day]], "to": "NO", "event": f"e-{word}",
                "title": f"Sum {word}", "unit": f"unit-{word}", "period": f"by {word}", "topics": [f"fund {word}"],
                "reports": [{"source": source, "status": "pledged", "amount": str(7**9), "note": f"coin {word}"}],
            }
        ],
    }  # fmt: skip


def early() -> dict[str, list[Tree]]:
    """Records that the first day already reports: some are reported anew each day, some link to what comes later."""
    stop_reports, event_reports, agreement_reports, pledge_reports = [], [], [], []
    for day, word in enumerate(MARKS):
        source = {"source": f"s-{word}", "said_by": ["NO", f"v-{word}"]}
        stop_reports.append(
            {**source, "status": "expected" if day < 2 else "held", "arrive": f"2021-03-02T0{day}:00", "note": word}
        )
        event_reports.append(
            {
                **source, "status": "expected" if day < 2 else "held", "start": f"2021-03-0{day + 3}",
                "length": f"{day + 1}h", "venue": f"Hall {word}", "title": f"Talk {word}", "attendance": str(day + 100),
                "participants": ["p-lead", f"p-{word}"], "topics": [f"theme {word}"], "note": f"said {word}",
            }
        )  # fmt: skip
        agreement_reports.append(
            {
                **source, "status": "expected" if day < 2 else "signed", "title": f"Pact {word}",
                "date": f"2021-03-0{day + 4}", "venue": f"Salon {word}", "note": f"term {word}",
            }
        )  # fmt: skip
        pledge_reports.append(
            {
                **source, "status": "pledged" if day < 2 else "committed", "title": f"Fund {word}",
                "amount": str(7 ** (day + 10)), "period": f"until {word}", "note": f"gold {word}",
            }
        )  # fmt: skip
    lists: dict[str, list[Tree]] = {
        "stops": [{"id": "oslo", "name": "Oslo", "country": "NO", "timezone": "Europe/Oslo", "reports": stop_reports}],
        "events": [{"id": "talk", "stop": "oslo", "kind": "meeting", "reports": event_reports}],
        "agreements": [
            {"id": "pact", "kind": "trade", "parties": ["NO"], "event": "talk", "reports": agreement_reports},
        ],
        "pledges": [
            {"id": "fund", "kind": "investment", "by": "NO", "unit": "USD", "event": "talk", "reports": pledge_reports},
        ],
    }
    for day in range(1, COUNT):
        for name, records in linked_to(day).items():
            lists[name] += records
    return lists


def linked_to(day: int) -> dict[str, list[Tree]]:
    """Records of the first day that link to the records of a later one; their own texts do not tell the day."""
    word = MARKS[day]
    expected = [{"source": f"s-{MARKS[0]}", "status": "expected"}]
    amounts = [{"source": f"s-{MARKS[0]}", "status": "pledged", "amount": "40000000", "unit": "USD"}]
    place = {"name": "At sea", "timezone": "Europe/Oslo"}
    pledge: Tree = {"kind": "investment", "by": "NO", "reports": amounts}
    return {
        "stops": [
            {
                "id": f"quay-{day}", "name": f"Quay {day}", "kind": "halt", "within": f"h-{word}", "country": "NO",
                "timezone": "Europe/Oslo", "reports": expected,
            }
        ],
        "events": [
            {"id": f"at-{day}", "stop": f"h-{word}", "title": "Walk", "kind": "visit", "reports": expected},
            {"id": f"sea-{day}", "place": place, "concerns": [f"h-{word}"], "title": "Swim", "kind": "other",
             "reports": expected},
            {"id": f"then-{day}", "place": place, "after": [f"e-{word}"], "title": "Rest", "kind": "other",
             "reports": expected},
        ],
        "agreements": [
            {"id": f"note-{day}", "kind": "other", "parties": ["NO"], "event": f"e-{word}", "title": "Note", "binding": "no",
             "reports": expected},
            {"id": f"memo-{day}", "kind": "other", "parties": ["NO"], "concerns": [f"h-{word}"], "title": "Memo",
             "reports": expected},
        ],
        "pledges": [
            {"id": f"from-{day}", "title": "From", "event": f"e-{word}", **pledge},
            {"id": f"part-{day}", "title": "Part", "part_of": f"g-{word}", **pledge},
            {"id": f"twin-{day}", "title": "Twin", "overlaps": [f"g-{word}"], **pledge},
            {"id": f"moves-{day}", "title": "Moves", "part_of": "fund", "event": f"e-{word}", **pledge},
            {"id": f"near-{day}", "title": "Near", "concerns": [f"h-{word}"], **pledge},
        ],
    }  # fmt: skip
