"""What `new --interactive` asks, and how an answer enters the model of an entry.

The questions, their hints and their choices come from the model and the closed lists; the
answers are read as generously as a colleague would, then checked as strictly as a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import yaml
from msgspec import Struct

from inspiration.desk.schemas import kind_schema
from inspiration.library import Library
from inspiration.library.content import model_of
from inspiration.library.front_matter import RawEntry, parse_front_matter
from inspiration.library.validation import validate
from inspiration.model.french_dates import as_value
from inspiration.model.kinds import FOLDERS, KINDS
from inspiration.model.marks import COMMUNE, OR_TEXT, REFERENCE, SINGLE, VOCABULARY
from inspiration.model.nearest import fold, nearest_hint
from inspiration.model.slugs import slugify

_ASKED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "article": ("chapo", "genre", "rubrique", "numero", "auteurs", "date", "prevu"),
        "numero": ("chapo", "date", "saison", "theme"),
        "poc": ("question", "chapo", "domaine", "maison", "porteur", "communes", "etape", "debut"),
        "evenement": ("chapo", "debut", "fin", "lieu", "commune", "acces", "inscription"),
        "personne": ("fonction", "organisation", "initiales"),
        "organisation": ("type", "site"),
        "lieu": ("adresse", "commune", "acces"),
        "page": ("description", "gabarit"),
    }
)
"""The keys worth a question, in the order of the conversation."""
_END = "\n...\n"
"""How YAML closes a document that holds a word alone."""


class BadAnswer(Exception):
    """Why an answer cannot be taken, in French."""


class Question(Struct, frozen=True):
    """A key to fill: its name for editors, a hint, and the choices (id and words), if any."""

    key: str
    label: str
    hint: str
    choices: tuple[tuple[str, str], ...]
    schema: Mapping[str, Any]


def questions(library: Library, kind: str) -> Iterator[Question]:
    """What to ask for an entry of this kind (`article`, `poc`…), besides its title."""
    schema = kind_schema(KINDS[FOLDERS[kind]], library.content)
    keys = schema["properties"]
    if kind == "page":
        keys = {**_libre(schema), **keys}
    for key in _ASKED[kind]:
        found = keys[key]
        yield Question(
            key, found["title"], found.get("description", ""), _choices(library, found), found
        )


def with_answer(library: Library, kind: str, text: str, question: Question, answer: str) -> str:
    """The text of the entry with this answer in its place.

    Raises:
        BadAnswer: the answer is not one of the choices, or the model refuses it.
    """
    value = _value(library, question, answer.strip())
    written = _with_key(text, question.key, value)
    raw = parse_front_matter(written.encode(), f"{FOLDERS[kind]}/essai/index.md")
    if raw.readable:
        validate(raw, model_of(FOLDERS[kind], raw.values), "essai", None)
    for problem in _of_key(raw, question.key):
        raise BadAnswer(f"{problem.message} ({problem.hint})" if problem.hint else problem.message)
    return written


def _libre(schema: dict[str, Any]) -> dict[str, Any]:
    definitions = schema["$defs"]
    return {key: definitions[f"cle-{key}"] for key in definitions["gabarit-libre"]["properties"]}


def _choices(library: Library, schema: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    if VOCABULARY in schema:
        terms = library.vocabularies[schema[VOCABULARY]].terms.values()
        return tuple((term.id, term.label) for term in terms)
    return tuple((choice, "") for choice in schema.get("enum", ()) if choice is not None)


def _value(library: Library, question: Question, answer: str) -> Any:
    schema = question.schema
    if schema.get(SINGLE):
        item = schema["anyOf"][1]
        words = [word.strip() for word in answer.split(",") if word.strip()]
        return [_item(library, item, word) for word in words]
    return _item(library, schema, answer)


def _item(library: Library, schema: Mapping[str, Any], word: str) -> Any:
    if VOCABULARY in schema:
        return _term(library, schema[VOCABULARY], word)
    if REFERENCE in schema:
        return _slug(library, tuple(schema[REFERENCE]), bool(schema.get(OR_TEXT)), word)
    if COMMUNE in schema or any(COMMUNE in choice for choice in schema.get("anyOf", ())):
        return _commune(library, word)
    if schema.get("enum"):
        same = [choice for choice in schema["enum"] if choice and fold(choice) == fold(word)]
        return same[0] if same else word
    return as_value(word) if schema.get("format") == "date" or "pattern" in schema else word


def _term(library: Library, name: str, word: str) -> str:
    closed = library.vocabularies[name]
    preferred = word if word in closed else closed.preferred(word)
    if preferred is None:
        hint = nearest_hint(word, closed.terms) or f"la liste : {', '.join(closed.terms)}"
        raise BadAnswer(f"« {word} » n'est pas dans la liste ({hint})")
    return preferred


def _slug(library: Library, kinds: tuple[str, ...], or_text: bool, word: str) -> str | int:
    if kinds == ("numeros",) and word.isdigit():
        known = library.exists(f"numeros/numero-{word}")
        slug: str | int = int(word)
    else:
        slug = slugify(word)
        known = any(library.exists(f"{kind}/{slug}") for kind in kinds)
        known = known or (kinds == ("personnes",) and slug == "redaction")
    if known:
        return slug
    if or_text:
        return word
    names = [
        key.split("/", 1)[1] for key in library.content.entries if key.split("/", 1)[0] in kinds
    ]
    hint = nearest_hint(word, names) or "créez d'abord cette fiche, ou laissez vide"
    raise BadAnswer(f"« {word} » n'a pas de fiche ({hint})")


def _commune(library: Library, word: str) -> str:
    territory = library.territory
    communes = (*territory.communes, *territory.associated)
    for commune in communes:
        if word == commune.code or fold(word) == fold(commune.name):
            return commune.name
    near = territory.suggest(word)
    hint = f"vouliez-vous dire « {near} » ?" if near else "vérifiez le nom officiel"
    raise BadAnswer(f"« {word} » n'est pas une commune du territoire ({hint})")


def _of_key(raw: RawEntry, key: str) -> Iterator[Any]:
    for problem in raw.problems:
        if not raw.readable or problem.key.split(".")[0] == key:
            yield problem


def _with_key(text: str, key: str, value: Any) -> str:
    """Put a value where the model has its key, commented or not; else before the closing line."""
    lines = text.split("\n")
    closing = lines.index("---", 1)
    scalar = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=1_000_000)
    written = f"{key}: {scalar.partition(_END)[0].rstrip()}"
    place = next(
        (
            index
            for index, line in enumerate(lines[:closing])
            if line.startswith((f"{key}:", f"# {key}:"))
        ),
        None,
    )
    if place is None:
        return "\n".join([*lines[:closing], written, *lines[closing:]])
    inside = "#   " if lines[place].startswith("#") else "  "
    end = place + 1
    while end < closing and lines[end].startswith(inside):
        end += 1
    return "\n".join([*lines[:place], written, *lines[end:]])
