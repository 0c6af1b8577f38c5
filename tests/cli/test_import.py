"""`inspiration import poc`, as it is typed."""

from __future__ import annotations

from tests.cli.magazine import Magazine

TABLE = """\
Nom;Sa question;Ses sources
Un jardin;Comment jardiner à plusieurs ?;Une source
;Comment ?;Une source
"""
MAPPING = """\
colonnes:
  Nom: titre
  Sa question: question
  Ses sources: sources_titre
valeurs:
  date: 2020-01-15
  brouillon: true
"""


def test_a_row_becomes_a_sheet_and_a_fault_is_told_with_its_line(magazine: Magazine) -> None:
    (magazine.folder / "t.csv").write_text(TABLE, encoding="utf-8")
    (magazine.folder / "m.yml").write_text(MAPPING, encoding="utf-8")
    words = ("import", "poc", "t.csv", "--mapping", "m.yml")
    tried = magazine.run(*words, "--dry-run")
    assert "À écrire : poc/un-jardin/index.md" in tried.stdout
    assert not (magazine.content.root / "poc").exists()
    done = magazine.run(*words)
    assert done.exit_code == 1
    assert "ligne 3, colonne « Nom » : le POC n'a pas de nom" in done.stderr
    assert done.stdout.endswith("1 fiche écrite, 1 ligne refusée.\n")
    assert magazine.run("check").exit_code == 0
    again = magazine.run(*words)
    assert "le POC « un-jardin » existe déjà" in again.stderr


def test_a_table_that_is_not_there_is_said_in_french(magazine: Magazine) -> None:
    done = magazine.run("import", "poc", "absent.csv")
    assert done.exit_code == 2
    assert "« absent.csv » n'existe pas" in done.stderr
