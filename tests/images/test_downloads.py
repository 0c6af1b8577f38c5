"""Files offered to readers: the same content, and nothing of who made it, where or when."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from lxml import etree
from PIL import Image

from inspiration.images import ImageFault
from inspiration.images.credits import FileCredit
from inspiration.images.downloads import clean_download
from tests.images.photographs import (
    ADOBE_RGB,
    animation,
    in_profile,
    jpeg,
    png_with_secrets,
    quadrants,
    saved,
    scenery,
    turned,
    with_secrets,
)

CREDIT = FileCredit("Photo : Équipe du projet / MEL", "Licence Ouverte 2.0")


def cleaned(folder: Path, name: str, content: bytes, credit: FileCredit | None = CREDIT) -> bytes:
    source = folder / name
    source.write_bytes(content)
    return clean_download(source, credit)


def assert_same_picture(before: bytes, after: bytes) -> None:
    with Image.open(BytesIO(before)) as first, Image.open(BytesIO(after)) as second:
        assert first.mode == second.mode
        assert np.array_equal(np.asarray(first), np.asarray(second))
        assert first.info.get("icc_profile") == second.info.get("icc_profile")


def webp_with_secrets() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "SECRET-MAKER"
    return saved(scenery(300, 200), "WEBP", exif=exif, xmp=b"<x>SECRET-XMP</x>")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", with_secrets(scenery(300, 200))),
        ("progressive.jpg", jpeg(scenery(300, 200), progressive=True, comment=b"SECRET")),
        ("restart.jpg", jpeg(scenery(300, 200), restart_marker_rows=1)),
        ("profile.jpg", in_profile(quadrants(), ADOBE_RGB)),
        ("cmyk.jpg", jpeg(quadrants().convert("CMYK"))),
        ("a.png", png_with_secrets(scenery(300, 200))),
        ("palette.png", saved(quadrants().quantize(8), "PNG", transparency=1)),
        ("a.webp", webp_with_secrets()),
        ("plain.webp", saved(scenery(300, 200), "WEBP")),
        ("a.gif", saved(quadrants().quantize(8), "GIF", comment=b"SECRET-COMMENT")),
        ("moving.gif", animation()),
        ("old.gif", saved(quadrants().quantize(8), "GIF").replace(b"GIF89a", b"GIF87a")),
    ],
)
def test_pictures_keep_their_pixels_and_lose_their_secrets(
    tmp_path: Path, name: str, content: bytes
) -> None:
    clean = cleaned(tmp_path, name, content)
    assert_same_picture(content, clean)
    assert b"SECRET" not in clean
    assert CREDIT.credit.encode() in clean
    assert CREDIT.rights.encode() in clean
    with Image.open(BytesIO(clean)) as picture:
        assert not picture.getexif()
        assert name.endswith(".gif") or picture.info["xmp"]
    assert cleaned(tmp_path, name, clean) == clean, "cleaning twice changes nothing"
    assert cleaned(tmp_path, name, clean, None) == clean, "a file keeps the credit that it says"


def test_the_credit_of_a_gif_is_where_programs_look_for_it(tmp_path: Path) -> None:
    """XMP specification part 3: an application block whose end leads older readers over it."""
    clean = cleaned(tmp_path, "a.gif", animation())
    assert clean.startswith(b"GIF89a")
    start = clean.index(b"\x21\xff\x0bXMP DataXMP") + 14
    packet = clean[start : clean.index(b"</x:xmpmeta>") + len(b"</x:xmpmeta>")]
    assert etree.fromstring(packet).tag.endswith("xmpmeta")
    assert clean[start + len(packet) :] == bytes([1, *range(255, -1, -1), 0]) + b";"
    for first in range(start, start + len(packet)):
        place = first
        while clean[place]:
            place += clean[place] + 1
        assert place in (len(clean) - 2, len(clean) - 3)


def test_a_turned_picture_stays_turned(tmp_path: Path) -> None:
    with Image.open(BytesIO(cleaned(tmp_path, "a.jpg", turned(quadrants(), 6)))) as picture:
        assert dict(picture.getexif()) == {0x0112: 6}


def test_animations_still_move(tmp_path: Path) -> None:
    for file_format in ("GIF", "WEBP", "PNG"):
        content = animation(3, file_format)
        name = f"a.{file_format.lower()}"
        with Image.open(BytesIO(cleaned(tmp_path, name, content))) as picture:
            assert picture.n_frames == 3  # type: ignore[attr-defined]


def test_without_a_credit_the_author_in_the_file_is_kept(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x013B], exif[0x8298], exif[0x010F] = "Atelier Nord", "Tous droits", "SECRET-MAKER"
    clean = cleaned(tmp_path, "a.jpg", jpeg(quadrants(), exif=exif), None)
    assert b"Atelier Nord" in clean
    assert b"Tous droits" in clean
    assert b"SECRET" not in clean
    assert b"xap/1.0" not in cleaned(tmp_path, "b.jpg", jpeg(quadrants()), None)


def iptc(*records: tuple[int, bytes]) -> bytes:
    """A Photoshop segment that holds those IPTC records (IIM 4.2 §1.5)."""
    body = b"".join(
        b"\x1c\x02" + bytes([tag]) + len(value).to_bytes(2, "big") + value for tag, value in records
    )
    block = b"8BIM\x04\x04\x00\x00" + len(body).to_bytes(4, "big") + body
    return b"Photoshop 3.0\x00" + block + b"\x00" * (len(body) % 2)


def with_segment(content: bytes, marker: int, body: bytes) -> bytes:
    segment = bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body
    return content[:2] + segment + content[2:]


ATTRIBUTES = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 photoshop:Credit="Atelier Nord" photoshop:City="SECRET-CITY"><dc:rights><rdf:Alt>
 <rdf:li xml:lang="x-default">Tous droits r\xc3\xa9serv\xc3\xa9s</rdf:li></rdf:Alt></dc:rights>
 </rdf:Description></rdf:RDF></x:xmpmeta>"""


