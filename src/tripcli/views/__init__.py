"""The list of views: one line here and one file each, imported only when its view is asked for."""

from importlib import import_module

from tripcli.views.view import View

VIEWS: dict[str, str] = {
    "timeline": "What happened, in order, in local time.",
    "stops": "The route: where, from when to when, how far.",
    "participants": "Who took part, how often and when.",
    "agreements": "What was signed or announced, between whom.",
    "pledges": "Every figure that was promised, with totals that never count twice.",
    "sources": "Who reported it, when and where to read it.",
}
"""Name of each view -> what it answers, in a line."""


def load_view(view_id: str) -> View:
    """The view of that name; raises KeyError."""
    if view_id not in VIEWS:
        raise KeyError(view_id)
    view: View = import_module(f"tripcli.views.{view_id}").VIEW
    return view
