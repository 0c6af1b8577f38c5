"""What may be dropped in a content folder by accident or by malice, and what must answer it."""

from __future__ import annotations

import io
import os
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from tests.content_builder import CHAPO, ContentBuilder
from tests.images.photographs import jpeg, quadrants, saved, scenery

GOOD = (
    f'titre: Un titre\nchapo: "{CHAPO}"\ndate: 2020-01-15\nhors_numero: true\n'
    "rubrique: methode\ngenre: methode\nauteurs: redaction\n"
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}<path d="M0 0h9"/></svg>'
Write = Callable[[ContentBuilder], object]


@dataclass(frozen=True)
class Attack:
    """What is written, and the rule that must answer; None when it is harmless once published."""

    name: str
    write: Write
    rule: str | None


def text(body: str) -> Write:
    return lambda content: content.write("articles/essai.md", f"---\n{GOOD}---\n{body}\n")


def keys(lines: str) -> Write:
    return lambda content: content.write("articles/essai.md", f"---\n{GOOD}{lines}\n---\nMots.\n")


def dated(date: str) -> Write:
    return lambda content: content.article("essai", f"date: {date}")


def picture(name: str, data: bytes, keys_of_record: str = "") -> Write:
    record = f"{{fichier: '{name}', alt: Une vue, credit: C{keys_of_record}}}"

    def write(content: ContentBuilder) -> None:
        content.write(f"articles/essai/{name}", data)
        content.write("articles/essai/index.md", f"---\n{GOOD}image: {record}\n---\nMots.\n")

    return write


def offered(name: str, data: bytes) -> Write:
    line = f"telechargements: [{{fichier: '{name}', titre: T, accessible: true}}]"

    def write(content: ContentBuilder) -> None:
        content.write(f"articles/groupe/encore/essai/{name}", data)
        file = "articles/groupe/encore/essai/index.md"
        content.write(file, f"---\n{GOOD}{line}\n---\nMots.\n")

    return write


