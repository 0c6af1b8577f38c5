"""What entries say of each other: references, vocabularies, communes, shared addresses."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from functools import cache
from typing import Any, get_args, get_origin

from msgspec import Struct
from msgspec.structs import replace

from inspiration.library.front_matter import RawEntry
from inspiration.library.notices import Notices
from inspiration.library.territory import Territory
from inspiration.library.vocabularies import Vocabularies
from inspiration.model.article import NEWSROOM, Article
from inspiration.model.entry import Entry
from inspiration.model.kinds import KINDS
from inspiration.model.marks import CommuneName, Reference, Vocabulary
from inspiration.model.nearest import nearest_hint
from inspiration.model.record import fields_of
from inspiration.model.slugs import is_slug
from inspiration.model.source import Source

Marker = Reference | Vocabulary | CommuneName


class _Checker(Struct):
    entries: MutableMapping[str, Entry]
    broken: dict[str, RawEntry]
    vocabularies: Vocabularies
    territory: Territory
    notices: Notices

    def value(self, entry: Entry, loc: tuple[str | int, ...], value: str, marker: Marker) -> str:
        if isinstance(marker, Vocabulary):
            return self._term(entry, loc, value, marker)
        if isinstance(marker, CommuneName):
            return self._commune(entry, loc, value)
        return self._reference(entry, loc, value, marker)

    def _term(
        self, entry: Entry, loc: tuple[str | int, ...], value: str, marker: Vocabulary
    ) -> str:
        closed = self.vocabularies[marker.name]
        if value in closed:
            return value
        preferred = closed.preferred(value)
        if preferred:
            self.notices.warning(
                entry,
                loc,
                "vocabulaire-alias",
                f"« {value} » est un autre nom de « {preferred} »",
                f"écrivez {preferred}",
            )
            return preferred
        near = closed.nearest(value)
        known = ", ".join(closed.terms)
        remedy = f"la liste : {known}" if known else f"corrigez vocabulaires/{marker.name}.yml"
        self.notices.error(
            entry,
            loc,
            "vocabulaire",
            f"« {value} » n'est pas dans la liste « {marker.name} »",
            f"vouliez-vous dire « {near} » ?" if near else remedy,
        )
        return value

    def _commune(self, entry: Entry, loc: tuple[str | int, ...], value: str) -> str:
        commune = self.territory.find(value)
        if commune:
            return commune.name
        near = self.territory.suggest(value)
        self.notices.error(
            entry,
            loc,
            "commune",
            f"« {value} » n'est pas une commune du territoire",
            f"vouliez-vous dire « {near} » ?" if near else "hors du territoire : `territoire`",
        )
        return value

    def _reference(
        self, entry: Entry, loc: tuple[str | int, ...], value: str, marker: Reference
    ) -> str:
        for kind in marker.kinds:
            bare = value.removeprefix(f"{kind}/")
            if f"{kind}/{bare}" in self.entries or f"{kind}/{bare}" in self.broken:
                return bare
        if marker.kinds == ("personnes",) and value == NEWSROOM:
            return value
        if marker.or_text and not is_slug(value):
            return value
        known = [
            key.split("/", 1)[1]
            for key in (*self.entries, *self.broken)
            if key.split("/", 1)[0] in marker.kinds
        ]
        where = " ou ".join(f"content/{kind}/" for kind in marker.kinds)
        self.notices.error(
            entry,
            loc,
            "reference",
            f"« {value} » ne se trouve pas dans {where}",
            nearest_hint(value, known) or "créez l'entrée, ou corrigez le nom",
        )
        return value


def check_references(
    entries: MutableMapping[str, Entry],
    broken: dict[str, RawEntry],
    vocabularies: Vocabularies,
    territory: Territory,
    notices: Notices,
) -> None:
    """Check every reference and put preferred ids and official names in place of their variants.

    `entries` is updated in place; what is wrong goes to `notices`.
    """
    checker = _Checker(entries, broken, vocabularies, territory, notices)
    for key, entry in list(entries.items()):
        entries[key] = _resolved(checker, entry)
    _check_unread(checker)
    _check_addresses(checker)
    _check_orphans(checker)


def resolved(
    entry: Entry,
    entries: MutableMapping[str, Entry],
    broken: dict[str, RawEntry],
    vocabularies: Vocabularies,
    territory: Territory,
    notices: Notices,
) -> Entry:
    """An entry with preferred ids and official names; what is wrong goes to `notices`."""
    return _resolved(_Checker(entries, broken, vocabularies, territory, notices), entry)


def _resolved(checker: _Checker, entry: Entry) -> Entry:
    changes = dict(_changes(checker, entry))
    if not changes:
        return entry
    return replace(entry, **changes)


def _changes(checker: _Checker, entry: Entry) -> Iterator[tuple[str, Any]]:
    for name, (alias, marker, many) in marked_fields(type(entry)).items():
        value = getattr(entry, name)
        if value is None or value == ():
            continue
        if many:
            single = (alias, 0) not in entry.source.positions
            found: Any = tuple(
                checker.value(entry, (alias,) if single else (alias, index), item, marker)
                for index, item in enumerate(value)
            )
        else:
            found = checker.value(entry, (alias,), value, marker)
        if found != value:
            yield name, found


def _check_unread(checker: _Checker) -> None:
    """Check what unreadable entries refer to, so that an editor learns everything at once."""
    for key, raw in checker.broken.items():
        model = KINDS[key.partition("/")[0]]
        if not raw.readable:
            continue
        source = Source(raw.path, "", None, "", raw.body_line, raw.digest, raw.positions)
        unread = Entry(title="", source=source)
        told = {problem.key.partition(".")[0] for problem in raw.problems}
        for alias, marker, _ in marked_fields(model).values():
            if alias not in told:
                for loc, value in _words_at(alias, raw.values.get(alias)):
                    checker.value(unread, loc, value, marker)


def _words_at(alias: str, value: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The words of a key and their places, whether they stand alone or in a list."""
    if isinstance(value, str):
        yield (alias,), value
    elif isinstance(value, list):
        yield from (((alias, n), item) for n, item in enumerate(value) if isinstance(item, str))


