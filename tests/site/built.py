"""A built site, as its readers and their programs find it."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

HOST = "https://inspirations.example/"


class BuiltSite:
    """The files of a site, its pages parsed once."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def files(self) -> dict[str, Path]:
        """Every file by its path from the root."""
        return {
            file.relative_to(self.root).as_posix(): file
            for file in sorted(self.root.rglob("*"))
            if file.is_file()
        }

    @cached_property
    def pages(self) -> dict[str, html.HtmlElement]:
        """Every page of the magazine, parsed, by path; the editors' guide is Material's."""
        return {
            path: html.document_fromstring(
                file.read_bytes(), parser=html.HTMLParser(encoding="utf-8")
            )
            for path, file in self.files.items()
            if path.endswith(".html") and not path.startswith("guide/")
        }

    def page(self, address: str) -> html.HtmlElement:
        """The page at an address."""
        return self.pages[f"{address.lstrip('/')}index.html"]

    def text(self, path: str) -> str:
        """A file's text."""
        return self.files[path].read_text(encoding="utf-8")

    def exists(self, link: str, page: str) -> bool:
        """Whether a link found on a page leads to a file of the site; elsewhere counts as yes."""
        base = urljoin(HOST, page.removesuffix("index.html"))
        parts = urlsplit(urljoin(base, link))
        if f"{parts.scheme}://{parts.netloc}/" != HOST:
            return True
        path = unquote(parts.path).lstrip("/")
        target = f"{path}index.html" if path == "" or path.endswith("/") else path
        if target not in self.files:
            return False
        if parts.fragment and target in self.pages:
            return bool(self.pages[target].xpath("//*[@id=$id]", id=unquote(parts.fragment)))
        return True

    def json(self, path: str) -> object:
        """A JSON file."""
        return json.loads(self.text(path))

    def xml(self, path: str) -> etree._Element:
        """An XML file."""
        return etree.fromstring(self.files[path].read_bytes())
