"""What Word should fall back to where a family of the style is not installed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from umbruch.style.model import Style
from umbruch.writers.docx.xml.wordml import Element, R, W, w

_KIND = {"serif": ("roman", "Georgia"), "sans": ("swiss", "Calibri")}


class Embedded(NamedTuple):
    """A face in the file: its family, the element that leads to it, its relationship, its key, whether it is whole."""

    family: str
    place: str
    relationship: str
    key: str
    is_whole: bool


def font_table_element(style: Style, embedded: Iterable[Embedded] = ()) -> Element:
    """The `w:fonts` part (ISO/IEC 29500-1, 17.8): each family with its kind, a common stand-in, and its faces inside.

    Args:
        style: its families.
        embedded: the faces that the file carries, in the order of their elements.
    """
    carried = tuple(embedded)
    families: dict[str, str] = {}
    for generic, family in (("serif", style.fonts.serif), ("sans", style.fonts.sans)):
        families.setdefault(family.family, generic)
    table = w(
        "fonts",
        *(
            w(
                "font",
                w("altName", val=stand_in) if stand_in != name else None,
                w("charset", val="00"),
                w("family", val=kind),
                w("pitch", val="variable"),
                *(_leading_to(one) for one in carried if one.family == name),
                name=name,
            )
            for name, generic in families.items()
            for kind, stand_in in (_KIND[generic],)
        ),
    )
    etree.cleanup_namespaces(table, top_nsmap={"w": W, "r": R} if carried else {"w": W})
    return table


def _leading_to(face: Embedded) -> Element:
    made = w(face.place, fontKey=face.key, subsetted=None if face.is_whole else "true")
    made.set(f"{{{R}}}id", face.relationship)
    return made
