from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from frictionless import Resource, system, validate

from inspiration.data.fields import Json
from inspiration.data.files import data_files
from tests.content_builder import ContentBuilder
from tests.data.sample import SITE, publication, write_sample


@pytest.fixture
def files(content: ContentBuilder) -> dict[str, bytes]:
    library = write_sample(content).library()
    return {file.name: file.content for file in data_files(publication(library))}


def rows(files: dict[str, bytes], name: str = "poc.csv") -> dict[str, dict[str, str]]:
    reader = csv.DictReader(io.StringIO(files[name].decode(), newline=""))
    return {row["id"]: row for row in reader}


def records(files: dict[str, bytes]) -> dict[str, dict[str, Json]]:
    return {record["id"]: record for record in json.loads(files["poc.json"])}


def features(files: dict[str, bytes]) -> dict[str, dict[str, Json]]:
    return {f["id"]: f for f in json.loads(files["poc.geojson"])["features"]}


def test_only_what_is_public_is_in_the_data(files: dict[str, bytes]) -> None:
    assert set(rows(files)) == set(records(files)) == set(features(files)) == {"compost", "muet"}
    for content in files.values():
        for hidden in ("Un secret", "Organisme caché", "DOSSIER-SECRET", "plus-tard"):
            assert hidden not in content.decode()
    assert rows(files, "agenda.csv")["atelier"]["poc"] == "compost"


def test_the_csv_is_plain(files: dict[str, bytes]) -> None:
    content = files["poc.csv"]
    assert content.startswith(b"id,titre,")
    assert b"\r" not in content and content.endswith(b"\n")


def test_a_poc_that_says_everything(files: dict[str, bytes]) -> None:
    row = rows(files)["compost"]
    assert row["titre"] == "Compost | et « tri »"
    assert row["porteur"] == "La Ville d'essai"
    assert row["designers"] == "Un collectif"
    assert row["partenaires"] == r"La Ville d'essai|A \| B"
    assert row["communes"] == "Hellemmes|Villeneuve-d'Ascq"
    assert row["code_insee"] == "59350|59009"
    assert (row["longitude"], row["latitude"]) == ("3.0586|3.1666", "50.633|50.6167")
    assert (row["etape"], row["issue"]) == ("experimenter", "arrete")
    assert (row["debut"], row["fin"]) == ("2019-12", "2020-03-15")
    assert row["jalons_date"] == "2019|2020-03-15"
    assert row["jalons_texte"] == "|Faute de bacs."
    assert row["objectifs_atteint"] == "false|"
    assert row["incertain"] == "etape : selon un seul article"
    assert row["url"] == "https://essai.example/sous/poc/compost/"
    assert (row["date"], row["maj"]) == ("2020-01-10", "2020-04-01")
    assert records(files)["compost"]["jalons"][0] == {
        "date": "2019",
        "titre": "On commence",
        "texte": None,
    }


def test_what_nobody_knows_is_empty(files: dict[str, bytes]) -> None:
    row, record = rows(files)["muet"], records(files)["muet"]
    for key in ("domaine", "etape", "issue", "communes", "longitude", "jalons_date", "incertain"):
        assert row[key] == ""
    assert record["etape"] is None and record["jalons"] == [] and record["incertain"] == {}
    assert set(record) == set(records(files)["compost"])


def test_places_are_points_of_communes(files: dict[str, bytes]) -> None:
    assert features(files)["muet"]["geometry"] is None
    assert features(files)["compost"]["geometry"] == {
        "type": "MultiPoint",
        "coordinates": [[3.0586, 50.633], [3.1666, 50.6167]],
    }


def test_two_names_for_one_commune_make_one_point(content: ContentBuilder) -> None:
    content.poc("deux-noms", "communes: [Lille, Hellemmes]")
    files = {f.name: f.content for f in data_files(publication(content.library()))}
    geometry = features(files)["deux-noms"]["geometry"]
    assert geometry == {"type": "Point", "coordinates": [3.0586, 50.633]}


def test_an_hour_has_its_offset_and_a_day_has_none(files: dict[str, bytes]) -> None:
    row = rows(files, "agenda.csv")["atelier"]
    assert row["debut"] == "2020-02-01T14:30:00+01:00"
    assert row["reporte_au"] == "2020-02-08"
    assert (row["lieu"], row["commune"], row["acces"]) == ("La salle", "Lille", "De plain-pied")


def test_the_package_and_the_schema_are_valid(files: dict[str, bytes], tmp_path: Path) -> None:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    with system.use_context(trusted=True):
        package = validate(str(tmp_path / "datapackage.json"))
        table = validate(
            Resource(path=str(tmp_path / "poc.csv"), schema=str(tmp_path / "schema.json"))
        )
    assert package.valid, package.flatten(["type", "message"])
    assert table.valid, table.flatten(["fieldName", "message"])
    described = {
        resource["path"] for resource in json.loads(files["datapackage.json"])["resources"]
    }
    assert described == {"poc.csv", "poc.json", "poc.geojson", "agenda.csv", "entrees.json"}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("etape", "nulle-part"),
        ("debut", "janvier"),
        ("code_insee", "59350;59009"),
        ("url", "pas une adresse"),
        ("maj", "01/02/2020"),
        ("titre", ""),
        ("jalons_date", "2019|hier"),
        ("objectifs_atteint", "oui"),
    ],
)
def test_the_schema_refuses_a_wrong_cell(
    files: dict[str, bytes], tmp_path: Path, column: str, value: str
) -> None:
    found = list(rows(files).values())
    found[0][column] = value
    file = tmp_path / "poc.csv"
    with file.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, found[0])
        writer.writeheader()
        writer.writerows(found)
    (tmp_path / "schema.json").write_bytes(files["schema.json"])
    with system.use_context(trusted=True):
        report = validate(Resource(path=str(file), schema=str(tmp_path / "schema.json")))
    assert [error[0] for error in report.flatten(["fieldName"])] == [column]


def test_the_schema_has_what_the_national_catalogue_asks(files: dict[str, bytes]) -> None:
    schema = json.loads(files["schema.json"])
    for key in (
        "$schema",
        "name",
        "title",
        "description",
        "countryCode",
        "homepage",
        "path",
        "licenses",
        "resources",
        "sources",
        "created",
        "lastModified",
        "version",
        "contributors",
        "fields",
        "primaryKey",
        "missingValues",
    ):
        assert schema[key], key
    assert schema["path"] == SITE.absolute("/donnees/schema.json")


def test_all_entries_respect_their_json_schema(files: dict[str, bytes]) -> None:
    schema, entries = json.loads(files["entrees.schema.json"]), json.loads(files["entrees.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(entries, schema)
    keys = [entry["cle"] for entry in entries["entrees"]]
    assert keys == [
        "agenda/atelier",
        "lieux/salle",
        "organisations/la-ville",
        "poc/compost",
        "poc/muet",
    ]


def test_the_same_content_gives_the_same_bytes(content: ContentBuilder) -> None:
    write_sample(content)
    one, other = (data_files(publication(content.library())) for _ in range(2))
    assert one == other


def test_an_empty_magazine_publishes_empty_data(content: ContentBuilder) -> None:
    files = {file.name: file for file in data_files(publication(content.library()))}
    assert files["poc.csv"].rows == 0 and files["poc.csv"].content.count(b"\n") == 1
    assert json.loads(files["poc.geojson"].content)["features"] == []
