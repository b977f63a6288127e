"""The front matter: one key a press role, in YAML that every reader of YAML 1.1 understands."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import yaml

from umbruch.facts.imprint import publication_date
from umbruch.tree import Article, Picture, Publication
from umbruch.tree.walk import each_figure

VERSION = 1
"""The value of `umbruch`: a reader then takes every value as it stands and guesses nothing."""

_KEYS = (
    "id", "lang", "kicker", "headline", "deck", "lead", "byline", "dateline", "source", "embargo", "contact",
    "boilerplate", "notice", "keywords", "subjects", "section", "genre", "urgency", "modified", "version",
    "status", "change",
)  # fmt: skip
_RENAMED = {"headline": "title"}
"""What static sites and pandoc call the headline."""

_WHOLE = (
    "kind",
    "title",
    "subtitle",
    "lang",
    "date",
    "publisher",
    "provider",
    "logo",
    "contact",
    "boilerplate",
    "cover",
)
PICTURE_KEYS = ("caption", "credit", "copyright", "terms", "alt", "focus", "place", "date")
_ODD = re.compile("[^\n\u0020-\u007e\u00a1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffc]")


_LIVE = {"<": r"\x3C", "](": r"]\x28"}
"""What would begin an element or a link where a program knows no front matter and takes it for text, as escapes."""


class _Dumper(yaml.SafeDumper):
    """Plain YAML: no anchors, long lines left whole, several lines as a block, odd characters escaped."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _scalar(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None
    if any(sign in text for sign in _LIVE):
        style = '"'
    elif "\n" in text or _ODD.search(text):
        clean = not _ODD.search(text) and all(line and line == line.strip() for line in text.split("\n"))
        style = "|" if clean else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _scalar)


_LIQUID = re.compile(r"\{[{%]")


def article_matter(article: Article, publication: Publication | None = None, below: str = "") -> str:
    """The front matter of an article.

    Args:
        article: its body is not looked at.
        publication: the publication around it, where the article stands alone: what is known of that alone is said
            under the key `publication`.
        below: the Markdown that stands below it.
    """
    table: dict[str, Any] = {"umbruch": VERSION, **_own_words(article)}
    if publication is not None and (whole := _whole(publication, article.lang)):
        table["publication"] = whole
    return _fenced({**table, **_for_others(article, publication), **_without_liquid(below)})


def whole_matter(publication: Publication, below: str = "") -> str:
    """The front matter of a kit: the whole under names that others know, then in our own words, then its articles.

    Args:
        publication: of any number of articles.
        below: the Markdown that stands below it.
    """
    day = publication_date(publication)
    title = publication.title or next((article.headline for article in publication.articles if article.headline), None)
    known = {"title": title, "subtitle": publication.subtitle, "date": day, "lang": publication.lang}
    return _fenced(
        {
            "umbruch": VERSION,
            **{name: value for name, value in known.items() if value},
            "publication": {"kind": publication.kind, **_whole(publication, None)},
            "articles": [_own_words(article) for article in publication.articles],
            **_without_liquid(below),
        }
    )


def _without_liquid(markdown: str) -> dict[str, bool]:
    """Words in curly brackets stay words: Jekyll takes them for orders of its templates unless it is told otherwise."""
    return {"render_with_liquid": False} if _LIQUID.search(markdown) else {}


def _own_words(article: Article) -> dict[str, Any]:
    """The fields of an article, one key a press role."""
    table = {}
    for field in _KEYS:
        value = _short(getattr(article, field))
        if value not in (None, []) and (field, value) != ("status", "usable"):
            table[_RENAMED.get(field, field)] = value
    return table


def _for_others(article: Article, publication: Publication | None) -> dict[str, Any]:
    """What pandoc, Hugo and Jekyll ask for, under their names; our reader takes it from our own keys."""
    byline = article.byline
    known = {
        "author": [person.name for person in byline.people] if byline else [],
        "date": publication_date(publication) if publication else None,
        "subtitle": article.deck,
        "description": article.lead or article.deck,
        "tags": list(article.keywords),
        "lastmod": article.modified,
        "publishDate": article.embargo.until if article.embargo else None,
    }
    return {name: value for name, value in known.items() if value}


def _whole(publication: Publication, lang: str | None) -> dict[str, Any]:
    """What the publication says itself and a reader would not take from its article."""
    table = {field: _short(getattr(publication, field)) for field in _WHOLE}
    usual = {"kind": "article", "lang": lang}
    made: dict[str, Any] = {field: value for field, value in table.items() if value != usual.get(field)}
    pictures = [_picture(one) for one in publication.pictures]
    named = [publication.cover, publication.logo, *(figure.image for figure in each_figure(publication))]
    if pictures != list(dict.fromkeys(href for href in named if href is not None)):
        made["pictures"] = pictures
    return made


def _picture(picture: Picture) -> str | dict[str, Any]:
    """The name of a picture, and what is known of it beside what its file shows."""
    known = {name: _short(getattr(picture, name)) for name in PICTURE_KEYS}
    known = {name: value for name, value in known.items() if value is not None}
    return {"href": picture.href, **known} if known else picture.href


def _short(value: Any) -> Any:
    """The value in plain types: what is empty left out, a part that has only its line as that line."""
    match _filled(msgspec.to_builtins(value)):
        case {"text": text, **rest} if not rest:
            return text
        case found:
            return found


def _filled(value: Any) -> Any:
    match value:
        case dict():
            return {name: _filled(one) for name, one in value.items() if one is not None and one not in ([], ())}
        case list() | tuple():
            return [_filled(one) for one in value]
        case _:
            return value


def _fenced(table: dict[str, Any]) -> str:
    written = yaml.dump(table, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1_000_000)
    for sign, escape in _LIVE.items():
        written = written.replace(sign, escape)
    return f"---\n{written}---"
