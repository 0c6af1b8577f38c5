"""Mistakes in the pages that the law asks for."""

from __future__ import annotations

from tests.desk.mistakes.written import DECLARATION, page

MISTAKES = (
    page(
        "a-completer",
        "gabarit: mentions-legales\nediteur:\n  ‸nom: à compléter",
        "`editeur.nom`",
        "dès qu'elle est connue",
    ),
    page(
        "accessibilite-audit",
        f"{DECLARATION}‸etat: totalement-conforme",
        "demande un audit",
        "ajoutez `audit`",
    ),
    page(
        "declaration-ancienne",
        "gabarit: accessibilite\n‸date_etablissement: 2016-01-01\ntechnologies: HTML",
        "a plus de 3 ans",
        "date_maj",
    ),
    page(
        "a-publier",
        f"{DECLARATION}‸plan_action: a-publier",
        "n'a pas encore d'adresse",
        "dès qu'il est publié",
    ),
    page(
        "siren", "gabarit: mentions-legales\nediteur:\n  ‸siren: 12", "neuf chiffres", "par exemple"
    ),
    page(
        "taux",
        DECLARATION + "audit: {date: 2020-01-01, auditeur: A, ‸taux: 120}",
        "de 0 à 100",
        "pourcentage",
    ),
    page(
        "doublon",
        "gabarit: glossaire\n‸termes: [{terme: A, definition: B}, {terme: a, definition: C}]",
        "deux fois",
        "une seule définition",
    ),
)
