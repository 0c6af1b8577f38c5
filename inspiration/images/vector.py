"""Drawings in SVG: only what draws is kept, and nothing that acts or fetches.

An allow-list, not a deny-list: an element or an attribute that is not known to draw is left
out. The result is sized, minified, and the same for the same source.
"""

from __future__ import annotations

import re
from math import floor, isfinite, log10

from lxml import etree
from msgspec import Struct

from inspiration.images.faults import ImageFault

SVG_NAMESPACE = "http://www.w3.org/2000/svg"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_ELEMENT_NAMES = """
svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath
linearGradient radialGradient stop clipPath mask pattern marker style filter feBlend feColorMatrix
feComponentTransfer feComposite feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge
feMergeNode feMorphology feOffset feTile feTurbulence feDropShadow
"""

_ATTRIBUTE_NAMES = """
id class style transform viewBox preserveAspectRatio d points x y x1 y1 x2 y2 cx cy r rx ry fx fy fr
dx dy width height rotate textLength lengthAdjust startOffset pathLength offset href gradientUnits
gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits patternUnits
patternContentUnits patternTransform markerWidth markerHeight markerUnits orient refX refY fill
fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin
stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display visibility overflow
clip-path clip-rule mask marker-start marker-mid marker-end filter stop-color stop-opacity
paint-order vector-effect shape-rendering text-rendering color-interpolation
color-interpolation-filters mix-blend-mode isolation font-family font-size font-style font-weight
font-variant font-stretch letter-spacing word-spacing text-anchor text-decoration dominant-baseline
alignment-baseline baseline-shift writing-mode direction unicode-bidi lang in in2 result mode type
values tableValues slope intercept amplitude exponent operator k1 k2 k3 k4 stdDeviation edgeMode
radius baseFrequency numOctaves seed stitchTiles filterUnits primitiveUnits flood-color
flood-opacity
"""

_GEOMETRY_NAMES = "d points x y x1 y1 x2 y2 cx cy r rx ry"

_ELEMENTS = frozenset(_ELEMENT_NAMES.split())
_ATTRIBUTES = frozenset(_ATTRIBUTE_NAMES.split())
_GEOMETRY = frozenset(_GEOMETRY_NAMES.split())
_TEXT_ELEMENTS = frozenset({"text", "tspan", "textPath", "title", "desc", "style"})

_PIXELS_IN_UNIT = {
    "": 1.0,
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
}
"""CSS Values 4 §6.2: an inch is 96 px."""

_MAX_SIDE = 1_000_000
"""A longer side is a mistake."""

