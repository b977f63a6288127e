"""What version 2 of the tree brought as XHTML: notes, languages, interviews, boxes, pull quotes, tables."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.everything import DESK_NOTES, everything, words
from tests.markup.reading import elements, flat, values
from tests.publications import paragraph, picture
from umbruch.diagnostics import collecting
from umbruch.markup.sheet.css import stylesheet
from umbruch.markup.xhtml import Shown, Surroundings, article_markup
from umbruch.style import load
from umbruch.tree import (
    Article,
    Block,
    Box,
    Emphasis,
    Figure,
    Inline,
    Link,
    List,
    Note,
    Paragraph,
    Quote,
    Span,
    Subheading,
    Table,
    Text,
)


def read(article: Article, *, epub: bool = False, anchor: str = "article") -> etree._Element:
    around = Surroundings({"werk.jpg": Shown("werk.jpg", 36, 24)}, "de", epub=epub, anchor=anchor)
    with collecting():
        markup = article_markup(article, around).replace("epub:type", "type")
    return etree.fromstring(f'<body xmlns="http://www.w3.org/1999/xhtml">{markup}</body>')


def body(*blocks: Block) -> etree._Element:
    return read(Article(lang="de", body=blocks))


def note(text: str) -> Note:
    return Note((paragraph(text),))


@pytest.fixture(scope="module")
def full() -> etree._Element:
    return read(everything(picture("werk.jpg")).article)


def test_signs_are_raised_lowered_and_struck(full: etree._Element) -> None:
    assert values(full, "//x:sub/text()") == ["2"]
    assert values(full, "//x:sup/text()") == ["3"]
    assert values(full, "//x:s/text()") == ["vier"]


def test_nothing_for_the_desk_is_written(full: etree._Element) -> None:
    assert not any(one in flat(full) for one in DESK_NOTES)


@pytest.mark.parametrize("epub", [False, True])
def test_a_mark_leads_to_its_note_and_the_note_back(epub: bool) -> None:
    page = read(everything(picture("werk.jpg")).article, epub=epub)
    marks = elements(page, "//x:a[@role='doc-noteref']")
    assert [mark.text for mark in marks] == ["1", "2"]
    for mark in marks:
        (found,) = elements(page, f"//*[@id='{str(mark.get('href'))[1:]}']")
        assert found.get("role") == "doc-footnote"
        (back,) = elements(found, ".//x:a[@role='doc-backlink']")
        assert back.get("href") == f"#{mark.get('id')}"
        assert back.text == mark.text
        assert str(back.get("aria-label")).startswith(f"Fußnote {mark.text},")
    notes = elements(page, "//*[@role='doc-footnote']")
    assert [flat(one) for one in notes] == ["1 Angabe der Kämmerei, gerundet.", "2 Aufnahme vom Kirchturm."]
    kinds = [one.get("type") for one in (marks[0], notes[0], *elements(notes[0], ".//x:a"))]
    assert kinds == (["noteref", "footnote", "backlink"] if epub else [None] * 3)


def test_articles_that_share_a_page_share_no_id() -> None:
    article = everything(picture("werk.jpg")).article
    ids = [one for anchor in ("a-1", "a-2") for one in values(read(article, anchor=anchor), "//@id")]
    assert len(ids) == len(set(ids)) > 8


def test_notes_inside_notes_come_after_those_of_the_text() -> None:
    inner = Note((Paragraph((Text("Außen"), note("Innen"))),))
    page = body(Paragraph((Text("Eins"), inner, Text(", zwei"), note("Zweite"))))
    assert [flat(one) for one in elements(page, "//x:div[@role='doc-footnote']")] == [
        "1 Außen3", "2 Zweite", "3 Innen",
    ]  # fmt: skip


def test_no_link_stands_inside_a_link_and_its_notes_come_after_it() -> None:
    linked = Link("https://example.org/", (Emphasis((Text("dort"), note("Seit 1990."))), Text(" mehr")))
    page = body(Paragraph((linked, Text("."))))
    assert elements(page, "//x:a//x:a") == []
    assert flat(elements(page, "//x:p[@class='body']")[0]) == "dort mehr1."
    assert "Seit 1990." in flat(page)


@pytest.mark.parametrize(
    "block",
    [
        Subheading((note("Hier."),)),
        Figure("werk.jpg", caption=(note("Hier."),)),
        Table(rows=((words("a"), (note("Hier."),)),)),
        Table(rows=((words("a"),),), caption=(note("Hier."),)),
        List(items=((Paragraph((note("Hier."),)),),)),
        Quote((Paragraph((Link("javascript:x", (note("Hier."),)),)),)),
        Box(content=(Paragraph((Span("fr", (note("Hier."),)),)),)),
    ],
)
def test_wherever_a_note_stands_it_has_a_mark_and_a_text(block: Block) -> None:
    page = body(paragraph("Text."), block)
    assert values(page, "//x:a[@role='doc-noteref']/text()") == ["1"]
    assert [flat(one) for one in elements(page, "//x:div[@role='doc-footnote']")] == ["1 Hier."]


def test_a_note_that_begins_with_a_list_has_its_number_before_it() -> None:
    page = body(Paragraph((Text("Siehe"), Note((List(items=((paragraph("a"),),)),)))))
    (found,) = elements(page, "//x:div[@role='doc-footnote']")
    assert [flat(one) for one in found] == ["1", "a"]


def test_an_article_without_notes_has_no_place_for_them() -> None:
    assert elements(body(paragraph("Nichts.")), "//*[contains(@role, 'note')]") == []


def test_foreign_words_and_paragraphs_name_their_language(full: etree._Element) -> None:
    named = {flat(one): (one.get("lang"), *values(one, "@xml:lang")) for one in elements(full, "//*[@lang]")}
    assert named == {"Usine propre": ("fr", "fr"), "La ville appartient à ses habitants.": ("fr", "fr")}


def test_words_that_run_the_other_way_say_so() -> None:
    span: Inline = Span("he", words("שלום"))
    page = body(Paragraph((Text("Das Wort "), span)), Paragraph(words("שלום לכולם"), lang="he"))
    assert values(page, "//*[@lang='he']/@dir") == ["rtl", "rtl"]
    assert values(body(Paragraph(words("Hallo."), lang="de")), "//x:p/@lang") == []


def test_questions_are_told_from_answers(full: etree._Element) -> None:
    kinds = {flat(one): one.get("class") for one in elements(full, "//x:p[@class]")}
    assert kinds["Bote: Wann geht es los?"] == "question"
    assert kinds["Harms: Im Juni, wenn alles klappt."] == "body"


def test_a_pull_quote_is_a_quotation_of_its_own_kind(full: etree._Element) -> None:
    (pull,) = elements(full, "//x:blockquote")
    assert (pull.get("class"), pull.get("role"), flat(pull)) == ("pull", "doc-pullquote", "Im Juni, wenn alles klappt.")


def test_a_box_is_called_by_its_title(full: etree._Element) -> None:
    (box,) = elements(full, "//x:div[@class='box']")
    (title,) = elements(full, f"//*[@id='{box.get('aria-labelledby')}']")
    assert (title.get("class"), flat(title)) == ("box-title", "Zur Person")
    assert flat(box) == "Zur Person Solveig Harms leitet das Werk seit 2019. geboren in Niederhafen Ingenieurin"
    assert values(body(Box(content=(paragraph("Ohne Titel."),))), "//x:div/@aria-labelledby") == []


def test_columns_and_row_heads_stand_as_their_table_says(full: etree._Element) -> None:
    assert values(full, "//x:thead//x:th[@scope='col']/@class") == ["left", "right", "center"]
    assert values(full, "//x:tbody//x:th[@scope='row']/text()") == ["2022", "2026"]
    assert values(full, "//x:tbody/x:tr[1]/*/@class") == ["left", "right", "center"]


def test_an_empty_cell_is_no_head_and_a_column_without_alignment_has_no_class() -> None:
    page = body(Table(rows=((words(""), words("1")), (words("b"), words("2"))), row_heads=True, align=(None, "right")))
    assert values(page, "//x:th/text()") == ["b"]
    assert values(page, "//x:td/@class | //x:th/@class") == ["right", "right"]


def test_a_list_begins_with_its_number_and_leaves_room_for_the_widest(full: etree._Element) -> None:
    (found,) = elements(full, "//x:ol")
    assert (found.get("start"), found.get("class")) == ("98", "list digits-3")
    assert ".list.digits-3" in stylesheet(load("release"))


def test_figures_beside_each_other_are_marked() -> None:
    page = body(Figure("werk.jpg", weight="half"), Figure("werk.jpg", weight="half"), Figure("werk.jpg"))
    assert values(page, "//x:figure/@class") == ["figure half", "figure half", "figure"]


@pytest.mark.parametrize("selector", ["p.question", ".pull", ".box", ".box > .box-title", ".note", ".half"])
def test_each_new_role_has_rules(selector: str) -> None:
    assert f"\n{selector} {{" in f"\n{stylesheet(load('broadsheet'))}"
