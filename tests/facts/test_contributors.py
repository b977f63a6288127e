"""What people in a byline did, and how their names are sorted."""

from __future__ import annotations

import pytest

from umbruch.facts.contributors import relator, sorting_name


@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("Fotos", "pht"), ("Text und Fotos", "pht"), ("Bild", "pht"), ("photographs", "pht"), ("foto's", "pht"),
        ("zdjęcia", "pht"), ("Fotograf", "pht"), ("צילום", "pht"), ("Redaktion Bildung", "aut"), ("dpa", "aut"),
        (None, "aut"), ("Illustration", "ill"), ("Aus dem Französischen von", "trl"), ("Traducción", "trl"),
    ],
)  # fmt: skip
def test_a_role_tells_what_somebody_did(role: str | None, code: str) -> None:
    assert relator(role) == code


@pytest.mark.parametrize(
    ("name", "lang", "sorted_as"),
    [
        ("Anna Berg", "de", "Berg, Anna"),
        ("Ursula von der Leyen", "de", "Leyen, Ursula von der"),
        ("Prof. Dr. Anna Berg-Thiel", "de-AT", "Berg-Thiel, Anna"),
        ("Seán O'Casey", "en", "O'Casey, Seán"),
        ("dpa", "de", None),
        ("Nagy Anna", "hu", None),
        ("Gabriel García Márquez", "es", None),
        ("Ana Ruiz", "es", "Ruiz, Ana"),
        ("Redaktion der lokalen Seite", "de", None),
        ("أحمد علي", "ar", None),
        ("", None, None),
    ],
)
def test_names_are_sorted_by_the_family_where_it_can_be_told(
    name: str, lang: str | None, sorted_as: str | None
) -> None:
    assert sorting_name(name, lang) == sorted_as
