"""One slug for one word, however its letters are put together."""

from __future__ import annotations

import unicodedata

import pytest

from umbruch.language.slug import slug


@pytest.mark.parametrize("words", ["Brücke für Fußgänger", "Ångström", "Łódź", "Köln"])
def test_a_slug_is_the_same_however_its_letters_are_composed(words: str) -> None:
    assert slug(unicodedata.normalize("NFD", words)) == slug(words)


def test_umlauts_are_written_out() -> None:
    assert slug(unicodedata.normalize("NFD", "Brücke für Fußgänger")) == "bruecke-fuer-fussgaenger"
