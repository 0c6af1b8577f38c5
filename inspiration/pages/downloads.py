"""The files that entries offer: cleaned of what they should not tell, then published (LEG-07)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from inspiration.images.downloads import clean_download
from inspiration.images.faults import ImageFault
from inspiration.library.attachments import attachment_path
from inspiration.library.notices import Notices
from inspiration.pages import addresses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspiration.library import Library
    from inspiration.model.problem import Problem


class Downloads:
    """Cleans the files of the public entries, once."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @property
    def files(self) -> Mapping[str, bytes]:
        """The cleaned files by address."""
        return self._cleaned[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The files that cannot be offered, each with its reason."""
        return self._cleaned[1]

    @cached_property
    def _cleaned(self) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
        files: dict[str, bytes] = {}
        notices = Notices()
        for entry in self._library.entries:
            for index, download in enumerate(entry.downloads):
                file = attachment_path(self._library.content.root, entry, download.file)
                if file is None:
                    continue
                address = addresses.download(entry.kind, entry.slug, download.file)
                loc = ("telechargements", index, "fichier")
                try:
                    files[address] = clean_download(file)
                except OSError as error:
                    message = f"« {download.file} » ne s'ouvre pas ({error.strerror})"
                    notices.error(entry, loc, "illisible", message, "vérifiez ses droits")
                except ImageFault as fault:
                    message = f"« {download.file} » : {fault.message}"
                    notices.error(entry, loc, fault.rule, message, fault.hint)
        return files, tuple(notices.problems)
