"""A faulty entry is left out and told with its place; everything else is shown."""

from __future__ import annotations

import pytest

from tests.press.preview.conftest import Desk

PONT = "/articles/pont/"


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("front_matter", "body", "place", "message", "hint"),
    [
        ("date: 31/01/2020", "Texte.\n", "articles/pont.md:8", "date", "2020-01-31"),
        ("titre: Lille : un pont", "Texte.\n", "articles/pont.md:8", "guillemets", "titre:"),
        ("poc: [nulle-part]", "Texte.\n", "articles/pont.md:9", "nulle-part", "créez"),
        ("", "Un [lien](./rien.md).\n", "articles/pont.md:10", "rien.md", "Remède"),
    ],
    ids=["date", "yaml", "reference", "texte"],
)
def test_the_page_of_a_faulty_entry_tells_the_fault(
    desk: Desk, front_matter: str, body: str, place: str, message: str, hint: str
) -> None:
    desk.content.article("pont", front_matter, body)
    page = desk.reader.until(PONT, lambda page: page.status == 422)
    assert place in page.content and message in page.content and hint in page.content
    assert "<mark>" in page.content
    assert "Laissé de côté" in page.bar
    assert desk.reader.get("/articles/banc/").status == 200
    assert "pont" not in desk.reader.get("/articles/").content


def test_a_mended_entry_comes_back(desk: Desk) -> None:
    desk.content.article("pont", "date: 31/01/2020")
    faulty = desk.reader.until(PONT, lambda page: page.status == 422)
    with desk.reader.listening(faulty) as events:
        desk.content.article("pont", "date: 2020-01-31")
        assert next(events)[0] == "page"
    desk.reader.until(PONT, lambda page: page.status == 200)


def test_a_link_to_a_faulty_entry_is_no_fault(desk: Desk) -> None:
    desk.content.article("pont", "date: 31/01/2020")
    desk.content.article("rue", "titre: Une rue", "Voir [le pont](pont.md).\n")
    page = desk.reader.until("/articles/rue/", lambda page: page.status == 200)
    assert "le pont" in page.content and PONT not in page.content


def test_the_newsroom_lists_everything(desk: Desk) -> None:
    desk.content.article("pont", "titre: Un pont\npoc: [nulle-part]")
    desk.content.article("rue", "titre: Une rue\nbrouillon: true\nprevu: 2020-09")
    desk.content.article("place", "titre: Une place\ndate: 2020-07-01")
    desk.content.article("gare", "titre: Une gare\ndate: 2020-01-15\nretrait: 2020-05-01")
    desk.content.article("long", "titre: " + "Un titre sans fin " * 6)
    page = desk.reader.until("/__apercu/", lambda page: "sans fin" in page.content)
    page = desk.reader.until("/__apercu/", lambda page: "articles/long.md:" in page.content)
    words = plain(page.content)
    assert "articles/pont.md:" in words and "nulle-part" in words
    assert "titre-long" in words
    assert "Brouillon, prévu : septembre 2020" in words
    assert "À paraître le 1er juillet 2020 à 7 h" in words
    assert "Retiré le 1er mai 2020 à 7 h" in words
    assert "1 entrée laissée de côté" in plain(desk.reader.get("/").bar)


def test_drafts_are_shown_with_their_state(desk: Desk) -> None:
    desk.content.article("rue", "titre: Une rue\nbrouillon: true\nprevu: ete")
    page = desk.reader.until("/articles/rue/", lambda page: page.status == 200)
    assert "Brouillon, prévu : été 2020" in plain(page.bar)


def test_a_warning_is_told_in_the_bar_and_the_page_is_shown(desk: Desk) -> None:
    desk.content.article("long", "titre: " + "Un titre sans fin " * 6, "Le texte.\n")
    page = desk.reader.until("/articles/long/", lambda page: page.status == 200)
    assert "Le texte." in page.content
    assert "1 conseil" in plain(page.bar) and "articles/long.md:8" in page.bar


def test_a_message_can_be_copied_as_it_stands(desk: Desk) -> None:
    desk.content.article("pont", "titre: Lille : un pont")
    page = desk.reader.until(PONT, lambda page: page.status == 422)
    assert "titre: &#34;Lille : un pont&#34;" in page.content


def test_a_whole_folder_of_faults_stops_nothing(desk: Desk) -> None:
    for rank in range(5):
        desk.content.write(f"articles/faux-{rank}.md", b"\xff\xfe---\n")
    desk.content.write("articles/banc.md", "")
    page = desk.reader.until("/articles/banc/", lambda page: page.status == 422)
    assert "est vide" in page.content
    assert desk.reader.get("/").status == 200


def test_the_words_of_a_page_are_read_once_it_is_shown(desk: Desk) -> None:
    desk.content.article("rue", "titre: Une rue", " ".join(["mot"] * 60) + ".\n")
    page = desk.reader.until("/articles/rue/", lambda page: page.status == 200)
    with desk.reader.listening(page) as events:
        name, data = next(events)
    assert name == "bar" and "phrase-longue" in data["html"]
    assert "phrase-longue" in desk.reader.get("/articles/rue/").bar
    desk.content.article("rue", "titre: Une rue", "Un mot.\n")
    page = desk.reader.until("/articles/rue/", lambda page: "Un mot." in page.content)
    assert "phrase-longue" not in page.bar


def test_a_faulty_list_shared_by_all_is_told_first(desk: Desk) -> None:
    desk.content.write("vocabulaires/genres.yml", "methode: [\n")
    page = desk.reader.until("/__apercu/", lambda page: "Fichiers communs" in page.content)
    assert "vocabulaires/genres.yml:" in page.content.partition("Laissées de côté")[0]
    assert desk.reader.get("/").status == 200
    desk.content.write("vocabulaires/genres.yml", "methode: {libelle: Méthode}\n")
    desk.reader.until("/articles/banc/", lambda page: page.status == 200)
