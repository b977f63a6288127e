"""The fonts in which something is seen; text that scanners lay invisibly behind a picture asks for none in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from umbruch.preflight.pdf.drawn.marked_content import SHOWING

if TYPE_CHECKING:
    from umbruch.preflight.pdf.opened import Document

_INVISIBLE = 3
"""The rendering mode in which glyphs are neither filled nor stroked (ISO 32000-1, 9.3.6)."""
_OPERATORS = " ".join((*SHOWING, "Tf Tr q Q"))


def shown(document: Document) -> frozenset[str]:
    """The names of the fonts in which pages and forms show text that is seen.

    A font of a page or form whose orders cannot be read counts as seen.
    """
    import pikepdf

    from umbruch.preflight.pdf.unpacked_size import is_bearable

    seen: set[str] = set()
    for _, holder, resources in document.holders():
        try:
            orders: Any = pikepdf.parse_content_stream(holder, _OPERATORS) if is_bearable(holder) else None
        except pikepdf.PdfError:
            orders = None
        fonts = resources.get("/Font", {})
        names = {key: _names(font) for key, font in fonts.items()}
        seen |= set().union(*names.values()) if orders is None else _seen(orders, names)
    return frozenset(seen)


def _seen(orders: Any, names: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    font, mode = "", 0
    before: list[tuple[str, int]] = []
    for operands, operator in orders:
        match str(operator):
            case "q":
                before.append((font, mode))
            case "Q" if before:
                font, mode = before.pop()
            case "Tf" if operands:
                font = str(operands[0])
            case "Tr" if operands:
                mode = int(operands[0])
            case "Tj" | "TJ" | "'" | '"' if mode != _INVISIBLE:
                found |= names.get(font, set())
    return found


def _names(font: Any) -> set[str]:
    """How a font and what it is made of are called."""
    parts = (font, *font.get("/DescendantFonts", []))
    return {str(one.get("/BaseFont", "/without name"))[1:] for one in parts}
