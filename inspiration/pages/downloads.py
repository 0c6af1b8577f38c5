"""The files that entries offer: cleaned of what they should not tell, then published (LEG-07)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from inspiration.images.downloads import clean_download
from inspiration.images.faults import ImageFault
from inspiration.library.attachments import attachment_path
from inspiration.library.notices import Notices
from inspiration.pages import addresses
from inspiration.pages.output import FileOutput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inspiration.library import Library
    from inspiration.model.entry import Entry
    from inspiration.model.problem import Problem


class Downloads:
    """Cleans the files of the public entries, each once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._cleaned: dict[str, bytes | None] = {}
        self._notices = Notices()

    def outputs(self) -> Iterator[FileOutput]:
        """Every file that is offered; it is cleaned when it is read, or when it is told of."""
        for entry in self._library.entries:
            for index, download in enumerate(entry.downloads):
                if attachment_path(self._library.content.root, entry, download.file):
                    address = addresses.download(entry.kind, entry.slug, download.file)
                    yield FileOutput(address, partial(self.read, entry, index))

    def read(self, entry: Entry, index: int) -> bytes:
        """The bytes of a download, by its place among those of its entry.

        One that cannot be offered is empty, and `problems` says why.
        """
        return self._read(entry, index) or b""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The files that cannot be offered among all, each with its reason."""
        for entry in self._library.entries:
            for index in range(len(entry.downloads)):
                self._read(entry, index)
        return self.found

    @property
    def found(self) -> tuple[Problem, ...]:
        """The problems of the files that were read so far."""
        return tuple(self._notices.problems)

    def _read(self, entry: Entry, index: int) -> bytes | None:
        download = entry.downloads[index]
        address = addresses.download(entry.kind, entry.slug, download.file)
        if address not in self._cleaned:
            file = attachment_path(self._library.content.root, entry, download.file)
            self._cleaned[address] = self._clean(entry, index, file) if file else None
        return self._cleaned[address]

    def _clean(self, entry: Entry, index: int, file: Path) -> bytes | None:
        name, loc = entry.downloads[index].file, ("telechargements", index, "fichier")
        try:
            return clean_download(file)
        except OSError as error:
            message = f"« {name} » ne s'ouvre pas ({error.strerror})"
            self._notices.error(entry, loc, "illisible", message, "vérifiez ses droits")
        except ImageFault as fault:
            message = f"« {name} » : {fault.message}"
            self._notices.error(entry, loc, fault.rule, message, fault.hint)
        return None
