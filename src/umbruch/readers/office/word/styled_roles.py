"""Word files whose styles are named for press roles, as ours are: what is what is read off the styles, not guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from umbruch.clipping.conventions import Conventions, conventions_for
from umbruch.clipping.embargo_ends import with_ends
from umbruch.clipping.marks.authors.byline import parse_byline
from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.marks.release import parse_contact, parse_embargo
from umbruch.clipping.marks.source import parse_source
from umbruch.clipping.signs.which_language import detect
from umbruch.language.tags import is_named
from umbruch.readers.blocks.inline_cuts import cut, stripped
from umbruch.readers.office.word.block_walk import Seen
from umbruch.readers.office.word.styled_blocks import StyledBody
from umbruch.readers.office.word.word_copy import OpenedWord, language_of
from umbruch.registry.format_table import ReadRequest
from umbruch.registry.roles import ROLE, WORDS_OWN_STYLE
from umbruch.tree import Article, Dateline, Figure, Paragraph
from umbruch.tree.reading import Origin, Reading
from umbruch.tree.walk import article_texts, inline_text

_ORDER = (
    "embargo",
    "kicker",
    "headline",
    "deck",
    "byline",
    "lead",
    "body",
    "source",
    "boilerplate",
    "contact",
    "notice",
)
"""The roles from the top of an article to its end."""
_ROLE_OF = {ROLE[field].docx_style: field for field in _ORDER}
_OPENS = ("embargo", "kicker", "headline")
_ROLE_OPENS = frozenset(ROLE[field].docx_style for field in _OPENS)
_NO_ARTICLE = frozenset(("Press Head", "Press Head Label", "Contents Heading", "toc 1", "Article End"))
"""Styles of what is set from the fields of an article and stands there a second time."""
_TITLES = {"Title": "title", "Subtitle": "subtitle"}
_OUR_NAME = {words.casefold(): ROLE[field].docx_style for field, words in WORDS_OWN_STYLE.items() if field != "caption"}
_OUR_NAME |= {f"heading {level + 1}": f"{ROLE['subheading'].docx_style} {level}" for level in range(2, 6)}
"""What we call the styles that Word has a name of its own for."""


def says_its_roles(opened: OpenedWord) -> bool:
    """Whether the styles of a file say what is what: umbruch wrote it, or its house names styles as umbruch does.

    Word's own names alone say nothing: every letter has headings.
    """
    named = {_ROLE_OF[one.style] for one in opened.seen if one.style in _ROLE_OF}
    used = {_ROLE_OF[one.style] for one in with_our_names(opened.seen) if one.style in _ROLE_OF}
    if opened.shared.parts.is_ours():
        return bool(used)
    return "headline" in used and "body" in used and bool(named - {"body"})


def with_our_names(seen: Iterable[Seen]) -> Iterator[Seen]:
    """The blocks with the names of styles that are ours, where a house template or another program has Word's."""
    before = ""
    for one in seen:
        style = _OUR_NAME.get(one.style.casefold(), one.style)
        if style == ROLE["deck"].docx_style and before == "Title":
            style = "Subtitle"
        yield one if style == one.style else one._replace(style=style)
        before = style


def styled_reading(opened: OpenedWord, request: ReadRequest) -> Reading:
    """The article or articles in a file whose styles say what is what."""
    core = opened.shared.parts.core()
    file_language = core.get("language") if is_named(core.get("language", "")) else None
    told = request.lang or file_language
    seen_as_ours = list(with_our_names(opened.seen))
    titles = _titles(seen_as_ours)
    parts = list(_articles(seen_as_ours))
    front = parts.pop(0) if titles and len(parts) > 1 and not any(one.style in _ROLE_OPENS for one in parts[0]) else []
    articles: list[Article] = []
    origins: list[Origin] = []
    for number, seen in enumerate(parts):
        article, own = _article(seen, told if len(parts) == 1 else request.lang)
        articles.append(article)
        origins += [Origin(f"articles[{number}].{field}", lines) for field, lines in own]
    if keywords := tuple(word.strip() for word in core.get("keywords", "").split(";") if word.strip()):
        articles[0] = replace(articles[0], keywords=keywords)
    set_by_us = opened.shared.parts.is_ours()
    articles[0] = replace(
        articles[0],
        desk_notes=opened.desk_notes,
        discarded=(*_texts(front), *(opened.put_aside if set_by_us else opened.discarded)),
    )
    ended, remarks = with_ends(tuple(articles), origins, request.house.where)
    covers = [one.block.image for one in front if isinstance(one.block, Figure)]
    return Reading(
        kind="kit" if len(ended) > 1 or titles else "article",
        title=titles.get("title"),
        subtitle=titles.get("subtitle"),
        lang=told or ended[0].lang or language_of(opened.shared.noticed, opened.shared.styles),
        articles=ended,
        cover=next(filter(None, covers), None),
        pictures=tuple(opened.shared.pictures.pictures.values()),
        origins=tuple(origins),
        diagnostics=(*opened.remarks, *remarks),
    )


