"""The questions of `tripcli new`: title, traveller, stops, dates and zones."""

from tripcli.authoring.starter import Answers, StopAnswer
from tripcli.cli.diagnostics import print_message
from tripcli.cli.prompts import ask
from tripcli.cli.runtime import Runtime
from tripcli.values.countries import country_name, zones_of
from tripcli.values.instants import zone
from tripcli.values.times import parse_time


def asked(runtime: Runtime) -> Answers:
    """The answers of somebody at the terminal; raises UsageError when they end too soon."""
    title = ask(runtime, "Title of the trip", _words)
    traveler = ask(runtime, "Who travels (name)", _words)
    office = ask(runtime, "Office held at the time", _words)
    country = ask(runtime, "For which country (two letters)", _country)
    print_message(runtime, "Now the stops, in order; an empty name ends the list.")
    stops = [_stop(runtime, ask(runtime, "Stop 1 (name)", _words), is_first=True)]
    while name := ask(runtime, f"Stop {len(stops) + 1} (name)", _perhaps):
        stops.append(_stop(runtime, name, is_first=False))
    return Answers(title=title, traveler=traveler, office=office, country=country, stops=tuple(stops))


def _stop(runtime: Runtime, name: str, *, is_first: bool) -> StopAnswer:
    """What is asked of each stop."""
    country = ask(runtime, "  country (two letters)", _country)
    zones = zones_of(country)
    named = [one for one in zones if one.rpartition("/")[2].replace("_", " ").casefold() == name.casefold()]
    suggested = (named or zones or [""])[0]
    timezone = ask(runtime, "  time zone", _zone, suggested)
    arrive = ask(
        runtime, "  arrival, local, such as 2024-05-13 or 2024-05-13T09:30", _time if is_first else _time_perhaps
    )

    def after_arrival(answer: str) -> str:
        if answer and arrive and parse_time(answer).last < parse_time(arrive).first:
            raise ValueError(f"a time after the arrival, {arrive}, is needed")
        return answer

    depart = ask(runtime, "  departure (empty when not known)", after_arrival)
    return StopAnswer(name=name, country=country, timezone=timezone, arrive=arrive, depart=depart)


def _words(answer: str) -> str:
    if not answer or not answer.isprintable() or len(answer) > 200:
        raise ValueError("a text of one line is needed")
    return answer


def _perhaps(answer: str) -> str:
    return _words(answer) if answer else ""


def _country(answer: str) -> str:
    code = answer.upper()
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        raise ValueError("the two letters of ISO 3166 are needed, such as CH for Switzerland")
    if country_name(code) is None and country_name("CH") is not None:
        raise ValueError(f"no country has the letters {code}")
    return code


def _zone(answer: str) -> str:
    zone(answer)
    return answer


def _time(answer: str) -> str:
    return answer if parse_time(answer) else ""


def _time_perhaps(answer: str) -> str:
    return _time(answer) if answer else ""
