"""The pictures of a preview: pages laid out as in a build, files made when they are asked for."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace
from PIL import Image

from inspiration.images import ImageCache
from inspiration.images.on_request import OnRequest
from inspiration.library import Library
from inspiration.pages.catalogue import Catalogue
from inspiration.pages.output import PageOutput
from inspiration.pages.picture_files import PictureFiles, UnmadePictureError
from inspiration.pages.pictures import Pictures
from inspiration.pages.templates import make_environment, render
from tests.content_builder import ContentBuilder
from tests.images.photographs import jpeg, scenery
from tests.pages.magazine import SITE as BARE_SITE

SITE = replace(BARE_SITE, features=frozenset({"cards"}))
PAGE = "/articles/le-banc/"
FRONT = """
image: {fichier: banc.jpg, alt: "Un banc d'essai", legende: Le banc, credit: "Photo : MEL"}
images:
  - {fichier: vue.jpg, alt: Vue du parc, credit: "Photo : MEL"}
titre: Le banc
date: 2020-01-15
"""
PHOTOGRAPHS = {
    name: jpeg(scenery(900, 640, seed)) for seed, name in enumerate(("banc.jpg", "vue.jpg"))
}


@pytest.fixture
def library(content: ContentBuilder) -> Library:
    content.article("le-banc", FRONT, "![](vue.jpg)")
    folder = content.root / "articles/le-banc"
    folder.mkdir()
    (content.root / "articles/le-banc.md").rename(folder / "index.md")
    for name, photograph in PHOTOGRAPHS.items():
        (folder / name).write_bytes(photograph)
    return content.library()


@pytest.fixture
def cache(library: Library, tmp_path: Path) -> ImageCache:
    return ImageCache(tmp_path / "images", library.content.root)


class Preview:
    """A page of the preview, and the files that it shows."""

    def __init__(self, library: Library, cache: ImageCache, *, draft: bool = True) -> None:
        pictures = Pictures(library, cache.facts, draft=draft)
        catalogue = Catalogue(library, SITE, pictures)
        (page,) = (
            output
            for output in catalogue.outputs()
            if isinstance(output, PageOutput) and output.address == PAGE
        )
        self.page = html.document_fromstring(render(make_environment(), page))
        self.files = PictureFiles(
            pictures, catalogue.composer.shared_cards, OnRequest(cache, workers=1)
        )

    def addresses(self) -> list[str]:
        listed = self.page.xpath("//picture//@srcset")
        return [part.split()[0] for one in listed for part in one.split(",")]


def test_a_page_is_laid_out_as_in_a_build(library: Library, cache: ImageCache) -> None:
    def layout(preview: Preview) -> list[dict[str, str]]:
        images = preview.page.xpath("//picture/img")
        names = ("width", "height", "sizes", "alt", "class", "loading", "fetchpriority")
        return [{name: image.get(name, "") for name in names} for image in images]

    def views(preview: Preview) -> set[tuple[str, ...]]:
        sources = preview.page.xpath("//picture/source[@media]")
        return {tuple(s.get(name) for name in ("media", "width", "height")) for s in sources}

    built, drafted = Preview(library, cache, draft=False), Preview(library, cache)
    assert layout(drafted) == layout(built)
    assert len(layout(drafted)) == 2
    assert views(drafted) == views(built)
    assert drafted.page.xpath("string(//main)") == built.page.xpath("string(//main)")


def test_each_view_offers_one_file_and_each_file_is_made_when_it_is_asked_for(
    library: Library, cache: ImageCache
) -> None:
    preview = Preview(library, cache)
    addresses = preview.addresses()
    assert len(addresses) == len(preview.page.xpath("//picture//*[@srcset]")) == 3
    assert cache.status().files == 0
    for rank, address in enumerate(addresses, 1):
        found = preview.files.output(address)
        assert found
        assert found.address == address
        with Image.open(BytesIO(found.content())) as picture:
            assert address.endswith(f"-{picture.width}.jpg")
        assert cache.status().files == rank


def test_the_card_of_a_shared_link_is_drawn_when_it_is_asked_for(
    library: Library, cache: ImageCache
) -> None:
    preview = Preview(library, cache)
    (address,) = preview.page.xpath("//meta[@property='og:image']/@content")
    card = preview.files.output(address.removeprefix(SITE.url))
    assert card
    with Image.open(BytesIO(card.content())) as picture:
        assert picture.size == (1200, 630)


def test_what_no_page_shows_is_not_made(library: Library, cache: ImageCache) -> None:
    files = Preview(library, cache).files
    assert files.output("/medias/inconnue-0123456789abcdef-800.jpg") is None
    assert files.output("/articles/le-banc/banc.jpg") is None


def test_a_picture_that_cannot_be_made_is_told_with_its_place(
    library: Library, cache: ImageCache
) -> None:
    preview = Preview(library, cache)
    (library.content.root / "articles/le-banc/vue.jpg").write_bytes(b"")
    found = preview.files.output(next(one for one in preview.addresses() if "/vue-" in one))
    assert found
    with pytest.raises(UnmadePictureError) as raised:
        found.content()
    problem = raised.value.problem
    assert (problem.file, problem.key) == ("articles/le-banc/index.md", "images")
    lines = (library.content.root / problem.file).read_text().splitlines()
    assert lines[problem.line - 1].strip().startswith("- {fichier: vue.jpg")
    assert "« vue.jpg »" in problem.message
