"""A page is found without listing those after it, and a fault is told each time, not once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from inspiration.pages.output import FileOutput, Output
from inspiration.press.preview.listing import Listing


def files(*names: str) -> Iterator[Output]:
    for name in names:
        if name == "fault":
            raise OSError(name)
        yield FileOutput(f"/{name}", name.encode)


def test_what_comes_after_a_page_is_not_listed_to_find_it() -> None:
    listing = Listing(lambda: files("une", "deux", "fault"))
    for path in ("deux", "une"):
        found = listing.get(path)
        assert found is not None and found.path == path


def test_a_fault_is_told_each_time_and_gone_once_it_is_mended() -> None:
    names = ["une", "fault"]
    listing = Listing(lambda: files(*names))
    for _ in range(2):
        with pytest.raises(OSError, match="fault"):
            listing.get("deux")
    names[1] = "deux"
    assert listing.get("deux") is not None
    assert list(listing.all()) == ["une", "deux"]
    assert listing.get("trois") is None
