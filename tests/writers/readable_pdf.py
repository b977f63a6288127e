"""A PDF as text: what the file says of itself, its outline, each page with what stands where, the structure tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.writers.pdf_reading import characters, opened

_PRODUCER = re.compile(r"umbruch [\d.]+\S*")
_ATTRIBUTES = ("/Lang", "/Alt", "/ActualText", "/E", "/T")
_PACKET = re.compile(r">\s*<")


def pdf_lines(content: bytes) -> Iterator[str]:
    """The lines of the snapshot."""
    with opened(content) as pdf:
        yield f"=== file: PDF {pdf.pdf_version}, {len(pdf.pages)} pages"
        yield from _catalog(pdf)
        yield "=== metadata"
        packet = pdf.Root.Metadata.read_bytes().decode("utf-8")
        yield from _PRODUCER.sub("umbruch", _PACKET.sub(">\n<", packet.strip())).splitlines()
        yield "=== outline"
        with pdf.open_outline() as outline:
            yield from _outline(outline.root, "")
        for number, page in enumerate(pdf.pages, 1):
            yield f"=== page {number}: {' '.join(_figure(one) for one in page.MediaBox)}"
            yield from _page(page)
        yield "=== structure"
        if "/StructTreeRoot" in pdf.Root:
            yield from _structure(pdf.Root.StructTreeRoot.K, "")


def _catalog(pdf: pikepdf.Pdf) -> Iterator[str]:
    for key in ("/Lang", "/PageMode", "/PageLayout", "/MarkInfo", "/ViewerPreferences", "/PageLabels"):
        if key in pdf.Root:
            yield f"{key} {_object(pdf.Root[key])}"
    for key, value in sorted(pdf.docinfo.items()):
        yield _PRODUCER.sub("umbruch", f"{key} {value}")


def _object(value: Any) -> str:
    if isinstance(value, pikepdf.Dictionary):
        return "<< " + " ".join(f"{key} {_object(one)}" for key, one in sorted(value.items())) + " >>"
    if isinstance(value, pikepdf.Array):
        return "[" + " ".join(_object(one) for one in value) + "]"
    return str(value)


def _outline(items: Any, margin: str) -> Iterator[str]:
    for item in items:
        yield f"{margin}{item.title}"
        yield from _outline(item.children, margin + "  ")


def _page(page: Any) -> Iterator[str]:
    """Text with place, face and size; pictures with place and size; marked content; links."""
    faces = {name: str(font.BaseFont).partition("+")[2] for name, font in page.Resources.get("/Font", {}).items()}
    signs = {name: characters(font) for name, font in page.Resources.get("/Font", {}).items()}
    face, size, x, y = "", 0.0, 0.0, 0.0
    matrix: list[float] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "Tf":
                face, size = str(operands[0]), float(operands[1])
            case "Tm":
                x, y = float(operands[4]), float(operands[5])
            case "cm":
                matrix = [float(one) for one in operands]
            case "Do":
                yield f"  {' '.join(_figure(one) for one in matrix)}  picture"
            case "BDC" | "BMC":
                yield f"  {operands[0]}"
            case "TJ":
                codes = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
                pairs = zip(codes[::2], codes[1::2], strict=True)
                text = "".join(signs[face][256 * high + low] for high, low in pairs)
                yield f"    {_figure(x)} {_figure(y)}  {faces[face]} {_figure(size)}  {text}"
    for annotation in page.get("/Annots", []):
        box = " ".join(_figure(one) for one in annotation.Rect)
        target = annotation.get("/A", {}).get("/URI", "(inside)")
        yield f"  {annotation.Subtype} {box}  {target}  {annotation.get('/Contents', '')}"


def _figure(value: Any) -> str:
    return f"{float(value):.1f}".removesuffix(".0")


def _structure(element: Any, margin: str) -> Iterator[str]:
    """Roles, with what they say to those who hear the page."""
    for kid in element if isinstance(element, pikepdf.Array) else [element]:
        if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid:
            continue
        said = "".join(f" {key}={str(kid[key])!r}" for key in _ATTRIBUTES if key in kid)
        kept = f" {_object(kid.A)}" if "/A" in kid else ""
        yield f"{margin}{str(kid.S)[1:]}{said}{kept}"
        if "/K" in kid:
            yield from _structure(kid.K, margin + "  ")
