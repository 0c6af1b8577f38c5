"""The fields of the POC data set, all from the model (DATA-01, DATA-04).

Every field of the model is either told here or left out with a reason: a test says so, so that
a field added to the model never stays silently out of the data, nor slips into it unseen.
"""

from __future__ import annotations

from typing import Any

from inspiration.data.common_fields import (
    ENTRY_LEFT_OUT,
    INSEE_PATTERN,
    LICENCE,
    identity,
    page_address,
)
from inspiration.data.fields import (
    Choice,
    Column,
    Field,
    FieldSpec,
    Json,
    Publication,
    Shape,
    derive,
)
from inspiration.data.places import official, point
from inspiration.library import Vocabularies
from inspiration.model.poc import Poc
from inspiration.pages.bodies import body_name

_DEGREES_PATTERN = r"(-?\d{1,3}(\.\d+)?)?"

LEFT_OUT = ENTRY_LEFT_OUT
"""Fields of the model that the data leaves out, and why."""


def _publication_day(publication: Publication, poc: Poc) -> Json:
    return publication.library.published(poc).date().isoformat()


def _last_change(publication: Publication, poc: Poc) -> Json:
    return publication.library.modified(poc).date().isoformat()


def _holder(publication: Publication, poc: Poc) -> Json:
    return body_name(publication.library, poc.holder) if poc.holder else None


def _bodies(publication: Publication, slugs: tuple[str, ...]) -> Json:
    names = (body_name(publication.library, slug) for slug in slugs)
    return [name for name in names if name]


SPECS: tuple[FieldSpec, ...] = (
    FieldSpec("title", "Nom du POC.", {"titre": "Brico-concierge de quartier"}),
    FieldSpec("kicker", "Titre d'accroche.", {"surtitre": "La ville comme terrain de jeu"}),
    FieldSpec(
        "question",
        "Question que le POC pose, formulée par la rédaction du magazine.",
        {"question": "Comment une petite réparation peut-elle donner envie de rénover ?"},
        editorial=True,
    ),
    FieldSpec(
        "standfirst",
        "Résumé en quelques phrases, écrit par la rédaction.",
        {"chapo": "Un métier inventé par des agents de la métropole, pendant La Transfo."},
        editorial=True,
    ),
    FieldSpec(
        "domain",
        "Domaine d'action, choisi par la rédaction dans une liste fermée.",
        {"domaine": "logement"},
        editorial=True,
    ),
    FieldSpec("house", "Maison POC, thème du programme.", {"maison": "action-publique"}),
    FieldSpec(
        "holder",
        "Organisme, collectif ou personne qui porte le POC.",
        {"porteur": "Métropole Européenne de Lille"},
        read=_holder,
    ),
    FieldSpec("holder_type", "Nature du porteur.", {"type_porteur": "metropole"}),
    FieldSpec(
        "communes",
        "Communes concernées, par leur nom officiel. Vide : le POC ne se rattache à aucune.",
        {"communes": "Lambersart|Armentières|Tourcoing|Lille"},
    ),
    FieldSpec(
        "perimeter",
        "Étendue : des communes, toute la métropole, ou hors de la métropole.",
        {"perimetre": "communes"},
        labels={
            "communes": "Une ou plusieurs communes",
            "metropole": "Toute la métropole",
            "hors-mel": "Hors de la métropole",
        },
    ),
    FieldSpec(
        "territory",
        "Lieu ou territoire, en toutes lettres, quand les communes ne suffisent pas.",
        {"territoire": "Site de l'EPSM Lille-Métropole, plus de 30 hectares"},
    ),
    FieldSpec(
        "designers",
        "Designers, agences et équipes de conception.",
        {"designers": "Collectif Faubourg 132"},
        read=lambda publication, poc: _bodies(publication, poc.designers),
    ),
    FieldSpec(
        "partners",
        "Partenaires.",
        {"partenaires": "La 27e Région|La Maison de l'habitat durable"},
        read=lambda publication, poc: _bodies(publication, poc.partners),
    ),
    FieldSpec("step", "Étape atteinte, parmi les quatre du programme.", {"etape": "experimenter"}),
    FieldSpec("outcome", "Issue : ce que le POC est devenu.", {"issue": "inconnue"}),
    FieldSpec("start", "Début de l'essai : un mois ou une date.", {"debut": "2020-02"}),
    FieldSpec("end", "Fin de l'essai : un mois ou une date.", {"fin": "2020-06-30"}),
    FieldSpec(
        "milestones",
        "Étapes datées de l'essai.",
        {
            "date": "2020-01-15",
            "titre": "L'essai est annoncé",
            "texte": "Un entretien le dit, sans nommer les lieux.",
        },
    ),
    FieldSpec(
        "objectives",
        "Objectifs de l'essai. « atteint » : true (oui), false (non), vide (on ne sait pas).",
        {"texte": "Ce que l'essai voulait obtenir", "atteint": "true"},
    ),
    FieldSpec(
        "figures",
        "Chiffres clés, chacun avec sa source.",
        {
            "valeur": "6",
            "unite": "équipements mobiles",
            "libelle": "installés sur le site",
            "date": "2018",
            "source": "designiscapital.com",
        },
    ),
    FieldSpec(
        "lessons",
        "Ce que l'essai a appris.",
        {"enseignements": "Première leçon|Deuxième leçon"},
    ),
    FieldSpec(
        "doubtful",
        "Réserves sur une valeur : « clé : réserve ». La valeur vaut sous cette réserve.",
        {"incertain": "etape : essai annoncé, aucune source ne le raconte"},
    ),
    FieldSpec("keywords", "Mots-clés libres.", {"mots_cles": "rénovation|énergie"}, editorial=True),
    FieldSpec(
        "sources",
        "Où les faits ont été lus.",
        {
            "titre": "Entretien avec Bruno Cassette, lillemetropole.fr",
            "url": "https://www.lillemetropole.fr/",
            "date": "2020-01-15",
        },
    ),
    FieldSpec(
        "corrections",
        "Corrections publiées depuis la parution.",
        {"date": "2020-02-01", "texte": "Le nom d'une commune a été corrigé."},
    ),
    FieldSpec("language", "Langue de la fiche (BCP 47).", {"langue": "fr"}),
    FieldSpec(
        "date",
        "Jour de parution de la fiche dans le magazine.",
        {"date": "2020-01-17"},
        read=_publication_day,
        day=True,
    ),
    FieldSpec(
        "updated",
        "Jour du dernier changement de la fiche.",
        {"maj": "2020-01-17"},
        read=_last_change,
        day=True,
    ),
)
"""The fields taken from the model, in the order of the columns."""


