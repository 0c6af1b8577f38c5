"""Where an entry stands at an instant, in the words of the editors."""

from __future__ import annotations

from datetime import date, datetime

from inspiration.desk.seasons import Season, planned_span
from inspiration.library import Library, State
from inspiration.model.dates import SEASONS
from inspiration.model.entry import Entry
from inspiration.pages.words import hour, long_day, partial_date


def standing(library: Library, entry: Entry) -> str:
    """« Brouillon, prévu : juin 2020 », « À paraître le 12 mars 2020 à 7 h », « Public »."""
    state = library.state(entry)
    if state is State.DRAFT:
        plan = planned_label(entry.planned, library.today) if entry.planned else ""
        return f"Brouillon, prévu : {plan}" if plan else "Brouillon, sans date prévue"
    if state is State.SCHEDULED:
        return f"À paraître le {moment(library.published(entry))}"
    leaves = library.clock.instant_of(entry.withdrawn_on) if entry.withdrawn_on else None
    if state is State.WITHDRAWN and leaves:
        return f"Retiré le {moment(leaves)}"
    words = f"Public depuis le {long_day(library.published(entry).date())}"
    words = words if entry.date else "Public"
    return f"{words}, jusqu'au {moment(leaves)}" if leaves else words


def planned_label(planned: str | date, today: date) -> str:
    """What `prevu` says: « été 2020 », « juin 2020 », « 15 juin 2020 »."""
    if planned in SEASONS:
        return Season.of(planned_span(planned, today)[0]).label
    return partial_date(planned)


def moment(instant: datetime) -> str:
    """« 12 mars 2020 à 7 h »."""
    return f"{long_day(instant.date())} à {hour(instant)}"
