"""What comes out of a mail: its words and pictures, and nothing that only mail servers or a few people should see."""

from __future__ import annotations

import contextlib
import email.message
import email.policy
from pathlib import Path

import pytest

import umbruch
from tests.photographs import jpeg
from umbruch.errors import InputError
from umbruch.tree import Article, Figure, Link, List, Paragraph
from umbruch.tree.walk import block_texts, inline_text

TEXT = (
    "Die Gemeinde Lindenau eröffnet am Samstag ihren Dorfladen in der alten Mühle am Marktplatz. "
    "Drei Jahre haben die Genossen daran gebaut.\n\n"
    "„Wir haben es einfach gemacht“, sagte die Vorsitzende Carla Sander am Donnerstag im Gemeinderat.\n"
)
PAGE = "".join(f"<p>{part}</p>" for part in TEXT.strip().split("\n\n"))
PRIVATE = (
    "geheim.empfaenger", "mx7.intern.example", "kennung-4711", "verteiler-still", "10.77.3.9", "sig-a1b2c3",
    "lesbar-nur-hier",
)  # fmt: skip


def mail(
    text: str = TEXT, page: str | None = None, subject: str = "Dorfladen öffnet am Samstag"
) -> email.message.EmailMessage:
    message = email.message.EmailMessage()
    message["Received"] = "from mx7.intern.example ([10.77.3.9]) by mx.example; Mon, 2 Nov 2026 10:00:00 +0100"
    message["Delivered-To"] = "geheim.empfaenger@privat.example"
    message["Message-ID"] = "<kennung-4711@presse.example>"
    message["DKIM-Signature"] = "v=1; b=sig-a1b2c3"
    message["X-Verteiler"] = "verteiler-still"
    message["From"] = "Pressestelle Lindenau <lesbar-nur-hier@lindenau.example>"
    message["To"] = "Redaktion <geheim.empfaenger@privat.example>"
    message["Cc"] = "geheim.empfaenger.zwei@privat.example"
    message["Subject"] = subject
    message["Date"] = "Mon, 02 Nov 2026 10:00:00 +0100"
    message.set_content(text)
    if page is not None:
        message.add_alternative(f"<html><body>{page}</body></html>", subtype="html")
    return message


def body(article: Article) -> str:
    return " ".join(inline_text(one.content) for one in article.body if isinstance(one, Paragraph))


def test_the_subject_is_the_headline_and_the_words_are_the_body() -> None:
    read = umbruch.read(mail().as_bytes())
    assert read.article.headline == "Dorfladen öffnet am Samstag"
    assert "Drei Jahre haben die Genossen" in body(read.article) + (read.article.lead or "") + (read.article.deck or "")
    assert (read.article.modified or "").startswith("2026-11-02")


@pytest.mark.parametrize("subject", ["AW: WG: Dorfladen öffnet", "Fwd: Re: Dorfladen öffnet", "TR: Dorfladen öffnet"])
def test_marks_of_answering_are_no_part_of_the_headline(subject: str) -> None:
    assert umbruch.read(mail(subject=subject).as_bytes()).article.headline == "Dorfladen öffnet"


HEADED = f"Die Mühle wird zum Laden für alle\n\nEröffnung am Samstag auf dem Markt\n\n{TEXT}"


@pytest.mark.parametrize(
    ("subject", "kicker"),
    [
        ("Pressemitteilung: Die Mühle wird zum Laden für alle", "Pressemitteilung"),
        ("Die Mühle", None),
        ("WG: Mühle", None),
        ("Mühle / Laden", None),
        ("AW: Ihre Frage", None),
    ],
    ids=["labelled", "short", "one word", "a slug", "of the question"],
)
@pytest.mark.parametrize("kind", ["plain", "page"])
def test_a_headline_above_the_text_stands_once_whatever_the_subject_makes_of_it(
    subject: str, kicker: str | None, kind: str
) -> None:
    head = "<p><b>Die Mühle wird zum Laden für alle</b></p><p>Eröffnung am Samstag auf dem Markt</p>"
    content = mail(HEADED, subject=subject) if kind == "plain" else mail("siehe HTML", head + PAGE, subject=subject)
    article = umbruch.read(content.as_bytes()).article
    assert (article.headline, article.kicker) == ("Die Mühle wird zum Laden für alle", kicker)
    assert "Eröffnung am Samstag" in f"{article.deck} {article.lead} {body(article)}"
    assert umbruch.render(umbruch.read(content.as_bytes()), "text").decode().count("wird zum Laden für alle") == 1


