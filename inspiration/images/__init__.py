"""Pictures: photographs for every screen, and drawn covers for what has no photograph.

Nothing here knows the site that asks: no template, no host, no clock. A photograph goes through
`inspect_source` (what is it?), `plan_picture` (which files, under which addresses?), then, any
time later, `pool.encode_all` (make them); a page only needs the first two and `Picture`. Nothing
exported here loads numpy: only the modules that touch pixels do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspiration.on_demand import on_demand

if TYPE_CHECKING:
    from inspiration.images.cache import ImageCache
    from inspiration.images.cards import SocialCard, make_cards, plan_card
    from inspiration.images.covers import COVER_FORMATS, CoverFormat, draw_cover, swell_path
    from inspiration.images.credits import FileCredit
    from inspiration.images.downloads import clean_download
    from inspiration.images.facts import SourceFacts
    from inspiration.images.faults import ImageFault
    from inspiration.images.figures import FIGURES
    from inspiration.images.framing import Frame
    from inspiration.images.palette import TEINTES, Teinte, teinte_named, teinte_of_issue
    from inspiration.images.picture_plan import PicturePlan, PlannedSource
    from inspiration.images.pictures import Picture
    from inspiration.images.places import Place
    from inspiration.images.plan import ImageRequest, plan_picture
    from inspiration.images.recipe import DerivativeJob, Format, Nature, Output
    from inspiration.images.source import inspect_source

__all__ = [
    "COVER_FORMATS",
    "FIGURES",
    "TEINTES",
    "CoverFormat",
    "DerivativeJob",
    "FileCredit",
    "Format",
    "Frame",
    "ImageCache",
    "ImageFault",
    "ImageRequest",
    "Nature",
    "Output",
    "Picture",
    "PicturePlan",
    "Place",
    "PlannedSource",
    "SocialCard",
    "SourceFacts",
    "Teinte",
    "clean_download",
    "draw_cover",
    "inspect_source",
    "make_cards",
    "plan_card",
    "plan_picture",
    "swell_path",
    "teinte_named",
    "teinte_of_issue",
]

_HOMES = {
    "COVER_FORMATS": "covers",
    "CoverFormat": "covers",
    "DerivativeJob": "recipe",
    "FIGURES": "figures",
    "FileCredit": "credits",
    "Format": "recipe",
    "Frame": "framing",
    "ImageCache": "cache",
    "ImageFault": "faults",
    "ImageRequest": "plan",
    "Nature": "recipe",
    "Output": "recipe",
    "Picture": "pictures",
    "PicturePlan": "picture_plan",
    "Place": "places",
    "PlannedSource": "picture_plan",
    "SocialCard": "cards",
    "SourceFacts": "facts",
    "TEINTES": "palette",
    "Teinte": "palette",
    "clean_download": "downloads",
    "draw_cover": "covers",
    "inspect_source": "source",
    "make_cards": "cards",
    "plan_card": "cards",
    "plan_picture": "plan",
    "swell_path": "covers",
    "teinte_named": "palette",
    "teinte_of_issue": "palette",
}
"""Where each name lives: Pillow is loaded with the first that needs it."""

__getattr__ = on_demand(__name__, _HOMES)
