"""`python -m inspiration` is the `inspiration` command."""

from __future__ import annotations

import gc
import os
import sys


def run() -> None:
    """Run the command, and leave at once.

    Python would first give back, one by one, the objects of the whole magazine: at five thousand
    articles, a quarter of the time of a small edit.
    """
    # A command makes much and drops little: looking for what is dropped would take a tenth of it.
    gc.set_threshold(200_000, 50, 1_000)
    # Only now: the command line itself is long to load.
    from inspiration.cli import main

    try:
        main()
    except SystemExit as leaving:
        if not isinstance(leaving.code, int | None):
            raise
        # None where whoever started the command closed it.
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
        os._exit(leaving.code or 0)


if __name__ == "__main__":
    run()
