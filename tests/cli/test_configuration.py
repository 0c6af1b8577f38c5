"""A configuration that cannot be read is told in French, at its line, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.magazine import CONFIGURATION, Magazine

FAULTS = {
    "a key pushed to the right": (
        CONFIGURATION.replace("site_url", "  site_url"),
        "mkdocs.yml:2:11  erreur (yaml-syntaxe)",
        "alignez « site_url » sur elle",
    ),
    "dashes that do not stand below each other": (
        f"{CONFIGURATION} - inspiration/feeds\n",
        "mkdocs.yml:7:2  erreur (yaml-syntaxe)",
        "alignez les tirets d'une même liste",
    ),
    "a tabulation": (
        CONFIGURATION.replace("  - inspiration", "\t- inspiration"),
        "mkdocs.yml:5:1  erreur (yaml-tabulation)",
        "remplacez-la par deux espaces",
    ),
    "a colon in a value": (
        CONFIGURATION.replace("Essai", "Essai: le magazine"),
        "mkdocs.yml:1:17  erreur (yaml-deux-points)",
        'site_name: "Essai: le magazine"',
    ),
    "a key that nothing reads": (
        f"{CONFIGURATION}site_nom: Essai\n",
        "mkdocs.yml:7:1  erreur (cle-inconnue)",
        "vouliez-vous dire « site_name » ?",
    ),
    "a key that is missing": (
        CONFIGURATION.replace("site_name: Essai", "# Essai"),
        "mkdocs.yml:1:1  erreur (cle-obligatoire)",
        "ajoutez une ligne « site_name: … »",
    ),
    "an option that nothing reads": (
        CONFIGURATION.replace("search: false", "publicher: Ville"),
        "mkdocs.yml:6:7  erreur (cle-inconnue)",
        "vouliez-vous dire « publisher » ?",
    ),
    "an option of another form": (
        CONFIGURATION.replace("search: false", "publication_hour: 7h"),
        "mkdocs.yml:6:7  erreur (type)",
        "une heure entre guillemets",
    ),
    "a plugin that is not there": (
        f"{CONFIGURATION}  - inspiration/fluxx\n",
        "mkdocs.yml:7:5  erreur (choix)",
        "l'extension « inspiration/fluxx » n'est pas installée",
    ),
    "an address without its scheme": (
        CONFIGURATION.replace("https://", ""),
        "mkdocs.yml:2:1  erreur (adresse)",
        "https://www.exemple.fr/",
    ),
    "a folder that is not there": (
        CONFIGURATION.replace("docs_dir: content", "docs_dir: contenu"),
        "mkdocs.yml:3:1  erreur (illisible)",
        "vérifiez la clé `docs_dir`",
    ),
}


@pytest.mark.parametrize("command", ["build", "check", "list drafts"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_configuration_that_cannot_be_read_is_told_at_its_line(
    magazine: Magazine, command: str, fault: str
) -> None:
    text, place, hint = FAULTS[fault]
    (magazine.folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    done = magazine.run(*command.split())
    assert done.exit_code > 0
    assert done.stderr.startswith(place)
    assert "    ^" in done.stderr
    assert hint in done.stderr
    assert "MkDocs" not in done.stderr


def test_a_configuration_in_another_encoding_is_told(magazine: Magazine) -> None:
    text = CONFIGURATION.replace("Essai", "Été")
    (magazine.folder / "mkdocs.yml").write_text(text, encoding="latin-1")
    done = magazine.run("check")
    assert done.exit_code == 2
    assert done.stderr.startswith("mkdocs.yml:1:12  erreur (encodage)")
    assert "enregistrez-le avec l'encodage UTF-8" in done.stderr


def test_the_fault_of_an_inherited_configuration_is_told_at_its_own_file(
    magazine: Magazine,
) -> None:
    shared: Path = magazine.folder / "commun.yml"
    shared.write_text("site_name: A: b\n", encoding="utf-8")
    inheriting = f"INHERIT: commun.yml\n{CONFIGURATION}"
    (magazine.folder / "mkdocs.yml").write_text(inheriting, encoding="utf-8")
    assert magazine.run("check").stderr.startswith("commun.yml:1:13  erreur (yaml-deux-points)")


def test_a_menu_that_names_no_page_is_told_in_french(
    magazine: Magazine, caplog: pytest.LogCaptureFixture
) -> None:
    magazine.content.write("guide/index.md", "# Guide\n\nVoir [la fiche](fich.md).\n")
    magazine.content.write("guide/fiche.md", "# Fiche\n")
    menu = (
        "nav:\n  - guide/index.md\n  - Fiches:\n      - La fiche: guide/fiches.md\n"
        "      - La même: ./guide/fiche.md\n  - Un autre site: https://example.org/a.md\n"
    )
    (magazine.folder / "mkdocs.yml").write_text(f"{CONFIGURATION}{menu}", encoding="utf-8")
    assert magazine.run("build").exit_code == 0
    warnings = [one.getMessage() for one in caplog.records if one.levelname == "WARNING"]
    assert warnings == [
        "inspiration: Le menu (`nav`) nomme « guide/fiches.md », qui n'existe pas. "
        "Vouliez-vous dire « guide/fiche.md » ?"
    ]
