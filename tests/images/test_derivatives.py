"""Pixels: upright, in the right colours, cut at the right place, and alone in their file."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image, ImageDraw

from inspiration.images import Frame, ImageRequest, Nature, Place, inspect_source, plan_picture
from inspiration.images.encode import Derivative, derivatives
from inspiration.images.recipe import Format
from tests.images.photographs import (
    ADOBE_RGB,
    BLUE,
    DISPLAY_P3,
    GREEN,
    RED,
    SRGB,
    WHITE,
    animation,
    delta_e,
    in_profile,
    jpeg,
    png_with_secrets,
    quadrants,
    saved,
    scenery,
    sixteen_bits,
    tiff_sixteen_grey,
    turned,
    with_secrets,
)

CLOSE = 3.0
"""CIE76 difference allowed: 2.3 is just noticeable, and lossy encoders round flat colours."""


def made(
    folder: Path,
    name: str,
    content: bytes,
    place: Place = Place.TEXT,
    nature: Nature = Nature.PHOTO,
    frame: Frame | None = None,
    animated: bool = False,
    only: Format | None = None,
) -> list[Derivative]:
    source = folder / name
    source.write_bytes(content)
    request = ImageRequest(source, place, nature, frame, animated)
    plan = plan_picture(request, inspect_source(source))
    jobs = [
        replace(job, outputs=tuple(out for out in job.outputs if only in (None, out.format)))
        for job in plan.jobs
    ]
    return list(derivatives(content, tuple(job for job in jobs if job.outputs)))


def opened(derivative: Derivative) -> Image.Image:
    picture = Image.open(BytesIO(derivative.content))
    picture.load()
    return picture


def corners(picture: Image.Image) -> list[tuple[int, ...]]:
    """Mean colours of the middle of the four quarters."""
    pixels = np.asarray(picture.convert("RGB"), dtype=float)
    height, width = pixels.shape[:2]
    return [
        tuple(
            pixels[
                int((row - 0.08) * height) : int((row + 0.08) * height) + 1,
                int((column - 0.08) * width) : int((column + 0.08) * width) + 1,
            ]
            .mean(axis=(0, 1))
            .round()
            .astype(int)
        )
        for row in (0.25, 0.75)
        for column in (0.25, 0.75)
    ]


def assert_quadrants(picture: Image.Image, tolerance: float = CLOSE) -> None:
    for found, wanted in zip(corners(picture), (RED, GREEN, BLUE, WHITE), strict=True):
        assert delta_e(found, wanted) < tolerance, (found, wanted)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(tmp_path: Path, orientation: int) -> None:
    for derivative in made(tmp_path, "a.jpg", turned(quadrants(), orientation)):
        picture = opened(derivative)
        assert picture.size == (derivative.output.width, derivative.output.height)
        assert_quadrants(picture)


def test_a_turned_photograph_is_reduced_along_the_right_side(tmp_path: Path) -> None:
    large = quadrants(4000, 2600)
    for derivative in made(tmp_path, "a.jpg", turned(large, 6), only=Format.WEBP):
        assert_quadrants(opened(derivative))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("srgb.jpg", in_profile(quadrants(), SRGB)),
        ("p3.jpg", in_profile(quadrants(), DISPLAY_P3)),
        ("p3.png", in_profile(quadrants(), DISPLAY_P3, "PNG")),
        ("adobe.jpg", in_profile(quadrants(), ADOBE_RGB)),
        ("adobe.tif", in_profile(quadrants(), ADOBE_RGB, "TIFF")),
        ("16.png", sixteen_bits(quadrants())),
        ("palette.png", saved(quadrants().quantize(16), "PNG")),
        ("palette.gif", saved(quadrants().quantize(16), "GIF")),
        ("alpha.png", saved(quadrants().convert("RGBA"), "PNG")),
        ("lossless.webp", saved(quadrants(), "WEBP", lossless=True)),
        ("ycc.tif", saved(quadrants().convert("YCbCr"), "TIFF")),
        ("cmyk.jpg", jpeg(quadrants().convert("CMYK"))),
        ("lab.tif", saved(quadrants(), "TIFF")),
        ("plain.bmp", saved(quadrants(), "BMP")),
        ("broken-profile.jpg", jpeg(quadrants(), icc_profile=b"not a profile at all")),
    ],
)
def test_colours_survive(tmp_path: Path, name: str, content: bytes) -> None:
    for derivative in made(tmp_path, name, content):
        picture = opened(derivative)
        assert picture.mode == "RGB"
        assert_quadrants(picture)


def test_profiles_are_really_applied(tmp_path: Path) -> None:
    """Without conversion, the same bytes would be seen in other colours."""
    unread = Image.open(BytesIO(in_profile(quadrants(), ADOBE_RGB, "PNG")))
    assert delta_e(corners(unread)[1], GREEN) > 10


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("grey.jpg", jpeg(quadrants().convert("L"))),
        ("grey.png", saved(quadrants().convert("LA"), "PNG")),
        ("16.tif", tiff_sixteen_grey(quadrants())),
    ],
)
def test_greys_stay_grey(tmp_path: Path, name: str, content: bytes) -> None:
    wanted = [(value,) * 3 for value in (RED, GREEN, BLUE, WHITE)]
    wanted = [
        (Image.new("RGB", (1, 1), colour[0]).convert("L").getpixel((0, 0)),) * 3
        for colour in wanted
    ]
    for derivative in made(tmp_path, name, content):
        for found, colour in zip(corners(opened(derivative)), wanted, strict=True):
            assert delta_e(found, colour) < 3.0


def test_line_art_in_one_bit_is_kept_exact(tmp_path: Path) -> None:
    drawing = Image.new("1", (300, 200), 1)
    ImageDraw.Draw(drawing).rectangle((50, 50, 150, 150), fill=0)
    files = made(tmp_path, "a.png", saved(drawing, "PNG"), nature=Nature.DRAWING)
    assert [file.output.format for file in files] == [Format.AVIF, Format.WEBP, Format.PNG]
    for file in files[1:]:
        assert np.array_equal(opened(file).convert("RGB"), drawing.convert("RGB"))


def test_transparency_is_kept_and_hidden_colours_do_not_bleed(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (1000, 600), (255, 0, 0, 0))
    picture.paste((0, 0, 255, 255), (0, 0, 501, 600))
    files = made(tmp_path, "a.png", saved(picture, "PNG"))
    assert {file.output.format for file in files} == {Format.AVIF, Format.WEBP, Format.PNG}
    for file in files:
        seen = opened(file).convert("RGBA")
        width, height = seen.size
        assert seen.getpixel((width // 4, height // 2))[3] > 250
        assert seen.getpixel((3 * width // 4, height // 2))[3] < 5
        if file.output.format is Format.PNG:
            edge = np.asarray(seen)[height // 2]
            half = edge[(edge[:, 3] > 40) & (edge[:, 3] < 215)]
            assert (half[:, 0] < 30).all(), "red hidden under transparency shows at the edge"
            assert (half[:, 2] > 225).all(), "the edge is darkened"


def test_light_is_averaged_as_light(tmp_path: Path) -> None:
    """A fine checkerboard of black and white is a mid light, 188 in sRGB, not 128."""
    board = np.indices((600, 960)).sum(axis=0) % 2 * 255
    content = saved(Image.fromarray(board.astype(np.uint8)), "PNG")
    small = made(tmp_path, "a.png", content, only=Format.JPEG)[0]
    assert small.output.width == 480
    assert np.asarray(opened(small).convert("L")).mean() == pytest.approx(188, abs=3)


def test_the_frame_is_never_cut(tmp_path: Path) -> None:
    """A magenta face in a corner, and `cadre` around it: it is whole in every cut."""
    photo = scenery(900, 600)
    ImageDraw.Draw(photo).rectangle((36, 420, 143, 569), fill=(255, 0, 255))
    frame = Frame(4, 70, 12, 25)
    for place in (Place.HERO, Place.CARD, Place.PORTRAIT, Place.CONTENTS_EVEN, Place.SHEET):
        for file in made(tmp_path, "a.jpg", jpeg(photo), place, frame=frame, only=Format.WEBP):
            pixels = np.asarray(opened(file).convert("RGB"), dtype=int)
            face = (pixels[..., 0] > 180) & (pixels[..., 1] < 90) & (pixels[..., 2] > 180)
            rows, columns = np.where(face)
            proportion = (rows.max() - rows.min() + 1) / (columns.max() - columns.min() + 1)
            assert proportion == pytest.approx(150 / 108, rel=0.06)
            assert not face[0].any()
            assert not face[:, 0].any()


def test_without_a_frame_the_cut_follows_what_draws_the_eye(tmp_path: Path) -> None:
    photo = Image.new("RGB", (1500, 1000), (150, 180, 210))
    face = ImageDraw.Draw(photo)
    face.ellipse((1180, 300, 1420, 620), fill=(205, 150, 120))
    face.ellipse((1240, 400, 1270, 430), fill=(20, 10, 10))
    face.ellipse((1330, 400, 1360, 430), fill=(20, 10, 10))
    files = made(tmp_path, "a.jpg", jpeg(photo), Place.PORTRAIT, only=Format.JPEG)
    portrait = opened(files[-1])
    assert portrait.width / portrait.height == pytest.approx(0.8, abs=0.01)
    pixels = np.asarray(portrait.convert("RGB"), dtype=int)
    skin = (pixels[..., 0] - pixels[..., 2]) > 50
    assert skin.any(axis=0).sum() > 0.25 * portrait.width, "the face was cut away"
    assert not skin[:, 0].any()
    assert not skin[:, -1].any()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", with_secrets(scenery(900, 600))),
        ("a.png", png_with_secrets(scenery(900, 600))),
        ("b.jpg", in_profile(quadrants(), DISPLAY_P3)),
    ],
)
@pytest.mark.parametrize("nature", [Nature.PHOTO, Nature.DRAWING])
def test_nothing_but_pixels_leaves(
    tmp_path: Path, name: str, content: bytes, nature: Nature
) -> None:
    for derivative in made(tmp_path, name, content, nature=nature):
        for secret in (b"SECRET", b"Exif", b"http://ns.adobe.com", b"Photoshop", b"ICC_PROFILE"):
            assert secret not in derivative.content
        picture = opened(derivative)
        assert not picture.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment"} & set(picture.info)


@pytest.mark.parametrize(
    ("width", "height", "wanted"),
    [(1, 1, {(1, 1)}), (30_000, 10, {(480, 1), (1600, 1), (1200, 1), (800, 1)})],
)
def test_odd_sizes_give_pictures(
    tmp_path: Path, width: int, height: int, wanted: set[tuple[int, int]]
) -> None:
    content = saved(Image.new("RGB", (width, height), RED), "PNG")
    files = made(tmp_path, "a.png", content)
    assert {opened(file).size for file in files} == wanted
    for file in files:
        assert delta_e(corners(opened(file))[0], RED) < 4


def test_a_declared_animation_becomes_a_still(tmp_path: Path) -> None:
    for file in made(tmp_path, "a.gif", animation(), animated=True):
        picture = opened(file)
        assert not getattr(picture, "is_animated", False)
        assert delta_e(corners(picture)[0], (0, 90, 160)) < 4


def test_bytes_do_not_depend_on_what_else_is_asked(tmp_path: Path) -> None:
    source = tmp_path / "a.jpg"
    source.write_bytes(jpeg(scenery(1900, 1280)))
    (job,) = plan_picture(ImageRequest(source, Place.CARD), inspect_source(source)).jobs
    outputs = tuple(out for out in job.outputs if out.width < 800 or out.format is Format.JPEG)
    asked = (replace(job, outputs=outputs),)
    together = {made.output.key: made.content for made in derivatives(source.read_bytes(), asked)}
    for output in outputs[1::2]:
        (single,) = derivatives(source.read_bytes(), (replace(job, outputs=(output,)),))
        assert single.content == together[output.key]


def test_rich_drawings_are_not_kept_lossless_at_any_price(tmp_path: Path) -> None:
    rich = made(tmp_path, "a.png", saved(scenery(900, 600), "PNG"), nature=Nature.DRAWING)
    flat = made(tmp_path, "b.png", saved(quadrants(900, 600), "PNG"), nature=Nature.DRAWING)
    assert all(f.quality is not None for f in rich if f.output.format is Format.WEBP)
    assert all(f.quality is None for f in flat if f.output.format is not Format.AVIF)
    assert all(len(f.content) < 3000 for f in flat)


def test_a_palette_is_used_only_when_nothing_is_seen(tmp_path: Path) -> None:
    rich = made(tmp_path, "a.png", saved(scenery(), "PNG"), nature=Nature.DRAWING, only=Format.PNG)
    flat = made(
        tmp_path, "b.png", saved(quadrants(), "PNG"), nature=Nature.DRAWING, only=Format.PNG
    )
    assert {opened(file).mode for file in rich} == {"RGB"}
    assert {opened(file).mode for file in flat} == {"P"}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_a_hundred_megapixels_fit_in_memory(tmp_path: Path) -> None:
    """A transparent PNG of 96 Mpx, which no format can decode small, stays under 1.5 GB."""
    source = tmp_path / "wide.png"
    program = (
        "import sys, pathlib\n"
        "from PIL import Image\n"
        "Image.new('RGBA', (12_000, 8_000), (200, 30, 30, 128)).save(sys.argv[1])\n"
    )
    subprocess.run([sys.executable, "-c", program, source], check=True)
    program = (
        "import sys, pathlib\n"
        "from inspiration.images import *\n"
        "from inspiration.images.encode import derivatives\n"
        "source = pathlib.Path(sys.argv[1])\n"
        "plan = plan_picture(ImageRequest(source, Place.HERO), inspect_source(source))\n"
        "made = list(derivatives(source.read_bytes(), plan.jobs[-1:]))\n"
        "status = pathlib.Path('/proc/self/status').read_text()\n"
        "print(len(made), status.split('VmHWM:')[1].split()[0])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, source], check=True, capture_output=True, text=True
    )
    made, peak = map(int, done.stdout.split())
    assert made > 0
    assert peak < 1_500_000
