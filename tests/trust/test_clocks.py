"""Whatever the clock says, what changed is seen, and no other."""

from __future__ import annotations

import os

import pytest

from inspiration.press.build import build
from inspiration.press.errors import PressError
from inspiration.press.order import Order
from inspiration.press.settings import read_settings
from tests.images.photographs import scenery, with_secrets
from tests.trust.printer import Files, Printer


@pytest.mark.parametrize("second", [0, 1, 4_000_000_000])
def test_a_clock_that_jumps_changes_nothing(
    printer: Printer, expected: Files, monkeypatch: pytest.MonkeyPatch, second: int
) -> None:
    for file in printer.content.root.rglob("*"):
        os.utime(file, (second, second))
    monkeypatch.setattr("time.time", lambda: float(second))
    printer.print()
    assert printer.published() == expected


def test_a_photograph_changed_under_a_frozen_clock_is_seen(printer: Printer) -> None:
    photo = printer.content.root / "articles/un/salle.jpg"
    another = with_secrets(scenery(320, 240, seed=8))
    size = max(len(another), photo.stat().st_size)
    photo.write_bytes(photo.read_bytes().ljust(size, b"\0"))
    printer.print()
    stat = photo.stat()
    before = {path for path in printer.published() if path.startswith("medias/salle")}
    assert before
    photo.write_bytes(another.ljust(size, b"\0"))
    os.utime(photo, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    printer.print()
    assert not before & printer.published().keys()


@pytest.mark.usefixtures("unharmed")
@pytest.mark.parametrize("epoch", ["demain", "9" * 30])
def test_an_instant_that_is_none_is_told(
    printer: Printer, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", epoch)
        with pytest.raises(PressError, match="SOURCE_DATE_EPOCH : reçu"):
            build(Order(printer.config, site_dir=printer.site))
        with pytest.raises(PressError, match="SOURCE_DATE_EPOCH : reçu"):
            printer.print()


def test_the_instant_of_a_build_is_not_that_of_the_next(printer: Printer) -> None:
    printer.print()
    assert read_settings(Order(printer.config, site_dir=printer.site)).at is None
