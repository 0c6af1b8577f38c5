"""The `inspiration` command.

Each command is loaded when it is asked for: a check that remembers its answer must not wait for
the libraries of a build.
"""

from __future__ import annotations

import gettext
import os
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from inspiration.cli.options import SUBCOMMAND

if TYPE_CHECKING:
    from collections.abc import Mapping

# Click asks gettext for its words when it shows them; the editors of a magazine read French.
gettext.bindtextdomain("messages", str(Path(__file__).with_name("locale")))
os.environ["LANGUAGE"] = "fr"

_COMMANDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "build": ("build", "build"),
        "cache": ("images", "cache"),
        "calendar": ("calendar", "calendar"),
        "check": ("check", "check"),
        "cms": ("cms", "cms"),
        "diff": ("desk", "diff"),
        "edition": ("edition", "edition"),
        "images": ("images", "images"),
        "import": ("import_entries", "import_entries"),
        "list": ("desk", "list_entries"),
        "new": ("new", "new"),
        "next": ("desk", "next_publication"),
        "ping": ("ping", "ping_hub"),
        "preview": ("preview", "preview"),
        "report": ("report", "report"),
        "rules": ("check", "rules"),
        "schema": ("schema", "schema"),
        "serve": ("serve", "serve"),
    }
)
"""Where each command is: its module in this package, and its name there."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"{__name__}.{module}"), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a full disk or an interruption is told, a mistake of ours raises."""
        from inspiration.press.faults import INTERRUPTED, words_of

        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo(f"\n{INTERRUPTED}", err=True)
            ctx.exit(130)
        except (BrokenPipeError, click.ClickException, click.exceptions.Exit):
            raise
        except Exception as error:
            words = words_of(error)
            if words is None:
                raise
            click.echo(words, err=True)
            ctx.exit(1)


@click.group(
    cls=_Commands,
    subcommand_metavar=SUBCOMMAND,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="inspiration", message="inspiration %(version)s")
def main() -> None:
    """Publie un magazine à partir de textes gardés dans Git."""
