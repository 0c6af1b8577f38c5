"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


class FrenchPath(click.Path):
    """A path that must exist, and says so in French when it does not."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Refuse what is not there."""
        path = Path(value)
        if not path.exists():
            self.fail(f"« {value} » n'existe pas.", param, ctx)
        if (path.is_dir() and not self.dir_okay) or (path.is_file() and not self.file_okay):
            expected = "un dossier" if self.dir_okay else "un fichier"
            self.fail(f"« {value} » n'est pas {expected}.", param, ctx)
        return path.resolve()


SUBCOMMAND = "COMMANDE [ARGUMENTS]..."
"""What a group of commands waits for, as its help shows it."""
FOLDER = FrenchPath(file_okay=False)
FILE = FrenchPath(dir_okay=False)
EXISTING = FrenchPath()


def content_option(command: F) -> F:
    """`--content DIR`: another city's content."""
    return click.option(
        "--content", type=FOLDER, default=None, help="Le dossier des textes (défaut : content)."
    )(command)


def config_option(command: F) -> F:
    """`--config FILE`: another city's configuration."""
    return click.option(
        "--config",
        "config_file",
        type=FILE,
        default=None,
        help="Le fichier de configuration (défaut : mkdocs.yml).",
    )(command)


def at_option(command: F) -> F:
    """`--at ISO`: the instant of the build."""
    return click.option(
        "--at",
        default=None,
        metavar="INSTANT",
        help="L'instant, comme 2020-01-31T12:00 (défaut : maintenant).",
    )(command)
