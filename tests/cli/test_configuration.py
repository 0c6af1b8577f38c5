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
    "no address": (
        CONFIGURATION.replace("site_url: https://example.org/", "# site_url"),
        "mkdocs.yml:1:1  erreur (cle-obligatoire)",
        "ajoutez une ligne « site_url: … »",
    ),
    "a theme folder that is not there": (
        f"{CONFIGURATION}theme:\n  name: material\n  custom_dir: allure\n",
        "mkdocs.yml:9:3  erreur (illisible)",
        "vérifiez `custom_dir`, qui part du dossier",
    ),
    "a theme that is not there": (
        f"{CONFIGURATION}theme:\n  name: materiel\n",
        "mkdocs.yml:7:1  erreur (choix)",
        "material",
    ),
    "a number for a text": (
        CONFIGURATION.replace("Essai", "2026"),
        "mkdocs.yml:1:1  erreur (type)",
        "mettez la valeur entre guillemets",
    ),
    "yes for true": (
        CONFIGURATION.replace("search: false", "search: oui"),
        "mkdocs.yml:6:7  erreur (type)",
        "écrivez true (oui) ou false (non)",
    ),
    "a mail without its host": (
        CONFIGURATION.replace("search: false", "email: redaction"),
        "mkdocs.yml:6:7  erreur (type)",
        "redaction@exemple.fr",
    ),
    "a format that is not made": (
        f"{CONFIGURATION}  - inspiration/editions:\n      formats: [docx]\n",
        "mkdocs.yml:8:7  erreur (choix)",
        "`formats` attend pdf, epub, et non 'docx'",
    ),
    "a text for a list": (
        f"{CONFIGURATION}  - inspiration/editions:\n      formats: pdf\n",
        "mkdocs.yml:8:7  erreur (type)",
        "une valeur par ligne, précédée d'un tiret",
    ),
    "a limit that nothing reads": (
        CONFIGURATION.replace("search: false", "budget: {pages: 3}"),
        "mkdocs.yml:6:7  erreur (cle-inconnue)",
        "clé inconnue `budget.pages`",
    ),
    "a limit in letters": (
        CONFIGURATION.replace("search: false", "budget: {requests: peu}"),
        "mkdocs.yml:6:7  erreur (type)",
        "`budget.requests` : reçu 'peu', attendu un nombre entier",
    ),
    "a number for a group": (
        CONFIGURATION.replace("search: false", "budget: 12"),
        "mkdocs.yml:6:7  erreur (type)",
        "une clé par ligne, en retrait",
    ),
    "an extension that is not there": (
        f"{CONFIGURATION}markdown_extensions:\n  - tabls\n",
        "mkdocs.yml:8:5  erreur (choix)",
        "vérifiez son nom, ou ôtez cette ligne",
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
    assert not {"MkDocs", "Expected", "does not", "class"} & set(done.stderr.split())


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
