"""A real Chromium on the real magazine, served on this machine alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from inspiration.library import Clock, Library, read_content
from inspiration.pages.catalogue import Catalogue
from inspiration.pages.output import PageOutput
from inspiration.pages.showcase_outputs import showcase_outputs
from inspiration.pages.site import Site
from tests.browser.chromium import launched, served
from tests.content_builder import PARIS
from tests.site.conftest import ROOT, TODAY, shared_build

PHONE, DESK = (390, 844), (1440, 900)


@dataclass
class Reader:
    """Someone who reads the magazine: a browser, and what it asked the network for."""

    browser: Browser
    origin: str
    asked: list[str] = field(default_factory=list)

    def context(
        self, size: tuple[int, int] = DESK, scheme: str = "light", **options: object
    ) -> BrowserContext:
        """A fresh browser context on the magazine; motion is reduced unless said otherwise."""
        settings: dict[str, object] = {"reduced_motion": "reduce", **options}
        context = self.browser.new_context(
            base_url=self.origin,
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,  # type: ignore[arg-type]
            **settings,  # type: ignore[arg-type]
        )
        context.on("request", lambda request: self.asked.append(request.url))
        return context

    def open(self, address: str, **options: object) -> Page:
        """A page of the magazine in a context of its own."""
        page = self.context(**options).new_page()  # type: ignore[arg-type]
        page.goto(address)
        return page


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The magazine as it is read today."""
    return shared_build(tmp_path_factory, "site-today", TODAY)


@pytest.fixture(scope="session")
def origin(built: Path) -> Iterator[str]:
    """Where the magazine is served."""
    with served(built) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, as the system has it."""
    with launched() as chromium:
        yield chromium


@pytest.fixture
def reader(browser: Browser, origin: str) -> Iterator[Reader]:
    """A reader with an empty memory; its contexts are closed after the test."""
    before = set(browser.contexts)
    yield Reader(browser, origin)
    for context in browser.contexts:
        if context not in before:
            context.close()


@pytest.fixture(scope="session")
def one_of_each() -> dict[str, str]:
    """The address of one page of every template and kind, by « template kind »."""
    clock = Clock(datetime.fromisoformat(TODAY).replace(tzinfo=PARIS))
    library = Library(read_content(ROOT / "content"), clock)
    features = frozenset({"showcase", "images", "feeds", "search"})
    catalogue = Catalogue(library, Site("Inspiration(s)", "http://essai/", features=features))
    outputs = [*catalogue.outputs(), *showcase_outputs(catalogue.composer)]
    found: dict[str, str] = {}
    for output in outputs:
        if isinstance(output, PageOutput) and output.kind != "redirection":
            found.setdefault(f"{output.template} {output.kind}", output.address)
    return found
