"""Inlines in the words of XHTML and NITF, and the dateline at the head of the first paragraph."""

from __future__ import annotations

from tests.newsxml.stories import written
from tests.publications import paragraph, words
from umbruch.newsxml.inline_elements import InlineNames, run_in
from umbruch.newsxml.xml_elements import NITF, XHTML
from umbruch.tree import Break, Dateline, Emphasis, Figure, Link, Rule, Strong, Text

MIXED = (Text("a "), Emphasis(words("b")), Strong((Text("c"), Break())), Link("https://d.example/", words("d")))


def test_strong_words_have_a_class_where_the_format_has_no_element() -> None:
    assert written(XHTML("p", InlineNames(XHTML, "strong").inlines(MIXED))) == (
        '<p>a <em>b</em><strong>c<br/></strong><a href="https://d.example/">d</a></p>'
    )
    assert written(NITF("p", InlineNames(NITF, "em", "strong").inlines(MIXED))) == (
        '<p>a <em>b</em><em class="strong">c<br/></em><a href="https://d.example/">d</a></p>'
    )


def test_a_link_inside_a_link_is_words_and_one_without_words_shows_its_address() -> None:
    inner = Link("https://aussen.example/", (Text("x "), Link("https://innen.example/", words("y"))))
    bare = Link("https://hafen.example/")
    names = InlineNames(XHTML, "strong")
    assert written(XHTML("p", names.inlines((inner,)))) == '<p><a href="https://aussen.example/">x y</a></p>'
    assert written(XHTML("p", names.inlines((bare,)))).endswith(">https://hafen.example/</a></p>")


DATELINE = Dateline("NIEDERHAFEN (LB).", place="NIEDERHAFEN")


def test_the_dateline_opens_the_first_paragraph_even_below_a_picture() -> None:
    picture = Figure(image="a.jpg")
    assert run_in(DATELINE, (picture, paragraph("Am Freitag."))) == (
        picture,
        type(paragraph(""))((Text("NIEDERHAFEN (LB). "), Text("Am Freitag."))),
    )


def test_it_is_a_paragraph_of_its_own_where_something_else_comes_first() -> None:
    body = (Rule(), paragraph("Am Freitag."))
    assert run_in(DATELINE, body) == (paragraph("NIEDERHAFEN (LB)."), *body)
    assert run_in(DATELINE, ()) == (paragraph("NIEDERHAFEN (LB)."),)


def test_without_a_dateline_the_body_stays() -> None:
    body = (paragraph("Am Freitag."),)
    assert run_in(None, body) == body
    assert run_in(Dateline("  "), body) == body
