"""The first page: what the kit is, everything in one click, the texts, the pictures, whom to call."""

from __future__ import annotations

from collections.abc import Iterable

from umbruch.facts.imprint import article_title
from umbruch.facts.summary import summary
from umbruch.markup.inline_markup import lines_markup
from umbruch.markup.linked_data import Thing, organisations
from umbruch.markup.open_graph import Card
from umbruch.markup.safe_elements import NOTHING, Safe, css_class, element, joined, text
from umbruch.markup.xhtml import line_markup
from umbruch.presskit.sharing.social_card import HEIGHT, WIDTH
from umbruch.presskit.source.model import Kit, KitArticle, KitPicture
from umbruch.presskit.web.banner import banner
from umbruch.presskit.web.contacts import contact_block, logo_object
from umbruch.presskit.web.downloads import archive_button, download_list
from umbruch.presskit.web.gallery import described, gallery, picture_element
from umbruch.presskit.web.measures import language_name
from umbruch.presskit.web.place import Place, article_path, front_place
from umbruch.presskit.web.site_page import Page
from umbruch.tree import Embargo


def front_page(kit: Kit) -> Page:
    """The first page of a kit."""
    place = front_place(kit)
    title = kit.manifest.title.strip() or place.word("web_kit")
    house = (kit.manifest.organisation or kit.publication.publisher or "").strip()
    description = kit.manifest.subtitle or kit.manifest.boilerplate
    main = joined((_texts(kit, place), _side(kit, place)), "\n")
    content = joined(
        (
            _opening(kit, place, title),
            element("div", main, {"class": "columns"}) if main else NOTHING,
            gallery(kit.pictures, place, kit.publication.lang),
            element("div", joined((_facts(kit, place), _about(kit, place, house)), "\n"), {"class": "ending"}),
        ),
        "\n",
    )
    preview = kit.card or (kit.cover.web.href if kit.cover else None)
    card = Card(
        "website", title, description, house or None, kit.publication.lang, address=place.absolute(""),
        picture=place.absolute(preview) if preview else None,
        picture_alt=described(kit.cover) if kit.cover else None,
        picture_size=(WIDTH, HEIGHT) if kit.card else None,
    )  # fmt: skip
    return Page(
        place=place,
        title=f"{title} – {house}" if house else title,
        description=description,
        card=card,
        thing=_thing(kit, place, title, house),
        content=content,
        banner=banner(kit.embargo, place, kit.publication.lang),
        withheld=kit.embargo is not None,
    )


def _opening(kit: Kit, place: Place, title: str) -> Safe:
    """Title, subtitle and the files of the whole, beside the cover."""
    own = place.in_kit_language()
    words = joined(
        (
            element("h1", text(title), {"class": css_class("headline"), **own}),
            line_markup("deck", kit.manifest.subtitle, "kit", {"role": "doc-subtitle", **own}),
            _whole(kit, place),
        ),
        "\n",
    )
    cover = _cover(kit.cover, place) if kit.cover else NOTHING
    inside = joined((element("div", words, {"class": "title"}), cover), "\n")
    return element("div", inside, {"class": "opening"})


def _whole(kit: Kit, place: Place) -> Safe:
    archive = NOTHING
    if kit.archive:
        archive = archive_button(f"../{place.link(kit.archive)}", place)
    files = download_list(kit.downloads, place, place.word("web_whole"))
    inside = joined((archive, files), "\n")
    heading = element("h2", text(place.word("web_whole")))
    return element("section", joined((heading, inside), "\n"), {"class": "whole"}) if inside else NOTHING


def _cover(cover: KitPicture, place: Place) -> Safe:
    credit = NOTHING
    if cover.credit and cover.credit.strip():
        words = element("span", text(cover.credit.strip()), {"class": css_class("credit")})
        credit = element("figcaption", words, {"class": css_class("caption"), **place.in_kit_language()})
    return element("figure", joined((picture_element(cover, place, lazy=False), credit), "\n"), {"class": "cover"})


