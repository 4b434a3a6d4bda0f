"""Opening the pages of sources in the browser, for `--open`."""

import webbrowser
from collections.abc import Iterable

from tripcli.cli.diagnostics import print_note
from tripcli.cli.runtime import Runtime
from tripcli.errors import UnknownName, UsageError
from tripcli.query.filters import BY_ID, Selection
from tripcli.query.names import resolve
from tripcli.query.request import Request
from tripcli.table import Table
from tripcli.views import load_view
from tripcli.views.answer import answer_of
from tripcli.views.view import View

MOST_PAGES = 8
"""More would be a slip: a browser opens each in a tab."""


def addresses_of(view: View, request: Request) -> list[str]:
    """The addresses of the sources that `sources` lists, or of a record that `show` shows; raises UsageError."""
    sources = load_view("sources")
    if view.id == "show":
        request = _of_record(request)._replace(sort="", limit=None)
    wanted = request._replace(columns=("url",), count_by="", for_people=False, zone="")
    answer = answer_of(sources, wanted)
    rows = answer.rows if isinstance(answer, Table) else ()
    found = list(dict.fromkeys(str(url) for (url, *_) in rows if url))
    addresses = [url for url in found if is_on_the_web(url)]
    if not addresses:
        raise UsageError("--open: no source that was chosen has an address on the web")
    if len(addresses) > MOST_PAGES:
        raise UsageError(f"--open: {len(addresses)} pages; choose at most {MOST_PAGES}, for example with --source")
    return addresses


def is_on_the_web(address: str) -> bool:
    """Whether a browser may be given the address: a file or a script is no page of a source."""
    return address.lower().startswith(("http://", "https://"))


def _of_record(request: Request) -> Request:
    """The request for the sources of the record that was asked for; of a source, for itself."""
    words = request.options["words"]
    try:
        ids = resolve(request.knowledge, "source", words, "source")
    except UnknownName:
        return request._replace(options={"record": words}, selections=())
    return request._replace(options={}, selections=(Selection(BY_ID["source"], ids),))


def open_pages(addresses: Iterable[str], runtime: Runtime) -> list[str]:
    """Open the addresses; returns those that no browser could open."""
    unopened = []
    for address in addresses:
        if open_silently(address):
            print_note(runtime, f"opened {address}")
        else:
            unopened.append(address)
    return unopened


def open_silently(address: str) -> bool:
    """Open an address; returns whether a browser took it."""
    try:
        return webbrowser.open(address)
    except webbrowser.Error:
        return False
