"""Where an entry was read."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class Source(Struct, frozen=True):
    """Where an entry was read: its file, its Markdown, and the line where the Markdown starts.

    Attributes:
        path: Of the file, relative to the content folder, with `/`.
        slug: The name of the entry in addresses.
        folder: Where its pictures are; None for an entry that is a lone file.
        text: The Markdown, or what reads it, since most builds look at few texts: it gives the
            Markdown of `digest`, or raises.
        body_line: The line where the Markdown starts, from 1.
        digest: The hash of the file's bytes.
        positions: The (line, column), both from 1, of each path of front-matter keys.
        head: The hash of the front matter alone.
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


UNREAD = Source("", "", None, "", 1, "", {})
"""That of an entry that no file holds."""