def test_the_imprint_at_the_end_of_a_newsletter_is_put_aside() -> None:
    article = umbruch.read(mail(f"{TEXT}\nImpressum: Gemeinde Lindenau, Markt 1, 12345 Lindenau\n").as_bytes()).article
    assert "Impressum" not in body(article)
    assert any("Impressum" in one for one in article.discarded)


def test_the_name_of_a_list_is_the_kicker() -> None:
    article = umbruch.read(mail(subject="[Presse] Dorfladen öffnet").as_bytes()).article
    assert (article.kicker, article.headline) == ("Presse", "Dorfladen öffnet")


def test_an_embargo_in_brackets_before_the_subject_holds_the_article_and_is_no_kicker() -> None:
    article = umbruch.read(mail(subject="[Sperrfrist: 3. Mai 2027, 11 Uhr] Dorfladen öffnet").as_bytes()).article
    assert (article.kicker, article.headline) == (None, "Dorfladen öffnet")
    assert article.embargo is not None
    assert article.embargo.until == "2027-05-03T11:00:00+02:00"


def test_a_note_in_brackets_before_the_subject_is_for_the_desk() -> None:
    article = umbruch.read(mail(subject="[Achtung Redaktion: bitte neue Fassung] Dorfladen öffnet").as_bytes()).article
    assert (article.kicker, article.headline) == (None, "Dorfladen öffnet")
    assert article.desk_notes == ("Achtung Redaktion: bitte neue Fassung",)


def test_an_embargo_among_the_keywords_of_the_header_holds_the_article() -> None:
    message = mail()
    message["Keywords"] = "Sperrfrist: 3. Mai 2027, 11 Uhr"
    article = umbruch.read(message.as_bytes()).article
    assert article.embargo is not None
    assert article.embargo.until == "2027-05-03T11:00:00+02:00"


@pytest.mark.parametrize("written", [one.name for one in umbruch.formats() if one.writes])
def test_no_transport_header_and_no_recipient_is_in_any_output(written: str) -> None:
    header = "Von: A. Beh <geheim.empfaenger@privat.example>\nAn: verteiler-still@privat.example\nBetreff: Laden"
    forwarded = f"Zur Info\n\n{header}\n\n{TEXT}"
    for message in (mail(), mail(TEXT, PAGE), mail(forwarded, subject="WG: Laden")):
        read = umbruch.read(message.as_bytes())
        content = umbruch.render(read, written, on_diagnostic=lambda _: None)
        for secret in PRIVATE:
            assert secret.encode() not in content
            assert secret not in str(read)


NAME = "Jana Thiel <j@x.example>"
HEADERS = {
    "de Outlook": f"Von: {NAME}\nGesendet: Montag, 2. November 2026\nAn: R <r@x.example>\nBetreff: Laden offen",
    "en Gmail": f"---------- Forwarded message ---------\nFrom: {NAME}\nDate: Mon, Nov 2, 2026\nSubject: Laden offen",
    "fr": f"De : {NAME}\nEnvoyé : lundi 2 novembre 2026\nÀ : r@x.example\nObjet : Laden offen",
    "it": f"Da: {NAME}\nInviato: lunedì 2 novembre 2026\nA: r@x.example\nOggetto: Laden offen",
    "es": f"De: {NAME}\nEnviado: lunes, 2 de noviembre de 2026\nPara: r@x.example\nAsunto: Laden offen",
    "nl": f"Van: {NAME}\nVerzonden: maandag 2 november 2026\nAan: r@x.example\nOnderwerp: Laden offen",
    "sv": f"Från: {NAME}\nSkickat: den 2 november 2026\nTill: r@x.example\nÄmne: Laden offen",
}


