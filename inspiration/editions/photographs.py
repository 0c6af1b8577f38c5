"""Photographs as files: derivatives of the site taken from the image cache, made when missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspiration.images.pool import encode_all

if TYPE_CHECKING:
    from pathlib import Path

    from inspiration.images import DerivativeJob, ImageFault, Output
    from inspiration.images.cache import ImageCache
    from inspiration.pages.pictures import Pictures


class UnreadablePhotographError(Exception):
    """A photograph that cannot be made: `file` on the disk, and the `fault` to put right."""

    def __init__(self, file: Path, fault: ImageFault) -> None:
        super().__init__(f"{file.name} : {fault}")
        self.file = file
        self.fault = fault


@dataclass(frozen=True)
class Photographs:
    """The derivatives that `pictures` planned, as bytes.

    The widths that editions ask for are those of the site: nothing is encoded twice.
    """

    pictures: Pictures
    cache: ImageCache

    def key(self, address: str) -> str:
        """What the bytes of a derivative depend on: its source, its recipe, the encoders."""
        return self._find(address)[1].key

    def read(self, address: str) -> bytes:
        """The bytes of a derivative, made now if no build has made it yet.

        Raises:
            UnreadablePhotographError: its source cannot be decoded.
        """
        job, output = self._find(address)
        if self.cache.get(output.key) is None:
            report = encode_all([replace(job, outputs=(output,))], self.cache, workers=0)
            for file, fault in report.faults:
                raise UnreadablePhotographError(file, fault)
        return self.cache.path(output.key).read_bytes()

    def _find(self, address: str) -> tuple[DerivativeJob, Output]:
        for job in self.pictures.jobs.values():
            for output in job.outputs:
                if output.address == address:
                    return job, output
        raise LookupError(f"no picture was planned at {address}")
