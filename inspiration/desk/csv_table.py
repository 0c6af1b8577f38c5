"""A spreadsheet saved as CSV, row by row, with the line each row starts at."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from msgspec import Struct

_DELIMITERS = (",", ";", "\t")


class TableFault(Exception):
    """The file as a whole cannot be read. `line` counts from 1; words in French."""

    def __init__(self, line: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.hint = hint


class TableRow(Struct, frozen=True):
    """One row: the line of the file where it starts, and its cells."""

    line: int
    cells: tuple[str, ...]


class Table(Struct, frozen=True):
    """The header, whose spaces are trimmed, and the rows that are not empty."""

    header: tuple[str, ...]
    rows: tuple[TableRow, ...]


def read_table(file: Path) -> Table:
    """Read a CSV in UTF-8, with or without BOM; commas, semicolons or tabs.

    Raises:
        TableFault: it is not UTF-8, not CSV, empty, or its header names a column twice.
        OSError: it cannot be opened.
    """
    text = _decoded(file.read_bytes())
    first, _, _ = text.partition("\n")
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: list[TableRow] = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append(TableRow(line, tuple(cells)))
            line = reader.line_num + 1
    except csv.Error as error:
        hint = "vérifiez les guillemets de cette ligne ; la suite du fichier n'est pas lue"
        raise TableFault(line, f"le fichier n'est pas un CSV lisible : {error}", hint) from None
    if not found:
        raise TableFault(1, "le fichier est vide", "la première ligne nomme les colonnes")
    header = tuple(cell.strip() for cell in found[0].cells)
    for name in header:
        if name and header.count(name) > 1:
            raise TableFault(found[0].line, f"la colonne « {name} » est là deux fois")
    return Table(header, tuple(found[1:]))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "enregistrez le tableau au format « CSV UTF-8 »"
        raise TableFault(line, "le fichier n'est pas en UTF-8", hint) from None
