"""A page with its bar, and the marks by which a browser knows that either has changed."""

from __future__ import annotations

import hashlib

import lxml.html
from msgspec import Struct
from msgspec.structs import asdict

from inspiration.press.preview.answers import Answer, answer
from inspiration.press.preview.bar import bar
from inspiration.press.preview.live import Live
from inspiration.press.preview.rendering import render
from inspiration.press.preview.views import OWN, View

EVENTS = f"{OWN}evenements"
SCRIPT = f"{OWN}apercu.js"
STYLE = f"{OWN}apercu.css"


class Marks(Struct, frozen=True):
    """What a browser shows: hashes of the page, style sheets apart, and of its bar."""

    content: str
    styles: str
    bar: str


class MarkedPage(Struct, frozen=True):
    """A page of the preview, in its three parts."""

    answer: Answer
    bar: str
    styles: tuple[str, ...]

    @property
    def marks(self) -> Marks:
        """What to compare with what a browser shows."""
        content = self.answer.body
        for address in self.styles:
            content = content.replace(address.encode(), b"")
        return Marks(
            _hash(content), _hash("\n".join(self.styles).encode()), _hash(self.bar.encode())
        )

    def body(self, view: View, address: str) -> bytes:
        """The page with its bar, before `</body>` or at the very end."""
        inserted = render(
            "marques.html",
            bar=self.bar,
            page=view.prefix + address,
            events=EVENTS,
            script=SCRIPT,
            style=STYLE,
            marks=asdict(self.marks),
        ).encode()
        page = self.answer.body
        end = page.rfind(b"</body>")
        return page[:end] + inserted + page[end:] if end >= 0 else page + inserted


def marked_page(live: Live, view: View, address: str, *, careful: bool = False) -> MarkedPage:
    """Make the page of an address, and its bar; a `careful` one takes the time to read the text."""
    found = answer(live, view, address)
    if not found.is_page:
        return MarkedPage(found, "", ())
    return MarkedPage(
        found, bar(live, view, address, found, careful=careful), _style_sheets(found.body)
    )


def _style_sheets(page: bytes) -> tuple[str, ...]:
    if not page.strip():
        return ()
    # Only the head may hold them: reading the whole page takes as long as making a small one.
    head = page.partition(b"</head>")[0]
    links = lxml.html.document_fromstring(head).findall(".//link[@rel='stylesheet']")
    return tuple(link.get("href", "") for link in links)


def _hash(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=8).hexdigest()
