"""A dataset to start from: with comments, without problems, and with at least one record for every view.

Takes what an author knows at the beginning, gives the texts of the files.
"""

from dataclasses import dataclass

from tripcli.authoring.ids import Namer, slug
from tripcli.authoring.starter_texts import EVENTS, PEOPLE, SOURCES, STOP, TRIP
from tripcli.authoring.yaml_writer import scalar
from tripcli.values.countries import country_name

SCHEMA_FILE = ".dataset.schema.json"
"""Name of the schema beside a dataset, for editors; the reader ignores hidden files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopAnswer:
    """A stop as the author gives it."""

    name: str
    country: str
    """ISO 3166 alpha-2."""
    timezone: str
    arrive: str
    """A time as in a dataset, or empty; the first stop has one."""
    depart: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The answers from which a new dataset is made."""

    title: str
    traveler: str
    office: str
    country: str
    """Of the traveller, ISO 3166 alpha-2."""
    stops: tuple[StopAnswer, ...]


EXAMPLE = Answers(
    title="A tour of two cities",
    traveler="Ann Example",
    office="Minister of Example",
    country="CH",
    stops=(
        StopAnswer(
            name="Geneva", country="CH", timezone="Europe/Zurich", arrive="2024-05-13T09:30", depart="2024-05-14"
        ),
        StopAnswer(
            name="Nairobi", country="KE", timezone="Africa/Nairobi", arrive="2024-05-14 evening", depart="2024-05-16"
        ),
    ),
)
"""An invented trip, used when no questions are asked."""


def starter_files(answers: Answers) -> dict[str, str]:
    """Name of each file -> its text."""
    namer = Namer("stop")
    stops = [(namer.fresh(stop.name), stop) for stop in answers.stops]
    first_id, first = stops[0]
    day = first.arrive[:10]
    traveler = slug(answers.traveler) or "traveler"
    words = {
        "trip": slug(answers.title) or "trip",
        "title": scalar(answers.title),
        "traveler": traveler,
        "name": scalar(answers.traveler),
        "office": scalar(answers.office),
        "country": answers.country,
        "timezone": first.timezone,
        "stop": first_id,
        "start": day,
        "published": f"{day}~",
        "parties": ", ".join(dict.fromkeys((answers.country, first.country))),
        "countries": "\n".join(
            map(_party, dict.fromkeys((answers.country, *(stop.country for stop in answers.stops))))
        ),
        "stops": "\n".join(_stop(stop_id, stop) for stop_id, stop in stops),
    }
    texts = {"trip.yaml": TRIP, "people.yaml": PEOPLE, "sources.yaml": SOURCES, "events.yaml": EVENTS}
    return {name: text.format_map(words) for name, text in texts.items()}


def in_one_file(files: dict[str, str]) -> str:
    """All files as one text; no two of them have the same key."""
    return "\n".join(files.values())


def with_schema(files: dict[str, str]) -> dict[str, str]:
    """The files, each with a first line from which an editor knows the schema beside them."""
    line = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"
    return {name: line + text for name, text in files.items()}


def _party(code: str) -> str:
    return f"  - {{id: {code}, name: {scalar(country_name(code) or code)}, kind: country}}"


def _stop(stop_id: str, stop: StopAnswer) -> str:
    """A stop with its first report."""
    times = "".join(f", {key}: {value}" for key, value in (("arrive", stop.arrive), ("depart", stop.depart)) if value)
    return STOP.format(id=stop_id, name=scalar(stop.name), country=stop.country, timezone=stop.timezone, times=times)
