"""The cells of a spreadsheet become the keys and values of an entry.

Spreadsheets are lenient where files are strict: French dates, « oui » and « non », the words of
a closed list instead of its id, the name of a body instead of its slug are all understood.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from inspiration.data.cells import split, split_pairs
from inspiration.data.fields import Column, Field, Shape
from inspiration.library import Content
from inspiration.library.references import marked_fields
from inspiration.model.french_dates import as_value
from inspiration.model.kinds import known_keys
from inspiration.model.marks import Reference, Vocabulary
from inspiration.model.nearest import fold, nearest_hint
from inspiration.model.poc import Poc

_FLAGS = {"true": True, "vrai": True, "oui": True, "false": False, "faux": False, "non": False}


class CellFault(Exception):
    """What is wrong in one cell, in French."""

    def __init__(self, column: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.column = column
        self.message = message
        self.hint = hint


class RowReader(Struct, frozen=True):
    """Reads the cells of a row, by column name, into front matter."""

    content: Content
    fields: tuple[Field[Poc], ...]

    def values(self, cells: Mapping[str, str]) -> tuple[dict[str, Any], list[CellFault]]:
        """Give the keys that have a value, and every fault found on the way."""
        found: dict[str, Any] = {}
        faults: list[CellFault] = []
        for field in self.fields:
            if field.model_field is None:
                continue
            try:
                value = self._value(field, cells)
            except CellFault as fault:
                faults.append(fault)
                continue
            if value not in (None, [], {}):
                found[field.key] = value
        return found, faults

    def _value(self, field: Field[Poc], cells: Mapping[str, str]) -> Any:
        first = field.columns[0]
        cell = cells.get(first.name, "").strip()
        read = self._item(field, first)
        if first.shape is Shape.PART:
            return _groups(field.columns, cells)
        if first.shape is Shape.PAIRS:
            return _reserves(first, cell)
        if first.shape is Shape.LIST:
            return [read(item) for item in split(cell) if item]
        return read(cell) if cell else None

    def _item(self, field: Field[Poc], column: Column) -> Callable[[str], Any]:
        marker = marked_fields(Poc).get(field.model_field or "")
        if marker and isinstance(marker[1], Vocabulary):
            closed = self.content.vocabularies[marker[1].name]
            return lambda item: closed.preferred(item) or item
        if marker and isinstance(marker[1], Reference):
            return self._body
        if column.choices:
            labels = {fold(choice.label): choice.value for choice in column.choices}
            return lambda item: labels.get(fold(item), item)
        if column.type == "date" or r"\d{4}" in column.pattern:
            return as_value
        return str

    def _body(self, name: str) -> str:
        """The slug of the organisation or person that has this name, else the words."""
        folded = fold(name)
        for kind in ("organisations", "personnes"):
            for entry in self.content.of_kind(kind):
                if fold(entry.title) == folded:
                    return entry.slug
        return name


def _groups(columns: tuple[Column, ...], cells: Mapping[str, str]) -> list[dict[str, Any]]:
    lists = {column.name: split(cells.get(column.name, "")) for column in columns}
    count = max(len(items) for items in lists.values())
    groups: list[dict[str, Any]] = [{} for _ in range(count)]
    for column in columns:
        items = lists[column.name]
        if items and len(items) != count:
            longest = max(lists, key=lambda name: len(lists[name]))
            raise CellFault(
                column.name,
                f"a {len(items)} valeur(s), « {longest} » en a {count}",
                "les listes d'un même groupe ont autant de valeurs, séparées par « | »",
            )
        for group, item in zip(groups, items, strict=False):
            if item:
                group[column.part] = _part(column, item)
    return groups


def _part(column: Column, item: str) -> Any:
    if column.pattern in ("true|false", "(true|false)?"):
        if item.casefold() not in _FLAGS:
            raise CellFault(column.name, f"« {item} » n'est ni oui ni non")
        return _FLAGS[item.casefold()]
    return as_value(item) if r"\d{4}" in column.pattern else item


def _reserves(column: Column, cell: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, words in split_pairs(cell):
        if key not in known_keys(Poc):
            hint = nearest_hint(key, known_keys(Poc)) or "écrivez « clé : réserve »"
            raise CellFault(column.name, f"« {key or words} » n'est pas une clé", hint)
        found[key] = words
    return found
