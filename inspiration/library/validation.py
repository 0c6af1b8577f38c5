"""A raw entry becomes a typed one, or a list of problems with their places."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeVar, get_args

from msgspec.structs import replace
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from inspiration.library.front_matter import RawEntry
from inspiration.model.entry import Entry
from inspiration.model.kinds import KINDS, known_keys
from inspiration.model.marks import Fault
from inspiration.model.nearest import nearest_hint
from inspiration.model.pydantic_models import read_record
from inspiration.model.record import Record, fields_of
from inspiration.model.source import Source

_SYNONYMS: Mapping[str, str] = MappingProxyType(
    {
        "titre": "nom",
        "nom": "titre",
        "title": "titre",
        "author": "auteurs",
        "tags": "mots_cles",
        "draft": "brouillon",
        "photo": "image",
    }
)
"""Other words for a key, which do not look like it."""

E = TypeVar("E", bound=Entry)

MAX_FAULTS = 100
"""Faults told of one file."""


def validate(raw: RawEntry, model: type[Entry], slug: str, folder: str | None) -> Entry | None:
    """Make the entry, or note every fault in `raw.problems` and give None."""
    try:
        entry = read_record(model, raw.values)
    except ValidationError as error:
        details = error.errors(include_url=False)
        for detail in details[:MAX_FAULTS]:
            report_fault(raw, model, detail)
        if len(details) > MAX_FAULTS:
            more = f"{len(details) - MAX_FAULTS} autres fautes ne sont pas dites"
            raw.report("trop-de-fautes", more, "corrigez celles-ci, puis relancez")
        return None
    return with_source(entry, raw, slug, folder)


def with_source(entry: E, raw: RawEntry, slug: str, folder: str | None) -> E:
    """The same entry, which knows where it was read."""
    source = Source(
        raw.path, slug, folder, raw.body, raw.body_line, raw.digest, raw.positions, raw.head
    )
    return replace(entry, source=source)


def fault_path(detail: ErrorDetails) -> tuple[int | str, ...]:
    """The keys and ranks that lead to what pydantic found wrong."""
    loc = _key_path(detail["loc"])
    fault = detail.get("ctx", {}).get("error")
    return (*loc, fault.key) if isinstance(fault, Fault) and fault.key else loc


def report_fault(raw: RawEntry, model: type[Entry], detail: ErrorDetails) -> None:
    """Note in `raw.problems` what pydantic found wrong, in the words of editors."""
    loc = _key_path(detail["loc"])
    key = _key_words(loc)
    kind = detail["type"]
    fault = detail.get("ctx", {}).get("error")
    if isinstance(fault, Fault):
        message = f"`{key}` {fault.message}" if key else fault.message
        rule, hint = fault.rule, fault.hint
        loc = fault_path(detail)
    elif kind == "missing":
        rule, message = "cle-obligatoire", f"`{key}` est obligatoire"
        hint = f"ajoutez une ligne « {loc[-1]}: … »"
    elif kind == "extra_forbidden":
        rule, message = "cle-inconnue", f"clé inconnue `{key}`"
        hint = _key_hint(model, loc)
    else:
        rule, (message, hint) = "type", _type_words(key, kind, tuple(_keys_at(model, loc).values()))
    line, column = _position(raw, loc)
    raw.report(rule, message, hint, line=line, column=column, key=_key_words(loc))


def _key_hint(model: type[Entry], loc: tuple[int | str, ...]) -> str:
    """What an unknown key should have been, or where it should have stood."""
    key, known = str(loc[-1]), _keys_at(model, loc[:-1])
    keys = tuple(known.values())
    synonym = _SYNONYMS.get(key.lower())
    if synonym in keys:
        return f"ici, la clé est `{synonym}`"
    if len(loc) > 1 and key in known_keys(model):
        return f"écrivez `{key}` au début d'une ligne, sans décalage"
    if len(loc) == 1:
        group = _group_of(model, key)
        if group:
            return f"mettez-la en retrait, sous `{group}`"
        folders = [f"{kind}/" for kind, other in KINDS.items() if key in known_keys(other)]
        if folders:
            return f"vérifiez le dossier : cette clé sert dans {', '.join(folders)}"
    meant = known.get(key.lower())
    return f"ici, la clé est `{meant}`" if meant else nearest_hint(key, keys)


def _group_of(model: type[Entry], key: str) -> str | None:
    """The first group of an entry that has this key."""
    for field in fields_of(model).values():
        inner = _inner_model(field.type)
        if inner and key in {other.key.name for other in fields_of(inner).values()}:
            return field.key.name
    return None


def _key_words(loc: tuple[int | str, ...]) -> str:
    """A path of keys as editors count: `sources.1.url`."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)


def _key_path(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Keep the keys an editor wrote: pydantic marks the key of a mapping as one more step."""
    return loc[:-1] if loc[-1:] == ("[key]",) else loc


def _position(raw: RawEntry, loc: tuple[int | str, ...]) -> tuple[int, int]:
    """The place of the key, or of the nearest group that holds it."""
    while loc and loc not in raw.positions:
        loc = loc[:-1]
    return raw.positions.get(loc, (1, 1))


def _type_words(key: str, kind: str, keys: tuple[str, ...]) -> tuple[str, str]:
    if kind in ("list_type", "tuple_type"):
        return f"`{key}` attend une liste", "une valeur par ligne, précédée d'un tiret"
    if kind in ("dict_type", "model_type", "model_attributes_type"):
        return f"`{key}` attend un groupe de clés", f"par exemple « {keys[0]}: … », en retrait"
    if kind in ("too_short", "too_long"):
        return f"`{key}` n'a pas le bon nombre de valeurs", ""
    if kind == "greater_than_equal":
        return f"`{key}` est un nombre négatif", "écrivez 0 ou plus"
    return f"`{key}` n'a pas la forme attendue", "voyez la page du guide sur ce genre d'entrée"


def record_at(model: type[Record], loc: tuple[int | str, ...]) -> type[Record]:
    """The record that stands at one place of a kind: the entry, or the nearest group."""
    for part in loc:
        if isinstance(part, int):
            continue
        field = next((f for f in fields_of(model).values() if part == f.key.name), None)
        inner = _inner_model(field.type) if field else None
        if inner is None:
            break
        model = inner
    return model


def _keys_at(model: type[Record], loc: tuple[int | str, ...]) -> dict[str, str]:
    """The keys known at one place of a kind, by their English names."""
    return {name: field.key.name for name, field in fields_of(record_at(model, loc)).items()}


def _inner_model(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _inner_model(arg))), None)
