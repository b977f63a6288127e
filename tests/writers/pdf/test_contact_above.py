"""A news release on US Letter: contact above the headline, the end of the text marked, and nothing said of its own."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

import umbruch
from tests.invented_articles import invented
from tests.publications import paragraph
from tests.writers.pdf_reading import drawn, found, missing_words, opened, render, said, text_of
from umbruch.errors import StyleError
from umbruch.style import load
from umbruch.tree import Article, Contact, Dateline, Embargo, Figure, Publication
from umbruch.tree.walk import article_texts

INCH = 72.0
STYLE = "letterhead-us"
CONTACT = Contact("Media contact:\nIda Marsh, 555-0143\npress@oldmoor.example", organisation="Town of Old Moor")
EMBARGO = Embargo("Embargoed until Dec. 4, 2026, 6 a.m. EST")
SENTENCES = (
    "The council will repave the footbridge at Mill Lane before the first frost and close it for nine days.",
    "Pedestrians can cross at the weir, which is lit until 10 p.m. and has a handrail on either side.",
    "“Nobody has to walk farther than 400 yards,” said Otto Finch, who plans roads for the town.",
)


def release(characters: int = 900, **fields: object) -> Publication:
    """An invented release in English; without `contact` nobody is named."""
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < characters:
        paragraphs.append(" ".join(SENTENCES[len(paragraphs) % 3 :] + SENTENCES[: len(paragraphs) % 3]))
    made = Article(
        lang="en", headline="Footbridge at Mill Lane gets a new deck", deck="Work takes nine days",
        dateline=Dateline("OLD MOOR, Vt., Nov. 30, 2026 —", place="Old Moor"), body=tuple(map(paragraph, paragraphs)),
    )  # fmt: skip
    article = msgspec.structs.replace(made, **fields)
    return Publication(kind="article", lang="en", publisher="Town of Old Moor", articles=(article,))


def said_on(content: bytes, page: int, tmp_path: Path) -> str:
    path = tmp_path / "one.pdf"
    with opened(content) as pdf:
        del pdf.pages[page + 1 :]
        del pdf.pages[:page]
        pdf.save(path)
    return text_of(path.read_bytes(), tmp_path)


def pages(content: bytes) -> int:
    with opened(content) as pdf:
        return len(pdf.pages)


def test_the_sheet_is_us_letter_with_an_inch_of_white_and_no_marks_for_folding() -> None:
    content = render(release(contact=CONTACT), STYLE)
    with opened(content) as pdf:
        assert [float(side) for side in pdf.pages[0].MediaBox] == [0, 0, 8.5 * INCH, 11 * INCH]
    assert found(content, "Footbridge").left == pytest.approx(INCH, abs=3)
    assert load(STYLE).letter.marks == "none"
    rules = re.findall(rb"^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re", drawn(content), re.MULTILINE)
    line = next(one for one in rules if float(one[3]) == 1.4)
    assert float(line[0]) == INCH
    assert float(line[2]) == pytest.approx(6.5 * INCH)
    assert 11 * INCH - float(line[1]) - 1.4 == pytest.approx(1.35 * INCH, abs=0.1)


@pytest.mark.parametrize("embargo", [None, EMBARGO])
def test_the_contact_stands_at_the_right_above_the_headline_and_the_embargo_at_its_left(
    embargo: Embargo | None,
) -> None:
    content = render(release(contact=CONTACT, embargo=embargo), STYLE)
    label, contact, headline = (found(content, words) for words in ("NEWS RELEASE", "Ida Marsh", "Footbridge"))
    assert contact.bottom > headline.top
    assert label.right < contact.left
    assert label.left == pytest.approx(INCH, abs=3)
    if embargo:
        warning = found(content, "Embargoed")
        assert headline.top < warning.bottom < label.bottom
        assert found(content, "6 a.m. EST").right < contact.left


def test_the_contact_is_read_after_the_text() -> None:
    content = render(release(contact=CONTACT, boilerplate="About Old Moor. A town of 3,100."), STYLE)
    read = said(content)
    assert read.index("nine days") < read.index("About Old Moor") < read.index("Ida Marsh")


@pytest.mark.parametrize("characters", [300, 1200, 4000])
@pytest.mark.parametrize("full", [False, True])
def test_the_file_is_read_back_without_the_marks_of_its_ends(characters: int, *, full: bool, tmp_path: Path) -> None:
    fields = {"contact": CONTACT, "embargo": EMBARGO, "kicker": "No. 12/2026"} if full else {}
    publication = release(characters, **fields)
    content = render(publication, STYLE)
    [article] = publication.articles
    assert missing_words(article, text_of(content, tmp_path)) == []
    again = umbruch.read(content, format="pdf").article
    assert " ".join(" ".join(article_texts(again)).split()) == " ".join(" ".join(article_texts(article)).split())
    assert "#" not in said(content)
    assert "more—" not in said(content)


def test_the_end_mark_stands_once_in_the_middle_of_the_sheet_below_the_text_and_above_the_house() -> None:
    content = render(release(boilerplate="About Old Moor. A town of 3,100."), STYLE)
    marks = [found(content, words) for words in ("#", "About Old Moor")]
    assert marks[0].bottom > marks[1].top
    assert drawn(content).count(b"/Artifact <</Type /Layout>> BDC")
    width = 8.5 * INCH
    assert abs(found(content, "# # #").left + found(content, "# # #").right - width) < 4


@pytest.mark.parametrize("count", [1, 2])
def test_more_is_said_at_the_foot_of_each_page_of_an_article_but_its_last(count: int, tmp_path: Path) -> None:
    publication = release(5200)
    publication = msgspec.structs.replace(publication, articles=publication.articles * count)
    content = render(publication, STYLE)
    texts = [said_on(content, page, tmp_path) for page in range(pages(content))]
    each = len(texts) // count
    assert each > 1
    assert ["more—" in text for text in texts] == ([True] * (each - 1) + [False]) * count
    assert ["#" in text for text in texts] == ([False] * (each - 1) + [True]) * count


def test_the_end_mark_stays_with_what_stands_below_it(tmp_path: Path) -> None:
    style = msgspec.structs.replace(load(STYLE, keys={"fill.fit": "false"}), variants=())
    for count in range(6, 18):
        body = tuple(paragraph(SENTENCES[number % 3]) for number in range(count))
        publication = release(contact=CONTACT, body=body, boilerplate="About Old Moor. A town of 3,100. " * 15)
        content = render(publication, style)
        texts = [said_on(content, page, tmp_path) for page in range(pages(content))]
        assert [one for one in texts if "#" in one and "more—" in one] == [], count


def test_for_immediate_release_is_said_where_the_copy_says_it_alone(tmp_path: Path) -> None:
    said_by_copy = release(contact=CONTACT, kicker="For immediate release")
    assert "immediate" in text_of(render(said_by_copy, STYLE), tmp_path)
    assert "immediate" not in text_of(render(release(contact=CONTACT), STYLE), tmp_path)


@pytest.mark.parametrize("kicker", ["Press release No. 12", "NEWS RELEASE"])
def test_a_kicker_that_says_what_it_is_says_it_once(kicker: str, tmp_path: Path) -> None:
    text = text_of(render(release(contact=CONTACT, kicker=kicker), STYLE), tmp_path)
    assert len(re.findall("press release|news release", text.lower())) == 1


def test_a_kicker_that_says_what_it_is_stands_above_the_embargo() -> None:
    content = render(release(contact=CONTACT, embargo=EMBARGO, kicker="News release No. 12"), STYLE)
    assert found(content, "NO. 12").bottom > found(content, "Embargoed").top


def test_a_headline_with_nothing_above_it_keeps_off_the_line_of_the_page_head() -> None:
    with_contact, bare = (render(release(contact=contact), STYLE) for contact in (CONTACT, None))
    line = 11 * INCH - 1.35 * INCH
    assert line - found(bare, "Footbridge").top > 20
    assert found(bare, "Footbridge").top > found(with_contact, "Footbridge").top


def test_a_contact_too_deep_for_the_head_stands_below_the_text(tmp_path: Path) -> None:
    many = Contact("\n".join(f"Desk {number}, 555-01{number:02}" for number in range(10, 40)))
    publication = release(contact=many)
    content = render(publication, STYLE)
    assert missing_words(publication.articles[0], text_of(content, tmp_path)) == []
    assert not re.search("Desk 10", said(content)[:40])


def test_pages_after_the_first_say_the_embargo_in_their_heads(tmp_path: Path) -> None:
    content = render(release(5200, embargo=EMBARGO), STYLE)
    assert all("Embargoed until" in said_on(content, page, tmp_path) for page in range(pages(content)))


def test_a_picture_stands_in_the_text() -> None:
    pictured = invented(3, characters=900, pictures=1, extras=False)
    figure = next(block for block in pictured.articles[0].body if isinstance(block, Figure))
    article = release(contact=CONTACT).articles[0]
    article = msgspec.structs.replace(article, body=(*article.body[:1], figure, *article.body[1:]))
    content = render(msgspec.structs.replace(pictured, lang="en", articles=(article,)), load(STYLE))
    assert pages(content) == 1
    assert b" Do" in drawn(content)


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ({"end.mark": "#" * 41}, "a few signs"), ({"end.more": "m" * 41}, "a few signs"),
        ({"letter.head_rule": "3in"}, "between its words and the text"),
        ({"letter.head_rule": "4pt"}, "between its words and the text"),
    ],
)  # fmt: skip
def test_signs_and_lines_that_cannot_be_set_are_refused(keys: dict[str, str], says: str) -> None:
    with pytest.raises(StyleError, match=says):
        load(STYLE, keys=keys)
