"""La une: composed from the numéro of the day, at the build's instant."""

from __future__ import annotations

import pytest

from tests.content_builder import ContentBuilder
from tests.pages.magazine import Magazine

LEAD = "//*[@class='held']"


@pytest.fixture
def two_issues(content: ContentBuilder) -> ContentBuilder:
    """A numéro of January, one of April."""
    for number, date in ((1, "2020-01-10"), (2, "2020-04-10")):
        slugs = [f"un-{number}", f"deux-{number}"]
        content.entry(
            f"numeros/numero-{number}.md",
            f"numero: {number}\ntitre: Numéro {number}\ndate: {date}\n"
            f"sommaire: [{', '.join(slugs)}]",
        )
        for slug in slugs:
            content.article(slug, f"numero: {number}\ndate: {date}")
    return content


@pytest.mark.parametrize(
    ("at", "lead", "teinte"),
    [
        ("2020-02-01T12:00", "/articles/un-1/", "vermillon"),
        ("2020-05-01T12:00", "/articles/un-2/", "lilas"),
    ],
)
def test_the_numero_of_the_day_leads(
    two_issues: ContentBuilder, at: str, lead: str, teinte: str
) -> None:
    magazine = Magazine(two_issues.library(at))
    assert magazine.links("/", LEAD) == [lead]
    assert magazine.page("/").get("data-teinte") == teinte


def test_nothing_to_come_is_on_the_cover(two_issues: ContentBuilder) -> None:
    source = Magazine(two_issues.library("2020-02-01T12:00")).source("/")
    assert "numero-2" not in source and "un-2" not in source


def test_an_editor_pins_the_lead(two_issues: ContentBuilder) -> None:
    two_issues.entry(
        "numeros/numero-2.md",
        "numero: 2\ntitre: Numéro 2\ndate: 2020-04-10\nsommaire: [un-2, deux-2]\nune: deux-2",
    )
    magazine = Magazine(two_issues.library())
    assert magazine.links("/", LEAD) == ["/articles/deux-2/"]
    assert magazine.links("/", "//section[@aria-labelledby='sommaire']")[0] == "/articles/un-2/"


def test_past_numeros_open_with_their_month(two_issues: ContentBuilder) -> None:
    magazine = Magazine(two_issues.library("2020-04-20T12:00"))
    assert "En janvier 2020, on lisait…" in magazine.text("/numeros/numero-1/")
    assert "on lisait" not in magazine.text("/numeros/numero-2/")
    assert "/numeros/numero-1/" in magazine.links("/")


@pytest.mark.parametrize(("count", "title"), [(5, "Déjà parus (4)"), (6, "Les derniers parus (4)")])
def test_the_cover_says_when_it_does_not_show_all_that_came_out(
    content: ContentBuilder, count: int, title: str
) -> None:
    for number in range(count):
        content.entry(
            f"numeros/numero-{number}.md",
            f"titre: N{number}\nnumero: {number}\nteinte: ciel\ndate: 2019-01-0{number + 1}",
        )
    assert title in Magazine(content.library()).text("/", "//h2")


def test_when_all_dates_are_past_the_cover_says_so(two_issues: ContentBuilder) -> None:
    two_issues.entry(
        "agenda/fete.md",
        "titre: Fête\ndate: 2020-01-01\ndebut: 2020-05-30\nlieu: Sur la place",
    )
    agenda = "//section[@aria-labelledby='agenda']"
    before = Magazine(two_issues.library("2020-05-30T23:00"))
    assert before.text("/", f"{agenda}//h2") == "Agenda (1)"
    assert "date passée" not in before.text("/", agenda)
    after = Magazine(two_issues.library("2020-05-31T00:30"))
    assert after.text("/", f"{agenda}//h2") == "Les derniers rendez-vous (1)"
    assert "Sur la place, date passée" in after.text("/", agenda)


def test_an_empty_magazine_still_has_a_cover(content: ContentBuilder) -> None:
    magazine = Magazine(content.library())
    assert magazine.text("/", "//h1") == "Inspiration(s)"
    assert magazine.page("/").xpath("//section") == []


def test_the_accessibility_state_is_on_the_cover(content: ContentBuilder) -> None:
    content.entry(
        "pages/accessibilite.md",
        "titre: Accessibilité\ngabarit: accessibilite\ndate_etablissement: 2020-01-01\n"
        "technologies: [HTML]",
    )
    magazine = Magazine(content.library())
    assert "Accessibilité : non conforme" in magazine.text("/", "//footer")
    assert "Défenseur des droits" in magazine.text("/accessibilite/")
