"""The texts of a new dataset, with comments for authors who have never written one.

`starter` fills in the words in braces.
"""

TRIP = """\
# The journey and its route. After each change: tripcli check (and tripcli help CODE explains a problem).

trip:
  id: {trip}
  title: {title}
  traveler: {traveler}  # the id of somebody in `people`
  timezone: {timezone}  # times of publication are in this zone, unless their publisher has its own

# Every stop, event, agreement and pledge has at least one report: what one source says of it.
stops:
{stops}"""

STOP = """\
  - id: {id}  # small letters, digits and hyphens; a permanent name
    name: {name}
    kind: stop                  # stop, halt (on the way) or home
    country: {country}
    timezone: {timezone}
    # coordinates: [12.34, -56.78]   # latitude, longitude, for distances
    reports:
      - {{source: programme, status: expected{times}}}
      # When a source says that it happened, add a report, and keep the one above:
      # - {{source: the-source, status: held, arrive: 2024-05-13T09:45}}
"""

PEOPLE = """\
# Who takes part. A country's id is its two capital letters (ISO 3166); other ids have small letters.

parties:
{countries}
  # - {{id: acme, name: Acme Corporation, short: Acme, kind: company, country: {country}}}

people:
  - {{id: {traveler}, name: {name}, title: {office}, party: {country}}}
  # - {{id: bob-ray, name: Bob Ray, short: Ray, title: Mayor, party: {country}, alt_names: [Robert Ray]}}
"""

SOURCES = """\
# Who publishes, and what. `published` is as precise as the page; a ~ at its end says that the date was inferred.
# kind: official, wire, press, broadcast, book, archive or social. Put a title that you supply in square brackets.

# publishers:      # their dates are read in their own time zone, and all their pages are one voice
#   - {{id: the-paper, name: The Paper, alt_names: [Paper], timezone: {timezone}, kind: press}}

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
# 2024, early 2024-05, 2024-05-13, 2024-05-13 evening, 2024-05-13T18:30; then ~ approximate or ? uncertain.

events:
  - id: first-meeting
    stop: {stop}  # or, off the route, place: {{name: …, timezone: …}}
    title: First meeting        # at most 40 cells
    kind: meeting               # arrival, meeting, summit, signing, speech …; tripcli schema lists them
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
      - {{source: programme, status: expected}}        # then announced, signed; or lapsed, withdrawn

pledges:
  - id: first-pledge
    title: "[What somebody is to pay]"
    kind: investment            # investment, purchase, tariff, spending, goods or other
    by: {country}                      # or a list of those who pledge it together
    # to: {country}
    event: first-meeting
    amount: 1.5 million         # digits, then thousand, million …; unnamed when no source has a number
    unit: EUR                   # an ISO 4217 code, or tonnes, aircraft, percent …; declare others in units:
    # bound: up-to              # about, up-to or at-least; exactly when this line is absent
    # part_of: another-pledge   # it is included in that one, and not added to it
    reports:
      - {{source: programme, status: expected}}        # then pledged, committed, disbursed; or lapsed
"""
