"""Families that whoever opens a Word file has, and for which of the families that nobody has they stand."""

from __future__ import annotations

from typing import NamedTuple

from umbruch.fonts.families import package_category
from umbruch.style.model import FontFamily, Generic


class Everywhere(NamedTuple):
    """A family that everybody has, and what Word calls its kind (ECMA-376-1, 17.18.30)."""

    family: str
    kind: str


_OF_CATEGORY = {
    "SERIF": Everywhere("Times New Roman", "roman"),
    "SANS_SERIF": Everywhere("Arial", "swiss"),
    "MONOSPACE": Everywhere("Courier New", "modern"),
}
"""By the categories of font packages, which are those of Google Fonts.

Windows, macOS and Word have them, and what takes their place elsewhere (Liberation) is as wide to a hair.
"""
_CATEGORY: dict[Generic, str] = {"serif": "SERIF", "sans": "SANS_SERIF"}
"""What a family counts as that says nothing of its kind itself: where the style uses it."""

HAD_BY_EVERYBODY = frozenset(one.family for one in _OF_CATEGORY.values())


def stand_in(family: FontFamily, generic: Generic) -> Everywhere:
    """The family that everybody has and that comes nearest to one of a style.

    Args:
        family: of the style.
        generic: where the style uses it.
    """
    category = None if family.regular else package_category(family.family)
    return _OF_CATEGORY.get(category or "", _OF_CATEGORY[_CATEGORY[generic]])


def is_had_by_few(family: FontFamily) -> bool:
    """Whether a family comes from a package, and not from the house that writes."""
    return not family.regular and package_category(family.family) is not None
