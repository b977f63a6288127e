"""An article as schema.org's NewsArticle, and any such thing as JSON-LD that no text can get out of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from umbruch.facts.genres import genre_of
from umbruch.facts.imprint import article_title, distinct_names
from umbruch.facts.media_topics import is_code, topic
from umbruch.facts.moment import parse_moment
from umbruch.facts.rights import rights_of
from umbruch.language.tags import UNDETERMINED, language_tag
from umbruch.markup.safe_elements import Safe
from umbruch.tree import Article, Contact, Figure, Picture, Publication
from umbruch.tree.addresses import safe_address, site_as_written
from umbruch.tree.characters import clean
from umbruch.tree.plain_text import body_text
from umbruch.tree.walk import block_texts, each_block, inline_text, word_count

Thing = dict[str, Any]

_ESCAPES = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def linked_data(thing: Thing) -> Safe:
    """A thing as the content of `<script type="application/ld+json">` (JSON-LD 1.1, 7).

    Characters that could end the element or open a comment are written as escapes.

    Args:
        thing: its strings are cleaned of what XML forbids.
    """
    whole = {"@context": "https://schema.org", **thing}
    return Safe(json.dumps(_clean(whole), ensure_ascii=False, indent=1).translate(_ESCAPES))


def _clean(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {name: _clean(one) for name, one in value.items()}
    return [_clean(one) for one in value] if isinstance(value, list) else value


def news_article(
    article: Article,
    publication: Publication,
    images: Mapping[str, Thing],
    *,
    logo: Thing | None = None,
    with_body: bool = True,
) -> Thing:
    """One article as a NewsArticle (https://schema.org/NewsArticle).

    Args:
        article: the article.
        publication: what it stands in, for language, house and contact.
        images: the ImageObjects of the pictures that can be shown, by href; caption, credit and alternative text are
            added to them.
        logo: the ImageObject of the publication's logo; it is that of its house, never of a newspaper whose article
            this is a clipping of.
        with_body: write the text too, although the page has it.
    """
    source, dateline, rights = article.source, article.dateline, rights_of(article)
    lang = language_tag(article.lang or publication.lang)
    houses = _publishers(article, publication, logo)
    figures = [block for block in each_block(article.body) if isinstance(block, Figure)]
    return _filled(
        {
            "@type": "NewsArticle",
            "identifier": article.id,
            "headline": article_title(article, publication.lang),
            "alternativeHeadline": [line for line in (article.deck, article.kicker) if line],
            "description": article.lead,
            "inLanguage": None if lang == UNDETERMINED else lang,
            "datePublished": published_day(article, publication),
            **dict(edition_facts(article)),
            "author": _authors(article),
            "dateline": dateline.text if dateline else None,
            "locationCreated": {"@type": "Place", "name": dateline.place} if dateline and dateline.place else None,
            "publisher": houses[0] if houses else None,
            "sourceOrganization": houses[1:],
            "printPage": source.page if source else None,
            "url": safe_address(source.url) if source and source.url else None,
            "image": [
                _image(figure, images[figure.image], publication.picture(figure.image))
                for figure in figures
                if figure.image and figure.image in images
            ],
            "keywords": [word for word in article.keywords if word],
            "about": [_subject(subject, article.lang or publication.lang) for subject in article.subjects if subject],
            "copyrightNotice": "\n".join((*rights.copyright, *rights.terms)),
            "conditionsOfAccess": source.rights if source else None,
            "copyrightHolder": {"@type": "Organization", "name": rights.holder} if rights.holder else None,
            "wordCount": word_count(block_texts(article.body)) or None,
            "articleBody": body_text(article) if with_body else None,
        }
    )


def published_day(article: Article, publication: Publication) -> str | None:
    """The day on which an article came out, the same for all that programs are told on a page."""
    written = (
        article.source.date if article.source else None,
        article.dateline.date if article.dateline else None,
        publication.date,
    )
    return next(filter(None, map(day, written)), None)


def day(written: str | None) -> str | None:
    """The date or moment where it is one (ISO 8601), else None."""
    return written if written and parse_moment(written) else None


def _filled(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in (None, "", [])}


def _authors(article: Article) -> list[Thing]:
    people = article.byline.people if article.byline else ()
    return [_filled({"@type": "Person", "name": one.name, "jobTitle": one.role}) for one in people if one.name.strip()]


def _publishers(article: Article, publication: Publication, logo: Thing | None) -> list[Thing]:
    contact = article.contact or publication.contact
    papers = [*(article.source.publications if article.source else ())]
    about = article.boilerplate or publication.boilerplate
    return organisations(papers or [publication.publisher or ""], contact, about, None if papers else logo)


def organisations(
    names: Iterable[str], contact: Contact | None, about: str | None, logo: Thing | None = None
) -> list[Thing]:
    """The newspapers of a clipping, or the house behind a kit; the first with whom to call and what it says of itself.

    Args:
        names: theirs; where there is none, the contact's organisation stands in.
        contact: the contact for the press.
        about: the boilerplate.
        logo: the ImageObject of the first one's logo.
    """
    known = distinct_names(names) or distinct_names([(contact.organisation or "") if contact else ""])
    facts = {"description": about, "contactPoint": _contact(contact), "logo": logo}
    made: list[Thing] = [{"@type": "Organization", "name": name} for name in known]
    if not made and any(facts.values()):
        made = [{"@type": "Organization"}]
    return [_filled({**one, **(facts if place == 0 else {})}) for place, one in enumerate(made)]


def _contact(contact: Contact | None) -> Thing | None:
    if contact is None:
        return None
    ways = {
        "name": contact.name,
        "telephone": contact.phone,
        "email": contact.email,
        "url": site_as_written(contact.url),
    }
    return _filled({"@type": "ContactPoint", "contactType": "press", **ways}) if any(ways.values()) else None


def _image(figure: Figure, image: Thing, picture: Picture | None) -> Thing:
    return _filled(
        {
            **image,
            "caption": inline_text(figure.caption),
            "creditText": figure.credit.text if figure.credit else None,
            "description": figure.alt,
            "copyrightNotice": picture.copyright if picture else None,
            "conditionsOfAccess": picture.terms if picture else None,
            "contentLocation": {"@type": "Place", "name": picture.place} if picture and picture.place else None,
            "dateCreated": picture.date if picture else None,
        }
    )


def image_object(width: int, height: int, media_type: str | None = None, address: str | None = None) -> Thing:
    """An ImageObject: size in pixels, type, and an absolute or relative address, percent-encoded.

    Its sides are lengths with their unit, as https://schema.org/Distance has them; a bare number is none.
    """
    return _filled(
        {
            "@type": "ImageObject",
            "contentUrl": address,
            "encodingFormat": media_type,
            "width": f"{width} px",
            "height": f"{height} px",
        }
    )


def edition_facts(article: Article) -> Iterator[tuple[str, str]]:
    """What is known of this edition of an article, under names of schema.org: section, version, status, correction.

    The note of an update or a kill is for editors and stands nowhere; that of a correction tells readers what was
    wrong.
    """
    change = article.change
    correction = change.note if change and change.kind == "correction" else None
    facts = (
        ("articleSection", article.section),
        ("genre", genre.name if (genre := genre_of(article.genre)) else article.genre),
        ("version", str(article.version) if article.version is not None else None),
        ("dateModified", day(article.modified)),
        ("creativeWorkStatus", article.status if article.status != "usable" else None),
        ("correction", correction),
    )
    yield from ((name, value) for name, value in facts if value and value.strip())


def _subject(subject: str, lang: str | None) -> Thing:
    """A topic of the IPTC by name, address and code; another code alone; any other subject by its words."""
    found = topic(subject, lang)
    if found is not None:
        name = found.name(lang) if is_code(subject) else subject
        return {"@type": "DefinedTerm", "@id": found.uri, "termCode": found.qcode, "name": name}
    return {"@type": "DefinedTerm", "termCode": subject} if is_code(subject) else {"@type": "Thing", "name": subject}
