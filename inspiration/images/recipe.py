"""What a derivative is made of: its source, its recipe, its format and its size.

The name of a file is the hash of all of them, known before anything is encoded.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.model.slugs import slugify

if TYPE_CHECKING:
    from pathlib import Path

    from inspiration.images.facts import SourceFacts
    from inspiration.images.framing import Frame
    from inspiration.images.places import Ratio


FOLDER = "medias"


class Nature(StrEnum):
    """What a picture shows, as editors write it; it decides formats and quality."""

    PHOTO = "photo"
    DRAWING = "dessin"
    TEXT = "texte"


_VERSIONS = {Nature.PHOTO: 4, Nature.DRAWING: 4, Nature.TEXT: 4}
"""Raised whenever the same source and recipe would give other bytes."""


class Format(StrEnum):
    """File formats of derivatives; the value is the extension."""

    AVIF = "avif"
    WEBP = "webp"
    JPEG = "jpg"
    PNG = "png"
    SVG = "svg"

    @property
    def mime(self) -> str:
        """Media type."""
        return {"jpg": "image/jpeg", "svg": "image/svg+xml"}.get(self.value, f"image/{self.value}")


class Recipe(Struct, frozen=True):
    """All that decides the bytes of the derivatives of a source, but width and format."""

    nature: Nature
    ratio: Ratio | None
    frame: Frame | None

    def key(self, digest: str) -> str:
        """Return the name of this recipe applied to that source: 16 hexadecimal digits."""
        frame = self.frame
        parts = {
            "source": digest,
            "version": _VERSIONS[self.nature],
            "encoders": encoder_versions(),
            "nature": self.nature,
            "ratio": str(self.ratio) if self.ratio else None,
            "frame": [frame.x, frame.y, frame.width, frame.height] if frame else None,
        }
        canonical = json.dumps(parts, sort_keys=True, separators=(",", ":"))
        return hashlib.blake2b(canonical.encode(), digest_size=8).hexdigest()


class Output(Struct, frozen=True):
    """One file to make.

    Attributes:
        address: Where it is published, from the root of the site, without a leading slash.
        key: Its name in the cache.
        format: Its format.
        width: Its width in pixels.
        height: Its height in pixels.
    """

    address: str
    key: str
    format: Format
    width: int
    height: int


class DerivativeJob(Struct, frozen=True):
    """What to make of one source with one recipe."""

    source: Path
    facts: SourceFacts
    recipe: Recipe
    outputs: tuple[Output, ...]

    @property
    def key(self) -> str:
        """Name of the recipe applied to the source."""
        return self.recipe.key(self.facts.digest)


def formats_for(nature: Nature, alpha: bool) -> tuple[Format, ...]:
    """Return the formats of a picture, the lightest first; the last is read everywhere."""
    plain = Format.JPEG if nature is Nature.PHOTO and not alpha else Format.PNG
    return (Format.AVIF, Format.WEBP, plain)


def reduction(facts: SourceFacts) -> int:
    """Return by how much a source is divided as it is decoded: 1, 2, 4 or 8.

    It depends on the source alone, so that a derivative has the same bytes whichever others
    are asked with it, and it leaves enough pixels for a picture that takes the whole screen.
    """
    for divisor in (8, 4, 2):
        longest = max(facts.width, facts.height) // divisor
        shortest = min(facts.width, facts.height) // divisor
        if longest >= 1920 and shortest >= 1280:
            return divisor
    return 1


@cache
def encoder_versions() -> str:
    """Return the names and versions of what makes the bytes, for addresses and the cache."""
    # Pillow is long to load: a page without a photograph needs none of it.
    import PIL
    from PIL import features

    parts = [f"pillow {PIL.__version__}"]
    for name in ("avif", "webp", "libjpeg_turbo", "zlib", "littlecms2"):
        check = features.version(name)
        parts.append(f"{name} {check}")
    return ", ".join(parts)


def address_stem(source: Path) -> str:
    """Return the readable part of an address: ASCII, lower case, hyphens."""
    stem = unicodedata.normalize("NFC", source.stem)
    return slugify(stem)[:40].strip("-") or "image"
