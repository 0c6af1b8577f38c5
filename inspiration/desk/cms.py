"""The web form: the configuration of Sveltia CMS, made from the model of the entries.

One model feeds every door. What the form writes is checked like any other file, on its branch.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from inspiration.desk.schemas import kind_schema
from inspiration.library import Content
from inspiration.library.vocabularies import Vocabularies
from inspiration.model.kinds import KINDS
from inspiration.model.marks import OR_TEXT, REFERENCE, SINGLE, VOCABULARY
from inspiration.pages.site import Site

Config = dict[str, Any]

_LABELS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "articles": ("Articles", "article"),
        "numeros": ("Numéros", "numéro"),
        "poc": ("POC", "POC"),
        "agenda": ("Agenda", "rendez-vous"),
        "personnes": ("Personnes", "personne"),
        "organisations": ("Organisations", "organisation"),
        "lieux": ("Lieux", "lieu"),
        "pages": ("Pages", "page"),
    }
)
_PICTURED = ("articles", "poc", "numeros", "agenda")
"""Kinds whose entries may have a folder for their pictures: a second list shows these."""
_LONG = ("chapo", "description", "question", "texte", "acces", "enseignements")
"""Keys whose text takes several lines."""
_DRAFT = "brouillon"
_YES_OR_NO = ({"label": "Oui", "value": True}, {"label": "Non", "value": False})


class Forge(Struct, frozen=True):
    """Where the form writes: `backend` is `github`, `gitlab` or `test-repo`."""

    backend: str
    repository: str = ""
    branch: str = "main"


def cms_config(content: Content, site: Site, forge: Forge, folder: str = "content") -> Config:
    """The whole configuration; `folder` is the content folder as the repository names it."""
    backend: Config = {"name": forge.backend}
    if forge.repository:
        backend |= {"repo": forge.repository, "branch": forge.branch}
    config: Config = {
        "backend": backend,
        "app_title": f"{site.name} : la rédaction",
        "site_url": site.url.rstrip("/"),
        "show_preview_links": True,
        "media_folder": folder,
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "none"}},
        "collections": list(_collections(content, folder)),
    }
    if forge.backend != "test-repo":
        config["publish_mode"] = "editorial_workflow"
    return config


def _collections(content: Content, folder: str) -> Iterator[Config]:
    for kind in KINDS:
        fields = list(_fields(content, kind))
        yield _collection(kind, folder, fields, pictured=False)
        if kind in _PICTURED:
            yield _collection(kind, folder, fields, pictured=True)


def _collection(kind: str, folder: str, fields: list[Config], *, pictured: bool) -> Config:
    label, singular = _LABELS[kind]
    title = "nom" if fields[0]["name"] == "nom" else "titre"
    slug = "numero-{{fields.numero}}" if kind == "numeros" else f"{{{{{title}}}}}"
    address = "/{{slug}}/" if kind == "pages" else f"/{kind}/{{{{slug}}}}/"
    collection: Config = {
        "name": f"{kind}-images" if pictured else kind,
        "label": f"{label} avec images" if pictured else label,
        "label_singular": singular,
        "folder": f"{folder}/{kind}",
        "create": True,
        "delete": False,
        "identifier_field": title,
        "slug": slug,
        "extension": "md",
        "format": "yaml-frontmatter",
        "preview_path": address.lstrip("/"),
        "fields": fields,
    }
    if pictured:
        # The pictures lie beside the text, in the folder that names the entry.
        collection |= {"path": "{{slug}}/index", "media_folder": "", "public_folder": ""}
    if any(field["name"] == "date" for field in fields):
        collection["view_filters"] = [
            {"label": "Brouillons", "field": _DRAFT, "pattern": True},
            {"label": "Prêts", "field": _DRAFT, "pattern": False},
        ]
    return collection


def _fields(content: Content, kind: str) -> Iterator[Config]:
    schema = kind_schema(KINDS[kind], content)
    definitions = schema["$defs"]
    if kind == "pages":
        own = definitions["gabarit-libre"]
        properties = {key: definitions[f"cle-{key}"] for key in own["properties"]}
        required = own["required"]
    else:
        properties, required = schema["properties"], schema["required"]
    maker = _FieldMaker(content.vocabularies, definitions)
    for key, value in sorted(properties.items(), key=lambda item: item[0] not in required):
        field = maker.field(key, value, required=key in required)
        if key == _DRAFT and "date" in required:
            field["default"] = True
        yield field
    yield {
        "name": "body",
        "label": "Texte",
        "widget": "richtext",
        "required": False,
        "modes": ["raw", "rich_text"],
        "hint": "Le Markdown du guide : intertitres, exergues, chiffres, images.",
    }


class _FieldMaker(Struct, frozen=True):
    """Turns the schema of a key into a field of the form."""

    vocabularies: Vocabularies
    definitions: Mapping[str, Any]

    def field(self, name: str, schema: Mapping[str, Any], *, required: bool) -> Config:
        words = {"name": name, "label": schema.get("title", name), "required": required}
        if schema.get("description"):
            words["hint"] = schema["description"]
        return words | self._widget(name, schema)

    def _widget(self, name: str, schema: Mapping[str, Any]) -> Config:
        if SINGLE in schema:
            return self._list(name, schema["anyOf"][0])
        inner = _without_nothing(schema)
        if "$ref" in inner:
            return self._object(inner["$ref"])
        if VOCABULARY in inner:
            return {"widget": "select", "options": self._options(inner[VOCABULARY])}
        if _is_relation(inner):
            return _relation(inner[REFERENCE][0])
        if "enum" in inner:
            options = [choice for choice in inner["enum"] if choice is not None]
            return {"widget": "select", "options": options}
        return self._plain(name, inner)

    def _plain(self, name: str, schema: Mapping[str, Any]) -> Config:
        types = _types(schema)
        if name == "fichier":
            return {"widget": "image", "choose_url": False}
        if types == {"boolean"}:
            # A switch always says yes or no, and some keys must be able to say nothing.
            may_be_unknown = isinstance(schema["type"], list)
            if may_be_unknown:
                return {"widget": "select", "options": list(_YES_OR_NO)}
            return {"widget": "boolean"}
        if types == {"integer"}:
            return {"widget": "number", "value_type": "int"}
        if types == {"object"}:
            return {"widget": "keyvalue"}
        if types == {"array"}:
            return {"widget": "list", "field": {"name": "part", "widget": "number"}}
        if schema.get("format") == "date":
            return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
        if "pattern" in schema:
            return {"widget": "string", "pattern": [schema["pattern"], _PATTERN]}
        return {"widget": "text" if name in _LONG else "string"}

    def _list(self, name: str, schema: Mapping[str, Any]) -> Config:
        items = schema["items"]
        if "$ref" in items:
            return {"widget": "list", "fields": self._object(items["$ref"])["fields"]}
        if VOCABULARY in items:
            return {
                "widget": "select",
                "multiple": True,
                "options": self._options(items[VOCABULARY]),
            }
        if _is_relation(items) and name != "auteurs":
            return {**_relation(items[REFERENCE][0]), "multiple": True}
        item = self._plain(name, items)
        return {"widget": "list", "field": {"name": "mot", "label": "Valeur", **item}}

    def _object(self, reference: str) -> Config:
        definition = self.definitions[reference.rsplit("/", 1)[-1]]
        required = definition.get("required", ())
        fields = [
            self.field(key, value, required=key in required)
            for key, value in definition["properties"].items()
        ]
        return {"widget": "object", "collapsed": True, "fields": fields}

    def _options(self, name: str) -> list[Config]:
        terms = self.vocabularies[name].terms.values()
        return [{"label": term.label, "value": term.id} for term in terms]


_PATTERN = "Voyez l'exemple : la valeur n'a pas la forme attendue."


def _without_nothing(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The form leaves a key out: it has no use for null, nor for a second way to say a thing."""
    choices = [c for c in schema.get("anyOf", ()) if c != {"type": "null"}]
    return choices[-1] if choices else schema


def _types(schema: Mapping[str, Any]) -> set[str]:
    """The types of a value; text when there are several."""
    types = schema.get("type", "string")
    found = {types} if isinstance(types, str) else set(types) - {"null"}
    return found if len(found) == 1 else {"string"}


def _is_relation(schema: Mapping[str, Any]) -> bool:
    """Whether a reference is to one kind, and to nothing but an entry."""
    return len(schema.get(REFERENCE, ())) == 1 and not schema.get(OR_TEXT)


def _relation(kind: str) -> Config:
    name = "nom" if kind in ("personnes", "organisations", "lieux") else "titre"
    return {
        "widget": "relation",
        "collection": kind,
        "value_field": "{{slug}}",
        "display_fields": [name],
        "search_fields": [name],
    }
