"""The page of one article: the text to read and to copy, its files and pictures beside it."""

from __future__ import annotations

import msgspec

from umbruch.facts.imprint import article_title
from umbruch.facts.summary import summary
from umbruch.language.linked_addresses import addresses_linked
from umbruch.markup.inline_markup import lines_markup
from umbruch.markup.linked_data import image_object, news_article, published_day
from umbruch.markup.open_graph import Card
from umbruch.markup.safe_elements import NOTHING, Safe, element, joined, text
from umbruch.markup.xhtml import Shown, Surroundings, article_markup, line_markup
from umbruch.presskit.sharing.social_card import HEIGHT, WIDTH
from umbruch.presskit.source.model import Kit, KitArticle, KitPicture
from umbruch.presskit.web.banner import banner
from umbruch.presskit.web.contacts import contact_block, logo_object
from umbruch.presskit.web.downloads import archive_button, download_list
from umbruch.presskit.web.gallery import described, gallery
from umbruch.presskit.web.measures import count
from umbruch.presskit.web.place import FRONT_PAGE, Place, article_path, article_place
from umbruch.presskit.web.site_page import Page
from umbruch.tree import Figure
from umbruch.tree.characters import clean
from umbruch.tree.plain_text import article_text
from umbruch.tree.walk import each_block, inline_text

_PLAIN = "plain-text"
_FILES = "files"


def article_page(kit: Kit, number: int, *, press_head: bool) -> Page:
    """The page of an article.

    Args:
        kit: the kit.
        number: the article's place in it, from 0.
        press_head: put newspaper, day and page above it, as the style says.
    """
    one = kit.articles[number]
    place = article_place(kit, one)
    article = one.article
    lang = article.lang or kit.publication.lang
    title = article_title(article, lang)
    house = (kit.manifest.organisation or kit.publication.publisher or "").strip()
    pictures = _pictures(kit, one)
    story = element("div", joined((_jump(place), _story(kit, number, place, title, press_head=press_head)), "\n"))
    parts = joined((story, _side(one, place)), "\n")
    content = joined(
        (
            element("div", parts, {"class": "columns"}),
            gallery(pictures, place, lang),
            _about(kit, one, place),
            _neighbours(kit, number, place),
        ),
        "\n",
    )
    images = {
        picture.source: image_object(picture.web.width, picture.web.height, address=place.address(picture.web.href))
        for picture in kit.pictures
    }
    publication = msgspec.structs.replace(kit.publication, pictures=(), articles=())
    published = published_day(article, publication) or kit.manifest.date
    shown = pictures[0] if pictures else kit.cover
    preview = one.card or (shown.web.href if shown else None)
    card = Card(
        "article", title, summary(article), house or kit.manifest.title, lang, published, article.modified,
        address=place.absolute(article_path(one)),
        picture=place.absolute(preview) if preview else None,
        picture_alt=described(shown) if shown else None,
        picture_size=(WIDTH, HEIGHT) if one.card else None,
    )  # fmt: skip
    thing = news_article(article, publication, images, logo=logo_object(place), with_body=False)
    if preview and "image" not in thing:
        seen = [images[picture.source] for picture in pictures]
        size = (WIDTH, HEIGHT) if one.card or shown is None else (shown.web.width, shown.web.height)
        thing["image"] = seen or [image_object(*size, address=place.address(preview))]
    return Page(
        place=place,
        title=f"{title} – {kit.manifest.title}",
        description=summary(article),
        card=card,
        thing=thing,
        content=content,
        banner=banner(one.embargo, place, lang),
        withheld=one.embargo is not None or article.status != "usable",
    )


def _story(kit: Kit, number: int, place: Place, title: str, *, press_head: bool) -> Safe:
    """The article itself; an embargo that stands over the page already is not said again."""
    article = kit.articles[number].article
    if article.embargo == kit.articles[number].embargo:
        article = msgspec.structs.replace(article, embargo=None)
    around = Surroundings(
        pictures={
            picture.source: Shown(place.link(picture.web.href), picture.web.width, picture.web.height)
            for picture in kit.pictures
        },
        lang=place.lang,
        field=f"articles[{number}]",
        press_head=press_head,
    )
    said_in = article.lang or kit.publication.lang
    story = article_markup(addresses_linked(msgspec.structs.replace(article, lang=said_in)), around)
    if article.headline and article.headline.strip():
        return story
    return joined((element("h1", text(title), {"class": "unseen"}), story), "\n")


