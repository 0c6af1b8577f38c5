"""Compiled templates, kept between builds: compiling them takes as long as rendering a hundred."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from typing import TYPE_CHECKING

import jinja2

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2.bccache import Bucket

_HASH = 16


class CompiledTemplates(jinja2.BytecodeCache):
    """A file a template, in `folder`. Each carries its hash: damaged code is never run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if its template was compiled before."""
        with suppress(OSError):
            data = self._file(bucket).read_bytes()
            if _hash(data[_HASH:]) == data[:_HASH]:
                bucket.bytecode_from_string(data[_HASH:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template; a disk that is full only costs time at the next build."""
        data = bucket.bytecode_to_string()
        file = self._file(bucket)
        partial = file.with_name(f".{file.name}.{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                partial.write_bytes(_hash(data) + data)
                partial.replace(file)
            finally:
                partial.unlink(missing_ok=True)

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"modele-{bucket.key}"


def _hash(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_HASH).digest()
