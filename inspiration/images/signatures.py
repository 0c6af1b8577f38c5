"""What a file really is, from its first bytes: an extension is a promise, not a fact."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from inspiration.images.faults import ImageFault

if TYPE_CHECKING:
    from pathlib import Path


class SourceKind(StrEnum):
    """The kinds of picture that can be published."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    AVIF = "avif"
    GIF = "gif"
    TIFF = "tiff"
    BMP = "bmp"
    SVG = "svg"


SIGNATURE_LENGTH = 4096
"""How many bytes are enough to tell."""

_PICTURES: tuple[tuple[bytes, SourceKind], ...] = (
    (b"\xff\xd8\xff", SourceKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", SourceKind.PNG),
    (b"GIF87a", SourceKind.GIF),
    (b"GIF89a", SourceKind.GIF),
    (b"BM", SourceKind.BMP),
    (b"II*\x00", SourceKind.TIFF),
    (b"MM\x00*", SourceKind.TIFF),
)

_EXPORT = "ouvrez le fichier dans votre logiciel et exportez l'image en JPEG ou en PNG"
_RAW = "développez la photo et exportez-la en JPEG, sans réduire sa taille"
_HEIC = (
    "exportez la photo en JPEG ; sur iPhone : Réglages, Appareil photo, Formats, Le plus compatible"
)
_VIDEO = "le magazine publie des images fixes : choisissez une photo"
_PAGE = "téléchargez l'image elle-même, pas la page qui la montre"

_OTHERS: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"%PDF", "un PDF", "exportez la page voulue en PNG, ou offrez le PDF au téléchargement"),
    (0, b"FUJIFILMCCD-RAW", "une photo brute (RAW Fujifilm)", _RAW),
    (0, b"IIRO", "une photo brute (RAW Olympus)", _RAW),
    (0, b"IIRS", "une photo brute (RAW Olympus)", _RAW),
    (0, b"MMOR", "une photo brute (RAW Olympus)", _RAW),
    (0, b"IIU\x00", "une photo brute (RAW Panasonic)", _RAW),
    (0, b"\x1aE\xdf\xa3", "une vidéo (WebM ou MKV)", _VIDEO),
    (0, b"OggS", "un enregistrement Ogg", _VIDEO),
    (0, b"ID3", "un enregistrement sonore (MP3)", _VIDEO),
    (0, b"8BPS", "un document Photoshop (PSD)", _EXPORT),
    (0, b"%!PS", "un document PostScript (EPS)", _EXPORT),
    (0, b"\xc5\xd0\xd3\xc6", "un document PostScript (EPS)", _EXPORT),
    (0, b"\x00\x00\x00\x0cjP  ", "une image JPEG 2000", _EXPORT),
    (0, b"\xff\x4f\xff\x51", "une image JPEG 2000", _EXPORT),
    (0, b"\x00\x00\x00\x0cJXL ", "une image JPEG XL", _EXPORT),
    (0, b"\xff\x0a", "une image JPEG XL", _EXPORT),
    (0, b"\x00\x00\x01\x00", "une icône Windows (ICO)", _EXPORT),
    (0, b"PK\x03\x04", "une archive ou un document bureautique", _EXPORT),
    (0, b"\xd0\xcf\x11\xe0", "un document bureautique ancien", _EXPORT),
    (0, b"Rar!", "une archive RAR", _EXPORT),
    (0, b"\x1f\x8b", "un fichier compressé (gzip)", _EXPORT),
    (0, b"\x00\x05\x16\x07", "un fichier annexe de macOS, pas la photo", _EXPORT),
    (
        0,
        b"version https://git-lfs",
        "un pointeur Git LFS, pas la photo",
        "récupérez le fichier avec « git lfs pull »",
    ),
)

