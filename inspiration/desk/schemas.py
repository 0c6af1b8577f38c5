"""JSON Schema of each kind of entry: what an editor's program needs to help while one types.

The schemas are made from the model, with the closed lists and the communes of the content, so
that the form, the editor and the check know one set of rules.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from types import MappingProxyType
from typing import Any

from inspiration.library import Content
from inspiration.library.vocabularies import ClosedList
from inspiration.model.drawing import FIGURES, TEINTES
from inspiration.model.entry import Entry
from inspiration.model.free_page import FreePage
from inspiration.model.free_pages import TEMPLATES
from inspiration.model.kinds import KINDS
from inspiration.model.marks import COMMUNE, SINGLE, VOCABULARY
from inspiration.model.pydantic_models import json_schema_of

Schema = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that every editor's YAML support knows."""
NAMES: Mapping[str, str] = MappingProxyType(
    {
        "articles": "article",
        "numeros": "numero",
        "poc": "poc",
        "agenda": "evenement",
        "personnes": "personne",
        "organisations": "organisation",
        "lieux": "lieu",
        "pages": "page",
    }
)
"""How the schema of a kind is called, as `inspiration new` calls it."""
TERMS = "vocabulaire"
"""The schema of the closed lists themselves."""


def schemas(content: Content) -> dict[str, Schema]:
    """Every schema by name: one a kind, and that of a closed list."""
    found = {NAMES[kind]: kind_schema(model, content) for kind, model in KINDS.items()}
    return found | {TERMS: _terms_schema()}


def schema_text(schema: Schema) -> str:
    """A schema as it is written to a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def kind_schema(model: type[Entry], content: Content) -> Schema:
    """The schema of the front matter of a kind."""
    if model is FreePage:
        return _pages_schema(content)
    title = model.kind_label[:1].upper() + model.kind_label[1:]
    return {
        "$schema": _DRAFT,
        "title": title,
        "description": f"L'en-tête d'une entrée de content/{model.kind}/.",
        **_plain(model, content),
    }


def _pages_schema(content: Content) -> Schema:
    """The keys of a page depend on its `gabarit`."""
    templates = {name: _plain(model, content) for name, model in TEMPLATES.items()}
    shared: Schema = {}
    common: Schema = templates["libre"]["properties"]
    for schema in templates.values():
        shared |= schema.pop("$defs", {})
        schema["properties"] = {
            key: {"$ref": f"#/$defs/cle-{key}"} if common.get(key) == value else value
            for key, value in schema["properties"].items()
        }
    shared |= {f"cle-{key}": value for key, value in common.items()}
    choices = [
        {
            "if": {"properties": {"gabarit": {"const": name}}, "required": ["gabarit"]},
            "then": {"$ref": f"#/$defs/gabarit-{name}"},
        }
        for name in templates
    ]
    without = {"if": {"not": {"required": ["gabarit"]}}, "then": {"$ref": "#/$defs/gabarit-libre"}}
    return {
        "$schema": _DRAFT,
        "title": "Page",
        "description": "L'en-tête d'une entrée de content/pages/.",
        "type": "object",
        "properties": {"gabarit": common["gabarit"]},
        "allOf": [without, *choices],
        "$defs": shared | {f"gabarit-{name}": schema for name, schema in templates.items()},
    }


def _plain(model: type[Entry], content: Content) -> Schema:
    """What pydantic says of a model, in the words and lists of the editors."""
    schema = deepcopy(json_schema_of(model))
    for part in schema.get("$defs", {}).values():
        # The names and docstrings of classes are English, and for developers.
        part.pop("title", None)
        part.pop("description", None)
    schema.pop("title", None)
    schema.pop("description", None)
    completed: Schema = _completed(schema, content)
    return completed


def _completed(node: Any, content: Content) -> Any:
    if isinstance(node, list):
        return [_completed(item, content) for item in node]
    if not isinstance(node, dict):
        return node
    found = {
        key: value if key in ("examples", "enum") else _completed(value, content)
        for key, value in node.items()
        if key != "default" or value not in (None, [], (), {})
    }
    if VOCABULARY in found:
        found |= _choices(content.vocabularies[found[VOCABULARY]])
    if found.get(COMMUNE) and content.territory.communes:
        found = {"anyOf": [{"enum": _communes(content)}, found]}
    if "prefixItems" in found:
        found["items"] = found.pop("prefixItems")[0]
    found = _or_nothing(found)
    return _or_one(found) if found.get(SINGLE) else found


def _choices(closed: ClosedList) -> Schema:
    """The ids of a closed list, and the words that editors read beside each."""
    if not closed.terms:
        return {}
    labels = [
        f"{term.label}. {term.description}" if term.description else term.label
        for term in closed.terms.values()
    ]
    return {"enum": list(closed.terms), "enumDescriptions": labels}


def _communes(content: Content) -> list[str]:
    territory = content.territory
    return sorted(commune.name for commune in (*territory.communes, *territory.associated))


def _or_nothing(schema: Schema) -> Schema:
    """« This or null » becomes one type: a key left empty is a key left out."""
    choices = schema.get("anyOf", [])
    if {"type": "null"} not in choices or len(choices) != 2:
        return schema
    (inner,) = (choice for choice in choices if choice != {"type": "null"})
    if "anyOf" in inner:
        return {**schema, "anyOf": [*inner["anyOf"], {"type": "null"}]}
    if "type" not in inner:
        return schema
    types = inner["type"] if isinstance(inner["type"], list) else [inner["type"]]
    outer = {key: value for key, value in schema.items() if key != "anyOf"}
    merged = {**inner, **outer, "type": [*types, "null"]}
    if "enum" in merged:
        merged["enum"] = [*merged["enum"], None]
        merged["enumDescriptions"] = [*merged.get("enumDescriptions", merged["enum"][:-1]), ""]
    return merged


def _or_one(schema: Schema) -> Schema:
    """A list for which one of its items may stand alone."""
    outer = {
        key: schema[key] for key in ("title", "description", "examples", SINGLE) if key in schema
    }
    many = {key: value for key, value in schema.items() if key not in outer}
    return {**outer, "anyOf": [many, schema["items"]]}


def _terms_schema() -> Schema:
    text = {"type": "string", "minLength": 1}
    term = {
        "type": "object",
        "required": ["libelle"],
        "additionalProperties": False,
        "properties": {
            "libelle": {"title": "Libellé", "description": "Les mots que le lecteur voit.", **text},
            "description": {
                "title": "Description",
                "description": "Une phrase qui explique le terme.",
                **text,
            },
            "figure": {
                "title": "Figure",
                "description": "Le dessin des couvertures.",
                "enum": list(FIGURES),
            },
            "teinte": {
                "title": "Teinte",
                "description": "La couleur des couvertures.",
                "enum": list(TEINTES),
            },
            "alias": {
                "title": "Autres noms",
                "description": "Des mots acceptés, pour lesquels le nom préféré est proposé.",
                "anyOf": [{"type": "array", "items": text}, text],
            },
        },
    }
    return {
        "$schema": _DRAFT,
        "title": "Vocabulaire",
        "description": "Une liste fermée : chaque clé est un identifiant, qui ne change plus.",
        "type": "object",
        "propertyNames": {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "additionalProperties": term,
    }
