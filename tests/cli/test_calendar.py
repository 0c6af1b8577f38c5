"""`inspiration calendar`, as it is typed."""

from __future__ import annotations

import json

import pytest

from tests.cli.magazine import CONFIGURATION, Magazine

RESERVES = (
    CONFIGURATION
    + """\
      reserves:
        - du: 2020-09-01
          au: 2020-12-31
          libelle: Élection
"""
)


@pytest.fixture
def planned(magazine: Magazine) -> Magazine:
    magazine.content.article("un", "brouillon: true\nprevu: 2020-10")
    (magazine.folder / "mkdocs.yml").write_text(RESERVES, encoding="utf-8")
    return magazine


def test_the_calendar_is_told_with_the_periods_of_the_configuration(planned: Magazine) -> None:
    done = planned.run("calendar", "--at", "2020-06-01T12:00")
    assert "Article un  [articles/un.md]  (réserve électorale : Élection)" in done.stdout
    data = json.loads(
        planned.run("calendar", "--at", "2020-06-01T12:00", "--format", "json").stdout
    )
    assert data["lines"][0]["restraint"] == "Élection"


@pytest.mark.parametrize(
    ("form", "start"), [("ics", b"BEGIN:VCALENDAR\r\n"), ("html", b"<!doctype")]
)
def test_the_calendar_is_written_to_a_file(planned: Magazine, form: str, start: bytes) -> None:
    done = planned.run("calendar", "--format", form, "--output", "c")
    assert done.stdout == "Écrit : c\n"
    assert (planned.folder / "c").read_bytes().startswith(start)


@pytest.mark.parametrize("words", [("calendar", "--output"), ("schema", "--output")])
def test_what_cannot_be_written_is_said_in_french(
    magazine: Magazine, words: tuple[str, str]
) -> None:
    """A file stands where a folder is needed."""
    done = magazine.run(*words, "mkdocs.yml/ici")
    assert done.exit_code == 1
    assert done.stderr.startswith("mkdocs.yml/ici ne s'écrit pas : ")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "au: 2020-12-31",
            "au: 2020-01-31",
        ),
        ("au: 2020-12-31", "au: demain"),
        ("libelle: Élection", "nom: Élection"),
    ],
)
def test_a_period_that_cannot_be_read_is_said_in_french(
    planned: Magazine, written: str, told: str
) -> None:
    text = RESERVES.replace(written, told)
    (planned.folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    done = planned.run("calendar")
    assert done.exit_code == 2
    assert done.stderr.startswith("mkdocs.yml:")
    assert "`reserves`" in done.stderr
    assert "attendu « du: " in done.stderr or "avant de commencer" in done.stderr
