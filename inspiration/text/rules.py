"""The catalogue of the rules a text is held to. `inspiration rules` prints it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspiration.text.rendered import Severity


class Rule(Struct, frozen=True):
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
        "Le titre d’une page à paraître ne doit pas se lire avant l’heure : écrivez des mots entre "
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
        "texte-demesure",
        "Texte démesuré",
        "Un texte dont un passage dépasse toute mesure n’est pas mis en forme : il prendrait des "
        "minutes.",
    ),
    _error(
        "texte-titre-un",
        "Titre de premier niveau dans le texte",
        "Le titre de la page est celui de la clé `titre` ; les intertitres commencent à `##`. "
        "RGAA 9.1.",
    ),
    # Editorial checks: what a careful reader would tell the author.
    _warning(
        "texte-lien-vague",
        "Lien qui ne dit pas où il mène",
        "Les mots d’un lien se comprennent seuls, lus hors de la phrase : ni « ici », ni « cliquez "
        "ici », ni « en savoir plus ». RGAA 6.1.",
    ),
    _warning(
        "texte-liens-jumeaux",
        "Mêmes mots, pages différentes",
        "Deux liens qui portent les mêmes mots mènent à la même page. RGAA 6.1.",
    ),
    _warning(
        "texte-adresse-nue",
        "Adresse montrée telle quelle",
        "Une adresse se met derrière des mots : `[le site de la métropole](https://…)`. RGAA 6.1.",
    ),
    _warning(
        "texte-niveau",
        "Niveau d’intertitre sauté",
        "Après `##` vient `###`, jamais `####` : la suite des intertitres est un plan. RGAA 9.1.",
    ),
    _warning(
        "texte-gras",
        "Paragraphe tout en gras",
        "Le gras n’est pas un intertitre : écrivez `##` devant un titre, et rien devant un "
        "paragraphe. RGAA 8.9.",
    ),
    _warning(
        "texte-sauts",
        "Sauts de ligne pour espacer",
        "Un paragraphe se sépare du suivant par une ligne vide, pas par des `<br>`. RGAA 8.9.",
    ),
    _warning(
        "texte-liste-manuelle",
        "Liste écrite à la main",
        "Une liste vient après une ligne vide, et commence chaque ligne par un tiret court et une "
        "espace : les lecteurs d’écran en annoncent alors la longueur. RGAA 9.3.",
    ),
    _warning(
        "texte-tableau-sans-entete",
        "Lignes qui ne font pas un tableau",
        "Sous la ligne des titres de colonnes vient une ligne de tirets : `|---|---|`. RGAA 5.6.",
    ),
    _warning(
        "texte-intertitre-vide",
        "Intertitre sans mots",
        "Des dièses seuls font un intertitre vide, annoncé par les lecteurs d’écran. RGAA 9.1.",
    ),
    _warning(
        "texte-marque",
        "Signe de Markdown resté dans le texte",
        "Un lien mal écrit, une forme à deux barres ou un code jamais fermé se lisent tels quels.",
    ),
    _warning(
        "texte-tableau-sans-legende",
        "Tableau sans légende",
        "Un tableau porte une légende : un bloc `/// caption` juste dessous. RGAA 5.4.",
    ),
    _warning(
        "texte-note-perdue",
        "Note sans appel",
        "Une note que le texte n’appelle pas ne sera lue par personne.",
    ),
    _warning(
        "texte-mot-double",
        "Mot doublé",
        "« de la de la » : un mot, ou un groupe de mots, est écrit deux fois de suite.",
    ),
    _warning(
        "texte-capitale",
        "Capitale sans accent",
        "En français, les capitales gardent leur accent : À, É, Ê, Î, Ç. TYP-06.",
    ),
    _warning(
        "texte-ligature",
        "Lettres liées",
        "On écrit « œuvre », « cœur », « sœur », avec œ.",
    ),
    _warning(
        "texte-langue",
        "Mots étrangers sans langue",
        "Une voix de synthèse prononce mal l’anglais si on ne le lui dit pas : "
        "`[design thinking]{lang=en}`. RGAA 8.7.",
    ),
    _warning(
        "texte-sigle",
        "Sigle jamais expliqué",
        "Un sigle se développe à sa première apparition : « Métropole européenne de Lille (MEL) », "
        "ou figure dans les abréviations du magazine. TYP-12.",
    ),
    _warning(
        "texte-phrase-longue",
        "Phrase de plus de quarante mots",
        "Le magazine s’adresse à tous : une phrase, une idée, vingt-cinq mots au plus.",
    ),
    _warning(
        "texte-inclusif",
        "Point médian, parenthèses ou barre",
        "« agent·e·s », « agent(e)s » se lisent mal à voix haute : préférez « les agentes et les "
        "agents », ou un mot qui désigne tout le monde. TYP-13.",
    ),
    _warning(
        "texte-espace-insecable",
        "Espace insécable tapée à la main",
        "Elle est acceptée, et remise en ordre ; mais le magazine la pose tout seul.",
    ),
    _warning(
        "texte-signe-invisible",
        "Signe invisible venu d’un collage",
        "Trait d’union insécable, césure, espace sans largeur : le magazine les ôte, car ils "
        "coupent les mots à voix haute et cachent le mot à qui le cherche.",
    ),
    _warning(
        "texte-guillemet",
        "Guillemet sans son pareil",
        "Un guillemet ouvert se referme dans le même paragraphe.",
    ),
    _warning(
        "texte-premier",
        "Premier du mois",
        "Le premier jour du mois s’écrit « 1er » : le 1er janvier, puis le 2 janvier. TYP-10.",
    ),
    _warning(
        "texte-a-completer",
        "Texte à compléter",
        "« à compléter », « TODO », « lorem ipsum » ne se publient pas.",
    ),
    _warning(
        "texte-point-final",
        "Point à la fin d’un titre",
        "Un titre ne se termine pas par un point. TYP-11.",
    ),
    _warning(
        "image-alt-legende",
        "Alternative qui répète la légende",
        "L’alternative dit ce que montre l’image, la légende ce qu’il faut en savoir : lues l’une "
        "après l’autre, elles se complètent. RGAA 1.3.",
    ),
    _warning(
        "image-alt-image",
        "Alternative qui dit « image de »",
        "Le lecteur d’écran annonce déjà une image : commencez par ce qu’elle montre. RGAA 1.3.",
    ),
    _warning(
        "image-alt-fichier",
        "Nom de fichier en guise d’alternative",
        "« IMG_0042.jpg » ne décrit rien. RGAA 1.3.",
    ),
    _warning(
        "image-alt-longue",
        "Alternative de plus de 120 signes",
        "Une alternative tient en une phrase ; le détail va dans `description`. RGAA 1.3, 1.6.",
    ),
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in _ALL})
"""Every rule of the text, by id."""
