"""What all pages share: the document around the content, its head, the masthead and the foot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from umbruch.language.tags import direction
from umbruch.language.wording import long_date
from umbruch.markup.linked_data import Thing, linked_data
from umbruch.markup.open_graph import Card, card_markup
from umbruch.markup.safe_elements import NOTHING, Safe, element, joined, text
from umbruch.presskit.sharing.page_code import page_code
from umbruch.presskit.web.place import ATOM, FRONT_PAGE, JSON_FEED, RSS, Place
from umbruch.presskit.web.script import SCRIPT, SCRIPT_SOURCE

STYLESHEET = "assets/site.css"
ICON = "assets/icon.svg"
CHECKSUMS = "MANIFEST"

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "img-src 'self' file:",
        "style-src 'self' file:",
        "font-src 'self' file:",
        f"script-src {SCRIPT_SOURCE}",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""Nothing from elsewhere, no script but ours (CSP level 3). `file:` is for browsers to which files are no origin."""

_POLICY_ELEMENT = element("meta", attributes={"http-equiv": "Content-Security-Policy", "content": _POLICY})

_CONTENT = "content"


class Page(NamedTuple):
    """One page: its title and description, what it says of itself, and its content."""

    place: Place
    title: str
    description: str | None
    card: Card
    thing: Thing
    content: Safe
    banner: Safe = NOTHING
    withheld: bool = False


def document(page: Page) -> bytes:
    """The whole document in UTF-8."""
    place = page.place
    skip = element("a", text(place.word("web_skip")), {"class": "skip", "href": f"#{_CONTENT}"})
    main = element(
        "main", joined((page.banner, element("div", page.content, {"class": "wrap"})), "\n"), {"id": _CONTENT}
    )
    script = element("script", SCRIPT)
    body = element("body", joined((skip, _masthead(place), main, _foot(place, page.card.address), script), "\n"))
    root = element(
        "html", joined((_head(page), body), "\n"), {"lang": place.lang, "dir": direction(place.lang)}
    )  # fmt: skip
    return f"<!DOCTYPE html>\n{root}\n".replace("/>", ">").encode()


def without_policy(content: bytes) -> bytes:
    """A page of ours that lets in other scripts, for a preview on the author's own machine."""
    return content.replace(f"{_POLICY_ELEMENT}\n".replace("/>", ">").encode(), b"", 1)


def _head(page: Page) -> Safe:
    place = page.place
    description = " ".join((page.description or "").split())
    named = (
        ("viewport", "width=device-width, initial-scale=1"),
        ("color-scheme", "light dark"),
        ("description", description),
        ("referrer", "no-referrer"),
        ("robots", "noindex" if page.withheld else ""),
    )
    parts = (
        element("meta", attributes={"charset": "utf-8"}),
        _POLICY_ELEMENT,
        element("title", text(page.title)),
        *(element("meta", attributes={"name": name, "content": content}) for name, content in named if content),
        *(element("link", attributes={"rel": "canonical", "href": at}) for at in [page.card.address] if at),
        card_markup(page.card),
        element("link", attributes={"rel": "icon", "type": "image/svg+xml", "href": place.link(ICON)}),
        element("link", attributes={"rel": "stylesheet", "href": place.link(STYLESHEET)}),
        *_feeds(place),
        element("script", linked_data(page.thing), {"type": "application/ld+json"}),
    )
    return element("head", joined(parts, "\n"))


def _feeds(place: Place) -> Iterator[Safe]:
    """The feeds that tell of new articles, where readers of feeds look for them."""
    rows = ((RSS, "application/rss+xml", "RSS"), (ATOM, "application/atom+xml", "Atom"))
    for path, media_type, called in (*rows, (JSON_FEED, "application/feed+json", "JSON Feed")):
        if path != RSS or place.home:
            name = f"{place.kit.manifest.title} ({called})"
            about = {"rel": "alternate", "type": media_type, "title": name, "href": place.link(path)}
            yield element("link", attributes=about)


def _masthead(place: Place) -> Safe:
    """Who publishes, and what this is; on the pages of articles it leads back to the first page."""
    kit = place.kit
    name = (kit.manifest.organisation or kit.publication.publisher or "").strip()
    mark = NOTHING
    if kit.logo:
        size = {"width": str(kit.logo.thumb.width), "height": str(kit.logo.thumb.height)}
        address = place.link(kit.logo.thumb.href)
        mark = element(
            "img", attributes={"src": address, "alt": name or place.word("web_kit"), "class": "logo", **size}
        )
    elif name:
        mark = element("span", text(name), place.in_kit_language())
    house = element("p", mark, {"class": "house"}) if mark else NOTHING
    kind = text(place.word("web_kit"))
    if place.up:
        kind = element("a", kind, {"href": place.link(FRONT_PAGE), "rel": "up"})
    when = NOTHING
    if kit.manifest.date:
        day = long_date(kit.manifest.date, place.date_lang)
        when = element("time", text(day), {"datetime": kit.manifest.date, **place.said_in(place.date_lang)})
    about = element("p", joined((element("span", kind), when), " "), {"class": "kind"})
    inside = element("div", joined((house, about), "\n"), {"class": "wrap"})
    return element("header", inside, {"class": "masthead"})


def _foot(place: Place, address: str | None) -> Safe:
    """Who is behind the kit, and its lists; on paper the address of the page, for telephones as a code, too."""
    kit = place.kit
    rows = [(CHECKSUMS, place.word("web_checksums"))]
    if kit.rights_list:
        rows.insert(0, (kit.rights_list, place.word("web_rights_list")))
    links = joined(
        (element("li", element("a", text(words), {"href": place.link(path), "download": ""})) for path, words in rows),
        "\n",
    )
    name = (kit.manifest.organisation or kit.publication.publisher or "").strip()
    on_paper = NOTHING
    if address:
        words = element("p", element("bdi", text(address)))
        on_paper = element("div", joined((page_code(address), words), "\n"), {"class": "on-paper"})
    house = element("p", text(name), place.in_kit_language()) if name else NOTHING
    parts = joined((house, element("ul", links), on_paper), "\n")
    return element("footer", element("div", parts, {"class": "wrap"}), {"class": "foot"})
