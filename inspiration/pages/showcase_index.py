"""The index that the script of the showcase reads: every POC's card, facets and words.

It is asked for only when a reader searches, sorts or crosses facets. Every text in it is HTML
that was escaped here or made by `inspiration.text`.
"""

from __future__ import annotations

import json
import unicodedata
from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from inspiration.images import glyphs
from inspiration.pages import addresses
from inspiration.pages.bodies import body_name
from inspiration.pages.facet_sentence import KEYS, facet_sentence
from inspiration.pages.facets import Selection
from inspiration.pages.head import page_title
from inspiration.pages.output import FileOutput
from inspiration.pages.showcase import KICKER, TITLE
from inspiration.text import typeset_plain

if TYPE_CHECKING:
    from inspiration.model.poc import Poc
    from inspiration.pages.composer import Composer
    from inspiration.pages.facets import Facets


def showcase_index(composer: Composer, facets: Facets) -> FileOutput:
    """The index as a file."""
    return FileOutput(addresses.SHOWCASE_INDEX, partial(_written, composer, facets))


def _written(composer: Composer, facets: Facets) -> bytes:
    document = _document(composer, facets)
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _document(composer: Composer, facets: Facets) -> dict[str, Any]:
    row = glyphs.step_row()
    return {
        "titre": typeset_plain(TITLE),
        "nom": page_title(composer.site, KICKER, "POC"),
        "parPage": composer.site.per_page,
        "tout": {
            part.key: part.value
            for part in facet_sentence(composer.library, composer.site, facets, Selection())
        },
        "facettes": _labels(facets),
        "signes": {
            "cadre": row.view_box,
            "etapes": row.steps,
            "arrete": row.stopped,
            "transfere": row.transferred,
        },
        "poc": [_poc(composer, facets, poc) for poc in composer.library.pocs],
    }


def _labels(facets: Facets) -> dict[str, list[tuple[str, str]]]:
    """The values of each facet with their words, in the order they are offered."""
    labels = {
        KEYS[facet]: [(term.id, typeset_plain(term.label)) for term in facets.terms(facet)]
        for facet in ("domain", "step", "house", "outcome")
    }
    opened = sorted(facets.open_communes, key=lambda commune: commune.slug)
    labels[KEYS["commune"]] = [(c.slug, typeset_plain(c.name)) for c in opened]
    return labels


def _poc(composer: Composer, facets: Facets, poc: Poc) -> dict[str, Any]:
    """A card (`h` address, `t` title, `e` steps…), its facets (`f`) and more words (`w`)."""
    card, traits = composer.cards.card(poc), facets.traits[poc.slug]
    line = card.steps
    record: dict[str, Any] = {
        "h": card.address,
        "t": str(card.title),
        "d": str(card.deck) if card.deck else "",
        "m": str(escape(card.meta)) if card.meta else "",
        "i": str(card.picture.html) if card.picture else "",
        "e": [line.done, str(escape(line.words)), line.ending or ""] if line else None,
        "f": {
            KEYS[name]: values
            for name, values in (
                ("domain", [traits.domain] if traits.domain else []),
                ("step", [traits.step]),
                ("commune", list(traits.communes)),
                ("house", [traits.house] if traits.house else []),
                ("outcome", [traits.outcome]),
            )
        },
        "w": search_words(composer, poc),
    }
    return record | {"b": card.mark} if card.mark else record


def search_words(composer: Composer, poc: Poc) -> str:
    """The words, each once and folded as the script folds, that the card does not show."""
    library = composer.library
    bodies = (poc.holder, *poc.designers, *poc.partners)
    names = (body_name(library, body) for body in bodies if body)
    parts = (
        poc.question,
        poc.standfirst,
        poc.territory,
        *poc.keywords,
        *poc.communes,
        *(name for name in names if name),
    )
    words = folded(" ".join(part for part in parts if part)).split()
    return " ".join(dict.fromkeys(words))


def folded(text: str) -> str:
    """Lower-case letters and digits without accents; anything else is a space."""
    text = unicodedata.normalize("NFD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    kept = (letter for letter in text if not unicodedata.combining(letter))
    return "".join(letter if letter.isalnum() else " " for letter in kept)
