"""Languages as Word wants them: with a region, and with the direction of their script."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})


class Tongue(NamedTuple):
    """The language of a stretch of text: the tag to mark its runs with, or None for the document's own."""

    mark: str | None = None
    right_to_left: bool = False


def tongue_of(lang: str | None, document_lang: str | None) -> Tongue:
    """How text in `lang` is marked in a document whose language is `document_lang`."""
    lang = lang or document_lang
    mark = None if lang == document_lang else with_region(lang)
    return Tongue(mark, is_right_to_left(lang))


def is_right_to_left(lang: str | None) -> bool:
    """Whether the language is written from right to left."""
    return bool(lang) and primary(lang) in _RIGHT_TO_LEFT


def primary(lang: str | None) -> str:
    """The first part of a BCP 47 tag in lower case."""
    return (lang or "").replace("_", "-").split("-")[0].lower()


@lru_cache(maxsize=128)
def with_region(lang: str | None) -> str | None:
    """`de-DE` for `de`: Word picks dictionary and hyphenation by language and region; None for no language.

    The region is the likeliest by CLDR; a tag that has one keeps it.
    """
    if not lang or not lang.isascii() or not lang.replace("-", "").replace("_", "").isalnum():
        return None
    tag = lang.replace("_", "-")
    if "-" in tag:
        return tag
    from babel.core import get_global

    likely = get_global("likely_subtags").get(primary(tag))
    return f"{primary(tag)}-{likely.split('_')[-1]}" if likely else tag
