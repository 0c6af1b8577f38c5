"""Where an entry was read."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class Source(Struct, frozen=True):
    """Where an entry was read: its file, its Markdown, and the line where the Markdown starts.

    `path` is relative to the content folder, with `/`; `folder` is where its pictures are, or
    None for an entry that is a lone file; `text` is the Markdown, or reads it: most builds look
    at few texts; `positions` maps a path of front-matter keys to its (line, column), both from 1;
    `digest` is the hash of the file's bytes and `head` that of its front matter alone.
    """

    path: str
    slug: str
    folder: str | None
    text: str | Callable[[], str]
    body_line: int
    digest: str
    positions: dict[tuple[str | int, ...], tuple[int, int]]
    head: str = ""

    @property
    def body(self) -> str:
        """The Markdown.

        Raises:
            OSError: the file cannot be read any more.
        """
        return self.text if isinstance(self.text, str) else self.text()