@pytest.mark.parametrize(
    "content",
    [
        with_segment(jpeg(quadrants()), 0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + ATTRIBUTES),
        with_segment(
            jpeg(quadrants()),
            0xED,
            iptc((110, b"Atelier Nord"), (90, b"SECRET"), (116, "Tous droits réservés".encode())),
        ),
        with_segment(
            jpeg(quadrants()),
            0xED,
            iptc((80, b"Atelier Nord"), (116, "Tous droits réservés".encode("cp1252"))),
        ),
        saved(quadrants(), "WEBP", xmp=ATTRIBUTES),
    ],
)
def test_a_credit_is_found_wherever_a_photographer_wrote_it(tmp_path: Path, content: bytes) -> None:
    name = "a.webp" if content.startswith(b"RIFF") else "a.jpg"
    clean = cleaned(tmp_path, name, content, None)
    with Image.open(BytesIO(clean)) as picture:
        words = "".join(etree.fromstring(picture.info["xmp"]).itertext())
    assert "Atelier Nord" in words
    assert "Tous droits réservés" in words
    assert b"SECRET" not in clean


@pytest.mark.parametrize("packet", [b"", b"<x>", b"\xff\xfe", b"<!DOCTYPE x [<!ENTITY e SYSTEM"])
def test_an_unreadable_credit_is_no_credit(tmp_path: Path, packet: bytes) -> None:
    content = with_segment(jpeg(quadrants()), 0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + packet)
    assert b"xap/1.0" not in cleaned(tmp_path, "a.jpg", content, None)


XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmp:CreatorTool="SECRET-TOOL">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Le guide</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>SECRET-PERSON</rdf:li></rdf:Seq></dc:creator>
<pdfuaid:part>1</pdfuaid:part><xmp:CreateDate>SECRET-DATE</xmp:CreateDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def pdf(info: bytes, extra: bytes = b"") -> bytes:
    picture = saved(quadrants(80, 60), "PDF", title="Le guide")
    exif = Image.Exif()
    exif[0x010F] = "SECRET-MAKER"
    photo = jpeg(quadrants(40, 30), exif=exif)
    stream = b"<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n" % len(XMP)
    return (
        picture
        + b"\n90 0 obj\n<< /Title (Le guide) %s >>\nendobj\n" % info
        + b"91 0 obj\n"
        + stream
        + XMP
        + b"\nendstream\nendobj\n"
        + b"92 0 obj\n<< /Filter /DCTDecode >>\nstream\n"
        + photo
        + b"\nendstream\nendobj\n"
        + b"trailer\n<< /Info 90 0 R >>\n"
        + extra
    )


