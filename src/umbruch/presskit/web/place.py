"""The place of a page in the site: its language, and how it links to the files of the kit."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from umbruch.language.locales.locale_search import FALLBACK, locale_of
from umbruch.language.tags import UNDETERMINED, direction, language_tag
from umbruch.language.wording import speaks, word
from umbruch.markup.safe_elements import Attributes
from umbruch.presskit.source.model import Kit, KitArticle, KitPicture
from umbruch.tree.addresses import safe_address, site_address

FRONT_PAGE = "index.html"

RSS, ATOM, JSON_FEED = "feed.xml", "atom.xml", "feed.json"
"""The feeds beside the first page."""


class Place(NamedTuple):
    """Where a page stands.

    `lang` is the language of the page's own words, `date_lang` that of its dates, `up` leads from the page to the
    root of the kit.
    """

    kit: Kit
    lang: str
    date_lang: str
    up: str = ""

    def link(self, path: str) -> str:
        """The address of a file of the kit, relative to the page; any file name is safe in it."""
        return self.up + quote(path, safe="/", errors="replace")

    def absolute(self, path: str) -> str | None:
        """The address that a file of the kit will have on the web; None where nobody said where the kit will stand."""
        address = self.kit.manifest.address
        return safe_address(address + quote(path, safe="/", errors="replace")) if address else None

    @property
    def home(self) -> str | None:
        """The page on the web that the feeds are about: the kit's own, else the site of its contact."""
        contact = self.kit.manifest.contact
        return self.absolute(FRONT_PAGE) or site_address(contact.url if contact else None)

    def address(self, path: str) -> str:
        """Where programs find a file of the kit: on the web where it is known where the kit will stand, else beside."""
        return self.absolute(path) or self.link(path)

    def word(self, key: str) -> str:
        """A word of ours in the page's language."""
        return word(key, self.lang)

    def said_in(self, lang: str | None) -> Attributes:
        """The attributes of an element in another language than the page; none where it is the same or unknown."""
        tag = language_tag(lang)
        if tag in (UNDETERMINED, self.lang):
            return {}
        return {"lang": tag, "dir": direction(tag)}

    def in_kit_language(self) -> Attributes:
        """The attributes of an element in the language of the kit."""
        return self.said_in(self.kit.publication.lang)


def front_place(kit: Kit) -> Place:
    """The first page, in the language of the kit."""
    return Place(kit, *page_languages(kit.publication.lang))


def article_place(kit: Kit, article: KitArticle) -> Place:
    """The page of an article, in the article's language."""
    return Place(kit, *page_languages(article.article.lang, kit.publication.lang), up="../")


def picture_place(kit: Kit) -> Place:
    """The page of a picture, in the language of the kit."""
    return Place(kit, *page_languages(kit.publication.lang), up="../")


def picture_path(picture: KitPicture) -> str:
    """The path of a picture's page inside the kit."""
    return f"pictures/{picture.id}.html"


def article_path(article: KitArticle) -> str:
    """The path of an article's page inside the kit."""
    return f"articles/{article.slug}.html"


def page_languages(*wanted: str | None) -> tuple[str, str]:
    """The languages of a page's words and of its dates.

    The words are in the first language that we have them in, else in English; then the dates are in the first that
    CLDR knows.
    """
    tags = [tag for tag in map(language_tag, wanted) if tag != UNDETERMINED]
    for tag in tags:
        if speaks(tag):
            return tag, tag
    known = (tag for tag in tags if locale_of(tag).language == tag.split("-")[0].lower())
    return FALLBACK, next(known, FALLBACK)
