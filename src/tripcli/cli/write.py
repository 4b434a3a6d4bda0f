"""The last step: an answer is written in the format that was asked for, to stdout or a file."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tripcli.cli.output import stream, target_for
from tripcli.cli.runtime import Runtime
from tripcli.errors import UnknownName, UsageError
from tripcli.table import Page, Row, Table
from tripcli.writers import BY_ID, BY_SUFFIX, WRITERS, Pages, Writer

Values = Mapping[str, Any]


def chosen_writer(values: Values) -> Writer:
    """The writer of `-f`, else of the file's suffix, else the table; raises UnknownName."""
    word, output = values.get("format"), values.get("output")
    if word is None:
        return _writer_of_suffix(output) if output else WRITERS[0]
    format_id = word.lower()
    if format_id in BY_ID:
        return BY_ID[format_id]
    if f".{format_id}" in BY_SUFFIX:
        return BY_SUFFIX[f".{format_id}"]
    from tripcli.values.nearest import nearest

    near = nearest(format_id, BY_ID)
    hint = f"; did you mean {near}? There" if near else "; there"
    raise UnknownName(f'-f "{word}": no such format{hint} are: {", ".join(BY_ID)}')


def _writer_of_suffix(output: str) -> Writer:
    """The writer of a file's suffix; a file without one, or a device, gets the table; raises UnknownName."""
    suffix = Path(output).suffix.lower()
    longer = "".join(Path(output).suffixes[-2:]).lower()
    if longer in BY_SUFFIX or suffix in BY_SUFFIX:
        return BY_SUFFIX.get(longer) or BY_SUFFIX[suffix]
    if not suffix or output.startswith("/dev/"):
        return WRITERS[0]
    suffixes = ", ".join(BY_SUFFIX)
    raise UnknownName(f'-o "{output}": no format has the suffix {suffix}; use one of {suffixes}, or name it with -f')


def require_no_terminal(writer: Writer, values: Values, runtime: Runtime) -> None:
    """Raise UsageError when a file that is not text would be written to a terminal."""
    if not writer.is_text and runtime.out_is_terminal and values.get("output") in {None, "-"}:
        suffix = writer.suffixes[0]
        raise UsageError(f"-f {writer.id}: a terminal cannot show this file; write it with -o FILE{suffix}")


def chosen_color(values: Values) -> str:
    """The value of `--color`; raises UsageError."""
    from tripcli.cli.options import COLORS

    word = values.get("color")
    if word is None:
        return "auto"
    if word.lower() not in COLORS:
        raise UsageError(f'--color "{word}": one of {", ".join(COLORS)}')
    return str(word.lower())


def named_section(page: Page, section_id: str | None, writer: Writer) -> Table:
    """The table of the section that was named; raises UsageError when none was, or the page has no such section."""
    from tripcli.writers.pages import section_ids, section_table

    if section_id is None:
        known = ", ".join(section_ids(page))
        raise UsageError(f"{writer.id} holds one table, and {page.title} has several: --section takes one of {known}")
    return section_table(page, section_id, writer.audience)


class _Counter:
    """Counts rows while they are written."""

    def __init__(self) -> None:
        self.rows = 0

    def through(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self.rows += 1
            yield row


def write(answer: Table | Page, writer: Writer, values: Values, runtime: Runtime) -> int:
    """Write an answer, and return the number of its rows."""
    color, output = chosen_color(values), values.get("output")
    if writer.needs is not None:
        from tripcli.cli.format_needs import require_answer

        require_answer(writer, answer)
    counter = _Counter()
    with stream(runtime, output, pager=not values.get("no_pager")) as out:
        header = not values.get("no_header")
        target = target_for(runtime, out, to_file=output not in {None, "-"}, color=color, header=header)
        target = target._replace(names=bool(values.get("names")) or (writer.adds_names and not values.get("columns")))
        if isinstance(answer, Page) and (values.get("section") or writer.pages is Pages.SECTION):
            answer = named_section(answer, values.get("section"), writer)
        if isinstance(answer, Table):
            writer.write(answer._replace(rows=counter.through(answer.rows)), target)
        else:
            sections = tuple(
                section._replace(table=section.table._replace(rows=counter.through(section.table.rows)))
                for section in answer.sections
            )
            writer.write_page(answer._replace(sections=sections), target)
    return counter.rows
