"""The glossary: the terms an editor explains and the abbreviations, in one A to Z (TYP-12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.model.nearest import fold
from inspiration.model.slugs import slugify
from inspiration.pages import words
from inspiration.pages.lists import initial
from inspiration.text import typeset_inline

if TYPE_CHECKING:
    from markupsafe import Markup

    from inspiration.model.free_pages import GlossaryPage
    from inspiration.pages.composer import Composer


class Definition(Struct, frozen=True):
    """A word, its meaning, and the language of each when it is not the page's."""

    word: Markup
    anchor: str
    lang: str | None
    definition: Markup
    definition_lang: str | None = None
    see: str | None = None


class Letter(Struct, frozen=True):
    """The words that begin with a letter."""

    name: str
    anchor: str
    terms: tuple[Definition, ...]


class Glossary(Struct, frozen=True):
    """Letters in order."""

    letters: tuple[Letter, ...]


def glossary_page(composer: Composer, page: GlossaryPage) -> Glossary:
    """Terms and abbreviations; a word defined by an editor wins over its bare expansion."""
    own = composer.site.language
    found: dict[str, tuple[str, Definition]] = {}
    for short, full in composer.library.vocabularies.abbreviations.items():
        other = full.language if full.language != own else None
        text = words.capitalised(full.title)
        found[fold(short)] = (
            short,
            Definition(
                typeset_inline(short),
                slugify(short),
                None,
                typeset_inline(text, full.language),
                definition_lang=other,
            ),
        )
    for term in page.terms:
        other = term.language if term.language != own else None
        found[fold(term.word)] = (
            term.word,
            Definition(
                typeset_inline(term.word, term.language),
                slugify(term.word),
                other,
                typeset_inline(term.definition),
                see=composer.link_to(term.see) if term.see else None,
            ),
        )
    letters: dict[str, list[Definition]] = {}
    for key in sorted(found):
        word, definition = found[key]
        letters.setdefault(initial(word), []).append(definition)
    return Glossary(
        tuple(
            Letter(name, f"lettre-{slugify(name)}", tuple(letters[name]))
            for name in sorted(letters)
        )
    )
