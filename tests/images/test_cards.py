"""Social cards: right size, right words, light, and the same for the same entry."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image

from inspiration.images import FIGURES, TEINTES
from inspiration.images.cache import ImageCache
from inspiration.images.cards import Face, SocialCard, draw_card, make_cards, plan_card
from inspiration.images.palette import INK
from inspiration.images.raster import paint_cover

FONTS = Path(__file__).parents[2] / "theme" / "fonts"
CARD = SocialCard(
    "vingt-fois-par-jour",
    "houle",
    "vermillon",
    "Vingt fois par jour",
    "Entretien",
    "Inspiration(s)",
)


def pixels(content: bytes) -> np.ndarray:
    picture = Image.open(BytesIO(content))
    assert picture.size == (1200, 630)
    return np.asarray(picture.convert("RGB"), dtype=int)


def ink_in(area: np.ndarray) -> float:
    ink = np.array([int(INK[k : k + 2], 16) for k in (1, 3, 5)])
    return float((np.abs(area - ink).sum(axis=-1) < 24).mean())


@pytest.mark.parametrize("figure", FIGURES)
def test_a_card_is_light_and_shows_its_title_and_its_drawing(figure: str) -> None:
    content = draw_card(replace(CARD, figure=figure), FONTS)
    assert len(content) < 60_000
    seen = pixels(content)
    assert ink_in(seen[40:130, 50:400]) > 0.05, "the magazine's word"
    assert ink_in(seen[300:540, 50:650]) > 0.05, "the title"
    assert ink_in(seen[:, 690:]) > 0.02, "the drawing"
    assert ink_in(seen[:, 640:676]) == 0, "words do not run into the drawing"


@pytest.mark.parametrize(
    "title",
    [
        "POC",
        "Anticonstitutionnellement et démesurément",
        "Vingt agents et trois designers, trois journées par mois, et une façon de poser les "
        "questions qui change celle d’y répondre, à la métropole comme ailleurs",
        "L’œuvre n° 2 : « ça coûte 90 € ? »",
        "Trân Š ñ ø",
    ],
)
def test_any_title_holds_in_its_place(title: str) -> None:
    seen = pixels(draw_card(replace(CARD, title=title, figure="gradins"), FONTS))
    assert ink_in(seen[:, 640:676]) == 0
    assert ink_in(seen[140:165, :640]) == 0
    assert ink_in(seen[170:545, :640]) > 0.01


def test_letters_missing_from_a_font_come_from_its_complements() -> None:
    face = Face(FONTS, "titre", 40)
    missing = face.width("\ufffe")
    assert face.width("Šñ") > 0
    assert {face.width(sign) for sign in "Šñé"} != {missing}


def test_cards_are_kept_and_change_with_what_they_say(tmp_path: Path) -> None:
    with ImageCache(tmp_path / "cache", tmp_path) as images:
        first, again = make_cards([CARD, CARD], FONTS, images)
        assert first == again
        assert images.status().files == 1
        drawn = images.path(first.key).read_bytes()
        assert drawn == draw_card(CARD, FONTS)
        (other,) = make_cards([replace(CARD, title="Vingt fois")], FONTS, images)
        assert other.address != first.address
        assert first.address.startswith("medias/carte-vingt-fois-par-jour-")


@pytest.mark.slow
def test_many_cards_are_drawn_in_processes(tmp_path: Path) -> None:
    cards = [replace(CARD, slug=f"essai-{rank}") for rank in range(20)]
    with ImageCache(tmp_path / "cache", tmp_path) as images:
        outputs = make_cards(cards, FONTS, images, workers=2)
        assert images.status().files == 20
        assert images.path(outputs[7].key).read_bytes() == draw_card(cards[7], FONTS)
        assert [out.key for out in outputs] == [plan_card(card, FONTS).key for card in cards]


@pytest.mark.parametrize("figure", FIGURES)
def test_the_painted_cover_is_the_drawn_one(figure: str) -> None:
    """Colours of the palette only, but for the edges; and some of each layer."""
    teinte = TEINTES["ciel"]
    seen = np.asarray(paint_cover("essai", figure, teinte, 300, 225), dtype=int).reshape(-1, 3)
    flat = 0
    for shade in (teinte.vif, teinte.pale, INK, "#ffffff"):
        wanted = np.array([int(shade[k : k + 2], 16) for k in (1, 3, 5)])
        flat += int((np.abs(seen - wanted).sum(axis=1) == 0).sum())
    assert flat > 0.8 * len(seen)
