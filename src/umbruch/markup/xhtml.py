"""An article of the tree as semantic XHTML: header, body, and what stands at its foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from umbruch.facts.embargo import Where, end_of, where_of
from umbruch.facts.imprint import article_title
from umbruch.facts.moment import parse_moment
from umbruch.language.direction import contrary
from umbruch.language.tags import direction, language_tag
from umbruch.language.wording import long_date, word
from umbruch.markup.block_markup import Body, Shown
from umbruch.markup.inline_markup import lines_markup
from umbruch.markup.safe_elements import NOTHING, Attributes, Safe, css_class, element, joined, text
from umbruch.tree import Article, Contact, Embargo, Publication, Source
from umbruch.tree.addresses import dialled, site_address
from umbruch.tree.characters import cleaned
from umbruch.tree.walk import notices

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

__all__ = ["Shown", "Surroundings", "article_markup", "contact_markup", "embargo_markup", "line_markup", "logo_markup"]


class Surroundings(NamedTuple):
    """What an article's markup must know of the document that it stands in.

    Args:
        pictures: the pictures by the href that figures name them with.
        lang: the language of the document; an article in another one says so.
        field: the path of the article in the tree, for what is reported.
        anchor: begins every id, so that several articles can share a document.
        headline_level: 1 where the headline is an h1.
        epub: write `epub:type` and chapters; else an `article` of HTML.
        press_head: put newspaper, day and page above the article.
    """

    pictures: Mapping[str, Shown]
    lang: str | None = None
    field: str = "articles[0]"
    anchor: str = "article"
    headline_level: int = 1
    epub: bool = False
    press_head: bool = False


def article_markup(article: Article, around: Surroundings) -> Safe:
    """The whole article; every text of `umbruch.tree.walk.article_texts` is in it, in that order.

    Args:
        article: what to set.
        around: the document that it stands in.
    """
    lang = article.lang or around.lang
    body = Body(around.pictures, lang, f"{around.field}.body", around.headline_level, around.anchor, around.epub)
    dateline = NOTHING
    if article.dateline and article.dateline.text.strip():
        words = text(cleaned(article.dateline.text.strip(), f"{around.field}.dateline"))
        dateline = element("span", words, {"class": css_class("dateline")})
    parts = (
        _page_break(article.source, around),
        _press_head(article.source, lang) if around.press_head else NOTHING,
        _header(article, around),
        line_markup("lead", article.lead, around.field, {"dir": _contrary(article.lead, lang)}),
        body.markup(article.body, dateline),
        body.notes(_notes_of(article, around)),
        _foot(article, around),
    )
    return element("section" if around.epub else "article", joined(parts, "\n"), _about(article, around))


def _notes_of(article: Article, around: Surroundings) -> str:
    """What screen readers call the footnotes; where articles share a page, each has its own."""
    name = word("notes", article.lang or around.lang)
    return name if around.headline_level == 1 else f"{name}: {article_title(article, around.lang)}"


def _about(article: Article, around: Surroundings) -> Attributes:
    """The attributes of the element around an article: its name for screen readers, its language where it differs."""
    tag = language_tag(article.lang or around.lang)
    differs = tag != language_tag(around.lang)
    named = bool(article.headline and article.headline.strip())
    return {
        "class": "article",
        "id": around.anchor,
        "epub:type": "chapter" if around.epub else None,
        "role": "doc-chapter" if around.epub else None,
        "aria-labelledby": f"{around.anchor}-headline" if named else None,
        "aria-label": None if named else article_title(article, around.lang),
        "lang": tag if differs else None,
        "xml:lang": tag if differs else None,
        "dir": direction(tag) if differs else None,
    }


def line_markup(role: str, line: str | None, field: str, attributes: Attributes | None = None) -> Safe:
    """A paragraph of one press role, or nothing where it has no words."""
    if not line or not line.strip():
        return NOTHING
    return element("p", lines_markup(line, f"{field}.{role}"), {"class": css_class(role), **(attributes or {})})


def embargo_markup(embargo: Embargo | None, where: Where, field: str) -> Safe:
    """The line of an embargo, with its end for machines (`time`, HTML 4.5.14) where it is known.

    Args:
        embargo: it, or none.
        where: what tells the zone of an hour that names none.
        field: the path of what it belongs to.
    """
    if embargo is None or not embargo.text.strip():
        return NOTHING
    line = lines_markup(embargo.text, f"{field}.embargo")
    if end := end_of(embargo, where):
        line = element("time", line, {"datetime": end.moment.isoformat()})
    return element("p", line, {"class": css_class("embargo"), "role": "note"})


def _contrary(line: str | None, lang: str | None) -> str | None:
    return contrary(line or "", direction(lang))


def _header(article: Article, around: Surroundings) -> Safe:
    field, lang = around.field, article.lang or around.lang
    headline = NOTHING
    if article.headline and article.headline.strip():
        headline = element(
            f"h{around.headline_level}", lines_markup(article.headline, f"{field}.headline"),
            {
                "class": css_class("headline"), "id": f"{around.anchor}-headline",
                "dir": _contrary(article.headline, lang),
            },
        )  # fmt: skip
    parts = joined(
        (
            embargo_markup(article.embargo, where_of(article, around.lang), field),
            line_markup("kicker", article.kicker, field, {"dir": _contrary(article.kicker, lang)}),
            headline,
            line_markup("deck", article.deck, field, {"role": "doc-subtitle", "dir": _contrary(article.deck, lang)}),
            line_markup("byline", article.byline.text if article.byline else None, field),
        ),
        "\n",
    )
    return element("header", parts) if parts else NOTHING


def _press_head(source: Source | None, lang: str | None) -> Safe:
    """Newspaper, day and page as a list of names and values."""
    if source is None:
        return NOTHING
    rows = (
        ("newspaper", " / ".join(source.publications)),
        ("date", long_date(source.date, lang)),
        ("page", source.page or ""),
    )
    pairs = joined(
        element("div", joined((element("dt", text(word(key, lang))), element("dd", _dated(source, key, value)))))
        for key, value in rows
        if value.strip()
    )
    return element("dl", pairs, {"class": "press-head"}) if pairs else NOTHING


def _dated(source: Source, key: str, value: str) -> Safe:
    """A value of the press head; the day for machines, too (`time`, HTML 4.5.14)."""
    shown = text(cleaned(value, f"source.{key}"))
    if key != "date" or not _DAY.fullmatch(source.date or "") or parse_moment(source.date or "") is None:
        return shown
    return element("time", shown, {"datetime": source.date})


def _page_break(source: Source | None, around: Surroundings) -> Safe:
    """The page of the newspaper that the article stood on, as a place that a page list can lead to."""
    if not around.epub or source is None or not (page := cleaned(source.page or "", "source.page").strip()):
        return NOTHING
    return element(
        "span", attributes={
            "epub:type": "pagebreak", "role": "doc-pagebreak", "id": f"{around.anchor}-page", "aria-label": page,
        },
    )  # fmt: skip


def _foot(article: Article, around: Surroundings) -> Safe:
    """What stands under an article; no `footer`, which reading views of browsers leave out with the contact in it."""
    parts = joined(_foot_parts(article, around.field), "\n")
    return element("div", parts, {"class": "closing"}) if parts else NOTHING


def _foot_parts(article: Article, field: str) -> Iterator[Safe]:
    if article.source and article.source.text.strip():
        source = article.source
        links = {}
        if source.url:
            links[source.url if source.url in source.text else source.text.strip("\n")] = source.url
        yield element("p", lines_markup(source.text, f"{field}.source", links), {"class": css_class("source")})
    if boilerplate := line_markup("boilerplate", article.boilerplate, field):
        yield boilerplate
    if article.contact:
        yield contact_markup(article.contact, field)
    for notice in notices(article):
        yield line_markup("notice", notice, field)


def contact_markup(contact: Contact, field: str) -> Safe:
    """Whom to call; an e-mail address, telephone number or web address in the text leads there."""
    if not contact.text.strip():
        return NOTHING
    links: dict[str, str] = {}
    if contact.email:
        links[contact.email] = f"mailto:{contact.email}"
    if contact.phone and (number := dialled(contact.phone)):
        links[contact.phone] = f"tel:{number}"
    if contact.url:
        links[contact.url] = site_address(contact.url) or ""
    return element("address", lines_markup(contact.text, f"{field}.contact", links), {"class": css_class("contact")})


_LOGO_HEIGHT = 48
"""How high a logo is at most, in CSS pixels: two lines of a headline."""
_LOGO_WIDTH = 240


def logo_markup(publication: Publication, pictures: Mapping[str, Shown]) -> Safe:
    """The logo in a paragraph, small and never stretched; nothing where the publication has none.

    It stands for the name of the house, which is what those hear who cannot see it; without a name it is decoration.

    Args:
        publication: the tree.
        pictures: those that can be shown, by href.
    """
    logo = pictures.get(publication.logo or "")
    if logo is None:
        return NOTHING
    scale = min(_LOGO_HEIGHT / max(logo.height, 1), _LOGO_WIDTH / max(logo.width, 1), 1.0)
    size = {"width": str(max(round(logo.width * scale), 1)), "height": str(max(round(logo.height * scale), 1))}
    image = element("img", attributes={"src": logo.src, "alt": (publication.publisher or "").strip(), **size})
    return element("p", image, {"class": "logo"})
