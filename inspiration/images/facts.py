"""What is known of a photograph once its bytes have been read: plain values, kept by digest."""

from __future__ import annotations

from msgspec import Struct

from inspiration.images.signatures import SourceKind


class Remark(Struct, frozen=True):
    """What an editor should know of a picture that can be published all the same.

    Attributes:
        rule: Identifier of the rule.
        message: What was found, in French, with the name of the file left to the caller.
        hint: What to do about it, in French.
    """

    rule: str
    message: str
    hint: str


class SourceFacts(Struct, frozen=True):
    """What is known of a source once its bytes have been read.

    Attributes:
        digest: BLAKE2b of the bytes, 32 hexadecimal digits.
        kind: What it really is, whatever its extension.
        width: Width in pixels once upright; for a drawing in SVG, its own units.
        height: Height, likewise.
        size: Weight in bytes.
        alpha: Whether some pixel is transparent.
        animated: Whether it has several images.
        remarks: What an editor should know.
    """

    digest: str
    kind: SourceKind
    width: int
    height: int
    size: int
    alpha: bool = False
    animated: bool = False
    remarks: tuple[Remark, ...] = ()

    @property
    def is_vector(self) -> bool:
        """Whether the picture is a drawing in SVG."""
        return self.kind is SourceKind.SVG

    @property
    def megapixels(self) -> float:
        """Millions of pixels to decode."""
        return 0.0 if self.is_vector else self.width * self.height / 1e6
