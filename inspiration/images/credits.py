"""The only thing a published file may say of itself: whose it is.

Written as XMP (ISO 16684-1), which pictures and PDF share: `photoshop:Credit` for the credit
line and `dc:rights` for the rights. Read from XMP, IPTC or EXIF, wherever its author wrote it
(IPTC Photo Metadata Standard 2023, « Credit Line », « Creator », « Copyright Notice »).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct
from PIL import ExifTags
from PIL.IptcImagePlugin import getiptcinfo

if TYPE_CHECKING:
    from PIL import ImageFile

_META = "adobe:ns:meta/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_CREDIT_NAMES = (f"{{{_PHOTOSHOP}}}Credit", f"{{{_DC}}}creator")
_RIGHTS_NAMES = (f"{{{_DC}}}rights",)
_IPTC_CREDIT = ((2, 110), (2, 80))
_IPTC_RIGHTS = ((2, 116),)
_MOST = 500
"""Signs kept of a name or a notice: more is no longer a credit."""


class FileCredit(Struct, frozen=True):
    """Whose a file is.

    Attributes:
        credit: The credit line, as printed beside pictures; may be empty.
        rights: The licence or the copyright notice; may be empty.
    """

    credit: str = ""
    rights: str = ""

    def __bool__(self) -> bool:
        """Whether there is something to say."""
        return bool(self.credit or self.rights)

    def completed_by(self, other: FileCredit) -> FileCredit:
        """Return the same, with what it does not say taken from another."""
        return FileCredit(self.credit or other.credit, self.rights or other.rights)


def xmp_packet(file_credit: FileCredit) -> bytes:
    """Return the XMP of a file that says whose it is and nothing more."""
    meta = etree.Element(f"{{{_META}}}xmpmeta", nsmap={"x": _META})
    rdf = etree.SubElement(meta, f"{{{_RDF}}}RDF", nsmap={"rdf": _RDF})
    description = etree.SubElement(
        rdf, f"{{{_RDF}}}Description", nsmap={"dc": _DC, "photoshop": _PHOTOSHOP}
    )
    description.set(f"{{{_RDF}}}about", "")
    if file_credit.credit:
        etree.SubElement(description, f"{{{_PHOTOSHOP}}}Credit").text = file_credit.credit
    if file_credit.rights:
        rights = etree.SubElement(description, f"{{{_DC}}}rights")
        alternatives = etree.SubElement(rights, f"{{{_RDF}}}Alt")
        item = etree.SubElement(alternatives, f"{{{_RDF}}}li")
        item.set(_LANG, "x-default")
        item.text = file_credit.rights
    return etree.tostring(meta, encoding="utf-8")


def credit_in(image: ImageFile.ImageFile) -> FileCredit:
    """Return whose an opened picture says it is: its XMP first, then its IPTC, then its EXIF."""
    exif = image.getexif()
    artist, rights = (exif.get(tag) for tag in (ExifTags.Base.Artist, ExifTags.Base.Copyright))
    written = FileCredit(_plain(artist), _plain(rights))
    packet = image.info.get("xmp") or b""
    return credit_in_xmp(packet).completed_by(_credit_in_iptc(image)).completed_by(written)


def credit_in_xmp(packet: bytes | str) -> FileCredit:
    """Return whose a file is by its XMP; what cannot be read says nothing."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    content = packet.encode() if isinstance(packet, str) else packet
    try:
        root = etree.fromstring(content.strip(b"\0 \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return FileCredit()
    return FileCredit(_first(root, _CREDIT_NAMES), _first(root, _RIGHTS_NAMES))


def _first(root: etree._Element, names: tuple[str, ...]) -> str:
    """Return the first property among some that says something, as an element or an attribute."""
    for name in names:
        for node in root.iter():
            if node.tag == name:
                found = _plain(" ".join(str(text).strip() for text in node.itertext()))
            else:
                found = _plain(node.get(name))
            if found:
                return found
    return ""


def _credit_in_iptc(image: ImageFile.ImageFile) -> FileCredit:
    try:
        records = getiptcinfo(image) or {}
    except (SyntaxError, ValueError, TypeError, OSError, IndexError, KeyError, struct.error):
        return FileCredit()  # unreadable IPTC is not a reason to stop

    def said(tags: tuple[tuple[int, int], ...]) -> str:
        return next((text for tag in tags if (text := _plain(records.get(tag)))), "")

    return FileCredit(said(_IPTC_CREDIT), said(_IPTC_RIGHTS))


def _plain(value: object) -> str:
    """Return a metadata value as one line of text that XML can hold, empty when it is none.

    Cameras pad their names with zeros; IPTC gives bytes, in UTF-8 or as old programs wrote them.
    """
    if isinstance(value, list):
        value = value[0] if value else ""
    text = ""
    if isinstance(value, str):
        text = value
    elif isinstance(value, bytes):
        try:
            text = value.decode()
        except UnicodeDecodeError:
            text = value.decode("cp1252", "replace")
    signs = (sign if sign.isprintable() else " " for sign in text[:_MOST])
    return " ".join("".join(signs).split())