@pytest.mark.parametrize("kind", HEADERS)
def test_the_mail_that_was_sent_on_is_the_article(kind: str) -> None:
    text = f"Hallo zusammen, bitte mitnehmen. Gruß, Eva\n\n{HEADERS[kind]}\n\n{TEXT}"
    article = umbruch.read(mail(text, subject="WG: x").as_bytes()).article
    assert article.headline == "Laden offen"
    assert "bitte mitnehmen" not in str(article.body)
    assert any("bitte mitnehmen" in line for line in article.discarded)


def test_signature_disclaimer_and_unsubscribe_line_are_put_aside() -> None:
    foot = (
        "\nZum Abbestellen des Newsletters klicken Sie hier: https://x.example/u\n\n"
        "Diese E-Mail ist vertraulich und nur für den Empfänger bestimmt.\n\n-- \nJana Thiel\nEtage 3\n"
    )
    article = umbruch.read(mail(TEXT + foot).as_bytes()).article
    for words in ("Abbestellen", "vertraulich", "Etage 3"):
        assert words not in str(article.body)
        assert any(words in line for line in article.discarded)


@pytest.mark.parametrize(
    "signature",
    [
        "<p>Ada Roe<br>Pressesprecherin<br>Tel. 0341 555 12 34</p>",
        "<table><tr><td><b>Ada Roe</b><br>Pressestelle</td></tr><tr><td>Tel. 0341 555 12 34</td></tr></table>",
    ],
)
def test_a_name_over_an_office_and_a_telephone_number_is_a_contact_and_no_byline(signature: str) -> None:
    read = umbruch.read(mail(page=f"<h2>Dorfladen öffnet am Samstag</h2>{PAGE}{signature}").as_bytes())
    contact = read.article.contact
    assert contact is not None
    assert (contact.name, contact.text.partition("\n")[0]) == ("Ada Roe", "Ada Roe")
    assert read.article.byline is None
    assert not any(origin.field.endswith("byline") for origin in read.origins)


def test_a_byline_above_a_contact_of_its_own_paragraph_stays() -> None:
    end = "<p>Von Ada Roe</p><p>Pressekontakt:<br>Tel. 0341 555 12 34</p>"
    article = umbruch.read(mail(page=f"<h2>Dorfladen öffnet am Samstag</h2>{PAGE}{end}").as_bytes()).article
    assert article.byline is not None
    assert article.byline.text == "Von Ada Roe"


def test_addresses_behind_links_leave_the_plain_text() -> None:
    text = TEXT.replace("Dorfladen", "Dorfladen [ https://track.example/redirect/abc?j=eyJ ]")
    article = umbruch.read(mail(text).as_bytes()).article
    assert "track.example" not in str(article.body)
    assert any("track.example" in line for line in article.discarded)


def test_links_are_kept_and_led_to_where_they_really_lead() -> None:
    safe = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Flindenau.example%2Fladen&data=1"
    page = f'{PAGE}<p>Mehr im <a href="{safe}">Programm der Eröffnung</a>, das im Rathaus ausliegt.</p>'
    article = umbruch.read(mail(TEXT, page).as_bytes()).article
    links = [
        one for block in article.body if isinstance(block, Paragraph) for one in block.content if isinstance(one, Link)
    ]
    assert [one.href for one in links] == ["https://lindenau.example/laden"]


def test_pictures_are_figures_counters_are_not_and_documents_are_named() -> None:
    message = mail(TEXT, PAGE + '<img src="https://track.example/p.gif" width="1" height="1">')
    message.add_attachment(jpeg(), maintype="image", subtype="jpeg", filename="muehle.jpg")
    message.add_attachment(jpeg(size=(1, 1)), maintype="image", subtype="jpeg", filename="p.jpg")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="plan.pdf")
    read = umbruch.read(message.as_bytes())
    assert sum(isinstance(block, Figure) for block in read.article.body) == len(read.pictures) == 1
    assert any("plan.pdf" in remark.message for remark in read.diagnostics)


