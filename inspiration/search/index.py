"""The index, made by Pagefind and kept by the fingerprint of what is in it."""

from __future__ import annotations

import asyncio
import hashlib
import json
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

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
        with ThreadPoolExecutor(1) as thread:
            # A thread of its own: whoever builds may have an event loop already.
            made = thread.submit(asyncio.run, _files(records)).result()
        for name, content in made.items():
            target = partial / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        sums = {name: _sum(content) for name, content in made.items()}
        (partial / _SUMS).write_text(json.dumps(sums), encoding="utf-8")
        partial.rename(folder)
    except OSError as error:
        if not folder.is_dir():
            raise SearchUnavailable(f"L'index de recherche ne s'écrit pas : {error}") from None
    finally:
        shutil.rmtree(partial, ignore_errors=True)


async def _files(records: tuple[SearchRecord, ...]) -> dict[str, bytes]:
    try:
        from pagefind.index import IndexConfig
        from pagefind.service import PagefindService
    except ImportError:
        raise SearchUnavailable(_MISSING) from None
    try:
        # The index itself is no context manager here: it would write its files on leaving.
        async with PagefindService() as service:
            index = await service.create_index(IndexConfig(force_language="fr"))
            for record in records:
                await index.add_custom_record(
                    url=record.url,
                    content=record.content,
                    language="fr",
                    meta={"title": record.title, "kicker": record.kicker, "text": record.text},
                    filters={name: list(values) for name, values in record.filters.items()},
                )
            files = await index.get_files()
    except (OSError, RuntimeError, AssertionError) as error:
        raise SearchUnavailable(
            f"L'index de recherche n'a pas pu être fait : {error}. {_MISSING}"
        ) from None
    return {file["path"]: _bytes(file["content"]) for file in files if _is_published(file["path"])}


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _is_published(path: str) -> bool:
    """Keep what our own interface loads; Pagefind's own interfaces stay behind."""
    return path in _PUBLISHED or (path.endswith(_PUBLISHED_SUFFIXES) and path != _UNUSED)
