"""Links typed as addresses of the site, where it is served under a path of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspiration.pages.site import Site

_LINK = re.compile(r'(<(?:a|img)\b[^<>]*?\s(?:href|src)=")/(?!/)')


def rebased(html: str, site: Site) -> str:
    """The same HTML, its links to `/…` under the base path of the site.

    For pages that we do not compose: MkDocs leaves such links as they are typed.
    """
    return html if site.base == "/" else _LINK.sub(lambda link: f"{link[1]}{site.base}", html)
