from __future__ import annotations

import csv
from pathlib import Path
from typing import Annotated

import pytest
from frictionless import Resource, Schema, system, validate

from inspiration.data import agenda_fields, poc_fields
from inspiration.data.dataset import Dataset, agenda_dataset, poc_dataset
from inspiration.data.fields import FieldSpec, derive
from inspiration.data.table_schema import bare_schema
from inspiration.model.dates import Day
from inspiration.model.entry import Entry
from inspiration.model.event import Event
from inspiration.model.fields import Flag, Text
from inspiration.model.marks import OneOrMany, Vocabulary
from inspiration.model.parts import Part
from inspiration.model.poc import Poc
from inspiration.model.record import Key, fields_of
from tests.content_builder import ContentBuilder
from tests.data.sample import publication


@pytest.mark.parametrize(
    ("model", "told", "left_out"),
    [
        (Poc, poc_fields.SPECS, poc_fields.LEFT_OUT),
        (Event, agenda_fields.SPECS, agenda_fields.LEFT_OUT),
    ],
)
def test_every_field_of_the_model_is_told_or_left_out_with_a_reason(
    model: type[Entry], told: tuple[FieldSpec, ...], left_out: dict[str, str]
) -> None:
    names = [spec.name for spec in told]
    assert len(names) == len(set(names))
    assert set(names) | set(left_out) == set(fields_of(model))
    assert not set(names) & set(left_out)
    assert all(left_out.values())


def datasets(content: ContentBuilder) -> list[Dataset[Poc] | Dataset[Event]]:
    found = publication(content.library())
    return [poc_dataset(found), agenda_dataset(found)]


def test_every_column_is_explained(content: ContentBuilder) -> None:
    for dataset in datasets(content):
        for column in dataset.columns:
            assert column.title and column.description.endswith(".") and column.example, column


def test_no_two_columns_have_one_name(content: ContentBuilder) -> None:
    for dataset in datasets(content):
        names = [column.name for column in dataset.columns]
        assert len(names) == len(set(names))


def test_the_examples_respect_their_own_schema(content: ContentBuilder, tmp_path: Path) -> None:
    for dataset in datasets(content):
        known = [c for c in dataset.columns if not c.choices or c.example in _values(c)]
        file = tmp_path / f"{dataset.name}.csv"
        with file.open("w", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(column.name for column in known)
            writer.writerow(column.example for column in known)
        fields = [f for f in bare_schema(dataset)["fields"] if f["name"] in {c.name for c in known}]
        with system.use_context(trusted=True):
            report = validate(Resource(path=str(file), schema=Schema({"fields": fields})))
        assert report.valid, report.flatten(["fieldName", "message"])


def _values(column: object) -> set[str]:
    return {choice.value for choice in column.choices}  # type: ignore[attr-defined]


class Step(Part, frozen=True, kw_only=True):
    when: Annotated[Day, Key("quand", "Quand")]
    paid: Annotated[Flag | None, Key("paye", "Payé")] = None


class RicherPoc(Poc, frozen=True, kw_only=True):
    budget: Annotated[Text | None, Key("budget", "Budget")] = None
    place: Annotated[Annotated[str, Vocabulary("domaines")] | None, Key("place", "Lieu")] = None
    calls: Annotated[tuple[Step, ...], OneOrMany, Key("appels", "Appels")] = ()


def test_a_new_field_gets_its_columns_from_the_model(content: ContentBuilder) -> None:
    vocabularies = content.library().vocabularies

    budget = derive(RicherPoc, FieldSpec("budget", "Combien."), vocabularies)
    assert [column.name for column in budget.columns] == ["budget"]

    place = derive(RicherPoc, FieldSpec("place", "Où."), vocabularies).columns[0]
    assert place.constraints == {"enum": ["logement", "dechets"]}

    when, paid = derive(RicherPoc, FieldSpec("calls", "Appels."), vocabularies).columns
    assert (when.name, when.title) == ("appels_quand", "Appels : quand")
    assert when.constraints["pattern"].count(r"\d{4}-\d{2}-\d{2}") == 2
    assert "(true|false)?" in paid.constraints["pattern"]
    assert when.cell([{"quand": "2020-01-01"}, {"quand": "2020-01-02"}]) == "2020-01-01|2020-01-02"


def test_what_the_editors_worded_or_chose_is_told_as_such(content: ContentBuilder) -> None:
    schema = bare_schema(poc_dataset(publication(content.library())))
    chosen = {field["name"] for field in schema["fields"] if field.get("origine") == "redaction"}
    assert {"question", "domaine"} <= chosen
    assert not {"porteur", "etape", "communes"} & chosen
