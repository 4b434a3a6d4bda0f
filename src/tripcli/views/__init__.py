"""The list of views: one line here and one file each, imported only when its view is asked for."""

from importlib import import_module

from tripcli.views.view import View

VIEWS: dict[str, str] = {
    "timeline": "What happened, in order, in local time.",
    "stops": "The route: where, from when to when, how far.",
    "participants": "Who took part, how often and when.",
    "meetings": "Who met whom, how often and where.",
    "agreements": "What was signed or announced, between whom.",
    "pledges": "Every figure that was promised, with totals that never count twice.",
    "sources": "Who reported it, when and where to read it.",
    "reports": "What each source says of each record, value by value.",
    "changes": "What changed in what was known, between two moments.",
    "conflicts": "Where sources disagree, and which say what.",
    "summary": "The trip at a glance: route, meetings, deals, what is disputed and open.",
    "compare": "Several trips side by side, measure by measure.",
    "show": "One record of any kind: its fields, every report on it, what points to it.",
    "search": "Words in titles, names, venues, topics, notes and sources.",
    "next": "What is still to come, what is overdue, and what has no date.",
}
"""Name of each view -> what it answers, in a line."""


def load_view(view_id: str) -> View:
    """The view of that name; raises KeyError."""
    if view_id not in VIEWS:
        raise KeyError(view_id)
    view: View = import_module(f"tripcli.views.{view_id}").VIEW
    return view
