"""Makes pages and files, and writes down what each is made from."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import jinja2
from msgspec import Struct
from msgspec.structs import replace

from inspiration.footprint.scales import Scales
from inspiration.pages.output import PageOutput
from inspiration.pages.templates import prepare_environment
from inspiration.press.compiled import CompiledTemplates

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableMapping

    from inspiration.footprint.weighing import Footprint
    from inspiration.pages.output import ComposedPage, FileOutput, Output
    from inspiration.press.assembly import Assembly
    from inspiration.press.recorder import Journal


class Made(Struct, frozen=True):
    """A page or a file just made.

    Attributes:
        path: Where it goes in the site.
        content: Its bytes.
        journal: What it asked for.
        page: What the site map says of it; None for a file.
        footprint: Its weight; None for what no reader reads, or while nobody weighs it.
    """

    path: str
    content: bytes
    journal: Journal
    page: ComposedPage | None
    footprint: Footprint | None


class _Environment(jinja2.Environment):
    """An environment whose templates are all loaded once it has its globals."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template, in one mapping: a chain of them takes a tenth of a page."""
        return {**self.globals, **(d or {})}


class Workshop:
    """Makes the outputs of an assembly; without `weighs`, pages are weighed when asked for."""

    def __init__(self, assembly: Assembly, *, weighs: bool = True) -> None:
        self._assembly = assembly
        self._weighs = weighs

    def make(self, outputs: Iterable[Output], **more: Any) -> list[Made]:
        """Make what comes from one work: all of it rests on what any of it asked for.

        `more` joins what templates see.
        """
        with self._assembly.recorder.listening() as journal:
            return [self._made(output, journal, more) for output in outputs]

    def _made(self, output: Output, journal: Journal, more: dict[str, Any]) -> Made:
        if not isinstance(output, PageOutput):
            return Made(output.path, output.content(), journal, None, None)
        page = output.page
        content = self.render(page, **more)
        made = Made(output.path, content, journal, replace(page, context={}), None)
        return replace(made, footprint=self.weigh(made)) if self._weighs else made

    def weigh(self, made: Made) -> Footprint | None:
        """The weight of what was made; None for what no reader reads."""
        if made.page is None:
            return None
        return self._scales.weigh(made.page, made.content, made.journal.files)

    def render(self, page: ComposedPage, **more: Any) -> bytes:
        """The bytes of a page; `more` joins what its template sees."""
        template = self._environment.get_template(page.template)
        return template.render({**page.context, **more}).encode()

    @cached_property
    def assets(self) -> dict[str, FileOutput]:
        """The files of the theme, by path."""
        return {output.path: output for output in self._assembly.catalogue.assets()}

    @cached_property
    def _scales(self) -> Scales:
        drawings = self._assembly.catalogue.composer.illustrator.drawings
        return Scales(self._assembly.settings.site, self.assets, drawings)

    @cached_property
    def _environment(self) -> jinja2.Environment:
        settings = self._assembly.settings
        environment = _Environment(
            loader=jinja2.FileSystemLoader(settings.theme_dirs),
            undefined=jinja2.StrictUndefined,
            auto_reload=False,
            bytecode_cache=CompiledTemplates(settings.notes),
            # Set by `prepare_environment`, for our templates.
            autoescape=True,
        )
        prepare_environment(environment)
        return environment
