"""Characters that nobody sees, and letters that were decoded twice."""

from __future__ import annotations

import pytest

from umbruch.clipping.page.decode import decode
from umbruch.clipping.page.wrong_characters import mended


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Neue\u200b Brücke", "Neue Brücke"),
        ("Rat\u00adhaus", "Rathaus"),
        ("Rat\u00ad\nhaus Süd", "Rat\u00ad\nhaus Süd"),
        ("Lauter, 3. Mai \u00ad Die Brücke", "Lauter, 3. Mai - Die Brücke"),
        ("\u200eDie Brücke\u200f", "Die Brücke"),
        ("\u200fגשר ABC\u200e", "\u200fגשר ABC\u200e"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Brü\u200ccke", "Brücke"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("ภาษา\u200bไทย", "ภาษา\u200bไทย"),
    ],
)
def test_only_what_nobody_sees_goes(text: str, seen: str) -> None:
    assert mended(text).text == seen


@pytest.mark.parametrize(
    "text",
    [
        "Bürgermeisterin Anna Pell „gern“: die Brücke",
        "Мэр открыл мост в понедельник",
        "Η γέφυρα άνοιξε",
        "«L’été à l’école» – ça",
        "橋が開通しました。",
        "Most się otworzył — żółw",
    ],
)
def test_utf_8_read_as_windows_1252_is_put_right_and_said(text: str) -> None:
    twice = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode("utf-8"))
    decoded = decode(twice.encode(), "a.txt")
    assert decoded.text == text
    assert [remark.code for remark in decoded.diagnostics] == ["encoding.twice"]


@pytest.mark.parametrize(
    "text",
    [
        "AU CAFÉ» et À LA MÛ…",
        "IRMÃ» e AVÔ”, SÃO",
        "Über Ä” und Ö“ und Ü„",
        "Søren Ærø ÆØÅ",
        "der Fachmann schreibt Ã¼ statt ü, Größe und Maß bleiben",
        "ÉÑ¡ÑÉ ¡Ñandú! ¿Qué?",
    ],
)
def test_letters_that_were_decoded_once_stay(text: str) -> None:
    assert mended(text).text == text


def test_a_letter_that_may_be_decoded_twice_is_left_and_said() -> None:
    decoded = decode("der Fachmann schreibt Ã¼ statt ü, Größe und Maß bleiben".encode(), "a.txt")
    assert [remark.code for remark in decoded.diagnostics] == ["encoding.twice_maybe"]
