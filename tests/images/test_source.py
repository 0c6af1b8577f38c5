"""What a file is, whatever its name says, and what is said to whoever left it there."""

from __future__ import annotations

import struct
import unicodedata
from pathlib import Path

import pytest
from PIL import Image

from inspiration.images import ImageFault, inspect_source
from inspiration.images.decode import decode
from inspiration.images.signatures import SourceKind
from inspiration.images.source import open_source
from tests.images.photographs import (
    animation,
    bomb,
    damaged_png,
    jpeg,
    quadrants,
    raw_photograph,
    saved,
    scenery,
    sixteen_bits,
    turned,
)


def left(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "file_format", "kind"),
    [
        ("a.jpg", "JPEG", SourceKind.JPEG),
        ("a.png", "PNG", SourceKind.PNG),
        ("a.webp", "WEBP", SourceKind.WEBP),
        ("a.avif", "AVIF", SourceKind.AVIF),
        ("a.gif", "GIF", SourceKind.GIF),
        ("a.tiff", "TIFF", SourceKind.TIFF),
        ("a.bmp", "BMP", SourceKind.BMP),
    ],
)
def test_pictures_are_known_by_their_bytes(
    tmp_path: Path, name: str, file_format: str, kind: SourceKind
) -> None:
    facts = inspect_source(left(tmp_path, name, saved(quadrants(), file_format)))
    assert (facts.kind, facts.width, facts.height) == (kind, 640, 400)
    assert facts.remarks == ()


def test_a_lying_extension_is_told_but_accepted(tmp_path: Path) -> None:
    facts = inspect_source(left(tmp_path, "photo.jpg", saved(quadrants(), "PNG")))
    assert facts.kind is SourceKind.PNG
    (remark,) = facts.remarks
    assert "« .jpg » ment" in remark.message
    assert "« .png »" in remark.hint


@pytest.mark.parametrize("orientation", range(1, 9))
def test_size_is_the_one_seen(tmp_path: Path, orientation: int) -> None:
    facts = inspect_source(left(tmp_path, "a.jpg", turned(quadrants(), orientation)))
    assert (facts.width, facts.height) == (640, 400)


MP4 = struct.pack(">I", 24) + b"ftypisom\0\0\2\0isomiso2" + b"\0" * 64
HEIC = struct.pack(">I", 24) + b"ftypheic\0\0\0\0mif1heic" + b"\0" * 64
MOV = struct.pack(">I", 20) + b"ftypqt  \0\0\2\0qt  " + b"\0" * 64
CR3 = struct.pack(">I", 24) + b"ftypcrx \0\0\0\1crx isom" + b"\0" * 64


@pytest.mark.parametrize(
    ("content", "rule", "words"),
    [
        (b"", "image-vide", "zéro octet"),
        (b"%PDF-1.7\n...", "image-format", "un PDF"),
        (HEIC, "image-format", "une photo HEIC"),
        (MP4, "image-format", "une vidéo (MP4)"),
        (MOV, "image-format", "une vidéo (QuickTime)"),
        (CR3, "image-format", "Canon CR3"),
        (raw_photograph(), "image-format", "RAW"),
        (b"RIFF\x10\0\0\0AVI LIST", "image-format", "une vidéo (AVI)"),
        (b"\x1aE\xdf\xa3" + b"\0" * 40, "image-format", "WebM"),
        (b"PK\x03\x04 word/document.xml", "image-format", "document bureautique"),
        (b"8BPS\0\1", "image-format", "Photoshop"),
        (b"<!DOCTYPE html><title>404</title>", "image-format", "une page web"),
        (b"version https://git-lfs.github.com/spec/v1", "image-format", "Git LFS"),
        (b"rien de connu", "image-format", "aucun format"),
        (bomb(), "image-trop-grande", "trop grande"),
        (bomb(11_000), "image-trop-grande", "121 millions"),
        (jpeg(quadrants())[:3000], "image-abimee", "tronqué"),
        (jpeg(quadrants())[:30], "image-abimee", "tronqué"),
        (saved(quadrants(), "PNG")[:-200], "image-abimee", ""),
        (damaged_png(), "image-abimee", "abîmé"),
    ],
)
def test_what_is_not_a_picture_is_named(
    tmp_path: Path, content: bytes, rule: str, words: str
) -> None:
    with pytest.raises(ImageFault) as caught:
        inspect_source(left(tmp_path, "photo.jpg", content))
    assert caught.value.rule == rule
    assert words in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("name", ["été à l'école.jpg", "Photo (1) finale.JPG", "İstanbul.jpeg"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_any_name_will_do(tmp_path: Path, name: str, form: str) -> None:
    path = left(tmp_path, unicodedata.normalize(form, name), jpeg(quadrants()))
    assert inspect_source(path).remarks == ()


@pytest.mark.parametrize(("width", "height"), [(1, 1), (30_000, 10), (10, 30_000)])
def test_odd_sizes_are_pictures(tmp_path: Path, width: int, height: int) -> None:
    facts = inspect_source(left(tmp_path, "a.png", saved(Image.new("RGB", (width, height)), "PNG")))
    assert (facts.width, facts.height) == (width, height)


def test_transparency_is_looked_for_in_the_pixels(tmp_path: Path) -> None:
    opaque = quadrants().convert("RGBA")
    hollow = opaque.copy()
    hollow.putpixel((3, 3), (0, 0, 0, 120))
    palette = Image.new("P", (20, 20))
    assert not inspect_source(left(tmp_path, "a.png", saved(opaque, "PNG"))).alpha
    assert inspect_source(left(tmp_path, "b.png", saved(hollow, "PNG"))).alpha
    assert inspect_source(left(tmp_path, "c.png", saved(palette, "PNG", transparency=0))).alpha
    assert not inspect_source(left(tmp_path, "d.png", sixteen_bits(quadrants()))).alpha


@pytest.mark.parametrize("file_format", ["GIF", "WEBP", "PNG"])
def test_animations_are_noticed(tmp_path: Path, file_format: str) -> None:
    moving = left(tmp_path, f"a.{file_format.lower()}", animation(3, file_format))
    assert inspect_source(moving).animated


def two_images(file_format: str) -> bytes:
    scene = scenery(2400, 1600)
    return saved(scene, file_format, save_all=True, append_images=[scene.resize((300, 200))])


def test_a_photograph_with_a_small_copy_of_itself_does_not_move(tmp_path: Path) -> None:
    """Phones and drones write JPEG files that hold several images."""
    facts = inspect_source(left(tmp_path, "a.jpg", two_images("MPO")))
    assert (facts.kind, facts.width, facts.animated) == (SourceKind.JPEG, 2400, False)
    assert facts.remarks == ()
    with open_source((tmp_path / "a.jpg").read_bytes(), facts.kind) as image:
        assert image.format == "MPO"
    assert decode((tmp_path / "a.jpg").read_bytes(), facts).size == (2400, 1600)


def test_the_pages_of_a_scan_do_not_move_either(tmp_path: Path) -> None:
    facts = inspect_source(left(tmp_path, "a.tif", two_images("TIFF")))
    assert not facts.animated
    assert [remark.rule for remark in facts.remarks] == ["image-pages"]


def test_cmyk_without_a_profile_is_told(tmp_path: Path) -> None:
    facts = inspect_source(left(tmp_path, "a.jpg", jpeg(quadrants().convert("CMYK"))))
    assert [remark.rule for remark in facts.remarks] == ["image-cmjn"]
