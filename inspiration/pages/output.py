"""What the magazine publishes: pages to render and files to write, each at one address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class PageOutput:
    """A page: a template of `theme/` and the plain data it receives.

    `address` starts with `/` and holds no base path: `/articles/x/` or `/404.html`. `context`
    holds plain data only (text, numbers, `Markup`, tuples, mappings, frozen dataclasses of
    those), so that it can be fingerprinted. `modified` is the aware instant of the last change
    of the content, for the site map; None leaves it out. An `indexed` page is in the site map
    and may be found by search engines.
    """

    address: str
    template: str
    context: Mapping[str, Any]
    title: str
    kind: str
    modified: datetime | None = None
    indexed: bool = True

    @property
    def path(self) -> str:
        """The file within the site, with `/`: `articles/x/index.html`."""
        bare = self.address.lstrip("/")
        return f"{bare}index.html" if bare == "" or bare.endswith("/") else bare


@dataclass(frozen=True)
class FileOutput:
    """A file that is no page. `content` is called once, when the site is written."""

    address: str
    content: Callable[[], bytes]

    @property
    def path(self) -> str:
        """The file within the site, with `/`: `flux/rss.xml`."""
        return self.address.lstrip("/")


Output = PageOutput | FileOutput


def first_twin(outputs: Iterable[Output]) -> str | None:
    """An address that two outputs would take, were it on a disk that ignores capitals."""
    seen: set[str] = set()
    for output in outputs:
        path = output.path.casefold()
        if path in seen:
            return output.address
        seen.add(path)
    return None
