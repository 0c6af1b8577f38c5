"""The only thing a published file may say of itself: whose it is.

Written as XMP (ISO 16684-1), which pictures and PDF share: `photoshop:Credit` for the credit
line and `dc:rights` for the rights.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

_META = "adobe:ns:meta/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class FileCredit:
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
