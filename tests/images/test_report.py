"""What a site's pictures weigh, as browsers would fetch them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from inspiration.images import ImageRequest, PicturePlan, Place, plan_picture
from inspiration.images.cache import ImageCache
from inspiration.images.facts import SourceFacts
from inspiration.images.pool import encode_all
from inspiration.images.report import ImageReport, PictureUse, report_images
from inspiration.images.report_lines import report_lines
from inspiration.images.screens import DESKTOP, PHONE, Screen, fetched, width_said
from inspiration.images.signatures import SourceKind
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


@dataclass(frozen=True)
class Shown:
    """A photograph as a card on two pages, and in its own text."""

    cache: ImageCache
    uses: tuple[PictureUse, ...]

    def make(self, *uses: PictureUse) -> None:
        encode_all((job for use in uses for job in use.plan.jobs), self.cache, workers=0)

    def report(self) -> ImageReport:
        return report_images(self.uses, self.cache)


def shown(folder: Path, width: int) -> Shown:
    source = folder / "parc.jpg"
    source.write_bytes(jpeg(scenery(width, width * 2 // 3)))
    cache = ImageCache(folder / "cache", folder)
    facts = cache.facts(source)
    card, text = (
        plan_picture(ImageRequest(source, place), facts) for place in (Place.CARD, Place.TEXT)
    )
    return Shown(
        cache,
        (
            PictureUse("/", "articles/parc", card),
            PictureUse("/articles/parc/", "articles/parc", text),
            PictureUse("/poc/", "articles/parc", card),
        ),
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    everything = shown(tmp_path_factory.mktemp("made"), 1050)
    everything.make(*everything.uses)
    return everything


@pytest.fixture
def small(tmp_path: Path) -> Shown:
    return shown(tmp_path, 300)


def test_a_report_says_what_wrong_sizes_would_cost(made: Shown) -> None:
    report = made.report()
    cards = next(weight for weight in report.pages if weight.name == "/")
    assert cards.without_sizes > cards.desktop > 0
    assert report.pages[0].phone >= report.pages[-1].phone
    assert len(report.heaviest) == 10
    assert report.heaviest[0][1] >= report.heaviest[-1][1]


def test_a_report_says_what_the_cache_gives(small: Shown) -> None:
    card, text, _ = (use.plan.addresses for use in small.uses)
    before = small.report().whole
    assert (before.hits, before.phone, before.seconds) == (0, 0, 0)
    small.make(small.uses[0])
    report = small.report()
    hits = {weight.name: (weight.hits, weight.files) for weight in report.pages}
    assert hits["/"] == hits["/poc/"] == (len(card), len(card))
    assert hits["/articles/parc/"] == (0, len(text))
    (entry,) = report.entries
    assert (entry.name, entry.pictures) == ("articles/parc", 3)
    assert (entry.hits, entry.files) == (len(card), len(card | text))


def test_time_is_that_of_the_making(made: Shown) -> None:
    report = made.report()
    spent = made.cache.status().seconds
    assert report.whole.seconds == pytest.approx(spent)
    assert made.report() == report
    assert sum(page.seconds for page in report.pages) > spent, "a shared file counts on each page"


def test_a_report_weighs_each_format(made: Shown) -> None:
    whole = made.report().whole
    assert [item.format for item in whole.formats] == ["avif", "webp", "jpg"]
    assert sum(item.files for item in whole.formats) == whole.files == made.cache.status().files
    assert sum(item.size for item in whole.formats) == made.cache.status().size


def test_a_report_is_a_table_that_explains_itself(small: Shown) -> None:
    small.make(small.uses[0])
    title, head, *lines = report_lines(small.report())
    assert title == "Pages"
    assert head.split()[-3:] == ["avif", "webp", "jpg"]
    row = next(line for line in lines if line.endswith("  /"))
    assert " 3/3 " in row
    assert row.count(" ko") == 6
    assert row.rindex("  /") == len(head)
    assert "À faire encore, donc sans poids ici : 3 fichiers." in lines
