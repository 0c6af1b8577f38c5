"""Pictures: photographs for every screen, and drawn covers for what has no photograph.

Nothing here knows the site that asks: no template, no host, no clock.
"""

from __future__ import annotations

from inspiration.images.covers import COVER_FORMATS, CoverFormat, draw_cover, swell_path
from inspiration.images.figures import FIGURES
from inspiration.images.palette import TEINTES, Teinte, teinte_named, teinte_of_issue

__all__ = [
    "COVER_FORMATS",
    "FIGURES",
    "TEINTES",
    "CoverFormat",
    "Teinte",
    "draw_cover",
    "swell_path",
    "teinte_named",
    "teinte_of_issue",
]
