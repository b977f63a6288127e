"""Language tags as markup takes them, and the direction in which a language is written."""

from __future__ import annotations

import re
from typing import Literal

Direction = Literal["ltr", "rtl"]

UNDETERMINED = "und"
"""The tag of ISO 639-2 for a language that nobody knows."""

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
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})


def language_tag(lang: str | None) -> str:
    """The tag where it is well formed after RFC 5646 (2.1), else `und`."""
    return lang if lang and _WELL_FORMED.fullmatch(lang) else UNDETERMINED


def is_named(written: str) -> bool:
    """Whether somebody who was asked for a language wrote a tag, and not its name (`de`, not `deutsch`)."""
    return len(written.split("-")[0]) <= 3 and _WELL_FORMED.fullmatch(written) is not None


def direction(lang: str | None) -> Direction:
    """Which way a language runs: by its script where the tag names one, else by the language."""
    found = _WELL_FORMED.fullmatch(lang or "")
    if found is None or lang is None:
        return "ltr"
    if script := found.group("script"):
        return "rtl" if script.lower() in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if lang.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
