"""A dataset that attacks whoever reads it, and the characters that no stream and no screen may show."""

DATASET = """
trip: {id: hostile, title: "A \\e[31mred\\e[0m trip", traveler: person, timezone: UTC}
parties: [{id: DE, name: "Ger\\u202Emany", kind: country}]
people:
  - {id: person, name: "Per\\u0007son \\e]0;owned\\e\\\\", short: "P\\u009B31m", party: DE, title: "[bold]chief[/bold]"}
sources:
  - {id: source, publisher: "=cmd|' /C calc'!A0", title: "\\\\$(touch owned) `touch owned` \\\\", published: 2024-05-14,
     kind: press, url: "https://example.org/?a=%1b"}
  - {id: source-two, publisher: "B; touch owned #", title: "'; touch owned; '", published: 2024-05-14, kind: press}
stops:
  - {id: stop, name: "S\\e[2Jtop", country: DE, timezone: UTC,
     reports: [{source: source, status: held, arrive: 2024-05-13}]}
events:
  - id: event
    stop: stop
    title: "[red]Talks[/red] \\e[31m\\u202Eevil\\u2066 \\u200B\\t\\n \\x7F"
    kind: meeting
    participants: [person]
    reports:
      - {source: source, status: held, start: 2024-05-13, venue: "+1+1", note: "\\x9B2J", topics: ["$(touch owned)", "a;b"]}
agreements:
  - {id: agreement, title: "@SUM(1)", kind: trade, parties: [DE],
     reports: [{source: source-two, status: signed, note: "-1"}]}
pledges:
  - {id: pledge, title: "\\e[5m", kind: other, by: DE,
     reports: [{source: source, status: pledged, amount: 1, unit: EUR, period: "\\u2028"}]}
"""
FORBIDDEN = [chr(code) for code in (*range(9), *range(11, 32), *range(0x7F, 0xA0))]
FORBIDDEN += ["\u202e", "\u2066", "\u2028", "\u200b"]
