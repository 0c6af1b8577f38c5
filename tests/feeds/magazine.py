"""A small magazine for the tests of feeds: real files, read and rendered as in a build."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from inspiration.feeds import FeedPicture, FeedPress
from inspiration.library import Library
from inspiration.model.entry import Entry
from inspiration.pages.site import Site
from inspiration.pages.texts import Texts
from tests.content_builder import ContentBuilder

SITE = Site(
    name="Inspiration(s)",
    url="https://magazine.example/sub/",
    description="Le magazine d'essai.",
    publisher="Ville d'essai",
    tag_authority="magazine.example,2019",
)
HUB = "https://hub.example/"


def written(
    library: Library, site: Site = SITE, picture: FeedPicture | None = None, limit: int = 30
) -> dict[str, bytes]:
    """Every file of the feeds, by address."""
    texts = Texts(library, site)

    def picture_of(entry: Entry) -> FeedPicture | None:
        return picture if entry.key == "articles/le-banc" else None

    outputs = FeedPress(library, site, lambda e: texts.of(e).html, picture_of, limit).outputs()
    return {output.address: output.content() for output in outputs}


def with_hub(site: Site = SITE) -> Site:
    """The same site, with a WebSub hub."""
    return replace(site, hub=HUB)


def moved(files: Mapping[str, bytes], before: Mapping[str, bytes]) -> set[str]:
    """The addresses whose bytes are not the same."""
    return {name for name in files.keys() | before.keys() if files.get(name) != before.get(name)}


def small_magazine(content: ContentBuilder) -> None:
    """One entry of each kind, as editors type them."""
    content.entry("personnes/jeanne.md", "nom: Jeanne d'Essai")
    content.entry("personnes/paul.md", "nom: Paul Témoin")
    content.entry("lieux/salle.md", "nom: La salle\nadresse: 1 rue de l'Essai\ncommune: Lille")
    content.article(
        "le-banc",
        """
        titre: "Le banc & la place : qu'en dire ?"
        date: 2020-03-02
        auteurs: [jeanne, paul]
        numero: 1
        poc: [le-tri]
        mots_cles: [espace public, "n° 1"]
        """,
        "Un banc[^1], dit-on, coûte 5 % de moins.\n\n## Suite\n\n"
        "Voir [l'essai](../poc/le-tri.md) et le [proof of concept]{lang=en}.\n\n[^1]: La note.\n",
    )
    content.article("la-rue", "titre: La rue\ndate: 2020-03-01\nrubrique: metier")
    content.entry(
        "numeros/numero-1.md",
        "numero: 1\ntitre: Dehors\ndate: 2020-03-02\nsommaire: [le-banc]\nauteurs: jeanne",
        "L'édito.\n",
    )
    content.poc(
        "le-tri",
        """
        titre: Le tri
        date: 2020-02-10
        domaine: dechets
        maison: habiter
        communes: [Hellemmes]
        etape: experimenter
        """,
    )
    content.entry(
        "agenda/atelier.md",
        """
        titre: L'atelier
        date: 2020-02-20
        debut: 2020-04-07 14:00
        fin: 2020-04-07 16:30
        lieu: salle
        acces: De plain-pied
        inscription: https://billets.example/atelier
        mots_cles: [espace public]
        """,
        "Venez.\n",
    )
