"""The blocks `/// name | argument` … `///`.

Exergue, citation, encadré, à savoir, repère, galerie, chiffres and the caption of a table. They
build bare elements; the tree processors of this package finish them once the words inside are read.
Built on pymdownx's generic blocks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement

from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from inspiration.text.forms.block_names import (
    CAPTION_CLASS,
    CAPTION_TAG,
    GALLERY_CLASS,
    KEY_FIGURES_CLASS,
    PULL_QUOTE_CLASS,
)

if TYPE_CHECKING:
    from markdown import Markdown

DEFAULT_PRACTICAL_TITLE = "À savoir"


class _Quotation(Block):  # type: ignore[misc]
    """A quotation and who said it."""

    ARGUMENT = None

    def on_create(self, parent: Element) -> Element:
        """Build the figure; the words go to its blockquote."""
        figure = SubElement(parent, "figure", {"class": self.NAME})
        SubElement(figure, "blockquote")
        if self.argument:
            SubElement(figure, "figcaption").text = self.argument
        return figure

    def on_add(self, block: Element) -> Element:
        """Send the words to the blockquote."""
        return block[0]


class PullQuoteBlock(_Quotation):
    """`/// exergue | who, when`: words of the text, shown large."""

    NAME = PULL_QUOTE_CLASS


class QuotationBlock(_Quotation):
    """`/// citation | who`: words from elsewhere."""

    NAME = "citation"


class BoxBlock(Block):  # type: ignore[misc]
    """`/// encadre | title`: a box beside the text."""

    NAME = "encadre"
    ARGUMENT = None
    DEFAULT_TITLE = ""

    def on_create(self, parent: Element) -> Element:
        """Build the box; the headings processor gives its title a level and an id."""
        box = SubElement(parent, "aside", {"class": self.NAME})
        title = self.argument or self.DEFAULT_TITLE
        if title:
            SubElement(box, "h2", {"class": f"{self.NAME}-titre"}).text = title
        return box


class PracticalBlock(BoxBlock):
    """`/// a-savoir`: a practical box."""

    NAME = "a-savoir"
    DEFAULT_TITLE = DEFAULT_PRACTICAL_TITLE


class DefinitionBlock(Block):  # type: ignore[misc]
    """`/// repere | term`: a definition."""

    NAME = "repere"
    ARGUMENT = None

    def on_create(self, parent: Element) -> Element:
        """Build the definition list; the words go to its description."""
        block = SubElement(parent, "dl", {"class": self.NAME})
        SubElement(block, "dt").text = self.argument or ""
        SubElement(block, "dd")
        return block

    def on_add(self, block: Element) -> Element:
        """Send the words to the description."""
        return block[1]

    def on_markdown(self) -> str:
        """Read paragraphs, where a `dd` would only take words."""
        return "block"


class GalleryBlock(Block):  # type: ignore[misc]
    """`/// galerie | title`: pictures, one a line."""

    NAME = GALLERY_CLASS
    ARGUMENT = None

    def on_create(self, parent: Element) -> Element:
        """Build the group; the pictures processor fills it."""
        attributes = {"class": self.NAME}
        if self.argument:
            attributes["aria-label"] = self.argument
        return SubElement(parent, "div", attributes)


class KeyFiguresBlock(Block):  # type: ignore[misc]
    """`/// chiffres`: key figures, as a YAML list."""

    NAME = KEY_FIGURES_CLASS
    ARGUMENT = None

    def on_create(self, parent: Element) -> Element:
        """Build the list; the key figures processor reads the YAML it holds for now."""
        return SubElement(parent, "dl", {"class": self.NAME})

    def on_markdown(self) -> str:
        """Leave the YAML as typed."""
        return "raw"


class CaptionBlock(Block):  # type: ignore[misc]
    """`/// caption`: the caption of the table above it."""

    NAME = "caption"
    ARGUMENT = None

    def on_create(self, parent: Element) -> Element:
        """Build the caption; the tables processor moves it into its table."""
        return SubElement(parent, CAPTION_TAG, {"class": CAPTION_CLASS})

    def on_markdown(self) -> str:
        """Read words only."""
        return "inline"


FORM_BLOCKS: tuple[type[Block], ...] = (
    PullQuoteBlock,
    QuotationBlock,
    BoxBlock,
    PracticalBlock,
    DefinitionBlock,
    GalleryBlock,
    KeyFiguresBlock,
    CaptionBlock,
)


class FormBlocksExtension(BlocksExtension):  # type: ignore[misc]
    """Registers the blocks of the magazine."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Make each block known to pymdownx."""
        for block in FORM_BLOCKS:
            block_mgr.register(block, {})
