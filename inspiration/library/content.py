"""The content folder, read once: every entry whatever its state, and every problem.

A `Content` knows no instant; a `Library` is a view of it at one.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from inspiration.library.attachments import check_attachments
from inspiration.library.content_memory import ContentMemory, Reading
from inspiration.library.editorial import check_editorial
from inspiration.library.entries import Entries
from inspiration.library.front_matter import RawEntry, read_front_matter
from inspiration.library.notices import Notices
from inspiration.library.references import check_references
from inspiration.library.stray import stray_texts
from inspiration.library.territory import Territory, read_territory
from inspiration.library.vocabularies import Vocabularies, read_vocabularies
from inspiration.model.entry import Entry
from inspiration.model.free_pages import TEMPLATES
from inspiration.model.kinds import KINDS
from inspiration.model.problem import Problem, Severity
from inspiration.model.slugs import is_slug, slugify

INDEX = "index.md"
_NEARLY = frozenset((".md", ".txt", ".markdown"))
_WORD_PROCESSED = frozenset((".doc", ".docx", ".odt", ".pages", ".rtf"))
"""What an editor may have taken for an entry: to be renamed, to be copied."""
_RESERVED_PAGES = frozenset(
    (
        *KINDS,
        "rubriques",
        "mots-cles",
        "flux",
        "donnees",
        "editions",
        "guide",
        "medias",
        "page",
        "pagefind",
        "admin",
        "assets",
    )
)


class Content(Struct):
    """What the folder holds. `entries` has each readable entry by key (`poc/brico-concierge`).

    `broken` gives, for each entry that could not be read, what its front matter still said;
    `digests` the hash of each readable file, by key; `heads` that of all front matters, lists and
    communes, and `naming` the keys of the entries that name files: both are known of a content
    that was read with a memory.
    """

    root: Path
    vocabularies: Vocabularies
    territory: Territory
    entries: Entries = field(default_factory=Entries)
    broken: dict[str, RawEntry] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    guide: tuple[str, ...] = ()
    digests: dict[str, str] = field(default_factory=dict)
    heads: str = ""
    naming: tuple[str, ...] | None = None

    def of_kind(self, kind: str) -> list[Entry]:
        """Every readable entry of a content folder."""
        return [entry for entry in self.entries.values() if entry.kind == kind]


def read_content(root: Path, memory: ContentMemory | None = None) -> Content:
    """Read the whole content folder; nothing an editor wrote makes it raise.

    With a `memory`, what did not change since the last reading is taken from there.
    """
    memory = memory or ContentMemory(None)
    vocabularies, problems = memory.lists(root, read_vocabularies)
    territory, more = read_territory(root)
    content = Content(root, vocabularies, territory, problems=[*problems, *more])
    unread: list[str] = []
    for kind in KINDS:
        for path, slug, folder in _find_entries(root, kind, unread):
            _add_entry(content, memory, kind, path, slug, folder)
    content.guide = tuple(_guide_files(root))
    content.problems.extend(memory.relations(content, _check_relations))
    notices = Notices()
    check_attachments(root, _naming_files(content), notices)
    content.problems.extend(notices.problems)
    content.problems.extend(_unread_texts(content, unread))
    content.problems.extend(stray_texts(root))
    content.problems.sort()
    memory.close()
    return content


def reread_entry(content: Content, memory: ContentMemory, entry: Entry) -> Entry | None:
    """Read the file of one entry again; None when something is or was wrong with it.

    What it names by another word than the preferred one is left as it stands.
    """
    source = entry.source
    return memory.reread(
        content.root,
        entry,
        lambda: _read_entry(content, entry.kind, source.path, source.slug, source.folder),
    )


def _naming_files(content: Content) -> list[Entry]:
    """The entries that name files."""
    if content.naming is None:
        return [entry for entry in content.entries.values() if entry.names_files]
    return [content.entries[key] for key in content.naming]


def _check_relations(content: Content) -> list[Problem]:
    """What entries say of each other; preferred words take the place of their variants."""
    notices = Notices()
    check_references(
        content.entries, content.broken, content.vocabularies, content.territory, notices
    )
    check_editorial(content.entries, notices)
    return notices.problems


def _add_entry(
    content: Content, memory: ContentMemory, kind: str, path: str, slug: str, folder: str | None
) -> None:
    key = f"{kind}/{slug}"
    is_twin = key in content.broken or key in content.entries
    twin = content.broken.get(key) or content.entries[key] if is_twin else None
    if twin is None:
        read = memory.read(
            content.root, path, lambda: _read_entry(content, kind, path, slug, folder)
        )
    else:
        read = _read_entry(content, kind, path, slug, folder, twin)
    if isinstance(read.found, RawEntry):
        content.broken[key if twin is None else f"{key}#{path}"] = read.found
    else:
        content.entries.put(key, read.found)
        content.digests[key] = read.digest
    content.problems.extend(read.problems)


def _read_entry(
    content: Content,
    kind: str,
    path: str,
    slug: str,
    folder: str | None,
    twin: Entry | RawEntry | None = None,
) -> Reading:
    raw = read_front_matter(content.root, path)
    _check_name(raw, kind, slug)
    if kind == "numeros":
        _check_number(content, raw, slug)
    entry = None
    if raw.readable:
        # Most builds read no front matter again, and what reads it takes long to load.
        from inspiration.library.validation import validate

        entry = validate(raw, model_of(kind, raw.values), slug, folder)
    if twin is not None:
        other = twin.source.path if isinstance(twin, Entry) else twin.path
        raw.report(
            "adresse-double",
            f"cette entrée a la même adresse que « {other} »",
            "renommez l'un des deux dossiers",
        )
        entry = None
    if any(problem.is_error for problem in raw.problems):
        entry = None
    return Reading(entry or raw, raw.digest, raw.head, tuple(raw.problems))


def model_of(kind: str, values: dict[str, Any]) -> type[Entry]:
    """The model that reads an entry: that of its folder, or of its template for a free page."""
    if kind == "pages":
        layout = values.get("gabarit", "libre")
        if isinstance(layout, str) and layout in TEMPLATES:
            return TEMPLATES[layout]
    return KINDS[kind]


def _check_name(raw: RawEntry, kind: str, slug: str) -> None:
    if not is_slug(slug):
        raw.report(
            "nom-de-fichier",
            f"le nom « {slug} » ne peut pas servir d'adresse",
            f"renommez-le « {slugify(slug) or 'mon-entree'} » : minuscules, chiffres, tirets",
        )
    elif kind == "agenda" and slug == "agenda":
        raw.report(
            "nom-de-fichier",
            "l'adresse /agenda/agenda.ics est celle du calendrier entier",
            "choisissez un autre nom de fichier",
        )
    elif kind == "pages" and slug in _RESERVED_PAGES:
        raw.report(
            "nom-de-fichier",
            f"l'adresse /{slug}/ est déjà prise par le magazine",
            "choisissez un autre nom de fichier",
        )


def _check_number(content: Content, raw: RawEntry, slug: str) -> None:
    """A numéro's folder is named by its number, so that no two have the same."""
    number = raw.values.get("numero")
    if not isinstance(number, int) or slug == f"numero-{number}":
        return
    line, column = raw.positions[("numero",)]
    twin = content.entries.get(f"numeros/numero-{number}")
    if twin:
        rule, message = (
            "numero-double",
            f"le numéro {number} existe déjà dans « {twin.source.path} »",
        )
        hint = "donnez un autre nombre à l'un des deux"
    else:
        rule, message = "nom-de-fichier", f"le numéro {number} s'appelle « {slug} »"
        hint = f"renommez-le « numero-{number} »"
    raw.report(rule, message, hint, line=line, column=column, key="numero")


