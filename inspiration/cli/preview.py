"""`inspiration preview`."""

from __future__ import annotations

import logging
from pathlib import Path

import click

from inspiration.cli.leaving import Leaving
from inspiration.cli.options import at_option, config_option, content_option
from inspiration.press.build import build
from inspiration.press.errors import PressError
from inspiration.press.order import Order

NOINDEX = b'<meta name="robots" content="noindex, nofollow">'


@click.command()
@click.option("--url", required=True, metavar="ADRESSE", help="L'adresse où l'aperçu sera lu.")
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    default=Path("apercu"),
    show_default=True,
    help="Où écrire.",
)
@content_option
@at_option
@config_option
def preview(
    url: str, site_dir: Path, content: Path | None, at: str | None, config_file: Path | None
) -> None:
    """Fabrique l'aperçu d'une branche : brouillons compris, caché des moteurs de recherche."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    address = url if url.endswith("/") else f"{url}/"
    order = Order(config_file, content, site_dir.resolve(), at, preview=True, site_url=address)
    with Leaving(1, PressError):
        built = build(order)
    hide(built.site)
    click.echo(f"{built.totals.pages} pages → {built.site}")


def hide(site: Path) -> None:
    """Ask search engines to stay away from every page, on hosts that read no `_headers` too.

    Robots are let in: one that may not read a page cannot read that it must forget it.
    """
    for file in site.rglob("*.html"):
        page = file.read_bytes()
        # A new file: an unchanged page may share its bytes with the preview before.
        file.unlink()
        file.write_bytes(page.replace(b"<head>", b"<head>" + NOINDEX, 1))
    (site / "sitemap.xml").unlink(missing_ok=True)
    robots = site / "robots.txt"
    robots.unlink(missing_ok=True)
    robots.write_text("User-agent: *\nAllow: /\n", encoding="utf-8")
