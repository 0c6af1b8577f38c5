"""A text laid out for paper: parts with their heading in the margin, notes at the foot."""

from __future__ import annotations

from math import ceil

from lxml import html
from markupsafe import Markup

from inspiration.editions.body import Tree, inner_html, list_figures

HEADING_SIGNS, HEADING_LINE = 15, 6
"""Signs on a line of a heading in the margin, at least, and the height of the line in mm: what
comes next must not climb beside a heading that is taller than its text."""

LONG_NUMBER, VERY_LONG_NUMBER = 6, 10
"""Signs above which a key figure takes a smaller size, then a narrow one, to stay on its line."""

_HOLDERS = ("aside", "blockquote", "div", "dl", "ol", "section", "ul")
_FULL_WIDTH = ("exergue", "galerie")


def in_column(root: Tree) -> Markup:
    """Make a text read by `read_body` ready for one column of paper.

    Notes stand where they are called: the style sheet sends them to the foot of the page (CSS
    GCPM 3 §2).
    """
    _place_notes(root)
    for figures in list_figures(root):
        _fit_figures(figures)
    for image in [node for node in root.iter("img") if not node.get("alt")]:
        _hang(image)
    for element in [node for node in root.iter("figure") if node.get("aria-hidden") == "true"]:
        element.tag = "main"
    _mark_end(list(root))
    return Markup(inner_html(root))


def in_parts(root: Tree) -> Markup:
    """The same, its headings in the margin.

    The text becomes a series of `<section class="partie">` (a heading, a column) and of blocks
    that take the whole width.
    """
    in_column(root)
    blocks = _blocks(root)
    for block in blocks:
        block.tail = None
    page = html.Element("div")
    column = None
    for block in blocks:
        if block.tag == "h2":
            column = _part(page, block)
        elif _is_wide(block):
            if column is not None and len(column) == 0:
                page[-1].set("class", "partie annonce")
            page.append(block)
            column = None
        else:
            if column is None:
                column = _part(page, None)
            column.append(block)
    return Markup(inner_html(page))


def _hang(image: Tree) -> None:
    """Show a decorative picture as a background, which no voice reads (RGAA 1.2)."""
    ratio = int(image.get("height")) / int(image.get("width"))
    share = "100%" if image.get("class") == "large" else "66%"
    image.tag = "div"
    image.set("class", f"decor {image.get('class')}")
    image.set(
        "style",
        f"width: {share}; padding-top: calc({share} * {ratio:.4f}); "
        f"background-image: url({image.get('src')})",
    )
    for name in ("src", "alt", "width", "height"):
        image.attrib.pop(name, None)


def _classes(node: Tree) -> list[str]:
    return (node.get("class") or "").split()


def _blocks(root: Tree) -> list[Tree]:
    """The blocks of a text in order, those of an interview taken out of their groups."""
    found: list[Tree] = []
    for child in root:
        if child.tag in ("div", "section") and {"ouverture", "questions", "q", "rep"} & set(
            _classes(child)
        ):
            found += _blocks(child)
        else:
            found.append(child)
    return found


def _is_wide(block: Tree) -> bool:
    classes = _classes(block)
    if set(_FULL_WIDTH) & set(classes):
        return True
    if "chiffres" in classes:
        return "seul" not in classes
    shown = list(block) if block.tag == "figure" else []
    return any(child.tag in ("img", "div") and "large" in _classes(child) for child in shown)


def _part(page: Tree, heading: Tree | None) -> Tree:
    section = html.Element("section")
    section.set("class", "partie" if heading is not None else "partie suite")
    column = html.Element("div")
    column.set("class", "colonne")
    if heading is not None:
        lines = ceil(len(heading.text_content()) / HEADING_SIGNS)
        section.set("style", f"min-height: {lines * HEADING_LINE}mm")
        section.append(heading)
    section.append(column)
    page.append(section)
    return column


def _mark_end(blocks: list[Tree]) -> None:
    """Close the text with the end mark, « ) », after its last words."""
    last = blocks[-1] if blocks else None
    if last is None:
        return
    while last.tag in _HOLDERS and "chiffres" not in _classes(last) and len(last):
        last = last[-1]
    if last.tag in ("p", "li", "dd"):
        mark = html.Element("span")
        mark.set("class", "fin")
        last.append(mark)


def _place_notes(root: Tree) -> None:
    """Put each note where it is first called; other calls of the same note keep its number."""
    section = next((node for node in root.iter("section") if "notes" in _classes(node)), None)
    if section is None:
        return
    notes = {note.get("id"): note for note in section.iter("li") if note.get("id")}
    placed: set[str] = set()
    for call in [node for node in root.iter("sup") if "appel" in _classes(node)]:
        link = call.find("a")
        name = (link.get("href") or "").removeprefix("#") if link is not None else ""
        if name in notes and name not in placed:
            placed.add(name)
            note = _note(notes[name])
            note.set("id", name)
            note.tail = call.tail
            call.getparent().replace(call, note)
    section.drop_tree()


def _note(item: Tree) -> Tree:
    """The words of a note in one run, a line break between two paragraphs."""
    for back in [link for link in item.iter("a") if "retour" in _classes(link)]:
        back.drop_tree()
    note = html.Element("span")
    note.set("class", "note")
    note.text = (item.text or "").strip()
    for rank, paragraph in enumerate(item):
        if rank:
            note.append(html.Element("br"))
        paragraph.tag = "span"
        paragraph.tail = None
        note.append(paragraph)
        if paragraph.text:
            paragraph.text = paragraph.text.lstrip()
        _strip_end(paragraph)
    return note


def _strip_end(element: Tree) -> None:
    """Take off the spaces that led to the way back."""
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip() or None
    else:
        element.text = (element.text or "").rstrip() or None


def _fit_figures(figures: Tree) -> None:
    """Give the size of its number to each key figure, and their count to all."""
    figures.set("class", " ".join([*_classes(figures), f"chiffres-{len(figures)}"]))
    for number in figures.find_class("nombre"):
        signs = len(number.text_content())
        if signs > LONG_NUMBER:
            narrow = " etroite" if signs > VERY_LONG_NUMBER else ""
            number.set("class", f"nombre longue{narrow}")