@pytest.mark.parametrize(
    "info",
    [
        b"/Author (SECRET-AUTHOR) /Creator (SECRET \\) (nested) tool)",
        b"/Author <5345435245542d48> /ModDate (D:20200115SECRET)",
        b"/Producer(SECRET)/Trapped /False/Company(SECRET)",
    ],
)
def test_a_pdf_loses_its_author_and_keeps_its_title(tmp_path: Path, info: bytes) -> None:
    content = pdf(info)
    clean = cleaned(tmp_path, "guide.pdf", content)
    assert len(clean) == len(content), "offsets hold"
    assert b"SECRET" not in clean
    assert b"5345435245" not in clean
    assert clean.count(b"(Le guide)") == content.count(b"(Le guide)")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in clean
    packet = clean[clean.index(b"<x:xmpmeta") : clean.index(b"</x:xmpmeta>") + 12]
    assert "Le guide" in "".join(etree.fromstring(packet).itertext())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (pdf(b"", b"trailer << /Encrypt 5 0 R >>"), "protégé"),
        (pdf(b"", b"trailer << /Info 777 0 R >>"), "flux compressé"),
        (pdf(b"/Author 80 0 R"), "éparpillées"),
        (pdf(b"", b"<< /Type /Metadata /Filter /FlateDecode >>"), "compressées"),
    ],
)
def test_a_pdf_that_cannot_be_cleaned_is_refused(
    tmp_path: Path, content: bytes, words: str
) -> None:
    with pytest.raises(ImageFault, match=words) as caught:
        cleaned(tmp_path, "a.pdf", content)
    assert caught.value.hint


def archive(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return buffer.getvalue()


CORE = b"""<cp:coreProperties xmlns:cp="http://c" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Le guide</dc:title><dc:creator>SECRET</dc:creator>
<cp:lastModifiedBy>SECRET</cp:lastModifiedBy>
</cp:coreProperties>"""
TYPES = b"""<Types xmlns="http://t"><Override PartName="/docProps/custom.xml"/>
<Override PartName="/word/document.xml"/></Types>"""
META = b"""<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="http://m"><office:meta>
<dc:title>Le guide</dc:title><meta:initial-creator>SECRET</meta:initial-creator>
</office:meta></office:document-meta>"""


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (
            "a.docx",
            {
                "[Content_Types].xml": TYPES,
                "docProps/core.xml": CORE,
                "docProps/custom.xml": b"<x>SECRET</x>",
                "docProps/thumbnail.jpeg": b"SECRET",
                "word/document.xml": b"<w>Bonjour</w>",
                "word/media/image1.jpg": with_secrets(quadrants(60, 40)),
            },
        ),
        (
            "a.odt",
            {
                "mimetype": b"application/vnd.oasis.opendocument.text",
                "meta.xml": META,
                "content.xml": b"<w>Bonjour</w>",
                "Thumbnails/thumbnail.png": b"SECRET",
            },
        ),
    ],
)
def test_office_documents_lose_their_authors(
    tmp_path: Path, name: str, parts: dict[str, bytes]
) -> None:
    clean = cleaned(tmp_path, name, archive(parts))
    with zipfile.ZipFile(BytesIO(clean)) as read:
        names = read.namelist()
        contents = {part: read.read(part) for part in names}
        assert {info.date_time for info in read.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[0] == next(iter(parts))
    own_words = {part: text for part, text in contents.items() if not part.endswith(".jpg")}
    assert b"SECRET" not in b"".join(own_words.values())
    assert b"Le guide" in b"".join(own_words.values())
    assert b"<w>Bonjour</w>" in contents.values()
    assert b"custom.xml" not in contents.get("[Content_Types].xml", b"")
    photo = contents.get("word/media/image1.jpg", b"")
    for secret in (b"SECRET-MAKER", b"SECRET-DATE", b"SECRET-IPTC", b"SECRET-TRAILER"):
        assert secret not in photo


def test_plain_data_goes_through(tmp_path: Path) -> None:
    assert cleaned(tmp_path, "a.csv", b"nom;valeur\r\n") == b"nom;valeur\r\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 100),
        ("a.zip", archive({"x": b"y"})),
        ("a.mp4", b"\0\0\0\x18ftypisom" + b"\0" * 20),
        ("a.tif", saved(quadrants(20, 20), "TIFF")),
        ("sans", b"du texte"),
        ("a.docx", b"PK\x03\x04 broken"),
        ("a.jpg", with_secrets(quadrants(60, 40))[:400]),
    ],
)
def test_what_cannot_be_cleaned_is_not_offered(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(ImageFault) as caught:
        cleaned(tmp_path, name, content)
    assert caught.value.hint
