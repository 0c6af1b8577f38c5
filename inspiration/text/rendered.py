"""What a text becomes: plain data, which can be pickled, fingerprinted and kept."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning"]


class TextProblem(Struct, frozen=True, order=True):
    """Something an editor can put right.

    `line` counts from 1 at the first line of the body (front matter left out), `column` from 1.
    """

    line: int
    column: int
    rule: str
    severity: Severity
    message: str
    hint: str = ""


class Heading(Struct, frozen=True):
    """A heading of the text, for a table of contents.

    `text` is typeset and plain; `short` is what the editor gave as `court="…"`, else empty.
    """

    id: str
    level: int
    text: str
    short: str = ""


class Rendered(Struct, frozen=True):
    """A text once rendered and typeset.

    `words` counts the words a reader reads, for the reading time. `pictures`, `links` and
    `abbreviations` name what the resolver was asked for, in order of first use: a text must be
    rendered again when one of the answers changes.
    """

    html: str
    headings: tuple[Heading, ...] = ()
    words: int = 0
    problems: tuple[TextProblem, ...] = ()
    pictures: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
