"""`content/` on disk becomes a `Library`: everything the magazine owns, at one instant."""

from inspiration.instant import build_instant, current_instant, parse_instant
from inspiration.library.content import Content, read_content
from inspiration.library.keywords import Keyword
from inspiration.library.library import Library
from inspiration.library.schedule import Clock, State
from inspiration.library.territory import Commune, Territory
from inspiration.library.vocabularies import Abbreviation, ClosedList, Term, Vocabularies

__all__ = [
    "Abbreviation",
    "Clock",
    "ClosedList",
    "Commune",
    "Content",
    "Keyword",
    "Library",
    "State",
    "Term",
    "Territory",
    "Vocabularies",
    "build_instant",
    "current_instant",
    "parse_instant",
    "read_content",
]