def _pictures(kit: Kit, one: KitArticle) -> list[KitPicture]:
    """The pictures of an article, each with what the article says of it in its own language."""
    figures = {block.image: block for block in each_block(one.article.body) if isinstance(block, Figure)}
    pictures = []
    for picture in kit.pictures:
        if one.slug not in picture.articles:
            continue
        if figure := figures.get(picture.source):
            picture = msgspec.structs.replace(
                picture,
                caption=inline_text(figure.caption) or picture.caption,
                credit=figure.credit.text if figure.credit else picture.credit,
                alt=figure.alt or picture.alt,
            )
        pictures.append(picture)
    return pictures


def _jump(place: Place) -> Safe:
    """On a telephone the files stand below the text; this leads there."""
    return element(
        "p", element("a", text(place.word("web_downloads")), {"href": f"#{_FILES}"}), {"class": "jump"}
    )  # fmt: skip


def _side(one: KitArticle, place: Place) -> Safe:
    """What an editor does with the text: take it, copy it, call about it."""
    plain = clean(article_text(one.article))
    heading = element("h2", text(place.word("web_downloads")))
    length = element("p", text(place.word("web_characters").format(count=count(len(plain), place.lang))))
    whole = archive_button(place.link(one.archive), place) if one.archive else NOTHING
    files = joined((heading, whole, download_list(one.downloads, place), _copying(plain, place), length), "\n")
    parts = joined(
        (
            element("section", files, {"class": "files", "id": _FILES}),
            contact_block(place) if one.article.contact is None else NOTHING,
        ),
        "\n",
    )
    return element("aside", parts, {"class": "side", "aria-label": place.word("web_downloads")})


def _copying(plain: str, place: Place) -> Safe:
    """The button, which the script of the page shows, and the text that it copies."""
    button = element(
        "button", text(place.word("web_copy")), {
            "type": "button", "class": "button", "hidden": "hidden", "data-copy": _PLAIN,
            "data-done": place.word("web_copied"), "data-failed": place.word("web_copy_failed"),
        },
    )  # fmt: skip
    status = element("span", attributes={"role": "status"})
    source = element("pre", Safe(f"\n{text(plain)}"), {"id": _PLAIN, "hidden": "hidden"})
    return joined((element("p", joined((button, status), " "), {"class": "copying"}), source), "\n")


def _about(kit: Kit, one: KitArticle, place: Place) -> Safe:
    """Terms and boilerplate of the kit, where the article brings none of its own."""
    terms, about = kit.manifest.usage, kit.manifest.boilerplate
    said = place.in_kit_language()
    parts = []
    if terms and terms.strip():
        words = element("p", lines_markup(terms.strip(), "usage"), said)
        parts.append(element("section", joined((element("h2", text(place.word("usage"))), words), "\n")))
    if about and about.strip() and not one.article.boilerplate:
        house = (kit.manifest.organisation or kit.publication.publisher or "").strip()
        title = place.word("web_about").format(name=house) if house else place.word("web_about_us")
        words = line_markup("boilerplate", about, "kit", said)
        parts.append(element("section", joined((element("h2", text(title)), words), "\n"), {"class": "about"}))
    return element("div", joined(parts, "\n"), {"class": "ending"}) if parts else NOTHING


def _neighbours(kit: Kit, number: int, place: Place) -> Safe:
    """The articles before and after this one, and the way back to all of them."""
    links = []
    for key, at, rel in (("web_previous", number - 1, "prev"), ("web_next", number + 1, "next")):
        if 0 <= at < len(kit.articles):
            other = kit.articles[at]
            lang = other.article.lang or kit.publication.lang
            name = element("span", text(article_title(other.article, lang)), place.said_in(lang))
            words = joined((element("small", text(place.word(key))), name), " ")
            links.append(element("a", words, {"href": place.link(article_path(other)), "rel": rel}))
    whole = joined(
        (
            element("small", text(place.word("web_kit"))),
            element("span", text(kit.manifest.title), place.in_kit_language()),
        ),
        " ",
    )
    links.insert(0, element("a", whole, {"href": place.link(FRONT_PAGE), "rel": "up"}))
    return element("nav", joined(links, "\n"), {"class": "neighbours", "aria-label": place.word("contents")})
