"""What an article looks like in a Word file: order, language, fields, sections, properties."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from tests.properties.trees import any_text, publications
from tests.publications import BASIC_STYLES, GOOD_SAMPLES, sample_publication, words
from tests.tools import examples
from tests.writers.docx_reading import (
    PREFIXES,
    attribute,
    has,
    made,
    opened,
    plain_words,
    text_of,
    texts_in_word,
    with_body,
    with_words,
)
from umbruch.diagnostics import collecting
from umbruch.style import load
from umbruch.tree import (
    Article,
    Break,
    Contact,
    Dateline,
    Emphasis,
    Figure,
    Link,
    Paragraph,
    Publication,
    Quote,
    Strong,
    Subheading,
    Text,
)
from umbruch.writers.docx import DocxWriter

_ID = f"{{{PREFIXES['r']}}}id"


@pytest.mark.parametrize("name", [*GOOD_SAMPLES, "hostile"])
@pytest.mark.parametrize("style", BASIC_STYLES)
def test_no_word_is_lost(name: str, style: str) -> None:
    publication = sample_publication(name)
    text = " ".join(words for _, words in made(publication, style).paragraphs()).split()
    for article in publication.articles:
        for part in texts_in_word(article):
            wanted = plain_words(part)
            assert not wanted or any(text[at : at + len(wanted)] == wanted for at in range(len(text))), part


def test_texts_stand_in_reading_order() -> None:
    publication = sample_publication()
    text = " ".join(" ".join(words for _, words in made(publication).paragraphs()).split())
    for part in texts_in_word(publication.article):
        before, found, text = text.partition(" ".join(plain_words(part)))
        assert found, f"{part!r} does not stand behind what comes before it"
        assert not before.strip()


@pytest.mark.slow
@settings(max_examples=examples(40), deadline=None, suppress_health_check=list(HealthCheck))
@given(publication=publications(text=any_text(), keep=lambda one: bool(one.articles)))
def test_whatever_an_article_holds_its_words_come_out_of_a_whole_file(publication: Publication) -> None:
    with collecting():
        word_file = opened(DocxWriter().render(publication, load("broadsheet")))
    text = "".join("".join(words for _, words in word_file.paragraphs()).split())
    for article in publication.articles:
        for part in texts_in_word(article):
            assert "".join(plain_words(part)) in text


def test_discarded_page_furniture_is_not_set() -> None:
    assert "Anzeige" not in text_of(made(sample_publication()).xml())


def test_each_role_stands_in_its_style() -> None:
    found = dict(reversed(made(sample_publication()).paragraphs()))
    assert found["Kicker"] == "Neues Leben im alten Speicher"
    assert found["Headline"] == "Die Stadt liest wieder am Hafen"
    assert found["Deck"].startswith("Bücherei zieht")
    assert found["Byline"].startswith("Von Mareike")
    assert found["Lead"].startswith("Wo früher")
    assert found["Embargo"].startswith("Sperrfrist")
    assert found["Quotations"].startswith("„Wir wollten")
    assert found["Attribution"] == "Solveig Harms, Leiterin"
    assert found["Source"].startswith("Quelle")
    assert found["Boilerplate"].startswith("Die Stadtbücherei")
    assert found["Contact"].startswith("Pressekontakt")
    assert found["Notice"] == "© 2024 Lindauer Bote"


def test_dateline_opens_the_first_paragraph_as_a_run_of_its_own_style() -> None:
    word_file = made(sample_publication("plain"))
    (run,) = word_file.found("//w:r[w:rPr/w:rStyle/@w:val='Dateline']")
    paragraph = run.getparent()
    assert paragraph is not None
    assert text_of(run) == "PORT ELLERY (NWN) -"
    assert text_of(paragraph).startswith("PORT ELLERY (NWN) - The ferry")


def test_dateline_waits_for_the_paragraph_behind_a_picture() -> None:
    article = Article(
        dateline=Dateline("ORT."), body=(Figure(caption=words("Bild")), Paragraph(words("Erster Satz."))),
    )  # fmt: skip
    assert ("BodyText", "ORT. Erster Satz.") in made(Publication(articles=(article,))).paragraphs()


@pytest.mark.parametrize("body", [(), (Subheading(words("Zuerst")),), (Figure(caption=words("Bild")),)])
def test_dateline_stands_alone_where_no_paragraph_opens_the_body(body: tuple[Subheading | Figure, ...]) -> None:
    article = Article(dateline=Dateline("ORT."), body=body)
    paragraphs = made(Publication(articles=(article,))).paragraphs()
    assert paragraphs[0] == ("BodyText", "ORT. ")


def test_first_paragraph_of_a_passage_stands_flush() -> None:
    publication = with_body(
        Paragraph(words("eins")), Paragraph(words("zwei")), Subheading(words("Titel")), Paragraph(words("drei"))
    )
    word_file = made(publication, "broadsheet")
    flush = {
        text_of(one): attribute(one, "w:pPr/w:ind", "firstLine")
        for one in word_file.found("//w:p[w:pPr/w:pStyle/@w:val='BodyText']")
    }
    assert flush == {"eins": "0", "zwei": None, "drei": "0"}


def test_emphasis_strong_and_their_mixture() -> None:
    word_file = made(with_words(Strong((Text("fett "), Emphasis(words("beides")))), Emphasis(words("kursiv"))))
    runs = [
        (text_of(run), attribute(run, "w:rPr/w:rStyle", "val"), has(run, "w:rPr/w:i"), has(run, "w:rPr/w:b"))
        for run in word_file.found("//w:p[w:pPr/w:pStyle/@w:val='BodyText']/w:r")
    ]
    assert runs == [
        ("fett ", "Strong", False, True),
        ("beides", "Strong", True, True),
        ("kursiv", "Emphasis", True, False),
    ]


def test_stress_in_italic_words_is_left_to_its_style_which_turns_it_round() -> None:
    style = load("release")
    quote = msgspec.structs.replace(style.text.quote, slant="italic", weight="regular")
    style = msgspec.structs.replace(style, text=msgspec.structs.replace(style.text, quote=quote))
    word_file = made(with_body(Quote((Paragraph((Emphasis(words("nie")), Strong(words("immer")))),))), style)
    runs = word_file.found("//w:p[w:pPr/w:pStyle/@w:val='Quotations']/w:r")
    assert [(has(one, "w:rPr/w:i"), has(one, "w:rPr/w:b")) for one in runs] == [(False, False), (False, True)]
    assert [attribute(one, "w:rPr/w:rStyle", "val") for one in runs] == ["TurnedEmphasis", "Strong"]


def test_links_are_relationships_and_keep_their_emphasis() -> None:
    word_file = made(with_words(Emphasis((Link("https://stadt.example/ä b?x=1&y=2", words("Stadt")),))))
    (link,) = word_file.found("//w:hyperlink")
    assert text_of(link) == "Stadt"
    assert has(link, "w:r/w:rPr/w:i")
    relationships = word_file.parts["word/_rels/document.xml.rels"].decode()
    assert "https://stadt.example/%C3%A4%20b?x=1&amp;y=2" in relationships
    assert 'TargetMode="External"' in relationships


@pytest.mark.parametrize("href", ["javascript:alert(1)", "", "http://[", "#oben", "file:///etc/passwd", "a" * 3000])
def test_an_address_that_word_must_not_follow_stays_text_and_is_reported(href: str) -> None:
    word_file = made(with_words(Link(href, words("Wort"))))
    assert not word_file.found("//w:hyperlink")
    assert ("BodyText", "Wort") in word_file.paragraphs()
    assert word_file.codes == ["link.unusable"]


def test_mail_and_web_addresses_of_the_contact_are_links() -> None:
    contact = Contact("Ruf: a@b.example, www.b.example", email="a@b.example", url="www.b.example")
    word_file = made(Publication(articles=(Article(contact=contact),)))
    assert [text_of(link) for link in word_file.found("//w:hyperlink")] == ["a@b.example", "www.b.example"]
    assert b"mailto:a@b.example" in word_file.parts["word/_rels/document.xml.rels"]


def test_a_break_is_a_break_and_a_soft_hyphen_one_of_words_own() -> None:
    word_file = made(with_words(Text("Donau\u00addampf"), Break(), Text("Schiff\tfahrt")))
    (paragraph,) = word_file.found("//w:p[w:pPr/w:pStyle/@w:val='BodyText']")
    signs = [child.tag.split("}")[1] for child in paragraph.iter() if not child.tag.endswith(("}p", "}pPr", "}r"))]
    assert signs == ["pStyle", "t", "softHyphen", "t", "br", "t", "tab", "t"]


def test_a_headline_of_several_lines_is_one_heading() -> None:
    word_file = made(Publication(articles=(Article(headline="Erste Zeile\n\nzweite Zeile"),)))
    assert word_file.paragraphs() == [("Headline", "Erste Zeile zweite Zeile")]


def test_empty_lines_part_paragraphs_of_boilerplate() -> None:
    word_file = made(Publication(articles=(Article(boilerplate="Über uns\nZeile\n\nZweiter Absatz"),)))
    assert word_file.paragraphs() == [("Boilerplate", "Über uns Zeile"), ("Boilerplate", "Zweiter Absatz")]


def test_the_name_under_a_quote_is_kept_with_it() -> None:
    word_file = made(with_body(Quote((Paragraph(words("„So.“")),), attribution="Kim Berg")))
    (quote,) = word_file.found("//w:p[w:pPr/w:pStyle/@w:val='Quotations']")
    assert has(quote, "w:pPr/w:keepNext")


def test_language_of_the_document_is_its_default() -> None:
    word_file = made(sample_publication("plain"))
    assert word_file.values("//w:rPrDefault//w:lang/@w:val", "styles") == ["en-US"]
    assert word_file.document.core_properties.language == "en"
    assert not word_file.found("//w:r/w:rPr/w:lang")


def test_an_article_in_another_language_marks_each_run() -> None:
    word_file = made(sample_publication("kit"))
    assert word_file.values("//w:rPrDefault//w:lang/@w:val", "styles") == ["de-DE"]
    marked = {text_of(run) for run in word_file.found("//w:body/w:p/w:r[w:rPr/w:lang/@w:val='en-US']")}
    assert {
        "Sailing School Opens in June",
        "The sailing school at the lido takes its first pupils on 1 June.",
    } <= marked
    assert not any("Segelschule" in words for words in marked)


def test_arabic_is_set_from_the_right() -> None:
    publication = Publication(lang="ar", articles=(Article(headline="عنوان", body=(Paragraph(words("نص")),)),))
    word_file = made(publication, "broadsheet")
    assert len(word_file.found("//w:body/w:p[w:pPr/w:bidi]")) == 2
    assert len(word_file.found("//w:body//w:r[w:rPr/w:rtl]")) == 2
    assert word_file.found("//w:sectPr/w:bidi")
    assert word_file.values("//w:rPrDefault//w:lang/@w:bidi", "styles") == ["ar-EG"]


def test_page_number_is_a_field_with_a_value_to_show() -> None:
    word_file = made(sample_publication())
    name, _ = [name for name in word_file.parts if name.startswith("word/footer")]
    part = name.removeprefix("word/").removesuffix(".xml")
    assert [value.strip() for value in word_file.values("//w:fldSimple/@w:instr", part)] == ["PAGE", "NUMPAGES"]
    assert word_file.values("//w:fldSimple//w:t/text()", part) == ["1", "1"]
    assert text_of(word_file.xml(part)).endswith("Seite 1 von 1")


def test_the_first_page_of_an_article_alone_has_no_number_as_it_may_be_the_only_one() -> None:
    word_file = made(sample_publication())
    (opening,) = word_file.found("//w:sectPr[w:titlePg]/w:footerReference[@w:type='first']")
    relations = etree.fromstring(word_file.parts["word/_rels/document.xml.rels"])
    (target,) = [one.get("Target", "") for one in relations if one.get("Id") == opening.get(_ID)]
    part = target.removesuffix(".xml")
    assert not word_file.found("//w:fldSimple", part)
    assert "Seite" not in text_of(word_file.xml(part))
    assert not made(sample_publication("kit")).found("//w:titlePg")


def test_page_head_holds_what_the_style_asks_for() -> None:
    word_file = made(sample_publication(), "broadsheet")
    (name,) = [name for name in word_file.parts if name.startswith("word/header")]
    assert text_of(word_file.xml(name.removeprefix("word/").removesuffix(".xml"))) == (
        "Lindauer Bote, Hafenkurier 9. März 2024"
    )


def test_a_page_head_with_nothing_to_say_is_left_out() -> None:
    word_file = made(sample_publication("untitled"), "broadsheet")
    assert not [name for name in word_file.parts if name.startswith("word/header")]
    assert [name for name in word_file.parts if name.startswith("word/footer")]


def test_a_long_headline_is_cut_in_the_page_foot_and_nowhere_else() -> None:
    headline = "Eine sehr lange Schlagzeile über die Sitzung des Rates " * 4
    word_file = made(Publication(articles=(Article(headline=headline),)))
    name, _ = [name for name in word_file.parts if name.startswith("word/footer")]
    foot = text_of(word_file.xml(name.removeprefix("word/").removesuffix(".xml")))
    assert "…" in foot
    assert len(foot) < 100
    assert word_file.paragraphs()[0] == ("Headline", headline.strip())


def test_broadsheet_sets_the_body_in_columns_under_the_headline() -> None:
    word_file = made(sample_publication(), "broadsheet")
    sections = word_file.found("//w:sectPr")
    assert [attribute(one, "w:cols", "num") for one in sections] == [None, "2", None]
    assert [attribute(one, "w:type", "val") for one in sections] == ["nextPage", "continuous", "continuous"]
    assert attribute(sections[1], "w:cols", "sep") == "1"
    assert attribute(sections[1], "w:cols", "space") == "283"
    last_over = word_file.found("//w:p[w:pPr/w:sectPr]")[0]
    assert text_of(last_over).startswith("Von Mareike")


def test_columns_are_balanced_even_with_nothing_under_them() -> None:
    word_file = made(sample_publication("plain"), "broadsheet")
    assert [attribute(one, "w:cols", "num") for one in word_file.found("//w:sectPr")] == [None, "2", None]


def test_without_headline_over_columns_everything_stands_in_them() -> None:
    style = msgspec.structs.replace(load("broadsheet"), headline_over_columns=False)
    word_file = made(sample_publication(), style)
    sections = word_file.found("//w:sectPr")
    assert [attribute(one, "w:cols", "num") for one in sections] == ["2", None]


def test_office_styles_have_one_section() -> None:
    assert len(made(sample_publication(), "release").found("//w:sectPr")) == 1


def test_paper_and_margins_come_from_the_style() -> None:
    (section,) = made(sample_publication("plain"), "release").found("//w:sectPr")
    assert (attribute(section, "w:pgSz", "w"), attribute(section, "w:pgSz", "h")) == ("11906", "16838")
    assert (attribute(section, "w:pgMar", "left"), attribute(section, "w:pgMar", "bottom")) == ("1701", "1587")


@pytest.mark.parametrize(
    ("style", "columns"), [("broadsheet", "2"), ("magazine", "2"), ("tabloid", "3"), ("pressreview", "2")]
)
def test_columns_in_word_are_wide_enough_for_words_that_are_not_cut(style: str, columns: str) -> None:
    sections = made(sample_publication(), style).found("//w:sectPr")
    assert columns in [attribute(one, "w:cols", "num") for one in sections]
