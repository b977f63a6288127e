"""A story in XHTML: a flat row of blocks in reading order."""

from __future__ import annotations

from lxml import etree

from tests.newsxml.stories import story, written
from tests.publications import paragraph, words
from umbruch.newsxml.xhtml_body import fragment, xhtml
from umbruch.newsxml.xml_elements import XHTML
from umbruch.tree import (
    Box,
    Byline,
    Contact,
    Credit,
    Embargo,
    Figure,
    Note,
    Paragraph,
    Quote,
    Source,
    Span,
    Struck,
    Subheading,
    Subscript,
    Table,
    Text,
)

_NS = {"x": XHTML.uri}


def body(root: etree._Element) -> list[str]:
    found = root.find("x:body", _NS)
    assert found is not None
    return [written(one) for one in found]


def test_head_report_and_foot_come_in_reading_order() -> None:
    made = xhtml(
        story(
            kicker="Kultur", headline="Die Stadt liest", deck="Nach drei Jahren", lead="Endlich.",
            byline=Byline("Von Ann Other"), embargo=Embargo("Sperrfrist: morgen"), body=(paragraph("Am Freitag."),),
            source=Source("Bote"), boilerplate="Die Stadt.", contact=Contact("Presse: 0555"), notice=("© Bote",),
        )
    )  # fmt: skip
    assert body(made) == [
        '<p class="embargo">Sperrfrist: morgen</p>',
        '<p class="kicker">Kultur</p>',
        '<h1 class="headline">Die Stadt liest</h1>',
        '<p class="deck">Nach drei Jahren</p>',
        '<p class="byline">Von Ann Other</p>',
        '<p class="lead">Endlich.</p>',
        "<p>Am Freitag.</p>",
        '<p class="source">Bote</p>',
        '<p class="boilerplate">Die Stadt.</p>',
    ]  # contact and notices are the desk's


def test_the_page_names_its_language_and_direction() -> None:
    german, arabic = xhtml(story("de")), xhtml(story("ar"))
    assert (german.get("{http://www.w3.org/XML/1998/namespace}lang"), german.get("dir")) == ("de", None)
    assert (arabic.get("{http://www.w3.org/XML/1998/namespace}lang"), arabic.get("dir")) == ("ar", "rtl")


def test_crossheads_stand_below_the_headline_and_never_below_the_sixth_level() -> None:
    levels = [written(one) for one in fragment(story(body=tuple(Subheading(words("x"), level=n) for n in (1, 2, 5))))]
    assert levels == ["<h2>x</h2>", "<h3>x</h3>", "<h6>x</h6>"]


def test_a_quote_is_followed_by_whose_it_is() -> None:
    quote = Quote((paragraph("a"),), "Solveig Harms")
    assert [written(one) for one in fragment(story(body=(quote,)))] == [
        "<blockquote><p>a</p></blockquote>",
        '<p class="attribution">Solveig Harms</p>',
    ]


def test_heads_of_a_table_say_that_they_are_for_columns() -> None:
    (table,) = fragment(story(body=(Table(header=(words("Jahr"),), rows=((words("2023"),),)),)))
    assert '<th scope="col">Jahr</th>' in written(table)
    assert "<td>2023</td>" in written(table)


def test_a_caption_without_its_picture_is_text() -> None:
    figure = Figure(caption=words("Der Kai."), credit=Credit("Foto: RT"))
    assert [written(one) for one in fragment(story(body=(figure,)))] == [
        '<p class="caption">Der Kai.</p>',
        '<p class="credit">Foto: RT</p>',
    ]


def test_what_the_body_holds_says_what_it_is() -> None:
    french = Paragraph((Text("CO"), Subscript(words("2")), Struck(words("alt")), Span("fr", words("Usine"))))
    noted = Paragraph((Text("Zahl"), Note((paragraph("Gerundet."),))), lang="de-AT", voice="question")
    table = Table(rows=((words("2023"), words("7")),), align=(None, "right"), row_heads=True)
    made = [
        written(one)
        for one in fragment(
            story(body=(french, noted, Quote((paragraph("a"),), pull=True), Box("Zur Person", (table,)), Box()))
        )
    ]
    assert made == [
        '<p>CO<sub>2</sub><s>alt</s><span xml:lang="fr">Usine</span></p>',
        '<p class="question" xml:lang="de-AT">Zahl<sup>1</sup></p>',
        '<blockquote class="pull"><p>a</p></blockquote>',
        (
            '<aside class="box"><p class="box-title">Zur Person</p><table><tbody><tr><th scope="row">2023</th>'
            '<td style="text-align: right">7</td></tr></tbody></table></aside>'
        ),
        '<ol class="note"><li><p>Gerundet.</p></li></ol>',
    ]
