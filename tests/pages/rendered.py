"""The magazine rendered into a folder without MkDocs: what the pages and data rooms make."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from inspiration.data.outputs import data_outputs
from inspiration.library import Library
from inspiration.pages.catalogue import Catalogue
from inspiration.pages.commune_map import Outlines
from inspiration.pages.output import FileOutput, Output, PageOutput
from inspiration.pages.showcase_outputs import showcase_outputs
from inspiration.pages.site import Site
from inspiration.pages.templates import make_environment, render

SITE = Site(
    name="Inspiration(s)",
    url="https://essai.example/",
    publisher="Métropole d'essai",
    features=frozenset({"showcase"}),
)


def showcase_of(
    library: Library, site: Site = SITE, outlines: Outlines | None = None
) -> Iterator[Output]:
    """The showcase's pages and files."""
    composer = Catalogue(library, site).composer
    yield from showcase_outputs(composer, outlines)
    yield from data_outputs(composer)


def write_site(folder: Path, library: Library, site: Site = SITE) -> Path:
    """Write every page and file of the magazine, drawings and style sheet included."""
    catalogue = Catalogue(library, site)
    outputs = [
        *catalogue.outputs(),
        *showcase_outputs(catalogue.composer),
        *data_outputs(catalogue.composer),
    ]
    env = make_environment()
    for output in [*outputs, *catalogue.files(outputs)]:
        file = folder / output.path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(output, PageOutput):
            file.write_text(render(env, output), encoding="utf-8")
        elif isinstance(output, FileOutput):
            file.write_bytes(output.content())
    return folder
