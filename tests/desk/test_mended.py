"""A text is read in the same check as a front matter at fault, unless that takes guessing."""

from __future__ import annotations

import pytest
from PIL import Image

from inspiration.desk.check import check_library
from inspiration.desk.reading import ReadingMemory
from inspiration.model.kinds import KINDS
from inspiration.model.problem import Problem
from inspiration.pages.site import Site
from tests.content_builder import ContentBuilder

SITE = Site("Essai", "https://example.org/")
FAULTY_TEXT = "\n## Un intertitre\n\nVoyez [la suite](nulle-part.md).\n"


def problems_of(content: ContentBuilder, path: str) -> list[Problem]:
    found = check_library(content.library(), SITE).problems
    return [problem for problem in found if problem.file == path]


def rules_of(content: ContentBuilder, path: str) -> list[str]:
    return [problem.rule for problem in problems_of(content, path)]


@pytest.mark.parametrize(
    "head",
    [
        "titre: Essai",  # the date is missing
        "titre: Essai\ndate: 12 mars",
        "titre: Essai\ndate: 2020-01-01\ntitr: Un autre",
        "titre: Essai\ndate: 2020-01-01\nmots_cles:\n  - jardin\n  - [bac]\n  - [sable]",
        "titre: Essai\ndate: 2020-01-01\nsources:\n  - titre: Sans adresse\n    url: rien",
        "titre:\ndate: 2020-01-01\nbrouillon: peut-être",
    ],
)
def test_a_text_is_read_in_spite_of_its_front_matter(content: ContentBuilder, head: str) -> None:
    content.write("articles/essai.md", f"---\n{head}\n---\n{FAULTY_TEXT}")
    rules = rules_of(content, "articles/essai.md")
    assert "texte-lien" in rules and "texte-non-relu" not in rules
    place = head.count("\n") + 7
    (link,) = [p for p in problems_of(content, "articles/essai.md") if p.rule == "texte-lien"]
    assert (link.line, link.column) == (place, 18)


@pytest.mark.parametrize("path", ["articles/Mon Essai.md", "agenda/agenda.md"])
def test_a_text_is_read_in_spite_of_its_name(content: ContentBuilder, path: str) -> None:
    head = "titre: E\ndate: 2020-01-01" + ("\ndebut: 2020-02-01" if "agenda" in path else "")
    content.write(path, f"---\n{head}\n---\n{FAULTY_TEXT}")
    assert {"nom-de-fichier", "texte-lien"} <= set(rules_of(content, path))


def test_both_texts_of_one_address_are_read(content: ContentBuilder) -> None:
    head = "---\ntitre: E\ndate: 2020-01-01\n---\n"
    content.write("articles/a/essai.md", head + FAULTY_TEXT)
    content.write("articles/b/essai.md", head + FAULTY_TEXT)
    assert "texte-lien" in rules_of(content, "articles/a/essai.md")
    assert {"adresse-double", "texte-lien"} <= set(rules_of(content, "articles/b/essai.md"))


def test_a_picture_without_words_hides_no_fault_of_the_text(content: ContentBuilder) -> None:
    head = "titre: E\ndate: 2020-01-01\nimages:\n  - fichier: photo.jpg"
    content.write("articles/essai/index.md", f"---\n{head}\n---\n{FAULTY_TEXT}\n![](photo.jpg)\n")
    Image.new("RGB", (1600, 1200), "grey").save(content.root / "articles/essai/photo.jpg")
    rules = rules_of(content, "articles/essai/index.md")
    assert {"cle-obligatoire", "image-alt", "texte-lien"} <= set(rules)
    assert "texte-image" not in rules, "its record was read"


def test_a_missing_file_is_told_beside_a_missing_date(content: ContentBuilder) -> None:
    files = "images: [{fichier: phto.jpg, alt: A, credit: C}]"
    content.write("articles/essai/index.md", f"---\ntitre: E\n{files}\n---\nUn texte.\n")
    (told,) = [
        problem
        for problem in problems_of(content, "articles/essai/index.md")
        if problem.rule == "image-absente"
    ]
    assert told.line == 3


def test_dates_that_only_an_example_sets_at_odds_are_not(content: ContentBuilder) -> None:
    head = "titre: E\nmaj: 2019-01-01\nretrait: 2019-02-01\nmots_cles: [[a]]"
    content.write("articles/essai.md", f"---\n{head}\n---\nUn texte.\n")
    rules = rules_of(content, "articles/essai.md")
    assert {"cle-obligatoire", "type"} <= set(rules)
    assert not {"maj-avant-date", "retrait-avant-date"} & set(rules)


@pytest.mark.parametrize(
    "head",
    [
        "titre: E : F",
        "titre: E\ndate: 2020-01-01\ngenre: [entretien]",
        "titre: E\ndate: 2020-01-01\nlangue: français",
        "titre: E\ndate: 2020-01-01\nimages:\n  photo.jpg:\n    alt: Un banc",
        "titre: E\ndate: 2020-01-01\nimages:\n  - alt: Un banc\n    credit: X",
        "titre: E\ndate: 2020-01-01\nimagess:\n  - fichier: photo.jpg",
        "titre: E\ndate: 2020-01-01\nillustrations: photo.jpg",
        "titre: E\ndate: 2020-01-01\ngenre: entretien\npersonnes: [[ana]]",
    ],
)
def test_nothing_is_guessed_of_a_text_that_hangs_on_what_is_wrong(
    content: ContentBuilder, head: str
) -> None:
    content.write("articles/essai.md", f"---\n{head}\n---\n{FAULTY_TEXT}")
    found = problems_of(content, "articles/essai.md")
    rules = {problem.rule for problem in found}
    assert "texte-lien" not in rules
    (told,) = [problem for problem in found if problem.rule == "texte-non-relu"]
    assert not told.is_error and told.line == head.count("\n") + 4


@pytest.mark.parametrize("kind", KINDS)
def test_an_example_stands_for_whatever_a_kind_requires(content: ContentBuilder, kind: str) -> None:
    content.write(f"{kind}/essai.md", f"---\nbrouillon: true\n---\n{FAULTY_TEXT}")
    assert {"cle-obligatoire", "texte-lien"} <= set(rules_of(content, f"{kind}/essai.md"))


def test_an_entry_without_text_has_none_to_read(content: ContentBuilder) -> None:
    content.write("articles/essai.md", "---\ntitre: E : F\n---\n\n")
    assert "texte-non-relu" not in rules_of(content, "articles/essai.md")


def test_words_of_an_example_are_not_taken_for_those_of_the_editor(
    content: ContentBuilder,
) -> None:
    content.write("articles/essai.md", "---\ndate: 2020-01-01\n---\nUn texte.\n")
    assert not [p for p in problems_of(content, "articles/essai.md") if p.key == "titre"][1:]


def test_a_text_is_read_whole_once_its_number_is_its_own(content: ContentBuilder) -> None:
    memory = ReadingMemory(content.root / "readings")
    head = "numero: 1\ndate: 2020-01-01\nchapo: 'Un etat, un Etat.'"
    content.write("numeros/numero-1.md", f"---\ntitre: Un\n{head}\n---\nUn texte.\n")
    content.write("numeros/autre.md", f"---\ntitre: Autre\n{head}\n---\n{FAULTY_TEXT}")
    before = check_library(content.library(), SITE, memory).problems
    assert [p.rule for p in before if p.file == "numeros/autre.md"].count("texte-lien") == 1
    again = check_library(content.library(), SITE, memory).problems
    assert again == before
