"""Sizes of a picture, averaged in linear light.

Averaging encoded values darkens fine bright detail (leaves against the sky, lit windows,
print); light adds up linearly, so pixels do too here, and are encoded again afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from PIL import Image, ImageFilter

from inspiration.images.recipe import Nature

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from inspiration.images.framing import Box

BASE_WIDTH = 1600
"""Smaller sizes are made from this one, larger ones from the source."""

_FULL_LIGHT = 65535
"""Light of white: whole numbers, fine enough for the darkest encoded values."""

_SHARPENING = ImageFilter.Kernel((3, 3), (-1, -2, -1, -2, 156, -2, -1, -2, -1), scale=144)


def _light_of_values() -> list[int]:
    """Return the light of each encoded value (IEC 61966-2-1)."""
    encoded = np.arange(256) / 255.0
    light = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    return [round(value * _FULL_LIGHT) for value in light]


def _values_of_light() -> NDArray[np.uint8]:
    """Return the encoded value of each light."""
    light = np.arange(_FULL_LIGHT + 1) / _FULL_LIGHT
    encoded = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return (encoded * 255.0 + 0.5).astype(np.uint8)


_LIGHT = _light_of_values()
_VALUES = _values_of_light()


class Light(Struct, frozen=True):
    """A picture as planes of linear light, and its transparency when it has one.

    Colours are multiplied by the transparency, so that hidden ones do not bleed.
    """

    planes: tuple[Image.Image, ...]
    alpha: Image.Image | None

    @property
    def width(self) -> int:
        """Width in pixels."""
        return self.planes[0].width

    @property
    def height(self) -> int:
        """Height in pixels."""
        return self.planes[0].height


class Sizes:
    """The sizes of one cut of a picture; a size has the same bytes whichever others are asked."""

    def __init__(self, picture: Image.Image, box: Box, nature: Nature) -> None:
        left, top, right, bottom = box.scaled(picture.width, picture.height)
        outer = (int(left), int(top), _up(right, picture.width), _up(bottom, picture.height))
        self._light = linear(picture.crop(outer))
        self._box = (left - outer[0], top - outer[1], right - outer[0], bottom - outer[1])
        self._nature = nature
        self._base: Light | None = None

    @property
    def width(self) -> int:
        """Width of the cut in pixels of the source."""
        return max(1, int(self._box[2] - self._box[0]))

    @property
    def proportion(self) -> float:
        """Height of the cut over its width."""
        left, top, right, bottom = self._box
        return (bottom - top) / (right - left)

    def size(self, width: int, height: int) -> Image.Image:
        """Return the picture at that size, in 8 bits."""
        if width < BASE_WIDTH and self._box[2] - self._box[0] > BASE_WIDTH:
            base = self._base_light()
            small = _resized(base, width, height, (0, 0, base.width, base.height))
        else:
            small = _resized(self._light, width, height, self._box)
        picture = encoded(small)
        if self._nature is Nature.PHOTO and small.alpha is None:
            picture = picture.filter(_SHARPENING)
        return picture

    def _base_light(self) -> Light:
        if self._base is None:
            height = max(1, round(BASE_WIDTH * self.proportion))
            self._base = _resized(self._light, BASE_WIDTH, height, self._box)
        return self._base


def linear(picture: Image.Image) -> Light:
    """Turn a picture in sRGB into planes of light."""
    bands = picture.split()
    planes = [band.point(_LIGHT, "I") for band in bands[:3]]
    if len(bands) < 4:
        return Light(tuple(planes), None)
    alpha = np.asarray(bands[3], dtype=np.int64)
    through = [np.asarray(plane) * alpha // 255 for plane in planes]
    return Light(
        tuple(Image.fromarray(plane.astype(np.int32)) for plane in through),
        Image.fromarray((alpha * _FULL_LIGHT // 255).astype(np.int32)),
    )


def encoded(light: Light) -> Image.Image:
    """Turn planes of light back into a picture in sRGB."""
    if light.alpha is None:
        planes = [np.asarray(plane) for plane in light.planes]
        return Image.fromarray(np.dstack([_encode(plane) for plane in planes]))
    planes = [np.asarray(plane, dtype=np.int64) for plane in light.planes]
    alpha = np.clip(np.asarray(light.alpha, dtype=np.int64), 0, _FULL_LIGHT)
    visible = np.maximum(alpha, _FULL_LIGHT // 512)
    channels = [_encode(plane * _FULL_LIGHT // visible) for plane in planes]
    channels.append(((alpha * 255 + _FULL_LIGHT // 2) // _FULL_LIGHT).astype(np.uint8))
    return Image.fromarray(np.dstack(channels))


def _encode(plane: NDArray[np.signedinteger]) -> NDArray[np.uint8]:
    return np.take(_VALUES, plane, mode="clip")


def _resized(
    light: Light, width: int, height: int, box: tuple[float, float, float, float]
) -> Light:
    def resized(plane: Image.Image) -> Image.Image:
        return plane.resize((width, height), Image.Resampling.LANCZOS, box)

    alpha = None if light.alpha is None else resized(light.alpha)
    return Light(tuple(resized(plane) for plane in light.planes), alpha)


def _up(value: float, limit: int) -> int:
    return min(limit, int(np.ceil(value - 1e-9)))
