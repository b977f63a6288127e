"""PDF files that umbruch wrote come back: every field, every paragraph, in any style."""

from __future__ import annotations

import random
from functools import cache

import pytest

import umbruch
from tests.publications import sample_publication
from tests.readers.pdf.pages import article, pdf
from umbruch.errors import UmbruchError
from umbruch.tree import Article, Figure, Paragraph, Publication
from umbruch.tree.reading import Reading
from umbruch.tree.walk import block_texts

STYLES = ("broadsheet", "release", "clipping")
CASE = """Neue Brücke über die Aue

Von Ida Kern

LAUTER. Der Rat hat am Montag den Bau der deutsch-niederländischen Brücke beschlossen, sagte die Bürgermeisterin.

Weitere Unterlagen liegen im Rathaus aus, wie die Stadtverwaltung mitteilte.
"""


def come_back(publication: Publication, style: str) -> Reading:
    return umbruch.read(umbruch.render(publication, "pdf", style=style, on_diagnostic=lambda _: None), name="own.pdf")


@cache
def sample_come_back(sample: str, style: str) -> Reading:
    return come_back(sample_publication(sample), style)


def plain_fields(one: Article) -> tuple[str | None, ...]:
    return (
        one.kicker, one.headline, one.deck, one.lead, one.byline.text if one.byline else None,
        one.source.text if one.source else None, one.embargo.text if one.embargo else None,
    )  # fmt: skip


def paragraphs(one: Article) -> list[str]:
    return [" ".join("".join(block_texts((block,))).split()) for block in one.body if isinstance(block, Paragraph)]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("sample", ["article", "plain", "long", "kit", "bare", "untitled", "arabic"])
def test_fields_of_our_own_files_come_back_exactly(sample: str, style: str) -> None:
    publication = sample_publication(sample)
    reading = sample_come_back(sample, style)
    assert [plain_fields(one) for one in reading.articles] == [plain_fields(one) for one in publication.articles]


@pytest.mark.parametrize("style", STYLES)
def test_hebrew_comes_back_in_the_order_of_reading(style: str) -> None:
    publication = sample_publication("hebrew")
    assert plain_fields(come_back(publication, style).article) == plain_fields(publication.articles[0])


@pytest.mark.parametrize("style", STYLES)
def test_paragraphs_of_our_own_files_come_back_exactly(style: str) -> None:
    right = of = 0
    for sample in ("article", "plain", "long", "kit", "bare", "untitled"):
        publication = sample_publication(sample)
        reading = sample_come_back(sample, style)
        for written, read in zip(publication.articles, reading.articles, strict=True):
            of += len(paragraphs(written))
            right += sum(one in paragraphs(read) for one in paragraphs(written))
    assert of > 20
    assert right >= 0.97 * of


@pytest.mark.parametrize("style", STYLES)
def test_a_dateline_and_words_cut_at_line_ends_come_back(style: str) -> None:
    written = umbruch.read(CASE.encode())
    read = come_back(written, style).article
    assert read.dateline is not None
    assert read.dateline.place == "LAUTER"
    assert paragraphs(read) == paragraphs(written.article)


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(pdf(article) if seed % 2 else umbruch.render(sample_publication("plain"), "pdf"))
    for _ in range(chance.randint(1, 30)):
        content[chance.randrange(9, len(content))] = chance.randrange(256)
    try:
        umbruch.read(bytes(content), name="damaged.pdf")
    except UmbruchError as error:
        assert error.hint or error.message  # noqa: PT017


SHOUTED = "*** VERÖFFENTLICHUNG UNTER AUSSCHLIESSLICHER INHALTLICHER VERANTWORTUNG DES AUSSENDERS VOM MONTAG ***"


@pytest.mark.parametrize("style", STYLES)
def test_captions_without_pictures_dashes_and_capitals_come_back(style: str) -> None:
    copy = f"""Neue Brücke über die Aue

Der Bau im Winter. Foto: Jan Poe

LAUTER. Der Rat ist – seit zwei Jahren - im Amt - und hat am Montag den Bau der Brücke beschlossen, hieß es am Tag.

Ida Kern ist - seit zwei Jahren im Amt - zufrieden.

{SHOUTED}
"""
    written = umbruch.read(copy.encode()).article
    read = come_back(umbruch.read(copy.encode()), style).article
    figures = [block for block in written.body if isinstance(block, Figure)]
    assert len(figures) == 1
    assert [block for block in read.body if isinstance(block, Figure)] == figures
    assert SHOUTED in paragraphs(written)
    assert paragraphs(read) == paragraphs(written)
    assert read.dateline == written.dateline
