"""How wide the letters of a PDF's fonts are, by their codes (ISO 32000-1, 9.6 and 9.7.4.3)."""

from __future__ import annotations

from typing import Any

_USUAL = 500.0
"""The width, in thousandths of the size, of a letter whose font says nothing, as in the fourteen standard fonts."""
_USUAL_OF_TWO_BYTES = 1000.0
_MOST = 70_000


class Letters:
    """The widths of the fonts of one file, each read once."""

    def __init__(self) -> None:
        self._known: dict[Any, tuple[dict[int, float], float, int]] = {}

    def widths(self, font: Any, shown: bytes) -> list[tuple[float, int]]:
        """The widths of the letters of a string, each with its code.

        Args:
            font: the font's dictionary; None where the page has none of that name.
            shown: the string as it is written.
        """
        if font is None:
            return [(_USUAL, code) for code in shown]
        key = font.objgen if font.is_indirect else id(font)
        if key not in self._known:
            self._known[key] = _read(font)
        widths, usual, size = self._known[key]
        if size == 1:
            return [(widths.get(code, usual), code) for code in shown]
        codes = [int.from_bytes(shown[at : at + 2], "big") for at in range(0, len(shown), 2)]
        return [(widths.get(code, usual), -1) for code in codes]


def _read(font: Any) -> tuple[dict[int, float], float, int]:
    if str(font.get("/Subtype")) == "/Type0":
        inner = font.DescendantFonts[0]
        return _of_two_bytes(inner.get("/W")), float(inner.get("/DW", _USUAL_OF_TWO_BYTES)), 2
    first, row = int(font.get("/FirstChar", 0)), list(font.get("/Widths", []))
    scale = float(font["/FontMatrix"][0]) * 1000 if "/FontMatrix" in font else 1.0
    usual = font.get("/FontDescriptor", {}).get("/MissingWidth")
    fallback = float(usual) if usual is not None and row else _USUAL
    return {first + at: float(width) * scale for at, width in enumerate(row[:256])}, fallback, 1


def _of_two_bytes(written: Any) -> dict[int, float]:
    import pikepdf

    found: dict[int, float] = {}
    waiting = list(written) if written is not None else []
    at = 0
    while at + 1 < len(waiting) and len(found) < _MOST:
        first, second = int(waiting[at]), waiting[at + 1]
        if isinstance(second, pikepdf.Array):
            found |= {first + number: float(width) for number, width in enumerate(list(second)[:_MOST])}
            at += 2
        elif at + 2 < len(waiting):
            found |= dict.fromkeys(range(first, min(int(second), first + _MOST) + 1), float(waiting[at + 2]))
            at += 3
        else:
            break
    return found
