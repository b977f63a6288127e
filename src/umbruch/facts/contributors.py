"""What somebody named in a byline did, and how the name is sorted, as catalogues of books ask for it."""

from __future__ import annotations

import re
from typing import Literal

Relator = Literal["aut", "pht", "ill", "trl"]
"""Codes of the MARC list of relators (https://id.loc.gov/vocabulary/relators): author, photographer, illustrator,
translator.
"""

_PHOTOGRAPHERS = (
    r"foto|photo|fotó|zdję|kamera|(?:bild|bilder|bilde|image|images|imagen|immagini|kuva|kuvat|aufnahmen?)\b"
)
_OTHERS = "صور|تصوير|צילום|عکس"
_RELATORS: tuple[tuple[Relator, re.Pattern[str]], ...] = (
    ("pht", re.compile(rf"\b(?:{_PHOTOGRAPHERS})|{_OTHERS}", re.IGNORECASE)),
    ("ill", re.compile(r"\b(?:illustr|zeichn|karikatur|grafik|graphic|dessin|ilustra)", re.IGNORECASE)),
    ("trl", re.compile(r"\b(?:übersetz|translat|traduc|traduz|vertal|aus dem )", re.IGNORECASE)),
)

_TITLES = re.compile(
    r"^(?:(?:Dr|Prof|Dipl|Ing|Mag|med|phil|jur|rer|nat|h|c|habil)\.[-\s]?|Doktor\s|Professor(?:in)?\s)+"
)
_PARTICLES = frozenset(
    ("von", "van", "vom", "zu", "zum", "zur", "de", "der", "den", "di", "du", "af", "av", "ten", "ter")
)
_WESTERN = re.compile(r"[^\W\d_]['’.\-\w]*(?: [^\W\d_]['’.\-\w]*)+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_FAMILY_FIRST = frozenset(("hu", "zh", "ja", "ko", "vi"))
_TWO_FAMILY_NAMES = frozenset(("es", "pt", "ca", "gl"))


def relator(role: str | None) -> Relator:
    """The code for a role as the byline names it (`Fotos`, `Übersetzung`); whoever has none of these wrote the text."""
    return next((code for code, words in _RELATORS if role and words.search(role)), "aut")


def sorting_name(name: str, lang: str | None) -> str | None:
    """The name as it is sorted, the family's first: `Leyen, Ursula von der`.

    Args:
        name: as printed; titles before it are left out.
        lang: the language of the article (BCP 47), which says how names are built.

    Returns:
        None where it can't be told which part is the family's: one word, agencies, other scripts and orders.
    """
    spoken = (lang or "").partition("-")[0].lower()
    bare = _TITLES.sub("", name.strip()).strip()
    if spoken in _FAMILY_FIRST or not _WESTERN.fullmatch(bare) or not _LATIN.match(bare):
        return None
    words = bare.split(" ")
    if spoken in _TWO_FAMILY_NAMES and len(words) > 2:
        return None
    if words[-1][0].islower() or any(word[0].islower() and word not in _PARTICLES for word in words):
        return None
    return f"{words[-1]}, {' '.join(words[:-1])}"
