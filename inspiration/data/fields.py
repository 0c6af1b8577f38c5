"""From a field of the model to the fields and columns of a data set.

A data set is a tuple of `Field`. Each is derived from the model (its French key, title, type,
closed list, constraints); a `FieldSpec` adds what only a reader of the data needs. CSV, JSON,
GeoJSON, Table Schema, data package and documentation all come from that one tuple.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Any, Generic, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from inspiration.data.cells import join, join_pairs, plain
from inspiration.library import Library, Vocabularies
from inspiration.library.references import marked_fields
from inspiration.model.entry import Entry
from inspiration.model.marks import Vocabulary
from inspiration.model.pydantic_models import json_schema_of
from inspiration.model.record import Record, fields_of
from inspiration.pages.offers import Offers
from inspiration.pages.site import Site

E = TypeVar("E", bound=Entry)
Json = Any
"""Text, numbers, flags, None, and lists and mappings of those."""
_LIST_OF = r"(\|{0})*"
_PART_PATTERNS = {"boolean": "true|false", "date": r"\d{4}-\d{2}-\d{2}"}
"""A group's flag or date shares its cell with others: only a pattern can check it."""


class Publication(Struct, frozen=True):
    """Whose data it is: what is public at one instant, and the site that publishes it."""

    library: Library
    site: Site
    editions: Offers | None = None


class Shape(Enum):
    """How the value of a field is written in a CSV cell."""

    VALUE = "value"
    LIST = "list"
    PART = "part"
    PAIRS = "pairs"


class Choice(Struct, frozen=True):
    """One value of a closed list, and its words."""

    value: str
    label: str


class Column(Struct, frozen=True):
    """One column of a CSV file, that is one field of its Table Schema.

    `part` is the key to take in each group of a list of groups; `pattern` holds for one item.
    """

    name: str
    title: str
    description: str
    example: str
    type: str = "string"
    format: str = ""
    pattern: str = ""
    choices: tuple[Choice, ...] = ()
    required: bool = False
    unique: bool = False
    shape: Shape = Shape.VALUE
    part: str = ""
    editorial: bool = False

    def cell(self, value: Json) -> str:
        """Write the value of the field in this column."""
        if self.shape is Shape.LIST:
            return join(plain(item) for item in value)
        if self.shape is Shape.PART:
            return join(plain(group[self.part]) for group in value)
        if self.shape is Shape.PAIRS:
            return join_pairs((key, words) for key, words in value.items())
        return plain(value)

    @property
    def many(self) -> bool:
        """Whether a cell may hold several items joined by `|`."""
        return self.shape is not Shape.VALUE

    @property
    def constraints(self) -> dict[str, Json]:
        """The constraints of Table Schema on the whole cell."""
        found: dict[str, Json] = {}
        if self.required:
            found["required"] = True
        if self.unique:
            found["unique"] = True
        if self.choices and not self.many:
            found["enum"] = [choice.value for choice in self.choices]
        pattern = self.pattern
        if self.choices and self.many:
            pattern = "|".join(choice.value for choice in self.choices)
        if pattern:
            item = f"({pattern.removeprefix('^').removesuffix('$')})"
            whole = item + _LIST_OF.format(item) if self.many else item
            found["pattern"] = f"^{whole}$"
        return found


class Field(Struct, Generic[E], frozen=True):
    """One thing the data says of an entry: a key in JSON, one column or more in CSV."""

    key: str
    read: Callable[[Publication, E], Json]
    columns: tuple[Column, ...]
    model_field: str | None = None


class FieldSpec(Struct, frozen=True):
    """What the model does not know of one of its fields.

    `examples` has one example for each column: under the field's own key, or under that of each
    part for a list of groups. `editorial` marks what the editors worded or chose themselves.
    `read` replaces the value as written; `day` (it then gives a date) or `pattern` goes with it.
    `labels` has the words of each value of a list that is closed by the code.
    """

    name: str
    description: str
    examples: Mapping[str, str] = field(default_factory=dict)
    editorial: bool = False
    read: Callable[[Publication, Any], Json] | None = None
    day: bool = False
    pattern: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)


