"""The index, made by Pagefind and kept by the fingerprint of what is in it."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path

from inspiration.search.records import SearchRecord, fingerprint

ADDRESS = "/pagefind/"
_PUBLISHED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_PUBLISHED_SUFFIXES = (".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment", ".pagefind")
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
    folder = cache / fingerprint(records, version("pagefind"))
    if not folder.is_dir():
        _make(records, folder)
    return {
        file.relative_to(folder).as_posix(): file
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def _make(records: tuple[SearchRecord, ...], folder: Path) -> None:
    """Write the index beside its place, then put it there whole."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=".index-", dir=folder.parent))
    try:
        for name, content in asyncio.run(_files(records)).items():
            target = partial / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
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
        raise SearchUnavailable(
            "La recherche demande Pagefind : pip install 'pagefind[bin]', "
            "ou `search: false` dans mkdocs.yml."
        ) from None
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
        raise SearchUnavailable(f"L'index de recherche n'a pas pu être fait : {error}") from None
    return {file["path"]: _bytes(file["content"]) for file in files if _is_published(file["path"])}


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _is_published(path: str) -> bool:
    """Keep what our own interface loads; Pagefind's own interfaces stay behind."""
    return path in _PUBLISHED or (path.endswith(_PUBLISHED_SUFFIXES) and path != _UNUSED)
