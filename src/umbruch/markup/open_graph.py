"""What a page says of itself to those who link to it: Open Graph (https://ogp.me)."""

from __future__ import annotations

from typing import Literal, NamedTuple

from umbruch.language.locales.locale_table import likely_region
from umbruch.language.tags import UNDETERMINED, language_tag
from umbruch.markup.safe_elements import Safe, element, joined


class Card(NamedTuple):
    """What is shown where somebody shares the page.

    `address` and `picture` are absolute addresses; without them a service takes the one that it was given, and no
    picture. A picture of known size in pixels is shown large.
    """

    kind: Literal["website", "article"]
    title: str
    description: str | None
    site: str | None
    lang: str | None
    published: str | None = None
    modified: str | None = None
    address: str | None = None
    picture: str | None = None
    picture_alt: str | None = None
    picture_size: tuple[int, int] | None = None


def card_markup(card: Card) -> Safe:
    """The `meta` elements of a card; what is not known is left out."""
    news = card.kind == "article"
    rows = (
        ("og:type", card.kind),
        ("og:title", card.title),
        ("og:description", card.description),
        ("og:site_name", card.site),
        ("og:locale", locale(card.lang)),
        ("og:url", card.address),
        ("og:image", card.picture),
        *zip(("og:image:width", "og:image:height"), map(str, card.picture_size or ()), strict=False),
        ("og:image:alt", card.picture_alt if card.picture else None),
        ("article:published_time", card.published if news else None),
        ("article:modified_time", card.modified if news else None),
    )
    large = element("meta", attributes={"name": "twitter:card", "content": "summary_large_image"})
    found = joined(
        (
            element("meta", attributes={"property": name, "content": " ".join(content.split())})
            for name, content in rows
            if content and content.strip()
        ),
        "\n",
    )
    return joined((found, large), "\n") if card.picture and card.picture_size else found


def locale(lang: str | None) -> str | None:
    """`de_DE` for `de`: Open Graph wants a territory, and CLDR knows the likely one."""
    tag = language_tag(lang)
    if tag == UNDETERMINED:
        return None
    parts = tag.split("-")
    territory = next((part.upper() for part in parts[1:] if len(part) == 2), None)
    if territory is None:
        territory = likely_region(parts[0].lower()) or ""
    return f"{parts[0].lower()}_{territory}" if len(territory) == 2 else None
