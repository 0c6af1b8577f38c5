"""The editors' guide: the only pages that MkDocs and Material make, on their own."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspiration.press.assembly import Assembly


def guide_version(assembly: Assembly) -> bytes:
    """The hash of what is typed for the guide: its files and the configuration."""
    settings = assembly.settings
    digest = hashlib.blake2b(settings.config_file.read_bytes(), digest_size=16)
    for path in assembly.library.content.guide:
        digest.update(path.encode() + b"\0" + (settings.content / path).read_bytes())
    return digest.digest()


def make_guide(assembly: Assembly) -> dict[str, bytes]:
    """Give every file of the guide, by its path in the site.

    Raises:
        PressError: a page of the guide stops MkDocs.
    """
    from mkdocs.config import load_config

    from inspiration.plugins.magazine import magazine_of
    from inspiration.press.mkdocs_run import run_mkdocs

    settings = assembly.settings
    with tempfile.TemporaryDirectory(prefix="guide-", dir=settings.cache) as folder:
        config = load_config(
            config_file=str(settings.config_file),
            docs_dir=str(settings.content),
            site_dir=folder,
            site_url=settings.site.url,
            plugins=["inspiration/magazine"],
        )
        magazine_of(config, "press").offer_library(assembly.watched, settings.site)
        run_mkdocs(config)
        files = sorted(file for file in Path(folder).rglob("*") if file.is_file())
        return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
