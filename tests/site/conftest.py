"""The real magazine, built once a run and shared by the workers."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.built import BuiltSite

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-23T12:00"


def run_build(site: Path, at: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the project's own content as its user would."""
    command = [sys.executable, "-m", "inspiration", "build", "--at", at, "--site-dir", str(site)]
    return subprocess.run(
        [*command, "--config", str(ROOT / "mkdocs.yml")],
        cwd=site.parent,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def shared_build(factory: pytest.TempPathFactory, name: str, at: str) -> Path:
    """Build once for every worker: the first one builds, the others wait for it."""
    base = factory.getbasetemp()
    base = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    site = base / name
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():
            done = run_build(site, at)
            assert done.returncode == 0, done.stdout + done.stderr
    return site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The magazine as it is read today."""
    return BuiltSite(shared_build(tmp_path_factory, "site-today", TODAY))


@pytest.fixture(scope="session")
def january(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The magazine as it was on 31 January 2020 at noon."""
    return BuiltSite(shared_build(tmp_path_factory, "site-january", "2020-01-31T12:00"))
