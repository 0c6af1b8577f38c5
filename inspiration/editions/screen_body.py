"""A text made ready for a reading system: notes that open in place, nothing hidden."""

from __future__ import annotations

from lxml import etree, html
from markupsafe import Markup

from inspiration.editions.body import Tree, list_figures


def for_screen(root: Tree) -> Markup:
    """Give a text read by `read_body` the markup of an EPUB, as a fragment of XHTML.

    A pull quote repeats words of the text, so it is left out for those who hear it: reading
    systems follow `aria-hidden` as browsers do.
    """
    _open_notes(root)
    list_figures(root)
    for image in root.iter("img"):
        for name in ("width", "height"):
            image.attrib.pop(name, None)
    return Markup("".join(etree.tostring(child, encoding="unicode") for child in root).strip())


def _open_notes(root: Tree) -> None:
    """Calls and notes as reading systems know them (EPUB SSV 1.1: noteref, footnote)."""
    section = next((node for node in root.iter("section") if node.get("class") == "notes"), None)
    if section is None:
        return
    for call in root.iter("sup"):
        link = call.find("a")
        if link is not None and call.get("class") == "appel":
            link.set("role", "doc-noteref")
    for number, item in enumerate(list(section.iter("li")), start=1):
        note = html.Element("aside", role="doc-footnote", id=item.get("id") or "")
        _number(item, number)
        note.extend(list(item))
        section.append(note)
    for listing in section.findall("ol"):
        section.remove(listing)
    section.set("role", "doc-endnotes")


def _number(item: Tree, number: int) -> None:
    first = item.find("p")
    if first is not None:
        first.text = f"{number}. {(first.text or '').lstrip()}"
    for back in item.iter("a"):
        if back.get("class") == "retour":
            back.set("role", "doc-backlink")
