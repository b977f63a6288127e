"""The front page of a press kit, and what stands at the end of a publication as a whole."""

from __future__ import annotations

from umbruch.facts.embargo import embargo_of
from umbruch.language.wording import long_date, word
from umbruch.writers.docx.content.article_sections import Section, contact
from umbruch.writers.docx.content.inline_pictures import logo_paragraph, picture_paragraph
from umbruch.writers.docx.content.placed_paragraphs import Place, paragraph, printed, spoken
from umbruch.writers.docx.content.running_text import Voice, lines, running
from umbruch.writers.docx.content.word_fields import closing as closing_of_field
from umbruch.writers.docx.content.word_fields import opening
from umbruch.writers.docx.package.word_file import WordFile
from umbruch.writers.docx.xml.proofing_language import run_language_of
from umbruch.writers.docx.xml.wordml import Element, w

_CONTENTS = r'TOC \o "1-1" \u \n \h \z'
"""A table of contents over outline level 1, each entry a link, without page numbers, which only Word can know."""


def bookmark_of(number: int) -> str:
    """The bookmark on the headline of the n-th article, from 0."""
    return f"_Toc{number + 1:08d}"


def front_page(word_file: WordFile) -> Section | None:
    """Title, subtitle, publisher with date, cover picture and contents of a kit; None for a single article."""
    publication = word_file.publication
    if publication.kind != "kit":
        return None
    place = _place(word_file)
    day = long_date(publication.date, word_file.lang)
    imprint = " · ".join(part for part in (publication.publisher, day) if part)
    embargo = embargo_of(publication)
    elements = [
        *logo_paragraph(place),
        *printed(embargo.text if embargo else None, "Embargo", place),
        *printed(publication.title, "Title", place),
        *printed(publication.subtitle, "Deck", place),
        *printed(imprint, "Byline", place),
        *(picture_paragraph(publication.cover, "", place) if publication.cover else ()),
        *_contents(word_file, place),
    ]
    return Section(1, elements, place.voice.run_language.right_to_left) if elements else None


def closing(word_file: WordFile) -> list[Element]:
    """The publication's own boilerplate and contact, where its last article does not carry the same."""
    publication = word_file.publication
    last = publication.articles[-1]
    place = _place(word_file)
    boilerplate = publication.boilerplate if publication.boilerplate != last.boilerplate else None
    who = publication.contact if publication.contact != last.contact else None
    return [*printed(boilerplate, "Boilerplate", place), *contact(who, place)]


def _place(word_file: WordFile) -> Place:
    return Place(
        word_file, Voice(run_language_of(None, word_file.lang)), word_file.style.page.measure, field="publication"
    )


def _contents(word_file: WordFile, place: Place) -> list[Element]:
    """The contents as a field whose cached value are links to the headlines."""
    entries = [
        (bookmark_of(number), " ".join(article.headline.split()), run_language_of(article.lang, word_file.lang))
        for number, article in enumerate(word_file.publication.articles)
        if article.headline and article.headline.strip()
    ]
    if len(entries) < 2:
        return []
    made = []
    for number, (mark, headline, run_language) in enumerate(entries):
        link = w("hyperlink", *running(headline, Voice(run_language)), anchor=mark, history=1)
        start = opening(_CONTENTS) if number == 0 else []
        end = [closing_of_field()] if number == len(entries) - 1 else []
        made.append(paragraph("TOC1", [*start, link, *end], place))
    return [paragraph("ContentsHeading", spoken(lines(word("contents", word_file.lang)), place), place), *made]
