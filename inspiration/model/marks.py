"""Marks on the types of fields: how a value is read and checked, and what it names.

pydantic asks each mark for its part of a model; nothing is asked while none is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from inspiration.model.nearest import nearest_hint

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

VOCABULARY, REFERENCE, OR_TEXT = "x-vocabulaire", "x-reference", "x-texte-admis"
COMMUNE, SINGLE = "x-commune", "x-valeur-seule"
"""What the JSON Schema of a kind says of a field beyond its type."""


class Fault(ValueError):
    """What an editor got wrong in a value; the reader of front matter makes a `Problem` of it.

    `message` and `hint` are in French. A check of several keys together names in `key` the one to
    point at.
    """

    def __init__(self, rule: str, message: str, hint: str = "", key: str = "") -> None:
        super().__init__(message)
        self.rule, self.message, self.hint, self.key = rule, message, hint, key


class Written(Struct, frozen=True, eq=False):
    """Reads what an editor wrote, before its type is looked at; `read` may raise a `Fault`.

    `schema` is its JSON Schema; None leaves that of the type.
    """

    read: Callable[[Any], Any]
    schema: Mapping[str, Any] | None = None

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Put `read` before the type."""
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Say what an editor may write."""
        return handler(schema) if self.schema is None else dict(self.schema)


class Checked(Struct, frozen=True, eq=False):
    """Checks a value once its type is right; `check` may raise a `Fault`."""

    check: Callable[[Any], object]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Put `check` after the type."""
        from pydantic_core import core_schema

        def checked(value: Any) -> Any:
            self.check(value)
            return value

        return core_schema.no_info_after_validator_function(checked, handler(source))


def one_of(allowed: tuple[str, ...]) -> Checked:
    """Takes a value of a closed list, else raises the fault that names the list."""

    def check(value: str) -> None:
        if value not in allowed:
            message = f"attend une de ces valeurs : {', '.join(allowed)}"
            raise Fault("choix", message, nearest_hint(value, allowed))

    return Checked(check)


class _OneOrMany(Struct, frozen=True):
    """Reads a list for which a single value may stand alone."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(_as_list, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(schema) | {SINGLE: True}


def _as_list(value: Any) -> Any:
    if value is None:
        raise Fault("vide", "est vide", "écrivez au moins une valeur ou ôtez la clé")
    return value if isinstance(value, list) else [value]


OneOrMany = _OneOrMany()


class Reference(Struct, frozen=True):
    """Marks a field that names another entry.

    `kinds` are the content folders where the slug may be found; with `or_text`, words that
    are no slug are taken as they stand (a person or body without a page of its own).
    """

    kinds: tuple[str, ...]
    or_text: bool = False

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Say in the JSON Schema which entries are meant."""
        return handler(schema) | {REFERENCE: list(self.kinds), OR_TEXT: self.or_text}


class Vocabulary(Struct, frozen=True):
    """Marks a field that takes an id of a closed list in `content/vocabulaires/<name>.yml`."""

    name: str

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Say in the JSON Schema which list is meant."""
        return handler(schema) | {VOCABULARY: self.name}


class CommuneName(Struct, frozen=True):
    """Marks a field that takes the official name or the INSEE code of a commune (GEO-04)."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Say in the JSON Schema that a commune is meant."""
        return handler(schema) | {COMMUNE: True}
