"""What the site's owner decides, as plain data: name, addresses, switches, budget."""

from __future__ import annotations

from functools import cached_property
from urllib.parse import urlsplit

from msgspec import Struct, field

from inspiration.model.restraint import Restraint
from inspiration.text.tags import ALLOWED_TAGS


class Budget(Struct, frozen=True):
    """Limits of a page (ECO-10): elements, requests, and bytes over the wire (gzip)."""

    chrome_elements: int = 200
    article_elements: int = 350
    list_elements: int = 450
    article_bytes: int = 64_000
    requests: int = 8
    css_bytes: int = 10_000
    font_bytes: int = 45_000


class Site(Struct, frozen=True, dict=True):
    """The settings that pages, feeds and data read.

    `url` is absolute and ends with `/`; `tag_authority` is `domain,year` for the permanent ids
    of feeds (RFC 4151) and never follows `url`; `repository` is the prefix of the address where
    an entry's file can be edited; `features` names what is switched on beside the magazine:
    `showcase`, `images`, `feeds`, `search`, `editions`; `restraints` are the periods before an
    election, for the editorial calendar; `html_tags` are the tags that a text may hold.
    """

    name: str
    url: str
    description: str = ""
    publisher: str = ""
    tag_authority: str = ""
    email: str = ""
    repository: str = ""
    hub: str = ""
    language: str = "fr"
    reconstructed: str = ""
    per_page: int = 20
    features: frozenset[str] = frozenset()
    budget: Budget = field(default_factory=Budget)
    restraints: tuple[Restraint, ...] = ()
    html_tags: tuple[str, ...] = ALLOWED_TAGS

    @cached_property
    def base(self) -> str:
        """The path under which the site is served: `/`, or `/magazine/`."""
        return urlsplit(self.url).path or "/"

    def path(self, address: str) -> str:
        """The root-relative link to an address of the magazine."""
        return self.base + address.lstrip("/")

    def absolute(self, address: str) -> str:
        """The absolute link to an address of the magazine."""
        return self.url + address.lstrip("/")

    def has(self, feature: str) -> bool:
        """Whether a feature is switched on."""
        return feature in self.features
