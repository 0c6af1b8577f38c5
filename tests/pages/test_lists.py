"""Lists: pages of twenty, letters, agenda by month."""

from __future__ import annotations

import json

import pytest

from inspiration.pages.lists import by_letter, paginate
from inspiration.pages.site import Site
from inspiration.pages.views import Link
from tests.content_builder import ContentBuilder
from tests.pages.magazine import SITE, Magazine


def test_a_list_is_cut_into_pages_that_lead_to_each_other() -> None:
    first, second, third = paginate(list(range(41)), "/articles/", 20, SITE)
    assert (first.address, third.address) == ("/articles/", "/articles/page/3/")
    assert (first.items[0], second.items[0], third.items) == (0, 20, (40,))
    assert (first.pagination.previous, first.pagination.next) == (None, "/articles/page/2/")
    assert second.pagination.previous == "/articles/"
    assert [n.number for n in second.pagination.numbers if n.current] == [2]


def test_an_empty_list_has_one_page() -> None:
    (only,) = paginate([], "/articles/", 20, SITE)
    assert only.items == () and len(only.pagination.numbers) == 1


def test_hundreds_of_pages_show_a_few_numbers() -> None:
    pages = list(paginate(list(range(4000)), "/articles/", 20, SITE))
    shown = [number.number for number in pages[99].pagination.numbers]
    assert shown == [1, 97, 98, 99, 100, 101, 102, 103, 200]


def test_pages_live_under_the_path_of_the_site() -> None:
    site = Site(name="M", url="https://essai.example/magazine/")
    first = next(iter(paginate(list(range(30)), "/articles/", 20, site)))
    assert first.address == "/articles/"
    assert first.pagination.next == "/magazine/articles/page/2/"


def test_letters_ignore_accents_and_ligatures() -> None:
    names = ["Zut", "Éole", "œuvre", "27e Région", "eau"]
    groups = by_letter((name, Link(name)) for name in names)
    assert [(g.name, [link.label for link in g.links]) for g in groups] == [
        ("0-9", ["27e Région"]),
        ("E", ["eau", "Éole"]),
        ("O", ["œuvre"]),
        ("Z", ["Zut"]),
    ]


def test_articles_are_listed_twenty_a_page_by_rubrique_and_by_keyword(
    content: ContentBuilder,
) -> None:
    for rank in range(23):
        content.article(f"essai-{rank:02}", f"date: 2020-01-{rank + 1:02}\nmots_cles: [Vélo]")
    magazine = Magazine(content.library())
    cards = "//main//*[contains(@class, 'card')]"
    for address in ("/articles/", "/rubriques/methode/", "/mots-cles/velo/"):
        assert len(magazine.page(address).xpath(cards)) == 20, address
        assert len(magazine.page(f"{address}page/2/").xpath(cards)) == 3, address
    assert magazine.links("/articles/", cards)[0] == "/articles/essai-22/"
    assert "/rubriques/metier/" not in magazine.outputs
    (ways,) = magazine.page("/articles/").xpath("//main//*[contains(@class, 'byline')]")
    assert "".join(ways.itertext()).startswith("Rubriques\u00a0: Méthode")
    assert magazine.links("/mots-cles/", "//main//ul") == ["/mots-cles/velo/"]
    titles = [magazine.output(a).title for a in ("/articles/", "/articles/page/2/")]
    assert titles == ["Articles – Inspiration(s)", "Articles, page 2 – Inspiration(s)"]


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2020-06-06", "2020-06-06", "6 samedi"),
        ("2020-06-06", "2020-06-07", "6 au 7 samedi et dimanche"),
        ("2020-06-08", "2020-06-12", "8 au 12 du lundi au vendredi"),
        ("2020-12-08", "2021-01-03", "8 déc. 2020 au 3 janvier 2021"),
        ("2020-06-08", "2020-07-14", "8 juin au 14 juillet 2020"),
    ],
)
def test_a_row_of_the_agenda_says_its_days_in_words(
    content: ContentBuilder, start: str, end: str, said: str
) -> None:
    content.entry("agenda/fete.md", f"titre: Fête\ndate: 2020-01-01\ndebut: {start}\nfin: {end}")
    page = Magazine(content.library()).page("/agenda/")
    heard = page.xpath("//ol//time//text()[not(ancestor::*[@aria-hidden='true'])]")
    assert " ".join("".join(heard).split()) == said


