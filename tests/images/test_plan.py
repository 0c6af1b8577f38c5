"""Which files a picture becomes: widths, formats, addresses, and what a browser is told."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspiration.images import Frame, ImageFault, ImageRequest, Nature, Place, plan_picture
from inspiration.images.facts import SourceFacts
from inspiration.images.framing import framed_box, keeps_ratio, window_size
from inspiration.images.offers import MIN_STEP, widths_for
from inspiration.images.places import (
    LADDER,
    Bleed,
    Columns,
    Ratio,
    layout_of,
    sizes_attribute,
)
from inspiration.images.plan import MAX_HEIGHT
from inspiration.images.recipe import Format, address_stem, reduction
from inspiration.images.screens import width_said
from inspiration.images.signatures import SourceKind


def facts(width: int = 6000, height: int = 4000, **options: bool) -> SourceFacts:
    return SourceFacts("ab" * 16, SourceKind.JPEG, width, height, 9_000_000, **options)


def request(place: Place = Place.TEXT, **options: object) -> ImageRequest:
    return ImageRequest(Path("articles/x/Été au parc.JPG"), place, **options)  # type: ignore[arg-type]


@given(
    available=st.integers(1, 8000),
    narrowest=st.sampled_from((320, 480)),
    widest=st.sampled_from((1200, 1600, 2400)),
)
def test_widths_neither_grow_nor_crowd(available: int, narrowest: int, widest: int) -> None:
    widths = widths_for(available, narrowest, widest)
    assert widths
    assert max(widths) <= min(available, widest)
    assert list(widths) == sorted(widths)
    for smaller, larger in pairwise(widths):
        assert larger >= smaller * MIN_STEP
    assert max(widths) * MIN_STEP > min(available, widest)


@given(
    width=st.integers(1, 9000),
    height=st.integers(1, 9000),
    place=st.sampled_from(Place),
    nature=st.sampled_from(Nature),
)
@example(width=1, height=MAX_HEIGHT + 1, place=Place.TEXT, nature=Nature.PHOTO)
def test_no_plan_asks_more_than_the_source_has(
    width: int, height: int, place: Place, nature: Nature
) -> None:
    plan = plan_picture(request(place, nature=nature), facts(width, height))
    for job in plan.jobs:
        divisor = reduction(job.facts)
        for output in job.outputs:
            assert 1 <= output.width <= max(1, width // divisor)
            assert 1 <= output.height <= MAX_HEIGHT
    listed = {address for source in plan.sources for address, _ in source.candidates}
    assert listed <= plan.addresses
    assert plan.address in plan.addresses
    assert plan.single_image().width <= 1200 or len(plan.jobs[-1].outputs) == 1


def test_formats_follow_the_nature() -> None:
    def formats(plan_request: ImageRequest, alpha: bool = False) -> list[str]:
        plan = plan_picture(plan_request, facts(alpha=alpha))
        return [source.type for source in (*plan.sources, plan.fallback)]

    assert formats(request()) == ["image/avif", "image/webp", "image/jpeg"]
    assert formats(request(), alpha=True) == ["image/avif", "image/webp", "image/png"]
    assert formats(request(nature=Nature.TEXT)) == ["image/avif", "image/webp", "image/png"]
    assert formats(request(nature=Nature.DRAWING)) == ["image/avif", "image/webp", "image/png"]


def test_art_direction_goes_from_the_widest_window_to_the_narrowest() -> None:
    plan = plan_picture(request(Place.HERO), facts())
    assert [source.media for source in plan.sources] == ["(min-width:44em)"] * 2 + [""] * 2
    wide, phone = plan.sources[0], plan.fallback
    assert wide.width / wide.height == pytest.approx(2.1, abs=0.01)
    assert phone.width / phone.height == pytest.approx(0.8, abs=0.01)
    assert [width for _, width in wide.candidates] == [480, 800, 1200, 1600, 2400]
    single = plan.single_image()
    assert (single.format, single.width) == (Format.JPEG, 1200)
    assert single.width / single.height == pytest.approx(2.1, abs=0.01)


def test_addresses_say_what_and_change_with_what() -> None:
    first = plan_picture(request(), facts())
    again = plan_picture(request(), facts())
    other = SourceFacts("cd" * 16, SourceKind.JPEG, 6000, 4000, 1)
    assert first == again
    assert first.address.startswith("medias/ete-au-parc-")
    assert first.address.endswith("-800.jpg")
    assert first.addresses.isdisjoint(plan_picture(request(), other).addresses)
    framed = plan_picture(request(Place.CARD, frame=Frame(0, 0, 50, 50)), facts())
    assert framed.addresses.isdisjoint(plan_picture(request(Place.CARD), facts()).addresses)


def test_places_with_the_same_cut_share_their_files() -> None:
    card = plan_picture(request(Place.CARD), facts())
    wide = plan_picture(request(Place.WIDE_CARD), facts())
    assert card.addresses & wide.addresses


@pytest.mark.parametrize(
    ("name", "stem"),
    [("Été au parc.JPG", "ete-au-parc"), ("Œuvre n°2.png", "oeuvre-n2"), ("写真.jpg", "image")],
)
def test_stems_are_plain(name: str, stem: str) -> None:
    assert address_stem(Path(name)) == stem


def test_an_undeclared_animation_is_refused() -> None:
    with pytest.raises(ImageFault, match=r"RGAA 13\.8"):
        plan_picture(request(), facts(animated=True))
    assert plan_picture(request(animated=True), facts(animated=True)).jobs


def test_text_is_never_cut_and_the_page_is_told() -> None:
    plan = plan_picture(request(Place.CARD, nature=Nature.TEXT), facts(3000, 1000))
    assert not plan.exact
    assert plan.fallback.width / plan.fallback.height == pytest.approx(3.0, abs=0.01)


def test_the_text_keeps_proportions() -> None:
    assert plan_picture(request(), facts(2000, 3000)).upright
    assert not plan_picture(request(), facts(3000, 2000)).upright
    assert not plan_picture(request(Place.HERO), facts(2000, 3000)).upright


frames = st.tuples(*[st.floats(0, 100) for _ in range(4)]).map(
    lambda edges: Frame(
        min(edges[0], edges[1]),
        min(edges[2], edges[3]),
        max(0.5, abs(edges[0] - edges[1])),
        max(0.5, abs(edges[2] - edges[3])),
    )
)


@given(
    width=st.integers(50, 6000),
    height=st.integers(50, 6000),
    ratio=st.sampled_from((Ratio(3, 2), Ratio(4, 5), Ratio(21, 10), Ratio(1, 1))),
    frame=frames,
)
def test_a_cut_always_holds_the_frame(width: int, height: int, ratio: Ratio, frame: Frame) -> None:
    box = framed_box(width, height, ratio, frame)
    slack = 1e-6
    right, bottom = (
        min(1.0, (frame.x + frame.width) / 100),
        min(1.0, (frame.y + frame.height) / 100),
    )
    assert box.left <= frame.x / 100 + slack
    assert box.top <= frame.y / 100 + slack
    assert box.right >= right - slack
    assert box.bottom >= bottom - slack
    assert 0 <= box.left < box.right <= 1 + slack
    assert 0 <= box.top < box.bottom <= 1 + slack
    if keeps_ratio(width, height, ratio, frame):
        across, down = window_size(width, height, ratio, frame)
        assert (across * width) / (down * height) == pytest.approx(ratio.value, rel=1e-6)


@pytest.mark.parametrize("place", Place)
@pytest.mark.parametrize("window", [320, 390, 703, 704, 1023, 1024, 1440, 1895, 1896, 2560])
@pytest.mark.parametrize("tall", [False, True])
def test_sizes_tell_the_width_of_the_layout(place: Place, window: int, tall: bool) -> None:
    """Never less than the real width, and not more than 8 % above."""
    views = layout_of(place).views
    view = [view for view in views if window >= view.start * 16][-1]
    real = view.extent_of(tall).width(window)
    said = width_said(sizes_attribute(views, tall), window)
    assert real - 0.5 <= said <= real * 1.08 + 1


@pytest.mark.parametrize("place", Place)
@pytest.mark.parametrize("window", [390, 1440])
@pytest.mark.parametrize("density", [1, 2, 3])
def test_no_screen_is_sent_twice_what_it_shows(place: Place, window: int, density: int) -> None:
    """ECO-12: natural width ≤ 2 × displayed width × density, for a source large enough."""
    layout = layout_of(place)
    view = [view for view in layout.views if window >= view.start * 16][-1]
    displayed = view.extent.width(window)
    said = width_said(sizes_attribute(layout.views), window) * density
    rungs = [rung for rung in LADDER if layout.narrowest <= rung <= layout.widest]
    chosen = next((rung for rung in rungs if rung >= said), rungs[-1])
    assert chosen <= 2 * displayed * density


def test_columns_and_bleeds_are_those_of_the_style_sheet() -> None:
    assert Columns(12).width(390) == pytest.approx(350)
    assert Columns(12).width(2560) == pytest.approx(1728)
    assert Columns(6).width(1440) == pytest.approx((1440 * 0.912 + 28.8) / 2 - 28.8)
    assert Bleed(0.5).width(1440) == 720