def _unread_texts(content: Content, unread: list[str]) -> Iterator[Problem]:
    """Say of each text that nothing reads what its name should be; downloads are no texts."""
    if not unread:
        return
    offered = {
        posixpath.normpath(posixpath.join(posixpath.dirname(entry.source.path), download.file))
        for entry in _naming_files(content)
        for download in entry.downloads
    }
    for path in unread:
        if path in offered:
            continue
        stem, suffix = posixpath.splitext(posixpath.basename(path))
        name = f"{slugify(stem.lower().removesuffix('.md')) or 'mon-entree'}.md"
        verb = "copiez son texte dans" if suffix.lower() in _WORD_PROCESSED else "renommez-le"
        message = "ce fichier n'est pas lu : son nom ne finit pas par « .md »"
        hint = f"{verb} « {name} »"
        yield Problem(path, 1, 1, "", "fichier-ignore", Severity.WARNING, message, hint)


def _find_entries(
    root: Path, kind: str, unread: list[str]
) -> Iterator[tuple[str, str, str | None]]:
    """Give (path, slug, folder) of each entry of a kind, sorted; note in `unread` what is near one.

    A folder with an `index.md` is one entry; a folder without one only groups others. A symbolic
    link is given, never followed: reading it says what is wrong. So is a folder that cannot open.
    """
    base = root / kind
    if base.is_symlink():
        yield kind, kind, None
    elif base.is_dir():
        yield from _walk(root, kind, unread)


def _walk(root: Path, folder: str, unread: list[str]) -> Iterator[tuple[str, str, str | None]]:
    try:
        items = sorted(os.scandir(root / folder), key=attrgetter("name"))
    except OSError:
        yield folder, folder.rpartition("/")[2], None
        return
    for item in items:
        path = f"{folder}/{item.name}"
        if item.name.startswith((".", "~$")):
            continue
        if item.name.endswith(".md") or (item.is_symlink() and item.is_dir()):
            yield path, item.name.removesuffix(".md"), None
        elif item.is_dir():
            if os.path.lexists(root / path / INDEX):
                yield f"{path}/{INDEX}", item.name, path
            else:
                yield from _walk(root, path, unread)
        elif posixpath.splitext(item.name)[1].lower() in _NEARLY | _WORD_PROCESSED:
            unread.append(path)


def _guide_files(root: Path) -> Iterator[str]:
    base = root / "guide"
    for file in sorted(base.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(base).parts)
        if file.is_file() and not file.is_symlink() and not hidden:
            yield file.relative_to(root).as_posix()
