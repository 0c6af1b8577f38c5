"""`python -m inspiration` is the `inspiration` command."""

from __future__ import annotations

import os
import sys

from inspiration.cli import main


def run() -> None:
    """Run the command, and leave at once.

    Python would first give back, one by one, the objects of the whole magazine: at five thousand
    articles, a quarter of the time of a small edit.
    """
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
