"""The package as programs see it: cheap to import, typed, with its public names."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import tripcli

HEAVY = {"json", "sqlite3", "msgspec", "rich", "yaml", "pandas", "typer", "datetime", "decimal", "jinja2", "dateutil"}
SCRIPT = """
from datetime import date, datetime
from decimal import Decimal

import tripcli

with tripcli.open("trump-asia-2025", as_of=date(2025, 10, 27)) as trip:
    for row in trip.timeline(stop="tokyo", kind=["summit", "dinner"], from_="2025-10-27", limit=5):
        title: str = row.title
        print(title, row["start"], row.names_of("participants"))
    total = sum((row.amount for row in trip.pledges(by="JP", unit="USD") if row.amount), Decimal(0))
    later: tripcli.Library = trip.as_of(datetime(2025, 11, 1))
    sections: tripcli.Sections = later.summary()
    dictionaries: list[dict[str, object]] = trip.meetings(with_="xi-jinping").to_dicts()
    try:
        trip.show("nobody")
    except tripcli.Error as error:
        print(error)
"""


@pytest.fixture
def strict(tmp_path: Path) -> Path:
    """A folder for scripts that mypy checks as those of a user."""
    (tmp_path / "mypy.ini").write_text("[mypy]\nstrict = true\n", encoding="utf-8")
    return tmp_path


def mypy(folder: Path, script: str, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """What mypy --strict says of a script."""
    (folder / "script.py").write_text(script, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", "mypy.ini", "script.py"], cwd=folder, capture_output=True,
        text=True, check=False, timeout=300, env={**environment, "MYPYPATH": str(Path(tripcli.__file__).parents[1])},
    )  # fmt: skip


def test_importing_the_package_loads_nothing_heavy(environment: Mapping[str, str]) -> None:
    code = "import tripcli, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}"], capture_output=True,
        text=True, check=True, timeout=60,
    )  # fmt: skip
    modules = set(done.stdout.split())
    assert not modules & HEAVY
    assert {name for name in modules if name.startswith("tripcli")} == {"tripcli"}


def test_every_public_name_exists_and_an_unknown_one_does_not() -> None:
    for name in tripcli.__all__:
        assert getattr(tripcli, name) is not None
        assert name in dir(tripcli)
    assert not hasattr(tripcli, "nothing_of_that_name")
    assert issubclass(tripcli.DatasetError, tripcli.Error)


def test_a_users_script_is_strictly_typed_and_a_slip_in_it_is_found(
    strict: Path, environment: Mapping[str, str]
) -> None:
    assert (Path(tripcli.__file__).parent / "py.typed").is_file()
    done = mypy(strict, SCRIPT, environment)
    assert done.returncode == 0, done.stdout + done.stderr
    slip = mypy(strict, SCRIPT.replace('stop="tokyo"', 'stopp="tokyo"'), environment)
    assert 'Unexpected keyword argument "stopp"' in slip.stdout
