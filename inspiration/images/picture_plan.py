"""What a page needs to show a picture, and what there is to make for it."""

from __future__ import annotations

from msgspec import Struct

from inspiration.images.recipe import DerivativeJob, Format, Output

_SINGLE = (Format.JPEG, Format.PNG, Format.SVG)


class PlannedSource(Struct, frozen=True):
    """A `<source>`, or the `<img>` itself when it is the last.

    Attributes:
        type: Media type.
        media: Media condition, empty when it always holds.
        candidates: Address and width in pixels of each file, the smallest first.
        sizes: Value of `sizes`.
        width: Width of the largest file.
        height: Height of the largest file.
    """

    type: str
    media: str
    candidates: tuple[tuple[str, int], ...]
    sizes: str
    width: int
    height: int


class PicturePlan(Struct, frozen=True):
    """Everything a page needs to show a picture, and everything there is to make for it.

    Attributes:
        sources: The `<source>` elements, in order: art direction first, then formats.
        fallback: The `<img>`: its first candidate list serves browsers without AVIF and WebP.
        address: Value of `src`.
        jobs: What must be encoded before the page is read.
        exact: Whether every place got its proportions; false when `cadre` did not fit, and the
            page must then show the whole picture rather than cut it again.
        upright: Whether the picture is taller than wide where it keeps its proportions.
    """

    sources: tuple[PlannedSource, ...]
    fallback: PlannedSource
    address: str
    jobs: tuple[DerivativeJob, ...]
    exact: bool = True
    upright: bool = False

    @property
    def width(self) -> int:
        """Natural width of the `<img>`."""
        return self.fallback.width

    @property
    def height(self) -> int:
        """Natural height of the `<img>`."""
        return self.fallback.height

    @property
    def markup(self) -> tuple[str, ...]:
        """What tells its `<picture>` from others: the `src`, then every `sizes`."""
        return (self.address, *(source.sizes for source in (*self.sources, self.fallback)))

    @property
    def addresses(self) -> frozenset[str]:
        """Every address this picture may be asked at."""
        return frozenset(output.address for job in self.jobs for output in job.outputs)

    def single_image(self, max_width: int = 1200) -> Output:
        """Return the one file for readers that know only `<img src>`: feeds, mail, cards.

        It is the widest JPEG or PNG up to `max_width` pixels, cut as on a wide screen.
        """
        outputs = [out for out in self.jobs[-1].outputs if out.format in _SINGLE]
        fitting = [out for out in outputs if out.width <= max_width]
        return max(fitting, key=lambda out: out.width) if fitting else outputs[0]
