"""Press releases on a page: a letterhead of short lines is no report, and a paragraph without headline stays whole."""

from __future__ import annotations

from typing import Any

import umbruch
from tests.readers.pdf.pages import pdf, put
from umbruch.tree import Subheading
from umbruch.tree.walk import block_texts

TITLE = "Town Opens New Weir After Long Repairs"
REPORT = (
    "The town of Lauter opened the new weir on Monday after two years of work,",
    "its mayor said in front of the first boats. The work cost less than the",
    "council had planned, and the old weir will be kept as a foot bridge.",
)
INTRODUCTION = (
    "Weir Week is a month of talks and walks that wants to bring everybody from",
    "the towns along the river together to learn what the water needs and what",
    "the mills once took from it. Whoever wants to come can sign up now at",
    "www.weir-week.example",
)


def _article(draw: Any) -> umbruch.Article:
    return umbruch.read(pdf(draw), format="pdf").article


def test_the_headline_under_three_lines_of_a_letterhead_is_one() -> None:
    def draw(canvas: Any) -> None:
        for number, line in enumerate(("PRESS RELEASE", "press@lauter.example", "www.lauter.example")):
            put(canvas, line, 60, 60 + 14 * number, 11)
        put(canvas, TITLE, 60, 130, 15, "Times-Bold")
        put(canvas, "For Immediate Release", 60, 160, 11)
        for block in range(3):
            for number, line in enumerate(REPORT):
                put(canvas, line, 60, 190 + 70 * block + 14 * number, 11)

    assert _article(draw).headline == TITLE


def test_a_paragraph_that_an_address_ends_is_no_headline() -> None:
    def draw(canvas: Any) -> None:
        for number, line in enumerate(INTRODUCTION):
            put(canvas, line, 60, 60 + 14 * number, 11)
        for block in range(3):
            for number, line in enumerate(REPORT):
                put(canvas, line, 60, 140 + 70 * block + 14 * number, 11)

    assert _article(draw).headline is None


def test_bold_words_between_the_lines_of_a_paragraph_are_no_headline() -> None:
    def draw(canvas: Any) -> None:
        for number, line in enumerate(REPORT):
            put(canvas, line, 60, 60 + 14 * number, 11)
        put(canvas, "We have found four themes that all the towns along the river seem to share:", 60, 180, 11)
        put(canvas, "Mills and Locks, Fish and Weirs, Work on the Water", 60, 194, 11, "Times-Bold")
        for number, line in enumerate(REPORT):
            put(canvas, line, 60, 208 + 14 * number, 11)
        for number, line in enumerate(REPORT):
            put(canvas, line, 60, 270 + 14 * number, 11)

    assert _article(draw).headline is None


def test_a_crosshead_below_two_paragraphs_is_no_headline() -> None:
    def draw(canvas: Any) -> None:
        for block in range(3):
            for number, line in enumerate(REPORT):
                put(canvas, line, 60, 60 + 60 * block + 14 * number, 11)
        put(canvas, "Mills and Locks", 60, 250, 11, "Times-Bold")
        for block in range(5):
            for number, line in enumerate(REPORT):
                put(canvas, line, 60, 270 + 60 * block + 14 * number, 11)

    article = _article(draw)
    assert article.headline is None
    assert any(isinstance(block, Subheading) for block in article.body)


def test_a_paragraph_above_the_headline_that_an_address_ends_stays_in_the_body() -> None:
    def draw(canvas: Any) -> None:
        for number, line in enumerate(INTRODUCTION):
            put(canvas, line, 60, 60 + 14 * number, 11)
        put(canvas, TITLE, 60, 150, 20)
        for block in range(3):
            for number, line in enumerate(REPORT):
                put(canvas, line, 60, 190 + 70 * block + 14 * number, 11)

    article = _article(draw)
    assert article.headline == TITLE
    assert "Weir Week" in " ".join(block_texts(article.body))
