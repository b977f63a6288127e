"""What a web page says about itself: JSON-LD, Open Graph and other meta elements, microdata."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from umbruch.readers.elements.parsed_page import Element

_ARTICLES = re.compile(
    r"(?:News|Reportage|Analysis|Opinion|Background|Review|Satirical|Scholarly|Tech|Blog|Live)?(?:Article|Posting|BlogPosting)$|ReportageNewsArticle|LiveBlogPosting"
)
_AUTHORS = (
    "//*[@itemprop='author']|//a[@rel='author']|//article//*[contains(concat(' ', @class, ' '), ' vcard ')]"
    "/*[contains(concat(' ', @class, ' '), ' fn ')]"
)
"""Authors as microdata, as links, and as hAtom says them, which WordPress writes (hAtom 0.1, author)."""
_SUMMARIES = "//*[contains(@itemtype, 'Article')]//*[@itemprop='description' and not(@content)]"
"""What an article says of itself in microdata, as TYPO3 writes it."""
_MOST_NODES = 5000
_DEEPEST = 12
_TAGS = re.compile(r"<[^>]{1,500}>")
_CONTROL = re.compile("[\x00-\x1f]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LOOSE_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_ADDRESS = re.compile(r"https?://|www\.|^@|\.(?:com|de|org)/")


class PageClaims(NamedTuple):
    """What a page claims; evidence, never truth.

    Args:
        headlines: from the most to the least trusted.
        decks: in the same order.
        authors: names of those who wrote it.
        published: day (ISO 8601).
        modified: moment (ISO 8601).
        publisher: name of the newspaper.
        body: the text of the article, where the page brings it a second time for machines.
        section: part of the newspaper.
        keywords: what it is about.
        lang: the language of the page.
        url: the page's own address.
    """

    headlines: tuple[str, ...] = ()
    decks: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    body: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    lang: str | None = None
    url: str | None = None


def page_claims(root: Element) -> PageClaims:
    """What a page claims about its article."""
    news = _article_nodes(root)
    meta = _meta(root)
    first = news[0] if news else {}

    def said(*keys: str) -> list[str]:
        return [words for key in keys for words in (_words(first.get(key)),) if words]

    def told(*names: str) -> list[str]:
        return [words for name in names for one in meta.get(name, ()) for words in (_words(one),) if words]

    authors = _people(first.get("author")) or _people(first.get("creator"))
    if not authors:
        authors = told("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author")
    if not authors:
        authors = _people(
            [
                "".join(next(iter(one.xpath(".//*[@itemprop='name' and not(@content)]")), one).itertext())
                for one in root.xpath(_AUTHORS)[:4]
            ]
        )
    publisher = next(iter([*_people(first.get("publisher")), *told("og:site_name", "application-name")]), None)
    days = [
        *said("datePublished", "dateCreated"),
        *told(
            "article:published_time",
            "og:published_time",
            "date",
            "dc.date",
            "dcterms.created",
            "publish-date",
            "publishdate",
            "publish_date",
            "dc.date.issued",
            "dcterms.issued",
            "dcterms.date",
            "pubdate",
            "parsely-pub-date",
            "datepublished",
            "article:published",
            "publication_date",
            "sailthru.date",
            "cxenseparse:recs:publishtime",
        ),
    ]
    days += [
        one.get("datetime") or one.get("content") or ""
        for one in root.xpath(
            "//*[@itemprop='datePublished']|//article//time[@datetime]|//header//time[@datetime]|//time[@datetime]"
        )[:3]
    ]
    changed = [*said("dateModified"), *told("article:modified_time", "og:updated_time", "last-modified")]
    address = [*[one.get("href") or "" for one in root.xpath("//link[@rel='canonical']")[:1]], *told("og:url")]
    html_lang = root.get("lang") or next(iter(told("og:locale", "content-language")), None)
    return PageClaims(
        tuple(
            dict.fromkeys(
                [
                    *said("headline"),
                    *told("headline", "og:title", "twitter:title"),
                    *said("alternativeHeadline", "name"),
                ]
            )
        ),
        tuple(
            dict.fromkeys(
                [
                    *said("description"),
                    *told("og:description", "twitter:description", "description"),
                    *said("alternativeHeadline"),
                    *(_words("".join(one.itertext())) or "" for one in root.xpath(_SUMMARIES)[:2]),
                ]
            )
        ),
        _without_paper(tuple(dict.fromkeys(_names(authors))), publisher),
        next((day for one in days if (day := day_of(one))), None),
        next((_moment(one) for one in changed if _DAY.match(one)), None),
        publisher,
        _words(first.get("articleBody"), lines=True),
        next(iter([*said("articleSection"), *told("article:section")]), None),
        tuple(dict.fromkeys(_keywords(first.get("keywords")) or told("article:tag"))),
        html_lang.replace("_", "-") if html_lang else None,
        next((one for one in address if one.startswith(("http://", "https://")) and len(one) < 2000), None),
    )


def day_of(text: str) -> str | None:
    """The day (ISO 8601) that a moment begins with; None where it is none."""
    import datetime

    text = text.strip()
    if found := _LOOSE_DAY.match(text):
        try:
            return datetime.date(*map(int, found.groups())).isoformat()
        except ValueError:
            return None
    import email.utils

    try:
        return email.utils.parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _moment(text: str) -> str | None:
    import datetime

    try:
        return datetime.datetime.fromisoformat(text.strip()).isoformat()
    except ValueError:
        return day_of(text)


def _article_nodes(root: Element) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for script in root.xpath("//script[contains(@type,'ld+json')]")[:40]:
        try:
            whole = json.loads(_CONTROL.sub(" ", script.text or "").strip().rstrip(";"))
        except (ValueError, RecursionError):
            continue
        found += [node for node in _nodes(whole) if _is_article(node)]
    return sorted(found, key=lambda node: -(("headline" in node) + ("datePublished" in node) + ("articleBody" in node)))


def _nodes(whole: Any) -> Iterator[dict[str, Any]]:
    waiting, count = [(whole, 0)], 0
    while waiting and count < _MOST_NODES:
        node, depth = waiting.pop(0)
        count += 1
        if isinstance(node, dict):
            yield node
            inner = [
                node[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
                if key in node
            ]
        else:
            inner = node if isinstance(node, list) else []
        if depth < _DEEPEST:
            waiting += [(one, depth + 1) for one in inner if isinstance(one, dict | list)]


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLES.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _words(value: Any, *, lines: bool = False) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return None
    text = html.unescape(html.unescape(_TAGS.sub(" " if lines else "", value)))
    text = text.replace("\u00ad", "") if lines else text
    return " ".join(text.split(" ") if lines else text.split()).strip() or None


def _people(value: Any) -> list[str]:
    found: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = one.get("name")
        if isinstance(one, list):
            found += _people(one)
        elif words := _words(one):
            found.append(words)
    return found


_INITIALS = re.compile(r"\s+\([a-zäöü.]{2,5}\)$")
"""The initials by which a newsroom knows somebody: `Ada Roe (aro)`."""


def _names(authors: list[str]) -> Iterator[str]:
    """One name each, where a page has put several into one value."""
    for one in authors:
        if _ADDRESS.search(one) or len(one) > 200:
            continue
        for name in re.split(r"\s*(?:,|;|\|| und | and | et )\s*", one) if len(authors) == 1 else [one]:
            name = _INITIALS.sub("", re.sub(r"(?i)^(?:von|by|par|di)\s+", "", name)).strip(" .·")
            name = name.removesuffix(" 기자")
            if name and not name.isdigit():
                yield name


def _without_paper(authors: tuple[str, ...], publisher: str | None) -> tuple[str, ...]:
    """The authors without the name of the newspaper, where there are others."""
    people = tuple(name for name in authors if name != publisher)
    return people or authors


def _keywords(value: Any) -> list[str]:
    words = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    return [
        text
        for one in words[:60]
        if isinstance(one, str) and (text := " ".join(html.unescape(one).split())) and len(text) < 80
    ]


def _meta(root: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in root.iter("meta"):
        name = (one.get("property") or one.get("name") or one.get("itemprop") or "").lower()
        if name and one.get("content"):
            found.setdefault(name, []).append(one.get("content"))
    return found
