"""Pictures made for the tests: what editors really drop beside a text, and worse."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import numpy as np
from PIL import Image, ImageCms, PngImagePlugin

_WRITTEN_AS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How the scene lies in the file, for each orientation (Exif 2.32, figure 4)."""

RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 60), (40, 60, 190), (245, 245, 240)
"""Top left, top right, bottom left and bottom right of `quadrants`."""


def quadrants(width: int = 640, height: int = 400) -> Image.Image:
    """Four flat colours, one for each corner: whatever turns or mirrors them is seen."""
    picture = Image.new("RGB", (width, height), RED)
    half_width, half_height = width // 2, height // 2
    picture.paste(GREEN, (half_width, 0, width, half_height))
    picture.paste(BLUE, (0, half_height, half_width, height))
    picture.paste(WHITE, (half_width, half_height, width, height))
    return picture


def scenery(width: int = 900, height: int = 600, seed: int = 7) -> Image.Image:
    """A sky, hills and grain: something that looks like a photograph to an encoder."""
    random = np.random.default_rng(seed)
    down, across = np.mgrid[0:height, 0:width]
    sky = np.stack([120 + down * 0.1, 160 + down * 0.1, 220 - down * 0.05], axis=-1)
    hills = height * 0.6 + 40 * np.sin(across / width * 9) + 15 * np.sin(across / width * 41)
    rough = random.normal(0, 26, (height, width, 1))
    ground = np.array([70.0, 95.0, 50.0]) + rough
    pixels = np.where((down > hills)[..., None], ground, sky)
    pixels = pixels + random.normal(0, 2.0, (height, width, 3))
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def jpeg(picture: Image.Image, **options: object) -> bytes:
    return saved(picture, "JPEG", quality=95, subsampling=0, **options)


def saved(picture: Image.Image, file_format: str, **options: object) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, file_format, **options)
    return buffer.getvalue()


def turned(picture: Image.Image, orientation: int) -> bytes:
    """The same scene as a camera held that way would write it."""
    written_as = _WRITTEN_AS.get(orientation)
    stored = picture if written_as is None else picture.transpose(written_as)
    exif = Image.Exif()
    exif[0x0112] = orientation
    return jpeg(stored, exif=exif)


def with_secrets(picture: Image.Image) -> bytes:
    """A JPEG that tells where and by whom it was taken, in every way a JPEG can."""
    exif = Image.Exif()
    exif[0x010F] = "SECRET-MAKER"
    exif[0x013B] = "SECRET-ARTIST"
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (50.0, 38.0, 14.0)
    place[3], place[4] = "E", (3.0, 3.0, 48.0)
    place[29] = "SECRET-DATE"
    plain = jpeg(picture, exif=exif, comment=b"SECRET-COMMENT")
    xmp = b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>SECRET-XMP</x:xmpmeta>"
    photoshop = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x0bSECRET-IPTC\x00"
    extra = b"".join(
        bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body
        for marker, body in ((0xE1, xmp), (0xED, photoshop), (0xEC, b"Ducky SECRET-DUCKY"))
    )
    return plain[:2] + extra + plain[2:] + b"SECRET-TRAILER" * 3


def png_with_secrets(picture: Image.Image) -> bytes:
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "SECRET-AUTHOR")
    text.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>SECRET-XMP</x:xmpmeta>")
    exif = Image.Exif()
    exif[0x010F] = "SECRET-MAKER"
    return saved(picture, "PNG", pnginfo=text, exif=exif)


