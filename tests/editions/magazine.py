"""A small numéro for the tests of editions: one piece of each kind, as editors write them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from inspiration.editions import EditionCache, EditionFormat, EditionShelf, Photographs
from inspiration.editions.composition import compose
from inspiration.editions.views import Edition
from inspiration.images.cache import ImageCache
from inspiration.library import Library
from inspiration.model.article import Issue
from inspiration.pages.catalogue import Catalogue
from inspiration.pages.composer import Composer
from inspiration.pages.pictures import Pictures
from inspiration.pages.site import Site
from tests.content_builder import ContentBuilder
from tests.images.photographs import jpeg, scenery

SITE = Site(
    name="Essai(s)",
    url="https://magazine.example/sub/",
    description="Le magazine d'essai.",
    publisher="Ville d'essai",
    tag_authority="magazine.example,2019",
    reconstructed="Numéro reconstitué en 2026",
    features=frozenset({"showcase", "images"}),
)
INTERVIEW = """
/// a-savoir | Pour lire
Une note de lecture.
///

## Que change un banc ?

JE : Il change la rue, dit-elle.

/// exergue | Jeanne d'Essai, 2 mars 2020
Il change la rue
///

## Et ensuite ?

JE : On verra. Voir [l'autre article](le-marche.md) et [la fiche](poc:le-tri).
"""
ARTICLE = """
Un marché[^1] vaut mieux que deux[^2]. Le [proof of concept]{lang=en} le dira[^1].

## Ce qu'on a vu

![](place.jpg)

| Heure | Passants |
|---|---|
| 8 h | 12 |

/// caption
Comptage d'un matin.
///

/// chiffres
- valeur: 12
  unite: passants
  libelle: à huit heures
  source: "Comptage"
- valeur: 40
  libelle: à midi
  source: "Comptage"
///

## Ailleurs

Voir [une rue](../la-rue.md), hors de ce numéro.

[^1]: Première note.
[^2]: Seconde note, avec un [lien](https://exemple.org/).
"""


def write_issue(content: ContentBuilder) -> None:
    """A numéro with an interview, an article, a POC and a date, and what must not be in it."""
    content.entry("personnes/jeanne.md", "nom: Jeanne d'Essai\ninitiales: JE")
    content.entry("lieux/salle.md", "nom: La salle\nadresse: 1 rue de l'Essai\ncommune: Lille")
    content.entry(
        "numeros/numero-1.md",
        """
        numero: 1
        titre: "Dehors, enfin"
        date: 2020-03-02
        saison: hiver
        chapo: "Un numéro qui sort."
        sommaire: [le-banc, le-marche, atelier, demain, brouillon]
        auteurs: redaction
        """,
        "Sortons.\n\nIl fait beau.\n",
    )
    content.article(
        "le-banc",
        """
        titre: Le banc
        date: 2020-03-02
        genre: entretien
        personnes: [jeanne]
        numero: 1
        poc: [le-tri]
        """,
        INTERVIEW,
    )
    content.write("articles/le-marche/place.jpg", jpeg(scenery()))
    content.entry(
        "articles/le-marche/index.md",
        """
        titre: Le marché
        chapo: "Un matin sur la place, avec un carnet : ce qu'un marché dit d'une ville, et ce
          qu'il ne dit pas, compté par deux personnes qui ne vendaient rien."
        date: 2020-03-03
        genre: methode
        rubrique: metier
        numero: 1
        auteurs: redaction
        images:
          - fichier: place.jpg
            alt: Une place au petit matin
            legende: La place
            credit: "Photo : Essai"
        corrections:
          - {date: 2020-03-10, texte: Une correction publiée.}
          - {date: 2031-01-01, texte: Une correction à venir.}
        sources: [{titre: Le comptage, url: "https://comptage.example/page"}]
        """,
        ARTICLE,
    )
    content.article("la-rue", "titre: La rue\ndate: 2020-03-01")
    content.article(
        "demain", "titre: Article secret de demain\ndate: 2031-01-01\nnumero: 1", "Demain secret.\n"
    )
    content.article(
        "brouillon",
        "titre: Article secret en brouillon\ndate: 2020-03-02\nnumero: 1\nbrouillon: true",
        "Brouillon secret.\n",
    )
    content.poc(
        "le-tri",
        """
        titre: Le tri
        question: Comment trier sans y penser ?
        domaine: dechets
        communes: [Lille]
        etape: experimenter
        chiffres: [{valeur: 3, unite: bacs, libelle: par rue, source: Comptage}]
        enseignements: [Un bac se voit.]
        jalons: [{date: 2020-02, titre: On pose les bacs}]
        objectifs: [{texte: Trier plus, atteint: true}]
        """,
    )
    content.entry(
        "agenda/atelier.md",
        "titre: L'atelier\ndate: 2020-03-01\ndebut: 2020-04-07\nlieu: salle\nacces: De plain-pied",
    )


@dataclass(frozen=True)
class Workshop:
    """A content folder and the tools that make editions of it."""

    content: ContentBuilder
    folder: Path
    site: Site = SITE
    at: str = "2020-06-01T12:00"

    @cached_property
    def library(self) -> Library:
        """What is public at the instant."""
        return self.content.library(self.at)

    @cached_property
    def photographs(self) -> Photographs:
        """The pictures of the content."""
        cache = ImageCache(self.folder / "images", self.content.root)
        return Photographs(Pictures(self.library, cache.facts), cache)

    @cached_property
    def composer(self) -> Composer:
        """What turns the content into words."""
        return Catalogue(self.library, self.site, self.photographs.pictures).composer

    @cached_property
    def edition(self) -> Edition:
        """What numéro 1 holds."""
        return compose(self.composer, self.issue)

    @property
    def issue(self) -> Issue:
        """Numéro 1."""
        return next(issue for issue in self.library.issues if issue.number == 1)

    def shelf(self, *formats: EditionFormat) -> EditionShelf:
        """The editions, kept in the folder."""
        cache = EditionCache(self.folder / "editions")
        return EditionShelf(self.composer, cache, self.photographs, formats or tuple(EditionFormat))

    def close(self) -> None:
        """Close the index of pictures."""
        self.photographs.cache.close()
