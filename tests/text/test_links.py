from __future__ import annotations

import pytest


def test_a_link_to_a_file_becomes_its_address(page) -> None:
    shown = page('Voir [le métier](../poc/brico-concierge.md#bilan "L\'essai").')
    link = shown.one("//a")
    assert link.get("href") == "/poc/brico-concierge/#bilan"
    assert link.get("title") == "L’essai"
    assert shown.rendered.links == ("../poc/brico-concierge.md#bilan",)


def test_a_link_without_words_takes_the_title(page) -> None:
    shown = page("Voir [](poc:brico-concierge) et [](article:city).")
    assert [link.text for link in shown.all("//a")] == ["L’art du brico-concierge", "It's a city!"]
    assert [link.get("lang") for link in shown.all("//a")] == [None, "en"]


def test_a_link_to_what_is_not_public_keeps_the_words_only(page) -> None:
    shown = page("Voir [ces *mots*](article:a-paraitre) !")
    assert shown.all("//a") == []
    assert shown.text("//p") == "Voir ces mots !"
    assert shown.rendered.problems == ()
    assert shown.rendered.links == ("article:a-paraitre",)


def test_a_title_not_yet_public_never_shows(page) -> None:
    shown = page("Un.\n\nVoir [](article:a-paraitre).")
    assert "secret" not in shown.html
    assert [(p.rule, p.line, p.severity) for p in shown.rendered.problems] == [
        ("texte-lien-sans-mots", 3, "error")
    ]


def test_an_unknown_entry_is_an_error_where_it_stands(page) -> None:
    shown = page("Un [a](poc:brico-concierge).\n\nDeux [b](poc:inconnu), trois [c](poc:inconnu).")
    places = [(p.rule, p.line, p.column) for p in shown.rendered.problems]
    assert places == [("texte-lien", 3, 10), ("texte-lien", 3, 34)]
    assert shown.text("//p[2]") == "Deux b, trois c."


@pytest.mark.parametrize("target", ["https://a.fr/?a=1&b=2", "mailto:a@b.fr", "tel:+33320212223"])
def test_links_outside_are_kept(page, target: str) -> None:
    shown = page(f"[a]({target})")
    assert shown.one("//a").get("href") == target
    assert shown.rendered.links == ()


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java&#115;cript:alert(1)",
        "java&Tab;script:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
    ],
)
def test_links_that_run_code_are_refused(page, target: str) -> None:
    shown = page(f"[a]({target})")
    assert shown.all("//a") == []
    assert set(shown.rules) <= {"texte-lien-protocole", "texte-lien"}
    assert shown.rules


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("http://127.0.0.1:8000/poc/brico-concierge/", "fin : /poc/brico-concierge/"),
        ("http://localhost:8001", "fin : /"),
        ("www.exemple.fr", "« https://www.exemple.fr »"),
        ("ville.exemple.fr/page", "« https://ville.exemple.fr/page »"),
        ("nom@exemple.fr", "« mailto:nom@exemple.fr »"),
    ],
)
def test_an_address_that_leads_readers_nowhere_is_told(page, target: str, hint: str) -> None:
    (problem,) = page(f"Un texte, puis [un lien]({target}).").rendered.problems
    assert (problem.rule, problem.column) == ("texte-lien", 26)
    assert hint in problem.hint


def test_the_host_of_another_site_is_no_preview(page) -> None:
    assert page("[a](https://localhost.exemple.fr/)").rules == []


def test_an_anchor_leads_to_a_heading_of_the_page(page) -> None:
    shown = page("[oui](#titre) [non](#absente)\n\n## Titre")
    assert [(p.rule, p.message.count("#absente")) for p in shown.rendered.problems] == [
        ("texte-ancre", 1)
    ]


def test_addresses_and_mails_between_brackets_are_links(page) -> None:
    shown = page("<https://a.fr/l'eau> et <contact@a.fr>")
    assert [link.get("href") for link in shown.all("//a")] == [
        "https://a.fr/l'eau",
        "mailto:contact@a.fr",
    ]
    assert "&#" not in shown.html


def test_a_link_by_reference_is_resolved_too(page) -> None:
    shown = page("Voir [le métier][m].\n\n[m]: ../poc/brico-concierge.md")
    assert shown.one("//a").get("href") == "/poc/brico-concierge/"
