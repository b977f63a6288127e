"""The remarks on what should name a language and does not."""

from __future__ import annotations

from collections.abc import Iterator

from umbruch.diagnostics import Diagnostic
from umbruch.diagnostics.remarks import shortened
from umbruch.language.tags import is_well_formed, language_tag
from umbruch.tree import Publication


def language_left_out(lang: str, field: str | None = None) -> Diagnostic:
    """What should name a language is no tag (BCP 47), or names one that is in no part of ISO 639."""
    known_form = is_well_formed(lang)
    fault = "is no language of ISO 639" if known_form else "is no language tag (BCP 47)"
    return Diagnostic(
        code="lang.unknown_code" if known_form else "lang.invalid",
        message=f"{shortened(lang)} {fault} and was left out",
        severity="warning",
        field=field,
        hint="write it like de or en-GB",
    )


def languages_left_out(publication: Publication) -> Iterator[Diagnostic]:
    """One remark for each language of a publication that is none."""
    named = [("lang", publication.lang)]
    named += [(f"articles[{number}].lang", article.lang) for number, article in enumerate(publication.articles)]
    told: set[str] = set()
    for field, lang in named:
        if lang and lang not in told and language_tag(lang) != lang:
            told.add(lang)
            yield language_left_out(lang, field)