def _texts(kit: Kit, place: Place) -> Safe:
    items = joined((element("li", _entry(kit, one, place)) for one in kit.articles), "\n")
    if not items:
        return NOTHING
    heading = element("h2", text(place.word("web_texts")), {"id": "texts"})
    parts = joined((heading, element("ol", items, {"class": "entries"})), "\n")
    return element("section", parts, {"aria-labelledby": "texts", "class": "texts"})


def _entry(kit: Kit, one: KitArticle, place: Place) -> Safe:
    """An article in the list: its head, how it goes on, its files, and the first of its pictures."""
    article = one.article
    lang = article.lang or kit.publication.lang
    link = element("a", text(article_title(article, lang)), {"href": place.link(article_path(one))})
    said = place.said_in(lang)
    words = joined(
        (
            line_markup("kicker", article.kicker, one.slug),
            element("h3", link),
            element("p", text(opening), {"class": "summary"}) if (opening := summary(article)) else NOTHING,
        ),
        "\n",
    )
    name = language_name(lang) if said else None
    tongue = element("p", text(name), {"class": "tongue", **said}) if name else NOTHING
    own = one.embargo if _moment(one.embargo) != _moment(kit.embargo) else None
    files = download_list(one.downloads, place, f"{place.word('web_downloads')}: {article_title(article, lang)}")
    parts = joined((banner(own, place, lang, whole=False), element("div", words, said), tongue, files), "\n")
    shown = next((picture for picture in kit.pictures if one.slug in picture.articles), None)
    picture = picture_element(shown, place, decorative=True) if shown else NOTHING
    return joined((element("div", parts, {"class": "entry"}), picture), "\n")


def _moment(embargo: Embargo | None) -> str | None:
    """When an embargo ends, whatever the language of its line; the line where no moment is known."""
    return (embargo.until or embargo.text) if embargo else None


def _side(kit: Kit, place: Place) -> Safe:
    """Whom to call, and under which terms all of it may be printed."""
    usage = NOTHING
    if kit.manifest.usage and kit.manifest.usage.strip():
        heading = element("h2", text(place.word("usage")))
        words = element("p", lines_markup(kit.manifest.usage.strip(), "usage"), place.in_kit_language())
        usage = element("section", joined((heading, words), "\n"), {"class": "usage"})
    parts = joined((contact_block(place), usage), "\n")
    return element("div", parts, {"class": "side"}) if parts else NOTHING


def _facts(kit: Kit, place: Place) -> Safe:
    rows = joined(
        (
            element("div", joined((element("dt", text(name)), element("dd", lines_markup(value, "facts")))))
            for name, value in kit.manifest.facts
        ),
        "\n",
    )
    if not rows:
        return NOTHING
    heading = element("h2", text(place.word("facts")))
    table = element("dl", rows, place.in_kit_language())
    return element("section", joined((heading, table), "\n"), {"class": "facts"})


def _about(kit: Kit, place: Place, house: str) -> Safe:
    if not (kit.manifest.boilerplate and kit.manifest.boilerplate.strip()):
        return NOTHING
    title = place.word("web_about").format(name=house) if house else place.word("web_about_us")
    words = line_markup("boilerplate", kit.manifest.boilerplate, "kit", place.in_kit_language())
    return element("section", joined((element("h2", text(title)), words), "\n"), {"class": "about"})


def _thing(kit: Kit, place: Place, title: str, house: str) -> Thing:
    contact = kit.manifest.contact
    whole: Thing = {
        "@type": "CollectionPage",
        "name": title,
        "inLanguage": place.lang,
        "hasPart": [*_parts(kit.articles, kit, place)],
    }
    if kit.manifest.date:
        whole["datePublished"] = kit.manifest.date
    if publishers := organisations([house], contact, kit.manifest.boilerplate, logo_object(place)):
        whole["publisher"] = publishers[0]
    return whole


def _parts(articles: Iterable[KitArticle], kit: Kit, place: Place) -> Iterable[Thing]:
    for one in articles:
        title = article_title(one.article, one.article.lang or kit.publication.lang)
        yield {"@type": "NewsArticle", "headline": title, "url": place.address(article_path(one))}
