"""No control character reaches a reader, in whatever field and whatever format (those of ASCII, DEL, and C1)."""

from __future__ import annotations

import io
import re
import zipfile

import pikepdf
import pypdfium2
import pytest

import umbruch
from umbruch.tree import (
    Article,
    Box,
    Byline,
    Change,
    Contact,
    Credit,
    Dateline,
    Embargo,
    Emphasis,
    Figure,
    Link,
    List,
    Note,
    Paragraph,
    Person,
    Publication,
    Quote,
    Source,
    Subheading,
    Table,
    Text,
)

CONTROLS = "".join(map(chr, (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, *range(0x80, 0xA0))))
FORMATS = sorted(one.name for one in umbruch.formats() if one.writes and one.name != "json")
"""The tree keeps what it was given: it is the copy itself, not its publication."""
_BINARY = (".png", ".jpg", ".woff2", ".ttf", ".odttf", ".pdf")
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|&#(?:x0*(?:[189]?[0-9a-f]|7f)|1?[0-9]|12[789]|1[345][0-9]);"
)


def hurt(words: str) -> str:
    """The words with one control character behind each letter, and all of them at the end."""
    return "".join(one + CONTROLS[number % len(CONTROLS)] for number, one in enumerate(words)) + CONTROLS


def said(words: str) -> tuple[Text]:
    return (Text(hurt(words)),)


def publication() -> Publication:
    line = Paragraph(said("Inhalt"))
    running = Paragraph(
        (*said("Der Satz"), Emphasis(said("betont")), Link("https://a.example/", said("hier")), Note((line,)))
    )
    body = (
        running,
        Subheading(said("Zwischentitel")),
        Quote((line,), hurt("Ina Born")),
        List(False, ((line,),)),
        Table(header=(said("Kopf"),), rows=((said("Zelle"),),), caption=said("Tabelle")),
        Box(hurt("Kasten"), (line,)),
        Figure(caption=said("Bildtext"), credit=Credit(hurt("Foto: Born"))),
    )
    article = Article(
        lang="de",
        kicker=hurt("Dachzeile"),
        headline=hurt("Schlagzeile"),
        deck=hurt("Unterzeile"),
        lead=hurt("Vorspann"),
        byline=Byline(hurt("Von Ina Born"), (Person(hurt("Ina Born"), hurt("Foto")),)),
        dateline=Dateline(hurt("ORT."), place=hurt("ORT")),
        body=body,
        source=Source(hurt("Quelle: Blatt"), (hurt("Blatt"),), page=hurt("3")),
        contact=Contact(hurt("Kontakt"), name=hurt("Ina"), organisation=hurt("Amt"), phone=hurt("0555 1234")),
        boilerplate=hurt("Über uns"),
        notice=(hurt("Hinweis"),),
        keywords=(hurt("Stichwort"),),
        subjects=(hurt("Thema"),),
        section=hurt("Lokales"),
        embargo=Embargo(hurt("Sperrfrist")),
        change=Change("correction", hurt("Berichtigt")),
    )
    return Publication(lang="de", title=hurt("Titel"), publisher=hurt("Haus"), articles=(article,))


def readable(content: bytes, name: str = "") -> str:
    """All that a reader or a program is told by a file."""
    if content.startswith(b"%PDF-"):
        with pikepdf.open(io.BytesIO(content)) as pdf, pypdfium2.PdfDocument(content) as shown:
            about = [str(value) for value in pdf.docinfo.values()]
            pages = [page.get_textpage().get_text_range() for page in shown]
            return "\n".join([*about, pdf.Root.Metadata.read_bytes().decode(), *pages]).replace("\ufffe", "")
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(readable(archive.read(one), one) for one in archive.namelist())
    return "" if name.endswith(_BINARY) else content.decode("utf-8")


@pytest.mark.filterwarnings("ignore::umbruch.diagnostics.UmbruchWarning")
@pytest.mark.parametrize("name", FORMATS)
def test_no_control_character_is_written(name: str) -> None:
    found = readable(umbruch.render(publication(), name))
    assert "Schlagzeile" in re.sub(r"\s", "", found)
    assert not _CONTROL.findall(found)


def test_one_that_was_written_is_seen() -> None:
    assert _CONTROL.findall("a\x7f")
    assert _CONTROL.findall("\x85")
    assert _CONTROL.findall("&#x1f; &#127; &#x9f;")
    assert not _CONTROL.findall("ä \xa0 &#160; &#xe4; &#32; &#x20;\t\r\n")
