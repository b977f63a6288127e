"""The XHTML documents of a book: title page, one chapter an article, navigation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from umbruch.facts.embargo import embargo_of, where_of
from umbruch.facts.imprint import article_title, publication_date, publication_language, publication_title, publishers
from umbruch.language.tags import direction, language_tag
from umbruch.language.wording import long_date, word
from umbruch.markup.block_markup import section_id
from umbruch.markup.safe_elements import NOTHING, Safe, css_class, element, joined, text
from umbruch.markup.xhtml import (
    Shown,
    Surroundings,
    article_markup,
    contact_markup,
    embargo_markup,
    line_markup,
    logo_markup,
)
from umbruch.style.model import Style
from umbruch.tree import Article, Publication, Subheading
from umbruch.tree.characters import clean
from umbruch.tree.walk import inline_text

STYLESHEET = "style.css"
TITLE_PAGE = "title.xhtml"
NAVIGATION = "nav.xhtml"


class Document(NamedTuple):
    """One XHTML file: its path beside the style sheet, its id in the manifest, its title, its text."""

    path: str
    id: str
    title: str
    content: bytes


class Mark(NamedTuple):
    """A place in the book: its address, and what a list calls it (the page of the newspaper)."""

    href: str
    label: str


class Crosshead(NamedTuple):
    """A crosshead: its address, its words, and the crossheads below it."""

    href: str
    label: str
    below: tuple[Crosshead, ...]


def _whole(title: str, lang: str, content: Safe, kind: str | None) -> bytes:
    """A document around the content of its body."""
    head = joined(
        (
            element("meta", attributes={"charset": "utf-8"}),
            element("title", text(title)),
            element("link", attributes={"rel": "stylesheet", "type": "text/css", "href": STYLESHEET}),
        ),
        "\n",
    )
    body = element("body", Safe(f"\n{content}\n"), {"epub:type": kind})
    root = element(
        "html", Safe(f"\n{element('head', head)}\n{body}\n"), {
            "xmlns": "http://www.w3.org/1999/xhtml", "xmlns:epub": "http://www.idpf.org/2007/ops",
            "lang": lang, "xml:lang": lang, "dir": direction(lang),
        },
    )  # fmt: skip
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{root}\n'.encode()


def title_page(publication: Publication, pictures: Mapping[str, Shown] = MappingProxyType({})) -> Document:
    """Logo, title, subtitle, who and when; for a kit also contact and boilerplate, which belong to the whole."""
    lang, title = publication_language(publication), publication_title(publication)
    article = publication.article
    single = publication.kind == "article"
    facts = (*publishers(publication), long_date(publication_date(publication), lang), _page(publication))
    byline = article.byline.text if single and article.byline else None
    subtitle = publication.subtitle or (article.deck if single else None)
    embargo = None if single else embargo_of(publication)
    held = next((one for one in publication.articles if embargo and one.embargo is embargo), None)
    head = joined(
        (
            logo_markup(publication, pictures),
            embargo_markup(embargo, where_of(held or article, lang), "publication"),
            line_markup("kicker", article.kicker if single else None, "articles[0]"),
            element("h1", text(title), {"class": css_class("headline"), "id": "title"}),
            line_markup("deck", subtitle, "publication", {"role": "doc-subtitle"}),
            line_markup("byline", byline, "articles[0]"),
            _facts(facts),
        ),
        "\n",
    )
    whole = joined(
        (
            element("header", head),
            _aside(line_markup("boilerplate", publication.boilerplate, "publication")),
            contact_markup(publication.contact, "publication") if publication.contact else NOTHING,
        ),
        "\n",
    )
    page = element("section", whole, {"class": "title-page", "epub:type": "titlepage", "aria-labelledby": "title"})
    return Document(TITLE_PAGE, "title-page", word("title_page", lang), _whole(title, lang, page, "frontmatter"))


def _aside(content: Safe) -> Safe:
    return element("aside", content) if content else NOTHING


def _facts(facts: Iterable[str]) -> Safe:
    line = " · ".join(fact for fact in facts if fact.strip())
    return element("p", text(line), {"class": "facts"}) if line else NOTHING


def _page(publication: Publication) -> str:
    source = publication.article.source
    if publication.kind != "article" or source is None or not (page := clean(source.page or "").strip()):
        return ""
    return f"{word('page', publication_language(publication))} {page}"


def chapter(number: int, publication: Publication, pictures: Mapping[str, Shown], style: Style) -> Document:
    """One article.

    Args:
        number: its place among the articles, from 0.
        publication: the tree.
        pictures: those that made it into the book, by href.
        style: decides whether the head of a press-review sheet stands above.
    """
    article = publication.articles[number]
    lang = language_tag(article.lang or publication.lang)
    around = Surroundings(
        pictures=pictures, lang=lang, field=f"articles[{number}]", anchor=chapter_id(number), epub=True,
        press_head=style.press_head,
    )  # fmt: skip
    title = article_title(article, publication.lang)
    content = _whole(title, lang, article_markup(article, around), "bodymatter")
    return Document(f"{chapter_id(number)}.xhtml", chapter_id(number), title, content)


def chapter_id(number: int) -> str:
    """The id of a chapter, of its file and of the section in it; counted from 1 for those who look inside."""
    return f"article-{number + 1:03}"


def page_marks(articles: Iterable[Article]) -> tuple[Mark, ...]:
    """The pages on which the articles stood; with the newspaper's name where they come from more than one."""
    paged = [
        (number, article.source)
        for number, article in enumerate(articles)
        if article.source and clean(article.source.page or "").strip()
    ]
    several = len({(source.publications, source.date) for _, source in paged}) > 1
    marks = []
    for number, source in paged:
        newspaper = " / ".join(source.publications) if several else ""
        label = " ".join(filter(None, (clean(newspaper), clean(source.page or "").strip())))
        marks.append(Mark(f"{chapter_id(number)}.xhtml#{chapter_id(number)}-page", label))
    return tuple(marks)


