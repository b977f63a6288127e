"""What a sender writes to the newsroom around the copy is put aside; sentences of the copy stay."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

import umbruch
from umbruch.readers.cover_note import cover_note
from umbruch.tree.walk import article_texts

COPY = (
    "Steg über die Aue freigegeben",
    "",
    "Lindenau. Der neue Steg über die Aue ist frei, sagte Mara Kling am Dienstag.",
)


@pytest.mark.parametrize(
    "note",
    [
        "anbei die Pressemitteilung.",
        "hier der Text für morgen, bitte den Namen nicht nennen.",
        "im Anhang und unten finden Sie unsere Pressemitteilung mit der Bitte um Veröffentlichung.",
        "wir übersenden Ihnen einen Bericht über den Steg.",
        "please find below our press release.",
        "veuillez trouver ci-joint notre communiqué de presse.",
        "adjunto encontrará la nota de prensa.",
        "in allegato il comunicato stampa.",
        "hierbij ons persbericht.",
        "в приложении и ниже — наш пресс-релиз.",
    ],
)
def test_a_note_that_hands_the_copy_over_is_put_aside(note: str) -> None:
    assert cover_note((note, "", *COPY), greeted=True) == [0]


@pytest.mark.parametrize(
    "ending",
    [
        "Über eine Veröffentlichung würden wir uns freuen.",
        "Wir bitten um Veröffentlichung in der nächsten Ausgabe.",
        "We would be grateful if you could publish it.",
    ],
)
def test_a_request_to_print_it_below_the_copy_is_put_aside(ending: str) -> None:
    assert cover_note((*COPY, "", ending), greeted=True) == [4]


@pytest.mark.parametrize(
    "line",
    [
        "Der Bürgermeister freut sich über das Bad.",
        "Im Anhang des Gesetzes stehen die Zahlen.",
        "The council found below the bridge an old boat.",
        "Anbei gesagt: Das Wetter war schön.",
    ],
)
def test_a_sentence_of_the_copy_stays(line: str) -> None:
    assert cover_note((line, "", *COPY), greeted=True) == []


def test_a_letter_that_is_nothing_else_is_the_copy() -> None:
    assert cover_note(("anbei die Pressemitteilung.",), greeted=True) == []


@pytest.mark.parametrize(
    "greeting", ["Lieber Tim,", "Liebe Frau Roth!", "Chère Anne,", "Hola Ana:", "Дорогой Иван,", "Hi Tim"]
)
def test_whom_a_mail_greets_is_no_part_of_its_copy(greeting: str) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Steg"
    mail.set_content(f"{greeting}\n\n" + "\n".join(COPY))
    article = umbruch.read(bytes(mail), name="steg.eml").article
    assert greeting in article.discarded
    assert greeting not in list(article_texts(article))


def test_the_note_of_a_mail_is_in_no_output_and_its_headline_stands_once() -> None:
    mail = EmailMessage()
    mail["Subject"] = "Steg über die Aue freigegeben"
    mail["From"] = "Mara Kling <mara@lindenau.example>"
    report = "Lindenau. Der neue Steg ist frei. Die Schulkinder müssen keinen Umweg mehr gehen, sagte Mara Kling."
    mail.set_content(
        "Lieber Tim,\n\nhier der Text, bitte den Preis nicht sagen.\n\nSperrfrist: 5. Mai 2027, 10 Uhr\n\n"
        f"Steg über die Aue freigegeben\n\n{report}\n\nÜber eine Veröffentlichung würden wir uns freuen.\n\n"
        "Viele Grüße\nMara\n"
    )
    article = umbruch.read(bytes(mail), name="steg.eml").article
    assert article.headline == "Steg über die Aue freigegeben"
    assert article.embargo is not None
    words = list(article_texts(article))
    assert sum("Steg über die Aue" in text for text in words) == 1
    assert not any("Preis" in text or "freuen" in text for text in words)
    assert any("Preis" in text for text in article.discarded)


_NEWS = (
    "Der neue Steg über die Aue ist frei, sagte Mara Kling am Dienstag bei der Eröffnung im Rathaus von Lindenau. "
    "Alle gehen jetzt hinüber, und bald kommen auch die Räder dazu."
)


def _mail(*paragraphs: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Ida Kern <kern@lindenau.example>", "redaktion@bote.example"
    message["Subject"], message["Date"] = "Pressemitteilung", "Mon, 3 May 2027 10:00:00 +0200"
    message.set_content("\n\n".join(paragraphs))
    return message.as_bytes()


@pytest.mark.parametrize("place", ["above", "below the signature"])
@pytest.mark.parametrize(
    "note",
    [
        "anbei die Meldung zum Steg, bitte noch nicht veröffentlichen, der Bürgermeister muss noch zustimmen.",
        "Bitte beachten: Veröffentlichung erst nach der Ratssitzung am Donnerstag.",
        "Hinweis: Die Meldung ist bis zur Freigabe durch den Landrat gesperrt.",
        "please find our release below; do not publish it before the council has met.",
        "Merci de ne pas publier avant mardi midi.",
    ],
)
def test_what_asks_to_wait_around_the_copy_of_a_letter_is_heeded(note: str, place: str) -> None:
    closing = ("Mit freundlichen Grüßen", "Ida Kern", "Gemeinde Lindenau, Telefon 05261 1234")
    copy = (COPY[0], _NEWS, _NEWS)
    letter = (note, *copy, *closing) if place == "above" else (*copy, *closing, note)
    article = umbruch.read(_mail("Sehr geehrte Damen und Herren,", *letter), format="mail").article
    assert article.headline == COPY[0]
    assert article.status == "withheld" or article.embargo is not None
    assert note not in " ".join((str(article.body), str(article.deck), str(article.kicker), *article.notice))
