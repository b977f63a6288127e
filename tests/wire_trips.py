"""What each wire format can say of a publication, for comparison with what is read back from it."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from umbruch.diagnostics import collecting
from umbruch.facts.contributors import relator
from umbruch.facts.genres import genre_of
from umbruch.facts.media_topics import topic
from umbruch.facts.moment import parse_moment
from umbruch.facts.rights import rights_of
from umbruch.newsxml.guids import UNKNOWN, article_guid, day_of, sender_of
from umbruch.readers.elements.element_inlines import tidied
from umbruch.tree import (
    Article,
    Block,
    Box,
    Change,
    Contact,
    Credit,
    Figure,
    Inline,
    Link,
    List,
    Paragraph,
    Picture,
    Provider,
    Publication,
    Quote,
    Subheading,
    Table,
    Text,
)
from umbruch.tree.clean_tree import clean_tree
from umbruch.tree.figure_changes import with_pictures_told
from umbruch.tree.walk import inline_text, said, says_something

FORMATS = (
    "newsml",
    "newsml-dpa",
    "newsml-apa",
    "nitf",
    "nitf-plain",
    "ninjs-1.6",
    "ninjs-2.2",
    "ninjs-3.1",
)
READER = {
    "newsml-dpa": "newsml", "newsml-apa": "newsml", "nitf-plain": "nitf", "ninjs-1.6": "ninjs", "ninjs-2.2": "ninjs",
    "ninjs-3.1": "ninjs",
}  # fmt: skip
"""The reader of a format whose writers have several names."""

_NO_PLACE = {"nitf": ("title", "subtitle"), "ninjs": ()}


def sayable(publication: Publication, format: str) -> Publication:
    """The publication without what the format has no place for (the table of losses), in its one form.

    Args:
        publication: written, or read back.
        format: the name of its writer.
    """
    with collecting():
        publication = with_pictures_told(clean_tree(publication))
        sender = sender_of(publication)
        articles = tuple(_article(article, publication, format) for article in publication.articles)
    alone = len(articles) == 1
    kept: dict[str, Any] = {
        "kind": "article" if alone else "kit",
        "title": None if alone else publication.title,
        "subtitle": None if alone else publication.subtitle,
        "publisher": None,
        "provider": None
        if sender is UNKNOWN or sender.name == "unknown"
        else Provider(sender.name.strip(), sender.code),
        "logo": None,
        "date": None,
        "lang": None,
        "cover": None if alone else publication.cover,
        "contact": None if alone else _contact(publication.contact),
        "boilerplate": None if alone else _lines(publication.boilerplate),
        "articles": articles,
        "pictures": tuple(sorted((_picture(one, format) for one in publication.pictures), key=lambda one: one.href)),
    }
    return Publication(**kept)


def _picture(picture: Picture, format: str) -> Picture:
    focus = picture.focus
    if focus and format in ("ninjs-1.6", "ninjs-2.2"):
        focus = None
    elif focus and format.startswith("ninjs"):
        focus = (round(focus[0] * picture.width) / picture.width, round(focus[1] * picture.height) / picture.height)
    return replace(picture, caption=None, credit=None, alt=None, focus=focus)


def _article(article: Article, publication: Publication, format: str) -> Article:
    family = format.partition("-")[0]
    sender = sender_of(publication)
    alone = publication.kind == "article" and len(publication.articles) == 1
    source = article.source
    if source:
        source = replace(
            source,
            text=source.text,
            page=source.page if family != "ninjs" else None,
            circulation=source.circulation if family == "newsml" else None,
            rights=None,
            date=_day_printed(article, publication, family),
        )
        terms = [article.source.rights] if article.source and article.source.rights and family == "ninjs" else []
    else:
        terms = []
    change = article.change
    status = article.status
    if change and change.kind == "kill":
        status = "canceled"
    if status == "canceled" and change and (family == "newsml" and change.note is None):
        change = None
    if status == "canceled" and change:
        change = Change("kill", change.note)
    dateline = article.dateline
    if dateline:
        dateline = replace(dateline, date=dateline.date if family != "ninjs" else None, credit=())
    notices = (*article.notice, *terms)
    embargo = article.embargo
    if embargo and embargo.until and (moment := parse_moment(embargo.until)):
        embargo = replace(embargo, until=moment.isoformat() if moment.utcoffset() is not None else embargo.until)
        embargo = replace(embargo, until=str(moment.timestamp()))
    moment = parse_moment(article.modified) if article.modified else None
    return replace(
        article,
        id=article_guid(article, publication, sender) if article.id is None else article.id,
        lang=article.lang,
        byline=article.byline
        and replace(article.byline, people=tuple(_person(one, family) for one in article.byline.people)),
        dateline=dateline,
        body=tuple(_blocks(article.body)),
        source=source,
        embargo=embargo,
        contact=_contact(_own_contact(article, publication) or (publication.contact if alone else None)),
        boilerplate=_lines(article.boilerplate or (publication.boilerplate if alone else None)),
        notice=tuple(sorted(_lines(one) or "" for one in notices)),
        subjects=tuple(found.qcode if (found := topic(one, article.lang)) else one for one in article.subjects),
        genre=_genre(article.genre),
        urgency=None if article.urgency == 5 else article.urgency,  # what most have says nothing
        modified=None if moment is None or family == "ninjs" else str(moment.timestamp()),
        version=article.version or 1,
        status=status,
        change=change,
        discarded=(),
    )


def _day_printed(article: Article, publication: Publication, family: str) -> str | None:
    """The day on which an article was printed; of ninjs, which has one day for everything, none."""
    own = article.source.date if article.source else None
    match family:
        case "nitf":
            return own
        case "newsml":
            return own or day_of(article) or publication.date
        case _:
            return None


def _own_contact(article: Article, publication: Publication) -> Contact | None:
    """The contact of an article; one that a kit has for all of its articles is that of the kit."""
    of_kit = publication.contact and len(publication.articles) > 1 and article.contact
    return None if of_kit and _contact(article.contact) == _contact(publication.contact) else article.contact


def _genre(written: str | None) -> str | None:
    found = genre_of(written)
    return found.qcode if found and found.name == written else " ".join((written or "").split()) or None


def _person(person: Any, family: str) -> Any:
    return replace(person, role=relator(person.role) if family == "ninjs" else person.role)


def _contact(contact: Contact | None) -> Contact | None:
    return None if contact is None else Contact(_lines(contact.text) or "")


def _lines(text: str | None) -> str | None:
    if text is None:
        return None
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip()) or None


def _blocks(blocks: tuple[Block, ...]) -> list[Block]:
    return [made for block in blocks for made in _block(block)]


def _block(block: Block) -> list[Block]:
    match block:
        case Paragraph():
            content = _inlines(said(block))
            return [Paragraph(content, block.lang, block.voice)] if says_something(content) else []
        case Subheading():
            content = _inlines(block.content)
            return [replace(block, content=content)] if says_something(content) else []
        case Quote() | Box():
            return [replace(block, content=tuple(_blocks(block.content)))]
        case List():
            items = tuple(made for item in block.items if (made := tuple(_blocks(item))))
            return [replace(block, items=items, start=block.start if block.ordered else 1)] if items else []
        case Figure():
            credit = block.credit and Credit(block.credit.text, block.credit.name if block.image else None)
            return [replace(block, caption=_inlines(block.caption), credit=credit)]
        case Table():
            return [block]
        case _:
            return [block]


def _inlines(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tidied(content)


def words_of(content: tuple[Inline, ...]) -> str:
    """The words of inlines with blanks made single."""
    return " ".join(inline_text(content).split())


__all__ = ["FORMATS", "READER", "Link", "Text", "rights_of", "sayable", "words_of"]
