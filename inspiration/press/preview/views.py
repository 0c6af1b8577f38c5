"""How an address of the preview tells the instant at which it is read.

`/articles/x/` shows everything now, drafts included. `/__apercu/le/2020-03-12T07:00/articles/x/`
shows what readers will see at that instant, and `/__apercu/tout/2020-03-12T07:00/articles/x/` the
same with drafts. The instant stands in the path, before the site's own base: pages are served
byte for byte, and neither a cookie nor a rewritten link is needed. A link followed from a page
carries that page's address (Referer), which tells the server where the reader comes from.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct

OWN = "/__apercu/"
"""What belongs to the preview itself; no page of a magazine can have a « _ » in its address."""
_READER, _EDITOR = "le", "tout"
_DATED = re.compile(rf"{OWN}(?P<eyes>{_READER}|{_EDITOR})/(?P<instant>[^/]+)(?P<address>/.*)")


class View(Struct, frozen=True):
    """When a page is read, and by whose eyes.

    `instant` is what was asked for, or empty for the preview's own; with `drafts`, drafts and
    entries to come are shown as if public.
    """

    instant: str = ""
    drafts: bool = True

    @property
    def prefix(self) -> str:
        """What stands before the addresses of this view, without a last slash."""
        if not self.instant:
            return ""
        return f"{OWN}{_EDITOR if self.drafts else _READER}/{quote(self.instant, safe=':+')}"


PRESENT = View()
"""Everything, at the preview's own instant."""


def split_view(address: str) -> tuple[View, str]:
    """The view of an address, and the address of the site that it shows."""
    found = _DATED.fullmatch(address)
    if found is None:
        return PRESENT, address
    return View(unquote(found["instant"]), found["eyes"] == _EDITOR), found["address"]


def view_of_referrer(referrer: str | None, host: str) -> View:
    """The view of the page that asks; the present one when nothing says which."""
    parts = urlsplit(referrer or "")
    return split_view(parts.path)[0] if parts.netloc == host else PRESENT
