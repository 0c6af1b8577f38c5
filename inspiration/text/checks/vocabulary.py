"""The words the checks look for. Another city passes its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Container

# fmt: off
VAGUE_LINKS = frozenset({
    "ici", "là", "cliquez ici", "cliquer ici", "en savoir plus", "savoir plus", "lire la suite",
    "la suite", "plus d'informations", "plus d'infos", "ce lien", "lien", "voir", "voir plus",
    "cette page", "cet article", "suivez ce lien", "via ce lien", "télécharger", "consulter",
})
"""Words that say nothing of where a link leads (RGAA 6.1)."""

FOREIGN_WORDS = frozenset({
    "proof of concept", "proofs of concept", "design thinking", "labour of love", "street festival",
    "smart city", "smart cities", "open source", "think tank", "think tanks", "best practices",
    "soft skills", "user experience", "service design", "storytelling", "benchmark",
    "brainstorming",
    "coworking", "crowdfunding", "empowerment", "feedback", "hackathon", "sourcing", "workshop",
    "workshops", "world design capital", "world design organization", "design for all",
})
"""English a reader may not know, which needs its language (RGAA 8.7)."""

ACCENTED_CAPITALS = {
    "Ecole": "École", "Ecoles": "Écoles", "Ecologie": "Écologie", "Ecologique": "Écologique",
    "Economie": "Économie", "Economique": "Économique", "Ecoute": "Écoute", "Ecouter": "Écouter",
    "Ecran": "Écran", "Ecrans": "Écrans", "Ecrire": "Écrire", "Ecrit": "Écrit",
    "Edition": "Édition", "Editions": "Éditions", "Editeur": "Éditeur", "Edito": "Édito",
    "Education": "Éducation", "Egalement": "Également", "Egalité": "Égalité", "Eglise": "Église",
    "Elaborer": "Élaborer", "Election": "Élection", "Elections": "Élections",
    "Electricité": "Électricité", "Elèves": "Élèves", "Elu": "Élu", "Elue": "Élue", "Elus": "Élus",
    "Elues": "Élues", "Emotion": "Émotion", "Energie": "Énergie", "Energies": "Énergies",
    "Enorme": "Énorme", "Epoque": "Époque", "Equipe": "Équipe", "Equipes": "Équipes",
    "Equipement": "Équipement", "Etage": "Étage", "Etaient": "Étaient", "Etait": "Était",
    "Etape": "Étape", "Etapes": "Étapes", "Etat": "État", "Etats": "États", "Ete": "Été",
    "Eté": "Été", "Etienne": "Étienne", "Etre": "Être", "Etude": "Étude", "Etudes": "Études",
    "Etudiant": "Étudiant", "Etudiante": "Étudiante", "Etudiants": "Étudiants",
    "Evaluation": "Évaluation", "Evaluer": "Évaluer", "Evénement": "Évènement",
    "Evènement": "Évènement", "Evidemment": "Évidemment", "Evolution": "Évolution",
    "Eviter": "Éviter", "Etablissement": "Établissement", "Echange": "Échange",
    "Echanges": "Échanges", "Eclairage": "Éclairage", "Epargne": "Épargne", "Etranger": "Étranger",
    "Ile": "Île", "Iles": "Îles", "Ca": "Ça", "Oeuvre": "Œuvre", "Oeuvres": "Œuvres",
}
"""Common words whose capital has lost its accent, and how they are written (TYP-06)."""

LIGATURES = {
    "coeur": "cœur", "coeurs": "cœurs", "oeuvre": "œuvre", "oeuvres": "œuvres", "soeur": "sœur",
    "soeurs": "sœurs", "noeud": "nœud", "noeuds": "nœuds", "voeu": "vœu", "voeux": "vœux",
    "oeil": "œil", "oeuf": "œuf", "oeufs": "œufs", "boeuf": "bœuf", "boeufs": "bœufs",
    "moeurs": "mœurs", "manoeuvre": "manœuvre", "manoeuvres": "manœuvres", "choeur": "chœur",
    "choeurs": "chœurs", "rancoeur": "rancœur", "oecuménique": "œcuménique", "foetus": "fœtus",
}
"""Words with œ, typed without it."""

REPEATABLE = frozenset({
    "nous", "vous", "très", "si", "non", "oui", "plus", "bien", "tout", "pas", "petit", "toujours",
    "ha", "ah", "bis", "tôt", "même", "faire",
})
"""Words French may say twice."""

COMMON_ACRONYMS = frozenset({
    "TV", "PDF", "CD", "DVD", "USB", "SMS", "GPS", "OK", "ADN", "VTT", "TGV", "CO", "FM", "URL",
    "BD", "HLM", "RSS", "HTML", "CSV", "JSON", "FAQ", "QR", "WC", "PS", "NB", "ONU", "UE", "SOS",
    "EDF", "ISBN", "ID",
})
"""Acronyms everyone reads."""

UNFINISHED = ("à compléter", "a completer", "à venir ici", "todo", "fixme", "lorem ipsum", "xxxx")
"""Marks of an unfinished text."""
# fmt: on


class Vocabulary(Struct, frozen=True):
    """What the checks know of the words of one magazine.

    `acronyms` are those the magazine explains elsewhere (its abbreviations). `spellings` are the
    words with a bracket or a median point that are names, the magazine's own first.
    """

    acronyms: Container[str] = frozenset()
    foreign_words: frozenset[str] = FOREIGN_WORDS
    spellings: frozenset[str] = frozenset({"Inspiration(s)"})
    longest_sentence: int = 40
