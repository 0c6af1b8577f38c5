"""What a magazine is made of. No I/O, no HTML, no host."""

from inspiration.model.article import NEWSROOM, Article, Issue
from inspiration.model.entry import Entry, Source
from inspiration.model.event import Event
from inspiration.model.free_pages import FreePage
from inspiration.model.image import ImageRecord
from inspiration.model.kinds import KINDS
from inspiration.model.named import Organisation, Person, Place
from inspiration.model.poc import KeyFigure, Milestone, Objective, Poc
from inspiration.model.problem import Problem, Severity

__all__ = [
    "KINDS",
    "NEWSROOM",
    "Article",
    "Entry",
    "Event",
    "FreePage",
    "ImageRecord",
    "Issue",
    "KeyFigure",
    "Milestone",
    "Objective",
    "Organisation",
    "Person",
    "Place",
    "Poc",
    "Problem",
    "Severity",
    "Source",
]
