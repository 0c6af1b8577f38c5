"""Pictures offered as they are: the same pixels, without what a camera wrote around them.

Nothing is encoded again. Each format is a row of named blocks; those that carry the picture
are kept, the others go: place, date, device, thumbnail, comments, second pictures at the end.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import ExifTags, Image

from inspiration.images.credits import FileCredit, credit_in, credit_in_xmp, xmp_packet
from inspiration.images.faults import ImageFault
from inspiration.images.signatures import SourceKind
from inspiration.images.source import open_source, orientation

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXIF_START = b"Exif\0\0"
_XMP_START = b"http://ns.adobe.com/xap/1.0/\0"
_ICC_START = b"ICC_PROFILE\0"

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs acTL fcTL fdAT".split()
)
_WEBP_KEPT = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ANIM", b"ANMF", b"ALPH", b"ICCP"})
_GIF_XMP_START = b"!\xff\x0bXMP DataXMP"
_GIF_XMP_END = bytes([1, *range(255, -1, -1), 0])
"""However a reader that steps over a packet falls into it, it is led to the last zero."""
_WEBP_HAS_ALPHA, _WEBP_HAS_EXIF, _WEBP_HAS_XMP = 0x10, 0x08, 0x04


def clean_picture(content: bytes, kind: SourceKind, file_credit: FileCredit) -> bytes:
    """Return a picture without its metadata, but for its credit.

    Args:
        content: The bytes of the file.
        kind: What it is.
        file_credit: What it must say; empty, the author and the copyright found in it.

    Raises:
        ImageFault: If the format cannot be cleaned, or the file is broken.
    """
    cleaner = {
        SourceKind.JPEG: _clean_jpeg,
        SourceKind.PNG: _clean_png,
        SourceKind.WEBP: _clean_webp,
        SourceKind.GIF: _clean_gif,
    }.get(kind)
    if cleaner is None:
        raise ImageFault(
            "telechargement-format",
            f"une image {kind.upper()} ne peut pas être nettoyée de ses informations cachées",
            "exportez-la en JPEG ou en PNG",
        )
    try:
        return cleaner(content, file_credit or _own_credit(content, kind))
    except (IndexError, struct.error) as error:
        raise ImageFault(
            "image-abimee", "le fichier est abîmé", "déposez de nouveau le fichier d'origine"
        ) from error


def _own_credit(content: bytes, kind: SourceKind) -> FileCredit:
    """Return whose a picture says it is."""
    if kind is SourceKind.GIF:
        packets = (block for block in _gif_blocks(content) if block.startswith(_GIF_XMP_START))
        return next((credit_in_xmp(packet) for packet in map(_gif_xmp, packets)), FileCredit())
    with open_source(content, kind) as image:
        return credit_in(image)


def _clean_jpeg(content: bytes, file_credit: FileCredit) -> bytes:
    with open_source(content, SourceKind.JPEG) as image:
        turn = orientation(image)
    kept = [b"\xff\xd8"]
    if turn != 1:
        exif = Image.Exif()
        exif[ExifTags.Base.Orientation] = turn
        kept.append(_jpeg_segment(0xE1, exif.tobytes().removeprefix(_EXIF_START), _EXIF_START))
    if file_credit:
        kept.append(_jpeg_segment(0xE1, xmp_packet(file_credit), _XMP_START))
    kept += (block for marker, block in _jpeg_blocks(content) if _jpeg_is_kept(marker, block))
    return b"".join(kept)


def _jpeg_is_kept(marker: int, block: bytes) -> bool:
    """Tell whether a segment carries the picture: JFIF, ICC profile, Adobe transform, image."""
    if marker == 0xE2:
        return block[4:].startswith(_ICC_START)
    return marker in (0xE0, 0xEE) or not (0xE1 <= marker <= 0xEF or marker == 0xFE)


def _jpeg_segment(marker: int, body: bytes, start: bytes = b"") -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(start) + len(body) + 2) + start + body


def _jpeg_blocks(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the segments of a JPEG (ITU T.81 annex B), scans with the marker before them."""
    place = 2
    while True:
        while content[place + 1] == 0xFF:
            place += 1
        marker = content[place + 1]
        if marker == 0xD9:
            yield marker, b"\xff\xd9"
            return
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        if marker == 0xDA:
            end = _end_of_scan(content, end)
        yield marker, content[place:end]
        place = end