def test_a_mailbox_is_a_kit_with_an_article_a_mail(tmp_path: Path) -> None:
    line = b"From a@x.example Mon Nov  2 10:00:00 2026\n"
    mails = [mail(subject="Erste Meldung").as_bytes(), mail(subject="Zweite Meldung").as_bytes()]
    path = tmp_path / "post.mbox"
    path.write_bytes(b"\n".join(line + one for one in mails))
    read = umbruch.read(path)
    assert read.kind == "kit"
    assert [article.headline for article in read.articles] == ["Erste Meldung", "Zweite Meldung"]


@pytest.mark.parametrize("charset", ["utf_8", "windows-1252", "unknown-8bit", "koi8-r", "nonsense"])
def test_no_charset_keeps_a_mail_from_being_read(charset: str) -> None:
    head = f"From: x\nMIME-Version: 1.0\nSubject: Laden offen\nContent-Type: text/plain; charset={charset}\n\n".encode()
    assert umbruch.read(head + TEXT.encode(), format="mail").article.headline == "Laden offen"


def deep(levels: int) -> bytes:
    head = b"MIME-Version: 1.0\nSubject: x\n"
    parts = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(levels))
    return head + parts + b"Content-Type: text/plain\n\nEin Satz.\n"


@pytest.mark.parametrize(
    "hostile",
    [
        deep(2000),
        deep(40),
        b'MIME-Version: 1.0\nSubject: x\nContent-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * 5000,
        b"Subject: =?utf-8?b?////?=\nFrom: =?\nDate: x\nMIME-Version: 1.0\n\n",
        b"MIME-Version: 1.0\nContent-Type: text/html\n\n" + b"<div>" * 50_000 + b"x",
        b"MIME-Version: 1.0\nContent-Type: image/png\nContent-Disposition: attachment; filename=../../x.png\n\nx",
        b"\xd0\xcf\x11\xe0" + bytes(3000),
        b"MIME-Version: 1.0\nSubject: x\n\n" + b"Von: a\nBetreff: b\n\n" * 3000,
    ],
)  # fmt: skip
def test_a_hostile_mail_is_read_or_refused(hostile: bytes) -> None:
    with contextlib.suppress(InputError):
        assert umbruch.read(hostile, format="mail").pictures == ()


def test_a_mail_as_email_policies_write_it_comes_back_with_its_umlauts() -> None:
    content = mail("Öffnung: Die Brücke über die Lauter ist wieder frei für alle.\n").as_bytes(policy=email.policy.SMTP)
    assert "Brücke über die Lauter" in str(umbruch.read(content).tree)


def word_item(words: str, mark: str, level: int = 1, numbering: int = 1) -> str:
    style = f"margin-left:36.0pt;mso-list:l0 level{level} lfo{numbering}"
    sign = f'<![if !supportLists]><span style="mso-list:Ignore">{mark}<span>&nbsp;&nbsp; </span></span><![endif]>'
    return f'<p class=MsoListParagraph style="{style}">{sign}{words}<o:p></o:p></p>\n'


def test_lists_that_word_wrote_into_a_mail_are_lists_without_their_signs() -> None:
    items = (
        word_item("Badekappen mitbringen", "·")
        + word_item("rot", "o", 2)
        + word_item("blau", "o", 2)
        + word_item("Hunde draußen lassen", "·")
        + word_item("Anmelden", "3.", numbering=2)
        + word_item("Bezahlen", "4.", numbering=2)
    )
    lists = [
        block
        for block in umbruch.read(mail(page=PAGE + items + PAGE).as_bytes()).article.body
        if isinstance(block, List)
    ]
    assert [(one.ordered, one.start, len(one.items)) for one in lists] == [(False, 1, 2), (True, 3, 2)]
    assert [" ".join(block_texts(item)) for item in lists[0].items] == [
        "Badekappen mitbringen rot blau", "Hunde draußen lassen",
    ]  # fmt: skip
    assert isinstance(lists[0].items[0][1], List)
