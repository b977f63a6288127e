"""Which words a line of a headline should not end with."""

from __future__ import annotations

import pytest

from umbruch.language.phrase_words import begins_phrase, needs_the_next


@pytest.mark.parametrize(
    ("word", "lang"),
    [
        ("für", "de"), ("Die", "de-AT"), ("„Der", "de"), ("Dr.", "de"), ("the", "en"), ("and", "en-US"), ("à", "fr"),
        ("4.200", "de"), ("19.", "de"), ("J.", "en"), ("§", "de"), ("og", "no"), ("в", "ru"),
    ],
)  # fmt: skip
def test_articles_prepositions_numbers_and_initials_need_the_next_word(word: str, lang: str) -> None:
    assert needs_the_next(word, lang)


@pytest.mark.parametrize(
    ("word", "lang"), [("Haushalte", "de"), ("an,", "de"), ("the", "de"), ("2026", "de"), ("für", None), ("用", "zh")]
)
def test_other_words_may_end_a_line(word: str, lang: str | None) -> None:
    assert not needs_the_next(word, lang)


def test_a_number_begins_no_phrase() -> None:
    assert not begins_phrase("4.200", "de")
