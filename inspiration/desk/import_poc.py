"""`inspiration import poc`: declared POCs arrive as a spreadsheet and leave as entries.

Columns are those of the published CSV, or are tied to them by a mapping file. Each row becomes
a folder with its `index.md`, read by the library's own reader before it is kept; nothing that
exists is ever overwritten; every row refused is reported with its line and the reason.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from inspiration.data.poc_fields import poc_fields
from inspiration.desk.csv_table import Table, TableFault, TableRow, read_table
from inspiration.desk.front_matter_writer import entry_text
from inspiration.desk.import_mapping import Mapped, map_header, read_mapping
from inspiration.desk.row_values import RowReader
from inspiration.library import Content, read_content
from inspiration.library.editorial import check_editorial
from inspiration.library.front_matter import read_front_matter
from inspiration.library.notices import Notices
from inspiration.library.references import check_references
from inspiration.library.validation import validate
from inspiration.model.entry import Entry
from inspiration.model.poc import Poc
from inspiration.model.slugs import is_slug, slugify

BODY = "texte"
"""The column that holds the text under the front matter."""


class RowFault(Struct, frozen=True, order=True):
    """Why a row is refused: its line in the file, the column as the file names it, the reason."""

    line: int
    column: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        where = f"ligne {self.line}" + (f", colonne « {self.column} »" if self.column else "")
        return f"{where} : {self.message}" + (f" ({self.hint})" if self.hint else "")


class ImportReport(Struct):
    """What an import did. `written` are paths relative to the content folder."""

    rows: int = 0
    written: list[str] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)

    @property
    def refused(self) -> int:
        """How many rows were left out."""
        return len({fault.line for fault in self.faults})


class _Candidate(Struct):
    line: int
    slug: str
    values: dict[str, Any]
    body: str

    @property
    def path(self) -> str:
        return f"{Poc.kind}/{self.slug}/index.md"


def import_pocs(
    root: Path, file: Path, mapping: Path | None = None, write: bool = True
) -> ImportReport:
    """Import a CSV of POCs into the content folder `root`; with `write` off, only check it.

    Raises:
        OSError: the CSV or the mapping cannot be opened, or an entry cannot be written.
    """
    report = ImportReport()
    content = read_content(root)
    try:
        table = read_table(file)
        mapped = map_header(
            table.header,
            read_mapping(mapping) if mapping else {},
            [c.name for f in poc_fields(content.vocabularies) for c in f.columns],
            BODY,
        )
    except TableFault as fault:
        report.faults.append(RowFault(fault.line, "", fault.message, fault.hint))
        return report
    report.rows = len(table.rows)
    candidates = list(_candidates(content, table, mapped, report))
    kept = _accepted(content, candidates, mapped, report)
    for candidate in kept:
        if write:
            _write(root, candidate)
        report.written.append(candidate.path)
    report.faults.sort()
    return report


def _candidates(
    content: Content, table: Table, mapped: Mapped, report: ImportReport
) -> Iterator[_Candidate]:
    """Read the rows; those whose cells or name are wrong stop here."""
    reader = RowReader(content, poc_fields(content.vocabularies))
    lines: dict[str, int] = {}
    for row in table.rows:
        faults = list(_row_faults(row, table))
        if not faults:
            cells = mapped.cells(row.cells)
            values, wrong = reader.values(cells)
            faults = [
                RowFault(row.line, mapped.original(fault.column), fault.message, fault.hint)
                for fault in wrong
            ]
            slug = cells.get("id", "").strip() or slugify(cells.get("titre", ""))
            faults += _name_faults(content, slug, row.line, lines, mapped)
        if faults:
            report.faults += faults
            continue
        lines[slug] = row.line
        values = _without_defaults(values) | dict(mapped.constants)
        yield _Candidate(row.line, slug, values, cells.get(BODY, ""))


def _without_defaults(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what the data always fills, and an entry need not say."""
    if values.get("maj") == values.get("date"):
        values.pop("maj", None)
    if values.get("langue") == "fr":
        del values["langue"]
    return values


def _row_faults(row: TableRow, table: Table) -> Iterator[RowFault]:
    if len(row.cells) != len(table.header):
        yield RowFault(
            row.line,
            "",
            f"{len(row.cells)} cellules au lieu de {len(table.header)}",
            "une virgule ou un guillemet en trop décale la ligne",
        )
    for name, cell in zip(table.header, row.cells, strict=False):
        if any((letter < " " and letter not in "\t\r\n") or letter == "\x7f" for letter in cell):
            yield RowFault(row.line, name, "contient un caractère invisible", "effacez-le")


def _name_faults(
    content: Content, slug: str, line: int, lines: Mapping[str, int], mapped: Mapped
) -> Iterator[RowFault]:
    column = mapped.original("id") if mapped.has("id") else mapped.original("titre")
    if not slug:
        yield RowFault(line, column, "le POC n'a pas de nom", "remplissez la colonne `titre`")
    elif not is_slug(slug):
        hint = f"par exemple {slugify(slug)}" if slugify(slug) else ""
        yield RowFault(line, column, f"« {slug} » ne peut pas servir d'adresse", hint)
    elif slug in lines:
        message = f"le POC « {slug} » est déjà à la ligne {lines[slug]}"
        yield RowFault(line, column, message, "donnez un autre `id` à l'un des deux")
    elif _exists(content, slug):
        message = f"le POC « {slug} » existe déjà dans content/{Poc.kind}/"
        yield RowFault(line, column, message, "rien n'est écrasé : corrigez la fiche à la main")


def _exists(content: Content, slug: str) -> bool:
    base = content.root / Poc.kind
    on_disk = any(path.is_symlink() or path.exists() for path in (base / slug, base / f"{slug}.md"))
    key = f"{Poc.kind}/{slug}"
    return on_disk or key in content.entries or key in content.broken


def _accepted(
    content: Content, candidates: list[_Candidate], mapped: Mapped, report: ImportReport
) -> list[_Candidate]:
    """Keep the rows that the library's reader takes without an error."""
    notices = Notices()
    entries: dict[str, Entry] = dict(content.entries)
    with tempfile.TemporaryDirectory() as folder:
        for candidate in candidates:
            _write(Path(folder), candidate)
            raw = read_front_matter(Path(folder), candidate.path)
            if raw.readable:
                parent = candidate.path.rpartition("/")[0]
                entry = validate(raw, Poc, candidate.slug, parent)
                if entry:
                    entries[entry.key] = entry
            notices.problems += raw.problems
    check_references(entries, content.broken, content.vocabularies, content.territory, notices)
    check_editorial(entries, notices)
    lines = {candidate.path: candidate.line for candidate in candidates}
    refused = {p.file for p in notices.problems if p.is_error and p.file in lines}
    report.faults += [
        RowFault(lines[p.file], mapped.original(_column(p.key, mapped)), p.message, p.hint)
        for p in notices.problems
        if p.file in refused and p.is_error
    ]
    return [candidate for candidate in candidates if candidate.path not in refused]


def _column(key: str, mapped: Mapped) -> str:
    """The column of a front-matter key: `jalons.2.date` is in `jalons_date`."""
    parts = key.split(".")
    if len(parts) > 2 and mapped.knows(f"{parts[0]}_{parts[2]}"):
        return f"{parts[0]}_{parts[2]}"
    return next((name for name in (parts[0], f"{parts[0]}_titre") if mapped.knows(name)), parts[0])


def _write(root: Path, candidate: _Candidate) -> None:
    """Write a new entry; a file that exists is left alone, whoever made it meanwhile."""
    file = root / candidate.path
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(entry_text(candidate.values, candidate.body))
