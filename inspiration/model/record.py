"""Records: what editors write under one title or name, as typed fields.

A field is declared once, with its type, its default and its `Key`. What reads it, checks it and
describes it to editors' programs is made from that (`pydantic_models.py`): most runs read no front
matter again, and never load it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, get_args

from msgspec import NODEFAULT, Struct, structs

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class Key(Struct, frozen=True, eq=False):
    """The key that editors write for a field, and what they are told of it, in French.

    Attributes:
        name: As they write it.
        title: As a form shows it.
        description: One sentence.
        examples: Values that are accepted.
        schema: What else the JSON Schema says of it.
        ge: The least value of a number.
        min_length: The least number of values of a list.
    """

    name: str
    title: str
    description: str | None = None
    examples: Sequence[Any] = ()
    schema: Mapping[str, Any] | None = None
    ge: int | None = None
    min_length: int | None = None


class Record(Struct, frozen=True, kw_only=True):
    """A group of keys. Nothing changes once it is read."""

    schema: ClassVar[Mapping[str, Any]] = MappingProxyType({})
    """What the JSON Schema of the group says beyond its keys."""

    def check(self) -> None:
        """Check keys together, once each is known to be right.

        Raises:
            Fault: they cannot stand together.
        """

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Have pydantic make a record wherever one stands in another."""
        from inspiration.model.pydantic_models import core_schema_of

        return core_schema_of(cls, handler)


class RecordField(Struct, frozen=True):
    """A field of a record that has a key.

    `type` is as declared, with all that marks it; `default` is of msgspec: `NODEFAULT` without.
    """

    name: str
    key: Key
    type: Any
    default: Any
    default_factory: Any

    @property
    def is_required(self) -> bool:
        """Whether editors must write it."""
        return self.default is NODEFAULT and self.default_factory is NODEFAULT


@cache
def fields_of(model: type[Record]) -> Mapping[str, RecordField]:
    """The fields that editors write, by name, in the order of their declaration."""
    found = {}
    for info in structs.fields(model):
        key = next((mark for mark in get_args(info.type)[1:] if isinstance(mark, Key)), None)
        if key is not None:
            found[info.name] = RecordField(
                info.name, key, info.type, info.default, info.default_factory
            )
    return found


def values_of(record: Record) -> dict[str, Any]:
    """What editors wrote, or the defaults, by the names of fields."""
    return {name: getattr(record, name) for name in fields_of(type(record))}
