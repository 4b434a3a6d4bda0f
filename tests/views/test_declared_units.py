"""Units that the dataset declares, as people read them."""

from running import Tripcli


def test_every_view_writes_a_declared_unit_in_its_words(on_docstring: Tripcli) -> None:
    """
    trip: {id: t, title: Tour, traveler: ana, timezone: UTC}
    units: [{id: goat-herds, singular: herd of goats, plural: herds of goats, summed: yes}]
    parties:
      - {id: PT, name: Portugal, kind: country}
      - {id: JP, name: Japan, kind: country}
    people:
      - {id: ana, name: Ana Silva, short: Silva, title: Minister, party: PT}
    sources:
      - {id: a, publisher: A, title: TA, published: 2031-03-02, kind: press}
      - {id: b, publisher: B, title: TB, published: 2031-03-09T18:00, kind: press}
    stops:
      - {id: rabat, name: Rabat, country: PT, timezone: UTC, reports: [{source: a, status: expected, arrive: 2031-03-09}]}
    pledges:
      - {id: p1, title: Goats, kind: goods, by: PT, to: JP, unit: goat-herds, reports: [{source: a, status: pledged, amount: 1}, {source: b, status: pledged, amount: 3}]}
      - {id: p2, title: More goats, kind: goods, by: PT, to: JP, unit: goat-herds, amount: 5, reports: [{source: a, status: pledged}]}
    """
    between = ("--since", "2031-03-03", "--until", "2031-03-20")
    from_one_to_three = "1 herd of goats → 3 herds of goats"
    expected = {
        ("pledges",): "1–3 herds of goats",
        ("pledges", "--total"): "6–8 herds of goats",
        ("changes", *between): from_one_to_three,
        ("reports",): "amount: 1 herd of goats",
        ("conflicts",): "3 herds of goats",
        ("show", "p1"): from_one_to_three,
        ("summary",): "1–3 herds of goats",
    }
    for arguments, words in expected.items():
        assert words in on_docstring(*arguments).text, arguments
