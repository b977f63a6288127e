"""Drawings in SVG, logos above all: made harmless for pages and books, and turned into pixels for all else.

Kept is what draws (SVG 1.1, elements of structure, shape, text and paint) and refers to nothing outside the drawing:
no scripts, no links, no pictures or fonts from elsewhere, no entities. resvg draws; it never sees the original.
"""

from __future__ import annotations

import importlib.util
import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from umbruch.errors import InputUnreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BYTES = 4_000_000
MAX_ELEMENTS = 50_000
MAX_DRAWN = 200_000
"""Elements drawn where each use and each pattern counts as what it shows: a few lines may ask for millions."""

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DRAWS = frozenset(
    [
        "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline",
        "polygon", "text", "tspan", "textPath", "style", "linearGradient", "radialGradient", "stop", "pattern",
        "clipPath", "mask", "marker",
    ]
)  # fmt: skip
_LOCAL = re.compile(r"url\(\s*(['\"]?)#[^'\"()\s]+\1\s*\)")
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\"()\s]+)")
_UNSAFE = re.compile(r"url\(|[\\@]|expression|javascript", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\d{0,9}(?:\.\d{1,9})?)\s*(px|pt|pc|mm|cm|in|)\s*")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
"""Pixels in each unit (CSS Values 3, 5.2)."""

_HEAD = 4096
_FONTS = ("fontpkg_pt_sans", "fontpkg_pt_serif", "fontpkg_noto_sans")


class Drawing(NamedTuple):
    """A harmless drawing, and its own size in pixels."""

    content: bytes
    width: int
    height: int


def is_svg(content: bytes) -> bool:
    """Whether bytes begin as a drawing in SVG does."""
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"<") and b"<svg" in head and b"<html" not in head.lower()


def harmless(content: bytes, href: str) -> Drawing:
    """A drawing without anything that acts or refers to elsewhere.

    Args:
        content: the bytes of an SVG file.
        href: its name for messages.

    Raises:
        InputUnreadable: no well-formed SVG, with entities, without a size, or beyond the limits.
    """
    from lxml import etree

    if len(content) > MAX_BYTES:
        raise _refused("the drawing is larger than 4 MB", href)
    if b"<!ENTITY" in content:
        raise _refused("the drawing declares entities", href)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise _refused("the drawing is no well-formed SVG", href) from None
    if root.tag != f"{{{_SVG}}}svg":
        raise _refused("the drawing is no SVG", href)
    _strip(root)
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        raise _refused(f"the drawing has more than {MAX_ELEMENTS} elements", href)
    _insist_on_cost(root, href)
    width, height = _size(root, href)
    root.set("width", str(width))
    root.set("height", str(height))
    etree.cleanup_namespaces(root)
    return Drawing(etree.tostring(root, encoding="utf-8"), width, height)


def rasterised(drawing: Drawing, longest: int, href: str) -> bytes:
    """The drawing as PNG, its longer side of so many pixels.

    Raises:
        InputUnreadable: it cannot be drawn, or the package that draws is not there.
    """
    try:
        import resvg_py
    except ImportError:
        raise InputUnreadable(
            "a drawing in SVG needs the package resvg-py", source=href, hint="pip install resvg-py"
        ) from None
    factor = longest / max(drawing.width, drawing.height)
    folders = [place for name in _FONTS for place in _places(name)]
    try:
        made = resvg_py.svg_to_bytes(
            svg_string=drawing.content.decode(), skip_system_fonts=True, font_dirs=folders, font_family="PT Sans",
            sans_serif_family="PT Sans", serif_family="PT Serif",
            width=max(1, round(drawing.width * factor)), height=max(1, round(drawing.height * factor)),
        )  # fmt: skip
    except (ValueError, RuntimeError, OSError):
        raise _refused("the drawing cannot be drawn", href) from None
    return bytes(made)


def _places(module: str) -> list[str]:
    found = importlib.util.find_spec(module)
    return list(found.submodule_search_locations or ()) if found else []


def _refused(message: str, href: str) -> InputUnreadable:
    return InputUnreadable(message, source=href, hint="export it anew as plain SVG, or save it as PNG")


def _strip(root: _Element) -> None:
    for element in list(root.iter()):
        name = str(element.tag).removeprefix(f"{{{_SVG}}}")
        css = name == "style" and _acts("".join(map(str, element.itertext())))
        if name not in _DRAWS or css:
            if (parent := element.getparent()) is not None:
                _take_out(element, parent)
            continue
        for key, value in list(element.items()):
            if not _is_harmless(str(key), str(value)):
                del element.attrib[key]


def _take_out(element: _Element, parent: _Element) -> None:
    """Without the text that follows it, which belongs to the parent."""
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _is_harmless(key: str, value: str) -> bool:
    if key in (_XLINK, "href"):
        return value.strip().startswith("#")
    if key.startswith("{"):
        return key == _SPACE
    return not key.lower().startswith("on") and not _acts(value)


def _acts(css: str) -> bool:
    """Whether a value or a style sheet refers to elsewhere, or hides what it says."""
    return bool(_UNSAFE.search(_LOCAL.sub("", css)))


def _insist_on_cost(root: _Element, href: str) -> None:
    named = {str(element.get("id")): element for element in root.iter() if element.get("id")}
    known: dict[str, int] = {}
    under_way: set[str] = set()

    def cost(element: _Element) -> int:
        total = 0
        for one in element.iter():
            total += 1 + sum(cost_of(name) for name in _references(one))
            if total > MAX_DRAWN:
                raise _refused("the drawing repeats its parts too often", href)
        return total

    def cost_of(name: str) -> int:
        if name not in named:
            return 0
        if name in under_way or len(under_way) > 50:
            raise _refused("the drawing refers to itself", href)
        if name not in known:
            under_way.add(name)
            known[name] = cost(named[name])
            under_way.discard(name)
        return known[name]

    cost(root)


def _references(element: _Element) -> Iterator[str]:
    for key, value in element.items():
        if key in (_XLINK, "href"):
            yield str(value).strip()[1:]
        else:
            yield from _REFERENCE.findall(str(value))


def _size(root: _Element, href: str) -> tuple[int, int]:
    """Width and height in pixels, from what the drawing says or from its view box."""
    box = [float(part) for part in re.findall(r"-?\d{1,9}(?:\.\d{1,9})?", root.get("viewBox") or "")]
    view = (box[2], box[3]) if len(box) == 4 else None
    width, height = _pixels(root.get("width")), _pixels(root.get("height"))
    if view and view[0] > 0 and view[1] > 0:
        if width and not height:
            height = width * view[1] / view[0]
        elif height and not width:
            width = height * view[0] / view[1]
        elif not width:
            width, height = view
    if not width or not height or not 1 / 50 <= width / height <= 50:
        raise _refused("the drawing says no size", href)
    if view is None:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    return max(1, math.ceil(min(width, 10_000))), max(1, math.ceil(min(height, 10_000)))


def _pixels(length: str | None) -> float:
    match = _LENGTH.fullmatch(length or "")
    return float(match[1]) * _PIXELS[match[2]] if match and match[1] not in ("", ".") else 0.0