def _end_of_scan(content: bytes, place: int) -> int:
    """Return where the coded data of a scan stops: at a marker that is not a restart."""
    while True:
        place = content.find(b"\xff", place)
        if place < 0:
            raise IndexError(place)
        if content[place + 1] != 0 and not 0xD0 <= content[place + 1] <= 0xD7:
            return place
        place += 2


def _clean_png(content: bytes, file_credit: FileCredit) -> bytes:
    chunks = [_PNG_SIGNATURE]
    place = len(_PNG_SIGNATURE)
    while True:
        length, kind = struct.unpack_from(">I4s", content, place)
        end = place + 12 + length
        if kind in _PNG_KEPT:
            chunks.append(content[place:end])
        if kind == b"IHDR" and file_credit:
            text = b"XML:com.adobe.xmp\0\0\0\0\0" + xmp_packet(file_credit)
            check = zlib.crc32(b"iTXt" + text)
            chunks.append(struct.pack(">I4s", len(text), b"iTXt") + text + struct.pack(">I", check))
        if kind == b"IEND":
            return b"".join(chunks)
        place = end


def _clean_webp(content: bytes, file_credit: FileCredit) -> bytes:
    chunks: list[tuple[bytes, bytes]] = []
    place = 12
    while place + 8 <= len(content):
        kind, length = struct.unpack_from("<4sI", content, place)
        if kind in _WEBP_KEPT:
            chunks.append((kind, content[place + 8 : place + 8 + length]))
        place += 8 + length + length % 2
    if file_credit and chunks[0][0] != b"VP8X":
        chunks.insert(0, (b"VP8X", _webp_header(content)))
    if chunks[0][0] == b"VP8X":
        flags = chunks[0][1][0] & ~(_WEBP_HAS_EXIF | _WEBP_HAS_XMP)
        flags |= _WEBP_HAS_XMP if file_credit else 0
        chunks[0] = (b"VP8X", bytes([flags]) + chunks[0][1][1:])
    if file_credit:
        chunks.append((b"XMP ", xmp_packet(file_credit)))
    body = b"".join(
        struct.pack("<4sI", kind, len(data)) + data + b"\0" * (len(data) % 2)
        for kind, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _webp_header(content: bytes) -> bytes:
    """Return the VP8X chunk of a plain WebP (WebP container specification, « Extended »)."""
    with Image.open(BytesIO(content)) as image:
        flags = _WEBP_HAS_ALPHA if image.mode == "RGBA" else 0
        sides = [(side - 1).to_bytes(3, "little") for side in image.size]
    return bytes([flags, 0, 0, 0]) + b"".join(sides)


def _clean_gif(content: bytes, file_credit: FileCredit) -> bytes:
    """Drop comments and application blocks, but for the one that loops (GIF89a §23-26).

    The credit goes in a block of its own (XMP specification part 3, « GIF »), before the end.
    """
    kept = [block for block in _gif_blocks(content) if _gif_is_kept(block)]
    if file_credit:
        kept[0] = b"GIF89a" + kept[0][6:]  # GIF87a has no such blocks
        kept.append(_GIF_XMP_START + xmp_packet(file_credit) + _GIF_XMP_END)
    return b"".join([*kept, b";"])


def _gif_is_kept(block: bytes) -> bool:
    """Tell whether a block carries the picture: not plain text, a comment, nor an application."""
    if block[:2] == b"!\xff":
        return block[3:14] in (b"NETSCAPE2.0", b"ANIMEXTS1.0")
    return block[:2] not in (b"!\x01", b"!\xfe")


def _gif_xmp(block: bytes) -> bytes:
    return block[len(_GIF_XMP_START) :].removesuffix(_GIF_XMP_END)


def _gif_blocks(content: bytes) -> Iterator[bytes]:
    """Yield the header of a GIF with its colours, then each block before the final one.

    Raises:
        IndexError: If the file stops before its end.
    """
    place = 13 + _colour_table(content[10])
    yield content[:place]
    while content[place] != 0x3B:
        start = place
        if content[place] == 0x2C:
            place += 10 + _colour_table(content[place + 9]) + 1
        else:
            place += 2
        while content[place] != 0:
            place += content[place] + 1
        place += 1
        yield content[start:place]


def _colour_table(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0