def poc_fields(vocabularies: Vocabularies) -> tuple[Field[Poc], ...]:
    """Every field of the data set, in order."""
    derived = [derive(Poc, spec, vocabularies) for spec in SPECS]
    after_communes = [field.key for field in derived].index("communes") + 1
    return (
        identity("ce POC", "brico-concierge"),
        *derived[:after_communes],
        *_places(),
        *derived[after_communes:],
        page_address("ce POC", "poc/brico-concierge"),
        _licence(),
    )


def _licence() -> Field[Poc]:
    column = Column(
        "licence",
        "Licence",
        "Licence de la ligne (identifiant SPDX).",
        LICENCE,
        choices=(Choice(LICENCE, "Licence Ouverte 2.0"),),
        required=True,
    )
    return Field("licence", lambda _, __: LICENCE, (column,))


def _places() -> tuple[Field[Poc], ...]:
    """The communes as other data sets know them: code, and a point of the locality."""

    def codes(publication: Publication, poc: Poc) -> Json:
        return [commune.code for commune in official(publication.library, poc.communes)]

    def degrees(axis: int) -> Any:
        def read(publication: Publication, poc: Poc) -> Json:
            found = (point(c) for c in official(publication.library, poc.communes))
            return [place[axis] if place else None for place in found]

        return read

    return (
        Field(
            "code_insee",
            codes,
            (
                Column(
                    "code_insee",
                    "Codes INSEE",
                    "Codes des communes, dans le même ordre que leurs noms. Une commune associée"
                    " (Hellemmes, Lomme) porte le code de sa commune (Lille).",
                    "59328|59017|59599|59350",
                    pattern=INSEE_PATTERN,
                    shape=Shape.LIST,
                ),
            ),
        ),
        *(
            Field(
                key,
                degrees(axis),
                (
                    Column(
                        key,
                        title,
                        f"{title} des communes, en degrés (WGS 84), dans le même ordre : un point"
                        " de la localité, non le lieu de l'essai.",
                        example,
                        pattern=_DEGREES_PATTERN,
                        shape=Shape.LIST,
                    ),
                ),
            )
            for axis, key, title, example in (
                (0, "longitude", "Longitudes", "3.0333|2.8821|3.1612|3.0551"),
                (1, "latitude", "Latitudes", "50.65|50.6857|50.7239|50.6339"),
            )
        ),
    )
