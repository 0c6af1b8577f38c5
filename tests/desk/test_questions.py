"""The questions of `new --interactive` and their answers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from inspiration.desk.begin import begin
from inspiration.desk.questions import BadAnswer, questions, with_answer
from inspiration.model.kinds import FOLDERS
from tests.content_builder import ContentBuilder

REAL = Path(__file__).parents[2] / "content"


@pytest.fixture
def desk(content: ContentBuilder) -> ContentBuilder:
    shutil.copytree(REAL / "modeles", content.root / "modeles")
    content.entry("numeros/numero-2.md", "titre: N\nnumero: 2\ndate: 2021-01-01")
    content.entry("personnes/ana-silva.md", "nom: Ana Silva\nfonction: Autrice")
    content.entry("organisations/la-ruche.md", "nom: La Ruche")
    content.entry("lieux/la-halle.md", "nom: La Halle")
    return content


def answered(desk: ContentBuilder, kind: str, key: str, answer: str) -> dict[str, object]:
    library = desk.library()
    question = next(question for question in questions(library, kind) if question.key == key)
    text = with_answer(library, kind, begin(library, kind, "Un essai").text, question, answer)
    values = yaml.safe_load(text.split("\n---\n")[0].removeprefix("---\n"))
    assert isinstance(values, dict)
    return {key: str(value) if key in ("date", "debut") else value for key, value in values.items()}


@pytest.mark.parametrize(
    ("kind", "key", "answer", "value"),
    [
        ("article", "chapo", "Lille : deux bancs", "Lille : deux bancs"),
        ("article", "genre", "Méthode", "methode"),
        ("article", "genre", "outil", "methode"),
        ("article", "numero", "2", 2),
        ("article", "auteurs", "Ana Silva, redaction", ["ana-silva", "redaction"]),
        ("article", "date", "15 mars 2020", "2020-03-15"),
        ("article", "date", "15/03/2020 18h30", "2020-03-15 18:30"),
        ("article", "prevu", "ete", "ete"),
        ("article", "prevu", "mars 2020", "2020-03"),
        ("numero", "saison", "HIVER", "hiver"),
        ("poc", "question", "Comment faire ?", "Comment faire ?"),
        ("poc", "porteur", "la ruche", "la-ruche"),
        ("poc", "porteur", "Un collectif sans fiche", "Un collectif sans fiche"),
        ("poc", "communes", "villeneuve d'ascq, 59350", ["Villeneuve-d'Ascq", "Lille"]),
        ("poc", "debut", "2019-03", "2019-03"),
        ("evenement", "lieu", "La Halle", "la-halle"),
        ("evenement", "commune", "LILLE", "Lille"),
        ("personne", "organisation", "La Ruche", "la-ruche"),
        ("organisation", "site", "https://example.org/", "https://example.org/"),
        ("lieu", "acces", "De plain-pied", "De plain-pied"),
        ("page", "gabarit", "Glossaire", "glossaire"),
    ],
)
def test_an_answer_is_read_as_a_colleague_would(
    desk: ContentBuilder, kind: str, key: str, answer: str, value: object
) -> None:
    assert answered(desk, kind, key, answer)[key] == value


@pytest.mark.parametrize(
    ("kind", "key", "answer", "message"),
    [
        ("article", "genre", "entretient", "vouliez-vous dire « entretien »"),
        ("article", "auteurs", "Ana Silvo", "vouliez-vous dire « ana-silva »"),
        ("article", "numero", "7", "n'a pas de fiche"),
        ("article", "date", "demain", "attend une date"),
        ("article", "date", "2020-02-31", "attend une date"),
        ("poc", "communes", "Lile", "vouliez-vous dire « Lille »"),
        ("organisation", "site", "example.org", "elle commence par https://"),
        ("page", "gabarit", "inconnu", "attend une de ces valeurs"),
    ],
)
def test_a_wrong_answer_is_explained(
    desk: ContentBuilder, kind: str, key: str, answer: str, message: str
) -> None:
    with pytest.raises(BadAnswer, match=message):
        answered(desk, kind, key, answer)


@pytest.mark.parametrize("kind", FOLDERS)
def test_every_question_has_words_and_a_place_in_the_model(desk: ContentBuilder, kind: str) -> None:
    model = (REAL / "modeles" / f"{kind}.md").read_text(encoding="utf-8")
    for question in questions(desk.library(), kind):
        assert question.label and question.hint, question.key
        assert f"\n{question.key}:" in model or f"\n# {question.key}:" in model, question.key


def test_an_answer_takes_the_place_of_the_example_and_no_other(desk: ContentBuilder) -> None:
    library = desk.library()
    before = begin(library, "poc", "Un essai").text
    question = next(q for q in questions(library, "poc") if q.key == "communes")
    after = with_answer(library, "poc", before, question, "Lille")
    assert after == before.replace("# communes: [Lille]", "communes: [Lille]")
