"""A site that search engines stay away from: the preview of a branch, on whatever host."""

from __future__ import annotations

import shutil
from pathlib import Path

from inspiration.press.exchange import exchange
from inspiration.press.site_folder import files_of, link
from inspiration.press.stage import stage_beside

_NOINDEX = b'<meta name="robots" content="noindex, nofollow">'
_ROBOTS = b"User-agent: *\nAllow: /\n"
"""Robots are let in: one that may not read a page cannot read that it must forget it."""


def publish_hidden(built: Path, site: Path) -> None:
    """Put a copy of a site in the place of `site`, with no page that a search engine keeps.

    Every page says so itself, for hosts that read no `_headers`; nothing lists them. What is as it
    was keeps its inode and its time, so that only the rest is uploaded.

    Raises:
        PressError: something else than a site is there, or another build writes it.
        OSError: the folder cannot be written; the last site is untouched.
    """
    with stage_beside(site) as stage:
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir()
        for path, item in files_of(built):
            if path != "sitemap.xml":
                _copy(Path(item.path), stage / path, site / path)
        exchange(stage, site)
        shutil.rmtree(stage, ignore_errors=True)


def _copy(source: Path, target: Path, last: Path) -> None:
    """Write a file of the copy: a link to its source, or to what it was when it is the same."""
    target.parent.mkdir(parents=True, exist_ok=True)
    content = _hidden(source)
    if content is not None:
        if not (last.is_file() and last.read_bytes() == content):
            target.write_bytes(content)
            return
        source = last
    link(source, target)


def _hidden(source: Path) -> bytes | None:
    """What a file says where nobody may find it; None for one that stays as it is."""
    if source.name == "robots.txt":
        return _ROBOTS
    if source.suffix == ".html":
        return source.read_bytes().replace(b"<head>", b"<head>" + _NOINDEX, 1)
    return None
