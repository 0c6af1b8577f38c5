"""Cut the magazine's fonts out of the two variable families they come from.

Four static instances, subset for French, plus two complements each (other Latin-1, Latin
Extended-A) that ``unicode-range`` fetches only for a page that needs them. Run by hand when a
family is updated, never by the build: see ``README.md`` beside this file.

Usage: ``python build.py PACKAGES OUTPUT`` where PACKAGES holds the two unpacked npm packages.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib.instancer import instantiateVariableFont

NARROW_NO_BREAK_SPACE, THIN_SPACE = 0x202F, 0x2009
HYPHEN, NO_BREAK_HYPHEN = 0x2D, 0x2011
SUPERSCRIPT_TWO, SUBSCRIPT_TWO = 0xB2, 0x2082

FRENCH = (
    "20-7E A0 A9 AB B0 B2 B7 BA BB C0 C2 C7-CB CE CF D4 D7 D9 DB E0 E2 E7-EB EE EF F4 F9 FB FC "
    "152 153 2009 2011 2013 2014 2019 201C 201D 2026 202F 2082 20AC"
)
OTHER_LATIN_1 = (
    "A1-A8 AA AC AE AF B1 B3-B6 B8 B9 BC-BF C1 C3-C6 CC CD D0-D3 D5 D6 D8 DA DC-DF E1 E3-E6 EC ED "
    "F0-F3 F5-F8 FA FD-FF 2018 201A 201E 2022 2122 2212"
)
LATIN_EXTENDED_A = "100-151 154-17F 218-21B 1E9E"


@dataclass(frozen=True)
class Cut:
    """One static instance: its file name, source family, axes, thin space (em/1000), features."""

    name: str
    family: str
    style: str
    axes: dict[str, float]
    thin_space: int
    features: tuple[str, ...]


CUTS = (
    Cut(
        "titre",
        "bricolage-grotesque",
        "normal",
        {"opsz": 64, "wght": 800, "wdth": 75},
        160,
        ("kern",),
    ),
    Cut("label", "bricolage-grotesque", "normal", {"opsz": 14, "wght": 560, "wdth": 100}, 160, ()),
    Cut("texte", "newsreader", "normal", {"opsz": 17, "wght": 410}, 170, ("kern", "liga")),
    Cut("texte-it", "newsreader", "italic", {"opsz": 17, "wght": 410}, 170, ()),
)


def code_points(ranges: str) -> list[int]:
    """Expand ``"20-7E A0"`` into the code points it names."""
    points: list[int] = []
    for item in ranges.split():
        first, _, last = item.partition("-")
        points += range(int(first, 16), int(last or first, 16) + 1)
    return points


def add_french_signs(font: TTFont, thin_space: int) -> None:
    """Give the font the signs its family lacks, drawn from the ones it has.

    The narrow no-break space is an empty glyph; the no-break hyphen is the hyphen; the subscript
    two of CO₂ is the family's own superscript two, lowered, so that its weight stays right.
    """
    glyphs = font["glyf"]
    units = font["head"].unitsPerEm
    by_code = font.getBestCmap()

    font.setGlyphOrder([*font.getGlyphOrder(), "uni202F", "uni2082"])
    glyphs["uni202F"] = Glyph()
    font["hmtx"]["uni202F"] = (round(units * thin_space / 1000), 0)

    two = by_code[SUPERSCRIPT_TWO]
    pen = TTGlyphPen(font.getGlyphSet())
    below_baseline = round(units * 0.14)
    pen.addComponent(two, (1, 0, 0, 1, 0, -glyphs[two].yMin - below_baseline))
    glyphs["uni2082"] = pen.glyph()
    font["hmtx"]["uni2082"] = font["hmtx"][two]

    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[NARROW_NO_BREAK_SPACE] = "uni202F"
            table.cmap.setdefault(THIN_SPACE, "uni202F")
            table.cmap[NO_BREAK_HYPHEN] = by_code[HYPHEN]
            table.cmap[SUBSCRIPT_TWO] = "uni2082"


def subset(font: TTFont, ranges: str, features: tuple[str, ...], target: Path) -> None:
    """Write the part of ``font`` that ``ranges`` needs, as WOFF2 without hinting."""
    options = Options(
        layout_features=list(features), hinting=False, name_IDs=[0, 1, 2, 13, 14], flavor="woff2"
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=code_points(ranges))
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)


def instance(packages: Path, cut: Cut, script: str) -> TTFont:
    """Open one static instance of a family, for the ``latin`` or ``latin-ext`` script."""
    source = packages / cut.family / "files" / f"{cut.family}-{script}-standard-{cut.style}.woff2"
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    return instantiateVariableFont(font, cut.axes)


def main(packages: Path, output: Path) -> None:
    """Write the twelve files."""
    for cut in CUTS:
        for suffix, ranges, features in (("", FRENCH, cut.features), ("-l1", OTHER_LATIN_1, ())):
            latin = instance(packages, cut, "latin")
            add_french_signs(latin, cut.thin_space)
            subset(latin, ranges, features, output / f"{cut.name}{suffix}.woff2")
        extended = instance(packages, cut, "latin-ext")
        subset(extended, LATIN_EXTENDED_A, (), output / f"{cut.name}-la.woff2")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
