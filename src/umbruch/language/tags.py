"""Language tags as markup takes them, and the direction in which a language is written."""

from __future__ import annotations

import re
from typing import Literal

from umbruch.kept import remembered
from umbruch.language.locales.locale_table import is_known

Direction = Literal["ltr", "rtl"]

UNDETERMINED = "und"
"""The tag of ISO 639-2 for a language that nobody knows."""

_TWO_LETTERS = frozenset(
    """aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw
    ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt
    my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm
    sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh
    zu""".split()  # noqa: SIM905  a table of words to look at
)
"""ISO 639-1, with the codes that the registry of BCP 47 keeps although they were given up."""

_WITHOUT_SPEAKERS = frozenset({"mis", "mul", UNDETERMINED, "zxx"})

_WELL_FORMED = re.compile(
    r"""(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{5,8})  # language
        (?:-(?P<script>[a-z]{4}))?
        (?:-(?:[a-z]{2}|[0-9]{3}))?                  # region
        (?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*     # variants
        (?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*         # extensions
        (?:-x(?:-[a-z0-9]{1,8})+)?                   # private use
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi")
)
_WITHOUT_BLANKS = frozenset(("bo", "dz", "km", "lo", "my", "th"))
"""Languages that end phrases with a blank, and no words (CLDR's line breaking asks a dictionary for them)."""
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})


@remembered(256)
def language_tag(lang: str | None) -> str:
    """The tag where it is well formed after RFC 5646 (2.1) and names a language of ISO 639, else `und`."""
    return lang if lang and _WELL_FORMED.fullmatch(lang) and is_registered(lang) else UNDETERMINED


def is_no_language(lang: str) -> bool:
    """Whether a tag is neither that of a language nor the one that says that nobody knows it."""
    return lang != UNDETERMINED and language_tag(lang) == UNDETERMINED


def is_well_formed(lang: str) -> bool:
    """Whether a tag is well formed after RFC 5646 (2.1), whatever language it names."""
    return _WELL_FORMED.fullmatch(lang) is not None


@remembered(256)
def is_registered(lang: str) -> bool:
    """Whether the language of a tag has a code of ISO 639, as far as CLDR knows them; private codes count."""
    primary = lang.split("-")[0].lower()
    if len(primary) != 3:
        return primary in _TWO_LETTERS
    if primary in _WITHOUT_SPEAKERS or "qaa" <= primary <= "qtz":
        return True
    return is_known(primary)


def is_named(written: str) -> bool:
    """Whether somebody who was asked for a language wrote a tag, and not its name (`de`, not `deutsch`)."""
    return len(written.split("-")[0]) <= 3 and _WELL_FORMED.fullmatch(written) is not None


@remembered(256)
def direction(lang: str | None) -> Direction:
    """Which way a language runs: by its script where the tag names one, else by the language."""
    found = _WELL_FORMED.fullmatch(lang or "")
    if found is None or lang is None:
        return "ltr"
    if script := found.group("script"):
        return "rtl" if script.lower() in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if lang.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def has_blanks(lang: str | None) -> bool:
    """Whether blanks stand between the words of a language, so that they can fill a line."""
    return (lang or "").partition("-")[0].lower() not in _WITHOUT_BLANKS
