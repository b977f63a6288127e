"""The page of one picture: large, with all that an editor must know to print it, and its licence for programs."""

from __future__ import annotations

from umbruch.facts.imprint import article_title
from umbruch.markup.inline_markup import lines_markup
from umbruch.markup.linked_data import Thing, image_object
from umbruch.markup.open_graph import Card
from umbruch.markup.safe_elements import NOTHING, Safe, css_class, element, joined, text
from umbruch.presskit.source.model import Kit, KitPicture
from umbruch.presskit.web.banner import banner
from umbruch.presskit.web.contacts import contact_block
from umbruch.presskit.web.downloads import picture_downloads
from umbruch.presskit.web.gallery import called, described
from umbruch.presskit.web.place import FRONT_PAGE, Place, article_path, picture_path, picture_place
from umbruch.presskit.web.site_page import Page
from umbruch.tree import Embargo


def picture_page(kit: Kit, picture: KitPicture) -> Page:
    """The page of a picture; it is withheld as long as all articles that show it are."""
    place = picture_place(kit)
    title = picture_title(picture)
    held = _embargo(kit, picture)
    house = (kit.manifest.organisation or kit.publication.publisher or "").strip()
    about = f"about-{picture.id}"
    sizes = ((place.word("web_print"), picture.print), (place.word("web_web"), picture.web))
    side = joined(
        (
            element("h2", text(place.word("web_downloads"))),
            picture_downloads(sizes, place, about),
        ),
        "\n",
    )
    parts = joined((_shown(picture, place, title), _facts(picture, place, about), _articles(kit, picture, place)), "\n")
    aside = joined((element("section", side, {"class": "files"}), contact_block(place)), "\n")
    columns = joined(
        (element("div", parts), element("aside", aside, {"class": "side", "aria-label": place.word("web_downloads")})),
        "\n",
    )
    card = Card(
        "website", title, picture.caption, house or None, kit.publication.lang,
        address=place.absolute(picture_path(picture)), picture=place.absolute(picture.web.href),
        picture_alt=described(picture), picture_size=(picture.web.width, picture.web.height),
    )  # fmt: skip
    return Page(
        place=place,
        title=f"{title} – {kit.manifest.title}",
        description=picture.caption,
        card=card,
        thing=_thing(picture, place, house),
        content=joined((element("div", columns, {"class": "columns"}), _back(kit, place)), "\n"),
        banner=banner(held, place, kit.publication.lang),
        withheld=held is not None,
    )


def picture_title(picture: KitPicture) -> str:
    """What the picture is called: by the first line of its caption, else by its name."""
    words = " ".join((picture.caption or "").split())
    return words if words and len(words) <= _LONGEST_TITLE else picture.id


_LONGEST_TITLE = 100


def _embargo(kit: Kit, picture: KitPicture) -> Embargo | None:
    shown = [one.embargo for one in kit.articles if one.slug in picture.articles]
    return kit.embargo or (shown[0] if shown and all(shown) else None)


def _shown(picture: KitPicture, place: Place, title: str) -> Safe:
    heading = element("h1", text(title), {"class": css_class("headline"), **place.in_kit_language()})
    image = element(
        "img",
        attributes={
            "src": place.link(picture.web.href),
            "alt": described(picture) or called(picture, place),
            "width": str(picture.web.width),
            "height": str(picture.web.height),
        },
    )
    return joined((heading, element("p", image, {"class": "whole-picture"})), "\n")


def _facts(picture: KitPicture, place: Place, about: str) -> Safe:
    """Caption, credit, rights and terms under the words of the kit's language."""
    own = place.in_kit_language()
    rows = joined(
        (
            element(
                "div",
                joined(
                    (element("dt", text(place.word(key))), element("dd", lines_markup(words.strip(), "facts"), own))
                ),
            )
            for key, words in (
                ("caption", picture.caption), ("credit", picture.credit), ("rights", picture.rights),
                ("usage", picture.usage if picture.usage != picture.rights else None),
            )
            if words and words.strip()
        )
    )  # fmt: skip
    inside = element("dl", rows) if rows else NOTHING
    return element("div", inside, {"class": "facts", "id": about}) if inside else NOTHING


def _articles(kit: Kit, picture: KitPicture, place: Place) -> Safe:
    """The articles that show it."""
    items = joined(
        (
            element(
                "li",
                element(
                    "a", text(article_title(one.article, one.article.lang or kit.publication.lang)),
                    {"href": place.link(article_path(one)), **place.said_in(one.article.lang or kit.publication.lang)},
                ),
            )
            for one in kit.articles
            if one.slug in picture.articles
        ),
        "\n",
    )  # fmt: skip
    if not items:
        return NOTHING
    return element("section", joined((element("h2", text(place.word("web_texts"))), element("ul", items)), "\n"))


def _back(kit: Kit, place: Place) -> Safe:
    words = joined(
        (
            element("small", text(place.word("web_kit"))),
            element("span", text(kit.manifest.title), place.in_kit_language()),
        ),
        " ",
    )
    link = element("a", words, {"href": place.link(FRONT_PAGE), "rel": "up"})
    return element("nav", link, {"class": "neighbours", "aria-label": place.word("contents")})


def _thing(picture: KitPicture, place: Place, house: str) -> Thing:
    """The picture with its licence, as search engines ask for it (schema.org/ImageObject).

    `acquireLicensePage` is this page, where terms and contact stand; where the terms are an address, it is the
    licence.
    """
    page, terms = place.absolute(picture_path(picture)), (picture.usage or "").strip()
    licence = terms if terms.startswith(("https://", "http://")) and " " not in terms else None
    facts = {
        "name": picture_title(picture),
        "caption": picture.caption,
        "description": described(picture),
        "creditText": picture.credit,
        "copyrightNotice": picture.rights,
        "license": licence or (page if terms else None),
        "acquireLicensePage": page,
        "usageInfo": page if terms else None,
        "thumbnailUrl": place.address(picture.thumb.href),
        "publisher": {"@type": "Organization", "name": house} if house else None,
    }
    whole = image_object(picture.print.width, picture.print.height, address=place.address(picture.print.href))
    return {**whole, **{name: value for name, value in facts.items() if value}}
