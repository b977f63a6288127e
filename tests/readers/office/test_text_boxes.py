"""Text boxes beside the text of office files come as boxes; their words stay lines where they are its head or end."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import umbruch
from tests.readers.office import test_open_document as odt
from tests.readers.office import test_rtf as rtf
from tests.readers.office.word_files import COPY, FIRST, HEAD, SECOND, p, t, word_file
from umbruch.tree import Article, Box
from umbruch.tree.walk import block_texts

TITLE = "Zahlen und Fakten"
FACTS = ("Kosten: 3 Mio. Euro", "Bauzeit: 2 Jahre")


def word_box(title: str, lines: Sequence[str], weight: str = "<w:b/>") -> str:
    inner = p(t(title, weight)) + "".join(map(p, lines))
    shape = f"<v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape>"
    return f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"


def boxes(content: bytes) -> list[tuple[str | None, list[str]]]:
    article = umbruch.read(content).article
    return [(one.title, list(block_texts(one.content))) for one in article.body if isinstance(one, Box)]


def open_document(shape: str) -> bytes:
    inner = odt.p(TITLE, "Kopf") + "".join(map(odt.p, FACTS))
    return odt.text_file(odt.COPY + odt.p(shape.format(inner)))


def rich_text() -> bytes:
    lines = "".join(rf"\pard {line}\par " for line in FACTS)
    return rtf.rtf(rtf.COPY + rf"\pard {{\shp{{\*\shpinst{{\shptxt\pard\b {TITLE}\b0\par {lines}}}}}}}\par ")


@pytest.mark.parametrize(
    "content",
    [
        word_file(COPY + word_box(TITLE, FACTS)),
        open_document("<draw:frame><draw:text-box>{0}</draw:text-box></draw:frame>"),
        open_document("<draw:custom-shape>{0}</draw:custom-shape>"),
        rich_text(),
    ],
    ids=["Word", "OpenDocument", "a shape of LibreOffice", "RTF"],
)
def test_a_text_box_under_a_headline_of_its_own_is_a_box(content: bytes) -> None:
    assert boxes(content) == [(TITLE, list(FACTS))]


@pytest.mark.parametrize(
    "body",
    [
        word_box(TITLE, FACTS) + COPY,
        COPY + word_box(TITLE, FACTS, weight=""),
        COPY + word_box("Presse", ("Ada Roe", "Telefon 04841 666-123")),
        p(t(HEAD, '<w:b/><w:sz w:val="36"/>')) + p(FIRST) + word_box(TITLE, (SECOND, FIRST, SECOND)),
    ],
    ids=["above the text", "without a headline", "whom to ask", "the text itself"],
)
def test_other_text_boxes_are_lines_of_the_text(body: str) -> None:
    assert boxes(word_file(body)) == []


def test_two_text_boxes_at_one_paragraph_are_two_boxes() -> None:
    one = word_box(TITLE, FACTS).removesuffix("</w:r></w:p>")
    other = word_box("Zur Person", ("Ada Roe leitet das Amt.",)).removeprefix("<w:p><w:r>")
    assert [title for title, _ in boxes(word_file(COPY + one + other))] == [TITLE, "Zur Person"]


def test_the_text_around_a_box_is_read_as_without_it() -> None:
    def words(article: Article) -> list[str]:
        return list(block_texts(block for block in article.body if not isinstance(block, Box)))

    boxed = umbruch.read(word_file(COPY + word_box(TITLE, FACTS) + p(FIRST))).article
    plain = umbruch.read(word_file(COPY + p(FIRST))).article
    assert (boxed.headline, words(boxed)) == (plain.headline, words(plain))
