"""The style sheet and the fonts: many sources a person reads, few fingerprinted files served."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.program import program_of

if TYPE_CHECKING:
    from pathlib import Path

    from inspiration.pages.text_memory import Memory

ENTRY_POINT = "magazine.css"
_IMPORT = re.compile(r'@import "(?P<name>[^"]+)";')
_FONT = re.compile(r"url\(\.\./fonts/(?P<name>[^)]+)\)")
_TOKEN = re.compile(
    r"""/\*.*?\*/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\s+|[{};,>]|[^\s{};,>"'/]+|/""", re.DOTALL
)

_TIGHT = "{};,>/"
"""Signs that need no space around them."""
_PROPERTY = re.compile(r"(?<=[{;(])([-\w]+): ")


class Asset(Struct, frozen=True):
    """A file of the theme ready to be served: its name holds its fingerprint."""

    name: str
    content: bytes

    def read(self) -> bytes:
        """The bytes to write."""
        return self.content


class Wardrobe(Struct, frozen=True):
    """The assembled style sheet, the fonts it asks for, and those a page should preload."""

    stylesheet: Asset
    fonts: tuple[Asset, ...]
    preloaded: tuple[str, ...]


def fingerprinted(stem: str, suffix: str, content: bytes) -> Asset:
    """Name a file after its bytes, so that it may be cached for ever."""
    return Asset(f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}{suffix}", content)


def dress(theme: Path, memory: Memory | None = None) -> Wardrobe:
    """Assemble, minify and fingerprint `theme/css` and the fonts it names in `theme/fonts`.

    Args:
        theme: The folder of both.
        memory: What earlier builds made: sheets that did not change are not minified again.

    Raises:
        FileNotFoundError: If a sheet or a font that is asked for does not exist.
    """
    fonts: dict[str, Asset] = {}
    sheet = _minified(with_fonts(assemble(theme / "css"), theme, fonts), memory)
    return Wardrobe(
        stylesheet=fingerprinted("magazine", ".css", sheet.encode()),
        fonts=tuple(fonts.values()),
        preloaded=tuple(fonts[name].name for name in ("titre", "texte")),
    )


def with_fonts(css: str, theme: Path, fonts: dict[str, Asset]) -> str:
    """Name each font of a sheet as it is served, and add it to `fonts` by its own name.

    Raises:
        FileNotFoundError: If a font does not exist.
    """

    def served(match: re.Match[str]) -> str:
        source = theme / "fonts" / match["name"]
        font = fingerprinted(source.stem, source.suffix, source.read_bytes())
        fonts[source.stem] = font
        return f"url({font.name})"

    return _FONT.sub(served, css)


def read_script(path: Path) -> Asset:
    """Fingerprint a script of the theme; it is served as it was written.

    Raises:
        FileNotFoundError: If there is no such script.
    """
    return fingerprinted(path.stem, path.suffix, path.read_bytes())


def assemble(folder: Path) -> str:
    """Put the sheets that the entry point imports one after the other, in its order."""
    entry_point = (folder / ENTRY_POINT).read_text(encoding="utf-8")
    return "\n".join(
        (folder / match["name"]).read_text(encoding="utf-8")
        for match in _IMPORT.finditer(entry_point)
    )


def _minified(css: str, memory: Memory | None) -> str:
    """The same, remembered: it takes as long as to make the page of an article."""
    if memory is None:
        return minify(css)
    source = hashlib.blake2b(css.encode(), digest_size=16).hexdigest()
    key = f"sheet-{program_of()}-{source}"
    kept = memory.get(key)
    if kept is not None:
        return kept.decode()
    sheet = minify(css)
    memory.put(key, sheet.encode())
    return sheet


def minify(css: str) -> str:
    """Drop comments and the spaces that mean nothing; leave every value as it was written."""
    written: list[str] = []
    for token in _TOKEN.findall(css):
        if token.startswith("/*"):
            continue
        if token.isspace():
            if written and written[-1][-1] not in _TIGHT + " ":
                written.append(" ")
            continue
        if token in _TIGHT:
            if written and written[-1] == " ":
                written.pop()
            if token == "}" and written[-1] == ";":
                written.pop()
        written.append(token)
    return _PROPERTY.sub(r"\1:", "".join(written)).strip()
