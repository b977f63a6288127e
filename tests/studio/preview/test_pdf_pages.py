"""Where the lines of the copy stand on the finished page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.studio.studios import clipping_in
from umbruch.errors import UmbruchError
from umbruch.studio.open_article import OpenArticle
from umbruch.studio.preview.pdf_pages import Pages, page_picture, pages_of


@pytest.fixture
def article(tmp_path: Path) -> OpenArticle:
    return OpenArticle(clipping_in(tmp_path), "en")


def pages(article: OpenArticle) -> Pages:
    return pages_of(article.made("pdf").content, article.shown().lines)


def test_every_line_with_words_stands_somewhere_on_the_page(article: OpenArticle) -> None:
    found = pages(article)
    placed = {at for one in found.words for at in range(one.first, one.last + 1)}
    assert placed == {at for at, line in enumerate(article.shown().lines) if line.text.strip()}


def test_the_headline_stands_above_the_text_and_inside_the_page(article: OpenArticle) -> None:
    found = pages(article)
    top = {line: min(one.top for one in found.words if one.first <= line <= one.last) for line in (2, 8)}
    assert 0 < top[2] < top[8] < 1
    assert all(one.left >= 0 and one.left + one.width <= 1.01 for one in found.words)


def test_a_page_is_drawn_and_another_is_refused(article: OpenArticle) -> None:
    content = article.made("pdf").content
    assert page_picture(content, 0, 1.0).startswith(b"\xff\xd8\xff")
    with pytest.raises(UmbruchError, match="no such page"):
        page_picture(content, 7, 1.0)
