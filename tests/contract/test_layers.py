"""Who may import whom: the contracts of pyproject.toml hold, and they are the ones that the design names."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
LIBRARIES = {
    "yaml": {"reading"}, "rich": {"writers", "browse"}, "textual": {"browse"}, "dateutil": {"query"}, "typer": {"cli"},
}  # fmt: skip
"""Library -> the only folders that import it."""


def test_every_contract_holds() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--config", "pyproject.toml"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(("library", "homes"), LIBRARIES.items())
def test_a_library_is_forbidden_wherever_it_is_not_at_home(library: str, homes: set[str]) -> None:
    forbidden = next(one for one in CONTRACTS if library in one.get("forbidden_modules", ()))
    sources = set(forbidden["source_modules"])
    folders = {path.name for path in (ROOT / "src" / "tripcli").iterdir() if (path / "__init__.py").is_file()}
    assert {f"tripcli.{one}" for one in folders - homes} <= sources