_LENGTH = re.compile(r"\s*([+]?\d*\.?\d+(?:[eE][+-]?\d+)?)\s*([a-z]*)\s*")
_URL = re.compile(r"url\s*\(\s*['\"]?\s*([^)'\"]*)", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_REFERENCE = re.compile(r"#([^\s'\")]+)")


class Vector(Struct, frozen=True):
    """A drawing that may be published, and its size in pixels."""

    svg: bytes
    width: int
    height: int


def read_vector(content: bytes) -> Vector:
    """Clean a drawing in SVG.

    Raises:
        ImageFault: If it is not well formed, declares entities, embeds a photograph, has no
            size, or draws nothing.
    """
    root = _parse(content)
    _keep_what_draws(root)
    width, height, box = _frame(root)
    root.set("viewBox", " ".join(f"{value:g}" for value in box))
    root.set("width", str(width))
    root.set("height", str(height))
    _drop_unused_ids(root)
    _shorten_numbers(root, max(box[2], box[3]))
    if not any(_name(node) not in ("svg", "title", "desc", "defs") for node in root.iter("*")):
        raise ImageFault("image-vide", "ce dessin SVG ne montre rien", "exportez-le de nouveau")
    etree.cleanup_namespaces(root)
    return Vector(etree.tostring(root, encoding="utf-8"), width, height)


def _parse(content: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ImageFault(
            "image-abimee", "ce dessin SVG n'est pas du XML correct", "exportez-le de nouveau"
        ) from error
    declaration = root.getroottree().docinfo.internalDTD
    if declaration is not None and any(declaration.iterentities()):  # type: ignore[union-attr]
        raise ImageFault(
            "image-svg",
            "ce dessin SVG déclare des entités, ce qui peut bloquer un navigateur",
            "exportez-le en « SVG simple »",
        )
    if root.tag != f"{{{SVG_NAMESPACE}}}svg":
        raise ImageFault(
            "image-format", "ce fichier XML n'est pas un dessin SVG", "exportez-le de nouveau"
        )
    return root


def _keep_what_draws(root: etree._Element) -> None:
    for node in list(root.iter()):
        if node is not root and node.getparent() is None:
            continue
        if not isinstance(node.tag, str) or _name(node) not in _ELEMENTS:
            if _name(node) == "image":
                raise ImageFault(
                    "image-svg",
                    "ce dessin SVG contient une photo ou une image liée",
                    "exportez-le en PNG, ou séparez la photo du dessin",
                )
            _remove(node)
            continue
        if _name(node) == "style" and not _style_is_local(node.text or ""):
            _remove(node)
            continue
        _clean_attributes(node)
        _clean_spaces(node)


def _remove(node: etree._Element) -> None:
    """Take an element out with all it holds, and keep the text that follows it."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail and _name(parent) in _TEXT_ELEMENTS:
        before = node.getprevious()
        if before is None:
            parent.text = (parent.text or "") + node.tail
        else:
            before.tail = (before.tail or "") + node.tail
    parent.remove(node)


def _clean_attributes(node: etree._Element) -> None:
    link = node.get(XLINK_HREF)
    if link is not None and node.get("href") is None:
        node.set("href", link)
    for name, value in list(node.attrib.items()):
        text = str(value)
        known = name in _ATTRIBUTES or name in (XML_SPACE, XML_LANG)
        inside = text.strip().startswith("#") if name == "href" else _style_is_local(text)
        if not known or not inside:
            del node.attrib[name]


def _style_is_local(text: str) -> bool:
    """Tell whether a style, or a value, fetches nothing and runs nothing."""
    plain = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).lower()
    if "\\" in plain or "@import" in plain or "expression(" in plain or "javascript:" in plain:
        return False
    if "image(" in plain or "image-set(" in plain or "@font-face" in plain:
        return False
    return all(target.strip().startswith("#") for target in _URL.findall(plain))


def _clean_spaces(node: etree._Element) -> None:
    if _name(node) not in _TEXT_ELEMENTS and not (node.text or "").strip():
        node.text = None
    parent = node.getparent()
    if parent is not None and _name(parent) not in _TEXT_ELEMENTS and not (node.tail or "").strip():
        node.tail = None


def _frame(root: etree._Element) -> tuple[int, int, tuple[float, float, float, float]]:
    """Return the size in pixels and the frame, each from the other when one is missing."""
    width, height = _length(root.get("width")), _length(root.get("height"))
    parts = (root.get("viewBox") or "").replace(",", " ").split()
    try:
        x, y, across, down = (float(part) for part in parts)
    except ValueError:
        x, y, across, down = 0.0, 0.0, width or 0.0, height or 0.0
    if not (across > 0 and down > 0):
        raise ImageFault(
            "image-svg",
            "ce dessin SVG n'a pas de dimensions",
            "donnez-lui une largeur et une hauteur, ou un attribut viewBox",
        )
    if width is None and height is None:
        width, height = across, down
    elif width is None:
        width = (height or down) * across / down
    elif height is None:
        height = width * down / across
    sides = (width, height or down, across, down)
    if not all(0 < side < _MAX_SIDE for side in sides) or not all(map(isfinite, (x, y))):
        raise ImageFault(
            "image-svg",
            "ce dessin SVG a des dimensions impossibles",
            "exportez-le de nouveau, à sa taille",
        )
    return max(1, round(width)), max(1, round(height or down)), (x, y, across, down)


def _length(value: str | None) -> float | None:
    """Return a length in pixels; None for a percentage, an unknown unit or no length."""
    match = _LENGTH.fullmatch(value or "")
    if match is None or match[2] not in _PIXELS_IN_UNIT:
        return None
    return float(match[1]) * _PIXELS_IN_UNIT[match[2]] or None


def _drop_unused_ids(root: etree._Element) -> None:
    used: set[str] = set()
    for node in root.iter("*"):
        for value in node.attrib.values():
            used.update(_REFERENCE.findall(str(value)))
        if _name(node) == "style":
            used.update(_REFERENCE.findall(node.text or ""))
    for node in root.iter("*"):
        if node.get("id") is not None and node.get("id") not in used:
            del node.attrib["id"]


def _shorten_numbers(root: etree._Element, size: float) -> None:
    """Write coordinates with as many decimals as an eye could see at 4,000 px.

    Paths with arcs are left alone: their flags may be glued to the number that follows
    (SVG 1.1 §8.3.9), which only a full parser can tell apart.
    """
    decimals = min(6, max(1, 4 - floor(log10(size))))

    def shorter(match: re.Match[str]) -> str:
        if len(match[0].partition(".")[2]) <= decimals and "e" not in match[0].lower():
            return match[0]
        text = f"{float(match[0]):.{decimals}f}".rstrip("0").rstrip(".")
        before = match.string[match.start() - 1 : match.start()]
        glued = before.isdigit() or before == "."
        return f" {text}" if glued and not text.startswith("-") else text

    for node in root.iter("*"):
        for name in _GEOMETRY & {str(key) for key in node.attrib}:
            value = str(node.get(name))
            if name != "d" or not {"a", "A"} & set(value):
                value = _NUMBER.sub(shorter, value)
            node.set(name, " ".join(value.split()))


def _name(node: etree._Element) -> str:
    tag = node.tag
    if not isinstance(tag, str):
        return ""
    name = etree.QName(tag)
    return name.localname if name.namespace == SVG_NAMESPACE else f"?{name.localname}"
