"""Photographs as files: derivatives of the site taken from the image cache, made when missing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from inspiration.images.pool import encode_all

if TYPE_CHECKING:
    from inspiration.images import DerivativeJob, ImageFault
    from inspiration.images.cache import ImageCache
    from inspiration.pages.pictures import Pictures


class UnreadablePhotographError(Exception):
    """A photograph that cannot be made: `file` on the disk, and the `fault` to put right."""

    def __init__(self, file: Path, fault: ImageFault) -> None:
        super().__init__(f"{file.name} : {fault}")
        self.file = file
        self.fault = fault


class Photographs(Struct, frozen=True):
    """The derivatives that `pictures` planned, as files of the cache.

    The widths that editions ask for are those of the site: nothing is encoded twice.
    """

    pictures: Pictures
    cache: ImageCache

    def keys(self, addresses: Iterable[str]) -> dict[str, str]:
        """What the bytes of each derivative depend on: its source, its recipe, the encoders."""
        return {name: job.outputs[0].key for name, job in self._jobs(addresses).items()}

    def files(self, addresses: Iterable[str]) -> dict[str, Path]:
        """Where the derivatives are, made now if no build has made them yet.

        Raises:
            UnreadablePhotographError: a source cannot be decoded.
        """
        jobs = self._jobs(addresses)
        report = encode_all(jobs.values(), self.cache, workers=0)
        for file, fault in report.faults:
            raise UnreadablePhotographError(file, fault)
        return {name: self.cache.path(job.outputs[0].key) for name, job in jobs.items()}

    def _jobs(self, addresses: Iterable[str]) -> dict[str, DerivativeJob]:
        """The job of each address, reduced to it.

        Raises:
            LookupError: no picture was planned at one of the addresses.
        """
        wanted = dict.fromkeys(addresses)
        found = {
            output.address: replace(job, outputs=(output,))
            for job in self.pictures.jobs.values()
            for output in job.outputs
            if output.address in wanted
        }
        missing = wanted.keys() - found.keys()
        if missing:
            raise LookupError(f"no picture was planned at {', '.join(sorted(missing))}")
        return {name: found[name] for name in wanted}
