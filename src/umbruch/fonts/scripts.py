"""Scripts that run from right to left: how to tell them, and the families that set them where a style names none."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from umbruch.style.model import FontFamily

_STRONG = frozenset(("R", "AL"))


class Script(NamedTuple):
    """A script: its name in Unicode, its tag (ISO 15924), and the family that sets it where no other has it."""

    name: str
    tag: str | None = None
    family: FontFamily | None = None


_KNOWN = {
    script.name: script
    for script in (
        Script("Arabic", "Arab", FontFamily(family="Amiri")),
        Script("Hebrew", "Hebr", FontFamily(family="Frank Ruhl Libre")),
        Script("Syriac", "Syrc"),
        Script("Thaana", "Thaa"),
        Script("Nko", "Nkoo"),
        Script("Adlam", "Adlm"),
    )
}


@lru_cache(maxsize=4096)
def script_of(character: str) -> Script | None:
    """The script of a letter that runs from right to left; None for any other character."""
    if unicodedata.bidirectional(character) not in _STRONG or not character.isalpha():
        return None
    name = unicodedata.name(character, "RIGHT-TO-LEFT").split()[0].capitalize()
    return _KNOWN.get(name) or Script(name)


def first_script(text: str) -> Script | None:
    """The script of the first letter that runs from right to left; None where there is none."""
    return next((script for character in text if (script := script_of(character))), None)
