"""The types of front-matter values: what each accepts, and the French words when it does not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, TypeVar
from urllib.parse import unquote

from pydantic import (
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from inspiration.model.slugs import slugify

_YEAR = re.compile(r"[12]\d{3}")
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
MAX_TEXT = 10_000
"""Signs of one value of the front matter."""
MAX_KEYWORD = 80
D = TypeVar("D", bound=date)
_MONTH = re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])")
_SITE_PATH = re.compile(r"/(?:[a-z0-9_.~%-]{1,200}/){0,9}(?:[a-z0-9_.~%-]{1,200})?", re.IGNORECASE)
_MINUTE = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)?")
VOCABULARY, REFERENCE, OR_TEXT = "x-vocabulaire", "x-reference", "x-texte-admis"
COMMUNE, SINGLE = "x-commune", "x-valeur-seule"
"""What the JSON Schema of a kind says of a field beyond its type."""
SEASONS = ("hiver", "printemps", "ete", "automne")


@dataclass(frozen=True)
class Reference:
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


@dataclass(frozen=True)
class Vocabulary:
    """Marks a field that takes an id of a closed list in `content/vocabulaires/<name>.yml`."""

    name: str

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Say in the JSON Schema which list is meant."""
        return handler(schema) | {VOCABULARY: self.name}


@dataclass(frozen=True)
class CommuneName:
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


def _date(value: Any) -> date:
    if isinstance(value, datetime):
        raise fault("date", "attend une date AAAA-MM-JJ, sans heure", f"écrivez {value:%Y-%m-%d}")
    if isinstance(value, date):
        return _of_our_times(value)
    raise fault("date", "attend une date AAAA-MM-JJ", _date_hint(value))


def _of_our_times(value: D) -> D:
    """Refuse the ends of the calendar, where a day more or another zone leads nowhere."""
    if not _FIRST_YEAR <= value.year <= _LAST_YEAR:
        raise fault("date", f"attend une année de {_FIRST_YEAR} à {_LAST_YEAR}")
    return value


def _date_hint(value: Any) -> str:
    """Offer the date that a French reader most likely meant."""
    french = re.fullmatch(r"\s*(\d{1,2})[/.](\d{1,2})[/.](\d{4})\s*", str(value))
    if french:
        day, month, year = (int(part) for part in french.groups())
        try:
            return f"écrivez {date(year, month, day):%Y-%m-%d}"
        except ValueError:
            pass
    return "par exemple 2020-01-31, sans guillemets"


def _moment(value: Any) -> date | datetime:
    if isinstance(value, date):
        return _of_our_times(value)
    if isinstance(value, str) and _MINUTE.fullmatch(value):
        try:
            return _of_our_times(datetime.fromisoformat(value))
        except ValueError:
            pass
    raise fault("date", "attend une date AAAA-MM-JJ ou AAAA-MM-JJ HH:MM", _date_hint(value))


def _month_or_date(value: Any) -> str | date:
    if isinstance(value, str) and _MONTH.fullmatch(value):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return _of_our_times(value)
    raise fault("date", "attend un mois AAAA-MM ou une date AAAA-MM-JJ", _date_hint(value))


def _partial_date(value: Any) -> str | date:
    """A year alone is honest when the sources say no more."""
    if (
        isinstance(value, int)
        and not isinstance(value, bool)
        and _FIRST_YEAR <= value <= _LAST_YEAR
    ):
        return str(value)
    if isinstance(value, str) and _YEAR.fullmatch(value):
        return value
    try:
        return _month_or_date(value)
    except PydanticCustomError:
        raise fault(
            "date", "attend une année, un mois AAAA-MM ou une date AAAA-MM-JJ", _date_hint(value)
        ) from None


def _planned(value: Any) -> str | date:
    if isinstance(value, str) and value in SEASONS:
        return value
    try:
        return _month_or_date(value)
    except PydanticCustomError:
        raise fault(
            "date",
            "attend un mois AAAA-MM, une date AAAA-MM-JJ ou une saison",
            f"les saisons sont {', '.join(SEASONS)}",
        ) from None


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


def _keyword(value: Any) -> str:
    """A keyword has a page of its own, so it must make an address."""
    text = _text(value)
    if not 0 < len(slugify(text)) <= MAX_KEYWORD:
        hint = f"des lettres ou des chiffres, {MAX_KEYWORD} au plus"
        raise fault("mot-cle", f"« {text[:MAX_KEYWORD]} » ne peut pas servir de mot-clé", hint)
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


_DATE_SCHEMA = {"type": "string", "format": "date"}
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
Day = Annotated[date, BeforeValidator(_date), WithJsonSchema(_DATE_SCHEMA)]
Moment = Annotated[
    datetime | date,
    BeforeValidator(_moment),
    WithJsonSchema(
        {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?.*)?$"}
    ),
]
MonthOrDay = Annotated[
    str | date,
    BeforeValidator(_month_or_date),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}(-\d{2})?$"}),
]
PartialDate = Annotated[
    str | date,
    BeforeValidator(_partial_date),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
Planned = Annotated[
    str | date,
    BeforeValidator(_planned),
    WithJsonSchema(
        {"type": "string", "pattern": r"^(\d{4}-\d{2}(-\d{2})?|" + "|".join(SEASONS) + ")$"}
    ),
]
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


@dataclass(frozen=True)
class _OneOrMany:
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
