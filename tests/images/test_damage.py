"""Whatever happened to a file on its way, an editor gets words, never a traceback."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from inspiration.images import (
    ImageFault,
    ImageRequest,
    Place,
    clean_download,
    inspect_source,
    plan_picture,
)
from inspiration.images.encode import derivatives
from tests.images.photographs import (
    ADOBE_RGB,
    animation,
    in_profile,
    png_with_secrets,
    quadrants,
    saved,
    scenery,
    with_secrets,
)
from tests.images.test_downloads import CORE, META, archive, pdf, webp_with_secrets

if TYPE_CHECKING:
    from collections.abc import Callable

WHOLE = {
    "a.jpg": with_secrets(scenery(60, 40)),
    "a.png": png_with_secrets(scenery(60, 40)),
    "palette.png": saved(quadrants(60, 40).quantize(8), "PNG", transparency=1),
    "a.webp": webp_with_secrets(),
    "a.gif": animation(),
    "a.tif": in_profile(quadrants(40, 30), ADOBE_RGB, "TIFF"),
    "a.avif": saved(scenery(60, 40), "AVIF"),
    "a.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M1 2l3.5.5"/>'
    b"<text>a <tspan>b</tspan></text></svg>",
    "a.pdf": pdf(b"/Author (x) /Creator <41>"),
    "a.docx": archive({"docProps/core.xml": CORE, "word/media/a.jpg": with_secrets(scenery(9, 9))}),
    "a.odt": archive({"mimetype": b"x", "meta.xml": META}),
}


def shown(path: Path) -> None:
    facts = inspect_source(path)
    plan = plan_picture(ImageRequest(path, Place.CARD, animated=True), facts)
    smallest = replace(plan.jobs[0], outputs=plan.jobs[0].outputs[-1:])
    if facts.megapixels < 1:
        list(derivatives(path.read_bytes(), (smallest,)))


def offered(path: Path) -> None:
    clean_download(path)


@pytest.mark.parametrize("use", [shown, offered])
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(WHOLE)),
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=6),
    cut=st.floats(0, 1) | st.just(1.0),
)
def test_a_damaged_file_is_shown_or_explained(
    tmp_path: Path,
    use: Callable[[Path], None],
    name: str,
    changes: list[tuple[float, int]],
    cut: float,
) -> None:
    content = bytearray(WHOLE[name])
    for place, value in changes:
        content[int(place * (len(content) - 1))] = value
    path = tmp_path / name
    path.write_bytes(bytes(content[: int(cut * len(content))]))
    with suppress(ImageFault):
        use(path)
