"""Completion: what the shells are offered, by the dataset in use and as of the asked moment."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from conftest import GOLDEN_TRIP
from running import Tripcli, run_process
from tripcli.cli.commands import COMMANDS
from tripcli.cli.commands.topics import TOPICS
from tripcli.cli.completion import split_line
from tripcli.cli.format_needs import serves
from tripcli.cli.shells import SCRIPTS
from tripcli.values.stages import STAGES
from tripcli.views import VIEWS, load_view
from tripcli.writers import WRITERS


def answer(tripcli: Tripcli, *words: str, of: str = "fish") -> list[str]:
    """The lines of the answer to a shell."""
    result = tripcli(*words, environment={"_TRIPCLI_COMPLETE": of})
    assert (result.code, result.err) == (0, "")
    return result.lines


def offered(tripcli: Tripcli, *words: str) -> list[str]:
    """What is offered in the place of the last word."""
    return [line.partition("\t")[0] for line in answer(tripcli, *words)[1:]]


def test_commands(tripcli: Tripcli) -> None:
    assert set(offered(tripcli, "")) == {*VIEWS, *COMMANDS}
    assert offered(tripcli, "tim") == ["timeline"]


@pytest.mark.parametrize("view", [*VIEWS])
def test_options_of_a_view(tripcli: Tripcli, view: str) -> None:
    found = set(offered(tripcli, view, "--"))
    assert "--help" in found
    assert {f"--{own.id}" for own in load_view(view).options} <= found
    assert ("--unit" in found) is bool({"pledge"} & set(load_view(view).kinds))


def test_ids(tripcli: Tripcli) -> None:
    assert sorted(offered(tripcli, "timeline", "--stop", "b")) == ["bergen", "berlin"]
    assert offered(tripcli, "timeline", "--person", "sol") == ["solveig-dahl"]
    assert offered(tripcli, "timeline", "--event", "cab") == ["cable-dinner"]
    assert offered(tripcli, "pledges", "--by", "nord") == ["nordlys-kraft"]
    assert offered(tripcli, "timeline", "--source", "led") == ["ledger-doubt"]
    assert offered(tripcli, "timeline", "--country", "N") == ["NO"]


def test_words(tripcli: Tripcli) -> None:
    assert offered(tripcli, "timeline", "--kind", "su") == ["summit"]
    assert offered(tripcli, "pledges", "--unit", "t") == ["tonnes"]
    assert offered(tripcli, "timeline", "--status", "he") == ["held"]
    assert offered(tripcli, "timeline", "--topic", "ca") == ["cables"]
    assert offered(tripcli, "timeline", "--source-kind", "o") == ["official"]


def test_formats_colours_zones_and_topics(tripcli: Tripcli) -> None:
    assert set(offered(tripcli, "timeline", "-f", "")) == {
        writer.id for writer in WRITERS if serves(writer, load_view("timeline"))
    }
    assert offered(tripcli, "timeline", "--format", "js") == ["json", "jsonl"]
    assert offered(tripcli, "timeline", "--color", "a") == ["auto", "always"]
    assert offered(tripcli, "timeline", "--tz", "ut") == ["utc"]
    assert set(TOPICS) <= set(offered(tripcli, "help", ""))
    assert offered(tripcli, "completion", "z") == ["zsh"]


def test_records_of_every_kind(tripcli: Tripcli) -> None:
    assert offered(tripcli, "show", "harbour-t") == ["harbour-talks"]
    assert offered(tripcli, "show", "sol") == ["solveig-dahl"]


def test_values_of_commands_that_are_no_views(tripcli: Tripcli) -> None:
    assert offered(tripcli, "check", "-f", "g") == ["github"]
    assert offered(tripcli, "export", "-f", "js") == ["json", "jsonl"]
    assert offered(tripcli, "import", "--status", "h") == ["held"]
    assert offered(tripcli, "schema", "--view", "time") == ["timeline"]
    assert offered(tripcli, "sql", "-f", "t") == ["table", "tsv"]
    assert offered(tripcli, "export", "--trip", "tr") == ["trump-asia-2017", "trump-asia-2025"]


def test_columns_one_after_the_other(tripcli: Tripcli) -> None:
    assert offered(tripcli, "timeline", "-c", "tit") == ["title"]
    assert offered(tripcli, "timeline", "-c", "id,tit") == ["id,title"]
    assert offered(tripcli, "timeline", "--sort", "tit") == ["title"]
    assert "amount" in offered(tripcli, "pledges", "--columns", "")


def test_trips(bundled: Tripcli) -> None:
    assert offered(bundled, "timeline", "--trip", "tr") == ["trump-asia-2017", "trump-asia-2025"]


def test_only_what_was_known_by_then(tripcli: Tripcli) -> None:
    assert offered(tripcli, "timeline", "--as-of", "2024-05-08", "--event", "harbour") == ["harbour-talks"]
    assert set(offered(tripcli, "timeline", "--event", "harbour")) == {"harbour-talks", "harbour-protest"}
    assert offered(tripcli, "timeline", "--as-of", "2024-05-14", "--source", "led") == []
    assert offered(tripcli, "timeline", "--as-of", "2024-05-07", "--stop", "") == []


def test_the_dataset_of_the_line_is_asked(bundled: Tripcli) -> None:
    assert offered(bundled, "timeline", "--trip", str(GOLDEN_TRIP), "--stop", "sap") == ["sapporo"]


def test_what_cannot_be_read_offers_nothing_and_is_no_failure(tripcli: Tripcli, tmp_path: Path) -> None:
    assert offered(tripcli, "timeline", "--trip", str(tmp_path / "none.yaml"), "--stop", "s") == []
    assert offered(tripcli, "timeline", "--as-of", "soon", "--stop", "s") == []
    assert offered(tripcli, "timeline", "--nonsense", "s") == []


def test_a_value_after_an_equals_sign(tripcli: Tripcli) -> None:
    assert offered(tripcli, "timeline", "--stop=sap") == ["--stop=sapporo"]
    assert offered(tripcli, "timeline", "--format=js") == ["--format=json", "--format=jsonl"]
    assert offered(tripcli, "timeline", "-fjs") == ["-fjson", "-fjsonl"]
    assert offered(tripcli, "timeline", "--columns=id,tit") == ["--columns=id,title"]


def test_any_part_of_an_id_or_name_when_none_begins_so(tripcli: Tripcli) -> None:
    assert offered(tripcli, "timeline", "--person", "dahl") == ["solveig-dahl"]
    assert offered(tripcli, "timeline", "--person", "Sølv") == ["solveig-dahl"]
    assert offered(tripcli, "timeline", "--event", "talks") == ["harbour-talks"]


def test_a_descending_column_and_zones_by_part(bundled: Tripcli) -> None:
    assert "-start" in offered(bundled, "timeline", "--sort", "-s")
    assert "Asia/Tokyo" in offered(bundled, "timeline", "--tz", "Asia/")
    assert answer(bundled, "timeline", "--tz", "As")[:2] == ["nospace", "Asia/"]
    assert offered(bundled, "timeline", "--tz", "toky") == ["Asia/Tokyo"]


def test_only_the_stages_of_the_records_of_a_view(tripcli: Tripcli) -> None:
    assert "held" not in offered(tripcli, "pledges", "--status", "")
    assert set(offered(tripcli, "timeline", "--status", "")) == set(STAGES["event"])


def test_values_of_a_view_s_own_options(tripcli: Tripcli) -> None:
    assert offered(tripcli, "sources", "--record", "harbour-ta") == ["harbour-talks"]
    assert offered(tripcli, "meetings", "--with", "ilse") == ["ilse-brandt"]


def test_files_where_a_path_belongs_and_nowhere_else(tripcli: Tripcli) -> None:
    for words in (("timeline", "-o", "x"), ("timeline", "--output=x"), ("check", "./"), ("timeline", "--trip", "./x")):
        assert answer(tripcli, *words) == ["files"]
    for words in (("timeline", "--on", ""), ("sql", ""), ("timeline", "--text", ""), ("timeline", "-n", "")):
        assert answer(tripcli, *words) == ["values"]


def test_an_option_that_cannot_be_repeated_is_offered_once(tripcli: Tripcli) -> None:
    assert "--sort" not in offered(tripcli, "timeline", "--sort", "id", "--")
    assert "--stop" in offered(tripcli, "timeline", "--stop", "bergen", "--")


def test_zsh_gets_apostrophes_and_colons_as_they_stand(tripcli: Tripcli) -> None:
    lines = answer(tripcli, "timeline", "--columns", "id,", of="zsh")
    assert lines[:2] == ["values", "3"]
    assert "id:the event's id" in lines


def test_no_shell_and_no_word_is_a_failure(tripcli: Tripcli) -> None:
    for shell in ("complete_bash", "", "csh"):
        assert answer(tripcli, "timeline", "--stop", "", of=shell) == []
    for shell in SCRIPTS:
        result = tripcli(environment={"_TRIPCLI_COMPLETE": shell})
        assert (result.code, result.out, result.err) == (0, b"", "")


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_get_names_too(tripcli: Tripcli, shell: str) -> None:
    text = "\n".join(answer(tripcli, "timeline", "--person", "sol", of=shell))
    assert "solveig-dahl" in text
    assert "Sølveig Dahl" in text


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_every_shell_has_a_script(tripcli: Tripcli, shell: str) -> None:
    result = tripcli("completion", shell)
    assert (result.code, result.err) == (0, "")
    assert "_TRIPCLI_COMPLETE=" in result.text or "_TRIPCLI_COMPLETE = " in result.text


@pytest.mark.parametrize(
    ("line", "words", "inside_quotes"),
    [
        ("tripcli timeline --stop=to", ["tripcli", "timeline", "--stop=to"], False),
        ("tripcli  show 'rare ea", ["tripcli", "show", "rare ea"], True),
        (r"tripcli show rare\ ea", ["tripcli", "show", "rare ea"], False),
        ('tripcli show "a\\"b" ', ["tripcli", "show", 'a"b', ""], False),
    ],
)
def test_a_line_of_bash_is_split_as_bash_does(line: str, words: list[str], inside_quotes: bool) -> None:
    assert split_line(line) == (words, inside_quotes)


def test_a_tab_loads_neither_typer_nor_a_reader(environment: Mapping[str, str]) -> None:
    program = (
        "import sys\nfrom tripcli.cli.main import main\nfrom tripcli.cli.runtime import system_runtime\n"
        "main(sys.argv[1:], system_runtime())\nprint(*sys.modules)"
    )
    variables = {**environment, "TRIPCLI_TRIP": str(GOLDEN_TRIP), "_TRIPCLI_COMPLETE": "fish"}
    assert run_process("stops", environment={**environment, "TRIPCLI_TRIP": str(GOLDEN_TRIP)}).returncode == 0
    done = subprocess.run(
        [sys.executable, "-c", program, "timeline", "--stop", "sap"],
        env=variables, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    first, *_, modules = done.stdout.splitlines()
    assert (first, "sapporo\tSapporo" in done.stdout) == ("values", True)
    assert not {"typer", "yaml", "msgspec", "rich"} & set(modules.split())


def test_no_script_evaluates_what_a_dataset_says() -> None:
    assert all("eval" not in script for script in SCRIPTS.values())
