"""A Markdown file becomes its front matter, with positions, and its body."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from inspiration.library.decoding import decoded
from inspiration.model.problem import Problem, Severity

if TYPE_CHECKING:
    from inspiration.library.yaml_values import Loc

MAX_BYTES = 1024 * 1024
"""No entry is longer: a novel is half of it, and the rest is a file dropped by mistake."""
MAX_FRONT_MATTER = 100_000
"""Signs of a front matter: the longest of a real magazine has a tenth of them."""
_UNMERGED = re.compile(r"^(?:<{7}|>{7}) \S", re.MULTILINE)
"""What Git leaves around two versions of the same lines (gitattributes(5))."""


class RawEntry(Struct):
    """What a file says, before any model looks at it.

    `positions` gives the (line, column) of each key within the file, from 1; `body_line` is the
    line of the file where the body starts; `problems` holds what was wrong with the file itself.
    """

    path: str
    values: dict[str, Any] = field(default_factory=dict)
    positions: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    digest: str = ""
    head: str = ""
    readable: bool = False
    problems: list[Problem] = field(default_factory=list)

    @property
    def when(self) -> date | None:
        """Its date, when it can be read; an instant to the minute is text in YAML."""
        found = self.values.get("date")
        if isinstance(found, str):
            with suppress(ValueError):
                return datetime.fromisoformat(found)
        return found if isinstance(found, date) else None

    @property
    def moment(self) -> date | None:
        """Its date, when a clock can hold it."""
        found = self.when
        return found if found and 1000 <= found.year <= 2999 else None

    def report(
        self,
        rule: str,
        message: str,
        hint: str = "",
        *,
        line: int = 1,
        column: int = 1,
        key: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note one problem of this file."""
        self.problems.append(Problem(self.path, line, column, key, rule, severity, message, hint))


def read_front_matter(root: Path, path: str) -> RawEntry:
    """Read the file `path` (relative to `root`). Its faults are in `problems`, none is raised."""
    raw = RawEntry(path)
    data = _read_bytes(root / path, raw)
    return raw if data is None else _parse(data, raw)


def parse_front_matter(data: bytes, path: str) -> RawEntry:
    """Read the bytes of an entry that stands, or stood, at `path`."""
    return _parse(data, RawEntry(path))


def _parse(data: bytes, raw: RawEntry) -> RawEntry:
    raw.digest = digest_of(data)
    text = decoded(data, raw)
    if text is None:
        return raw
    if not text.strip():
        raw.report(
            "fichier-vide", "le fichier est vide", "copiez un modèle du dossier content/modeles"
        )
        return raw
    if _is_merged(text, raw):
        _split(text, raw)
    return raw


def unmerged(text: str) -> re.Match[str] | None:
    """The first line that Git put there to hold two versions apart."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    return _UNMERGED.search(text)


def _is_merged(text: str, raw: RawEntry) -> bool:
    found = unmerged(text)
    if found is None:
        return True
    raw.report(
        "fusion",
        "deux versions de ces lignes se suivent : la fusion n'est pas terminée",
        "gardez l'une des deux, puis effacez les lignes <<<<<<<, ======= et >>>>>>>",
        line=text.count("\n", 0, found.start()) + 1,
    )
    return False


def _read_bytes(path: Path, raw: RawEntry) -> bytes | None:
    if path.is_symlink():
        raw.report(
            "lien-symbolique",
            "c'est un lien vers un autre endroit, qui n'est pas suivi",
            "mettez à sa place une copie de ce qu'il désigne",
        )
        return None
    if path.is_dir() and path.suffix != ".md":
        raw.report("illisible", "le dossier ne s'ouvre pas", "vérifiez ses droits")
        return None
    if path.is_dir():
        raw.report(
            "dossier",
            "un dossier se trouve là où un fichier est attendu",
            "renommez ce dossier sans « .md »",
        )
        return None
    try:
        if path.exists() and not path.is_file():
            raw.report("illisible", "ce n'est pas un fichier ordinaire", "remplacez-le")
            return None
        size = path.stat().st_size
        if size > MAX_BYTES:
            raw.report(
                "fichier-trop-lourd",
                f"le fichier pèse {size / 1_000_000:.1f} Mo".replace(".", ",")
                + ", une entrée n'en dépasse pas 1",
                "vérifiez qu'aucune image n'y a été collée",
            )
            return None
        return path.read_bytes()
    except OSError as error:
        raw.report("illisible", f"le fichier ne s'ouvre pas : {error.strerror}")
        return None


def digest_of(data: bytes) -> str:
    """The hash of a file, or of a part of it."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def divide(text: str) -> tuple[str, str, int] | None:
    """The front matter, the body and the line where it starts; None when they are not apart."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None
    closing = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if closing is None:
        return None
    return "\n".join(lines[1:closing]) + "\n", "\n".join(lines[closing + 1 :]), closing + 2


def _split(text: str, raw: RawEntry) -> None:
    divided = divide(text)
    if divided is None:
        _report_bounds(text, raw)
        return
    front_matter, raw.body, raw.body_line = divided
    raw.head = digest_of(front_matter.encode())
    if len(front_matter) > MAX_FRONT_MATTER:
        raw.report(
            "entete-trop-long",
            f"l'en-tête dépasse {MAX_FRONT_MATTER} signes",
            "le texte se place après la seconde ligne « --- »",
        )
        return
    # Only now: most builds read no front matter, only texts.
    from inspiration.library.yaml_faults import YamlFault
    from inspiration.library.yaml_values import read_yaml

    try:
        tree = read_yaml(front_matter)
    except YamlFault as fault:
        raw.report(fault.rule, fault.message, fault.hint, line=fault.line + 1, column=fault.column)
        return
    if not isinstance(tree.value, dict):
        empty = tree.value is None
        raw.report(
            "entete-vide" if empty else "entete-liste",
            "l'en-tête est vide" if empty else "l'en-tête n'est pas une suite de clés",
            "chaque ligne s'écrit « clé: valeur », par exemple « titre: Mon article »",
            line=2,
        )
        return
    raw.values = tree.value
    raw.positions = {loc: (line + 1, column) for loc, (line, column) in tree.positions.items()}
    raw.positions[()] = (1, 1)
    raw.readable = True


def _report_bounds(text: str, raw: RawEntry) -> None:
    """Say which of the two lines « --- » is missing."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        raw.report(
            "entete-absent",
            "le fichier ne commence pas par « --- »",
            "l'en-tête s'écrit entre deux lignes « --- »",
        )
        return
    raw.report(
        "entete-ouvert",
        "l'en-tête n'est pas fermé",
        "ajoutez une ligne « --- » entre les clés et le texte",
        line=_first_prose_line(lines),
    )


def _first_prose_line(lines: list[str]) -> int:
    """Where the closing line is most likely missing: the first line that is no key."""
    for number, line in enumerate(lines[1:], 2):
        bare = line.strip()
        if not bare or (":" not in line and not line.startswith((" ", "-", "#"))):
            return number
    return len(lines)
