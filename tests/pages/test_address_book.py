"""A link to an address of the site leads somewhere, or its editor is told beforehand."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings

from inspiration.desk.check import check_library
from inspiration.feeds import FeedCatalogue
from inspiration.library import Library
from inspiration.model.problem import Problem
from inspiration.pages.address_book import AddressBook
from inspiration.pages.output import PageOutput
from inspiration.pages.site import Site
from inspiration.press.build import build
from inspiration.press.order import Order
from tests.content_builder import ContentBuilder
from tests.trust.city import INSTANTS, City, configured
from tests.trust.libraries import Sketch, right_folders, written
from tests.trust.press_room import SITE, PressRoom

FOLDERS_OF_PASSING_NAMES = ("/assets/", "/dessins/", "/medias/")
"""Where names change with what the files hold: no link to them would last."""
FOR_MACHINES = {"/_headers", "/_redirects"}


def book_of(library: Library) -> AddressBook:
    return AddressBook(library, SITE, FeedCatalogue(library, SITE.name))


def published(library: Library) -> set[str]:
    """The addresses of what is really made."""
    found = set()
    for output in PressRoom(library).outputs():
        former = {output.address, output.address.rstrip("/")} & {
            address
            for entry in library.content.entries.values()
            for address in entry.former_addresses
        }
        found |= former or {output.address}
    return {
        address
        for address in found
        if not address.startswith(FOLDERS_OF_PASSING_NAMES) and address not in FOR_MACHINES
    }


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    found = City(tmp_path_factory.mktemp("ville"))
    found.write()
    return found


@pytest.mark.parametrize("at", ["1990-01-01T12:00", *INSTANTS, "2031-01-01T12:00"])
@pytest.mark.parametrize("preview", [False, True])
def test_the_book_holds_what_is_published_and_nothing_else(
    city: City, at: str, preview: bool
) -> None:
    library = city.content.library(at, preview=preview)
    guide = {"/guide/"}
    assert book_of(library).known - guide == published(library)


@settings(max_examples=15, derandomize=True)
@given(right_folders())
def test_so_it_does_for_any_magazine(sketches: tuple[Sketch, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = written(ContentBuilder(Path(folder) / "content"), sketches)
        library = content.library()
        assert book_of(library).known == published(library)


def test_long_lists_are_known_to_their_last_page(content: ContentBuilder) -> None:
    for rank in range(45):
        content.article(f"a{rank}", "mots_cles: [jardin]")
        content.poc(
            f"p{rank}",
            "domaine: logement\netape: imaginer\ncommunes: [Lille]\nmaison: habiter\n"
            "enseignements: [Un]\njalons: [{date: 2019-04, titre: A}, {date: 2019-05, titre: B}]",
        )
        content.entry(
            f"agenda/e{rank}.md", f"titre: E\ndate: 2020-01-02\ndebut: 2020-02-0{rank % 9 + 1}"
        )
    library = content.library()
    known = book_of(library).known
    assert known == published(library)
    assert {"/articles/page/3/", "/agenda/page/2/", "/poc/annee/page/2/"} <= known
    assert "/articles/page/4/" not in known


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/poc/jardins/", "/poc/jardin/"),
        ("/articles/ouvrt/#suite", "/articles/ouvert/"),
        ("/flux/rs.xml", "/flux/rss.xml"),
        ("/donnees/pocs.csv", "/donnees/poc.csv"),
        ("/rubriques/methodes/", "/rubriques/methode/"),
        ("//poc/jardin/", None),
    ],
)
def test_an_address_that_leads_nowhere_is_told_where_it_stands(
    city: City, content: ContentBuilder, typed: str, meant: str | None
) -> None:
    problems = checked_with(
        city, content, f"Un texte.\n\nVoir [les bacs du jardin]({typed}) ici.\n"
    )
    (found,) = [problem for problem in problems if problem.rule == "texte-lien"]
    assert found.file == "articles/essai.md"
    assert (found.line, found.is_error) == (12, True)
    assert typed in found.message
    assert meant is None or f"« {meant} »" in found.hint


@pytest.mark.parametrize(
    "typed",
    [
        *("/", "/poc/", "/articles/ouvert", "/articles/ouvert/index.html", "/articles/?page=2#a"),
        *("/vieux/", "/guide/", "/flux/rss.xml", "/agenda/fete.ics", "/donnees/poc.csv"),
        *("/telechargements/articles/ouvert/bilan.csv", "/poc/communes/annoeullin/", "/404.html"),
        *("/poc/domaines/dechets/etapes/comprendre/", "/mots-cles/rue/", "/numeros/numero-1/"),
        *("/articles/canaridelta/", "/articles/canarialpha/", "/canaribravo-avant/"),
    ],
)
def test_an_address_of_the_magazine_is_no_fault(
    city: City, content: ContentBuilder, typed: str
) -> None:
    """Drafts, withdrawn entries and lists to come included: the link comes and goes with them."""
    problems = checked_with(city, content, f"Voir [les bacs du jardin]({typed}) ici.\n")
    assert [problem for problem in problems if problem.file == "articles/essai.md"] == []


def checked_with(city: City, content: ContentBuilder, body: str) -> tuple[Problem, ...]:
    """Check the city's magazine with one more article."""
    for file in city.content.root.rglob("*"):
        if file.is_file():
            content.write(file.relative_to(city.content.root).as_posix(), file.read_bytes())
    content.article("essai", "titre: Un essai", body)
    return check_library(content.library(), SITE).problems