def navigation(publication: Publication, title: Document, chapters: tuple[Document, ...]) -> Document:
    """Contents, landmarks and, where articles name their page, the list of pages (EPUB 3.3, 7).

    A landmark may lead to the contents only where they are a page of the book, as in a kit.
    """
    lang = publication_language(publication)
    is_page = publication.kind == "kit"
    contents = word("contents", lang)
    entries = [(document.path, document.title, None) for document in (title, *chapters)]
    below = [(), *(crossheads(article, one) for article, one in zip(publication.articles, chapters, strict=True))]
    toc = _list("toc", contents, entries, "doc-toc", below=below, hides_below=is_page)
    landmarks = _list(
        "landmarks", word("landmarks", lang),
        [
            (title.path, title.title, "titlepage"),
            *([(f"{NAVIGATION}#toc", contents, "toc")] if is_page else []),
            (chapters[0].path, word("start", lang), "bodymatter"),
        ],
        hidden=True,
    )  # fmt: skip
    marks = [(mark.href, mark.label, None) for mark in page_marks(publication.articles)]
    pages = _list("page-list", word("pages", lang), marks, "doc-pagelist", hidden=True) if marks else NOTHING
    content = joined((toc, landmarks, pages), "\n")
    return Document(NAVIGATION, "nav", contents, _whole(publication_title(publication), lang, content, "frontmatter"))


def crossheads(article: Article, chapter: Document) -> tuple[Crosshead, ...]:
    """The crossheads of an article's body, those of a deeper level under the one before them."""
    heads = [
        (block.level, f"{chapter.path}#{section_id(chapter.id, number)}", words)
        for number, block in enumerate(article.body)
        if isinstance(block, Subheading) and (words := " ".join(clean(inline_text(block.content)).split()))
    ]
    return _nested(heads)


def _nested(heads: Sequence[tuple[int, str, str]]) -> tuple[Crosshead, ...]:
    """Crossheads under each other by their levels; a list that starts deep counts from there."""
    found = []
    start = 0
    while start < len(heads):
        level, href, words = heads[start]
        end = next((place for place in range(start + 1, len(heads)) if heads[place][0] <= level), len(heads))
        found.append(Crosshead(href, words, _nested(heads[start + 1 : end])))
        start = end
    return tuple(found)


def _list(
    kind: str,
    heading: str,
    entries: Sequence[tuple[str, str, str | None]],
    role: str | None = None,
    hidden: bool = False,
    below: Sequence[tuple[Crosshead, ...]] = (),
    hides_below: bool = False,
) -> Safe:
    """One `nav`: heading and entries of address, words and epub:type.

    `below` are the crossheads under each entry; where they are to be hidden, reading systems list them in their
    contents and not on the page (EPUB 3.3, 7.3).
    """
    links = [element("a", text(words), {"href": href, "epub:type": type}) for href, words, type in entries]
    for place, heads in enumerate(below):
        links[place] = joined((links[place], _steps(heads, hidden=hides_below)), "\n") if heads else links[place]
    items = joined((element("li", link) for link in links), "\n")
    inside = joined((element("h2", text(heading), {"id": f"{kind}-heading"}), element("ol", items)), "\n")
    return element(
        "nav", inside, {
            "epub:type": kind, "role": role, "id": kind, "class": "contents", "aria-labelledby": f"{kind}-heading",
            "hidden": "hidden" if hidden else None,
        },
    )  # fmt: skip


def _steps(heads: tuple[Crosshead, ...], *, hidden: bool) -> Safe:
    """Crossheads a step below what leads to them."""
    items = []
    for one in heads:
        link = element("a", text(one.label), {"href": one.href})
        items.append(element("li", joined((link, _steps(one.below, hidden=False)), "\n") if one.below else link))
    return element("ol", joined(items, "\n"), {"hidden": "hidden" if hidden else None})