def profile(red: tuple[float, float], green: tuple[float, float], gamma: float) -> bytes:
    """A matrix profile with those primaries, D65 white and a power law (ICC.1:2022 §8.3.3)."""
    blue, white = (0.15, 0.06), (0.3127, 0.3290)

    def xyz(x: float, y: float) -> np.ndarray:
        return np.array([x / y, 1.0, (1 - x - y) / y])

    bradford = np.array(
        [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
    )
    d50 = np.array([0.9642, 1.0, 0.8249])
    cone_source, cone_d50 = bradford @ xyz(*white), bradford @ d50
    adapt = np.linalg.inv(bradford) @ np.diag(cone_d50 / cone_source) @ bradford
    columns = np.column_stack([xyz(*red), xyz(*green), xyz(*blue)])
    scaled = adapt @ (columns * np.linalg.solve(columns, xyz(*white)))

    def fixed(value: float) -> bytes:
        return struct.pack(">i", round(value * 65536))

    def xyz_tag(vector: np.ndarray) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(fixed(value) for value in vector)

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    name = b"test profile\0"
    description = b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + b"\0" * 79
    tags = [
        (b"desc", description + b"\0" * (-len(description) % 4)),
        (b"wtpt", xyz_tag(d50)),
        (b"rXYZ", xyz_tag(scaled[:, 0])),
        (b"gXYZ", xyz_tag(scaled[:, 1])),
        (b"bXYZ", xyz_tag(scaled[:, 2])),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    ]
    offset = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for signature, data in tags:
        table += signature + struct.pack(">II", offset + len(body), len(data))
        body += data
    header = struct.pack(">I4sI4s4s4s", 0, b"none", 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H4s4sI", 2026, 1, 1, 0, 0, 0, b"acsp", b"none", 0)
    header = header.ljust(68, b"\0") + b"".join(fixed(value) for value in d50)
    whole = header.ljust(128, b"\0") + table + body
    return struct.pack(">I", len(whole)) + whole[4:]


DISPLAY_P3 = profile((0.680, 0.320), (0.265, 0.690), 2.2)
ADOBE_RGB = profile((0.640, 0.330), (0.210, 0.710), 2.2)
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def in_profile(picture: Image.Image, icc: bytes, file_format: str = "JPEG") -> bytes:
    """The same colours, written for another profile."""
    target = ImageCms.ImageCmsProfile(BytesIO(icc))
    converted = ImageCms.profileToProfile(picture, ImageCms.createProfile("sRGB"), target)
    options = {"quality": 97, "subsampling": 0} if file_format == "JPEG" else {}
    return saved(converted, file_format, icc_profile=icc, **options)


def sixteen_bits(picture: Image.Image) -> bytes:
    """A PNG of 16 bits a channel, written by hand: Pillow writes 8."""
    values = np.asarray(picture, dtype=np.uint16) * 257
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in values)
    header = struct.pack(">IIBBBBB", picture.width, picture.height, 16, 2, 0, 0, 0)
    return png(header, zlib.compress(rows))


def png(header: bytes, data: bytes) -> bytes:
    """A PNG from its header and its compressed rows (PNG §5)."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


def bomb(side: int = 30_000) -> bytes:
    """A few kilobytes that claim to be a picture of that side."""
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return png(header, zlib.compress(b"\0" * 4096))


def damaged_png() -> bytes:
    """A PNG whose bytes were altered on the way."""
    content = bytearray(saved(scenery(200, 150), "PNG"))
    for place in range(3000, 3400):
        content[place] ^= 0x55
    return bytes(content)


def animation(frames: int = 3, file_format: str = "GIF") -> bytes:
    pictures = [Image.new("RGB", (60, 40), (40 * k, 90, 160)) for k in range(frames)]
    return saved(
        pictures[0], file_format, save_all=True, append_images=pictures[1:], duration=100, loop=0
    )


def raw_photograph() -> bytes:
    """A TIFF whose first bytes are those of a Canon CR2."""
    plain = saved(Image.new("RGB", (8, 8)), "TIFF")
    return plain[:8] + b"CR\x02\x00" + plain[12:]


def delta_e(first: tuple[int, ...], second: tuple[int, ...]) -> float:
    """Return the CIE76 colour difference of two sRGB colours; 2.3 is just noticeable."""
    return float(np.linalg.norm(_lab(first) - _lab(second)))


def _lab(colour: tuple[int, ...]) -> np.ndarray:
    encoded = np.array(colour[:3]) / 255
    light = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    matrix = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    x, y, z = (matrix @ light) / np.array([0.9505, 1.0, 1.089])
    fx, fy, fz = (np.cbrt(v) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return np.array([116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)])


def tiff_sixteen_grey(picture: Image.Image) -> bytes:
    values = np.asarray(picture.convert("L"), dtype=np.uint16) * 257
    return saved(Image.fromarray(values), "TIFF")
