"""Pages hold together: no heading alone at the foot of a page. The real ones: `tests/site`."""

from __future__ import annotations

import io

import pikepdf

from inspiration.editions import EditionFormat
from tests.editions.magazine import Workshop
from tests.editions.reading import headings_at_the_foot, heard


def test_a_heading_before_a_picture_is_not_left_behind(workshop: Workshop) -> None:
    """The picture does not fit under its heading: both go to the next page."""
    file = workshop.content.root / "articles/le-marche/index.md"
    head = file.read_text(encoding="utf-8").partition("\n---\n")[0]
    body = "Un court début.\n\n## Voir la place\n\n![](place.jpg)\n\nLa suite.\n"
    file.write_text(f"{head}\n---\n{body}", encoding="utf-8")
    content = workshop.shelf(EditionFormat.PDF).read(workshop.issue, EditionFormat.PDF)
    with pikepdf.open(io.BytesIO(content)) as document:
        assert any("Voir la place" in "".join(heard(document, p)) for p in document.pages)
        assert headings_at_the_foot(document) == []
