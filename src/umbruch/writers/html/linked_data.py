"""schema.org's NewsArticle as JSON-LD: the article for search engines, safe inside a script element."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from umbruch.imprint import distinct_names
from umbruch.markup.addresses import safe_address
from umbruch.markup.language import UNDETERMINED, language_tag
from umbruch.markup.xhtml import article_title
from umbruch.moment import parse_moment
from umbruch.newsxml.rights import rights_of
from umbruch.newsxml.story import word_count
from umbruch.pictures import Fitted
from umbruch.plaintext import body_text
from umbruch.tree import Article, Contact, Figure, Publication
from umbruch.walk import block_texts, each_block, inline_text

Thing = dict[str, Any]

_ESCAPES = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})
_MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"


def linked_data(publication: Publication, pictures: Mapping[str, Fitted]) -> str:
    """The articles as one JSON-LD document, without any character that could end a script element.

    Args:
        publication: cleaned of what XML forbids.
        pictures: those that the page shows, by href.
    """
    things = [news_article(article, publication, pictures) for article in publication.articles]
    context = {"@context": "https://schema.org"}
    whole = {**context, **things[0]} if len(things) == 1 else {**context, "@graph": things}
    return json.dumps(whole, ensure_ascii=False, indent=1).translate(_ESCAPES)


def news_article(article: Article, publication: Publication, pictures: Mapping[str, Fitted]) -> Thing:
    """One article as a NewsArticle."""
    source, dateline, rights = article.source, article.dateline, rights_of(article)
    lang = language_tag(article.lang or publication.lang)
    figures = [block for block in each_block(article.body) if isinstance(block, Figure)]
    return _filled(
        {
            "@type": "NewsArticle",
            "identifier": article.id,
            "headline": article_title(article, publication.lang),
            "alternativeHeadline": [line for line in (article.deck, article.kicker) if line],
            "description": article.lead,
            "inLanguage": None if lang == UNDETERMINED else lang,
            "datePublished": day(source.date if source else None) or day(dateline.date if dateline else None),
            "dateModified": day(article.modified),
            "author": _authors(article),
            "dateline": dateline.text if dateline else None,
            "locationCreated": {"@type": "Place", "name": dateline.place} if dateline and dateline.place else None,
            "publisher": _publishers(article, publication),
            "printPage": source.page if source else None,
            "url": safe_address(source.url) if source and source.url else None,
            "image": [_image(figure, pictures) for figure in figures if figure.image in pictures],
            "keywords": [word for word in article.keywords if word],
            "about": [_subject(subject) for subject in article.subjects if subject],
            "copyrightNotice": "\n".join((*rights.copyright, *rights.terms)),
            "copyrightHolder": {"@type": "Organization", "name": rights.holder} if rights.holder else None,
            "wordCount": word_count(block_texts(article.body)) or None,
            "articleBody": body_text(article),
        }
    )


def day(written: str | None) -> str | None:
    """The date or moment where it is one (ISO 8601), else None."""
    return written if written and parse_moment(written) else None


def _filled(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in (None, "", [])}


def _authors(article: Article) -> list[Thing]:
    people = article.byline.people if article.byline else ()
    return [_filled({"@type": "Person", "name": one.name, "jobTitle": one.role}) for one in people if one.name.strip()]


def _publishers(article: Article, publication: Publication) -> list[Thing]:
    """The newspapers of a clipping, else the house; with it whom to call and what it says about itself."""
    contact = article.contact or publication.contact
    names = [*(article.source.publications if article.source else ())] or [publication.publisher or ""]
    if not any(names) and contact:
        names = [contact.organisation or ""]
    about = {"description": article.boilerplate or publication.boilerplate, "contactPoint": _contact(contact)}
    made = [{"@type": "Organization", "name": name} for name in distinct_names(names)]
    if not made and any(about.values()):
        made = [{"@type": "Organization"}]
    return [_filled({**one, **(about if place == 0 else {})}) for place, one in enumerate(made)]


def _contact(contact: Contact | None) -> Thing | None:
    if contact is None:
        return None
    ways = {"name": contact.name, "telephone": contact.phone, "email": contact.email, "url": contact.url}
    return _filled({"@type": "ContactPoint", **ways}) if any(ways.values()) else None


def _image(figure: Figure, pictures: Mapping[str, Fitted]) -> Thing:
    fitted = pictures[figure.image or ""]
    return _filled(
        {
            "@type": "ImageObject",
            "caption": inline_text(figure.caption),
            "creditText": figure.credit.text if figure.credit else None,
            "description": figure.alt,
            "encodingFormat": fitted.media_type,
            "width": fitted.width,
            "height": fitted.height,
        }
    )


def _subject(subject: str) -> Thing:
    code = subject.removeprefix("medtop:")
    if code != subject and code.isalnum() and code.isascii():
        return {"@type": "DefinedTerm", "@id": f"{_MEDIA_TOPICS}{code}", "termCode": subject}
    return {"@type": "Thing", "name": subject}
