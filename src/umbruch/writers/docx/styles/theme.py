"""The palette and the two families of the style, where Word offers colours and fonts to choose from."""

from __future__ import annotations

import string

from umbruch.style.model import Style
from umbruch.tree.characters import escape
from umbruch.writers.docx.styles.named_styles import family_of
from umbruch.writers.docx.xml.wordml import printable


def theme(template: str, style: Style) -> bytes:
    """The theme part (ISO/IEC 29500-1, 14.2.7) from its template."""
    colours = style.colours
    values = {
        "name": style.name,
        "headline": family_of(style.text.headline, style),
        "body": family_of(style.text.body, style),
        **{key: getattr(colours, key).lstrip("#").upper() for key in colours.__struct_fields__},
    }
    safe = {key: escape(printable(value)) for key, value in values.items()}
    return string.Template(template).substitute(safe).encode()
