"""Which column of a spreadsheet feeds which column of the schema.

A mapping file is YAML: `colonnes` ties the file's own names to those of the schema (an empty
one leaves the column out), `valeurs` gives keys of the front matter that hold for every row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from inspiration.desk.csv_table import TableFault
from inspiration.library.yaml_faults import YamlFault
from inspiration.library.yaml_values import read_yaml
from inspiration.model.kinds import known_keys
from inspiration.model.nearest import nearest_hint
from inspiration.model.poc import Poc

_KEYS = ("colonnes", "valeurs")


class Mapped(Struct, frozen=True):
    """The header of a file, tied to the schema: position → column, and the file's own names."""

    positions: dict[int, str]
    names: dict[str, str]
    schema: frozenset[str]
    constants: Mapping[str, Any]

    def cells(self, row: Sequence[str]) -> dict[str, str]:
        """The cells of a row by column of the schema; INSEE codes stand in for missing names."""
        found = {column: row[position] for position, column in self.positions.items()}
        if not found.get("communes", "").strip() and found.get("code_insee", "").strip():
            found["communes"] = found["code_insee"]
        return found

    def original(self, column: str) -> str:
        """How the file itself calls a column."""
        return self.names.get(column, column)

    def has(self, column: str) -> bool:
        """Whether the file gives this column."""
        return column in self.names

    def knows(self, column: str) -> bool:
        """Whether the schema has this column."""
        return column in self.schema


def read_mapping(file: Path) -> dict[str, Any]:
    """Read a mapping file.

    Raises:
        TableFault: it is not YAML, or holds a key that nothing knows.
        OSError: it cannot be opened.
    """
    try:
        found = read_yaml(file.read_text(encoding="utf-8-sig")).value
    except YamlFault as fault:
        raise TableFault(fault.line, f"{file.name} : {fault.message}", fault.hint) from None
    except UnicodeDecodeError:
        raise TableFault(1, f"{file.name} n'est pas en UTF-8") from None
    if not isinstance(found, dict) or not all(
        isinstance(found.get(key, {}), dict) for key in _KEYS
    ):
        hint = "« colonnes: » puis, en retrait, « Nom du projet: titre »"
        raise TableFault(1, f"{file.name} n'est pas une suite de clés", hint)
    for key in found:
        if key not in _KEYS:
            raise TableFault(1, f"{file.name} : clé inconnue `{key}`", nearest_hint(key, _KEYS))
    for key in found.get("valeurs", {}):
        if key not in known_keys(Poc):
            hint = nearest_hint(key, known_keys(Poc))
            raise TableFault(1, f"{file.name} : `{key}` n'est pas une clé d'un POC", hint)
    return found


def map_header(
    header: Sequence[str], mapping: Mapping[str, Any], schema: Sequence[str], body: str
) -> Mapped:
    """Tie a header to the columns of the schema and to that of the text.

    Raises:
        TableFault: a column is unknown, or two columns feed the same one.
    """
    renamed: Mapping[str, Any] = mapping.get("colonnes", {})
    known = (*schema, body)
    for name in renamed:
        if name not in header:
            hint = nearest_hint(str(name), header)
            raise TableFault(1, f"la correspondance nomme « {name} », absent du fichier", hint)
    positions: dict[int, str] = {}
    names: dict[str, str] = {}
    for position, name in enumerate(header):
        column = renamed.get(name, name)
        if column is None or (not name and not column):
            continue
        if column not in known:
            hint = (
                nearest_hint(str(column), known) or "une correspondance (--mapping) peut l'écarter"
            )
            raise TableFault(1, f"colonne inconnue « {column} »", hint)
        if column in names:
            raise TableFault(
                1, f"« {names[column]} » et « {name} » donnent la colonne « {column} »"
            )
        positions[position] = column
        names[column] = name
    return Mapped(positions, names, frozenset(known), mapping.get("valeurs", {}))
