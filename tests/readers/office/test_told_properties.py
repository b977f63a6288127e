"""An embargo that somebody wrote into the properties of a file holds it, and stands in no text."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

import umbruch
from tests.readers.office.word_files import p, t, word_file
from tests.readers.pdf.pages import article, pdf
from umbruch.tree import Article

EMBARGO = "Sperrfrist: 3. Mai 2027, 11 Uhr"
DAY = EMBARGO.removeprefix("Sperrfrist: ")
END = "2027-05-03T11:00:00+02:00"
REPORT = "Die Stadt baut eine neue Brücke über den Fluss. Das sagte die Bürgermeisterin am Montag im Rathaus."
OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"


def held(found: Article) -> None:
    assert found.embargo is not None
    assert found.embargo.until == END
    assert DAY not in str(found.body)


def word(kind: str, part: str) -> bytes:
    made = io.BytesIO(word_file(p(t("Neue Brücke")) + p(t(REPORT)), parts={"docProps/said.xml": part}))
    changed = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name == "_rels/.rels":
                row = f'<Relationship Id="r9" Type="http://schemas.example/{kind}" Target="docProps/said.xml"/>'
                content = content.replace("</Relationships>", f"{row}</Relationships>")
            new.writestr(name, content)
    return changed.getvalue()


@pytest.mark.parametrize("name", ["subject", "keywords", "category", "contentStatus"])
def test_word_says_it_among_its_properties(name: str) -> None:
    held(umbruch.read(word("core-properties", f"<a><{name}>{EMBARGO}</{name}></a>")).article)


def test_word_says_it_in_a_property_of_the_house() -> None:
    part = f'<Properties><property name="Sperrfrist"><lpwstr>{DAY}</lpwstr></property></Properties>'
    held(umbruch.read(word("custom-properties", part)).article)


@pytest.mark.parametrize(
    "said",
    [
        f"<dc:subject>{EMBARGO}</dc:subject>",
        f"<dc:description>{EMBARGO}</dc:description>",
        f"<meta:keyword>{EMBARGO}</meta:keyword>",
        f'<meta:user-defined meta:name="Sperrfrist">{DAY}</meta:user-defined>',
    ],
)
def test_open_document_says_it_among_its_properties(said: str) -> None:
    spaces = " ".join(f'xmlns:{name}="{OPEN_DOCUMENT}:{name}:1.0"' for name in ("office", "text", "meta"))
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        text = f'<text:h text:outline-level="1">Neue Brücke</text:h><text:p>{REPORT}</text:p>'
        body = f"<office:body><office:text>{text}</office:text></office:body>"
        archive.writestr("content.xml", f"<office:document-content {spaces}>{body}</office:document-content>")
        meta = f"<office:meta>{said}</office:meta>"
        archive.writestr("meta.xml", f"<office:document-meta {spaces}>{meta}</office:document-meta>")
    held(umbruch.read(made.getvalue()).article)


@pytest.mark.parametrize("name", ["Title", "Subject", "Keywords"])
def test_pdf_says_it_in_its_information(name: str) -> None:
    def draw(canvas: Any) -> None:
        getattr(canvas, f"set{name}")(EMBARGO)
        article(canvas)

    held(umbruch.read(pdf(draw)).article)
