"""A magazine composed and rendered page by page, for tests that read one of them."""

from __future__ import annotations

from functools import cached_property

from lxml import html

from inspiration.images import inspect_source
from inspiration.library import Library
from inspiration.pages.catalogue import Catalogue
from inspiration.pages.output import FileOutput, Output, PageOutput
from inspiration.pages.pictures import Pictures
from inspiration.pages.site import Site
from inspiration.pages.templates import make_environment, render

SITE = Site(
    name="Inspiration(s)",
    url="https://essai.example/",
    publisher="Métropole d'essai",
    reconstructed="Numéro reconstitué en 2026",
    features=frozenset({"showcase"}),
)
_ENVIRONMENT = make_environment()


class Magazine:
    """What a Library publishes, by address."""

    def __init__(self, library: Library, site: Site = SITE) -> None:
        self.catalogue = Catalogue(library, site, Pictures(library, inspect_source))

    @cached_property
    def outputs(self) -> dict[str, Output]:
        """Pages then files, as the press would write them."""
        pages = list(self.catalogue.outputs())
        return {output.address: output for output in [*pages, *self.catalogue.files(pages)]}

    def output(self, address: str) -> PageOutput:
        """A page before it is rendered."""
        output = self.outputs[address]
        assert isinstance(output, PageOutput)
        return output

    def source(self, address: str) -> str:
        """A page's HTML, or a file's text."""
        output = self.outputs[address]
        if isinstance(output, FileOutput):
            return output.content().decode(errors="replace")
        return render(_ENVIRONMENT, output)

    def page(self, address: str) -> html.HtmlElement:
        """A page, parsed."""
        return html.document_fromstring(self.source(address))

    def text(self, address: str, path: str = "//main") -> str:
        """The words of a part of a page, each apart, spaces of every kind folded."""
        found = self.page(address).xpath(path)
        return " ".join(" ".join(" ".join(node.itertext()).split()) for node in found)

    def links(self, address: str, path: str = "//main") -> list[str]:
        """Where a part of a page leads."""
        return [str(link) for link in self.page(address).xpath(f"{path}//a/@href")]
