"""From the bytes of a source to an upright picture in sRGB, as small as will do.

Whatever the camera, the scanner or the office did (orientation, profile, CMYK, 16 bits,
palette, grey), what leaves here is RGB or RGBA, 8 bits, and carries no metadata at all.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageCms
from PIL.JpegImagePlugin import JpegImageFile

from inspiration.images.recipe import reduction
from inspiration.images.source import open_source, orientation

if TYPE_CHECKING:
    from inspiration.images.facts import SourceFacts

_TEST_CARD = tuple(
    (red, green, blue) for red in (0, 90, 200) for green in (0, 128, 255) for blue in (0, 60, 255)
)
"""Colours on which a profile is compared with sRGB."""


_TRANSPOSITIONS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes each EXIF orientation (Exif 2.32 §4.6.4)."""


def decode(content: bytes, facts: SourceFacts) -> Image.Image:
    """Decode a source, divided by `reduction(facts)`.

    Args:
        content: The bytes of the file.
        facts: What `inspect_source` found in the same bytes.

    Returns:
        An RGB picture, or RGBA when some of it is transparent, upright and in sRGB.

    Raises:
        ImageFault: If the file turns out to be broken.
    """
    divisor = reduction(facts)
    with open_source(content, facts.kind) as image:
        full_width = image.width
        if isinstance(image, JpegImageFile):
            image.draft(None, (image.width // divisor, image.height // divisor))
        image.load()
        profile = image.info.get("icc_profile")
        turn = _TRANSPOSITIONS.get(orientation(image))
        picture = _eight_bits(image, keep_alpha=facts.alpha)
        if divisor > 1 and picture.width == full_width:
            picture = picture.reduce(divisor)
    picture = _to_srgb(picture, profile if isinstance(profile, bytes) else None)
    if turn is not None:
        picture = picture.transpose(turn)
    picture.info.clear()
    return picture


def _eight_bits(image: Image.Image, *, keep_alpha: bool) -> Image.Image:
    """Bring a picture to one of L, RGB, RGBA, CMYK or LAB, 8 bits."""
    if image.mode.startswith("I"):
        values = np.asarray(image)
        return Image.fromarray(np.clip(values >> 8, 0, 255).astype(np.uint8))
    if keep_alpha:
        return image if image.mode == "RGBA" else image.convert("RGBA")
    if image.mode in ("L", "RGB", "CMYK", "LAB"):
        return image
    if image.mode in ("1", "LA", "La"):
        return image.convert("LA").getchannel("L") if image.mode == "La" else image.convert("L")
    return image.convert("RGB")


def _to_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Convert colours through the profile of the source; without one, sRGB is assumed."""
    if picture.mode == "RGBA":
        alpha = picture.getchannel("A")
        picture = _to_srgb(picture.convert("RGB"), profile)
        picture.putalpha(alpha)
        return picture
    source = _profile_of(picture.mode, profile)
    if source is None or (picture.mode == "RGB" and _is_srgb(source)):
        return picture.convert("RGB")
    try:
        converted = ImageCms.profileToProfile(
            picture,
            source,
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except ImageCms.PyCMSError:  # a damaged profile says nothing; the pixels still do
        return picture.convert("RGB")
    return converted or picture


def _profile_of(mode: str, profile: bytes | None) -> ImageCms.ImageCmsProfile | None:
    """Read a profile, when there is one that describes pixels of that mode."""
    if mode == "LAB":
        return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    if profile is None:
        return None
    try:
        parsed = ImageCms.ImageCmsProfile(BytesIO(profile))
        space = parsed.profile.xcolor_space.strip()
    except (OSError, ValueError, ImageCms.PyCMSError):
        return None
    return parsed if space == {"L": "GRAY"}.get(mode, mode) else None


def _is_srgb(profile: ImageCms.ImageCmsProfile) -> bool:
    """Tell whether a profile changes nothing, under whatever name it goes."""
    card = Image.new("RGB", (len(_TEST_CARD), 1))
    card.putdata(_TEST_CARD)
    try:
        seen = ImageCms.profileToProfile(card, profile, ImageCms.createProfile("sRGB"))
    except ImageCms.PyCMSError:
        return True
    difference = np.abs(np.asarray(seen, dtype=int) - np.asarray(card, dtype=int))
    return bool(difference.max() <= 1)
