"""The index, made by Pagefind and kept by the fingerprint of what is in it."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from inspiration.search.pagefind import Pagefind, PagefindFault
from inspiration.search.records import SearchRecord, fingerprint

ADDRESS = "/pagefind/"
_PUBLISHED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_PUBLISHED_SUFFIXES = (".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment", ".pagefind")
_SUMS = "sommes.json"
"""Beside an index in the cache: what each of its files must be."""
_MISSING = (
    "La recherche demande Pagefind : pip install 'pagefind[bin]', "
    "ou `search: false` dans mkdocs.yml."
)
_UNUSED = "wasm.unknown.pagefind"


class SearchUnavailable(Exception):
    """Why there can be no index, in French."""


def index_files(records: tuple[SearchRecord, ...], cache: Path) -> dict[str, Path]:
    """Make the index, or find the one that is made of the same records.

    Returns:
        The files to publish, by their path under `ADDRESS`.

    Raises:
        SearchUnavailable: Pagefind is missing or failed.
    """
    try:
        installed = version("pagefind")
    except PackageNotFoundError:
        raise SearchUnavailable(_MISSING) from None
    folder = cache / fingerprint(records, installed)
    if folder.is_dir() and not _is_whole(folder):
        shutil.rmtree(folder)
    if not folder.is_dir():
        _make(records, folder)
    return {
        file.relative_to(folder).as_posix(): file
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != _SUMS
    }


def _is_whole(folder: Path) -> bool:
    """Whether a kept index holds what was written, byte for byte."""
    try:
        sums = json.loads((folder / _SUMS).read_bytes())
        return all(_sum((folder / path).read_bytes()) == kept for path, kept in sums.items())
    except (OSError, ValueError, AttributeError):
        return False


def _sum(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _make(records: tuple[SearchRecord, ...], folder: Path) -> None:
    """Write the index beside its place, then put it there whole."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=".index-", dir=folder.parent))
    try:
        _write(records, partial)
        sums = {
            file.relative_to(partial).as_posix(): _sum(file.read_bytes())
            for file in partial.rglob("*")
            if file.is_file()
        }
        (partial / _SUMS).write_text(json.dumps(sums), encoding="utf-8")
        partial.rename(folder)
    except OSError as error:
        if not folder.is_dir():
            raise SearchUnavailable(f"L'index de recherche ne s'écrit pas : {error}") from None
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _write(records: tuple[SearchRecord, ...], folder: Path) -> None:
    """Have Pagefind write the index, and leave out what our own interface does not load."""
    try:
        from pagefind.service import get_executable

        program = get_executable()
    except (ImportError, OSError):
        program = None
    if program is None:
        raise SearchUnavailable(f"L'index de recherche n'a pas pu être fait. {_MISSING}")
    try:
        with Pagefind(program, "fr") as pagefind:
            for record in records:
                pagefind.add(
                    url=record.url,
                    content=record.content,
                    meta={"title": record.title, "kicker": record.kicker, "text": record.text},
                    filters={name: list(values) for name, values in record.filters.items()},
                )
            pagefind.write(folder)
    except PagefindFault as fault:
        raise SearchUnavailable(
            f"L'index de recherche n'a pas pu être fait : {fault}. {_MISSING}"
        ) from None
    for file in [*folder.rglob("*")]:
        if file.is_file() and not _is_published(file.relative_to(folder).as_posix()):
            file.unlink()


def _is_published(path: str) -> bool:
    """Keep what our own interface loads; Pagefind's own interfaces stay behind."""
    return path in _PUBLISHED or (path.endswith(_PUBLISHED_SUFFIXES) and path != _UNUSED)
