"""Everything the open data publishes: the files, and the page that presents them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspiration.data.data_page import data_page
from inspiration.data.dataset import poc_dataset
from inspiration.data.fields import Publication
from inspiration.data.files import data_files
from inspiration.pages.output import FileOutput, Output

if TYPE_CHECKING:
    from inspiration.pages.composer import Composer


def data_outputs(composer: Composer) -> Iterator[Output]:
    """Give each file of `/donnees/`, then their page."""
    publication = Publication(composer.library, composer.site, composer.editions)
    files = data_files(publication)
    for file in files:
        yield FileOutput(file.address, file.read)
    attribution = composer.library.territory.attribution
    yield data_page(composer, files, poc_dataset(publication), attribution)
