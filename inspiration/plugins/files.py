"""The magazine's outputs as MkDocs files and pages."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from inspiration.pages.output import FileOutput, PageOutput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspiration.pages.output import Output

OWNER = "inspiration/magazine"


class OutputFile(File):
    """A file that the magazine makes: its bytes are asked for when it is written."""

    def __init__(self, output: Output, config: MkDocsConfig) -> None:
        is_page = isinstance(output, PageOutput)
        super().__init__(
            f"{output.path}.md" if is_page else output.path,
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=True,
            dest_uri=output.path,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self.output = output
        self.generated_by = OWNER

    def copy_file(self, dirty: bool = False) -> None:
        """Write a file that is no page: its bytes are made now."""
        if isinstance(self.output, FileOutput):
            target = Path(self.abs_dest_path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(self.output.content())


class OutputPage(Page):
    """A page that the magazine composes: no Markdown for MkDocs to read."""

    def __init__(self, output: PageOutput, file: File, config: MkDocsConfig) -> None:
        super().__init__(output.title, file, config)
        self.output = output

    def read_source(self, config: MkDocsConfig) -> None:
        """Name the template; the text was read by the library."""
        self.markdown = ""
        self.meta = {"template": self.output.template}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The template receives the text rendered by the magazine."""
        self.content = ""


def settled(outputs: Iterable[Output]) -> Iterator[Output]:
    """The same outputs, files made already: what they show is known, so that it can be made."""
    for output in outputs:
        if isinstance(output, FileOutput):
            yield FileOutput(output.address, partial(bytes, output.content()))
        else:
            yield output


def add_outputs(files: Files, outputs: Iterable[Output], config: MkDocsConfig) -> None:
    """Put outputs among the files of the site."""
    for output in outputs:
        file = OutputFile(output, config)
        if isinstance(output, PageOutput):
            OutputPage(output, file, config)
        files.append(file)
