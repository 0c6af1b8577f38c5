"""Which picture an entry shows: its photograph where it has one, else its drawn cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.images import Place
from inspiration.pages.views import Caption, Picture
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from inspiration.model.entry import Entry
    from inspiration.model.image import ImageRecord
    from inspiration.pages.drawings import Drawings
    from inspiration.pages.pictures import Pictures
    from inspiration.pages.site import Site


class Illustrator(Struct, frozen=True):
    """Chooses between photographs and drawings; without `pictures`, everything is drawn."""

    site: Site
    drawings: Drawings
    pictures: Pictures | None = None

    def card(self, entry: Entry, *, few: bool = False) -> Picture:
        """The picture of a card; where there are few, each takes half of the width."""
        place = Place.HALF_CARD if few else Place.CARD
        return self._photograph(entry, place) or self.drawings.of(entry, "4x3")

    def wide_card(self, entry: Entry) -> Picture:
        """The picture of the first card of a wall."""
        return self._photograph(entry, Place.WIDE_CARD) or self.drawings.of(entry, "16x9")

    def contents(self, entry: Entry, rank: int) -> Picture:
        """The picture of a row of a sommaire: even ranks at the right, odd ones at the left."""
        at_right = rank % 2 == 0
        place = Place.CONTENTS_ODD if at_right else Place.CONTENTS_EVEN
        shape = "2x1" if at_right else "1x1"
        return self._photograph(entry, place) or self.drawings.of(entry, shape)

    def head(self, entry: Entry) -> Picture:
        """The picture at the head of an article."""
        return self._photograph(entry, Place.HERO, lead=True) or self.drawings.head(entry)

    def sheet(self, entry: Entry) -> Picture:
        """The picture at the head of a POC sheet."""
        return self._photograph(entry, Place.SHEET, lead=True) or self.drawings.of(
            entry, "1x1", lead=True
        )

    def poster(self, entry: Entry) -> Picture:
        """The drawing on the cover of a numéro, below its masthead."""
        return self._photograph(entry, Place.POSTER) or self.drawings.of(entry, "4x5")

    def portrait(self, entry: Entry) -> Picture | None:
        """The photograph of a person or a place; nothing is drawn for them."""
        return self._photograph(entry, Place.PORTRAIT, lead=True)

    def hero(self, entry: Entry) -> Picture | None:
        """The photograph at the head of a page that can do without one."""
        return self._photograph(entry, Place.HERO, lead=True)

    def _photograph(self, entry: Entry, place: Place, *, lead: bool = False) -> Picture | None:
        planned = self.pictures.main(entry, place) if self.pictures else None
        if planned is None:
            return None
        # Only now: lxml, which writes it, is long to load, and most covers are drawn.
        from inspiration.images import Picture as ImageMarkup

        record, lang = planned.record, entry.language
        markup = ImageMarkup(planned.plan, typeset_plain(record.alt or "", lang), lead)
        return Picture(markup.html(self.site.base), caption_of(record, lang), drawn=False)


def caption_of(record: ImageRecord, lang: str = "fr") -> Caption:
    """The words under a picture shown in full; `label` is all of them (RGAA 1.9)."""
    words = [record.caption, record.credit]
    return Caption(
        legend=typeset_inline(record.caption, lang) if record.caption else None,
        credit=typeset_inline(record.credit, lang),
        label=" ".join(typeset_plain(text, lang) for text in words if text),
    )
