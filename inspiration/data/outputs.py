"""Everything the open data publishes: the files, and the page that presents them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING

from inspiration.data.data_page import data_page
from inspiration.data.dataset import poc_dataset
from inspiration.data.fields import Publication
from inspiration.data.files import FOLDER, data_files
from inspiration.pages import addresses
from inspiration.pages.output import FileOutput, Output, PageOutput

if TYPE_CHECKING:
    from inspiration.data.files import DataFile
    from inspiration.pages.composer import Composer
    from inspiration.pages.output import ComposedPage

_GROUP = "donnees"


def data_outputs(composer: Composer) -> Iterator[Output]:
    """Give each file of `/donnees/`, then their page."""
    data = _OpenData(composer)
    for name in addresses.DATA_FILES:
        yield FileOutput(FOLDER + name, partial(data.read, name), group=_GROUP)
    yield PageOutput(FOLDER, data.page, group=_GROUP)


class _OpenData:
    """The files, all made when the first of them is read: one of them describes the others."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._publication = Publication(composer.library, composer.site, composer.editions)

    @cached_property
    def _files(self) -> dict[str, DataFile]:
        return {file.name: file for file in data_files(self._publication)}

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        return self._files[name].content

    def page(self) -> ComposedPage:
        """The page that presents the files."""
        attribution = self._composer.library.territory.attribution
        files = tuple(self._files.values())
        return data_page(self._composer, files, poc_dataset(self._publication), attribution)
