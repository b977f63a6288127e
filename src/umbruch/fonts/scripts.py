"""Scripts that run from right to left: how to tell them, and the families that set them where a style names none."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from umbruch.fonts.truetype import Face
from umbruch.kept import remembered
from umbruch.language.direction import RIGHT_TO_LEFT
from umbruch.style.model import FontFamily


class Script(NamedTuple):
    """A script: its name in Unicode, a letter of it, its tag (ISO 15924), and the family that sets it by default.

    `enlarged` is how much larger that family is set to look as large as Latin type beside it, `leaded` how much more
    leading text in it has.
    """

    name: str
    letter: str
    tag: str | None = None
    family: FontFamily | None = None
    enlarged: float = 1.0
    leaded: float = 1.0

    def is_set_by(self, face: Face) -> bool:
        """Whether a face has the letters of the script."""
        return ord(self.letter) in face.characters


_KNOWN = {
    script.name: script
    for script in (
        Script("Arabic", "ب", "Arab", FontFamily(family="Amiri"), enlarged=1.12, leaded=1.25),
        Script("Hebrew", "א", "Hebr", FontFamily(family="Frank Ruhl Libre"), enlarged=1.06),
        Script("Syriac", "\N{SYRIAC LETTER BETH}", "Syrc"),
        Script("Thaana", "\N{THAANA LETTER HAA}", "Thaa"),
        Script("Nko", "\N{NKO LETTER A}", "Nkoo"),
        Script("Adlam", "\N{ADLAM CAPITAL LETTER ALIF}", "Adlm"),
    )
}


_OF_LANGUAGE = {
    "he": "Hebrew",
    "iw": "Hebrew",
    "ji": "Hebrew",
    "yi": "Hebrew",
    "dv": "Thaana",
    "syr": "Syriac",
    "nqo": "Nko",
}
_OF_TAG = {(script.tag or "").lower(): script for script in _KNOWN.values()}


def script_of_language(lang: str | None) -> Script:
    """The script from right to left in which a language is written, Arabic where nothing else is known."""
    primary, *others = (lang or "").lower().split("-")
    named = next((_OF_TAG[other] for other in others if other in _OF_TAG), None)
    return named or _KNOWN[_OF_LANGUAGE.get(primary, "Arabic")]


@remembered(4096)
def script_of(character: str) -> Script | None:
    """The script of a character that only texts from right to left have; None for others, and for marks on letters."""
    if not RIGHT_TO_LEFT.match(character) or unicodedata.combining(character):
        return None
    name = unicodedata.name(character, "RIGHT-TO-LEFT").removeprefix("EXTENDED ")
    named = re.split("[ -]", name, maxsplit=1)[0].capitalize()
    return _KNOWN.get(named) or Script(named, character)


def first_script(text: str) -> Script | None:
    """The script of the first character that only texts from right to left have; None where there is none."""
    return next((script for character in text if (script := script_of(character))), None)
