"""What a server says along with each file: what pages may load, how long files may be kept.

The policy of a page also stands in its own head (`base.html`), for hosts that read no `_headers`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspiration.pages import addresses
from inspiration.pages.output import FileOutput, PageOutput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inspiration.pages.output import Output
    from inspiration.pages.site import Site

_SEARCH_TEMPLATE = "magazine/recherche.html"
_OWN_FILES = ("style-src", "img-src", "font-src", "connect-src", "form-action")
_EVERYWHERE = "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
"""Holds for the editors' guide too, whose look needs scripts of its own inside the page."""
_DRAWING = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""A drawing opened on its own may colour itself, and nothing else."""
_YEAR = "public, max-age=31536000, immutable"
_WEEK = "public, max-age=604800"
_ALL: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "Content-Security-Policy": _EVERYWHERE,
}


def policy_of(template: str) -> str:
    """What a page may load (CSP 3): files of this site, no script or style inside the page.

    The search alone compiles WebAssembly, in a worker.
    """
    script = "script-src 'self'"
    if template == _SEARCH_TEMPLATE:
        script += " 'wasm-unsafe-eval'; worker-src 'self'"
    own = "; ".join(f"{name} 'self'" for name in _OWN_FILES)
    return f"default-src 'none'; {script}; {own}; base-uri 'none'"


def headers_output(site: Site, outputs: Iterable[Output]) -> FileOutput:
    """The file `_headers` that pages hosts read, for the pages among `outputs`."""
    pages = [output for output in outputs if isinstance(output, PageOutput)]
    return FileOutput(addresses.HEADERS, lambda: _written(_rules(site, pages)))


def _rules(site: Site, pages: Iterable[PageOutput]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Give each rule with its headers.

    Where two rules meet, some hosts join the values and others keep the last one. So a policy
    that adds to another repeats it, and no two rules say how long a file is kept; pages say
    nothing of it, since hosts ask again for each page by themselves.
    """
    yield site.path("/*"), _ALL
    # A page that moved away from the search's own folder does not narrow the search.
    in_order = sorted(pages, key=lambda page: page.template == _SEARCH_TEMPLATE)
    policies = {_scope(page.address): policy_of(page.template) for page in in_order}
    for scope in sorted(policies):
        policy = f"{policies[scope]}; frame-ancestors 'none'; object-src 'none'"
        yield site.path(scope), {"Content-Security-Policy": policy}
    for folder in (addresses.ASSETS, addresses.PHOTOGRAPHS):
        yield site.path(f"{folder}*"), {"Cache-Control": _YEAR}
    yield (
        site.path(f"{addresses.DRAWINGS}*"),
        {"Cache-Control": _WEEK, "Content-Security-Policy": _DRAWING},
    )


def _scope(address: str) -> str:
    """The pattern for a page: its first folder, with all that stands in it."""
    first, slash, _ = address.lstrip("/").partition("/")
    return f"/{first}/*" if slash else f"/{first}"


def _written(rules: Iterable[tuple[str, Mapping[str, str]]]) -> bytes:
    lines: list[str] = []
    for pattern, headers in rules:
        lines.append(pattern)
        lines += [f"  {name}: {value}" for name, value in headers.items()]
    return ("\n".join(lines) + "\n").encode()
