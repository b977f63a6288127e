"""The page: one article, or a kit with its title and contents above its articles."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from umbruch.diagnostics import report
from umbruch.diagnostics.remarks import picture_missing, picture_unreadable
from umbruch.errors import InputUnreadable, RenderError
from umbruch.facts.imprint import article_title, publication_date, publication_language, publication_title, publishers
from umbruch.language.language_remarks import languages_left_out
from umbruch.language.linked_addresses import with_addresses_linked
from umbruch.language.tags import direction
from umbruch.language.told_in_words import with_corrections_named
from umbruch.language.wording import long_date, word
from umbruch.markup.safe_elements import NOTHING, Safe, css_class, element, joined, text
from umbruch.markup.xhtml import Shown, Surroundings, article_markup, contact_markup, line_markup, logo_markup
from umbruch.pictures.prepare_picture import Prepared, prepare
from umbruch.pictures.purposes import SCREEN
from umbruch.registry.losses import report_losses
from umbruch.style.model import Style
from umbruch.tree import Article, Publication
from umbruch.tree.clean_tree import clean_tree
from umbruch.tree.figure_changes import with_pictures_told
from umbruch.tree.walk import each_figure
from umbruch.writers.html.head import head


def page(publication: Publication, style: Style) -> bytes:
    """The page in UTF-8.

    Raises:
        RenderError: no article, or blocks inside blocks too deep.
    """
    if not publication.articles:
        raise RenderError("there is no article to write as HTML", hint="a publication needs at least one article")
    report_losses(publication, "html", "HTML")
    for remark in languages_left_out(publication):
        report(remark)
    try:
        publication = _with_its_foot(
            clean_tree(with_addresses_linked(with_corrections_named(with_pictures_told(publication))))
        )
        return _page(publication, style).encode()
    except RecursionError:
        raise RenderError("lists and quotes inside one another too deep for a page", hint="flatten them") from None


def _with_its_foot(publication: Publication) -> Publication:
    """An article alone takes contact and boilerplate from the publication where it has none of its own."""
    if not _alone(publication):
        return publication
    article = publication.article
    fields = {name: getattr(article, name) for name in Article.__struct_fields__}
    fields["contact"] = article.contact or publication.contact
    fields["boilerplate"] = article.boilerplate or publication.boilerplate
    whole = {name: getattr(publication, name) for name in Publication.__struct_fields__}
    return Publication(**{**whole, "articles": (Article(**fields),)})


def _alone(publication: Publication) -> bool:
    return publication.kind == "article" and len(publication.articles) == 1


def _page(publication: Publication, style: Style) -> str:
    lang = publication_language(publication)
    pictures = _pictures(publication)
    content = _single(publication, style, pictures) if _alone(publication) else _kit(publication, style, pictures)
    body = element("body", Safe(f"\n{content}\n"))
    html = element(
        "html",
        Safe(f"\n{head(publication, style, pictures, body)}\n{body}\n"),
        {"lang": lang, "dir": direction(lang)},
    )
    return f"<!DOCTYPE html>\n{html}\n".replace("/>", ">")


def _pictures(publication: Publication) -> dict[str, Prepared]:
    """The pictures that the page shows, by their href; one that is missing or can't be opened is reported."""
    found: dict[str, Prepared] = {}
    named = [publication.logo, *(figure.image for figure in each_figure(publication))]
    for href in dict.fromkeys(href for href in named if href is not None):
        picture = publication.picture(href)
        if picture is None:
            report(picture_missing(href))
            continue
        try:
            found[href] = prepare(picture, SCREEN)
        except InputUnreadable as error:
            report(picture_unreadable(href, error.message))
    return found


def _surroundings(
    publication: Publication, style: Style, pictures: Mapping[str, Prepared], number: int, level: int
) -> Surroundings:
    shown = {href: Shown(_data_address(one), one.width, one.height) for href, one in pictures.items()}
    return Surroundings(
        pictures=shown,
        lang=publication_language(publication),
        field=f"articles[{number}]",
        anchor=f"article-{number + 1}",
        headline_level=level,
        press_head=style.press_head,
    )


def _data_address(picture: Prepared) -> str:
    return f"data:{picture.media_type};base64,{b64encode(picture.content).decode()}"


def _single(publication: Publication, style: Style, pictures: Mapping[str, Prepared]) -> Safe:
    article = publication.article
    title = NOTHING
    if not (article.headline and article.headline.strip()):
        title = element("h1", text(article_title(article, publication.lang)), {"class": "unseen"})
    around = _surroundings(publication, style, pictures, 0, 1)
    story = article_markup(article, around)
    logo = logo_markup(publication, around.pictures)
    above = element("header", logo, {"class": "house"}) if logo else NOTHING
    return joined((above, element("main", joined((title, story), "\n"))), "\n")


def _kit(publication: Publication, style: Style, pictures: Mapping[str, Prepared]) -> Safe:
    lang = publication_language(publication)
    stories = [
        article_markup(article, _surroundings(publication, style, pictures, number, 2))
        for number, article in enumerate(publication.articles)
    ]
    facts = " · ".join(filter(None, (*publishers(publication), long_date(publication_date(publication), lang))))
    shown = _surroundings(publication, style, pictures, 0, 2).pictures
    top = joined(
        (
            logo_markup(publication, shown),
            element("h1", text(publication_title(publication)), {"class": css_class("headline")}),
            line_markup("deck", publication.subtitle, "publication", {"role": "doc-subtitle"}),
            element("p", text(facts), {"class": "facts"}) if facts else NOTHING,
            _contents(publication, lang),
        ),
        "\n",
    )
    foot = joined(
        (
            line_markup("boilerplate", publication.boilerplate, "publication"),
            contact_markup(publication.contact, "publication") if publication.contact else NOTHING,
        ),
        "\n",
    )
    return joined(
        (
            element("header", top, {"class": "kit"}),
            element("main", joined(stories, "\n")),
            element("footer", foot, {"class": "imprint"}) if foot else NOTHING,
        ),
        "\n",
    )


def _contents(publication: Publication, lang: str) -> Safe:
    if len(publication.articles) < 2:
        return NOTHING
    entries = joined(
        (
            element("li", element("a", text(article_title(article, lang)), {"href": f"#article-{number}"}))
            for number, article in enumerate(publication.articles, start=1)
        ),
        "\n",
    )
    return element("nav", element("ol", entries), {"aria-label": word("contents", lang)})
