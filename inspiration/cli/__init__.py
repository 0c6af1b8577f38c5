"""The `inspiration` command."""

from __future__ import annotations

import click

from inspiration.cli.build import build
from inspiration.cli.check import check, rules
from inspiration.cli.desk import diff, list_entries, new, next_publication
from inspiration.cli.serve import serve


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="inspiration", message="inspiration %(version)s")
def main() -> None:
    """Publie un magazine à partir de textes gardés dans Git."""


for command in (build, check, diff, list_entries, new, next_publication, rules, serve):
    main.add_command(command)
