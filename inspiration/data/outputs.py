"""Everything the open data publishes: the files, and the page that presents them."""

from __future__ import annotations

from collections.abc import Iterator

from inspiration.data.fields import Publication
from inspiration.data.files import data_files
from inspiration.library import Library
from inspiration.pages.output import FileOutput, Output
from inspiration.pages.site import Site


def data_outputs(library: Library, site: Site) -> Iterator[Output]:
    """Give each file of `/donnees/`."""
    publication = Publication(library, site)
    for file in data_files(publication):
        yield FileOutput(file.address, lambda content=file.content: content)  # type: ignore[misc]
