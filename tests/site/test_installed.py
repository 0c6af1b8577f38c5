"""Another city installs the wheel, keeps its own folder, and edits nothing of ours."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.content_builder import ContentBuilder

ROOT = Path(__file__).parents[2]
CONFIGURATION = """\
site_name: Autre ville
site_url: https://autre.example/
docs_dir: content
theme:
  name: inspiration
plugins:
  - inspiration/magazine:
      search: false
"""


@pytest.mark.slow
def test_a_city_builds_with_the_installed_wheel(tmp_path: Path) -> None:
    wheels, installed, city = (tmp_path / name for name in ("wheels", "installed", "city"))
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    offline = ["--no-deps", "--no-index"]
    subprocess.run(
        [*pip, "wheel", str(ROOT), *offline, "--no-build-isolation", "-w", str(wheels)], check=True
    )
    (wheel,) = wheels.glob("*.whl")
    subprocess.run([*pip, "install", str(wheel), *offline, "-t", str(installed)], check=True)
    content = ContentBuilder(city / "content")
    content.article("essai", "titre: Un essai d'ailleurs")
    (city / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "inspiration", "build"],
        cwd=city,
        env={**os.environ, "PYTHONPATH": str(installed), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    page = (city / "site/articles/essai/index.html").read_text(encoding="utf-8")
    assert "Un essai d’ailleurs" in page
    assert list((city / "site/assets").glob("*.woff2"))
