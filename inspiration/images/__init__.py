"""Pictures: photographs for every screen, and drawn covers for what has no photograph.

Nothing here knows the site that asks: no template, no host, no clock. A photograph goes through
`inspect_source` (what is it?), `plan_picture` (which files, under which addresses?), then, any
time later, `encode_all` (make them); a page only needs the first two and `Picture`.
"""

from __future__ import annotations

from inspiration.images.covers import COVER_FORMATS, CoverFormat, draw_cover, swell_path
from inspiration.images.crop import Frame
from inspiration.images.faults import ImageFault
from inspiration.images.figures import FIGURES
from inspiration.images.palette import TEINTES, Teinte, teinte_named, teinte_of_issue
from inspiration.images.pictures import Picture
from inspiration.images.places import Place
from inspiration.images.plan import (
    DerivativeJob,
    Format,
    ImageRequest,
    Nature,
    Output,
    PicturePlan,
    PlannedSource,
    plan_picture,
)
from inspiration.images.source import SourceFacts, inspect_source

__all__ = [
    "COVER_FORMATS",
    "FIGURES",
    "TEINTES",
    "CoverFormat",
    "DerivativeJob",
    "Format",
    "Frame",
    "ImageFault",
    "ImageRequest",
    "Nature",
    "Output",
    "Picture",
    "PicturePlan",
    "Place",
    "PlannedSource",
    "SourceFacts",
    "Teinte",
    "draw_cover",
    "inspect_source",
    "plan_picture",
    "swell_path",
    "teinte_named",
    "teinte_of_issue",
]
