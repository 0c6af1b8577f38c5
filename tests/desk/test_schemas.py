"""The schemas that editors' programs read say what the check says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from inspiration.desk.forge_reports import as_github
from inspiration.desk.schemas import NAMES, schema_text, schemas
from inspiration.library import read_content
from inspiration.library.front_matter import read_front_matter
from inspiration.model.problem import Problem, Severity

ROOT = Path(__file__).parents[2]
CONTENT = read_content(ROOT / "content")
SCHEMAS = schemas(CONTENT)
HEAD = {"titre": "T", "date": "2020-01-15"}


def plain(value: Any) -> Any:
    """Dates as an editor's program sees them: characters."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def faults(name: str, values: Any) -> list[str]:
    return [error.message for error in Draft7Validator(SCHEMAS[name]).iter_errors(values)]


@pytest.mark.parametrize("kind", NAMES)
def test_every_entry_of_the_magazine_is_valid(kind: str) -> None:
    for entry in CONTENT.of_kind(kind):
        values = plain(read_front_matter(CONTENT.root, entry.source.path).values)
        assert faults(NAMES[kind], values) == [], entry.source.path


def test_every_closed_list_is_valid() -> None:
    for file in sorted((CONTENT.root / "vocabulaires").glob("*.yml")):
        if file.stem != "abreviations":
            assert faults("vocabulaire", yaml.safe_load(file.read_text("utf-8"))) == [], file.name


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("article", {"titre": "T"}),
        ("article", {**HEAD, "chappo": "x"}),
        ("article", {**HEAD, "date": "31/01/2020"}),
        ("article", {**HEAD, "genre": "inconnu"}),
        ("article", {**HEAD, "brouillon": "oui"}),
        ("article", {**HEAD, "teinte": "bleu"}),
        ("article", {**HEAD, "image": {"fichier": "a.jpg", "credit": "C"}}),
        ("article", {**HEAD, "image": {"fichier": "a.jpg", "credit": "C", "decorative": False}}),
        ("article", {**HEAD, "image": {"fichier": "a.jpg", "alt": "A"}}),
        ("article", {**HEAD, "sources": [{"titre": "S", "ulr": "x"}]}),
        ("article", {**HEAD, "anciennes_adresses": ["articles/x/"]}),
        ("poc", {**HEAD, "question": "Comment ?"}),
        ("poc", {**HEAD, "question": "Q", "sources": [{"titre": "S"}], "perimetre": "monde"}),
        ("numero", {**HEAD, "numero": -1}),
        ("evenement", HEAD),
        ("personne", {"titre": "Ana"}),
        ("page", {"titre": "P", "gabarit": "inconnu"}),
        ("page", {"titre": "P", "termes": []}),
        ("page", {"titre": "P", "gabarit": "glossaire", "termes": [{"terme": "A"}]}),
        ("vocabulaire", {"a": {"description": "Sans libellé"}}),
        ("vocabulaire", {"A B": {"libelle": "A"}}),
    ],
)
def test_a_mistake_is_refused(name: str, values: dict[str, Any]) -> None:
    assert faults(name, values)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("article", {**HEAD, "auteurs": "redaction", "numero": 3, "genre": None}),
        ("article", {**HEAD, "image": {"fichier": "a.jpg", "credit": "C", "decorative": True}}),
        ("poc", {**HEAD, "question": "Q", "sources": {"titre": "S"}, "communes": ["Lille", 59009]}),
        ("page", {"titre": "P"}),
        ("page", {"titre": "P", "gabarit": "glossaire", "termes": []}),
    ],
)
def test_what_the_reader_takes_is_taken(name: str, values: dict[str, Any]) -> None:
    assert faults(name, values) == []


def properties(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        for key, value in schema.get("properties", {}).items():
            if not set(value) <= {"$ref", "const"}:
                yield key, value
        for value in schema.values():
            yield from properties(value)
    elif isinstance(schema, list):
        for item in schema:
            yield from properties(item)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_has_french_words(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])
    for key, value in properties(SCHEMAS[name]):
        assert value.get("title"), (name, key)
        if name != "page":
            assert value.get("description"), (name, key)


@pytest.mark.parametrize("name", sorted(set(NAMES.values()) - {"page"}))
def test_every_key_of_a_kind_shows_an_example_or_its_choices(name: str) -> None:
    for key, value in SCHEMAS[name]["properties"].items():
        assert "examples" in value or "enum" in value, (name, key)


def test_a_choice_shows_its_words() -> None:
    genre = SCHEMAS["article"]["properties"]["genre"]
    labels = dict(zip(genre["enum"], genre["enumDescriptions"], strict=True))
    assert labels["methode"] == "Méthode. Une façon de faire, expliquée pour être reprise."


def test_the_schemas_of_the_repository_are_those_of_the_model() -> None:
    """When this fails: .venv/bin/inspiration schema."""
    folder = ROOT / ".vscode/schemas"
    written = {file.name: file.read_text("utf-8") for file in folder.iterdir()}
    made = {f"{name}.schema.json": schema_text(schema) for name, schema in SCHEMAS.items()}
    assert written == made


def test_the_editor_binds_each_schema_to_its_folder() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    bound = settings["yaml.schemas"]
    for kind, name in NAMES.items():
        assert bound[f".vscode/schemas/{name}.schema.json"] == f"content/{kind}/**/*.md"
    assert len(bound) == len(SCHEMAS)


def test_the_editor_reads_the_lines_of_a_check() -> None:
    tasks = json.loads((ROOT / ".vscode/tasks.json").read_text("utf-8"))["tasks"]
    pattern = tasks[0]["problemMatcher"]["pattern"]
    problem = Problem("poc/a.md", 4, 3, "", "titre-long", Severity.WARNING, "trop : long", "coupez")
    found = re.fullmatch(pattern["regexp"], as_github([problem], "content/"))
    assert found
    read = {name: found[pattern[name]] for name in ("severity", "file", "line", "column", "code")}
    assert read == {
        "severity": "warning",
        "file": "content/poc/a.md",
        "line": "4",
        "column": "3",
        "code": "titre-long",
    }
    assert found[pattern["message"]] == "trop : long → coupez"
