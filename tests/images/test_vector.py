"""Drawings in SVG: everything that draws stays, everything that acts or fetches goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from inspiration.images import ImageFault, ImageRequest, Place, inspect_source, plan_picture
from inspiration.images.encode import derivatives
from inspiration.images.vector import read_vector


def svg(inside: str, attributes: str = 'viewBox="0 0 100 50"') -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'xmlns:inkscape="http://www.inkscape.org/n" {attributes}>{inside}</svg>'
    ).encode()


PATH = '<path d="M0 0h9v9z"/>'


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        '<g onclick="alert(1)"><path d="M0 0h1"/></g>',
        '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="evil"/></foreignObject>',
        '<use href="https://evil.example/a.svg#b"/>',
        '<use xlink:href="//evil.example/a.svg#b"/>',
        '<a href="javascript:alert(1)"><path d="M0 0h1"/></a>',
        '<path d="M0 0h1" fill="url(https://evil.example/x)"/>',
        '<path d="M0 0h1" style="background:url( \'//evil.example/x\' )"/>',
        "<style>@import url(//evil.example/x.css);</style>",
        "<style>path{fill:u\\72l(//evil.example)}</style>",
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="alert(1)"/>',
        "<handler xmlns='http://www.w3.org/2001/xml-events'>alert(1)</handler>",
        '<?xml-stylesheet href="//evil.example/x.css"?>',
        "<metadata><secret>alert(1)</secret></metadata>",
        "<!-- alert(1) evil -->",
    ],
)
def test_nothing_acts_and_nothing_is_fetched(attack: str) -> None:
    clean = read_vector(svg(PATH + attack)).svg
    for trace in (b"evil", b"alert", b"script", b"onclick", b"iframe", b"<a ", b"secret"):
        assert trace not in clean
    assert b"M0 0h9v9z" in clean


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"<svg", "image-abimee"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg(PATH), "image-svg"),
        (
            b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + svg("<text>&x;</text>"),
            "image-svg",
        ),
        (svg('<image href="data:image/png;base64,AAAA"/>'), "image-svg"),
        (svg('<image href="photo.jpg"/>'), "image-svg"),
        (svg(PATH, ""), "image-svg"),
        (svg(PATH, 'width="100%" height="100%"'), "image-svg"),
        (svg("<title>Rien</title>"), "image-vide"),
        (b"<html><svg/></html>", "image-format"),
    ],
)
def test_drawings_that_cannot_be_used_are_explained(content: bytes, rule: str) -> None:
    with pytest.raises(ImageFault) as caught:
        read_vector(content)
    assert caught.value.rule == rule
    assert caught.value.hint


@pytest.mark.parametrize(
    ("attributes", "size", "box"),
    [
        ('viewBox="0 0 100 50"', (100, 50), "0 0 100 50"),
        ('width="10cm" height="5cm"', (378, 189), "0 0 377.953 188.976"),
        ('width="10mm" viewBox="0 0 20 10"', (38, 19), "0 0 20 10"),
        ('height="96pt" viewBox="-5,-5,20,10"', (256, 128), "-5 -5 20 10"),
        ('width="100%" viewBox="0 0 64 48"', (64, 48), "0 0 64 48"),
    ],
)
def test_every_drawing_is_sized(attributes: str, size: tuple[int, int], box: str) -> None:
    vector = read_vector(svg(PATH, attributes))
    root = etree.fromstring(vector.svg)
    assert (vector.width, vector.height) == size
    assert (root.get("width"), root.get("height")) == tuple(str(side) for side in size)
    assert root.get("viewBox") == box


def test_text_keeps_its_spaces_and_references_their_targets() -> None:
    clean = read_vector(
        svg(
            '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs>'
            '<g id="layer1" inkscape:label="Calque">  <rect width="9" height="9" fill="url(#g)"/>'
            "  <text>Un <tspan>mot</tspan> et <unknown/>un autre</text></g>"
        )
    ).svg.decode()
    assert "<text>Un <tspan>mot</tspan> et un autre</text>" in clean
    assert 'fill="url(#g)"' in clean
    assert 'id="g"' in clean
    assert "layer1" not in clean
    assert "Calque" not in clean


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("M1.23456789 2.0000001L3 4", "M1.23 2L3 4"),
        ("M1.5.99999l-.00001 1e-7", "M1.5 1l-0 0"),
        ("M1 2a1 1 0 01.12345.5", "M1 2a1 1 0 01.12345.5"),
    ],
)
def test_numbers_are_shortened_without_moving(written: str, kept: str) -> None:
    assert f'd="{kept}"'.encode() in read_vector(svg(f'<path d="{written}"/>')).svg


def test_a_drawing_goes_through_like_a_photograph(tmp_path: Path) -> None:
    source = tmp_path / "plan.svg"
    source.write_bytes(b"\xef\xbb\xbf" + svg(PATH + "<script>1</script>"))
    plan = plan_picture(ImageRequest(source, Place.CARD), inspect_source(source))
    (made,) = derivatives(source.read_bytes(), plan.jobs)
    assert made.output.address == plan.address
    assert b"script" not in made.content
