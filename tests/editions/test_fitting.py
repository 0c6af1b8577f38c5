"""Drawings take the room that texts leave."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from inspiration.editions.fitting import (
    BOTTOM,
    MOST_TRIES,
    TAIL_GAP,
    TOP,
    Extent,
    Range,
    Setting,
    fit,
)

HEADS = Range(56, 100, 150)
PAGE = BOTTOM - TOP


class Printer:
    """Lays out texts of some heights, without a block that cannot be cut."""

    def __init__(self, **texts: float) -> None:
        self.texts = texts
        self.tried: list[dict[str, Setting]] = []

    def __call__(self, settings: Mapping[str, Setting]) -> dict[str, Extent]:
        self.tried.append(dict(settings))
        return {name: self.extent(self.texts[name], found) for name, found in settings.items()}

    @staticmethod
    def extent(text: float, setting: Setting) -> Extent:
        left = text * (0.88 if setting.tight else 1.0) + setting.height
        bottoms = []
        while left > PAGE:
            bottoms.append(BOTTOM)
            left -= PAGE
        return Extent((*bottoms, TOP + left))

    def fit(self) -> dict[str, tuple[Setting, int]]:
        chosen = fit(dict.fromkeys(self.texts, HEADS), self)
        return {n: (chosen[n], self.extent(t, chosen[n]).pages) for n, t in self.texts.items()}


def test_a_few_lines_alone_come_back() -> None:
    setting, pages = Printer(text=2 * PAGE - 100 + 20).fit()["text"]
    assert pages == 2
    assert setting == Setting(75)


def test_more_lines_come_back_in_a_tighter_setting() -> None:
    setting, pages = Printer(text=2 * PAGE - 100 + 70).fit()["text"]
    assert (setting, pages) == (Setting(56, tight=True), 2)


def test_a_page_with_room_lets_the_drawing_grow() -> None:
    setting, pages = Printer(text=2 * PAGE - 100 - 30).fit()["text"]
    assert (setting, pages) == (Setting(125), 2)


def test_what_cannot_be_helped_keeps_its_usual_setting() -> None:
    printer = Printer(text=2 * PAGE + 100)
    assert printer.fit()["text"][1] == 3
    assert len(printer.tried) <= MOST_TRIES


def test_a_hole_at_the_foot_of_the_first_page_is_filled() -> None:
    def measure(settings: Mapping[str, Setting]) -> dict[str, Extent]:
        return {"text": Extent((BOTTOM - 140 + settings["text"].height, BOTTOM - 20))}

    assert fit({"text": HEADS}, measure) == {"text": Setting(140)}


def test_a_setting_that_makes_things_worse_is_left() -> None:
    def measure(settings: Mapping[str, Setting]) -> dict[str, Extent]:
        tried.append(settings["text"])
        bottoms = (BOTTOM, BOTTOM - 40) if settings["text"].height == 100 else (BOTTOM,) * 3
        return {"text": Extent(bottoms)}

    tried: list[Setting] = []
    assert fit({"text": HEADS}, measure) == {"text": Setting(100)}
    assert tried == [Setting(100), Setting(135)]


def test_a_hole_that_a_smaller_drawing_opens_is_filled() -> None:
    """The block that went to the next page stays there: the drawing takes back what it gave."""

    def measure(settings: Mapping[str, Setting]) -> dict[str, Extent]:
        setting = settings["text"]
        bottom = BOTTOM - 124 + setting.height
        bottoms = (bottom, BOTTOM) if setting.tight else (BOTTOM, BOTTOM, TOP + 50)
        return {"text": Extent(bottoms)}

    assert fit({"text": HEADS}, measure) == {"text": Setting(124, tight=True)}


def test_what_is_empty_under_the_last_words_is_drawn() -> None:
    def measure(settings: Mapping[str, Setting]) -> dict[str, Extent]:
        extents = {"long": Extent((BOTTOM, BOTTOM, 150.0)), "full": Extent((BOTTOM, BOTTOM - 50))}
        return {name: extents[name] for name in settings}

    fitted = fit({"long": HEADS, "full": HEADS}, measure)
    assert fitted["long"].tail == int(BOTTOM - 150 - TAIL_GAP)
    assert fitted["full"].tail == 0


def test_nothing_is_drawn_under_a_piece_of_one_page() -> None:
    assert fit({"text": HEADS}, lambda settings: {"text": Extent((120.0,))})["text"].tail == 0


def test_a_piece_that_stands_well_is_measured_once() -> None:
    printer = Printer(well=PAGE - 100 - 4, alone=2 * PAGE - 100 + 20)
    printer.fit()
    assert [set(tried) for tried in printer.tried] == [{"well", "alone"}, {"alone"}]


@pytest.mark.parametrize("text", range(20, 900, 37))
def test_no_text_takes_more_pages_than_in_the_usual_setting(text: int) -> None:
    usual = Printer.extent(text, Setting(100)).pages
    assert Printer(text=float(text)).fit()["text"][1] <= usual


def test_a_photograph_keeps_its_proportions() -> None:
    tried: list[Setting] = []

    def measure(settings: Mapping[str, Setting]) -> dict[str, Extent]:
        tried.append(settings["text"])
        return {"text": Printer.extent(PAGE - 180, settings["text"])}

    fit({"text": Range(100, 100, 100)}, measure)
    assert {setting.height for setting in tried} == {100}
