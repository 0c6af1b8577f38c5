"""Links: an entry's file or name becomes its address, its title where no words were typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

from inspiration.model.nearest import nearest
from inspiration.text.resolver import Nowhere
from inspiration.text.tree import children_with_parents, plain_text, unescaped, unwrap

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from inspiration.text.notebook import Notebook

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_OUTSIDE = frozenset({"http", "https", "mailto", "tel"})
_REFUSED = frozenset({"javascript", "data", "vbscript", "file", "blob", "about"})
_SHOWN = 8
"""Headings offered for an anchor that is none of them."""
_CONTROL = re.compile(r"[\x00-\x20\x7f]")
_PREVIEW = re.compile(r"https?://(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?=/|\Z)", re.I)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_SITE = re.compile(r"www\.[\w-]+\.|[\w.-]+\.(?:fr|org|com|eu|net)(?:/|\Z)", re.I)


class LinksProcessor(Treeprocessor):
    """Asks the resolver where each link goes."""

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        """Ask and report through this notebook."""
        super().__init__(md)
        self._notebook = notebook

    def run(self, root: Element) -> None:
        """Settle every link of the tree."""
        if next(root.iter("a"), None) is None:
            return
        for parent, link in children_with_parents(root, "a"):
            target = unescaped(link.get("href") or "")
            if not target.startswith("#") and not self._settled(link, target):
                unwrap(parent, link)

    def _settled(self, link: Element, target: str) -> bool:
        """Give the link its address, or tell that its words must stand without a link."""
        if not target:
            self._notebook.report(
                "texte-lien",
                "Un lien n’a pas d’adresse.",
                "Écrivez-la entre les parenthèses : [ces mots](../poc/jardin.md)",
                near="]()",
            )
            return False
        scheme = _SCHEME.match(_CONTROL.sub("", target))
        if scheme and scheme[1].lower() in _OUTSIDE:
            self._refuse_preview(target)
            return True
        if scheme and scheme[1].lower() in _REFUSED:
            self._notebook.report(
                "texte-lien-protocole",
                f"Un lien ne peut pas commencer par « {scheme[0]} ».",
                "Écrivez une adresse en https://, mailto: ou tel:, ou le nom d’une entrée.",
                near=target,
            )
            return False
        return self._to_entry(link, target)

    def _refuse_preview(self, target: str) -> None:
        """An address copied from the preview, which is on the editor's own machine."""
        found = _PREVIEW.match(target)
        if found:
            self._notebook.report(
                "texte-lien",
                f"L’adresse « {target} » est celle de votre aperçu : elle ne mène nulle part "
                "ailleurs.",
                f"Ne gardez que la fin : {target[found.end() :] or '/'}",
                near=target,
            )

    def _to_entry(self, link: Element, target: str) -> bool:
        self._notebook.links.setdefault(target)
        entry = self._notebook.resolver.entry(target)
        if entry is None or isinstance(entry, Nowhere):
            self._notebook.report(
                "texte-lien",
                f"Le lien vers « {target} » ne mène à aucune page connue.",
                f"Vouliez-vous dire « {entry.meant} » ?" if entry else _outside_hint(target),
                near=target,
            )
            return False
        has_words = len(link) > 0 or bool(plain_text(link).strip())
        if entry.url is None:
            if not has_words:
                self._notebook.report(
                    "texte-lien-sans-mots",
                    f"La page « {target} » n’est pas publiée : son titre ne peut pas s’afficher.",
                    "Écrivez des mots entre les crochets : [ces mots](" + target + ")",
                    near=target,
                )
            return False
        link.set("href", entry.url)
        if not has_words:
            link.text = entry.title
            if entry.lang != self._notebook.lang:
                link.set("lang", entry.lang)
        return True


def _outside_hint(target: str) -> str:
    """What is missing before an address of another site, or of a person."""
    if _MAIL.fullmatch(target):
        return f"Écrivez « mailto:{target} »."
    if _SITE.match(target):
        return f"Écrivez « https://{target} »."
    return "Vérifiez le nom du fichier, du dossier ou de l’adresse visée."


class AnchorsProcessor(Treeprocessor):
    """Checks, once ids are settled, that `#ancre` leads somewhere."""

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        """Report to this notebook."""
        super().__init__(md)
        self._notebook = notebook

    def run(self, root: Element) -> None:
        """Report every link to an id that the text does not have."""
        anchors = [link for link in root.iter("a") if (link.get("href") or "").startswith("#")]
        if not anchors:
            return
        ids = {element.get("id") for element in root.iter()}
        for link in anchors:
            target = unescaped(link.get("href") or "")
            if target[1:] not in ids and len(target) > 1:
                self._notebook.report(
                    "texte-ancre",
                    f"Le lien « {target} » ne désigne aucun intertitre de cette page.",
                    self._meant(target[1:]),
                    near=f"({target}",
                )

    def _meant(self, anchor: str) -> str:
        ids = [heading.id for heading in self._notebook.headings]
        near = nearest(anchor, ids)
        if near:
            return f"Vouliez-vous dire « #{near} » ?"
        if ids:
            return f"Écrivez l’un de ceux-ci : {', '.join(f'#{id_}' for id_ in ids[:_SHOWN])}."
        return "Ôtez le lien, ou posez un intertitre."
