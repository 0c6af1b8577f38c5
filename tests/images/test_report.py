"""What a site's pictures weigh, as browsers would fetch them."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspiration.images import ImageRequest, PicturePlan, Place, plan_picture
from inspiration.images.cache import ImageCache
from inspiration.images.pool import encode_all
from inspiration.images.report import (
    DESKTOP,
    PHONE,
    PictureUse,
    Screen,
    fetched,
    report_images,
    report_lines,
    width_said,
)
from inspiration.images.signatures import SourceKind
from inspiration.images.source import SourceFacts
from tests.images.photographs import jpeg, scenery


def planned(place: Place) -> PicturePlan:
    facts = SourceFacts("ab" * 16, SourceKind.JPEG, 6000, 4000, 1)
    return plan_picture(ImageRequest(Path("parc.jpg"), place), facts)


@pytest.mark.parametrize(
    ("place", "screen", "ending"),
    [
        (Place.HERO, PHONE, "-1200.avif"),
        (Place.HERO, DESKTOP, "-1600.avif"),
        (Place.HERO, Screen(1440, 2), "-2400.avif"),
        (Place.CARD, DESKTOP, "-480.avif"),
        (Place.CARD, Screen(390, 1), "-480.avif"),
        (Place.POSTER, Screen(390, 1), "-320.avif"),
        (Place.TEXT, DESKTOP, "-1200.avif"),
    ],
)
def test_the_choice_of_a_browser_is_replayed(place: Place, screen: Screen, ending: str) -> None:
    assert fetched(planned(place), screen).endswith(ending)


def test_conditions_are_read_from_the_widest() -> None:
    assert width_said("(min-width:64em) 50vw,100vw", 1024) == 512
    assert width_said("(min-width:64em) 50vw,100vw", 1023) == 1023
    assert width_said("(min-width:118.5em) 555px,50vw", 1896) == 555


def test_a_report_says_what_wrong_sizes_would_cost(tmp_path: Path) -> None:
    source = tmp_path / "parc.jpg"
    source.write_bytes(jpeg(scenery(1250, 830)))
    with ImageCache(tmp_path / "cache", tmp_path) as cache:
        card = plan_picture(ImageRequest(source, Place.CARD), cache.facts(source))
        text = plan_picture(ImageRequest(source, Place.TEXT), cache.facts(source))
        before = report_images([PictureUse("/", "parc", card)], cache)
        assert set(before.missing) == card.addresses
        encode_all((*card.jobs, *text.jobs), cache, workers=0)
        report = report_images(
            [
                PictureUse("/", "parc", card),
                PictureUse("/articles/parc/", "parc", text),
                PictureUse("/poc/", "parc", card),
            ],
            cache,
        )
    assert not report.missing
    cards = next(weight for weight in report.pages if weight.name == "/")
    assert cards.without_sizes > cards.desktop > 0
    assert report.pages[0].phone >= report.pages[-1].phone
    (entry,) = report.entries
    assert (entry.name, entry.pictures) == ("parc", 3)
    assert {item.format for item in report.formats} == {"avif", "webp", "jpg"}
    assert sum(item.files for item in report.formats) == len(card.addresses | text.addresses)
    assert len(report.heaviest) == 10
    assert report.heaviest[0][1] >= report.heaviest[-1][1]
    lines = report_lines(report)
    assert any("/articles/parc/ (1 image)" in line for line in lines)
    assert any(line.startswith("  avif : ") for line in lines)
