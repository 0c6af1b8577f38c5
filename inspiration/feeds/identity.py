"""Identifiers that outlive addresses, titles and hosts (RFC 4151, FEED-04)."""

from __future__ import annotations

from datetime import date
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct

from inspiration.library import Library
from inspiration.model.entry import Entry


class Identity(Struct, frozen=True):
    """Makes the `tag:` URIs of a magazine.

    `authority` is a domain that the publisher held on the day `since`: a setting, which never
    follows the address of the site, so that a preview on another host gives the same ids.
    """

    authority: str
    since: date

    @classmethod
    def parse(cls, tag_authority: str) -> Identity:
        """Read `domain,2019`, `domain,2019-03` or `domain,2019-03-01`.

        Raises:
            ValueError: the text has another form.
        """
        authority, _, day = tag_authority.partition(",")
        if not authority:
            raise ValueError(f"no authority in {tag_authority!r}")
        return cls(authority, date.fromisoformat(day + "-01-01"[3 * day.count("-") :]))

    def tag(self, day: date, path: str) -> str:
        """The URI of `path` as minted on `day`, or on the first day of the authority if later."""
        return f"tag:{self.authority},{max(day, self.since)}:{path}"

    def entry(self, library: Library, entry: Entry) -> str:
        """The URI of an entry: its first address and its day of publication, both for ever."""
        return self.tag(library.published(entry).date(), first_address(entry))

    def feed(self, address: str) -> str:
        """The URI of a feed."""
        return self.tag(self.since, address)


def first_address(entry: Entry) -> str:
    """The address an entry had when it first appeared."""
    return entry.former_addresses[0] if entry.former_addresses else entry.address


def calendar_uid(tag: str) -> str:
    """A UID for a calendar: without host, and as stable as the tag (RFC 7986 §5.3)."""
    return str(uuid5(NAMESPACE_URL, tag))
