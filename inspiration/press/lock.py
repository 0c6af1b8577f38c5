"""Two builds of one site at once would tread on each other: the second one waits its turn."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inspiration.press.errors import PressError

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no fcntl: the exchange alone protects
    fcntl = None  # type: ignore[assignment]


@contextmanager
def build_lock(site: Path) -> Iterator[None]:
    """Hold the lock of a site folder; it is freed even when the process is killed.

    Raises:
        PressError: another build holds it.
    """
    if fcntl is None:
        yield
        return
    name = hashlib.blake2b(os.fsencode(site.resolve()), digest_size=8).hexdigest()
    file = Path(tempfile.gettempdir()) / f"inspiration-{name}.verrou"
    handle = _opened(file)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PressError(
                f"Une autre fabrication écrit déjà dans {site}. Attendez qu'elle finisse."
            ) from None
        yield
    finally:
        os.close(handle)


def _opened(file: Path) -> int:
    """Open the lock, made by whoever built first: reading is enough to hold it."""
    try:
        return os.open(file, os.O_RDONLY | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    except PermissionError:
        return os.open(file, os.O_RDONLY | os.O_NOFOLLOW)
