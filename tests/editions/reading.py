"""What an edition says, to eyes, to ears and to machines: the text of a PDF and of an EPUB."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import pikepdf
from lxml import etree


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """Every structure element, in reading order."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") is not None:
            yield kid
            yield from elements(kid)


def heard(document: pikepdf.Pdf, only: pikepdf.Page | None = None) -> list[str]:
    """The text of each marked sequence, in the order of the structure tree, on all pages or one."""
    texts = {
        (page.objgen, number): text
        for page in document.pages
        for number, text in marked_texts(page).items()
    }
    return [
        texts.get((element.Pg.objgen, kid), "")
        for element in elements(document.Root.StructTreeRoot)
        for kid in (element.K if isinstance(element.K, pikepdf.Array) else [element.K])
        if isinstance(kid, int) and (only is None or element.Pg.objgen == only.objgen)
    ]


def marked_texts(page: pikepdf.Page) -> dict[int, str]:
    """The text of each marked sequence of a page, by its number."""
    decoders = {
        name: decoder(font.ToUnicode.read_bytes().decode())
        for name, font in page.resources.Font.items()
    }
    found: dict[int, str] = {}
    font, stack = "", []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "Tf":
                font = str(operands[0])
            case "BMC":
                stack.append(None)
            case "BDC":
                stack.append(int(operands[1].MCID))
            case "EMC":
                stack.pop()
            case "Tj" | "TJ" if stack and stack[-1] is not None:
                parts = operands[0] if str(operator) == "TJ" else [operands[0]]
                raw = b"".join(bytes(p) for p in parts if isinstance(p, pikepdf.String))
                codes = [raw[i : i + 2].hex() for i in range(0, len(raw), 2)]
                text = "".join(decoders[font].get(code, "") for code in codes)
                found[stack[-1]] = found.get(stack[-1], "") + text
    return found


def printed(page: pikepdf.Page) -> str:
    """All the text of a page, what nobody hears included, in the order of painting."""
    decoders = {
        name: decoder(font.ToUnicode.read_bytes().decode())
        for name, font in page.resources.Font.items()
    }
    found, font = [], ""
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "Tf":
                font = str(operands[0])
            case "Tj" | "TJ":
                parts = operands[0] if str(operator) == "TJ" else [operands[0]]
                raw = b"".join(bytes(p) for p in parts if isinstance(p, pikepdf.String))
                codes = (raw[i : i + 2].hex() for i in range(0, len(raw), 2))
                found.append("".join(decoders[font].get(code, "") for code in codes))
    return "".join(found)


def decoder(cmap: str) -> dict[str, str]:
    """The signs of a font by code, from its ToUnicode map."""
    pairs = re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]{4,})>", cmap)
    return {code.lower(): bytes.fromhex(sign).decode("utf-16-be") for code, sign in pairs}


def headings_at_the_foot(document: pikepdf.Pdf) -> list[str]:
    """The last words heard on a page, when they are those of a heading."""
    texts = {page.objgen: marked_texts(page) for page in document.pages}
    last: dict[tuple[int, int], tuple[bool, str]] = {}
    for element in elements(document.Root.StructTreeRoot):
        kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
        known = texts[element.Pg.objgen] if "/Pg" in element else {}
        words = "".join(known.get(kid, "") for kid in kids if isinstance(kid, int)).strip()
        if words:
            last[element.Pg.objgen] = (is_in_heading(element), words)
    return [words for is_heading, words in last.values() if is_heading]


def headings(document: pikepdf.Pdf) -> list[str]:
    """The words of each heading below a title, as letters; one that was cut counts as two."""
    texts = {page.objgen: marked_texts(page) for page in document.pages}

    def words(element: pikepdf.Dictionary) -> str:
        kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
        return "".join(
            texts[element.Pg.objgen].get(kid, "") if isinstance(kid, int) else words(kid)
            for kid in kids
            if isinstance(kid, int) or "/S" in kid
        )

    found = elements(document.Root.StructTreeRoot)
    return [letters(words(element)) for element in found if element.S == "/H2"]


def is_in_heading(element: pikepdf.Dictionary) -> bool:
    node = element
    while node.get("/S") is not None:
        if re.fullmatch("/H[1-6]", str(node.S)):
            return True
        node = node.P
    return False


def outer_links(document: pikepdf.Pdf) -> set[str]:
    """Where a PDF leads on the web."""
    return {
        str(link.A.URI)
        for page in document.pages
        for link in page.get("/Annots", [])
        if "/A" in link
    }


def pdf_words(content: bytes) -> Iterator[str]:
    """Everything that a PDF says: pages, titles, alternatives, links, metadata, attached files."""
    with pikepdf.open(io.BytesIO(content)) as document:
        yield from (printed(page) for page in document.pages)
        yield document.Root.Metadata.read_bytes().decode()
        for name, attached in document.attachments.items():
            yield name
            yield attached.get_file().read_bytes().decode("utf-8", "replace")
        for found in document.objects:
            yield from _strings(found)


def _strings(found: pikepdf.Object) -> Iterator[str]:
    """The strings of an object, those of the objects that it only refers to left out."""
    if isinstance(found, pikepdf.String):
        yield str(found)
    elif isinstance(found, pikepdf.Array):
        for item in found:
            if not (isinstance(item, pikepdf.Object) and item.is_indirect):
                yield from _strings(item)
    elif isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        for item in found.values():
            if not (isinstance(item, pikepdf.Object) and item.is_indirect):
                yield from _strings(item)


def epub_words(content: bytes) -> Iterator[str]:
    """Everything that an EPUB says: pages, attributes, names of files, metadata."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield name
            if name.endswith((".xhtml", ".opf", ".xml", ".svg")):
                root = etree.fromstring(archive.read(name))
                yield "".join(str(text) for text in root.itertext())
                yield from (str(value) for value in root.xpath("//@*"))


def letters(text: str) -> str:
    """Letters and digits only: typography and the ends of lines change the rest."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
