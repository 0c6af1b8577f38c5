"""What an entry is made of: groups of keys that several kinds share."""

from __future__ import annotations

from typing import Annotated

from inspiration.model.dates import Day
from inspiration.model.fields import Flag, Text, Url
from inspiration.model.record import Key, Record


class Part(Record, frozen=True, kw_only=True):
    """A group of keys inside an entry."""


class SourceLink(Part, frozen=True, kw_only=True):
    """Where a fact comes from."""

    title: Annotated[Text, Key("titre", "Titre", "Le nom de la source.")]
    url: Annotated[Url | None, Key("url", "Adresse", "Elle commence par https://.")] = None
    date: Annotated[Day | None, Key("date", "Date", "Sa date, si elle en a une.")] = None


class Correction(Part, frozen=True, kw_only=True):
    """A dated erratum, shown at the foot of the entry and in feeds (FEED-10, LEG-13)."""

    date: Annotated[Day, Key("date", "Date", "Le jour de la correction.")]
    text: Annotated[Text, Key("texte", "Texte", "Ce qui était faux et ce qui est juste.")]


class Download(Part, frozen=True, kw_only=True):
    """A file offered beside the text (RGAA 13.3, ECO-07)."""

    file: Annotated[Text, Key("fichier", "Fichier", "Le nom du fichier, à côté du texte.")]
    title: Annotated[Text, Key("titre", "Titre", "Ce que le lecteur télécharge.")]
    accessible: Annotated[
        Flag, Key("accessible", "Accessible", "true si le document est lisible par tous.")
    ]


class Tolerance(Part, frozen=True, kw_only=True):
    """One warning rule that this entry may break, and why."""

    rule: Annotated[Text, Key("regle", "Règle", "Le nom de la règle, dit par le message.")]
    reason: Annotated[Text, Key("raison", "Raison", "Pourquoi elle se trompe ici.")]
