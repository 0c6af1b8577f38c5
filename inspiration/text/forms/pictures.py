"""Pictures alone in their paragraph, and galleries, become figures (RGAA 1.9)."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor

from inspiration.text.forms.block_names import BOX_CLASSES, GALLERY_CLASS
from inspiration.text.tree import append_text, children_with_parents, plain_text, replace, unescaped
from inspiration.text.typography import typeset
from inspiration.text.words import words_of_html

if TYPE_CHECKING:
    from markdown import Markdown

    from inspiration.text.notebook import Notebook
    from inspiration.text.resolver import Picture, Place

_FILE_NAME = re.compile(r"[^\s<>]+\.(?:jpe?g|png|webp|avif|gif|svg)", re.IGNORECASE)


class PicturesProcessor(Treeprocessor):
    """Asks the resolver for each picture and builds its figure."""

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        """Ask and report through this notebook."""
        super().__init__(md)
        self._notebook = notebook

    def run(self, root: Element) -> None:
        """Replace every `img` of the tree."""
        for gallery in root.iter("div"):
            if gallery.get("class") == GALLERY_CLASS:
                self._fill_gallery(gallery)
        if next(root.iter("img"), None) is None:
            return
        boxed = {
            paragraph
            for box in root.iter("aside")
            if set((box.get("class") or "").split()).intersection(BOX_CLASSES)
            for paragraph in box.iter("p")
        }
        for parent, paragraph in children_with_parents(root, "p"):
            self._lift(parent, paragraph, "box" if paragraph in boxed else "text")
        for parent, image in children_with_parents(root, "img"):
            self._misplaced(image)
            replace(parent, image, [])

    def _lift(self, parent: Element, paragraph: Element, place: Place) -> None:
        """Turn a paragraph made of pictures into figures."""
        images = [child for child in paragraph if child.tag == "img"]
        if not images:
            return
        is_alone = len(images) == len(paragraph) and not (
            (paragraph.text or "").strip() or any((child.tail or "").strip() for child in paragraph)
        )
        figures: list[Element] = []
        for image in images:
            if not is_alone:
                self._misplaced(image)
                tail = image.tail
                image.tail = None
                figure = self._figure(image, place)
                replace_place = list(paragraph).index(image)
                paragraph.remove(image)
                if tail:
                    append_text(paragraph, replace_place, tail)
            else:
                figure = self._figure(image, place)
            if figure is not None:
                figures.append(figure)
        replace(parent, paragraph, figures if is_alone else [paragraph, *figures])

    def _misplaced(self, image: Element) -> None:
        source = image.get("src") or ""
        self._notebook.report(
            "texte-image-phrase",
            f"L’image « {source} » est au milieu d’une phrase ou d’un tableau.",
            "Posez-la seule, entre deux lignes vides.",
            near=source,
        )

    def _fill_gallery(self, gallery: Element) -> None:
        items: list[Element] = []
        for image in list(gallery.iter("img")):
            figure = self._figure(image, "gallery")
            if figure is not None:
                items.append(figure)
        strays = []
        for line in _lines_without_images(gallery):
            if _FILE_NAME.fullmatch(line):
                figure = self._figure(Element("img", {"src": line}), "gallery")
                if figure is not None:
                    items.append(figure)
            else:
                strays.append(line)
        for line in strays:
            self._notebook.report(
                "texte-galerie",
                f"Une galerie ne contient que des images : « {line[:40]} » n’en est pas une.",
                "Écrivez une image par ligne : ![](atelier.jpg)",
                near=line,
            )
        label = gallery.get("aria-label")
        gallery.clear()
        gallery.set("class", GALLERY_CLASS)
        gallery.set("role", "group")
        gallery.set("aria-label", label or f"Galerie de {len(items)} images")
        listing = SubElement(gallery, "ul", {"class": "images"})
        for figure in items:
            SubElement(listing, "li").append(figure)

    def _figure(self, image: Element, place: Place) -> Element | None:
        source = unescaped(image.get("src") or "")
        alt = unescaped(image.get("alt") or "").strip() or None
        self._notebook.pictures.setdefault(source)
        picture = self._notebook.resolver.picture(source, alt, place)
        if picture is None:
            self._notebook.report(
                "texte-image",
                f"L’image « {source} » est introuvable ou n’a pas de fiche.",
                "Posez le fichier à côté du texte et décrivez-le dans la clé `images`.",
                near=source,
            )
            return None
        return self._built(picture) if picture.html else None

    def _built(self, picture: Picture) -> Element:
        figure = Element("figure", {"class": "image"})
        figure.text = self.md.htmlStash.store(picture.html)
        if picture.description:
            details = SubElement(figure, "details", {"class": "description-image"})
            SubElement(details, "summary").text = "Description de l’image"
            for paragraph in picture.description.split("\n\n"):
                SubElement(details, "p").text = paragraph.strip()
        caption = _caption_html(picture, self._notebook.lang)
        if caption:
            figure.set("role", "figure")
            figure.set("aria-label", words_of_html(caption))
            SubElement(figure, "figcaption").text = self.md.htmlStash.store(caption)
        return figure


def _caption_html(picture: Picture, lang: str) -> str:
    """Write caption and credit, typeset at once so that the label has the same characters."""
    parts = [
        f'<span class="{name}">{escape(words.strip(), quote=False)}</span>'
        for name, words in (("legende", picture.caption), ("credit", picture.credit))
        if words.strip()
    ]
    return typeset(" ".join(parts), lang)


def _lines_without_images(gallery: Element) -> list[str]:
    return [line.strip() for line in plain_text(gallery).splitlines() if line.strip()]
