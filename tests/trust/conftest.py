from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.trust.printer import LEFT, Files, Printer, read


@pytest.fixture(scope="session")
def origin(tmp_path_factory: pytest.TempPathFactory) -> tuple[Printer, Path]:
    """A magazine published twice, so that it has a twin; a copy of it that nobody touches."""
    base = tmp_path_factory.mktemp("origine")
    printer, shelf = Printer(base / "essai"), base / "copie"
    printer.write()
    printer.change()
    printer.print()
    printer.change_back()
    printer.print()
    printer.keep_at(shelf)
    return printer, shelf


@pytest.fixture(scope="session")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """What the next build must give, from nothing."""
    printer = Printer(tmp_path_factory.mktemp("attendu"))
    printer.write()
    printer.change()
    printer.print()
    return printer.published()


@pytest.fixture
def printer(origin: tuple[Printer, Path]) -> Printer:
    """The magazine, published, with something new to publish."""
    found, shelf = origin
    found.take_back(shelf)
    found.change()
    return found


@pytest.fixture
def unharmed(printer: Printer, expected: Files) -> Iterator[None]:
    """Around a fault: nothing published changed, nothing lies about, the next build is right."""
    before, twin = printer.published(), read(printer.stage)
    yield
    assert printer.published() == before
    left = {item.name for item in printer.folder.iterdir()}
    if read(printer.stage) == twin:
        # The build did not even begin to write.
        left -= {printer.stage.name}
    assert left <= LEFT
    printer.print()
    assert printer.published() == expected
