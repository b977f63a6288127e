"""What Outlook saves (.msg) and sends (winmail.dat) is read: words in each of their forms, files, the moment."""

from __future__ import annotations

import email.message
import struct
from pathlib import Path

import pytest

import umbruch
from tests.photographs import jpeg
from tests.readers.mail.outlook_files import attribute, compound_file, outlook_file, properties, winmail
from tests.readers.office.word_files import COPY, FIRST, HEAD, SECOND, word_file
from umbruch.errors import InputUnreadable
from umbruch.readers.mail.outlook.compressed_rtf import unpacked_rtf
from umbruch.tree import Figure, Paragraph
from umbruch.tree.walk import inline_text

PLAIN = f"{FIRST}\r\n\r\n{SECOND}\r\n"
MONDAY = 133_593_264_000_000_000
"""2024-05-04T12:00:00 in steps of 100 nanoseconds since 1601."""


def paragraphs(content: bytes, **options: bool) -> list[str]:
    article = umbruch.read(content, format="mail", **options).article  # type: ignore[arg-type]
    return [inline_text(block.content) for block in article.body if isinstance(block, Paragraph)]


def test_an_outlook_file_is_read_with_its_subject_sender_and_moment() -> None:
    article = umbruch.read(outlook_file({"0037": HEAD, "0C1A": "Mara Kling", "1000": PLAIN}, sent=MONDAY)).article
    assert article.headline == HEAD
    assert article.modified is not None
    assert article.modified.startswith("2024-05-04")
    assert paragraphs(outlook_file({"0037": HEAD, "1000": PLAIN})) == [FIRST, SECOND]


def test_the_page_of_an_outlook_file_is_read_where_there_are_no_plain_words() -> None:
    page = f"<html><body><p>{FIRST}</p><p>{SECOND}</p></body></html>".encode()
    assert paragraphs(outlook_file({"0037": HEAD}, binary={"__substg1.0_10130102": page})) == [FIRST, SECOND]


def test_an_outlook_file_with_a_broken_table_of_properties_still_gives_its_words() -> None:
    content = compound_file(
        {"__properties_version1.0": b"\xff" * 40, "__substg1.0_1000001F": PLAIN.encode("utf-16-le"),
         "__substg1.0_0037001F": b"\0\0\0\0" + HEAD.encode("utf-16-le")}
    )  # fmt: skip
    assert umbruch.read(content).article.headline == HEAD


@pytest.mark.parametrize("outer", ["Zur Kenntnis.", "x" * 400], ids=["sent on", "words of its own"])
def test_a_mail_that_was_sent_on_as_a_file_is_the_article_where_the_other_says_little(outer: str) -> None:
    inside = "__attach_version1.0_#00000000/__substg1.0_3701000D/"
    rows = bytes(24) + struct.pack("<HHIQ", 0x40, 0x39, 6, MONDAY)
    binary = {
        f"{inside}__properties_version1.0": rows, f"{inside}__substg1.0_0037001F": HEAD.encode("utf-16-le"),
        f"{inside}__substg1.0_1000001F": PLAIN.encode("utf-16-le"),
    }  # fmt: skip
    article = umbruch.read(outlook_file({"0037": "WG: Laden", "1000": outer}, binary=binary)).article
    assert (article.headline == HEAD) is (outer == "Zur Kenntnis.")
    assert ("2024-05-04" in (article.modified or "")) is (outer == "Zur Kenntnis.")


def test_pictures_and_documents_of_an_outlook_file_are_found() -> None:
    one, two = "__attach_version1.0_#00000000", "__attach_version1.0_#00000001"
    binary = {
        f"{one}/__substg1.0_37010102": jpeg(), f"{one}/__substg1.0_3707001F": "steg.jpg".encode("utf-16-le"),
        f"{two}/__substg1.0_37010102": word_file(COPY), f"{two}/__substg1.0_3707001F": "text.docx".encode("utf-16-le"),
    }  # fmt: skip
    reading = umbruch.read(outlook_file({"0037": "Steg", "1000": PLAIN}, binary=binary))
    assert any(isinstance(block, Figure) for block in reading.article.body)
    assert any(remark.code == "mail.attached" and "text.docx" in remark.message for remark in reading.diagnostics)


def test_an_old_office_file_that_is_no_mail_is_an_error() -> None:
    with pytest.raises(InputUnreadable):
        umbruch.read(compound_file({"Workbook": b"x"}), format="mail")


def with_winmail(content: bytes, text: str = "") -> bytes:
    message = email.message.EmailMessage()
    message["Subject"], message["From"] = HEAD, "Mara Kling <m@lindenau.example>"
    message.set_content(text)
    message.add_attachment(content, "application", "ms-tnef", filename="winmail.dat")
    return bytes(message)


