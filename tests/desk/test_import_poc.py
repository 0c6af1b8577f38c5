from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from inspiration.data.dataset import csv_bytes, poc_dataset
from inspiration.desk.import_poc import RowFault, import_pocs
from inspiration.library import Library, read_content
from inspiration.model.poc import Poc
from inspiration.model.record import values_of
from tests.content_builder import ContentBuilder
from tests.data.sample import FULL, publication


def row(rank: int, **changes: str) -> dict[str, str]:
    cells = {
        "id": f"essai-{rank}",
        "titre": f"Essai {rank}",
        "question": "Comment essayer ?",
        "date": "2020-02-01",
        "domaine": "logement",
        "communes": "Lille|Annœullin",
        "debut": "2019-12",
        "sources_titre": "Un tableau",
    }
    return cells | changes


def write(file: Path, rows: list[dict[str, str]], delimiter: str = ",") -> Path:
    with file.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, rows[0], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return file


def faults_of(content: ContentBuilder, tmp_path: Path, *rows: dict[str, str]) -> list[RowFault]:
    return import_pocs(content.root, write(tmp_path / "poc.csv", list(rows))).faults


def library_of(content: ContentBuilder) -> Library:
    library = content.library("2021-01-01T12:00")
    assert not [problem for problem in library.problems if problem.is_error]
    return library


def test_each_row_becomes_a_folder_that_the_library_reads(
    content: ContentBuilder, tmp_path: Path
) -> None:
    report = import_pocs(content.root, write(tmp_path / "poc.csv", [row(1), row(2)]))
    assert (report.rows, report.refused) == (2, 0)
    assert report.written == ["poc/essai-1/index.md", "poc/essai-2/index.md"]
    poc = library_of(content).get(Poc, "essai-1")
    assert poc and poc.communes == ("Lille", "Annœullin")
    assert (poc.domain, poc.start, poc.sources[0].title) == ("logement", "2019-12", "Un tableau")


def test_what_is_published_comes_back_the_same(content: ContentBuilder, tmp_path: Path) -> None:
    content.entry("organisations/la-ville.md", "nom: La Ville d'essai")
    content.poc("compost", FULL.split("    image:")[0].replace(", cachee", ""))
    content.poc("muet")
    before = library_of(content)
    file = tmp_path / "poc.csv"
    file.write_bytes(csv_bytes(poc_dataset(publication(before))))
    other = ContentBuilder(tmp_path / "autre")
    other.entry("organisations/la-ville.md", "nom: La Ville d'essai")
    report = import_pocs(other.root, file)
    assert report.faults == []
    after = library_of(other)
    left_out = {"image", "updated"}
    for slug in ("compost", "muet"):
        one, two = before.get(Poc, slug), after.get(Poc, slug)
        assert one and two
        written = [
            {name: value for name, value in values_of(poc).items() if name not in left_out}
            for poc in (one, two)
        ]
        assert written[0] == written[1]


def test_nothing_is_ever_overwritten(content: ContentBuilder, tmp_path: Path) -> None:
    kept = content.poc("essai-1", "titre: Écrit à la main")
    words = kept.read_bytes()
    (content.root / "poc/essai-2").mkdir()
    faults = faults_of(content, tmp_path, row(1), row(2), row(3))
    assert [(fault.line, "existe déjà" in fault.message) for fault in faults] == [
        (2, True),
        (3, True),
    ]
    assert kept.read_bytes() == words
    assert not (content.root / "poc/essai-2/index.md").exists()
    assert (content.root / "poc/essai-3/index.md").exists()


def test_checking_writes_nothing(content: ContentBuilder, tmp_path: Path) -> None:
    report = import_pocs(content.root, write(tmp_path / "poc.csv", [row(1)]), write=False)
    assert report.written == ["poc/essai-1/index.md"]
    assert not (content.root / "poc").exists()


