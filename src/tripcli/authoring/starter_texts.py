"""The texts of a new dataset, with comments for those who have never written one.

Words in braces are filled in by `starter`.
"""

TRIP = """\
# The journey and its route. After each change: tripcli check (and tripcli help CODE explains a problem).

trip:
  id: {trip}
  title: {title}
  traveler: {traveler}  # the id of somebody in `people`
  timezone: {timezone}  # in it a time of publication without an offset is read

# Every stop, event, agreement and pledge has at least one report: what one source says of it, and no more.
stops:
{stops}"""

STOP = """\
  - id: {id}  # small letters, digits and hyphens; never used again for something else
    name: {name}
    kind: stop                  # stop, halt (on the way) or home
    country: {country}
    timezone: {timezone}
    # coordinates: [12.34, -56.78]   # latitude, longitude: they give the distances
    reports:
      - {{source: programme, status: expected{times}}}
      # Once a source says that it happened, add what that source says, and keep the lines above:
      # - {{source: the-source, status: held, arrive: 2024-05-13T09:45}}
"""

PEOPLE = """\
# Who takes part. Countries have the two capital letters of ISO 3166, everything else an id in small letters.

parties:
{countries}
  # - {{id: acme, name: Acme Corporation, short: Acme, kind: company, country: {country}}}

people:
  - {{id: {traveler}, name: {name}, title: {office}, party: {country}}}
  # - {{id: bob-ray, name: Bob Ray, short: Ray, title: Mayor, party: {country}, alt_names: [Robert Ray]}}
"""

SOURCES = """\
# Who said it. `published` is as precise as the page; a ~ at its end says that the date was inferred.
# kind: official, wire or press. A title that you supply stands in square brackets.

sources:
  - id: programme
    publisher: "[Replace: who published the programme]"
    title: "[Programme of the trip]"
    published: {published}
    kind: official
    # url: https://www.example.org/programme
"""

EVENTS = """\
# What happens, and what comes of it. Times are local to the stop, and only as precise as the source:
# 2024, 2024-05, 2024-05-13, 2024-05-13 evening, 2024-05-13T18:30; then ~ approximate or ? uncertain.

events:
  - id: first-meeting
    stop: {stop}  # or, off the route, place: {{name: …, timezone: …}}
    title: First meeting        # at most 40 cells
    kind: meeting               # arrival, meeting, summit, signing, speech … (tripcli schema has them all)
    participants: [{traveler}]
    reports:
      - {{source: programme, status: expected, start: {start}}}
      # - {{source: the-source, status: held, start: 2024-05-13T14:00, end: 2024-05-13T15:10, note: a clause}}

agreements:
  - id: first-agreement
    title: "[An agreement]"
    kind: other                 # trade, security, energy …
    parties: [{parties}]
    event: first-meeting        # where it was signed or announced
    reports:
      - {{source: programme, status: expected}}        # then announced, signed, withdrawn

pledges:
  - id: first-pledge
    title: "[What somebody is to pay]"
    kind: investment            # investment, purchase, tariff, spending, goods or other
    by: {country}
    # to: {country}
    event: first-meeting
    amount: 1.5 million         # digits, then thousand, million, billion or trillion
    unit: EUR                   # an ISO 4217 code, or tonnes, aircraft, percent …
    # bound: up-to              # about, up-to or at-least; exactly when nothing stands here
    # part_of: another-pledge   # it lies within that one, and is not added to it
    reports:
      - {{source: programme, status: expected}}        # then pledged, committed, disbursed
"""
