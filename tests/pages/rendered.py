"""The magazine rendered into a folder without MkDocs: what the pages and data rooms make."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from inspiration.data.outputs import data_outputs
from inspiration.library import Library
from inspiration.pages.catalogue import Catalogue
from inspiration.pages.commune_map import Outlines
from inspiration.pages.output import Output, PageOutput
from inspiration.pages.showcase_outputs import showcase_outputs
from inspiration.pages.site import Site
from inspiration.pages.templates import make_environment, render

SITE = Site(
    name="Inspiration(s)",
    url="https://essai.example/",
    publisher="Métropole d'essai",
    tag_authority="essai.example,2019",
    features=frozenset({"showcase"}),
)


def showcase_of(
    library: Library, site: Site = SITE, outlines: Outlines | None = None
) -> Iterator[Output]:
    """The showcase's pages and files."""
    composer = Catalogue(library, site).composer
    yield from showcase_outputs(composer, outlines)
    yield from data_outputs(composer)


def render_all(library: Library, site: Site = SITE) -> Iterator[tuple[Output, bytes]]:
    """Every page and file of the magazine with its bytes, drawings and style sheet included."""
    catalogue = Catalogue(library, site)
    outputs = [
        *catalogue.outputs(),
        *showcase_outputs(catalogue.composer),
        *data_outputs(catalogue.composer),
    ]
    env = make_environment()
    for output in [*outputs, *catalogue.files(outputs)]:
        if isinstance(output, PageOutput):
            yield output, render(env, output).encode()
        else:
            yield output, output.content()


def write_site(folder: Path, library: Library, site: Site = SITE) -> Path:
    """Write the whole magazine into a folder."""
    for output, content in render_all(library, site):
        file = folder / output.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder
