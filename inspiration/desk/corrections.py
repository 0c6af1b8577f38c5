"""What a faulty value should have been, when there is one right answer."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from inspiration.desk.front_matter_text import FrontMatterText, Scalar, quoted
from inspiration.library import Content
from inspiration.library.content import model_of
from inspiration.library.references import marked_fields
from inspiration.model.french_dates import iso_date
from inspiration.model.kinds import known_keys
from inspiration.model.marks import CommuneName, Reference, Vocabulary
from inspiration.model.nearest import fold
from inspiration.model.problem import Problem
from inspiration.model.slugs import slugify

_FLAGS = {"oui": "true", "vrai": "true", "yes": "true", "non": "false", "faux": "false"}
_FLAGS |= {"no": "false", "on": "true", "off": "false"}


class Correction(Struct, frozen=True):
    """A scalar, the YAML that should stand in its place, and the value that it must read as.

    `value` is None when the model alone can tell.
    """

    scalar: Scalar
    yaml: str
    value: str | bool | None = None


def corrections(
    content: Content, text: FrontMatterText, problem: Problem, kind: str
) -> Iterator[Correction]:
    """The ways to write what a problem points at, best first; none when it is a matter of choice.

    `kind` is the content folder of the entry.
    """
    place = (problem.line, problem.column)
    if problem.rule == "cle-inconnue":
        name = text.keys.get(place)
        if name and len(name.loc) == 0:
            yield from _key(text, name, kind)
        return
    scalar = text.values.get(place)
    if scalar is None:
        return
    if problem.rule == "date":
        date = iso_date(scalar.text)
        if date:
            yield Correction(scalar, date)
    elif problem.rule == "type":
        flag = _FLAGS.get(scalar.text.strip().casefold())
        if flag:
            yield Correction(scalar, flag, flag == "true")
    else:
        for word in _words(content, text, scalar, problem.rule, kind):
            yield Correction(scalar, quoted(word, scalar.quote), word)
            yield Correction(scalar, quoted(word, '"'), word)


def _key(text: FrontMatterText, name: Scalar, kind: str) -> Iterator[Correction]:
    """A key typed with an accent, a capital or a hyphen."""
    written = {key.value for key, _ in text.root.value}
    model = model_of(kind, {key.value: value.value for key, value in text.root.value})
    for key in known_keys(model):
        if fold(key) == fold(name.text) and key not in written:
            yield Correction(name, key)


def _words(
    content: Content, text: FrontMatterText, scalar: Scalar, rule: str, kind: str
) -> Iterator[str]:
    model = model_of(kind, {key.value: value.value for key, value in text.root.value})
    marker = next(
        (marker for alias, marker, _ in marked_fields(model).values() if alias == scalar.loc[0]),
        None,
    )
    if rule == "vocabulaire-alias" and isinstance(marker, Vocabulary):
        preferred = content.vocabularies[marker.name].preferred(scalar.text)
        if preferred:
            yield preferred
    elif rule == "commune" and isinstance(marker, CommuneName):
        yield from _communes(content, scalar.text)
    elif rule == "reference" and isinstance(marker, Reference):
        yield from _slugs(content, scalar.text, marker)


def _communes(content: Content, name: str) -> Iterator[str]:
    """The commune of the same letters, whatever its accents, hyphens and capitals."""
    territory = content.territory
    names = {c.name for c in (*territory.communes, *territory.associated)}
    same = [known for known in sorted(names) if fold(known) == fold(name)]
    if len(same) == 1:
        yield same[0]


def _slugs(content: Content, words: str, marker: Reference) -> Iterator[str]:
    """The one entry that has these words for its name: « Bruno Cassette » → bruno-cassette."""
    slug = slugify(words)
    known = [kind for kind in marker.kinds if f"{kind}/{slug}" in content.entries]
    if len(known) == 1:
        yield slug