def test_a_list_that_is_empty_today_is_named_without_a_link(content: ContentBuilder) -> None:
    content.article("essai", body="Voir [le métier](/rubriques/metier/) et [tout](/articles/).\n")
    content.article("plus-tard", "rubrique: metier\ndate: 2020-09-01")
    content.article("retire", "mots_cles: [jardin]\nretrait: 2020-03-01")
    content.article("suite", body="Voir [les jardins](/mots-cles/jardin/).\n")
    today = PressRoom(content.library("2020-06-01T12:00"))
    page = today.files()["articles/essai/index.html"].decode()
    assert today.blocking() == []
    assert 'href="/rubriques/metier/"' not in page
    assert 'href="/articles/">tout' in page
    later = PressRoom(content.library("2020-10-01T12:00")).files()
    assert 'href="/rubriques/metier/">le métier' in later["articles/essai/index.html"].decode()
    assert 'href="/mots-cles/jardin/"' not in later["articles/suite/index.html"].decode()


def test_an_address_in_front_matter_is_told_at_its_key(content: ContentBuilder) -> None:
    content.entry(
        "pages/recherche.md",
        "titre: Recherche\ngabarit: recherche\nrecherches_frequentes:\n"
        "  - {libelle: Rien, adresse: /poc/rien/}\n  - {libelle: Tout, adresse: /articles/}",
    )
    content.entry(
        "pages/glossaire.md",
        "titre: Glossaire\ngabarit: glossaire\ntermes:\n"
        "  - {terme: a, definition: B., voir: /artcles/}",
    )
    room = PressRoom(content.library())
    page = room.files()["recherche/index.html"].decode()
    assert "/poc/rien/" not in page
    found = {(p.file, p.line, p.rule): p.hint for p in room.blocking()}
    assert found.keys() == {
        ("pages/recherche.md", 5, "adresse-inconnue"),
        ("pages/glossaire.md", 5, "adresse-inconnue"),
    }
    assert "« /articles/ »" in found["pages/glossaire.md", 5, "adresse-inconnue"]
    assert set(room.blocking()) <= set(check_library(content.library(), SITE).problems)


def test_a_file_or_a_name_mistyped_is_told_with_the_right_one(content: ContentBuilder) -> None:
    content.poc("jardin")
    content.article("en-quatre-pas")
    content.article(
        "essai",
        body="Un [a](../poc/jardins.md).\n\nUn [b](poc:jardins).\n\n"
        "Un [c](../poc/jardins/index.md), un [d](../articles/nulle-part.md).\n\n"
        "Un [e](/articles/nulle-part/).\n",
    )
    hints = [problem.hint for problem in check_library(content.library(), SITE).problems]
    assert hints.count("Vouliez-vous dire « ../poc/jardin.md » ?") == 2
    assert hints.count("Vérifiez le nom du fichier, du dossier ou de l’adresse visée.") == 2
    assert "Vouliez-vous dire « poc:jardin » ?" in hints


def test_a_sheet_has_no_address_in_a_magazine_without_showcase(content: ContentBuilder) -> None:
    content.poc("jardin")
    content.article("essai", body="Un [essai](poc:jardin), un [autre](/poc/jardin/).\n")
    site = Site(name="M", url="https://essai.example/")
    outputs = PressRoom(content.library(), site).catalogue.outputs()
    (page,) = (o for o in outputs if isinstance(o, PageOutput) and o.address == "/articles/essai/")
    assert "/poc/jardin/" not in str(page.context["page"])


def test_the_guide_is_checked_too_its_examples_left_alone(content: ContentBuilder) -> None:
    content.article("essai")
    content.write(
        "guide/index.md",
        "# Guide\n\nVoir [tout](/articles/), [un essai](/articles/esai/) et `[ceci](/rien/)`.\n\n"
        "```markdown\n[cela](/rien/)\n```\n\nEnfin [la fin](/fin/).\n",
    )
    found = [p for p in check_library(content.library(), SITE).problems if p.file[:5] == "guide"]
    assert [(p.file, p.line, p.column, p.rule) for p in found] == [
        ("guide/index.md", 3, 37, "texte-lien"),
        ("guide/index.md", 9, 16, "texte-lien"),
    ]
    assert "« /articles/essai/ »" in found[0].hint


def test_the_guide_follows_the_path_of_the_site(tmp_path: Path) -> None:
    content = ContentBuilder(tmp_path / "content")
    content.write("guide/index.md", "# Guide\n\n[Tout](/articles/), [ici](https://a.fr/), `/x/`.\n")
    file = configured(tmp_path)
    words = file.read_text(encoding="utf-8")
    file.write_text(words.replace("https://essai.example/", "https://essai.example/sous/"))
    build(Order(file, site_dir=tmp_path / "site", at="2020-06-01T12:00"))
    page = (tmp_path / "site/guide/index.html").read_text(encoding="utf-8")
    assert '<a href="/sous/articles/">Tout</a>' in page
    assert '<a href="https://a.fr/">ici</a>' in page
    assert "<code>/x/</code>" in page
