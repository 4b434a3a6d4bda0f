"""The files around the code agree with each other: the README's commands, the check run, versions and licences."""

import re
import subprocess
import tomllib

from refresh import PROJECT

import tripcli

README = (PROJECT / "README.md").read_text(encoding="utf-8")
RUN = PROJECT / ".ci/run"
SETTINGS = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
SHOW = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/tripcli timeline"
TEST = "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest"


def test_the_readme_begins_with_what_it_is_and_two_commands() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert blocks[:2] == [f"{SHOW}\n", f"{TEST}\n"]
    assert README.startswith("# tripcli\n")


def test_the_check_run_takes_its_commands_from_the_readme() -> None:
    found = re.findall(r'readme_command "(.*?)"\)', RUN.read_text(encoding="utf-8"))
    lines = README.splitlines()
    assert [next(line for line in lines if words in line) for words in found] == [TEST, SHOW]


def test_the_check_run_is_a_script_that_bash_can_read() -> None:
    assert RUN.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", str(RUN)], check=False).returncode == 0


def test_the_changelog_has_this_version() -> None:
    assert f"\n## {tripcli.__version__}\n" in (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_licence_file_that_is_named_is_there() -> None:
    assert [name for name in SETTINGS["project"]["license-files"] if not (PROJECT / name).is_file()] == []


def test_the_wheel_holds_the_datasets() -> None:
    included = SETTINGS["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {"data": "tripcli/data"}
    assert (PROJECT / "data" / "trump-asia-2025" / "trip.yaml").is_file()


def test_every_setting_of_ruff_that_is_switched_off_has_its_reason() -> None:
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    ignored = re.findall(r'^  "[A-Z]+[0-9]+",.*$', text, re.MULTILINE)
    assert ignored
    assert [line for line in ignored if "#" not in line] == []
