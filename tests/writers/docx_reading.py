"""Opening a Word file for the tests: its parts, its elements, and the document as python-docx sees it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, cast

import docx
from docx.document import Document
from lxml import etree

import umbruch
from umbruch.diagnostics import Diagnostic
from umbruch.style import Style
from umbruch.tree import Article, Block, Inline, Paragraph, Picture, Publication, Text
from umbruch.tree.notes import notes_of
from umbruch.tree.walk import article_texts, block_texts

PREFIXES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}
_VALUE = f"{{{PREFIXES['w']}}}val"


class WordFile(NamedTuple):
    """An opened Word file: its bytes, its parts by name, and what was remarked when it was made."""

    content: bytes
    parts: dict[str, bytes]
    remarks: list[Diagnostic]

    @property
    def document(self) -> Document:
        """The document as python-docx opens it."""
        return docx.Document(io.BytesIO(self.content))

    @property
    def codes(self) -> list[str]:
        """The codes of the remarks."""
        return [remark.code for remark in self.remarks]

    @property
    def has_notes(self) -> bool:
        """Whether it has a part for footnotes."""
        return "word/footnotes.xml" in self.parts

    def xml(self, part: str = "document") -> etree._Element:
        """The root of a part in `word/`."""
        return etree.fromstring(self.parts[f"word/{part}.xml"])

    def found(self, path: str, part: str = "document") -> list[etree._Element]:
        """The elements of an XPath with the prefixes w, r, wp, a, adec."""
        return cast(list[etree._Element], self.xml(part).xpath(path, namespaces=PREFIXES))

    def values(self, path: str, part: str = "document") -> list[str]:
        """The strings of an XPath that ends in attributes or text."""
        return [str(value) for value in cast(list[str], self.xml(part).xpath(path, namespaces=PREFIXES))]

    def paragraphs(self) -> list[tuple[str, str]]:
        """The style id and the text of each paragraph with words in it, in order, those in tables too; notes last."""
        made = []
        notes = self.found("//w:footnote[not(@w:type)]//w:p", "footnotes") if self.has_notes else []
        for one in [*self.found("//w:body//w:p"), *notes]:
            style = cast(list[str], one.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=PREFIXES))
            if words := text_of(one):
                made.append((str(style), words))
        return made

    def style(self, id: str) -> etree._Element:
        """A style by its id."""
        (found,) = self.found(f"//w:style[@w:styleId='{id}']", "styles")
        return found


def texts_in_word(article: Article) -> list[str]:
    """The texts of an article in the order in which a Word file has them: footnotes, without a number, come last."""
    notes = [text for note in notes_of(article.body) for text in block_texts(note.content)]
    texts = list(article_texts(article))
    for text in notes:
        texts.remove(text)
    return [*texts, *notes]


def text_of(element: etree._Element) -> str:
    """The text in an element as it is seen; line breaks and tabs are spaces, soft hyphens are gone."""
    shown = "[not(parent::w:r/w:rPr/w:rStyle/@w:val = 'CaptionNumber')]"
    path = f".//w:t{shown} | .//w:br | .//w:tab[not(parent::w:tabs)]"
    pieces = cast(list[etree._Element], element.xpath(path, namespaces=PREFIXES))
    return "".join(piece.text or "" if piece.tag.endswith("}t") else " " for piece in pieces)


def one(element: etree._Element, path: str) -> str | None:
    """The `w:val` of the one element at a path, None where there is none."""
    found = element.find(path, PREFIXES)
    return None if found is None else found.get(_VALUE)


def attribute(element: etree._Element, path: str, name: str) -> str | None:
    """A `w:` attribute of the element at a path."""
    found = element.find(path, PREFIXES)
    return None if found is None else found.get(f"{{{PREFIXES['w']}}}{name}")


def has(element: etree._Element, path: str) -> bool:
    """Whether there is an element at a path."""
    return element.find(path, PREFIXES) is not None


def values_in(element: etree._Element, path: str) -> list[str]:
    """The strings of an XPath below an element."""
    return [str(value) for value in cast(list[str], element.xpath(path, namespaces=PREFIXES))]


def opened(content: bytes, remarks: list[Diagnostic] | None = None) -> WordFile:
    """The parts of a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return WordFile(content, {name: archive.read(name) for name in archive.namelist()}, remarks or [])


def made(publication: Publication, style: str | Path | Style = "release") -> WordFile:
    """A publication as an opened Word file."""
    remarks: list[Diagnostic] = []
    collect: Callable[[Diagnostic], None] = remarks.append
    return opened(umbruch.render(publication, "docx", style, on_diagnostic=collect), remarks)


def with_body(*blocks: Block, pictures: tuple[Picture, ...] = (), lang: str | None = "de") -> Publication:
    """A publication of one article that consists of these blocks."""
    return Publication(lang=lang, articles=(Article(headline="Kopf", body=blocks),), pictures=pictures)


def with_words(*content: Inline) -> Publication:
    """A publication of one article that consists of one paragraph."""
    return with_body(Paragraph(content))


def plain_words(text: str) -> list[str]:
    """The words of a text as they must come out again: without soft hyphens and characters that no file may hold."""
    kept = re.sub("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", _in_place_of, text)
    return kept.replace("\u00ad", "").split()


def _in_place_of(found: re.Match[str]) -> str:
    return " " if found[0].isspace() else ""


def words_of(text: str) -> tuple[Inline, ...]:
    """A run of plain characters."""
    return (Text(text),)
