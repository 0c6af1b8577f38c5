"""What the magazine publishes: pages to render and files to write, each at one address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cached_property, partial
from typing import Any

from msgspec import Struct


class ComposedPage(Struct, frozen=True):
    """A template of `theme/` and the plain data it receives.

    `address` starts with `/` and holds no base path: `/articles/x/` or `/404.html`. `context`
    holds plain data only (text, numbers, `Markup`, tuples, mappings, frozen structs of
    those). `modified` is the aware instant of the last change of the content, for the site map;
    None leaves it out. An `indexed` page is in the site map and may be found by search engines.
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
        return page_path(self.address)


class PageOutput:
    """A page to publish at `address`, composed when somebody first looks at more than that.

    `inputs` are what `compose` receives: with what it asks of the Library, they settle the page.
    Outputs of one `group` come from the same work: what changes one may change the others.
    """

    def __init__(
        self,
        address: str,
        compose: Callable[..., ComposedPage],
        *inputs: Any,
        group: str = "",
    ) -> None:
        self.address = address
        self.inputs = inputs
        self.group = group
        self._compose = compose

    @property
    def path(self) -> str:
        """The file within the site, with `/`: `articles/x/index.html`."""
        return page_path(self.address)

    @cached_property
    def page(self) -> ComposedPage:
        """The page, composed once."""
        return self._compose(*self.inputs)

    def forget(self) -> None:
        """Compose the page again when somebody next looks at it."""
        self.__dict__.pop("page", None)

    def __getstate__(self) -> dict[str, Any]:
        """What it is made of, without what was made."""
        return {name: value for name, value in self.__dict__.items() if name != "page"}

    @property
    def told(self) -> tuple[Any, ...]:
        """What it is made from, its tools apart."""
        return self.inputs

    @property
    def template(self) -> str:
        """The template, by its name in the theme."""
        return self.page.template

    @property
    def context(self) -> Mapping[str, Any]:
        """What the template sees."""
        return self.page.context

    @property
    def title(self) -> str:
        """The whole title."""
        return self.page.title

    @property
    def kind(self) -> str:
        """The family of the page."""
        return self.page.kind

    @property
    def modified(self) -> datetime | None:
        """The last change of its content."""
        return self.page.modified

    @property
    def indexed(self) -> bool:
        """Whether robots may index it."""
        return self.page.indexed


def page_path(address: str) -> str:
    """The file of the page at an address: `articles/x/index.html` for `/articles/x/`."""
    bare = address.lstrip("/")
    return f"{bare}index.html" if bare == "" or bare.endswith("/") else bare


class FileOutput(Struct, frozen=True):
    """A file that is no page. `content` is called once, when the site is written.

    Outputs of one `group` come from the same work: what changes one may change the others.
    """

    address: str
    content: Callable[[], bytes]
    group: str = ""

    @property
    def told(self) -> tuple[Any, ...]:
        """What it is made from: the arguments of `content`, or what it is a method of."""
        if isinstance(self.content, partial):
            return self.content.args
        return (getattr(self.content, "__self__", self.content),)

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
