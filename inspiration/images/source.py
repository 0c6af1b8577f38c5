"""A photograph as the editor left it: what it is, how large, and whether it can be used.

Everything that depends on the bytes alone is a `SourceFacts`, found once and kept by digest;
all that follows (plan, names, qualities) is computed from it without opening the file again.
"""

from __future__ import annotations

import hashlib
import struct
import warnings
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import ExifTags, Image, ImageFile, UnidentifiedImageError
from PIL.JpegImagePlugin import JpegImageFile

from inspiration.images.facts import Remark, SourceFacts
from inspiration.images.faults import ImageFault
from inspiration.images.signatures import (
    SIGNATURE_LENGTH,
    SourceKind,
    extension_agrees,
    identify,
)
from inspiration.images.vector import read_vector

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_PIXELS = 100_000_000
"""A larger picture is refused: decoding it would not fit a small build machine."""

MAX_BYTES = 200_000_000

MAX_VECTOR_BYTES = 2_000_000

_DECODING_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    TypeError,
    OverflowError,
    RuntimeError,
    struct.error,
)
"""What Pillow raises on a damaged file, whatever the format."""

_TURNED = frozenset({5, 6, 7, 8})
"""EXIF orientations that swap width and height (Exif 2.32 §4.6.4)."""

_MOVING = frozenset({SourceKind.GIF, SourceKind.WEBP, SourceKind.PNG, SourceKind.AVIF})
"""Kinds whose several images are a movement. A TIFF has pages; the JPEG of many phones and drones
holds a small copy or a map of light beside the photograph (CIPA DC-007)."""

_READABLE_MODES = frozenset(
    {"1", "L", "LA", "La", "P", "PA", "RGB", "RGBA", "RGBa", "RGBX", "CMYK", "YCbCr", "LAB"}
    | {"I", "I;16", "I;16B", "I;16L", "I;16N"}
)


def inspect_source(path: Path) -> SourceFacts:
    """Read a source once and tell what it is.

    The picture is decoded whole (small, when the format allows), so that a truncated file is
    found here and not in the middle of a build.

    Raises:
        ImageFault: If the file cannot be used as a picture.
        OSError: If the file cannot be read.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise ImageFault(
            "image-trop-grande",
            f"le fichier pèse {size / 1e6:.0f} Mo ; la limite est {MAX_BYTES // 10**6} Mo",
            "exportez la photo en JPEG",
        )
    content = path.read_bytes()
    kind = identify(content[:SIGNATURE_LENGTH], path)
    digest = source_digest(content)
    remarks = []
    if not extension_agrees(kind, path):
        message = f"l'extension « {path.suffix} » ment : c'est une image {kind.upper()}"
        named = "jpg" if kind is SourceKind.JPEG else kind
        remarks.append(Remark("image-extension", message, f"renommez-la en « .{named} »"))
    if kind is SourceKind.SVG:
        if size > MAX_VECTOR_BYTES:
            raise ImageFault(
                "image-trop-grande",
                f"ce dessin SVG pèse {size / 1e6:.1f} Mo",
                "simplifiez-le, ou exportez-le en PNG",
            )
        vector = read_vector(content)
        return SourceFacts(
            digest, kind, vector.width, vector.height, size, alpha=True, remarks=tuple(remarks)
        )
    if kind is SourceKind.PNG:  # the only kind whose damage decoding may not notice
        with open_source(content, kind) as image:
            image.verify()
    with open_source(content, kind) as image:
        width, height = upright_size(image)
        images = getattr(image, "n_frames", 1)
        if kind is SourceKind.TIFF and images > 1:
            message = f"ce TIFF contient {images} pages : seule la première est publiée"
            remarks.append(Remark("image-pages", message, "n'exportez que la page voulue"))
        if image.mode == "CMYK" and not image.info.get("icc_profile"):
            message = "l'image est en CMJN sans profil : ses couleurs seront approchées"
            remarks.append(Remark("image-cmjn", message, "exportez-la de nouveau en RVB"))
        alpha = _check_pixels(image)
    animated = images > 1 and kind in _MOVING
    return SourceFacts(digest, kind, width, height, size, alpha, animated, tuple(remarks))


def source_digest(content: bytes) -> str:
    """Return the name by which a source is known everywhere: a hash of its bytes."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


@contextmanager
def open_source(content: bytes, kind: SourceKind) -> Iterator[ImageFile.ImageFile]:
    """Open a picture, and turn whatever goes wrong inside the block into a fault.

    Raises:
        ImageFault: If the picture is too large, broken, or of a sort that cannot be converted.
    """
    # WeasyPrint lets truncated pictures pass, for the whole process; it needs it for none of ours.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            # The limit is ours (MAX_PIXELS), told in French; other warnings are about metadata
            # that is thrown away.
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(content), formats=(kind.upper(),)) as image:
                _check_size(*image.size)
                if image.mode not in _READABLE_MODES:
                    raise ImageFault(
                        "image-format",
                        f"cette image {kind.upper()} est dans un mode rare ({image.mode})",
                        "exportez-la en JPEG ou en PNG, 8 bits par couleur",
                    )
                yield image
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    except UnidentifiedImageError:
        raise _broken() from None
    except _DECODING_ERRORS as error:
        raise _broken(error) from error


def upright_size(image: Image.Image) -> tuple[int, int]:
    """Return width and height as seen once the EXIF orientation is applied."""
    width, height = image.size
    return (height, width) if orientation(image) in _TURNED else (width, height)


def orientation(image: Image.Image) -> int:
    """Return the EXIF orientation, 1 when there is none or when it means nothing."""
    try:
        value = image.getexif().get(ExifTags.Base.Orientation, 1)
    except (SyntaxError, ValueError, OSError, KeyError):  # unreadable EXIF is not a reason to stop
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _check_size(width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise _broken()
    if width * height > MAX_PIXELS:
        raise _too_many_pixels(width, height)


def _check_pixels(image: Image.Image) -> bool:
    """Decode the picture as cheaply as its format allows; tell whether it is transparent."""
    if isinstance(image, JpegImageFile):
        image.draft(None, (max(1, image.width // 8), max(1, image.height // 8)))
    image.load()
    if "transparency" in image.info:
        image = image.convert("RGBA")
    return "A" in image.getbands() and image.getchannel("A").histogram()[255] < (
        image.width * image.height
    )


def _too_many_pixels(width: int = 0, height: int = 0) -> ImageFault:
    size = f"{width} × {height}, soit {width * height / 1e6:.0f} millions de pixels"
    return ImageFault(
        "image-trop-grande",
        f"l'image est trop grande ({size})" if width else "l'image est trop grande",
        f"réduisez-la sous {MAX_PIXELS // 10**6} millions de pixels",
    )


def _broken(error: Exception | None = None) -> ImageFault:
    truncated = error is not None and "truncated" in str(error).lower()
    return ImageFault(
        "image-abimee",
        "le fichier est tronqué : la fin de l'image manque"
        if truncated
        else "le fichier est abîmé : l'image ne peut pas être lue",
        "déposez de nouveau la photo d'origine",
    )