@pytest.mark.parametrize(
    ("changes", "column", "words"),
    [
        ({"titre": "", "id": ""}, "id", "n'a pas de nom"),
        ({"titre": ""}, "titre", "obligatoire"),
        ({"question": ""}, "question", "obligatoire"),
        ({"id": "Essai n° 1"}, "id", "adresse"),
        ({"date": "le 3 mars"}, "date", "attend une date"),
        ({"date": "31/02/2020"}, "date", "attend une date"),
        ({"debut": "hiver"}, "debut", "attend un mois"),
        ({"domaine": "jardinage"}, "domaine", "n'est pas dans la liste"),
        ({"communes": "Lille|Rubaix"}, "communes", "n'est pas une commune"),
        ({"sources_titre": ""}, "sources_titre", "obligatoire"),
        ({"titre": "Un\x07deux"}, "titre", "invisible"),
    ],
)
def test_a_faulty_cell_is_told_with_its_line_and_column(
    content: ContentBuilder, tmp_path: Path, changes: dict[str, str], column: str, words: str
) -> None:
    faults = faults_of(content, tmp_path, row(1), row(2, **changes), row(3))
    assert [(fault.line, fault.column) for fault in faults] == [(3, column)]
    assert words in str(faults[0])
    assert not (content.root / "poc/essai-2").exists()


def test_every_fault_of_a_row_is_told_at_once(content: ContentBuilder, tmp_path: Path) -> None:
    faults = faults_of(content, tmp_path, row(1, question="", date="hier", debut="Z"))
    assert [fault.column for fault in faults] == ["date", "debut", "question"]


def test_lists_of_one_group_have_the_same_length(content: ContentBuilder, tmp_path: Path) -> None:
    extra = {"jalons_date": "2019|2020-01", "jalons_titre": "Un seul"}
    faults = faults_of(content, tmp_path, row(1) | extra)
    assert [fault.column for fault in faults] == ["jalons_titre"]
    assert "jalons_date" in faults[0].message


def test_a_reserve_names_a_key(content: ContentBuilder, tmp_path: Path) -> None:
    faults = faults_of(content, tmp_path, row(1) | {"incertain": "domane : selon un article"})
    assert "domaine" in faults[0].hint


def test_a_cell_may_span_lines_and_the_next_line_is_still_right(
    content: ContentBuilder, tmp_path: Path
) -> None:
    faults = faults_of(
        content, tmp_path, row(1) | {"texte": "Un\n\ndeux"}, row(2, date="x") | {"texte": ""}
    )
    assert [fault.line for fault in faults] == [5]
    poc = library_of(content).get(Poc, "essai-1")
    assert poc and poc.source.body.strip() == "Un\n\ndeux"


def test_a_row_with_too_many_cells_is_refused(content: ContentBuilder, tmp_path: Path) -> None:
    file = write(tmp_path / "poc.csv", [row(1)])
    file.write_text(file.read_text() + "essai-2,Essai 2,Comment ?,2020-01-01\n")
    report = import_pocs(content.root, file)
    assert [(f.line, f.message) for f in report.faults] == [(3, "4 cellules au lieu de 8")]


def test_one_name_twice_is_told_with_the_first_line(
    content: ContentBuilder, tmp_path: Path
) -> None:
    faults = faults_of(content, tmp_path, row(1), row(2), row(1))
    assert [(fault.line, "ligne 2" in fault.message) for fault in faults] == [(4, True)]


@pytest.mark.parametrize(
    ("date", "start"), [("1/2/2020", "12/2019"), ("1er février 2020", "décembre 2019")]
)
def test_spreadsheets_speak_french(
    content: ContentBuilder, tmp_path: Path, date: str, start: str
) -> None:
    content.entry("organisations/la-ville.md", "nom: La Ville d'essai")
    cells = row(1, id="", date=date, debut=start, domaine="Logement", communes="59350") | {
        "porteur": "La Ville d’essai",
        "perimetre": "Toute la métropole",
        "objectifs_texte": "Mille bacs",
        "objectifs_atteint": "non",
    }
    file = write(tmp_path / "poc.csv", [cells], delimiter=";")
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert import_pocs(content.root, file).faults == []
    poc = library_of(content).get(Poc, "essai-1")
    assert poc and str(poc.date) == "2020-02-01" and poc.start == "2019-12"
    assert (poc.domain, poc.holder, poc.perimeter) == ("logement", "la-ville", "metropole")
    assert poc.communes == ("Lille",) and poc.objectives[0].reached is False


