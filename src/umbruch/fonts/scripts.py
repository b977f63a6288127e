"""Scripts that a font's own rules must set: how to tell them, and the families of those from right to left."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from typing import NamedTuple

from umbruch.fonts.truetype import Face
from umbruch.kept import remembered
from umbruch.language.joining_letters import is_shaped
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
        Script("Devanagari", "क", "Deva"),
        Script("Bengali", "ক", "Beng"),
        Script("Tamil", "க", "Taml"),
        Script("Thai", "ก", "Thai"),
        Script("Lao", "ກ", "Laoo"),
        Script("Khmer", "ក", "Khmr"),
        Script("Myanmar", "က", "Mymr"),
        Script("Hangul", "\N{HANGUL CHOSEONG KIYEOK}", "Hang"),
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
    """The script of a character that a font's own rules must set; None for others, and for marks on letters."""
    if not is_shaped(character) or unicodedata.combining(character):
        return None
    name = unicodedata.name(character, "RIGHT-TO-LEFT").removeprefix("EXTENDED ")
    first, *others = re.split("[ -]", name)
    named = first.capitalize()
    known = _KNOWN.get(named) or _KNOWN.get((others or [""])[0].capitalize())
    return known or Script(named, _letter_of(first) or character)


def _letter_of(script: str) -> str | None:
    """A letter that every face with that script has."""
    for letter in ("KA", "A"):
        with suppress(KeyError):
            return unicodedata.lookup(f"{script} LETTER {letter}")
    return None


def first_script(text: str) -> Script | None:
    """The script of the first character that a font's own rules must set; None where there is none."""
    return next((script for character in text if (script := script_of(character))), None)
