"""Whatever a drawn publication says stands in each file that is made of it, or the writer names what it leaves out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import umbruch
from tests.properties.test_drawn_words import SIGNED
from tests.properties.trees import PICTURES, publications
from tests.tools import examples
from umbruch.diagnostics import Diagnostic
from umbruch.tree import (
    Article,
    Block,
    Byline,
    Contact,
    Credit,
    Dateline,
    Figure,
    Paragraph,
    Publication,
    Source,
    Text,
)
from umbruch.tree.blocks import Node
from umbruch.tree.walk import block_texts

FORMATS = ("pdf", "epub", "docx", "html", "markdown", "text", "newsml", "nitf", "ninjs", "ninjs-1.6")

_WORD = re.compile(r"wort\d+x")
_PARTS = (Byline, Contact, Credit, Dateline, Source)
"""What holds a line as it stands and what was read out of it: the line is what a format must show."""
_OF_LINES = {"rights"}
"""A part of a source that is no part of its line."""


def everything_in(content: bytes) -> str:
    """All words of a file: what it shows, and what it says about itself."""
    if content.startswith(b"%PDF"):
        return "".join(_in_pdf(content))
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            texts = [
                archive.read(name) for name in archive.namelist() if name.endswith((".xml", "html", ".opf", "rels"))
            ]
        return " ".join(text.decode() for text in texts)
    return content.decode()


def _in_pdf(content: bytes) -> Iterator[str]:
    import pikepdf
    import pypdfium2

    shown = pypdfium2.PdfDocument(content)
    for page in shown:
        text = re.sub(r"[-\u00ad\ufffe\x02]\s*", "", page.get_textpage().get_text_range())
        yield re.sub(r"\s+", "", text)
    shown.close()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        yield bytes(pdf.Root.Metadata.read_bytes()).decode()
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and "/Alt" in one:
                yield f" {one.Alt} "
        annotations = (one for page in pdf.pages for one in page.get("/Annots", []))
        yield " ".join(str(one.A.URI) for one in annotations if "/A" in one and "/URI" in one.A)


def said(part: object, path: str) -> Iterator[tuple[str, str]]:
    """Each word of a tree and the path of the field that holds it."""
    match part:
        case str():
            yield from ((word, path) for word in _WORD.findall(part))
        case tuple():
            for number, one in enumerate(part):
                yield from said(one, f"{path}[{number}]")
        case Node():
            for name in type(part).__struct_fields__:
                if isinstance(part, _PARTS) and name not in ("text", *_OF_LINES):
                    continue
                yield from said(getattr(part, name), f"{path}.{name}".lstrip("."))


def left_out(publication: Publication, content: bytes, remarks: list[Diagnostic]) -> list[str]:
    """The paths of words that stand nowhere in the file, and of which no remark says so."""
    text = everything_in(content)
    told = [
        (one.field or "", [field.replace("change.update/kill", "change") for field in _named(one)])
        for one in remarks
        if one.code == "format.loss"
    ]

    def is_told(path: str) -> bool:
        return any(
            path.startswith(where) and any(path[len(where) :].lstrip(".").startswith(field) for field in fields)
            for where, fields in told
        )

    return [path for word, path in said(publication, "") if word not in text and not is_told(path)]


def _named(remark: Diagnostic) -> list[str]:
    return remark.message.partition("no place for ")[2].split(", ")


def drawn(data: st.DataObject) -> Publication:
    """An article alone whose publication says what the article does not, and a picture that its figure leaves to speak.

    Subjects that look like a code, addresses and pictures that are not there have remarks and tests of their own.
    """
    whole = data.draw(publications(SIGNED, keep=lambda one: len(one.articles) == 1))
    article = whole.article
    known = replace(
        PICTURES[0],
        caption="wort1x",
        credit=Credit("wort2x"),
        alt="wort3x",
        copyright="wort4x",
        terms="wort5x",
    )
    body = (*without_links(article.body), Figure(known.href))
    return replace(
        whole,
        kind="article",
        contact=None if article.contact else whole.contact,
        boilerplate=None if article.boilerplate else whole.boilerplate,
        cover=None,
        logo=None,
        articles=(replace(article, body=body, lang="de"),),
        pictures=(known,),
    )


def without_links(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """Paragraphs alone, with plain words: how blocks and inlines are set is seen by the words of drawn articles."""
    return tuple(Paragraph((Text(text),)) for text in block_texts(body) if text.strip())


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=examples(4), deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.generate,))
@given(st.data())
def test_what_is_said_stands_in_the_file_or_is_told(format: str, data: st.DataObject) -> None:
    publication = drawn(data)
    remarks: list[Diagnostic] = []
    content = umbruch.render(publication, format, on_diagnostic=remarks.append)
    assert left_out(publication, content, remarks) == []


def test_what_is_neither_said_nor_told_is_found_out() -> None:
    publication = Publication(articles=(Article(headline="wort1x", section="wort2x"),))
    told = Diagnostic("format.loss", "text has no place for section", field="articles[0]")
    assert left_out(publication, b"wort1x", []) == ["articles[0].section"]
    assert left_out(publication, b"wort1x", [told]) == []
