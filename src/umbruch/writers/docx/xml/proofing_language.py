"""Languages as Word wants them: with a region, and with the direction of their script."""

from __future__ import annotations

from typing import NamedTuple

from umbruch.kept import remembered
from umbruch.language.locales.locale_table import likely_region
from umbruch.language.tags import UNDETERMINED, direction, language_tag
from umbruch.writers.docx.xml.wordml import Element, w

_EAST_ASIAN = frozenset({"ja", "ko", "zh", "yue"})


class RunLanguage(NamedTuple):
    """The language of a stretch of text: the tag to mark its runs with, or None for the document's own."""

    mark: str | None = None
    right_to_left: bool = False


def run_language_of(lang: str | None, document_lang: str | None) -> RunLanguage:
    """How text in `lang` is marked in a document whose language is `document_lang`."""
    lang = lang or document_lang
    mark = None if lang == document_lang else with_region(lang)
    return RunLanguage(mark, direction(lang) == "rtl")


def language_element(tag: str | None) -> Element | None:
    """The `w:lang` of a tag that `with_region` gave: for its own kind of script, and for Latin in any case."""
    if tag is None:
        return None
    east_asian = tag.split("-")[0] in _EAST_ASIAN
    return w(
        "lang",
        val=tag,
        eastAsia=tag if east_asian else None,
        bidi=tag if direction(tag) == "rtl" else None,
    )


@remembered(128)
def with_region(lang: str | None) -> str | None:
    """`de-DE` for `de`: Word picks dictionary and hyphenation by language and region; None for no language.

    The region is the likeliest by CLDR; a tag that has more than a language keeps what it has.
    """
    tag = language_tag(lang)
    if tag == UNDETERMINED or "-" in tag:
        return None if tag == UNDETERMINED else tag
    region = likely_region(tag.lower())
    return f"{tag.lower()}-{region}" if region else tag
