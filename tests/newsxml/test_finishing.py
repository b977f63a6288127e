"""The file at the end: clean, not too deep, indented only where white space means nothing."""

from __future__ import annotations

import pytest

from umbruch.diagnostics import collecting
from umbruch.errors import RenderError
from umbruch.newsxml.finishing import MAX_DEPTH, finished, refuse_deep, refusing_depth
from umbruch.newsxml.xml_elements import XHTML, Element
from umbruch.tree import Article, Publication


def nested(depth: int) -> Element:
    made = XHTML("p")
    for _ in range(depth - 1):
        made = XHTML("div", made)
    return made


def test_containers_are_indented_and_words_are_not() -> None:
    content = finished(
        Publication(),
        lambda _: XHTML("html", XHTML("body", XHTML("p", "a ", XHTML("em", "b"), XHTML("em")), XHTML("hr"))),
    )
    assert content.decode() == (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<html xmlns="http://www.w3.org/1999/xhtml">\n  <body>\n    <p>a <em>b</em><em></em></p>\n    <hr/>\n'
        "  </body>\n</html>\n"
    )


def test_what_xml_forbids_is_left_out_and_told() -> None:
    publication = Publication(articles=(Article(headline="Ton\x07fall"),))
    with collecting() as found:
        content = finished(publication, lambda one: XHTML("p", one.article.headline))
    assert b"Tonfall" in content
    assert len(found) == 1


def test_readers_give_up_below_a_depth_and_so_do_we() -> None:
    refuse_deep(nested(MAX_DEPTH))
    with pytest.raises(RenderError, match="too deep") as caught:
        refuse_deep(nested(MAX_DEPTH + 1))
    assert caught.value.hint


def test_the_limit_of_recursion_is_an_error_with_a_remedy() -> None:
    with pytest.raises(RenderError), refusing_depth():
        raise RecursionError
