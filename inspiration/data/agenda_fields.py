"""The fields of the agenda's data set, all from the model."""

from __future__ import annotations

from datetime import date, datetime

from inspiration.data.common_fields import (
    ENTRY_LEFT_OUT,
    INSEE_PATTERN,
    identity,
    page_address,
)
from inspiration.data.fields import Column, Field, FieldSpec, Json, Publication, derive
from inspiration.data.places import official
from inspiration.library import Vocabularies
from inspiration.model.event import Event
from inspiration.model.named import Place
from inspiration.model.poc import Poc

_WHEN = r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2})?"

LEFT_OUT = ENTRY_LEFT_OUT | {
    "kicker": "met en page un titre",
    "corrections": "sont sur la page de l'événement",
    "sources": "sont sur la page de l'événement",
    "date": "le jour de parution de l'annonce n'est pas la date de l'événement",
    "language": "l'agenda est en français",
}
"""Fields of the model that the data leaves out, and why."""


def _moment(publication: Publication, moment: object) -> Json:
    """A whole day stays a date; an hour is given with its offset from UTC (RFC 3339 §5.6)."""
    if isinstance(moment, datetime):
        return publication.library.clock.instant_of(moment).isoformat(timespec="seconds")
    return moment.isoformat() if isinstance(moment, date) else None


def _place(publication: Publication, event: Event) -> Json:
    place = publication.library.get(Place, event.place)
    if place:
        return place.title
    hidden = event.place and publication.library.exists(f"{Place.kind}/{event.place}")
    return None if hidden else event.place


def _access(publication: Publication, event: Event) -> Json:
    place = publication.library.get(Place, event.place)
    return event.access or (place.access if place else None)


def _commune(publication: Publication, event: Event) -> Json:
    return next(iter(publication.library.communes_of(event)), None)


def _public_pocs(publication: Publication, event: Event) -> Json:
    return [slug for slug in event.pocs if publication.library.get(Poc, slug)]


def _code(publication: Publication, event: Event) -> Json:
    names = publication.library.communes_of(event)
    return next((c.code for c in official(publication.library, names)), None)


def _last_change(publication: Publication, event: Event) -> Json:
    return publication.library.modified(event).date().isoformat()


SPECS: tuple[FieldSpec, ...] = (
    FieldSpec("title", "Nom de l'événement.", {"titre": "La Fabrique du changement"}),
    FieldSpec("standfirst", "Résumé, écrit par la rédaction.", {"chapo": "Une journée ouverte."}),
    FieldSpec(
        "start",
        "Début : une date, ou une date et une heure avec son décalage.",
        {"debut": "2019-11-14"},
        read=lambda publication, event: _moment(publication, event.start),
        pattern=_WHEN,
    ),
    FieldSpec(
        "end",
        "Fin ; pour une date seule, ce jour est compris.",
        {"fin": "2019-11-14"},
        read=lambda publication, event: _moment(publication, event.end),
        pattern=_WHEN,
    ),
    FieldSpec("place", "Lieu.", {"lieu": "Le Biotope"}, read=_place),
    FieldSpec("commune", "Commune, par son nom officiel.", {"commune": "Lille"}, read=_commune),
    FieldSpec("access", "Accessibilité du lieu.", {"acces": "De plain-pied."}, read=_access),
    FieldSpec(
        "status",
        "Maintenu, reporté ou annulé.",
        {"statut": "confirme"},
        labels={"confirme": "Maintenu", "reporte": "Reporté", "annule": "Annulé"},
    ),
    FieldSpec(
        "postponed_to",
        "Nouvelle date d'un événement reporté.",
        {"reporte_au": "2020-09-09"},
        read=lambda publication, event: _moment(publication, event.postponed_to),
        pattern=_WHEN,
    ),
    FieldSpec("booking", "Où s'inscrire.", {"inscription": "https://www.example.org/"}),
    FieldSpec(
        "pocs",
        "Identifiants des POC dont il est question.",
        {"poc": "brico-concierge"},
        read=_public_pocs,
    ),
    FieldSpec("keywords", "Mots-clés libres.", {"mots_cles": "design|atelier"}, editorial=True),
    FieldSpec(
        "updated",
        "Jour du dernier changement de l'annonce.",
        {"maj": "2019-11-01"},
        read=_last_change,
    ),
)
"""The fields taken from the model, in the order of the columns."""


def agenda_fields(vocabularies: Vocabularies) -> tuple[Field[Event], ...]:
    """Every field of the data set, in order."""
    code = Column(
        "code_insee",
        "Code INSEE",
        "Code de la commune ; une commune associée porte celui de sa commune.",
        "59350",
        pattern=INSEE_PATTERN,
    )
    return (
        identity("l'événement", "la-fabrique-du-changement"),
        *(derive(Event, spec, vocabularies) for spec in SPECS),
        Field("code_insee", _code, (code,)),
        page_address("l'événement", "agenda/la-fabrique-du-changement"),
    )
