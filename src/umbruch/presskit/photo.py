"""A picture of a kit: its three sizes with caption, credit, rights and alternative text written into them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic
from umbruch.presskit.darkroom import Print, Prints
from umbruch.presskit.model import PictureEntry
from umbruch.presskit.photo_facts import PhotoFacts
from umbruch.presskit.photo_writing import with_facts
from umbruch.tree import Figure, Picture
from umbruch.walk import inline_text

SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png"}


class Photo(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of a kit.

    `source` is its path in the folder, `id` the name of its files, `facts` what is written into them, `usage` the
    terms under which it may be printed, `articles` the slugs of those that show it.
    """

    source: str
    id: str
    print: Print
    web: Print
    thumb: Print
    facts: PhotoFacts
    articles: tuple[str, ...] = ()

    @property
    def caption(self) -> str | None:
        """What is to be seen, and who."""
        return self.facts.caption

    @property
    def credit(self) -> str | None:
        """The line that must stand beside it."""
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
    def picture(self) -> Picture:
        """The picture as the tree holds it, in its size for print."""
        one = self.print
        return Picture(
            href=self.source, media_type=one.media_type, width=one.width, height=one.height, content=one.content
        )

    def remarks(self) -> list[Diagnostic]:
        """What a picture desk will miss."""
        missing = [
            ("picture.alt", "has no alternative text", self.alt, "describe it in kit.toml: alt"),
            ("picture.credit", "has no credit", self.credit, "name the photographer in kit.toml: credit"),
            ("rights.missing", "has no terms of use", self.usage or self.rights, "say them in kit.toml: usage, rights"),
        ]
        return [
            Diagnostic(code, f"{self.source} {message}", "warning", hint=hint)
            for code, message, there, hint in missing
            if there is None
        ]


def photo_of(
    source: str,
    identity: str,
    prints: Prints,
    entry: PictureEntry,
    figures: Sequence[Figure],
    usage: str | None,
    lang: str | None,
    *,
    articles: tuple[str, ...],
) -> Photo:
    """A picture with its texts: from the manifest, else from the picture itself, else from an article that shows it.

    Args:
        source: its path in the folder.
        identity: the name of its files.
        prints: its three sizes and what the original says about itself.
        entry: what the manifest says of it.
        figures: where articles show it.
        usage: the terms that hold for the whole kit.
        lang: the language of the texts.
        articles: the slugs of those that show it.
    """
    said = prints.facts
    caption = next((inline_text(figure.caption) for figure in figures if figure.caption), None)
    printed = next((figure.credit for figure in figures if figure.credit), None)
    creator = said.creator or (printed.name if printed else None)
    facts = PhotoFacts(
        caption=_first(entry.caption, said.caption, caption),
        creator=creator if entry.credit is None or (creator and creator in entry.credit) else entry.credit,
        credit=_first(entry.credit, _credit_line(said), printed.text if printed else None),
        rights=_first(entry.rights, said.rights),
        usage=_first(said.usage if entry.rights is None else None, usage),
        alt=_alt(entry.alt, said.alt, figures),
    )
    ready = [
        replace(one, content=with_facts(one.content, facts, lang)) for one in (prints.print, prints.web, prints.thumb)
    ]
    return Photo(
        source=source, id=identity, print=ready[0], web=ready[1], thumb=ready[2], facts=facts, articles=articles
    )


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


def _credit_line(said: PhotoFacts) -> str | None:
    """`Anna Muster / Gemeinde Lindenau`: who made it and who offers it, each once."""
    parts = [said.creator, said.credit]
    if said.creator and said.credit and said.creator in said.credit:
        parts = [said.credit]
    return " / ".join(part for part in parts if part) or None
