"""The catalogue of the rules a text is held to. `inspiration rules` prints it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspiration.text.rendered import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its stable id, how serious a breach is, and why it exists, in French."""

    id: str
    severity: Severity
    title: str
    explanation: str


def _error(id_: str, title: str, explanation: str) -> Rule:
    return Rule(id_, "error", title, explanation)


def _warning(id_: str, title: str, explanation: str) -> Rule:
    return Rule(id_, "warning", title, explanation)


_ALL = (
    # Forms: what keeps a text from being published as it was meant.
    _error(
        "texte-initiales",
        "Initiales inconnues dans un entretien",
        "Une réponse commence par les initiales d’une personne de la clé `personnes` et un "
        "deux-points : « BC : … ».",
    ),
    _warning(
        "texte-reponse",
        "Réponse sans nom",
        "Dans un entretien, la première ligne d’une réponse dit qui parle.",
    ),
    _warning(
        "texte-question",
        "Question sans réponse",
        "Dans un entretien, chaque intertitre `##` est une question, suivie d’une réponse.",
    ),
    _error(
        "texte-forme",
        "Forme inconnue",
        "Les formes sont : exergue, citation, chiffres, encadre, a-savoir, repere, galerie, "
        "caption.",
    ),
    _error(
        "texte-forme-ouverte",
        "Forme qui n’est pas refermée",
        "Une forme ouverte par `/// nom` se ferme par `///` seul sur sa ligne.",
    ),
    _error(
        "texte-chiffres",
        "Chiffres mal écrits",
        "Le bloc `chiffres` contient une liste YAML de `valeur`, `unite`, `libelle`, `date` et "
        "`source`.",
    ),
    _error(
        "texte-chiffre-source",
        "Chiffre sans source",
        "Un chiffre publié dit d’où il vient : la clé `source` est obligatoire.",
    ),
    _error(
        "texte-galerie",
        "Galerie mal écrite",
        "Une galerie contient une image par ligne, et rien d’autre.",
    ),
    _warning(
        "texte-exergue",
        "Exergue infidèle",
        "Un exergue reprend mot pour mot une phrase du texte. Sinon, c’est une citation.",
    ),
    _error(
        "texte-legende",
        "Légende sans tableau",
        "Le bloc `caption` suit immédiatement un tableau.",
    ),
    _error(
        "texte-image",
        "Image introuvable",
        "L’image n’est pas dans le dossier de l’entrée, ou n’a pas sa fiche dans `images`.",
    ),
    _error(
        "texte-image-phrase",
        "Image au milieu d’une phrase",
        "Une image se pose seule dans son paragraphe : une ligne vide avant, une ligne vide après.",
    ),
    _error(
        "texte-lien",
        "Lien vers une page inconnue",
        "Un lien interne désigne un fichier du dossier `content` ou une adresse comme "
        "`poc:brico-concierge`.",
    ),
    _error(
        "texte-lien-sans-mots",
        "Lien sans mots vers une page qui n’est pas publiée",
        "Le titre d’une page à paraître ne doit pas se lire avant l’heure : écrire des mots entre "
        "les crochets.",
    ),
    _error(
        "texte-lien-protocole",
        "Lien d’un genre refusé",
        "Un lien commence par `https:`, `http:`, `mailto:` ou `tel:`, ou désigne une page du "
        "magazine.",
    ),
    _error(
        "texte-ancre",
        "Lien vers une ancre absente",
        "`#ancre` désigne un intertitre de la même page.",
    ),
    _error(
        "texte-html",
        "Balise HTML refusée",
        "Le Markdown suffit ; quelques balises sont permises, comme `<abbr>`, `<kbd>` ou `<sup>`.",
    ),
    _error(
        "texte-attribut",
        "Attribut HTML refusé",
        "Ni style, ni script, ni nouvelle fenêtre dans un texte : la mise en page est celle du "
        "magazine.",
    ),
    _error(
        "texte-note",
        "Appel de note sans note",
        "À chaque appel `[^1]` répond une ligne `[^1]: …`.",
    ),
    _error(
        "texte-imbrique",
        "Texte trop imbriqué",
        "Les listes, les citations ou les formes sont emboîtées trop profondément.",
    ),
    _error(
        "texte-titre-un",
        "Titre de premier niveau dans le texte",
        "Le titre de la page est celui de la clé `titre` ; les intertitres commencent à `##`. "
        "RGAA 9.1.",
    ),
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in _ALL})
"""Every rule of the text, by id."""
