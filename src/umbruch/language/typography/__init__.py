"""Signs as the language of an article has them: quotation marks, dashes and spaces, where a style asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from umbruch.language.typography.house_signs import AUTO, VERBATIM, HouseSigns

if TYPE_CHECKING:
    from umbruch.tree import Publication

__all__ = ["AUTO", "VERBATIM", "HouseSigns", "with_house_signs"]


def with_house_signs(publication: Publication, signs: HouseSigns) -> Publication:
    """The publication with those signs; wires never have it, and a style that asks for nothing gets it as it is."""
    if signs == HouseSigns():
        return publication
    from umbruch.language.typography.house_copy import dressed

    return dressed(publication, signs)
