"""The pictures: small, with everything that an editor must know of them, and both sizes one click away."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from umbruch.language.wording import word
from umbruch.markup.inline_markup import lines_markup
from umbruch.markup.safe_elements import NOTHING, Attributes, Safe, css_class, element, joined, text
from umbruch.presskit.source.model import KitPicture
from umbruch.presskit.web.downloads import picture_downloads
from umbruch.presskit.web.place import Place, picture_path

_WIDTHS = "(min-width: 60em) 22em, (min-width: 36em) 45vw, 92vw"


def gallery(pictures: Iterable[KitPicture], place: Place, lang: str | None) -> Safe:
    """A section with all of them, nothing where there are none.

    Args:
        pictures: in the order in which they are shown.
        place: the page.
        lang: the language of their captions and credits.
    """
    cards = joined((element("li", card(picture, place, lang)) for picture in pictures), "\n")
    if not cards:
        return NOTHING
    heading = element("h2", text(place.word("web_pictures")), {"id": "pictures"})
    grid = element("ul", cards, {"class": "gallery"})
    return element("section", joined((heading, grid), "\n"), {"aria-labelledby": "pictures", "class": "pictures"})


def card(picture: KitPicture, place: Place, lang: str | None) -> Safe:
    """One picture: the picture, its caption, credit and rights, and its files."""
    about = f"about-{picture.id}"
    words = joined((_caption(picture, place.said_in(lang)), *_rights(picture, place)), "\n")
    files = picture_downloads(
        ((place.word("web_print"), picture.print), (place.word("web_web"), picture.web)), place, about
    )
    target = picture.web.href if place.kit.logo and picture.id == place.kit.logo.id else picture_path(picture)
    shown = element("a", picture_element(picture, place), {"href": place.link(target)})
    below = element("figcaption", joined((element("div", words, {"id": about}), files), "\n"))
    return element("figure", joined((shown, below), "\n"), {"class": "card", "id": f"picture-{picture.id}"})


def picture_element(picture: KitPicture, place: Place, *, lazy: bool = True, decorative: bool = False) -> Safe:
    """The `img` of a picture: the thumb, and the web size for those who have the space.

    Args:
        picture: the picture.
        place: the page.
        lazy: load it when it comes into view.
        decorative: it stands beside words that say all, so that it has no description.
    """
    thumb, web = picture.thumb, picture.web
    larger = f"{place.link(thumb.href)} {thumb.width}w, {place.link(web.href)} {web.width}w"
    return element(
        "img",
        attributes={
            "src": place.link(thumb.href),
            "srcset": larger if web.width > thumb.width and not decorative else None,
            "sizes": _WIDTHS if web.width > thumb.width and not decorative else None,
            "alt": "" if decorative else described(picture) or called(picture, place),
            "width": str(thumb.width),
            "height": str(thumb.height),
            "loading": "lazy" if lazy else None,
            "decoding": "async",
            "class": " ".join(filter(None, (focus_class(picture), _mark_of(picture, place)))) or None,
        },
    )


def _mark_of(picture: KitPicture, place: Place) -> str | None:
    """The class of the sign of a house, by which programs tell it from pictures for print."""
    return "logo" if place.kit.logo and picture.id == place.kit.logo.id else None


def focus_class(picture: KitPicture) -> str | None:
    """The class of a picture of which a point must stay in sight; the style sheet says which."""
    return f"focus-{picture.id}" if picture.focus else None


def described(picture: KitPicture) -> str | None:
    """What the picture shows, where somebody has said it."""
    return " ".join((picture.alt or "").split()) or None


def called(picture: KitPicture, place: Place) -> str:
    """Where a link leads whose picture nobody has described (HTML, 4.8.4.4.2): to the picture of that file name."""
    return f"{word('picture', place.lang)} {PurePosixPath(picture.source).name}"


def _caption(picture: KitPicture, said: Attributes) -> Safe:
    words = lines_markup(picture.caption.strip(), "caption") if picture.caption else NOTHING
    credit = NOTHING
    if picture.credit and picture.credit.strip():
        credit = element("span", text(picture.credit.strip()), {"class": css_class("credit")})
    inside = joined((words, credit), " ")
    return element("p", inside, {"class": css_class("caption"), **said}) if inside else NOTHING


def _rights(picture: KitPicture, place: Place) -> Iterable[Safe]:
    """Its rights, and terms where they are others than those of the kit, which stand on the first page."""
    usage = picture.usage if picture.usage not in (picture.rights, place.kit.manifest.usage) else None
    for label, words in (("rights", picture.rights), ("usage", usage)):
        if words and words.strip():
            name = element("span", text(f"{place.word(label)}:"))
            said = element("span", lines_markup(words.strip(), label), place.in_kit_language())
            yield element("p", joined((name, said), " "), {"class": "rights"})
