"""The files of the pictures that pages asked for, each made when it is asked for: the preview's.

`Pictures(library, cache.facts, draft=True)` plans one file for each view of a picture. Given
these pictures, `catalogue.composer.shared_cards` and an `OnRequest(cache)` that outlives the
Library, `PictureFiles.output("/medias/parc-….jpg")` is a file of the preview, or None when no
page composed so far shows it; its `content()` encodes it, or raises `UnmadePictureError`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from inspiration.images.faults import ImageFault
from inspiration.pages.output import FileOutput

if TYPE_CHECKING:
    from inspiration.images import DerivativeJob, Output
    from inspiration.images.on_request import OnRequest
    from inspiration.model.problem import Problem
    from inspiration.pages.pictures import Pictures
    from inspiration.pages.shared_cards import SharedCards


class UnmadePictureError(Exception):
    """A picture that cannot be made; `problem` says why and where, for its editor."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class PictureFiles:
    """Finds what is to be made at an address, among what pages planned so far."""

    def __init__(
        self, pictures: Pictures, cards: SharedCards | None, on_request: OnRequest
    ) -> None:
        self._pictures = pictures
        self._cards = cards
        self._on_request = on_request

    def output(self, address: str) -> FileOutput | None:
        """The file at an address; None when no page composed so far shows it.

        Its `content` may be called from any thread. It raises `UnmadePictureError` when the
        photograph cannot be made.
        """
        path = address.lstrip("/")
        planned = self._pictures.file_at(path)
        if planned is not None:
            return FileOutput(f"/{path}", partial(self._photograph, *planned))
        return self._card(path)

    def _card(self, path: str) -> FileOutput | None:
        cards = self._cards
        if cards is None:
            return None
        for card, output in tuple(cards.asked.items()):
            if output.address == path:
                drawn = partial(self._on_request.card, card, cards.fonts, output)
                return FileOutput(f"/{path}", drawn)
        return None

    def _photograph(self, job: DerivativeJob, output: Output) -> bytes:
        try:
            return self._on_request.photograph(job, output)
        except ImageFault as fault:
            raise UnmadePictureError(self._pictures.problem_at(output.address, fault)) from fault
