"""Mails sent on and answered: the original is the article in every language, and nobody who passed it on is named."""

from __future__ import annotations

import re
import tomllib
from email.message import EmailMessage
from itertools import chain
from pathlib import Path

import pytest

import umbruch
from umbruch.clipping.marks.furniture.mail_heads import is_mail_field, parted_header
from umbruch.readers.mail.mail_furniture import trimmed
from umbruch.readers.mail.sent_on_fields import fields, original_of

HEADLINE = "Brücke über die Aue freigegeben"
FIRST = (
    "Lindenau. Die Gemeinde hat am Dienstag den neuen Steg über die Aue freigegeben, sagte Bürgermeisterin Anna Größl. "
    "Der alte Steg war nach einem Hochwasser gesperrt worden, seither mussten Schulkinder einen Umweg gehen."
)
SECOND = "Die Kosten betragen 240 000 Euro. Das Land übernimmt die Hälfte, teilte das Rathaus mit."
COPY = f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n"
FOLDER = Path(__file__).parent
SENT_ON = tomllib.loads((FOLDER / "sent_on.toml").read_text(encoding="utf-8"))
PAGES = tomllib.loads((FOLDER / "sent_on_pages.toml").read_text(encoding="utf-8"))
PRIVATE = re.compile(
    r"@|Erna|Kai Amt|8:12|mitnehmen|FYI|zur Info|Zur Info|Kenntnis|siehe unten|mitnehmen|eiterge|schrieb|Organi|Outlook"
)
ANSWERED = {
    "Gmail": "Am Di., 4. Mai 2027 um 08:12 Uhr schrieb Kai Amt <\nkai@amt.example>:",
    "Gmail in English": "On Tue, May 4, 2027 at 8:12 AM Kai Amt <kai@amt.example> wrote:",
    "Thunderbird": "Am 04.05.27 um 08:12 schrieb Kai Amt:",
    "French": "Le mar. 4 mai 2027 à 08:12, Kai Amt <kai@amt.example> a écrit :",
    "Outlook": "-----Ursprüngliche Nachricht-----\nVon: Kai Amt <kai@amt.example>\nGesendet: 4. Mai 2027\nBetreff: …",
}


def mail(subject: str, words: str, kind: str = "plain") -> bytes:
    message = EmailMessage()
    message["From"] = "Erna Muster <erna@redaktion.example>"
    message["To"] = "desk@redaktion.example"
    message["Subject"] = subject
    message["Date"] = "Tue, 4 May 2027 09:00:00 +0200"
    message["Message-ID"] = "<1@redaktion.example>"
    message.set_content(words, subtype=kind)
    return bytes(message)


def is_the_release(content: bytes) -> None:
    publication = umbruch.read(content)
    text = umbruch.render(publication, "text").decode()
    assert publication.article.headline == HEADLINE
    assert [PRIVATE.search(text), text.count(HEADLINE)] == [None, 1]
    assert " ".join(FIRST.split()[1:]) in text
    assert SECOND in text
    assert len(publication.article.body) == 2


@pytest.mark.parametrize("program", SENT_ON)
def test_the_original_is_the_article_in_every_language_of_mail_programs(program: str) -> None:
    case = SENT_ON[program]
    original = "".join(f"> {line}\n" for line in COPY.splitlines()) if case["quoted"] else COPY
    is_the_release(mail(case["subject"], case["above"].rstrip("> ") + original))


@pytest.mark.parametrize("program", SENT_ON)
def test_who_wrote_the_original_and_when_is_claimed_and_not_who_sent_it_on(program: str) -> None:
    lines = chain.from_iterable(map(parted_header, SENT_ON[program]["above"].split("\n")))
    original = trimmed(list(lines)).original
    assert (original.day or "").startswith("2027-05-04")
    named = "Presse Lindenau" in SENT_ON[program]["above"]
    assert original.sender == ("Presse Lindenau" if named else None)


def test_the_day_of_the_original_is_that_of_its_article_and_who_signed_it_is_its_author() -> None:
    header = (
        "Von: Anna Größl <presse@lindenau.example>\nGesendet: Montag, 3. Mai 2027 17:40\nAn: Erna\nBetreff: Steg frei"
    )
    article = umbruch.read(
        mail("WG: Steg frei", f"Zur Info\n\n{header}\n\n{FIRST}\n\n{SECOND}\n-- \nAnna Größl\n")
    ).article
    assert article.modified == "2027-05-03"
    assert article.byline is not None
    assert article.byline.text == "Anna Größl"


def test_a_day_in_strokes_is_no_evidence_where_the_month_may_stand_first() -> None:
    assert original_of(["Sent: 5/4/2027 8:12 AM"]).day is None
    assert original_of(["Envoyé : 04/05/2027 08:12"]).day == "2027-05-04"


def test_every_field_that_names_a_sender_or_a_day_is_one_of_mails() -> None:
    assert {key for key in (*fields().senders, *fields().days) if not is_mail_field(f"{key}: x")} == set()


@pytest.mark.parametrize("program", PAGES)
def test_the_original_is_the_article_of_a_page_sent_on(program: str) -> None:
    copy = "".join(f"<p>{part}</p>" for part in (f"<b>{HEADLINE}</b>", FIRST, SECOND))
    is_the_release(mail(f"WG: {HEADLINE}", PAGES[program]["page"].replace("{copy}", copy), "html"))


@pytest.mark.parametrize("program", ANSWERED)
def test_what_somebody_answers_with_is_the_article_where_it_is_longer(program: str) -> None:
    below = "".join(f"> {line}\n" for line in ("Liebe Erna,", "schick uns bitte die Mitteilung.", "> und noch älter"))
    is_the_release(mail(f"AW: {HEADLINE}", f"{COPY}\nViele Grüße\n\n{ANSWERED[program]}\n{below}"))


def test_people_who_are_quoted_in_a_release_stay_in_it() -> None:
    quoted = "<p>Der Landrat schrieb:</p><blockquote><p>Das ist ein guter Tag.</p></blockquote>"
    page = f"<p>{FIRST}</p>{quoted}<p>{SECOND}</p>"
    text = umbruch.render(umbruch.read(mail(HEADLINE, page, "html")), "text").decode()
    assert "Das ist ein guter Tag." in text
    assert SECOND in text