@cache
def marked_fields(model: type[Entry]) -> dict[str, tuple[str, Marker, bool]]:
    """The fields of a kind that name something else: name → (French key, marker, is a list)."""
    found: dict[str, tuple[str, Marker, bool]] = {}
    for name, field in fields_of(model).items():
        marker = _marker(field.type)
        if marker:
            found[name] = (field.key.name, marker, _is_list(field.type))
    return found


def _marker(annotation: Any) -> Marker | None:
    for meta in getattr(annotation, "__metadata__", ()):
        if isinstance(meta, Marker):
            return meta
    return next((found for arg in get_args(annotation) if (found := _marker(arg))), None)


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(
        _is_list(arg) for arg in get_args(annotation) if get_origin(annotation) is not tuple
    )


def _check_addresses(checker: _Checker) -> None:
    """Two entries may not answer at one address, present or former."""
    taken = {entry.address: entry for entry in checker.entries.values()}
    for entry in list(checker.entries.values()):
        for index, address in enumerate(entry.former_addresses):
            owner = taken.setdefault(address, entry)
            if owner is not entry or address == entry.address:
                checker.notices.error(
                    entry,
                    ("anciennes_adresses", index),
                    "adresse-double",
                    f"l'adresse {address} est celle de « {owner.source.path} »",
                    "ôtez-la de `anciennes_adresses`",
                )


def _check_orphans(checker: _Checker) -> None:
    """An article is in a numéro, or says that it is in none."""
    for entry in checker.entries.values():
        if isinstance(entry, Article) and entry.issue is None and not entry.out_of_issue:
            checker.notices.warning(
                entry,
                ("titre",),
                "orphelin",
                "l'article n'est dans aucun numéro",
                "ajoutez `numero: …`, ou `hors_numero: true`",
            )
