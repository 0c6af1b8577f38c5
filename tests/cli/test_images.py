"""`inspiration images` and `inspiration cache`: what pictures weigh, and what is kept of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspiration.images import ImageCache, Place
from inspiration.images.on_request import OnRequest
from inspiration.pages.pictures import Pictures
from tests.cli.magazine import Magazine
from tests.images.photographs import quadrants, saved

RECORD = 'image: {fichier: mur.png, alt: Un mur, credit: "Photo : MEL", nature: dessin}'


@pytest.fixture
def illustrated(magazine: Magazine) -> Magazine:
    """An article whose cards are made, and nothing else of its picture."""
    magazine.content.article("mur/index", RECORD)
    (magazine.content.root / "articles/mur/mur.png").write_bytes(saved(quadrants(500, 330), "PNG"))
    return magazine


def make_one(magazine: Magazine) -> str:
    """Make one of the files that the front page shows; return its key."""
    library = magazine.content.library()
    with ImageCache(folder(magazine), library.content.root) as cache:
        pictures = Pictures(library, cache.facts)
        planned = pictures.main(library.articles[0], Place.CARD)
        assert planned
        job = planned.plan.jobs[0]
        OnRequest(cache).photograph(job, job.outputs[0])
        return job.outputs[0].key


def folder(magazine: Magazine) -> Path:
    return magazine.folder / ".cache/inspiration/images"


def test_a_report_tells_pages_entries_and_what_is_to_be_made(illustrated: Magazine) -> None:
    make_one(illustrated)
    done = illustrated.run("images", "report")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert any(line.endswith("  /articles/mur/") for line in lines)
    assert any(line.endswith("  articles/mur") for line in lines)
    assert "Le cache donne 1 fichier sur" in done.stdout
    assert "À faire encore" in done.stdout


def test_a_magazine_without_pictures_says_so(magazine: Magazine) -> None:
    magazine.content.article("mur")
    assert "Aucune image n'est publiée." in magazine.run("images", "report").stdout


def test_the_cache_tells_what_it_holds_and_gives_back_the_rest(illustrated: Magazine) -> None:
    key = make_one(illustrated)
    assert illustrated.run("cache", "status").stdout.startswith("1 fichier de 1 image,")
    assert illustrated.run("cache", "prune").stdout.startswith("0,0 Mo")
    assert illustrated.run("cache", "status").stdout.startswith("1 fichier de 1 image")
    assert illustrated.run("cache", "verify").stdout == "Rien d'abîmé.\n"
    with ImageCache(folder(illustrated), illustrated.content.root) as cache:
        cache.path(key).write_bytes(b"x")
    damaged = illustrated.run("cache", "verify")
    assert damaged.exit_code == 1
    assert damaged.stdout == "1 fichier abîmé, oublié\n"
    assert illustrated.run("cache", "status").stdout.startswith("0 fichier")