def derive(model: type[E], spec: FieldSpec, vocabularies: Vocabularies) -> Field[E]:
    """Make the data's field of one field of the model."""
    field = fields_of(model)[spec.name]
    key = field.key.name
    whole = json_schema_of(model)
    schema = _without_null(whole["properties"][key])
    base = Column(
        name=key,
        title=field.key.title,
        description=spec.description,
        example=spec.examples.get(key, ""),
        required=field.is_required,
        editorial=spec.editorial,
    )
    marker = marked_fields(model).get(spec.name)
    choices = _choices(marker[1], vocabularies) if marker else ()
    columns = _columns(base, schema, choices, spec, whole.get("$defs", {}))
    return Field(key, spec.read or _reader(spec.name), columns, spec.name)


def _columns(
    base: Column,
    schema: Mapping[str, Json],
    choices: tuple[Choice, ...],
    spec: FieldSpec,
    definitions: Mapping[str, Json],
) -> tuple[Column, ...]:
    if schema.get("type") == "object":
        return (replace(base, shape=Shape.PAIRS),)
    if schema.get("type") != "array":
        return (_revised(_typed(base, schema, choices), spec),)
    items = schema["items"]
    if "$ref" not in items:
        return (replace(_typed(base, items, choices), shape=Shape.LIST),)
    group = definitions[items["$ref"].rsplit("/", 1)[-1]]
    return tuple(_part(base, key, part, spec) for key, part in group["properties"].items())


def _part(base: Column, key: str, schema: Mapping[str, Json], spec: FieldSpec) -> Column:
    bare = _without_null(schema)
    column = replace(
        base,
        name=f"{base.name}_{key}",
        title=f"{base.title} : {str(bare.get('title', key)).lower()}",
        example=spec.examples.get(key, ""),
        shape=Shape.PART,
        part=key,
    )
    column = _typed(column, bare, ())
    known = not _accepts_null(schema)
    pattern = _PART_PATTERNS.get(column.type, column.pattern).strip("^$")
    if pattern and not known:
        pattern = f"({pattern})?"
    required = base.required and known
    return replace(column, type="string", format="", pattern=pattern, required=required)


def _typed(column: Column, schema: Mapping[str, Json], choices: tuple[Choice, ...]) -> Column:
    """Say in Table Schema what the model's JSON Schema says."""
    if "enum" in schema:
        choices = tuple(Choice(value, value) for value in schema["enum"])
    named, kind = schema.get("format"), schema.get("type")
    return replace(
        column,
        type="date" if named == "date" else "boolean" if kind == "boolean" else "string",
        format="uri" if named == "uri" else "",
        pattern="" if choices else str(schema.get("pattern", "")),
        choices=choices,
    )


def _revised(column: Column, spec: FieldSpec) -> Column:
    if spec.day:
        return replace(column, type="date", pattern="")
    choices = tuple(
        Choice(choice.value, spec.labels.get(choice.value, choice.label))
        for choice in column.choices
    )
    return replace(column, pattern=spec.pattern or column.pattern, choices=choices)


def _choices(marker: object, vocabularies: Vocabularies) -> tuple[Choice, ...]:
    if not isinstance(marker, Vocabulary):
        return ()
    return tuple(Choice(term.id, term.label) for term in vocabularies[marker.name].terms.values())


def _accepts_null(schema: Mapping[str, Json]) -> bool:
    return any(option.get("type") == "null" for option in schema.get("anyOf", ()))


def _without_null(schema: Mapping[str, Json]) -> dict[str, Json]:
    for option in schema.get("anyOf", ()):
        if option.get("type") != "null":
            return {**schema, **option}
    return dict(schema)


def _reader(name: str) -> Callable[[Publication, Any], Json]:
    return lambda _, entry: json_value(getattr(entry, name))


def json_value(value: object) -> Json:
    """A value of the model as JSON has it: French keys, ISO 8601 dates, lists."""
    if isinstance(value, Record):
        fields = fields_of(type(value)).values()
        return {field.key.name: json_value(getattr(value, field.name)) for field in fields}
    if isinstance(value, tuple):
        return [json_value(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
