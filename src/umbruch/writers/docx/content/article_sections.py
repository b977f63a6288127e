"""An article on the page: headline over the columns, body in them, source and contact under them."""

from __future__ import annotations

from typing import NamedTuple

from umbruch.tree import Article, Contact, Source
from umbruch.tree.walk import notices
from umbruch.writers.docx.content.body_blocks import body
from umbruch.writers.docx.content.inline_pictures import logo_paragraph
from umbruch.writers.docx.content.placed_paragraphs import Place, paragraph, printed, spoken
from umbruch.writers.docx.content.press_head import press_head
from umbruch.writers.docx.content.running_text import Voice, lines, run, running
from umbruch.writers.docx.package.word_file import WordFile
from umbruch.writers.docx.xml.proofing_language import run_language_of
from umbruch.writers.docx.xml.wordml import Element, w

_FIRST = "articles[0]"
"""The article above which the logo of a publication without front page stands."""


class Section(NamedTuple):
    """Elements that share a number of columns, and the side from which these are read."""

    columns: int
    elements: list[Element]
    right_to_left: bool = False


def article_sections(article: Article, word_file: WordFile, mark: str | None, field: str) -> list[Section]:
    """The sections of an article, none of them empty; a single column takes everything.

    Args:
        article: what to set.
        word_file: the document.
        mark: the name of a bookmark for the headline.
        field: the path of the article in the tree, for remarks.
    """
    word_file.open_article()
    style = word_file.style
    voice = Voice(run_language_of(article.lang, word_file.lang))
    over = Place(word_file, voice, style.page.measure, field=field)
    within = over._replace(width=style.page.column_width)
    top = [
        *(logo_paragraph(over) if word_file.publication.kind == "article" and field == _FIRST else ()),
        *(press_head(article, over) if style.press_head else ()),
        *_headings(article, over, mark),
    ]
    main = _body(article, within)
    end = _end(article, over)
    if style.page.columns == 1:
        return [Section(1, top + main + end, voice.run_language.right_to_left)]
    if not style.headline_over_columns:
        top, main = [], top + main
    parts = ((1, top), (style.page.columns, main), (1, end))
    sections = [Section(columns, part, voice.run_language.right_to_left) for columns, part in parts if part]
    return sections or [Section(1, [])]


def _headings(article: Article, place: Place, mark: str | None) -> list[Element]:
    embargo = article.embargo.text if article.embargo else None
    byline = article.byline.text if article.byline else None
    return [
        *printed(embargo, "Embargo", place),
        *printed(article.kicker, "Kicker", place),
        *_headline(article, place, mark),
        *printed(article.deck, "Deck", place),
        *printed(byline, "Byline", place),
    ]


def _headline(article: Article, place: Place, mark: str | None) -> list[Element]:
    """One heading for navigation, however many lines the headline was printed on."""
    text = "\n".join(line for line in (article.headline or "").splitlines() if line.strip())
    if not text:
        return []
    content = spoken(lines(text.strip()), place)
    if mark:
        number = place.word_file.next_bookmark()
        content = [w("bookmarkStart", id=number, name=mark), *content, w("bookmarkEnd", id=number)]
    return [paragraph("Headline", content, place)]


def _body(article: Article, place: Place) -> list[Element]:
    dateline = " ".join(article.dateline.text.split()) if article.dateline else ""
    opening = None
    if dateline:
        voice = place.voice._replace(character_style="Dateline")
        opening = [*running(dateline, voice), run(" ", place.voice)]
    return [*printed(article.lead, "Lead", place), *body(article.body, place.at(".body"), opening)]


def _end(article: Article, place: Place) -> list[Element]:
    return [
        *_source(article.source, place),
        *printed(article.boilerplate, "Boilerplate", place),
        *contact(article.contact, place),
        *(element for line in notices(article) for element in printed(line, "Notice", place)),
    ]


def _source(source: Source | None, place: Place) -> list[Element]:
    return printed(source.text, "Source", place.at(".source"), [(source.url, source.url or "")]) if source else []


def contact(who: Contact | None, place: Place) -> list[Element]:
    """The press contact as printed, its e-mail and web address as links."""
    if who is None:
        return []
    return printed(
        who.text, "Contact", place.at(".contact"), [(who.email, f"mailto:{who.email}"), (who.url, who.url or "")]
    )
