"""What is seen on paper and must not be read aloud, marked as such (ISO 14289-1 §7.1).

WeasyPrint tags every word of a page. Running heads and folios, which it leaves out of the
structure, and words that only repeat others (a pull quote, large initials) become artifacts here,
just before the file is written. The latter stand in a `<main>`: no other element of an edition
gives a structure element of the type `Part`.
"""

from __future__ import annotations

from typing import Any

Pdf = Any
"""A `pydyf.PDF`: its dictionaries are dicts, its streams lists of operands and operators."""

UNHEARD = "/Part"
_ARTIFACT = "/Artifact"


def mark_artifacts(document: object, pdf: Pdf) -> None:
    """Finish a PDF: leave out of the structure what nobody should hear."""
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    heard: set[tuple[bytes, int]] = set()
    _walk(pdf, root, heard)
    parents = _object(pdf, root["ParentTree"])["Nums"]
    for rank, reference in enumerate(pdf.page_references):
        page = _object(pdf, reference)
        key = _bytes(reference)
        for mark in _marks(_object(pdf, page["Contents"]).stream):
            if (key, mark.number) not in heard:
                mark.become_artifact()
                parents[2 * rank + 1][mark.number] = "null"


class _Mark:
    """A marked-content sequence: its tag, its properties and its operator in a stream."""

    def __init__(self, stream: list[Any], place: int) -> None:
        self._stream = stream
        self._place = place
        self.number: int = stream[place]["MCID"]

    def become_artifact(self) -> None:
        """Begin an artifact instead (ISO 32000-1 §14.8.2.2)."""
        self._stream[self._place - 1 : self._place + 2] = [_ARTIFACT, b"", b"BMC"]


def _marks(stream: list[Any]) -> list[_Mark]:
    return [
        _Mark(stream, place)
        for place, item in enumerate(stream)
        if isinstance(item, dict) and "MCID" in item
    ]


def _walk(pdf: Pdf, node: Any, heard: set[tuple[bytes, int]]) -> None:
    """Note the marks under a structure element, and unlink what must not be heard."""
    for kid in list(node["K"]):
        if isinstance(kid, int):
            heard.add((_bytes(node["Pg"]), kid))
            continue
        element = _object(pdf, kid)
        if element.get("Type") == "/OBJR":
            continue
        if element["S"] == UNHEARD:
            node["K"].remove(kid)
        else:
            _walk(pdf, element, heard)


def _object(pdf: Pdf, reference: Any) -> Any:
    return pdf.objects[int(_bytes(reference).split()[0])]


def _bytes(reference: Any) -> bytes:
    return reference.encode() if isinstance(reference, str) else bytes(reference)
