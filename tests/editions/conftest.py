"""One numéro, printed and bound once for all the tests that only read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspiration.editions import EditionFormat
from tests.content_builder import ContentBuilder
from tests.editions.magazine import Workshop, write_issue


@pytest.fixture
def workshop(content: ContentBuilder, tmp_path: Path) -> Iterator[Workshop]:
    """A numéro of one's own, to change."""
    write_issue(content)
    workshop = Workshop(content, tmp_path / "cache")
    yield workshop
    workshop.close()


@pytest.fixture(scope="package")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """A numéro that no test may change."""
    folder = tmp_path_factory.mktemp("edition")
    content = ContentBuilder(folder / "content")
    write_issue(content)
    workshop = Workshop(content, folder / "cache")
    yield workshop
    workshop.close()


@pytest.fixture(scope="package")
def pdf(shared: Workshop) -> bytes:
    """The PDF of the shared numéro."""
    return shared.shelf(EditionFormat.PDF).read(shared.issue, EditionFormat.PDF)


@pytest.fixture(scope="package")
def epub(shared: Workshop) -> bytes:
    """The EPUB of the shared numéro."""
    return shared.shelf(EditionFormat.EPUB).read(shared.issue, EditionFormat.EPUB)
