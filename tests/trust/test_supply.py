"""What is installed is what was chosen: pinned, hashed, in range, and each for a reason."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
EXTRAS = PROJECT["optional-dependencies"]
LOCKS = {
    "requirements.lock": [*PROJECT["dependencies"], *EXTRAS["editions"]],
    "tests/requirements.lock": [*PROJECT["dependencies"], *EXTRAS["editions"], *EXTRAS["test"]],
}
"""What each lock must hold, and by what pyproject.toml asks for it."""
README = (ROOT / "README.md").read_text(encoding="utf-8")
_HASHES = r"( \\\n    --hash=sha256:[0-9a-f]{64})+"
_PIN = re.compile(rf"([a-z0-9.-]+)==([^ ;\n]+)( ; [^\\\n]+?)?{_HASHES}\n")


def pins(lock: str) -> Iterator[Requirement]:
    """The packages of a lock, markers left out."""
    for name, pinned, *_ in _PIN.findall((ROOT / lock).read_text()):
        yield Requirement(f"{name}=={pinned}")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_exact_versions_with_their_hashes_and_nothing_else(lock: str) -> None:
    left = _PIN.sub("", (ROOT / lock).read_text())
    assert left == "", left[:200]
    assert len(list(pins(lock))) > 50


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_gives_what_the_project_asks_for(lock: str) -> None:
    found: dict[str, list[Requirement]] = {}
    for pin in pins(lock):
        found.setdefault(canonicalize_name(pin.name), []).append(pin)
    for line in LOCKS[lock]:
        wanted = Requirement(line)
        versions = [
            str(next(iter(pin.specifier)).version) for pin in found[canonicalize_name(wanted.name)]
        ]
        assert versions, line
        for one in versions:
            assert wanted.specifier.contains(one), f"{line} : {one}"


def test_tests_run_with_the_versions_that_are_published_with() -> None:
    published = {str(pin) for pin in pins("requirements.lock")}
    assert published <= {str(pin) for pin in pins("tests/requirements.lock")}


def test_what_is_installed_here_is_what_is_locked() -> None:
    wrong = []
    for pin in pins("tests/requirements.lock"):
        try:
            installed = version(pin.name)
        except PackageNotFoundError:
            continue
        same_name = [one for one in pins("tests/requirements.lock") if one.name == pin.name]
        if not any(one.specifier.contains(installed) for one in same_name):
            wrong.append((str(pin), installed))
    assert wrong == []


def test_each_dependency_is_asked_for_with_a_reason() -> None:
    section = README.split("## Dependencies, and why each\n")[1].split("\n## ")[0]
    said: dict[str, str] = {}
    for line in section.splitlines():
        if line.startswith("| ") and not line.startswith("| Package"):
            names, reason = (cell.strip() for cell in line.strip("|").split("|"))
            for name in re.sub(r"\(.*?\)", "", names).split(","):
                assert len(reason) > 10, name
                said[canonicalize_name(name.strip())] = reason
    asked = {canonicalize_name(Requirement(line).name) for line in LOCKS["tests/requirements.lock"]}
    built_with = {"hatchling", "editables", "uv"}
    assert said.keys() == asked | built_with


def test_the_audit_reads_every_package_of_the_lock(tmp_path: Path) -> None:
    """The script's own command, without asking the network: the last step is left out."""
    _, _, command = (ROOT / "scripts/audit").read_text().partition("exec pip-audit ")
    words = [word for word in shlex.split(command) if word not in ("$@", "\n")]
    assert {"--strict", "--require-hashes"} <= set(words)
    done = subprocess.run(
        [sys.executable, "-m", "pip_audit", *words, "--dry-run"],
        cwd=ROOT,
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (count,) = re.findall(r"would have audited (\d+) packages", done.stderr)
    assert int(count) > len(list(pins("tests/requirements.lock"))) - 20


def test_both_forges_audit_by_themselves() -> None:
    github = yaml.safe_load((ROOT / ".github/workflows/audit.yml").read_text())
    assert github[True]["schedule"]
    assert "requirements.lock" in github[True]["pull_request"]["paths"]
    assert github["jobs"]["auditer"]["steps"][-1]["run"] == "scripts/audit"
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text())
    assert gitlab["auditer"]["script"] == ["scripts/audit"]
    assert any("schedule" in rule["if"] for rule in gitlab["auditer"]["rules"])
    assert gitlab["pages"]["rules"][0] == {"if": "$AUDIT", "when": "never"}
