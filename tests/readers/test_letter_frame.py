"""What frames the copy of a letter, in mails and in office files, and what becomes of it."""

from __future__ import annotations

import email.message

import pytest

import umbruch
from tests.readers.office.word_files import p, word_file
from umbruch.readers.letter_frame import is_script, without_frame
from umbruch.tree import Paragraph
from umbruch.tree.walk import inline_text

NEWS = (
    "Die Gemeinde Lindenau hat am Dienstag den neuen Steg über die Aue freigegeben. Gut zwei Jahre wurde daran gebaut.",
    "Der alte Steg war 2024 nach einem Hochwasser gesperrt worden, seither mussten Schulkinder einen Umweg gehen.",
    "Gefeiert wird am Sonntag mit Kaffee und Kuchen, die Feuerwehr sperrt dafür die Straße.",
)


@pytest.mark.parametrize(
    "closing",
    [
        "Mit freundlichen Grüßen", "Herzliche Grüße,", "Viele Grüße aus Lindenau", "Kind regards,", "Cordialement",
        "Cordiali saluti", "Saludos cordiales", "Met vriendelijke groet,", "Z poważaniem", "С уважением,", "MfG",
    ],
)  # fmt: skip
def test_a_letter_ends_with_its_closing_in_many_languages(closing: str) -> None:
    frame = without_frame((*NEWS, "", closing, "Mara Kling", "Tel. 07123 4567-0"))
    assert [at for at in frame.kept if at < 3] == [0, 1, 2]
    assert frame.signed == "Mara Kling"
    assert frame.contact is not None
    assert frame.contact.phone == "07123 4567-0"
    assert frame.aside == (closing,)


def test_a_letter_above_a_release_goes_with_its_closing_and_its_signature() -> None:
    note = ("Sehr geehrte Damen und Herren,", "anbei unsere Pressemitteilung mit der Bitte um Veröffentlichung.")
    lines = (*note, "", "Mit freundlichen Grüßen", "Mara Kling", "Tel. 07123 4567-0", "", "Neuer Steg frei", *NEWS)
    frame = without_frame(lines)
    assert [lines[at] for at in frame.kept if lines[at]] == ["Neuer Steg frei", *NEWS]
    assert {"Mara Kling", "Tel. 07123 4567-0", *note} <= set(frame.aside)


def test_a_sentence_with_a_greeting_in_it_is_no_closing() -> None:
    lines = (
        *NEWS,
        "Mit freundlichen Grüßen an alle Helfer endete die Rede des Bürgermeisters am Abend im Festzelt.",
        "Ende",
    )
    assert without_frame(lines).kept == tuple(range(5))


def test_lines_of_scripts_are_told_from_sentences() -> None:
    assert is_script('googletag.cmd.push(function() {googletag.display("InRead");})')
    assert is_script("var slot = defineSlot('a');")
    assert not is_script("Der Preis (12 Euro) gilt bis Mai; danach kostet die Karte 15 Euro.")
    assert not is_script(NEWS[0])


def test_a_signature_becomes_the_contact_and_the_salutation_is_put_aside() -> None:
    lines = ("Steg über die Aue freigegeben", "Sehr geehrte Damen und Herren,", *NEWS, "Freundliche Grüße")
    content = word_file("".join(map(p, (*lines, "Mara Kling", "Pressestelle Lindenau", "presse@lindenau.example"))))
    article = umbruch.read(content).article
    assert article.headline == "Steg über die Aue freigegeben"
    assert article.contact is not None
    assert (article.contact.name, article.contact.email) == ("Mara Kling", "presse@lindenau.example")
    assert [inline_text(block.content) for block in article.body if isinstance(block, Paragraph)] == list(NEWS)
    assert set(article.discarded) >= {"Sehr geehrte Damen und Herren,", "Freundliche Grüße"}


def letter(*lines: str, sender: str = "Mara Kling <presse@lindenau.example>") -> bytes:
    message = email.message.EmailMessage()
    message["From"], message["Subject"] = sender, "Steg über die Aue freigegeben"
    message["Date"] = "Tue, 04 May 2027 09:00:00 +0200"
    message.set_content("\n\n".join(lines))
    return bytes(message)


def test_who_signs_a_mail_is_its_contact_and_where_she_sent_it_its_author() -> None:
    article = umbruch.read(letter(*NEWS, "Viele Grüße\nMara Kling\nTel. 07123 4567-0")).article
    assert article.byline is not None
    assert article.byline.people[0].name == "Mara Kling"
    assert article.contact is not None
    assert article.contact.phone == "07123 4567-0"
    other = umbruch.read(letter(*NEWS, "Viele Grüße\nMara Kling", sender="Zeitung <a@b.example>")).article
    assert other.byline is None


def test_the_first_sentence_of_a_mail_is_no_deck() -> None:
    article = umbruch.read(letter(*NEWS)).article
    assert article.deck is None
    assert isinstance(article.body[0], Paragraph)
    assert inline_text(article.body[0].content).startswith("Die Gemeinde Lindenau")


def test_a_desk_that_labels_the_head_has_its_slug_put_aside() -> None:
    article = umbruch.read(
        letter("SDA", "Headline: Steg über die Aue offen", "Abstract: Nach zwei Jahren ist er fertig.", "Reg Lindenau",
               "Von Mara Kling", *NEWS)
    ).article  # fmt: skip
    assert (article.headline, article.deck) == ("Steg über die Aue offen", "Nach zwei Jahren ist er fertig.")
    assert "Reg Lindenau" in article.discarded


def test_a_deck_of_several_sentences_over_an_office_file_is_its_lead() -> None:
    long = (
        "Was macht man mit einem Toaster, der nicht mehr will? Oder mit einem Rad, das schleift? Wegwerfen, sagen "
        "viele. In Lindenau gibt es dafür nun einen Ort, an dem Nachbarn einander helfen und nebenbei Kaffee trinken, "
        "und zwar an jedem ersten Samstag im Monat."
    )
    content = word_file("".join(map(p, ("Reparieren statt Wegwerfen", long, *NEWS))))
    article = umbruch.read(content).article
    assert article.deck is None
    assert long in (article.lead, inline_text(getattr(article.body[0], "content", ())))
