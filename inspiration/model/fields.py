"""The types of front-matter values but dates: what each accepts, and the French words if not."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, TypeVar
from urllib.parse import unquote

from msgspec import Struct
from pydantic import (
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from inspiration.model.nearest import nearest_hint
from inspiration.model.slugs import slugify

W = TypeVar("W", str, str | None)

MAX_TEXT = 10_000
"""Signs of one value of the front matter."""
MAX_KEYWORD = 80
_SITE_PATH = re.compile(r"/(?:[a-z0-9_.~%-]{1,200}/){0,9}(?:[a-z0-9_.~%-]{1,200})?", re.IGNORECASE)
VOCABULARY, REFERENCE, OR_TEXT = "x-vocabulaire", "x-reference", "x-texte-admis"
COMMUNE, SINGLE = "x-commune", "x-valeur-seule"
"""What the JSON Schema of a kind says of a field beyond its type."""


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


def fault(rule: str, message: str, hint: str = "", key: str = "") -> PydanticCustomError:
    """Make the error that the reader of front matter turns into a `Problem`.

    A check of several keys together names in `key` the one to point at.
    """
    return PydanticCustomError(
        "editor", "{message}", {"rule": rule, "message": message, "hint": hint, "key": key}
    )


def _text(value: Any) -> str:
    if isinstance(value, str):
        if not value.strip():
            raise fault("vide", "est vide", "écrivez un texte ou ôtez la clé")
        if len(value) > MAX_TEXT:
            raise fault("trop-long", f"dépasse {MAX_TEXT} signes", "placez ce texte sous l'en-tête")
        return value.strip()
    if value is None:
        raise fault("vide", "est vide", "écrivez un texte ou ôtez la clé")
    if isinstance(value, bool | int | float | date):
        raise fault("type", "attend un texte", "mettez la valeur entre guillemets")
    if isinstance(value, dict):
        raise fault(
            "type", "attend un texte", "un texte qui contient « : » se met entre guillemets"
        )
    raise fault("type", "attend un texte, pas une liste", "écrivez une seule valeur, sans crochets")


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise fault("type", "attend true ou false", "écrivez true (oui) ou false (non)")


def _number(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise fault("type", "attend un nombre entier", "par exemple 3, sans guillemets")


def _url(value: Any) -> str:
    text = _text(value)
    if re.fullmatch(r"(https?://[^\s<>\"]+|mailto:[^\s<>\"]+)", text):
        return text
    raise fault("adresse", "attend une adresse complète", "elle commence par https://")


def _site_path(value: Any) -> str:
    text = _text(value)
    climbs = any(part.strip(".") == "" for part in unquote(text).split("/")[1:-1])
    ends_with_dots = text.endswith(("/.", "/.."))
    if not (climbs or ends_with_dots) and _SITE_PATH.fullmatch(text):
        return text if text.endswith("/") or "." in text.rsplit("/", 1)[-1] else f"{text}/"
    raise fault("adresse", "attend une adresse du site", "par exemple /articles/mon-article/")


_SEVERAL = re.compile(r"[,;](?=\s|$)")
"""What stands between two keywords that were typed as one; « 1,5 degré » is one."""


def _keyword(value: Any) -> str:
    """A keyword has a page of its own, so it must make an address."""
    text = _text(value)
    if not 0 < len(slugify(text)) <= MAX_KEYWORD:
        hint = f"des lettres ou des chiffres, {MAX_KEYWORD} au plus"
        raise fault("mot-cle", f"« {text[:MAX_KEYWORD]} » ne peut pas servir de mot-clé", hint)
    if _SEVERAL.search(text):
        words = ", ".join(word for part in _SEVERAL.split(text) if (word := part.strip()))
        hint = f"écrivez-les entre crochets : [{words}]"
        raise fault("mot-cle", f"« {text} » réunit plusieurs mots-clés", hint)
    return text


def _commune(value: Any) -> str:
    """A YAML number is welcome here: editors write INSEE codes without quotes."""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:05d}"
    return _text(value)


def _issue_slug(value: Any) -> str:
    """A numéro may be named by its number alone."""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"numero-{value}"
    text = _text(value)
    return f"numero-{text}" if text.isdigit() else text


def _as_list(value: Any) -> Any:
    """Where a list is expected, a single value may stand alone."""
    if value is None:
        raise fault("vide", "est vide", "écrivez au moins une valeur ou ôtez la clé")
    return value if isinstance(value, list) else [value]


Text = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": "string", "minLength": 1})]
Keyword = Annotated[
    str,
    BeforeValidator(_keyword),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": MAX_KEYWORD}),
]
Url = Annotated[str, BeforeValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
SitePath = Annotated[
    str, BeforeValidator(_site_path), WithJsonSchema({"type": "string", "pattern": "^/"})
]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
Number = Annotated[int, BeforeValidator(_number), WithJsonSchema({"type": "integer"})]
Slug = Annotated[
    str,
    BeforeValidator(_text),
    StringConstraints(strip_whitespace=True),
    WithJsonSchema({"type": "string"}),
]
IssueSlug = Annotated[
    str, BeforeValidator(_issue_slug), WithJsonSchema({"type": ["string", "integer"]})
]
Commune = Annotated[
    str,
    BeforeValidator(_commune),
    WithJsonSchema({"type": ["string", "integer"]}),
    CommuneName(),
]


class _OneOrMany(Struct, frozen=True):
    """Reads a list for which a single value may stand alone."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_as_list, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(schema) | {SINGLE: True}


OneOrMany = _OneOrMany()


def one_of(value: W, allowed: tuple[str, ...]) -> W:
    """Let a value of a closed list through, or raise the fault that names the list."""
    if value is not None and value not in allowed:
        message = f"attend une de ces valeurs : {', '.join(allowed)}"
        raise fault("choix", message, nearest_hint(value, allowed))
    return value
