"""Ways in which a build may fail."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable


def failing(error: BaseException) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def out_of_space(_: object = None) -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/disque/fichier")


def killed(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)
