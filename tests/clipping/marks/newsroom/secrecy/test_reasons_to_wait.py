"""Who asks to wait with a copy, or to be called before it is printed, is heard; who asks readers for it is not."""

from __future__ import annotations

import pytest

from umbruch.clipping.marks.newsroom.secrecy.reasons_to_wait import asks_to_wait, letter_asks_to_wait


@pytest.mark.parametrize(
    "paragraph",
    [
        "Bitte mit dem Abdruck noch warten.",
        "Die Witwe ist noch nicht informiert, bitte warten.",
        "Merci d'attendre avant de diffuser ce texte.",
        "Vänta med publiceringen, tack.",
        "Wilt u wachten met dit bericht?",
        "Prosíme, vyčkejte se zveřejněním.",
        "Bitte vor Abdruck kurz bei mir anrufen.",
        "Please phone Ms Hale before publication.",
        "Citazioni da far rileggere prima della pubblicazione",
        "Noch in Klärung, bitte nicht veröffentlichen!",
        "Der Artikel ist noch nicht freigegeben.",
    ],
)
def test_a_request_to_wait_is_told(paragraph: str) -> None:
    assert asks_to_wait(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Bitte warten Sie mit dem Einkauf bis Montag.",
        "Bitte rufen Sie vor dem Besuch in der Praxis an.",
        "Please wait for the bus at the other stop.",
        "Der Verlag will mit der Veröffentlichung noch warten.",
        "Die Nachbarn sind noch nicht informiert.",
        "Call a friend before posting",
        "Der Antrag ist noch nicht genehmigt.",
        "Das Eis trägt noch nicht, bitte nicht betreten!",
    ],
)
def test_a_request_to_readers_is_none(paragraph: str) -> None:
    assert not asks_to_wait(paragraph)


@pytest.mark.parametrize(
    ("sentence", "waits"),
    [
        ("It stays under embargo until she has spoken.", True),
        ("Das darf so noch nicht ins Blatt.", True),
        ("Die Bilder sind frei, ein Beleg wäre schön.", False),
        ("Please find our release below.", False),
    ],
)
def test_a_letter_asks_to_wait_in_whatever_words(sentence: str, waits: bool) -> None:
    assert letter_asks_to_wait(sentence) is waits
