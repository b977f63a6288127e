"""A picture of a kit: its sizes with caption, credit, rights and alternative text written into them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from msgspec.structs import replace

from umbruch.clipping.marks.caption import without_label
from umbruch.clipping.marks.picture_makers import makers_of
from umbruch.diagnostics import Diagnostic
from umbruch.errors import OutputError
from umbruch.pictures.embedded_rights import with_facts
from umbruch.pictures.own_metadata import PhotoFacts
from umbruch.pictures.taken_over import own_credit
from umbruch.presskit.photos.print_sizes import Print, Prints, PrintStore
from umbruch.presskit.source.model import PictureEntry
from umbruch.tree import Credit, Figure, Picture
from umbruch.tree.model import Share
from umbruch.tree.walk import inline_text

_SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png"}

SUFFIX_TYPE = {suffix: media_type for media_type, suffix in _SUFFIXES.items()}
"""The media types of a kit's pictures by the suffixes of their files."""


Size = Literal["print", "page", "web", "thumb"]


class Offer(NamedTuple):
    """For which story a picture is offered, who does so, and the address of their page."""

    headline: str | None = None
    house: str | None = None
    address: str | None = None


@dataclass(frozen=True)
class Photo:
    """A picture of a kit.

    `source` is its path in the folder, `id` the name of its files, `facts` what is written into them,
    `printed_credit` its credit as articles show it, `focus` the point that stays in sight where it is cut, `articles`
    the slugs of those that show it. Its prints lie in the cache, so that a kit can have more pictures than memory.
    """

    source: str
    id: str
    facts: PhotoFacts
    printed_credit: Credit | None
    focus: tuple[Share, Share] | None
    articles: tuple[str, ...]
    lang: str | None
    media_type: str
    key: str
    cache: PrintStore

    @property
    def caption(self) -> str | None:
        """What is to be seen, and who."""
        return self.facts.caption

    @property
    def credit(self) -> str | None:
        """Who made it and who offers it."""
        return self.facts.credit

    @property
    def rights(self) -> str | None:
        """Whose picture it is."""
        return self.facts.rights

    @property
    def usage(self) -> str | None:
        """The terms under which it may be printed."""
        return self.facts.usage

    @property
    def alt(self) -> str | None:
        """A description for those who can't see it."""
        return self.facts.alt

    @property
    def suffix(self) -> str:
        """The suffix of its files."""
        return _SUFFIXES[self.media_type]

    def file(self, size: Size) -> Print:
        """One size with its texts written into it; in the place of a size for documents that nobody needs, the web's.

        Raises:
            OutputError: somebody has emptied the cache while the kit was built.
        """
        prints = self.cache.get(self.key)
        if prints is None:
            raise OutputError("the prints of a picture are gone", source=self.source, hint="build the kit again")
        one: Print = prints.shown if size == "page" else getattr(prints, size)
        return replace(one, content=self.told_in(one.content))

    def told_in(self, content: bytes) -> bytes:
        """A picture that was made of this one, with the same texts written into it."""
        return with_facts(content, self._written(), self.lang)

    def _written(self) -> PhotoFacts:
        """The facts as picture desks want them in the file: names without `Foto:`, and people apart from agencies."""
        facts = self.facts
        if not facts.credit and not facts.creator:
            return facts
        makers = makers_of(Credit(facts.creator or facts.credit or ""))
        return facts._replace(
            credit=without_label(facts.credit) if facts.credit else None,
            creator="\n".join(makers.people or makers.organisations or (makers.line,)) if facts.creator else None,
        )

    def picture(self, size: Size, href: str) -> Picture:
        """One size as the tree holds it, under that name, with what is known of it."""
        one = self.file(size)
        return Picture(
            href=href,
            media_type=one.media_type,
            width=one.width,
            height=one.height,
            content=one.content,
            caption=self.caption,
            credit=self.printed_credit,
            copyright=self.facts.rights,
            terms=self.facts.usage,
            alt=self.alt,
            focus=self.focus,
            place=self.facts.city,
            date=self.facts.day,
        )

    def remarks(self) -> list[Diagnostic]:
        """What a picture desk will miss."""
        name, usage = self.source, self.usage or self.rights
        by_whom, rights = "name the photographer in kit.toml: credit", "say them in kit.toml: usage, rights"
        missing = (
            (
                self.alt,
                Diagnostic(
                    "picture.alt", f"{name} has no alternative text", "warning", hint="describe it in kit.toml: alt"
                ),
            ),
            (self.credit, Diagnostic("picture.credit", f"{name} has no credit", "warning", hint=by_whom)),
            (usage, Diagnostic("rights.missing", f"{name} has no terms of use", "warning", hint=rights)),
        )
        return [remark for there, remark in missing if there is None]


def photo_of(
    source: str,
    identity: str,
    prints: Prints,
    key: str,
    cache: PrintStore,
    entry: PictureEntry,
    figures: Sequence[Figure],
    usage: str | None,
    lang: str | None,
    *,
    articles: tuple[str, ...],
    offer: Offer,
) -> Photo:
    """A picture with its texts: from the manifest, else from the picture itself, else from an article that shows it.

    Args:
        source: its path in the folder.
        identity: the name of its files.
        prints: its sizes and what the original says about itself.
        key: where these lie in the cache.
        cache: keeps them.
        entry: what the manifest says of it.
        figures: where articles show it.
        usage: the terms that hold for the whole kit.
        lang: the language of the texts.
        articles: the slugs of those that show it.
        offer: for which story it is offered, and by whom.
    """
    said = prints.facts
    caption = next((inline_text(figure.caption) for figure in figures if figure.caption), None)
    printed = next((figure.credit for figure in figures if figure.credit), None)
    creator = said.creator or (printed.name if printed else None)
    credit = _first(entry.credit, said.credit_line, printed.text if printed else None)
    facts = PhotoFacts(
        caption=_first(entry.caption, said.caption_line, caption),
        creator=creator if entry.credit is None or (creator and creator in entry.credit) else entry.credit,
        credit=credit,
        rights=_first(entry.copyright, entry.rights, said.rights),
        usage=_first(entry.terms, said.usage if entry.rights is None else None, usage),
        alt=_alt(entry.alt, said.description, figures),
        extended=said.extended,
        origin=said.origin,
        city=_first(entry.place, said.city),
        day=_first(entry.date, said.day),
        headline=offer.headline,
        source=offer.house,
        statement=offer.address,
        licensor=offer.house,
        licensor_address=offer.address,
    )
    own = own_credit(said, lang) if entry.credit is None else None
    line = own or (Credit(text=credit, name=facts.creator) if credit else None)
    return Photo(source, identity, facts, line, entry.focus, articles, lang, prints.print.media_type, key, cache)


def _first(*texts: str | None) -> str | None:
    return next((text.strip() for text in texts if text and text.strip()), None)


def _alt(*sources: str | Sequence[Figure] | None) -> str | None:
    """The first alternative text; an empty one marks decoration and counts."""
    for one in sources:
        if isinstance(one, str):
            return one
        for figure in one or ():
            if isinstance(figure, Figure) and figure.alt is not None:
                return figure.alt
    return None
