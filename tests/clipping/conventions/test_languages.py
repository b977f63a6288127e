"""Every language whose conventions are kept knows what its newspapers, releases and web pages are marked with."""

from __future__ import annotations

import pytest

from umbruch.clipping.conventions import all_conventions

LANGUAGES = sorted(all_conventions())
NEEDED = (
    "function_words", "months", "weekdays", "byline_openers", "byline_roles", "credit_labels", "source_labels",
    "contact_labels", "embargo_labels", "release_labels", "released_words", "stamp_words", "update_words",
    "boilerplate_openers", "kicker_labels", "topic_words", "web_furniture", "infobox_labels", "review_labels",
    "page_labels", "continuation_labels", "rights_phrases", "clock_words", "position_words",
)  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("field", NEEDED)
def test_a_language_has_words_for(field: str, lang: str) -> None:
    assert getattr(all_conventions()[lang], field), f"{lang}.toml has no {field}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_has_a_word_between_two_names(lang: str) -> None:
    conventions = all_conventions()[lang]
    assert conventions.and_words or conventions.own_and_words, f"{lang}.toml has neither and_words nor own_and_words"
