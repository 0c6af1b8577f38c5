"""Each of a hundred mistakes is told at its place, with its remedy."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from inspiration.desk.check import check_library
from inspiration.desk.report import as_text
from inspiration.desk.rules import catalogue
from inspiration.library.editorial import MODEL_ROLE, MODEL_SOURCE
from inspiration.model.problem import Problem
from inspiration.model.restraint import Restraint
from inspiration.pages.site import Site
from tests.content_builder import CHAPO, ContentBuilder, rest_of_poc
from tests.desk.mistakes import FINGER, MISTAKES, Mistake

RESTRAINT = Restraint(date(2020, 9, 1), date(2020, 12, 31), "Élection d'automne")
INFINITIVE = re.compile(r"(?:(?:l[ea]|les|ne pas) |l’)?\w+(?:[eio]r|[tduvi]re)\b", re.IGNORECASE)
SITE = Site("Essai", "https://example.org/", restraints=(RESTRAINT,))


def write(content: ContentBuilder, mistake: Mistake) -> tuple[int, int]:
    """Write the neighbours and the faulty file; the place where the finger points."""
    content.entry("personnes/ana-silva.md", "nom: Ana Silva\nfonction: Autrice")
    content.entry("organisations/la-ruche.md", "nom: La Ruche")
    content.article("voisin")
    content.article("retire", "date: 2019-01-01\nretrait: 2019-02-01")
    content.entry("numeros/numero-1.md", f'titre: N\nnumero: 1\ndate: 2019-01-01\nchapo: "{CHAPO}"')
    if mistake.rule == "date-apres-numero":
        content.entry("numeros/numero-2.md", "titre: N\nnumero: 2\ndate: 2020-03-01")
    if "‸du-un" in mistake.text:
        content.article("du-un", "numero: 1")
    if mistake.rule == "sommaire-incomplet":
        content.article("du-deux", "numero: 2")
    if "photo.jpg" in mistake.text or "phto.jpg" in mistake.text:
        picture(content.root / "articles/essai/photo.jpg")
    content.write("articles/essai/abimee.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00")
    content.write("articles/essai/lettre.pdf", b"%PDF-1.4\n")
    content.write("articles/essai/outil.exe", b"MZ\x90\x00")
    frames = [Image.new("RGB", (40, 30), color) for color in ("white", "black")]
    frames[0].save(
        content.root / "articles/essai/anime.gif", save_all=True, append_images=frames[1:]
    )
    frames[0].save(content.root / "articles/essai/menteuse.jpg", "PNG")
    frames[0].convert("CMYK").save(content.root / "articles/essai/cmjn.jpg")
    frames[0].save(
        content.root / "articles/essai/pages.tif", save_all=True, append_images=frames[1:]
    )
    before, _, _ = mistake.text.partition(FINGER)
    content.write(mistake.file, mistake.text.replace(FINGER, ""))
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def picture(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (1600, 1200), "grey").save(file)


def found(content: ContentBuilder, mistake: Mistake) -> list[Problem]:
    problems = check_library(content.library(), SITE).problems
    return [p for p in problems if p.file == mistake.file and p.rule == mistake.rule]


def name(mistake: Mistake) -> str:
    return f"{mistake.rule}: {mistake.message}"


@pytest.mark.parametrize("mistake", MISTAKES, ids=name)
def test_a_mistake_is_told_at_its_place_with_its_remedy(
    content: ContentBuilder, mistake: Mistake
) -> None:
    place = write(content, mistake)
    problems = found(content, mistake)
    told = [p for p in problems if (p.line, p.column) == place and mistake.message in p.message]
    assert told, (place, problems)
    assert mistake.hint in told[0].hint
    assert not INFINITIVE.match(told[0].hint), "« écrivez », comme partout, et non « écrire »"


def test_the_table_is_long_and_every_remedy_is_said() -> None:
    assert len(MISTAKES) >= 100
    assert len({mistake.rule for mistake in MISTAKES}) >= 80
    without = {mistake.rule for mistake in MISTAKES if not mistake.hint}
    assert without <= SELF_EVIDENT


SELF_EVIDENT = {
    "choix",
    "image-alt-fichier",
    "image-alt-image",
    "image-alt-legende",
    "texte-a-completer",
    "texte-ancre",
    "texte-attribut",
    "texte-capitale",
    "texte-lien-protocole",
    "texte-ligature",
    "texte-mot-double",
    "texte-point-final",
    "texte-premier",
}
"""Rules whose message is its own remedy: « Etat » s'écrit « État »."""


def test_every_rule_that_is_broken_is_in_the_catalogue(content: ContentBuilder) -> None:
    known = {rule.id for rule in catalogue()}
    assert {mistake.rule for mistake in MISTAKES} <= known
    ids = [rule.id for rule in catalogue()]
    assert len(ids) == len(set(ids))


def test_the_line_shown_is_the_faulty_one(content: ContentBuilder) -> None:
    mistake = next(m for m in MISTAKES if m.rule == "texte-capitale")
    write(content, mistake)
    text = as_text(found(content, mistake), content.root)
    line, caret = text.split("\n")[2:4]
    assert line[caret.index("^") :].startswith("Etat")


def test_the_words_of_the_templates_are_those_that_are_looked_for() -> None:
    models = Path(__file__).parents[2] / "content/modeles"
    assert f"titre: {MODEL_SOURCE}\n" in (models / "article.md").read_text(encoding="utf-8")
    assert f"fonction: {MODEL_ROLE}\n" in (models / "personne.md").read_text(encoding="utf-8")


def test_signs_of_control_do_not_reach_the_terminal(content: ContentBuilder) -> None:
    content.write("articles/essai.md", b"---\ntitre: \x1b[31mT\x00\n---\n")
    text = as_text(content.library().content.problems, content.root)
    assert text.split("\n")[2] == "    titre:  [31mT "


def test_whoever_uses_a_list_that_cannot_be_read_is_sent_to_it(content: ContentBuilder) -> None:
    content.write("vocabulaires/rubriques.yml", "methode: [")
    content.article("essai")
    problems = check_library(content.library(), SITE).problems
    (found,) = [problem for problem in problems if problem.rule == "vocabulaire"]
    assert found.hint == "corrigez vocabulaires/rubriques.yml"


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2020-03-12 14:00", "2020-03-12"),
        ("2020-03-12", "2020-03-12 09:30"),
        ("2020-03-12 14:00", "2020-03-12 14:00+01:00"),
    ],
)
def test_an_end_as_far_as_it_is_known_is_not_before_the_start(
    content: ContentBuilder, start: str, end: str
) -> None:
    dates = f"date: 2020-01-01\ndebut: {start}\nfin: {end}"
    content.entry("agenda/essai.md", f"titre: E\n{dates}")
    rules = [problem.rule for problem in check_library(content.library(), SITE).problems]
    assert "fin-avant-debut" not in rules


def test_a_month_holds_its_days(content: ContentBuilder) -> None:
    head = rest_of_poc("debut: 2019-03-12\nfin: 2019-03\n")
    content.entry("poc/essai.md", f"{head}debut: 2019-03-12\nfin: 2019-03")
    rules = [problem.rule for problem in check_library(content.library(), SITE).problems]
    assert "fin-avant-debut" not in rules
