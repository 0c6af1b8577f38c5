"""What editions need on the machine, said before anything is made."""

from __future__ import annotations

import contextlib
import io
import zlib
from importlib.metadata import PackageNotFoundError, version

from lxml import etree

_PACKAGES = ("weasyprint", "pydyf", "fonttools", "pyphen", "tinyhtml5", "pillow", "lxml", "jinja2")


class MissingToolsError(Exception):
    """Something must be installed first; the message says what, in French."""


def require_tools() -> None:
    """Check that PDF can be made here.

    Raises:
        MissingToolsError: WeasyPrint or a library of the system is missing.
    """
    # WeasyPrint prints a banner of its own before it raises.
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            import weasyprint  # noqa: F401
        except ImportError:
            raise MissingToolsError(
                "Les éditions PDF ont besoin de WeasyPrint : pip install 'inspiration[editions]'. "
                + _WITHOUT
            ) from None
        except OSError as error:
            raise MissingToolsError(
                f"Les éditions PDF ont besoin de Pango ({error}).\n"
                "  Debian, Ubuntu : apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
                "libharfbuzz-subset0\n"
                "  Fedora : dnf install pango\n"
                "  macOS : brew install pango\n" + _WITHOUT
            ) from None


_WITHOUT = "Pour s'en passer, ôtez inspiration/editions de mkdocs.yml."


def tool_versions() -> dict[str, str]:
    """Name the version of everything that decides the bytes of an edition."""
    found = {"zlib": zlib.ZLIB_RUNTIME_VERSION}
    found["libxml2"] = ".".join(str(part) for part in etree.LIBXML_VERSION)
    for package in _PACKAGES:
        with contextlib.suppress(PackageNotFoundError):
            found[package] = version(package)
    return found | _pango_version()


def _pango_version() -> dict[str, str]:
    """Pango lays the lines out; without it there is no PDF either."""
    try:
        require_tools()
    except MissingToolsError:
        return {}
    from weasyprint.text.ffi import pango

    return {"pango": str(pango.pango_version())}
