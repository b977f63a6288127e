"""What Word should fall back to where a family of the style is not installed."""

from __future__ import annotations

from umbruch.style.model import Style
from umbruch.writers.docx.xml.wordml import Element, w

_KIND = {"serif": ("roman", "Georgia"), "sans": ("swiss", "Calibri")}


def font_table_element(style: Style) -> Element:
    """The `w:fonts` part (ISO/IEC 29500-1, 17.8): each family with its kind and a common stand-in."""
    families: dict[str, str] = {}
    for generic, family in (("serif", style.fonts.serif), ("sans", style.fonts.sans)):
        families.setdefault(family.family, generic)
    return w(
        "fonts",
        *(
            w(
                "font",
                w("altName", val=stand_in) if stand_in != name else None,
                w("charset", val="00"),
                w("family", val=kind),
                w("pitch", val="variable"),
                name=name,
            )
            for name, generic in families.items()
            for kind, stand_in in (_KIND[generic],)
        ),
    )
