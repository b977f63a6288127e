"""What a Word file holds and does not show: rows, lines and drawings that are hidden, flat or off the page."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from umbruch.readers.office.word.related_parts import W, is_on, value
from umbruch.readers.office.zip_parts import local
from umbruch.readers.unseen_words import CLEAR, WHITE, colour_told

_POINT = 20
"""Twentieths of a point (ISO/IEC 29500-1, 17.18.68): what is as low as this shows no line."""
_EMU = 12_700
"""English metric units of a point (ISO/IEC 29500-1, 20.1.10.16)."""
_PLAIN_TABLES = frozenset(("", "TableGrid", "TableNormal", "Tabellenraster", "NormaleTabelle"))
"""Styles of tables that colour no ground."""
_TWENTIETH = _EMU // _POINT
_VML = "urn:schemas-microsoft-com:vml"
_HIDDEN_SHAPE = re.compile(
    r"visibility\s*:\s*hidden|display\s*:\s*none|(?:^|;)\s*(?:width|height)\s*:\s*0\w*\s*(?:;|$)"
)


def ground_of(shading: etree._Element | None) -> str | None:
    """The colour of a shading (ISO/IEC 29500-1, 17.3.5): empty where it has none, `CLEAR` where it is a pattern."""
    if shading is None:
        return None
    pattern = value(shading, "val")
    if pattern == "solid":
        return colour_told(value(shading, "color")) or "000000"
    return colour_told(value(shading, "fill")) or ("" if pattern in ("clear", "nil", None) else CLEAR)


def draws_behind(root: etree._Element) -> bool:
    """Whether a part draws anything behind its text."""
    if any(one.get("behindDoc") in ("1", "true") for one in root.iter("{*}anchor")):
        return True
    return next(root.iter(f"{{{_VML}}}background", f"{{{_VML}}}rect"), None) is not None


def table_ground(table: etree._Element, around: str | None) -> str | None:
    """What lies behind the cells of a table that have no colour of their own."""
    own = ground_of(table.find(f"{W}tblPr/{W}shd"))
    if own:
        return own
    style = value(table.find(f"{W}tblPr/{W}tblStyle")) or ""
    return around if style in _PLAIN_TABLES else None


def cell_ground(cell: etree._Element) -> str | None:
    """The colour of a cell of its own."""
    return ground_of(cell.find(f"{W}tcPr/{W}shd"))


def is_unseen_row(row: etree._Element) -> bool:
    """Whether a row of a table is hidden or has no height (ISO/IEC 29500-1, 17.4.20 and 17.4.80)."""
    properties = row.find(W + "trPr")
    if properties is None:
        return False
    height = properties.find(W + "trHeight")
    return is_on(properties.find(W + "hidden")) or (
        height is not None and value(height, "hRule") == "exact" and _is_flat(value(height))
    )


def is_flat(properties: etree._Element | None) -> bool:
    """Whether the lines of a paragraph have no height (ISO/IEC 29500-1, 17.3.1.33)."""
    spacing = properties.find(W + "spacing") if properties is not None else None
    return spacing is not None and value(spacing, "lineRule") == "exact" and _is_flat(value(spacing, "line"))


def _is_flat(twentieths: str | None) -> bool:
    return twentieths is not None and twentieths.isdigit() and int(twentieths) <= _POINT


class Sheet(NamedTuple):
    """The paper of a file: its colour, None where something may be drawn on it, and its size in EMU."""

    ground: str | None = WHITE
    width: int = 11_906 * _TWENTIETH
    height: int = 16_838 * _TWENTIETH


def sheet_of(root: etree._Element, *, covered: bool) -> Sheet:
    """The paper that a file is set on, the largest where it has several.

    Args:
        root: the document.
        covered: something is drawn behind the text on page heads.
    """
    sizes = [(_whole(value(one, "w")), _whole(value(one, "h"))) for one in root.iter(W + "pgSz")]
    told = [(wide * _TWENTIETH, high * _TWENTIETH) for wide, high in sizes if wide and high]
    background = root.find(W + "background")
    paper = colour_told(value(background, "color")) if background is not None else WHITE
    ground = None if covered or draws_behind(root) else paper
    return Sheet(ground, max(one[0] for one in told), max(one[1] for one in told)) if told else Sheet(ground)


def is_undrawn(element: etree._Element, drawing: etree._Element, sheet: Sheet) -> bool:
    """Whether a picture or text box is hidden, has no size, or lies off the page (ISO/IEC 29500-1, 20.4.2)."""
    one: etree._Element | None = element
    while one is not None:
        if _VML in str(one.tag) and _HIDDEN_SHAPE.search(one.get("style") or ""):
            return True
        if local(one) in ("anchor", "inline") and _is_unplaced(one, sheet):
            return True
        one = one.getparent() if one is not drawing else None
    return False


def _is_unplaced(anchor: etree._Element, sheet: Sheet) -> bool:
    shown = next((part for part in anchor if local(part) == "docPr"), None)
    if "1" in (anchor.get("hidden"), shown.get("hidden") if shown is not None else None):
        return True
    extent = next((part for part in anchor if local(part) == "extent"), None)
    wide, high = (_whole(extent.get(name)) or 0 for name in ("cx", "cy")) if extent is not None else (_EMU + 1,) * 2
    return (
        min(wide, high) <= _EMU
        or _is_off(anchor, "positionH", wide, sheet.width)
        or _is_off(anchor, "positionV", high, sheet.height)
    )


def _is_off(anchor: etree._Element, way: str, size: int, most: int) -> bool:
    """Whether an offset leads off the page, from wherever on it it is counted."""
    place = next((part for part in anchor if local(part) == way), None)
    offset = _whole(place.findtext("{*}posOffset")) if place is not None else None
    if place is None or offset is None:
        return False
    return offset >= most or offset + size <= (0 if place.get("relativeFrom") == "page" else -most)


def _whole(digits: str | None) -> int | None:
    try:
        return int(digits or "")
    except ValueError:
        return None


def box_ground(drawing: etree._Element) -> str | None:
    """The colour of a text box; None where it is not told: a shape may lie behind it."""
    for one in drawing.iter("{*}spPr"):
        fill = next((part for part in one if local(part) == "solidFill"), None)
        told = next(fill.iter("{*}srgbClr"), None) if fill is not None else None
        return colour_told(told.get("val")) if told is not None else None
    for one in drawing.iter(f"{{{_VML}}}*"):
        if one.get("fillcolor") and one.get("filled") not in ("f", "false"):
            return colour_told((one.get("fillcolor") or "").split(" ")[0])
    return None
