r"""French typography, as the Imprimerie nationale's Lexique and the magazine set it (TYP-01 to 17).

    >>> typeset("<p>Qui, <em>moi</em>? Le 1er!</p>")
    '<p>Qui, <em>moi</em>\u202f? Le 1<sup>er</sup>\u202f!</p>'

Three doors, one set of rules: HTML, plain characters, and plain text on its way to a template.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape, unescape
from typing import TYPE_CHECKING

from markupsafe import Markup

from inspiration.text.typography.abbreviations import hold_abbreviations
from inspiration.text.typography.addresses import hide_addresses
from inspiration.text.typography.characters import OBJECT, SPACES
from inspiration.text.typography.dashes import write_dashes
from inspiration.text.typography.html_runs import HtmlTypesetter, is_french
from inspiration.text.typography.invisible import INVISIBLE, fold_invisible
from inspiration.text.typography.numbers import write_numbers
from inspiration.text.typography.ordinals import write_ordinals
from inspiration.text.typography.quotes import write_apostrophes, write_quotes
from inspiration.text.typography.run import Run
from inspiration.text.typography.signs import space_signs
from inspiration.text.typography.spaces import fold_spaces, join_dots, trim_etc

if TYPE_CHECKING:
    from collections.abc import Callable


_REMEMBERED = 16_384
"""Short texts kept as typeset: a title stands on its page, on cards, in lists and in feeds."""

__all__ = ["is_french", "typeset", "typeset_inline", "typeset_plain"]


def typeset(html: str, lang: str = "fr") -> str:
    """Typeset the French text of a piece of HTML.

    Inline tags are transparent; code, addresses, `lang` other than French, `translate="no"` and
    attributes that are not prose come out byte for byte. Applying it twice changes nothing more.

    Args:
        html: A document or a fragment.
        lang: The language around it (RFC 5646); text that is not French is returned as it is.
    """
    if not is_french(lang):
        return html
    return HtmlTypesetter(_compose, typeset_plain).typeset(html)


@lru_cache(_REMEMBERED)
def typeset_plain(text: str, lang: str = "fr") -> str:
    """Typeset plain text with characters only: alternatives, `title` attributes, feeds' titles."""
    if not is_french(lang) or not text or text.isspace():
        return text
    run = Run(text)
    _compose_characters(run)
    write_ordinals(run, raised=False)
    return _shown(run)


@lru_cache(_REMEMBERED)
def typeset_inline(text: str, lang: str = "fr") -> Markup:
    """Escape plain text, typeset it, and return it ready for a template; it may hold `<sup>`."""
    return Markup(typeset(escape(text, quote=False), lang))


_STEPS: tuple[tuple[str, Callable[[Run], None]], ...] = (
    (INVISIBLE, fold_invisible),
    (".:@", hide_addresses),
    (".", join_dots),
    (SPACES, fold_spaces),
    (".…", trim_etc),
    ("'", write_apostrophes),
    ("\"'«»“”", write_quotes),
    (":?!;", space_signs),
    ("-–—", write_dashes),
    ("0123456789", write_numbers),
    (".MDP§°º\ufffc", hold_abbreviations),
)
"""The rules whose result is characters, in the order they need each other.

Each with the signs without which it has nothing to do: most runs need few of the rules, and to
look for one sign takes a hundredth of the time of a search.
"""


def _compose(run: Run) -> None:
    """Apply every rule to a run of HTML."""
    _compose_characters(run)
    write_ordinals(run, raised=True)


def _compose_characters(run: Run) -> None:
    for needed, write in _STEPS:
        text = run.text
        for sign in needed:
            if sign in text:
                write(run)
                break


def _shown(run: Run) -> str:
    """Put back, in plain text, the addresses that were hidden."""
    if OBJECT not in run.text or not run.marks:
        return run.text
    pieces, position = [], 0
    for offset, raw, _ in run.marks:
        pieces.append(run.text[position:offset])
        pieces.append(unescape(raw))
        position = offset + 1
    pieces.append(run.text[position:])
    return "".join(pieces)
