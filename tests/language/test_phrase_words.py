"""Which words a line of a headline should not end with."""

from __future__ import annotations

import pytest

from umbruch.language.phrase_words import begins_phrase, ends_name, multiplies, needs_the_next


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


@pytest.mark.parametrize(("before", "word"), [("4,2", "Millionen"), ("138", "Mio."), ("12.5", "MLN"), ("3", "billion")])
def test_words_that_multiply_a_number_stay_with_what_is_counted(before: str, word: str) -> None:
    assert multiplies(word, before)
    assert not multiplies(word, "Viele")


def test_a_word_behind_a_number_that_is_counted_itself_multiplies_nothing() -> None:
    assert not multiplies("Euro", "138.000")


@pytest.mark.parametrize("word", ["Inc", "GmbH", "e.V.", "AG,", "Corp.", "Group"])
def test_legal_forms_end_a_name(word: str) -> None:
    assert ends_name(word)


@pytest.mark.parametrize("word", ["group", "ag", "Haus", "Gruppen"])
def test_other_words_end_no_name(word: str) -> None:
    assert not ends_name(word)


def test_a_number_begins_no_phrase() -> None:
    assert not begins_phrase("4.200", "de")
