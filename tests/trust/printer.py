"""A small magazine that is published, then changed, so that a build has something to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from inspiration.press.build import build
from inspiration.press.order import Order
from tests.content_builder import ContentBuilder
from tests.images.photographs import scenery, with_secrets
from tests.trust.city import configured

AT = "2020-06-01T12:00"
LEFT = {"site", "content", "mkdocs.yml", ".cache"}
"""What may lie in the folder of a magazine whose build was stopped."""
Files = dict[str, bytes]


class Printer:
    """Builds the magazine of a folder, and changes it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = folder / "site"
        self.stage = folder / ".site.suivant"
        self.notes = folder / ".cache/inspiration/press"
        self.config = folder / "mkdocs.yml"
        self.content = ContentBuilder(folder / "content")

    def write(self) -> None:
        """Write the magazine as it is first published."""
        configured(self.folder)
        self.content.write("articles/un/salle.jpg", with_secrets(scenery(320, 240)))
        picture = "image: {fichier: salle.jpg, alt: Une salle, credit: Ville}"
        self.content.article("un/index", f"titre: Premier\n{picture}")
        self.content.poc("essai", "communes: [Lille]")
        self.content.write("guide/index.md", "# Guide\n\nComment écrire.\n")

    def change(self) -> None:
        """Write something new."""
        self.content.article("deux", "titre: Deuxième")

    def change_back(self) -> None:
        """Take it back."""
        (self.content.root / "articles/deux.md").unlink()

    def print(self, **changes: Path) -> None:
        """Build, here and now."""
        build(Order(**{"config_file": self.config, "site_dir": self.site, **changes}, at=AT))

    def command(self) -> list[str]:
        """The command that builds, as an editor types it."""
        words = ("build", "--at", AT, "--config", str(self.config), "--site-dir", str(self.site))
        return [sys.executable, "-m", "inspiration", *words]

    def published(self) -> Files:
        """Every file of the site."""
        return read(self.site)

    def ledgers(self, pattern: str = "*") -> list[Path]:
        """The files in which builds keep what they know of the last one."""
        found = [*self.notes.glob(pattern), *self.notes.parent.glob(pattern)]
        return sorted(file for file in found if file.is_file())

    def cut_short(self, before: Callable[[], None]) -> int:
        """Build in a process of its own after `before`; return how it ended."""
        child = os.fork()
        if child == 0:
            before()
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            try:
                self.print()
            finally:
                os._exit(0)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    def keep_at(self, shelf: Path) -> None:
        """Keep the magazine as it stands, its twin included."""
        subprocess.run(["cp", "-a", str(self.folder), str(shelf)], check=True)

    def take_back(self, shelf: Path) -> None:
        """Have it again as it was, at the place where its cache knows it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        subprocess.run(["cp", "-a", str(shelf), str(self.folder)], check=True)


def read(folder: Path) -> Files:
    """Every file of a folder, by path."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
