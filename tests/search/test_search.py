"""What readers type finds what editors wrote, and nothing that is not public."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from inspiration.pages.site import Site
from inspiration.pages.texts import Texts
from inspiration.search.index import index_files
from inspiration.search.pagefind import Pagefind, PagefindFault
from inspiration.search.records import SearchRecord, fold_for_search, search_records
from tests.content_builder import ContentBuilder

SITE = Site("Essai", "https://essai.example/")


def records(content: ContentBuilder) -> dict[str, SearchRecord]:
    library = content.library()
    texts = Texts(library, SITE)
    found = search_records(library, SITE, lambda entry: texts.of(entry).html)
    return {record.url: record for record in found}


def test_the_index_holds_what_readers_type(content: ContentBuilder) -> None:
    content.article("essai", body="L'œuvre de l’équipement : « à l'école » ?\n")
    found = records(content)["/articles/essai/"]
    assert "L'oeuvre de l'équipement" in found.content
    assert "L’œuvre de l’équipement" in found.text
    assert len(found.content.split()) == len(f"{found.title} {found.text}".split())


def test_what_is_shown_of_a_text_is_typeset_as_it_is_read(content: ContentBuilder) -> None:
    content.article(
        "essai",
        "chapo: \"L'essai d'une rue.\"",
        body="Une [carte](https://a.example/), **libre**. Le 1er.[^n]\n\n- Un\n- Deux\n\n"
        "[^n]: Note.\n",
    )
    text = records(content)["/articles/essai/"].text
    assert text.startswith("L’essai d’une rue. Une carte, libre. Le 1er. Un Deux")


def test_drafts_and_entries_to_come_are_never_indexed(content: ContentBuilder) -> None:
    content.article("brouillon", "brouillon: true")
    content.article("demain", "date: 2030-01-01")
    content.article("public")
    assert set(records(content)) == {"/articles/public/"}


def test_a_search_is_narrowed_by_kind_domain_commune_and_numero(content: ContentBuilder) -> None:
    content.poc("jardin", "domaine: logement\ncommunes: [Lille]")
    content.entry("numeros/numero-1.md", "titre: N\nnumero: 1\ndate: 2020-01-01")
    content.article("essai", "numero: 1\npoc: jardin")
    found = records(content)
    assert found["/poc/jardin/"].filters == {
        "genre": ("POC",),
        "domaine": ("Logement",),
        "commune": ("Lille",),
    }
    assert found["/articles/essai/"].filters == {
        "genre": ("Article",),
        "commune": ("Lille",),
        "numero": ("nº 1",),
    }


def test_the_index_is_made_once_for_the_same_records(
    content: ContentBuilder, tmp_path: Path
) -> None:
    content.article("essai")
    made = index_files(tuple(records(content).values()), tmp_path / "cache")
    assert "pagefind.js" in made and any(path.endswith(".pf_index") for path in made)
    assert not any("ui" in path for path in made)
    before = {path: file.stat().st_mtime_ns for path, file in made.items()}
    again = index_files(tuple(records(content).values()), tmp_path / "cache")
    assert {path: file.stat().st_mtime_ns for path, file in again.items()} == before


def test_folding_keeps_accents_and_case() -> None:
    assert fold_for_search("Œuvre d’été\u202f!") == "Oeuvre d'été !"


def test_an_index_of_any_size_is_made(tmp_path: Path) -> None:
    """Pagefind's own Python waits for ever above two megabytes (readuntil's limit)."""
    words = ["".join(pair) + str(rank) for rank, pair in enumerate(product("abcdefghij", repeat=4))]
    records = tuple(
        SearchRecord(
            f"/articles/a{n}/",
            f"T {n}",
            "k",
            " ".join(words[(37 * n + 101 * k) % 10_000] for k in range(900)),
            {},
        )
        for n in range(120)
    )
    made = index_files(records, tmp_path)
    assert sum(path.endswith(".pf_fragment") for path in made) == len(records)


def test_a_program_that_stays_silent_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inspiration.search.pagefind.SILENCE", 0.3)
    silent = tmp_path / "silent"
    silent.write_text("#!/bin/sh\nexec sleep 600\n")
    silent.chmod(0o755)
    with Pagefind(silent, "fr") as pagefind, pytest.raises(PagefindFault, match="arrêté"):
        pagefind.add(url="/a/", content="a", meta={}, filters={})


def test_an_empty_magazine_has_an_index(tmp_path: Path) -> None:
    assert "pagefind-entry.json" in index_files((), tmp_path)
