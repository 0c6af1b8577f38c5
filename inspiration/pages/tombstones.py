"""What is left of an address: not found, withdrawn, moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.pages import addresses
from inspiration.pages.chrome import free_page
from inspiration.pages.composer import Naming
from inspiration.pages.output import FileOutput, PageOutput
from inspiration.pages.views import Link
from inspiration.text import typeset_inline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from inspiration.model.entry import Entry
    from inspiration.pages.composer import Composer
    from inspiration.pages.output import ComposedPage, Output

_TEINTE = "rose"


class VoidPage(Struct, frozen=True):
    """The variable `page` of `404.html`: nothing between these parentheses."""

    title: Markup
    words: Markup
    exits: tuple[Link, ...]
    teinte: str = _TEINTE
    vif: bool = True


class MovedPage(Struct, frozen=True):
    """The variable `page` of `redirection.html`."""

    title: Markup
    address: str
    url: str


def void_pages(composer: Composer) -> Iterator[PageOutput]:
    """The page of what was never there, and a tombstone at each withdrawn address (LEG-13).

    A tombstone says nothing of what it replaces: neither title, nor text, nor picture.
    """
    yield _void_output(
        composer,
        addresses.NOT_FOUND,
        "Page introuvable",
        "Il n'y a rien entre ces parenthèses",
        "La page a changé d'adresse, ou n'a jamais existé.",
        "introuvable",
    )
    gone = [addresses.WITHDRAWN]
    for entry in composer.library.withdrawn:
        gone += [entry.address, *entry.former_addresses]
    for rank, address in enumerate(dict.fromkeys(gone)):
        yield _void_output(
            composer,
            address,
            "Page retirée" if rank == 0 else f"Page retirée ({rank})",
            "La parenthèse est refermée",
            "Cette page a été retirée. Elle ne reviendra pas.",
            "retiree",
        )


def _void_output(composer: Composer, address: str, *words: str) -> PageOutput:
    return PageOutput(address, _void, composer, address, *words)


def _void(
    composer: Composer, address: str, name: str, title: str, text: str, kind: str
) -> ComposedPage:
    exits = [Link("Revenir à la une", composer.chrome.home)]
    search = free_page(composer.library, "recherche")
    if search:
        exits.append(Link("Chercher", composer.site.path(search.address)))
    page = VoidPage(typeset_inline(title), typeset_inline(text), tuple(exits))
    return composer.page(address, "404", page, Naming(name), kind=kind, indexed=False)


def moved_outputs(composer: Composer) -> Iterator[Output]:
    """A page that leads from each former address, and the file that servers read."""
    site = composer.site
    rules: list[str] = []
    taken = {entry.address for entry in composer.library.entries}
    for entry in composer.library.entries:
        for former in entry.former_addresses:
            if former in taken:
                continue
            rules.append(f"{site.path(former)} {site.path(entry.address)} 301")
            address = former if former.endswith("/") or "." in former else f"{former}/"
            yield PageOutput(address, _moved, composer, address, entry)
    for entry in composer.library.withdrawn:
        rules += [
            f"{site.path(address)} {site.path(addresses.WITHDRAWN)} 410"
            for address in (entry.address, *entry.former_addresses)
        ]
    # Without any rule too: the commands that servers are set up with read this file.
    text = "".join(f"{rule}\n" for rule in sorted(rules))
    yield FileOutput(addresses.REDIRECTS, text.encode)


def _moved(composer: Composer, address: str, entry: Entry) -> ComposedPage:
    site = composer.site
    page = MovedPage(
        composer.cards.title(entry), site.path(entry.address), site.absolute(entry.address)
    )
    name = f"{entry.title} (ancienne adresse)"
    return composer.page(
        address,
        "redirection",
        page,
        Naming(name, entry.kind_label),
        kind="redirection",
        indexed=False,
    )