def _titles(seen: Iterable[Seen]) -> dict[str, str]:
    return {
        _TITLES[one.style]: inline_text(one.block.content)
        for one in seen
        if one.style in _TITLES and isinstance(one.block, Paragraph)
    }


def _articles(seen: Iterable[Seen]) -> Iterator[list[Seen]]:
    """The blocks of each article: a new one begins where a role of the top follows one from further down."""
    own: list[Seen] = []
    deepest = -1
    for one in seen:
        if one.style in _NO_ARTICLE or one.style in _TITLES:
            continue
        role = _ROLE_OF.get(one.style, "body")
        rank = _ORDER.index(role)
        if role in _OPENS and (deepest > rank or (role == "headline" and deepest == rank)):
            yield own
            own, deepest = [], -1
        own.append(one)
        deepest = max(deepest, rank)
    yield own


def _article(seen: Sequence[Seen], lang: str | None) -> tuple[Article, list[tuple[str, tuple[int, ...]]]]:
    lines: dict[str, list[str]] = {}
    places: dict[str, list[int]] = {}
    body: list[Seen] = []
    for one in seen:
        role = _ROLE_OF.get(one.style, "body")
        if role == "body" or not isinstance(one.block, Paragraph):
            body.append(one)
            continue
        lines.setdefault(role, []).append(inline_text(one.block.content))
        places.setdefault(role, []).append(one.number)
    words = "\n".join([*(text for texts in lines.values() for text in texts), *_texts(body)])
    lang = lang or detect(words).lang
    conventions = conventions_for(lang)
    body, dateline = _dateline(body, conventions, words)
    fields: dict[str, Any] = {role: _value(role, texts, conventions) for role, texts in lines.items()}
    if dateline is not None:
        fields["dateline"] = dateline
    blocks, numbers = StyledBody().read(body)
    article = Article(lang=lang, body=blocks, **fields)
    origins = [(role, tuple(found)) for role, found in places.items()]
    return article, [*origins, *((f"body[{at}]", (number,)) for at, number in enumerate(numbers))]


def _texts(body: Iterable[Seen]) -> Iterator[str]:
    yield from article_texts(Article(body=tuple(one.block for one in body)))


def _value(role: str, texts: list[str], conventions: Conventions) -> Any:
    whole = "\n\n".join(texts)
    match role:
        case "byline":
            return parse_byline(whole, conventions)
        case "source":
            return parse_source(whole)
        case "contact":
            return parse_contact(whole)
        case "embargo":
            return parse_embargo("\n".join(texts))
        case "notice":
            return tuple(texts)
        case _:
            return whole


def _dateline(body: Sequence[Seen], conventions: Conventions, words: str) -> tuple[list[Seen], Dateline | None]:
    """The dateline in its own style at the start of the first paragraph, and the body without it."""
    for place, one in enumerate(body):
        if not one.dateline.strip() or not isinstance(one.block, Paragraph):
            continue
        text = " ".join(one.dateline.split())
        whole = inline_text(one.block.content)
        start = len(one.dateline.lstrip()) if whole.startswith(one.dateline.strip()) else 0
        rest = stripped(cut(one.block.content, start, len(whole)))
        found = find_dateline(f"{text} {inline_text(rest)}", conventions, words)
        dateline = found.dateline if found is not None and found.dateline.text == text else Dateline(text)
        left = [one._replace(block=replace(one.block, content=rest), dateline="")] if rest else []
        return [*body[:place], *left, *body[place + 1 :]], dateline
    return list(body), None
