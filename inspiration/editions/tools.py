"""What editions need on the machine, said before anything is made.

Run as a program (`scripts/pango`), it says what is missing, or nothing.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import sys
import zlib
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from lxml import etree

_PACKAGES = ("weasyprint", "pydyf", "fonttools", "pyphen", "tinyhtml5", "pillow", "lxml", "jinja2")
_LIBRARIES = {
    "gobject-2.0": 0,
    "pango-1.0": 0,
    "pangoft2-1.0": 0,
    "harfbuzz": 0,
    "harfbuzz-subset": 0,
    "fontconfig": 1,
}
"""The libraries of the system that WeasyPrint opens, and the version of their interface."""

_WITHOUT = "Pour s'en passer, ôtez inspiration/editions de mkdocs.yml."
_WEASYPRINT = (
    "Les éditions PDF ont besoin de WeasyPrint : pip install 'inspiration[editions]'.\n" + _WITHOUT
)
_PANGO = (
    "Les éditions PDF ont besoin de Pango et de HarfBuzz, qui ne sont pas sur cette machine.\n"
    "  Debian, Ubuntu : apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n"
    "  Fedora : dnf install pango harfbuzz\n"
    "  macOS : brew install pango\n"
    "          export DYLD_FALLBACK_LIBRARY_PATH=$(brew --prefix)/lib\n" + _WITHOUT
)


class MissingToolsError(Exception):
    """Something must be installed first; the message says what, in French."""


def require_tools() -> None:
    """Check that PDF can be made here, without loading what makes them when it is plain.

    Raises:
        MissingToolsError: WeasyPrint or a library of the system is missing.
    """
    if find_spec("weasyprint") is None:
        raise MissingToolsError(_WEASYPRINT)
    if not all(_library(name) for name in _LIBRARIES):
        _try_weasyprint()


def _try_weasyprint() -> None:
    """Let WeasyPrint look by itself where libraries may be on less usual systems."""
    # It prints a banner of its own before it raises.
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            _import_weasyprint()
        except OSError:
            raise MissingToolsError(_PANGO) from None


def _import_weasyprint() -> None:
    import_module("weasyprint")


@cache
def _library(name: str) -> ctypes.CDLL | None:
    number = _LIBRARIES[name]
    for file in (f"lib{name}.so.{number}", f"lib{name}.{number}.dylib", f"lib{name}-{number}.dll"):
        with contextlib.suppress(OSError):
            return ctypes.CDLL(file)
    return None


def tool_versions() -> dict[str, str]:
    """Name the version of everything that decides the bytes of an edition."""
    found = {"zlib": zlib.ZLIB_RUNTIME_VERSION}
    found["libxml2"] = ".".join(str(part) for part in etree.LIBXML_VERSION)
    for package in _PACKAGES:
        with contextlib.suppress(PackageNotFoundError):
            found[package] = version(package)
    pango = _library("pango-1.0")
    if pango is not None:
        found["pango"] = str(pango.pango_version())
    harfbuzz = _library("harfbuzz")
    if harfbuzz is not None:
        harfbuzz.hb_version_string.restype = ctypes.c_char_p
        found["harfbuzz"] = harfbuzz.hb_version_string().decode()
    return found


if __name__ == "__main__":
    try:
        require_tools()
    except MissingToolsError as error:
        sys.exit(str(error))
