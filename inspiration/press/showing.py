"""The files that pages show: drawings, photographs, cards. Each is made once, if it is new."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from inspiration.crew import cut, spread
from inspiration.press.errors import PressError
from inspiration.press.gathering import Findings, Gathering

if TYPE_CHECKING:
    from pathlib import Path

    from inspiration.images import DerivativeJob, Output
    from inspiration.images.cards import SocialCard
    from inspiration.press.assembly import Assembly
    from inspiration.press.publication import Publication, Published
    from inspiration.press.store import Store

_WORTH_A_PROCESS = 200
"""Drawings from which one more process is faster."""
_AT_A_TIME = 100
"""Drawings that a process makes before it tells of them."""


class Showing:
    """Puts in a publication the files that its pages show."""

    def __init__(self, assembly: Assembly, publication: Publication, store: Store) -> None:
        self._assembly = assembly
        self._publication = publication
        self._store = store

    def put(self, made_of: dict[str, Any], anew: bool) -> None:
        """Put the files that pages just made show, those that the next site does not hold yet.

        Args:
            made_of: What each file is made of, by address.
            anew: Whether to make all of them again, the last site's as well.

        Raises:
            PressError: a photograph cannot be made.
        """
        known = {} if anew else self._publication.next
        new = {address: made for address, made in made_of.items() if address[1:] not in known}
        self._put_drawings(new)
        self._put_derivatives(new)

    def _put_drawings(self, new: dict[str, Any]) -> None:
        covers = [(address, cover) for address, cover in new.items() if isinstance(cover, tuple)]
        gathering = Gathering(self._assembly, self._store)
        draw = partial(self._draw, gathering)

        def take(drawn: tuple[dict[str, Published], Findings | None]) -> None:
            published, findings = drawn
            gathering.take(findings)
            for path, one in published.items():
                self._publication.take(path, one)

        workers = min(os.cpu_count() or 1, len(covers) // _WORTH_A_PROCESS)
        spread(cut(covers, _AT_A_TIME), draw, take, workers)

    def _draw(
        self, gathering: Gathering, covers: Sequence[tuple[str, Any]]
    ) -> tuple[dict[str, Published], Findings | None]:
        gathering.start()
        drawings = self._assembly.catalogue.composer.illustrator.drawings
        published = {
            address[1:]: self._publication.put(address[1:], drawings.drawn(address, cover))
            for address, cover in covers
        }
        return published, gathering.bring()

    def _put_derivatives(self, new: dict[str, Any]) -> None:
        """Photographs and cards, encoded where the cache does not hold them."""
        pictures = self._assembly.pictures
        outputs = {address: made for address, made in new.items() if not isinstance(made, tuple)}
        if not outputs or pictures is None:
            return
        images = self._assembly.images
        from inspiration.images.cards import SocialCard, make_cards
        from inspiration.images.pool import encode_all
        from inspiration.plugins.progress import EncodingDisplay

        workers = self._assembly.settings.workers or os.cpu_count() or 1
        cards = [made for made in outputs.values() if isinstance(made, SocialCard)]
        jobs = {made.key: made for made in outputs.values() if not isinstance(made, SocialCard)}
        files = self._files(cards, jobs)
        images.verify({output.key for output in files.values()})
        if cards:
            make_cards(cards, self._fonts, images, workers)
        with EncodingDisplay() as display:
            report = encode_all(
                [pictures.jobs[key] for key in jobs], images, workers, progress=display.show
            )
        if report.faults:
            root = self._assembly.settings.content
            lines = (f"{os.path.relpath(file, root)} : {fault}" for file, fault in report.faults)
            raise PressError("\n".join(lines))
        for address in outputs:
            self._publish(files[address[1:]])

    @property
    def _fonts(self) -> Path:
        cards = self._assembly.catalogue.composer.shared_cards
        assert cards is not None
        return cards.fonts

    def _files(self, cards: list[SocialCard], jobs: dict[str, DerivativeJob]) -> dict[str, Output]:
        """What there is to publish, by path."""
        from inspiration.images.cards import plan_card

        planned = [plan_card(card, self._fonts) for card in cards]
        pictures = self._assembly.pictures
        assert pictures is not None
        made = [output for key in jobs for output in pictures.jobs[key].outputs]
        return {output.address.lstrip("/"): output for output in (*planned, *made)}

    def _publish(self, output: Output) -> None:
        images = self._assembly.images

        def put(target: Path) -> None:
            if not images.publish(output, target):
                raise PressError(
                    f"L'image {output.address} a disparu du cache pendant la fabrication. "
                    "Relancez-la."
                )

        self._publication.put_by(output.address.lstrip("/"), put)