def test_days_that_follow_one_another_are_seen_with_a_dash(content: ContentBuilder) -> None:
    content.entry(
        "agenda/fete.md",
        "titre: Fête\ndate: 2020-01-01\ndebut: 2020-06-06\nfin: 2020-06-07",
    )
    page = Magazine(content.library()).page("/agenda/")
    seen = page.xpath("//ol//time//text()[not(ancestor::*[@class='sr'])]")
    assert "".join(seen).split()[0] == "6–7"


def test_the_hours_of_a_date_are_said_in_words(content: ContentBuilder) -> None:
    content.entry(
        "agenda/fete.md",
        "titre: Fête\ndate: 2020-01-01\ndebut: 2020-06-06T14:00\nfin: 2020-06-06T16:30",
    )
    facts = Magazine(content.library()).text("/agenda/fete/", "//dl[@class='facts']")
    assert "Quand 6 juin 2020, de 14 h à 16 h 30" in facts


def test_the_agenda_puts_what_comes_first_then_the_past_by_month(content: ContentBuilder) -> None:
    for slug, start in (("passe", "2020-02-05"), ("demain", "2020-06-02"), ("apres", "2020-07-01")):
        content.entry(f"agenda/{slug}.md", f"titre: Fête {slug}\ndate: 2020-01-01\ndebut: {start}")
    magazine = Magazine(content.library("2020-06-01T12:00"))
    order = ["/agenda/demain/", "/agenda/apres/", "/agenda/passe/"]
    assert magazine.links("/agenda/", "//ol") == order
    assert magazine.text("/agenda/", "//h2") == "À venir (2) En 2020 (1)"
    assert magazine.text("/agenda/", "//h3") == "Juin 2020 Juillet 2020 Février 2020"


@pytest.mark.parametrize(
    ("at", "title", "months"),
    [
        (
            "2020-04-30",
            "À venir (2)",
            "Avril 2020 29 au 30 29–30 mercredi et jeudi Mai 2020 2 samedi",
        ),
        ("2020-05-01", "À venir (2)", "Mai 2020 2 samedi Septembre 2020 9 mercredi"),
        ("2020-09-09", "À venir (1)", "Septembre 2020 9 mercredi"),
        (
            "2020-09-10",
            "En 2020 (2)",
            "Mai 2020 2 samedi Avril 2020 29 au 30 29–30 mercredi et jeudi",
        ),
    ],
)
def test_a_date_put_off_stands_at_its_new_day_while_that_is_to_come(
    content: ContentBuilder, at: str, title: str, months: str
) -> None:
    content.entry("agenda/fete.md", "titre: Fête\ndate: 2020-01-01\ndebut: 2020-05-02")
    content.entry(
        "agenda/bal.md",
        "titre: Bal\ndate: 2020-01-01\ndebut: 2020-04-29\nfin: 2020-04-30\n"
        "statut: reporte\nreporte_au: 2020-09-09",
    )
    magazine = Magazine(content.library(f"{at}T12:00"))
    part = f"//section[.//h2[.='{title}']]"
    assert magazine.text("/agenda/", f"{part}//*[self::h3 or self::time]") == months


def test_a_date_says_what_became_of_it(content: ContentBuilder) -> None:
    content.entry(
        "agenda/fete.md",
        "titre: Fête\ndate: 2020-01-01\ndebut: 2020-04-29\nfin: 2020-04-30\n"
        "statut: reporte\nreporte_au: 2020-09-09",
    )
    magazine = Magazine(content.library("2020-03-20T12:00"))
    row = magazine.text("/agenda/", "//ol")
    assert row == "29 au 30 29–30 mercredi et jeudi Fête reporté au 9 septembre 2020"
    facts = magazine.text("/agenda/fete/", "//dl")
    assert "Quand Du 29 au 30 avril 2020" in facts
    (script,) = magazine.page("/agenda/fete/").xpath("//script[@type='application/ld+json']/text()")
    told = json.loads(script)
    assert told["eventStatus"] == "https://schema.org/EventRescheduled"
    assert (told["previousStartDate"], told["startDate"]) == ("2020-04-29", "2020-09-09")
    assert "endDate" not in told
