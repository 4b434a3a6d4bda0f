"""The files around the code agree with each other: the commands of the README, the check script, versions, licences."""

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


def test_the_readme_begins_with_the_commands_for_users_and_for_tests() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert blocks[:2] == [f"{SHOW}\n", f"{TEST}\n"]
    assert README.startswith("# tripcli\n")


def test_the_check_script_takes_its_commands_from_the_readme() -> None:
    found = re.findall(r'readme_command "(.*?)"\)', RUN.read_text(encoding="utf-8"))
    lines = README.splitlines()
    assert [next(line for line in lines if words in line) for words in found] == [TEST, SHOW]


def test_bash_can_read_the_check_script() -> None:
    assert RUN.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", str(RUN)], check=False).returncode == 0


def test_the_changelog_has_a_heading_for_this_version() -> None:
    assert f"\n## {tripcli.__version__}\n" in (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_licence_file_that_the_settings_name_exists() -> None:
    assert [name for name in SETTINGS["project"]["license-files"] if not (PROJECT / name).is_file()] == []


def test_the_wheel_contains_the_datasets() -> None:
    included = SETTINGS["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {"data": "tripcli/data"}
    assert (PROJECT / "data" / "trump-asia-2025" / "trip.yaml").is_file()


def test_the_source_distribution_contains_every_file_that_the_tests_read() -> None:
    included = SETTINGS["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert {"src", "data", "tests", "docs", "benchmarks", ".ci", ".pre-commit-hooks.yaml", "pyproject.toml"} <= {
        *included
    }


def test_every_path_in_contributing_exists() -> None:
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    spans = re.findall(r"`([\w./-]+(?:\.(?:py|sql|md|toml)|/))`", text)
    roots = [
        PROJECT,
        *(path for path in (PROJECT / "src/tripcli").rglob("*") if path.is_dir()),
        PROJECT / "src/tripcli",
    ]
    roots += [PROJECT / "tests/cli"]
    named = [span for span in spans if not re.search(r"NAME|CODE", span)]
    assert len(named) > 40
    assert [span for span in named if not any((root / span).exists() for root in roots)] == []


def test_every_ruff_rule_that_is_switched_off_has_a_reason() -> None:
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    ignored = re.findall(r'^  "[A-Z]+[0-9]+",.*$', text, re.MULTILINE)
    assert ignored
    assert [line for line in ignored if "#" not in line] == []
