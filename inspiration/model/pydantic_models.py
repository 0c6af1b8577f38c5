"""The pydantic models that read records from front matter, made from the fields of records.

They also describe to editors' programs what may be written (JSON Schema).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from msgspec import NODEFAULT
from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, TypeAdapter, create_model
from pydantic_core import CoreSchema, core_schema

from inspiration.model.record import Record, RecordField, fields_of

R = TypeVar("R", bound=Record)


def read_record(model: type[R], values: Mapping[str, Any]) -> R:
    """The record of what editors wrote, by their keys.

    Raises:
        ValidationError: of pydantic, with every fault; those of ours are a `Fault` in its context.
    """
    # The English names of fields are the code's own.
    record: R = _adapter(model).validate_python(values, by_alias=True, by_name=False)
    return record


@cache
def json_schema_of(model: type[Record]) -> dict[str, Any]:
    """The JSON Schema of what editors may write."""
    return _pydantic_model(model).model_json_schema(by_alias=True)


def core_schema_of(model: type[Record], handler: GetCoreSchemaHandler) -> CoreSchema:
    """How pydantic makes a record: each value is read, then the record is made and checked."""

    def made(read: BaseModel) -> Record:
        record = model(**read.__dict__)
        record.check()
        return record

    return core_schema.no_info_after_validator_function(made, handler(_pydantic_model(model)))


@cache
def _adapter(model: type[R]) -> TypeAdapter[R]:
    return TypeAdapter(model)


@cache
def _pydantic_model(model: type[Record]) -> type[BaseModel]:
    schema = dict(model.schema)
    configuration = ConfigDict(
        extra="forbid", validate_by_name=True, defer_build=True, json_schema_extra=schema
    )
    fields: dict[str, Any] = {
        name: (field.type, _field(field)) for name, field in fields_of(model).items()
    }
    return create_model(model.__name__, __config__=configuration, __doc__=model.__doc__, **fields)


def _field(field: RecordField) -> Any:
    key = field.key
    told: dict[str, Any] = {
        "alias": key.name,
        "title": key.title,
        "description": key.description,
        "examples": list(key.examples) or None,
        "json_schema_extra": dict(key.schema) if key.schema else None,
        "ge": key.ge,
        "min_length": key.min_length,
    }
    if field.default_factory is not NODEFAULT:
        return Field(default_factory=field.default_factory, **told)
    return Field(... if field.is_required else field.default, **told)
