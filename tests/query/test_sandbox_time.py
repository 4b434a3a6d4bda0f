"""The time limit of queries that users write: no query takes longer, and none goes on behind the program's back."""

import subprocess
import sys
import time
from collections.abc import Mapping
from threading import Event
from threading import enumerate as running_threads

import pytest
from test_sandbox import ENDLESS, of_a_process, refusal

from conftest import GOLDEN_TRIP
from datasets import compiled, knowledge_of
from tripcli.query import sandbox as module
from tripcli.query.knowledge import Knowledge
from tripcli.query.sandbox import LENGTH_LIMIT, sandbox

TEXTS = f"(SELECT printf('%.*c', {LENGTH_LIMIT // 2}, 'x') AS a, printf('%.*c', {LENGTH_LIMIT // 4}, 'x') || 'y' AS b)"
MANY = "json_each('[" + ",".join("1" * 400) + "]')"
LONG_CALLS = {
    "instr": f"SELECT sum(instr(a, substr(b, value))) FROM {TEXTS}, {MANY}",
    "replace": f"SELECT sum(length(replace(a, substr(b, value), 'z'))) FROM {TEXTS}, {MANY}",
}
"""Queries that call a function which takes a while very often."""
LONG_STEP = "SELECT printf('%.*c', 2147483647, 'x')"
"""One call that takes long; newer versions of SQLite see at once that its text is too long."""


@pytest.fixture
def knowledge() -> Knowledge:
    """A store without events."""
    return knowledge_of(compiled(""))


def test_an_endless_query_ends(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TIME_SECONDS", 0.3)
    begin = time.monotonic()
    assert "it took more than 0.3 seconds" in refusal(knowledge, ENDLESS + "SELECT sum(x) FROM c")
    assert time.monotonic() - begin < 2


def test_rows_that_never_end_end_too(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TIME_SECONDS", 0.3)
    monkeypatch.setattr(module, "ROWS_LIMIT", 1 << 40)
    assert "it took more than 0.3 seconds" in refusal(knowledge, ENDLESS + "SELECT 1 FROM c")


@pytest.mark.parametrize("name", LONG_CALLS)
def test_a_call_that_takes_long_takes_no_more_of_the_processor_than_it_may(
    environment: Mapping[str, str], name: str
) -> None:
    code, message, seconds = of_a_process(environment, LONG_CALLS[name], "sandbox.TIME_SECONDS = 1.5")
    assert (code, message) == (2, "tripcli: the query cannot be answered: it took more than 1.5 seconds\n")
    assert seconds < 4


def test_one_call_that_takes_long_ends_in_time_or_is_refused_at_once(environment: Mapping[str, str]) -> None:
    code, message, seconds = of_a_process(environment, LONG_STEP, "sandbox.TIME_SECONDS = 1.5")
    assert code == 2
    assert message.endswith(("it took more than 1.5 seconds\n", f"more than {LENGTH_LIMIT:,} bytes\n"))
    assert seconds < 4


def test_no_thread_goes_on_with_a_query_of_many_long_calls(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "TIME_SECONDS", 0.3)
    query = (
        f"{ENDLESS}SELECT sum(instr(printf('%.*c', {LENGTH_LIMIT - 100}, 'x'), printf('%.*c', {LENGTH_LIMIT // 2} - x, 'x') "
        "|| 'y')) FROM c"
    )
    assert "it took more than" in refusal(knowledge, query)
    assert_no_query_runs()


def test_a_query_that_begins_after_its_time_ends_too(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TIME_SECONDS", 0.1)
    connection = sandbox(knowledge)
    time_is_over = Event()

    def work() -> object:
        time_is_over.wait()
        return connection.execute(ENDLESS + "SELECT sum(x) FROM c").fetchall()

    with pytest.raises(TimeoutError):
        module._within_time(work, connection)
    time_is_over.set()
    assert_no_query_runs()


def assert_no_query_runs() -> None:
    """Fail when a thread still works on a query after some seconds."""
    for thread in running_threads():
        if thread.name == "tripcli-query":
            thread.join(5)
            assert not thread.is_alive()


def test_an_interrupt_while_a_query_runs_ends_the_program(environment: Mapping[str, str]) -> None:
    program = (
        "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "import os\nfrom threading import Timer\nTimer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()\n"
        "from tripcli.cli.main import run\nrun()\n"
    )
    variables = {**environment, "TRIPCLI_TRIP": str(GOLDEN_TRIP)}
    begin = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program, "sql", LONG_CALLS["instr"]],
        env=variables, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
    assert time.monotonic() - begin < 4
