"""One POC that says everything, one that says the least, one that is not public."""

from __future__ import annotations

from inspiration.data.fields import Publication
from inspiration.library import Library
from inspiration.pages.site import Site
from tests.content_builder import ContentBuilder

SITE = Site("Inspiration(s)", "https://essai.example/sous/", publisher="Métropole d'essai")

FULL = """
    titre: "Compost | et « tri »"
    surtitre: Une accroche
    question: Comment trier mieux ?
    domaine: dechets
    maison: habiter
    porteur: la-ville
    type_porteur: metropole
    communes: [Hellemmes, Villeneuve-d'Ascq]
    perimetre: communes
    territoire: Deux rues
    designers: [Un collectif, cachee]
    partenaires: [la-ville, "A | B"]
    etape: experimenter
    issue: arrete
    debut: 2019-12
    fin: 2020-03-15
    jalons:
      - {date: 2019, titre: On commence}
      - {date: 2020-03-15, titre: On arrête, texte: Faute de bacs.}
    objectifs:
      - {texte: Mille bacs, atteint: false}
      - {texte: Une rue}
    chiffres:
      - {valeur: 12, unite: bacs, source: Un rapport, date: 2020-02}
    enseignements: [Il faut des bacs, Il faut du temps]
    incertain: {etape: selon un seul article}
    mots_cles: [tri]
    sources:
      - {titre: Un article, url: "https://exemple.fr/a", date: 2020-02-01}
      - {titre: Un livre}
    corrections:
      - {date: 2020-04-01, texte: Un chiffre corrigé.}
    image:
      fichier: photo.jpg
      alt: Des bacs
      credit: Nom
      autorisation: DOSSIER-SECRET-42
"""


def write_sample(content: ContentBuilder) -> ContentBuilder:
    """Write the sample into a content folder."""
    content.entry("organisations/la-ville.md", "nom: La Ville d'essai\ntype: collectivite")
    content.entry("organisations/cachee.md", "nom: Organisme caché\nbrouillon: true")
    content.poc("compost", FULL)
    content.poc("muet")
    content.poc("brouillon", "brouillon: true\ntitre: Un secret")
    content.poc("plus-tard", "date: 2030-01-01\ntitre: Un secret")
    content.entry("lieux/salle.md", "nom: La salle\ncommune: Lille\nacces: De plain-pied")
    content.entry(
        "agenda/atelier.md",
        'titre: Atelier\ndate: 2020-01-05\ndebut: "2020-02-01 14:30"\nlieu: salle\n'
        "poc: [compost, brouillon]\nstatut: reporte\nreporte_au: 2020-02-08",
    )
    return content


def publication(library: Library) -> Publication:
    """What the sample publishes."""
    return Publication(library, SITE)
