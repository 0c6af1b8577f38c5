"""What every page is made with: the program, its libraries, the theme, the configuration."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from inspiration.pages.templates import theme_folder
from inspiration.press.survey import survey
from inspiration.program import program_of
from inspiration.stamps import is_installed

if TYPE_CHECKING:
    from inspiration.press.assembly import Assembly
    from inspiration.press.settings import Settings

_LIBRARIES = (
    "brotli",
    "feedgen",
    "fonttools",
    "icalendar",
    "jinja2",
    "lxml",
    "markdown",
    "markupsafe",
    "mkdocs",
    "mkdocs-material",
    "numpy",
    "pagefind",
    "pillow",
    "pydantic",
    "pymdown-extensions",
    "pyyaml",
    "weasyprint",
)


def equipment_of(settings: Settings) -> bytes:
    """The version of what pages are made with: program, libraries, theme, configuration."""
    digest = hashlib.blake2b(program_of().encode(), digest_size=16)
    digest.update(repr([(name, _version(name)) for name in _LIBRARIES]).encode())
    digest.update(_theme_version(settings))
    site = replace(settings.site, features=frozenset())
    digest.update(repr((site, sorted(settings.site.features))).encode())
    digest.update(repr((settings.zone, settings.hour, settings.preview)).encode())
    digest.update(repr((settings.feed_limit, settings.editions, settings.content)).encode())
    if settings.outlines:
        digest.update(settings.outlines.read_bytes())
    return digest.digest()


def frame_of(assembly: Assembly, equipment: bytes) -> bytes:
    """The version of the frame: when it is another, every page is made again."""
    library = assembly.library
    digest = hashlib.blake2b(equipment, digest_size=16)
    digest.update(repr((library.vocabularies, library.territory)).encode())
    digest.update(survey(assembly.catalogue.composer.chrome).version)
    return digest.digest()


def _theme_version(settings: Settings) -> bytes:
    """The hash of our theme, and of the templates that a city puts before ours."""
    digest = hashlib.blake2b(digest_size=16)
    folders = [folder for folder in settings.theme_dirs if not is_installed(folder)]
    for folder in dict.fromkeys([theme_folder(), *folders]):
        for file in sorted(_sources(folder)):
            digest.update(file.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(file.read_bytes())
    return digest.digest()


def _sources(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file() and file.suffix != ".pyc"]


@cache
def _version(name: str) -> str:
    # Only now: most builds are made with what the last one was.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return ""
