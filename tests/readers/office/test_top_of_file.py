"""The top of Word files as press offices set it: the headline is found under labels, forms and letterheads."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import umbruch
from tests.readers.office.word_files import FIRST, HEAD, SECOND, p, root, styled, t, word_file
from umbruch.tree import Article
from umbruch.tree.walk import article_texts, block_texts

STYLES = root(
    "styles",
    "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
        for name in ("Title", "Subtitle", "heading 1", "heading 2", "heading 3")
    ),
)
TEXT = p(FIRST) + p(SECOND)
BOLD = p(t(HEAD, "<w:b/>"))
DATELINE = p(f"Husum – {FIRST}") + p(SECOND)


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


FORM = "<w:tbl>" + "".join(
    row(p(label), p(told))
    for label, told in (
        ("Datum:", "2. November 2026"), ("Ansprechpartnerin:", "Eva Claasen"), ("Telefon:", "04841 666-123"),
    )
) + "</w:tbl>"  # fmt: skip
LETTERHEAD = "<w:tbl>" + row(p("Stadt Husum") + p("Pressestelle"), p("Zingel 10") + p("25813 Husum")) + "</w:tbl>" + p()
LARGE = '<w:b/><w:sz w:val="36"/>'
ADDRESS = ("Stadt Husum", "Pressestelle", "Zingel 10", "25813 Husum", "Telefon 04841 666-123")


def box(*lines: str) -> str:
    """A text box with a line for each paragraph."""
    inner = "".join(map(p, lines))
    shape = f"<v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape>"
    return f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"


TOPS = {
    "a label as title over a heading": styled("Title", "PRESSEMITTEILUNG") + styled("heading1", HEAD) + TEXT,
    "a label as title over bold letters": styled("Title", "Pressemitteilung") + BOLD + TEXT,
    "a label with its number and a day": styled("Title", "Pressemitteilung Nr. 12/2026")
    + p("Husum, 2. November 2026") + BOLD + DATELINE,
    "a label as heading": styled("heading1", "Presseinformation") + styled("heading2", HEAD) + TEXT,
    "a label over a subtitle": styled("Title", "Medienmitteilung") + styled("Subtitle", HEAD) + TEXT,
    "a label in English": styled("Title", "PRESS RELEASE") + styled("heading1", HEAD) + TEXT,
    "a label in spaced letters": styled("Title", "P R E S S E M I T T E I L U N G") + styled("heading1", HEAD) + TEXT,
    "a form": FORM + p() + BOLD + TEXT,
    "a letterhead as table": LETTERHEAD + BOLD + DATELINE,
    "the whole release in one cell": f"<w:tbl>{row(BOLD + TEXT)}</w:tbl>",
    "the headline in a cell": f"<w:tbl>{row(BOLD)}</w:tbl>" + TEXT,
    "a town over its office": styled("Title", "Stadt Husum") + styled("Subtitle", "Pressestelle") + BOLD + TEXT,
    "a town, its mayor and its office in large letters": p(t("STADT HUSUM", LARGE)) + p(t("Der Bürgermeister", LARGE))
    + p(t("– Pressestelle –", LARGE)) + p("2. November 2026") + BOLD + TEXT,
    "a headline over two paragraphs": p(t("Neue Brücke über den Fluss", LARGE)) + p(t("wird am Montag eröffnet", LARGE))
    + TEXT,
    "a club with the year of its founding": p(t("TSV Husum 1899 e.V.", LARGE)) + p("Abteilung Fußball") + BOLD + TEXT,
    "a town in Italian over its press office": p(t("Comune di Lauterano", LARGE)) + p("Ufficio stampa") + BOLD + TEXT,
    "a line that says what it is about": p(f"Thema: {HEAD}") + p("Datum: 2. November 2026") + p() + TEXT,
    "a letterhead beside the text in a box": BOLD + box(*ADDRESS) + TEXT,
    "a letter": p("An die Medien") + p("Husum, 2. November 2026") + p(t(f"Betreff: {HEAD}", "<w:b/>"))
    + p("Sehr geehrte Damen und Herren,") + TEXT + p("Mit freundlichen Grüßen") + p("Eva Claasen"),
}  # fmt: skip


def read(body: str, *rows: tuple[str, str, str], parts: Mapping[str, str] | None = None) -> Article:
    made = {"word/styles.xml": STYLES, **(parts or {})}
    return umbruch.read(word_file(body, ("s", "styles", "styles.xml"), *rows, parts=made)).article


@pytest.mark.parametrize("case", TOPS)
def test_the_headline_is_found_and_the_text_begins_below_it(case: str) -> None:
    article = read(TOPS[case])
    assert article.headline == HEAD
    assert [text for text in block_texts(article.body) if text.startswith(FIRST[:30])]
    assert next(iter(block_texts(article.body))).startswith(FIRST[:30])
    assert article.deck is None


def test_crossheads_below_a_label_and_a_headline_keep_their_order() -> None:
    body = styled("Title", "Pressemitteilung") + styled("heading1", HEAD) + p(FIRST) + styled("heading2", "Zwei Jahre")
    article = read(body + p(SECOND))
    assert article.headline == HEAD
    assert list(block_texts(article.body)) == [FIRST, "Zwei Jahre", SECOND]


def test_a_label_above_nothing_but_text_stays_what_it_is() -> None:
    article = read(styled("Title", "Einladung zum Pressetermin") + TEXT)
    assert "Einladung zum Pressetermin" in "\n".join(article_texts(article))


def test_a_form_tells_the_contact_and_is_no_table_of_the_article() -> None:
    article = read(TOPS["a form"])
    told = "\n".join((*article.discarded, *article_texts(article)))
    for words in ("Eva Claasen", "04841 666-123", "2. November 2026"):
        assert words in told
    assert not any(block.__class__.__name__ == "Table" for block in article.body)


LETTERHEADS = {
    "label, office and day in cells": (
        row(p(t("PRESSEMITTEILUNG", "<w:b/>")), p("Landratsamt Auental")) + row(p("Nr. 45/2027"), p("Pressestelle"))
        + row(p("4. Mai 2027"), p("Telefon 01234 5678-0")) + row(p(""), p("presse@auental.example")),
        ("01234 5678-0", "2027-05-04", "PRESSEMITTEILUNG"),
    ),
    "rows of labels under the office": (
        row(p("Polizeipräsidium Auental"), p("Pressestelle")) + row(p("Datum:"), p("04.05.2027"))
        + row(p("Ansprechpartner:"), p("Eva Claasen")) + row(p("Telefon:"), p("01234 5678")),
        ("01234 5678", "2027-05-04", None),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", LETTERHEADS)
def test_a_table_of_a_letterhead_is_contact_label_and_day_and_no_table(kind: str) -> None:
    rows, (phone, day, kicker) = LETTERHEADS[kind]
    article = read(f"<w:tbl>{rows}</w:tbl>" + BOLD + DATELINE)
    assert not any(block.__class__.__name__ == "Table" for block in article.body)
    assert article.headline == HEAD
    assert (article.contact and article.contact.phone, article.source and article.source.date) == (phone, day)
    assert article.kicker == kicker


def test_a_table_of_figures_above_the_text_stays_one() -> None:
    table = "<w:tbl>" + row(p("Kosten"), p("3 Mio.")) + row(p("Dauer"), p("2 Jahre")) + "</w:tbl>"
    article = read(BOLD + table + DATELINE)
    assert any(block.__class__.__name__ == "Table" for block in article.body)


def test_a_table_of_figures_below_the_text_stays_one() -> None:
    table = "<w:tbl>" + row(p("Kosten:"), p("3 Mio.")) + row(p("Dauer:"), p("2 Jahre")) + "</w:tbl>"
    article = read(BOLD + TEXT * 4 + table)
    assert any(block.__class__.__name__ == "Table" for block in article.body)


def test_the_word_before_what_a_letter_is_about_is_put_aside() -> None:
    assert "Betreff:" in read(TOPS["a letter"]).discarded


def test_a_title_in_the_page_head_is_the_headline_of_a_text_that_has_none() -> None:
    head = {"word/h.xml": root("hdr", styled("Title", HEAD) + p("Stadt Husum"))}
    article = read(DATELINE, ("h", "header", "h.xml"), parts=head)
    assert article.headline == HEAD
    assert "Stadt Husum" in article.discarded
    assert HEAD not in article.discarded


def test_a_title_in_the_page_head_is_letterhead_where_the_text_has_a_headline() -> None:
    head = {"word/h.xml": root("hdr", styled("Title", "Gemeinde Bad Lauter"))}
    article = read(BOLD + TEXT, ("h", "header", "h.xml"), parts=head)
    assert article.headline == HEAD
    assert "Gemeinde Bad Lauter" in article.discarded


def test_a_bold_line_in_the_page_head_is_the_headline_of_a_text_that_takes_it_up_and_has_none() -> None:
    head = {"word/h.xml": root("hdr", p(t("Pressemitteilung", LARGE)) + BOLD)}
    article = read(DATELINE, ("h", "header", "h.xml"), parts=head)
    assert article.headline == HEAD
    assert "Pressemitteilung" in article.discarded


@pytest.mark.parametrize(
    "words", ["Pressemitteilung der Stadt Husum", "Amt für Presse und Kultur", "Gutes kommt von hier"]
)
def test_a_bold_line_in_the_page_head_that_the_text_does_not_take_up_is_letterhead(words: str) -> None:
    head = {"word/h.xml": root("hdr", p(t(words, "<w:b/>")))}
    article = read(TEXT, ("h", "header", "h.xml"), parts=head)
    assert article.headline is None
    assert words in article.discarded


@pytest.mark.parametrize("label", ["", "Pressemitteilung", "PRESSE-INFORMATION"])
def test_a_text_without_a_headline_gets_none(label: str) -> None:
    article = read((p(t(label, "<w:b/>")) if label else "") + p(f"{FIRST} {SECOND}") + p(SECOND) + p(FIRST))
    assert article.headline is None
    assert next(iter(block_texts(article.body))) == f"{FIRST} {SECOND}"


def test_a_headline_without_anything_that_happens_stands_under_its_sender_where_the_text_takes_it_up() -> None:
    head = p(t("Neue Brücke am Fluss", "<w:b/>"))
    assert read(p(t("Stadt Husum", LARGE)) + head + TEXT).headline == "Neue Brücke am Fluss"


RUN_IN = (
    "Press Release Lauter Vale Council Opens New Pool at Mill Lane Lauter Vale Council has opened its new pool after "
    "three years of work. The mayor cut the ribbon on Saturday. Some 400 guests came, and the pool stays open all year."
)


def test_a_release_that_lost_its_line_ends_is_parted_where_its_first_words_come_again() -> None:
    article = read(p(RUN_IN))
    assert article.headline == "Lauter Vale Council Opens New Pool at Mill Lane"
    assert article.kicker == "Press Release"
    assert next(iter(block_texts(article.body))).startswith("Lauter Vale Council has opened")


@pytest.mark.parametrize(
    "text", [RUN_IN.removeprefix("Press Release "), RUN_IN.replace(" Lauter Vale Council has", ". It has")]
)
def test_running_text_without_label_or_repeated_words_stays_whole(text: str) -> None:
    assert text in "\n".join(article_texts(read(p(text))))


def test_a_letterhead_in_a_box_is_the_contact() -> None:
    contact = read(TOPS["a letterhead beside the text in a box"]).contact
    assert contact is not None
    assert contact.text.split("\n") == list(ADDRESS)


def test_numbers_that_all_sections_begin_with_are_no_words_of_the_headline() -> None:
    body = styled("heading1", f"Abschnitt B1 - {HEAD}") + TEXT + styled("heading1", "Abschnitt B2 - Zwei Jahre") + TEXT
    article = read(body)
    assert (article.kicker, article.headline) == ("Abschnitt B1", HEAD)


def test_a_paragraph_that_opens_with_its_place_is_never_a_headline() -> None:
    article = read(p("Liebe Kolleginnen und Kollegen,") + DATELINE + p(SECOND))
    assert article.headline is None
    assert article.dateline is not None
    assert article.dateline.place == "Husum"