_FTYP_BRANDS: tuple[tuple[frozenset[bytes], str, str], ...] = (
    (frozenset({b"crx "}), "une photo brute (RAW Canon CR3)", _RAW),
    (
        frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}),
        "une photo HEIC",
        _HEIC,
    ),
    (frozenset({b"qt  "}), "une vidéo (QuickTime)", _VIDEO),
)

_RAW_EXTENSIONS = frozenset(
    {".cr2", ".nef", ".nrw", ".arw", ".sr2", ".dng", ".pef", ".srw", ".3fr"}
)

_EXTENSIONS: dict[SourceKind, frozenset[str]] = {
    SourceKind.JPEG: frozenset({".jpg", ".jpeg", ".jpe", ".jfif"}),
    SourceKind.PNG: frozenset({".png"}),
    SourceKind.WEBP: frozenset({".webp"}),
    SourceKind.AVIF: frozenset({".avif"}),
    SourceKind.GIF: frozenset({".gif"}),
    SourceKind.TIFF: frozenset({".tif", ".tiff"}),
    SourceKind.BMP: frozenset({".bmp"}),
    SourceKind.SVG: frozenset({".svg"}),
}


def identify(head: bytes, path: Path) -> SourceKind:
    """Tell which kind of picture a file holds.

    Args:
        head: The first `SIGNATURE_LENGTH` bytes of the file, or all of it when shorter.
        path: Its path, for the few cases the bytes leave open.

    Raises:
        ImageFault: If it is no picture that can be published; the message names what it is.
    """
    if not head:
        raise ImageFault(
            "image-vide", "le fichier est vide (zéro octet)", "déposez de nouveau la photo"
        )
    if head[:4] == b"RIFF":
        return _riff(head)
    if head[4:8] == b"ftyp":
        return _base_media(head)
    for offset, signature, name, hint in _OTHERS:
        if head[offset:].startswith(signature):
            raise _not_a_picture(name, hint)
    for signature, kind in _PICTURES:
        if head.startswith(signature):
            if kind is SourceKind.TIFF and _is_raw(head, path):
                raise _not_a_picture("une photo brute (RAW)", _RAW)
            return kind
    return _text(head)


def extension_agrees(kind: SourceKind, path: Path) -> bool:
    """Tell whether a file's extension says what the file is."""
    return path.suffix.lower() in _EXTENSIONS[kind]


def _not_a_picture(name: str, hint: str) -> ImageFault:
    return ImageFault("image-format", f"ce fichier est {name}, pas une image à publier", hint)


def _riff(head: bytes) -> SourceKind:
    form = head[8:12]
    if form == b"WEBP":
        return SourceKind.WEBP
    if form == b"AVI ":
        raise _not_a_picture("une vidéo (AVI)", _VIDEO)
    raise _not_a_picture("un enregistrement", _VIDEO)


def _base_media(head: bytes) -> SourceKind:
    """Read the brands of an ISO base media file (ISO/IEC 14496-12 §4.3)."""
    size = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12]} | {head[at : at + 4] for at in range(16, size - 3, 4)}
    if brands & {b"avif", b"avis"}:
        return SourceKind.AVIF
    for known, name, hint in _FTYP_BRANDS:
        if brands & known:
            raise _not_a_picture(name, hint)
    raise _not_a_picture("une vidéo (MP4)", _VIDEO)


def _is_raw(head: bytes, path: Path) -> bool:
    return head[8:10] == b"CR" or path.suffix.lower() in _RAW_EXTENSIONS


def _text(head: bytes) -> SourceKind:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if b"<svg" in start:
        return SourceKind.SVG
    if start.startswith((b"<!doctype html", b"<html")):
        raise _not_a_picture("une page web", _PAGE)
    if head[0] == 0x47 and head[188:189] == b"\x47":
        raise _not_a_picture("une vidéo (MPEG)", _VIDEO)
    raise ImageFault(
        "image-format",
        "ce fichier n'est d'aucun format d'image connu",
        "exportez-la en JPEG ou en PNG",
    )
