"""What a warm start may import: the usual answer pays for no library that it does not need."""

from collections.abc import Mapping

import pytest

from conftest import GOLDEN_TRIP
from running import run_process

HEAVY = {"json", "zoneinfo", "decimal", "dateutil", "yaml", "msgspec", "rich", "textual", "unicodedata", "logging"}
PRINT_MODULES = """
import sys
from tripcli.cli.main import main
from tripcli.cli.runtime import system_runtime
code = main(sys.argv[1:], system_runtime())
sys.stdout.flush()
print(*sorted(sys.modules), file=sys.stderr)
"""


def imported(environment: Mapping[str, str], *arguments: str) -> set[str]:
    """The modules that a run in a process of its own has loaded at its end."""
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-c", PRINT_MODULES, *arguments], env=dict(environment), capture_output=True, text=True,
        check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout
    return set(done.stderr.splitlines()[-1].split())


@pytest.fixture
def warm(environment: Mapping[str, str]) -> Mapping[str, str]:
    """The variables of a run whose store is compiled already."""
    variables = {**environment, "TRIPCLI_TRIP": str(GOLDEN_TRIP)}
    assert run_process("timeline", "-f", "tsv", environment=variables).returncode == 0
    return variables


def test_a_warm_tsv_imports_nothing_heavy(warm: Mapping[str, str]) -> None:
    modules = imported(warm, "timeline", "-f", "tsv")
    assert not {name.partition(".")[0] for name in modules} & HEAVY
    assert not {name for name in modules if name.startswith(("tripcli.reading.rules", "tripcli.store.compile"))}


def test_a_warm_tsv_reads_no_file_of_the_dataset_and_prints_no_audit_line(warm: Mapping[str, str]) -> None:
    modules = imported(warm, "timeline", "-f", "tsv")
    assert {name for name in modules if name.startswith("tripcli.reading.")} == {"tripcli.reading.file_names"}
    assert not modules & {"tripcli.views.audit", "tripcli.values.words", "tripcli.cli.help_pages"}


def test_a_warm_tsv_imports_one_view_and_one_writer(warm: Mapping[str, str]) -> None:
    modules = imported(warm, "stops", "-f", "tsv")
    assert {name for name in modules if name.startswith("tripcli.writers.") and name.endswith("_format")} == {
        "tripcli.writers.tsv_format"
    }
    assert "tripcli.views.pledges" not in modules


@pytest.mark.parametrize("format_id", ["csv", "table"])
def test_other_texts_are_light_too(warm: Mapping[str, str], format_id: str) -> None:
    modules = imported(warm, "timeline", "-f", format_id)
    assert not {name.partition(".")[0] for name in modules} & {"rich", "yaml", "msgspec", "dateutil"}


@pytest.mark.parametrize("format_id", ["tsv", "table", "json", "csl"])
def test_only_a_calendar_loads_what_calendars_need(warm: Mapping[str, str], format_id: str) -> None:
    modules = imported(warm, "sources", "-f", format_id)
    assert not {name.partition(".")[0] for name in modules} & {"icalendar", "dateutil", "zoneinfo"}
    assert "icalendar" in imported(warm, "timeline", "-f", "ics")


def test_help_opens_no_store(environment: Mapping[str, str]) -> None:
    modules = imported(environment, "timeline", "--help")
    assert not {"yaml", "msgspec", "rich", "textual", "dateutil"} & {name.partition(".")[0] for name in modules}