def test_the_words_in_winmail_dat_are_read() -> None:
    body = attribute(1, 0x2800C, PLAIN.encode("cp1252") + b"\0")
    assert paragraphs(with_winmail(winmail(attribute(1, 0x69007, (1252).to_bytes(8, "little")), body))) == [
        FIRST,
        SECOND,
    ]
    inside = properties((0x1F, 0x1000, PLAIN.encode("utf-16-le")))
    assert paragraphs(with_winmail(winmail(attribute(1, 0x69003, inside)))) == [FIRST, SECOND]


def test_a_winmail_dat_that_comes_alone_is_known_and_read(tmp_path: Path) -> None:
    inside = properties((0x1F, 0x0037, HEAD.encode("utf-16-le")), (0x1F, 0x1000, PLAIN.encode("utf-16-le")))
    (tmp_path / "winmail.dat").write_bytes(winmail(attribute(1, 0x69003, inside)))
    article = umbruch.read(tmp_path / "winmail.dat").article
    assert article.headline == HEAD
    assert [inline_text(block.content) for block in article.body if isinstance(block, Paragraph)] == [FIRST, SECOND]


def test_packed_rtf_in_winmail_dat_is_read() -> None:
    rtf = rf"{{\rtf1\ansi {FIRST}\par {SECOND}\par}}".encode("cp1252")
    packed = (len(rtf) + 12).to_bytes(4, "little") + len(rtf).to_bytes(4, "little") + b"MELA" + bytes(4) + rtf
    assert paragraphs(with_winmail(winmail(attribute(1, 0x69003, properties((0x102, 0x1009, packed)))))) == [
        FIRST,
        SECOND,
    ]


def test_packed_rtf_is_unpacked_as_the_standard_shows() -> None:
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )  # MS-OXRTFCP, 4.1.1
    assert unpacked_rtf(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert unpacked_rtf(b"LZFu") is None


def test_files_in_winmail_dat_are_attached_files() -> None:
    file = [
        attribute(2, 0x69002, bytes(14)), attribute(2, 0x18010, b"text.docx\0"), attribute(2, 0x6800F, word_file(COPY)),
        attribute(2, 0x69002, bytes(14)), attribute(2, 0x6800F, jpeg()),
        attribute(2, 0x69005, properties((0x1F, 0x3707, "steg.jpg".encode("utf-16-le")))),
    ]  # fmt: skip
    reading = umbruch.read(with_winmail(winmail(*file), PLAIN))
    assert any(isinstance(block, Figure) for block in reading.article.body)
    assert any("text.docx" in remark.message for remark in reading.diagnostics)


@pytest.mark.parametrize("length", range(0, 90, 7))
def test_a_winmail_dat_that_is_cut_off_takes_nothing_else_with_it(length: int) -> None:
    whole = winmail(attribute(1, 0x69003, properties((0x1F, 0x1000, b"a\0" * 20))), attribute(2, 0x69002, bytes(14)))
    assert paragraphs(with_winmail(whole[:length], PLAIN)) == [FIRST, SECOND]


def test_an_attached_release_is_read_where_that_is_asked_and_the_note_goes_to_the_desk() -> None:
    message = email.message.EmailMessage()
    message["Subject"] = "Unsere Pressemitteilung"
    message.set_content("Liebe Redaktion,\n\nanbei die Mitteilung von heute.\n")
    message.add_attachment(word_file(COPY), "application", "octet-stream", filename="steg.docx")
    message.add_attachment(b"\0\1\2", "application", "octet-stream", filename="daten.bin")
    reading = umbruch.read(bytes(message), attachments=True)
    assert reading.article.headline == HEAD
    assert any("anbei die Mitteilung" in note for note in reading.article.desk_notes)
    assert any("daten.bin" in remark.message for remark in reading.diagnostics)
    assert umbruch.read(bytes(message)).article.headline == "Unsere Pressemitteilung"


def test_a_release_in_the_mail_and_another_attached_are_two_articles() -> None:
    message = email.message.EmailMessage()
    message["Subject"] = "Markt am Sonntag"
    message.set_content("\n\n".join((FIRST, SECOND) * 2))
    message.add_attachment(word_file(COPY), "application", "octet-stream", filename="steg.docx")
    reading = umbruch.read(bytes(message), attachments=True)
    assert [article.headline for article in reading.articles] == ["Markt am Sonntag", HEAD]


def test_a_document_that_cannot_be_read_is_said_and_the_mail_still_read() -> None:
    message = email.message.EmailMessage()
    message["Subject"] = HEAD
    message.set_content("\n\n".join((FIRST, SECOND)))
    message.add_attachment(b"PK\x03\x04 broken", "application", "octet-stream", filename="steg.docx")
    reading = umbruch.read(bytes(message), attachments=True)
    assert reading.article.headline == HEAD
    assert any(remark.code == "mail.attached" for remark in reading.diagnostics)
