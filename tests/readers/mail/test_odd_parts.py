"""Mails as programs write them against the standards: parts packed twice, wrong names of encodings, flowed lines."""

from __future__ import annotations

import base64
import email
import email.message
from typing import Any

import pytest

import umbruch
from umbruch.errors import InputUnreadable
from umbruch.tree import Paragraph
from umbruch.tree.walk import inline_text

HEAD = "Mühlenbrücke bleibt gesperrt"
FIRST = "Die Mühlenbrücke in Neuwerder bleibt bis zum Herbst gesperrt, teilte die Stadt am Dienstag mit."
SECOND = "Grund sind Risse in den Pfeilern, die bei einer Prüfung im Mai entdeckt wurden."
TEXT = f"{HEAD}\n\n{FIRST}\n\n{SECOND}\n"
FIELDS = (
    "From: Ada Roe <ada@example.org>\nSubject: =?utf-8?q?M=C3=BChlenbr=C3=BCcke?= bleibt gesperrt\nMIME-Version: 1.0\n"
)


def whole(kind: str, text: str = TEXT) -> str:
    return f"{FIELDS}Content-Type: {kind}\n\n{text}"


def with_part(kind: str, content: str, more: str = "") -> str:
    parts = f"--B\nContent-Type: text/plain\n\nZur Kenntnis.\n--B\nContent-Type: {kind}\n{more}\n{content}\n--B--\n"
    return f"From: Ada Roe <ada@example.org>\nSubject: WG\nContent-Type: multipart/mixed; boundary=B\n\n{parts}"


def packed(text: str) -> str:
    return base64.encodebytes(text.encode()).decode()


BASE64 = "Content-Transfer-Encoding: base64\n"
SENT_ON = whole("text/plain; charset=utf-8")
MAILS = {
    "ascii that is none": whole("text/plain; charset=us-ascii"),
    "Latin 1 that is none": whole("text/plain; charset=iso-8859-1"),
    "page that is no ascii": whole(
        "text/html; charset=us-ascii", f"<html><body><h1>{HEAD}</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    ),
    "lines that go on within a word": whole(
        "text/plain; charset=utf-8; format=flowed; delsp=yes", TEXT.replace("Neuwerder", "Neu \nwerder")
    ),
    "enriched": whole(
        "text/enriched; charset=utf-8",
        f"<bold><color><param>red</param>{HEAD}</color></bold>\n\n{FIRST}\n\n" + SECOND.replace("in den", "in\nden"),
    ),
    "a file in the text": whole("text/plain; charset=utf-8", f"{TEXT}\nbegin 644 a.txt\n#0V%T\n`\nend\n"),
    "mail in base64": with_part("message/rfc822", packed(SENT_ON), BASE64),
    "mail as a file": with_part(
        "application/octet-stream; name=wg.eml", packed(SENT_ON), f"{BASE64}Content-Disposition: attachment\n"
    ),
}


@pytest.mark.parametrize("kind", MAILS)
def test_a_mail_is_read_as_it_was_meant(kind: str) -> None:
    article = umbruch.read(MAILS[kind].encode(), format="mail").article
    assert article.headline == HEAD
    assert [inline_text(one.content) for one in article.body if isinstance(one, Paragraph)] == [FIRST, SECOND]


def test_true_latin_1_and_a_word_about_begin_stay_as_they_are() -> None:
    text = TEXT.replace(SECOND, "begin 644 a.txt steht so in der Anleitung, und\nend\nsteht am Schluss.")
    content = whole("text/plain; charset=iso-8859-1", text).encode("iso-8859-1")
    article = umbruch.read(content, format="mail").article
    assert article.headline == HEAD
    assert "begin 644 a.txt steht so" in str(article.body)


def test_a_thousand_mails_inside_one_another_as_files_are_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    whole_mail = email.message_from_bytes

    def counted(content: bytes, **policy: Any) -> email.message.Message:
        asked.append(len(content))
        return whole_mail(content, **policy)

    monkeypatch.setattr(email, "message_from_bytes", counted)
    inside = "Content-Type: application/octet-stream; name=a.eml\n\n" * 1000
    with pytest.raises(InputUnreadable, match="no words"):
        umbruch.read(f"{inside}{FIRST}".encode(), format="mail")
    assert len(asked) < 10
