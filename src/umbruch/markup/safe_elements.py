"""Building XHTML from strings so that the type checker sees that nothing gets in unescaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NewType

from umbruch.registry.roles import ROLE
from umbruch.tree.characters import escape

Safe = NewType("Safe", str)
"""Well-formed markup. Only `text`, `element` and `joined` make it."""

NOTHING = Safe("")
_VOID = frozenset({"br", "hr", "img", "link", "meta"})

Attributes = Mapping[str, str | None]


def text(characters: str) -> Safe:
    """Characters as markup: cleaned and escaped."""
    return Safe(escape(characters))


def element(name: str, content: Safe = NOTHING, attributes: Attributes | None = None) -> Safe:
    """An element around its content; an attribute whose value is None is left out."""
    written = ""
    for key, value in attributes.items() if attributes else ():
        if value is not None:
            written += f' {key}="{escape(value)}"'
    return Safe(f"<{name}{written}/>" if name in _VOID else f"<{name}{written}>{content}</{name}>")


def joined(parts: Iterable[Safe], between: str = "") -> Safe:
    """Parts of markup one after the other, with white space `between` them."""
    assert not between.strip()
    return Safe(between.join(part for part in parts if part))


def css_class(field: str) -> str:
    """The class of a press role; KeyError for no field of `umbruch.registry.roles`."""
    return ROLE[field].css_class
