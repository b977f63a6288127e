"""Elements are built from nested calls, and say nothing that nobody gave them."""

from __future__ import annotations

import pytest

from tests.newsxml.stories import written
from umbruch.diagnostics import collecting
from umbruch.newsxml.xml_elements import G2, NITF, XHTML, address, append, file_iri, lines, without_namespace


def test_content_comes_in_order_and_what_is_none_is_left_out() -> None:
    made = XHTML("p", "Ein ", XHTML("em", "Wort"), None, [" und", [" noch"]], lang="de", class_="lead", dir=None)
    assert written(made) == '<p xml:lang="de" class="lead">Ein <em>Wort</em> und noch</p>'


def test_numbers_are_written_as_they_are() -> None:
    assert written(G2("headline", "Neue Brücke", rank=1)) == '<headline rank="1">Neue Brücke</headline>'


def test_text_after_an_element_stands_behind_it() -> None:
    made = XHTML("p", "a")
    append(made, XHTML("br"))
    append(made, "b")
    append(made, "c")
    assert written(made) == "<p>a<br/>bc</p>"


def test_each_line_end_is_a_break() -> None:
    assert written(NITF("p", lines(NITF, "eins\nzwei\r\ndrei"))) == "<p>eins<br/>zwei<br/>drei</p>"


def test_an_address_that_must_be_no_link_is_reported() -> None:
    with collecting() as found:
        assert address("javascript:alert(1)") is None
        assert address("https://hafen.example/a?b=1") == "https://hafen.example/a?b=1"
    assert len(found) == 1


@pytest.mark.parametrize(
    ("href", "iri"),
    [("kai.jpg", "kai.jpg"), ("bilder/Brücke 1.jpg", "bilder/Brücke%201.jpg"), ("a#b?c.jpg", "a%23b%3Fc.jpg")],
)
def test_a_file_name_is_a_reference(href: str, iri: str) -> None:
    assert file_iri(href) == iri


def test_the_plain_form_has_no_namespace() -> None:
    made = without_namespace(NITF("nitf", NITF("body", NITF("p", "Text"))))
    assert [one.tag for one in made.iter()] == ["nitf", "body", "p"]
    assert made.nsmap == {}
