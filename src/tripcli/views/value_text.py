"""Values of any field as texts for people, with short names and days as in the tables."""

from tripcli.query.knowledge import Knowledge
from tripcli.table import Kind
from tripcli.values.display import format_time, format_value


def value_text(knowledge: Knowledge, type_name: str, text: str) -> str:
    """Return a value of a field as people read it; `type_name` is what the store keeps beside the value."""
    if type_name == "time":
        return format_time(text, usual_year=knowledge.usual_year)
    if type_name == "people":
        return ", ".join(person_text(knowledge, item) for item in text.split(";"))
    return format_value(type_name, text, knowledge.unit_words)


def person_text(knowledge: Knowledge, item: str) -> str:
    """Return the short name of a person in a list, with the `(expected)` or `(mentioned)` behind the id."""
    person, space, presence = item.partition(" ")
    name = knowledge.name(Kind.PERSON, person)
    return (name.short if name else person) + space + presence


def names_text(knowledge: Knowledge, kind: Kind, ids: str) -> str:
    """Return the short names of ids joined with `;`, each once."""
    names = ((one, knowledge.name(kind, one)) for one in ids.split(";"))
    return ", ".join(dict.fromkeys(name.short if name else one for one, name in names))


def list_changes(knowledge: Knowledge, before: str | None, after: str) -> str:
    """Return who came to a list of people and who went, or whose presence is another: `+Kihara, -Glass`."""
    old, new = _presences(before or ""), _presences(after)
    came = [
        ("+" if person not in old else "") + person_text(knowledge, f"{person} {presence}".rstrip())
        for person, presence in new.items()
        if old.get(person) != presence
    ]
    went = [f"-{person_text(knowledge, person)}" for person in old if person not in new]
    return ", ".join([*came, *went])


def _presences(text: str) -> dict[str, str]:
    """The people of a list, each with `(expected)` or `(mentioned)`, or an empty text when present."""
    parts = (item.partition(" ") for item in text.split(";") if item)
    return {person: presence for person, _, presence in parts}
