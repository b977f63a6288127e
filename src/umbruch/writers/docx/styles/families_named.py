"""The families that a Word file names: the style's own, or those that everybody has.

A family that comes with umbruch is on hardly any machine that opens the file. Word then takes what `w:altName` says,
LibreOffice passes over that and sets all in its own sans. So a file that does not carry such a family names one that
everybody has: docs/decisions/word-fonts.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, get_args

from lxml import etree

from umbruch.fonts.everywhere import Everywhere, is_had_by_few, stand_in
from umbruch.style.model import FontFamily, Generic, Style
from umbruch.writers.docx.xml.wordml import Element, R, W, w


class Embedded(NamedTuple):
    """A face in the file: its family, the element that leads to it, its relationship, its key, whether it is whole."""

    family: str
    place: str
    relationship: str
    key: str
    is_whole: bool


STAND_INS_LINE = 1.149
"""Height of a line of the families that everybody has, which may stand in for one of the style, in ems."""
_NATURAL_LINE = {
    "PT Serif": 1.325,
    "PT Sans": 1.294,
    "Noto Serif": 1.362,
    "Noto Sans": 1.362,
    "Times New Roman": STAND_INS_LINE,
    "Arial": STAND_INS_LINE,
}
"""Ascender, descender and gap of a face (OpenType, `hhea`), in ems."""
_USUAL_LINE = 1.2


def natural_line(family: str) -> float:
    """The height of a line by the measure of the family itself, in ems."""
    return _NATURAL_LINE.get(family, _USUAL_LINE)


def family_named(generic: Generic, style: Style) -> str:
    """The family that a Word file names for the serif or the sans of a style.

    The style's own where the file carries it, or where the house has it: a family with files of its own, or one of
    which umbruch knows nothing but the name.
    """
    family = _family(generic, style)
    if is_had_by_few(family) and not style.docx.embed_fonts:
        return stand_in(family, generic).family
    return family.family


def _family(generic: Generic, style: Style) -> FontFamily:
    return style.fonts.serif if generic == "serif" else style.fonts.sans


def font_table_element(style: Style, embedded: Iterable[Embedded] = ()) -> Element:
    """The `w:fonts` part (ISO/IEC 29500-1, 17.8): each family with its kind, a stand-in, and its faces inside.

    Args:
        style: its families.
        embedded: the faces that the file carries, in the order of their elements.
    """
    carried = tuple(embedded)
    families: dict[str, Everywhere] = {}
    for generic in get_args(Generic):
        families.setdefault(family_named(generic, style), stand_in(_family(generic, style), generic))
    table = w(
        "fonts",
        *(
            w(
                "font",
                w("altName", val=everywhere.family) if everywhere.family != name else None,
                w("charset", val="00"),
                w("family", val=everywhere.kind),
                w("pitch", val="fixed" if everywhere.kind == "modern" else "variable"),
                *(_leading_to(one) for one in carried if one.family == name),
                name=name,
            )
            for name, everywhere in families.items()
        ),
    )
    etree.cleanup_namespaces(table, top_nsmap={"w": W, "r": R} if carried else {"w": W})
    return table


def _leading_to(face: Embedded) -> Element:
    made = w(face.place, fontKey=face.key, subsetted=None if face.is_whole else "true")
    made.set(f"{{{R}}}id", face.relationship)
    return made