def png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG that says it is that large."""
    header = (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    rows = (b"IDAT", zlib.compress(bytes(100)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in (header, *chunks, rows, (b"IEND", b""))
    )


def unfolding(megabytes: int) -> bytes:
    """A few hundred kilobytes that unfold into that much."""
    packer = zlib.compressobj(9)
    zeros = bytes(1_000_000)
    return b"".join(packer.compress(zeros) for _ in range(megabytes)) + packer.flush()


def office(megabytes: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(megabytes):
                part.write(bytes(1_000_000))
    return buffer.getvalue()


def laughs() -> bytes:
    """Entities that unfold a thousand million times."""
    lines = ['<!ENTITY a0 "ha">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    return f"<!DOCTYPE svg [{''.join(lines)}]>{SVG.format('<text>&a9;</text>')}".encode()


def link_out(content: ContentBuilder) -> None:
    secret = content.write("../secret.md", f"---\n{GOOD}---\nSecret.\n")
    (content.root / "articles").mkdir()
    (content.root / "articles/essai.md").symlink_to(secret)


def linked_folder(content: ContentBuilder) -> None:
    content.write("../dehors/essai/index.md", f"---\n{GOOD}---\nSecret.\n")
    (content.root / "articles").symlink_to(content.root.parent / "dehors")


def picture_out(content: ContentBuilder) -> None:
    secret = content.write("../secret.jpg", jpeg(quadrants()))
    picture("vue.jpg", b"")(content)
    (content.root / "articles/essai/vue.jpg").unlink()
    (content.root / "articles/essai/vue.jpg").symlink_to(secret)


def twins(content: ContentBuilder) -> None:
    name = "été.jpg"
    picture(unicodedata.normalize("NFC", name), jpeg(quadrants()))(content)
    decomposed = unicodedata.normalize("NFD", name)
    content.write(f"articles/essai/{decomposed}", jpeg(scenery(300, 200)))


def pipe(content: ContentBuilder) -> None:
    (content.root / "articles").mkdir()
    os.mkfifo(content.root / "articles/essai.md")


ATTACKS = [
    Attack("a hundred thousand brackets", keys("sources: " + "[" * 90_000), "yaml-niveaux"),
    Attack("nested dashes", keys("sources:\n  " + "- " * 30_000), "yaml-niveaux"),
    Attack(
        "billion laughs in YAML",
        keys("a: &a [x, x]\n" + "\n".join(f"b{n}: &b{n} [*a, *a]" for n in range(9))),
        "yaml-alias",
    ),
    Attack("code in YAML", keys("figure: !!python/object/apply:os.system [ls]"), "yaml-type"),
    Attack("10 MB of front matter", keys("surtitre: " + "a" * 10_000_000), "fichier-trop-lourd"),
    Attack("900 kB of front matter", keys("surtitre: " + "a" * 900_000), "entete-trop-long"),
    Attack("a title of 50,000 signs", keys("surtitre: " + "a" * 50_000), "trop-long"),
    Attack(
        "thousands of unknown keys",
        keys("\n".join(f"k{n}: 1" for n in range(9_000))),
        "trop-de-fautes",
    ),
    Attack("the first day of the calendar", dated('"0001-01-01 00:00+14:00"'), "date"),
    Attack("the last day of the calendar", dated("9999-12-31"), "date"),
    Attack(
        "a name too long for a disk",
        keys(f"image: {{fichier: {'a' * 300}.jpg, alt: a, credit: c}}"),
        "image-absente",
    ),
    Attack("a keyword too long for a disk", keys(f"mots_cles: [{'a' * 300}]"), "mot-cle"),
    Attack("a keyword without letters", keys('mots_cles: ["!!!"]'), "mot-cle"),
    Attack("a former address that climbs", keys("anciennes_adresses: [/../../x/]"), "adresse"),
    Attack(
        "a former address that climbs, encoded", keys("anciennes_adresses: [/%2e%2e/x/]"), "adresse"
    ),
    Attack(
        "a script for an address",
        keys("sources: [{titre: T, url: 'javascript:alert(1)'}]"),
        "adresse",
    ),
    Attack(
        "a file of the system",
        keys("image: {fichier: ../../../etc/passwd, alt: a, credit: c}"),
        "image-chemin",
    ),
    Attack(
        "a Windows path", keys(r"image: {fichier: ..\x.jpg, alt: a, credit: c}"), "image-chemin"
    ),
    Attack("an offered file that climbs", offered("../bilan.csv", b"a"), "telechargement-chemin"),
    Attack("a text that is a link", link_out, "lien-symbolique"),
    Attack("a folder that is a link", linked_folder, "lien-symbolique"),
    Attack("a picture that is a link", picture_out, "image-absente"),
    Attack("a pipe", pipe, "illisible"),
    Attack("names that differ by a form of accent", twins, "image-jumelle"),
    Attack("a name that Windows reserves", lambda c: c.article("con"), "nom-de-fichier"),
    Attack("a picture of 3,600 Mpx", picture("p.png", png(60_000, 60_000)), "image-trop-grande"),
    Attack("a picture of 108 Mpx", picture("p.png", png(12_000, 9_000)), "image-trop-grande"),
    Attack(
        "a text that unfolds in a picture",
        picture("p.png", png(8, 8, (b"zTXt", b"a\0\0" + unfolding(150)))),
        "image-abimee",
    ),
    Attack(
        "a profile that unfolds",
        picture("p.png", png(8, 8, (b"iCCP", b"a\0\0" + unfolding(150)))),
        "image-abimee",
    ),
    Attack(
        "a truncated picture", picture("p.jpg", jpeg(scenery(300, 200))[:6_000]), "image-abimee"
    ),
    Attack(
        "a picture that moves",
        picture(
            "p.gif",
            saved(quadrants(), "GIF", save_all=True, append_images=[quadrants().rotate(90)]),
        ),
        "image-animee",
    ),
    Attack(
        "noise for a picture",
        picture("p.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 99),
        "image-abimee",
    ),
    Attack("an extension that lies", picture("p.jpg", saved(quadrants(), "PNG")), None),
    Attack(
        "a picture for printers", picture("p.jpg", saved(quadrants().convert("CMYK"), "JPEG")), None
    ),
    Attack("laughs in a drawing", picture("p.svg", laughs()), "image-abimee"),
    Attack(
        "a drawing without bottom",
        picture("p.svg", SVG.format("<g>" * 99_999).encode()),
        "image-abimee",
    ),
    Attack(
        "a drawing without measure",
        picture("p.svg", SVG.replace("9 9", "1e308 1").format("").encode()),
        "image-svg",
    ),
    Attack(
        "a drawing that fetches",
        picture("p.svg", SVG.format('<image href="https://x.example/a.png"/>').encode()),
        "image-svg",
    ),
    Attack("a document that unfolds", offered("d.docx", office(600)), "telechargement-format"),
    Attack(
        "a document that is none",
        offered("d.docx", b"PK\x03\x04" + b"x" * 999),
        "telechargement-abime",
    ),
    Attack("a page for a file", offered("d.html", b"<script>1</script>"), "telechargement-format"),
    Attack("a PDF of openings", offered("d.pdf", b"%PDF-1.4\n" + b"<<" * 99_999), None),
    Attack(
        "a PDF of packets", offered("d.pdf", b"%PDF-1.4\n" + b"<?xpacket begin=?>" * 30_000), None
    ),
    Attack(
        "a PDF of properties",
        offered("d.pdf", b"%PDF-1.4\n" + b"".join(b"/Info %d 0 R " % n for n in range(20_000))),
        "telechargement-format",
    ),
    Attack(
        "10,000 headings", text("\n\n".join(f"## Titre {n}\n\nmot" for n in range(10_000))), None
    ),
    Attack("10,000 times one heading", text("\n\n".join(["## Titre\n\nmot"] * 10_000)), None),
    Attack(
        "lists in lists", text("\n".join("    " * n + "- x" for n in range(300))), "texte-demesure"
    ),
    Attack("quotations in quotations", text("> " * 3_000 + "x"), None),
    *(
        Attack(f"nothing but {sign!r}", text(sign * (900_000 // len(sign))), "texte-demesure")
        for sign in ("[", "![", "[a](", "[a]{", "<b>", "***\n", "a\n=\n", "``a`", "*", "a")
    ),
    *(
        Attack(f"blocks of {sign!r}", text("\n\n".join([sign * 4_000] * 20)), None)
        for sign in ("*a ", "_a_b", "&a", '"', "« a ", "XIXe ", "1 ", "https://a.", "a@", "MEL ")
    ),
]
