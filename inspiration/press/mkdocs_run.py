"""MkDocs, run on a configuration, its errors said once and by us."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.exceptions import Abort, BuildError

from inspiration.press.errors import PressError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def run_mkdocs(config: MkDocsConfig) -> None:
    """Build what a configuration says, where it says.

    Raises:
        PressError: MkDocs or a plugin stops the build.
    """
    config.plugins.on_startup(command="build", dirty=False)
    told = _Told()
    log = logging.getLogger("mkdocs.commands.build")
    log.addFilter(told)
    try:
        mkdocs_build(config)
    except (Abort, BuildError) as error:
        raise PressError("\n".join(told.errors) or str(error)) from None
    finally:
        log.removeFilter(told)
        config.plugins.on_shutdown()


class _Told(logging.Filter):
    """Takes the errors that MkDocs would print: we say them ourselves, in French, once."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: list[str] = []

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep an error for later, let the rest through."""
        if record.levelno < logging.ERROR:
            return True
        self.errors.append(record.getMessage())
        return False