def test_a_mapping_ties_other_columns_to_the_schema(
    content: ContentBuilder, tmp_path: Path
) -> None:
    file = write(
        tmp_path / "poc.csv",
        [{"Projet": "Un essai", "Ville": "Lile", "Interne": "x", "Pourquoi": "Comment ?"}],
    )
    mapping = tmp_path / "correspondance.yml"
    mapping.write_text(
        "colonnes:\n  Projet: titre\n  Ville: communes\n  Interne:\n  Pourquoi: question\n"
        "valeurs:\n  date: 2020-01-01\n  brouillon: true\n  sources: [{titre: Le tableau}]\n"
    )
    report = import_pocs(content.root, file, mapping)
    assert [(fault.column, fault.hint) for fault in report.faults] == [
        ("Ville", "vouliez-vous dire « Lille » ?")
    ]
    file.write_text(file.read_text().replace("Lile", "Lille"))
    assert import_pocs(content.root, file, mapping).written == ["poc/un-essai/index.md"]
    entry = read_content(content.root).entries["poc/un-essai"]
    assert entry.draft and entry.sources[0].title == "Le tableau"


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"id,titre,couleur\n", 1, "colonne inconnue « couleur »"),
        (b"id,titre,titre\n", 1, "deux fois"),
        ("titre\né\n".encode("latin-1"), 2, "UTF-8"),
        (b"", 1, "vide"),
        (b'id,titre\na,"b" c\n', 2, "CSV"),
    ],
)
def test_a_file_that_is_no_table_is_refused_whole(
    content: ContentBuilder, tmp_path: Path, data: bytes, line: int, words: str
) -> None:
    file = tmp_path / "poc.csv"
    file.write_bytes(data)
    report = import_pocs(content.root, file)
    assert report.written == []
    assert [fault.line for fault in report.faults] == [line]
    assert words in report.faults[0].message


@pytest.mark.parametrize(
    "title",
    [
        "oui",
        "2020",
        "2020-01-31",
        "null",
        "- tiret",
        "a: b",
        "# dièse",
        "@",
        "*x",
        "&y",
        "« guillemets »",
        "1_000",
        "12:30",
        "'",
        '"',
        "!tag",
    ],
)
def test_any_title_survives_yaml(content: ContentBuilder, tmp_path: Path, title: str) -> None:
    assert faults_of(content, tmp_path, row(1, titre=title)) == []
    poc = library_of(content).get(Poc, "essai-1")
    assert poc and poc.title == title


def test_six_hundred_rows_with_fifty_faults_of_ten_kinds(
    content: ContentBuilder, tmp_path: Path
) -> None:
    content.poc("deja-la")
    wrong: list[dict[str, str]] = [
        {"titre": ""},
        {"question": ""},
        {"id": "Pas Un Nom"},
        {"id": "deja-la"},
        {"id": "essai-0"},
        {"date": "demain"},
        {"debut": "printemps"},
        {"domaine": "inconnu-ici"},
        {"communes": "Atlantide"},
        {"sources_titre": ""},
    ]
    rows = [row(rank) for rank in range(600)]
    expected: dict[int, str] = {}
    for rank in range(50):
        position = 11 * rank + 5
        changes = wrong[rank % 10]
        rows[position] |= changes
        expected[position + 2] = next(iter(changes))
    report = import_pocs(content.root, write(tmp_path / "poc.csv", rows))
    assert (report.rows, len(report.written), report.refused) == (600, 550, 50)
    assert {fault.line: fault.column for fault in report.faults} == expected
    assert all(fault.message for fault in report.faults)
    reasons = Counter(re.sub("« .*? »|ligne .*", "", fault.message) for fault in report.faults)
    assert len(reasons) >= 9
    assert len(library_of(content).pocs) == 551
