"""What other formats show by place or look, said in words of the article: corrections, the turns of an interview."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import assert_never

from msgspec.structs import replace

from umbruch.kept import remembered
from umbruch.language.wording import in_all_languages, word
from umbruch.tree import Article, Block, Box, Figure, List, Paragraph, Publication, Quote, Rule, Subheading, Table, Text
from umbruch.tree.walk import inline_text

_STEM = 5
_OTHER_STEMS = ("berich", "richti", "korri", "corri", "errat", "recti", "nachtr")
"""How words for a correction begin that we do not print ourselves: Berichtigung, Richtigstellung, Erratum …"""
_LABEL = re.compile(r"\W*(\w[\w-]*)(\s*:)?")

_Change = Callable[[Article, str | None], Article]


def with_corrections_named(publication: Publication) -> Publication:
    """The publication with the note of each correction as readers need it: with a word that says what it is.

    A note that begins with such a word (`Korrektur: …`, `Richtigstellung`, any one word and a colon) stays as it is.
    """
    return _each_article(publication, correction_named)


def correction_named(article: Article, lang: str | None) -> Article:
    """The article with a word before the note of its correction; `lang` is that of the publication."""
    change = article.change
    if change is None or change.kind != "correction" or not change.note or _says_what_it_is(change.note):
        return article
    note = word("correction", article.lang or lang).format(note=change.note)
    return replace(article, change=replace(change, note=note))


def _says_what_it_is(note: str) -> bool:
    opening = _LABEL.match(note)
    if opening is None:
        return False
    first, colon = opening[1].casefold(), opening[2]
    return bool(colon) or first.startswith(_stems())


@remembered(1)
def _stems() -> tuple[str, ...]:
    ours = (said.casefold()[:_STEM] for said in in_all_languages("correction"))
    return (*dict.fromkeys(ours), *_OTHER_STEMS)


def with_voices_named(publication: Publication) -> Publication:
    """The publication with a word before each question, and before the first answer to it, of an interview.

    Where somebody is named who speaks, the name tells it; where the words begin with such a word they stay.
    """
    return _each_article(publication, voices_named)


def voices_named(article: Article, lang: str | None) -> Article:
    """The article with those words; `lang` is that of the publication."""
    body = tuple(_turns(article.body, article.lang or lang))
    return article if body == article.body else replace(article, body=body)


def _turns(blocks: Iterable[Block], lang: str | None) -> Iterator[Block]:
    asked = True
    for block in blocks:
        match block:
            case Paragraph():
                said = inline_text(block.content).strip()
                if block.voice and said and not (block.speaker or "").strip() and (block.voice == "question" or asked):
                    label = word(block.voice, block.lang or lang)
                    begins = said.casefold().startswith(label.rstrip("\u00a0 :").casefold())
                    yield block if begins else replace(block, content=(Text(f"{label} "), *block.content))
                else:
                    yield block
                asked = block.voice != "answer"
            case Quote() | Box():
                yield replace(block, content=tuple(_turns(block.content, lang)))
            case List():
                yield replace(block, items=tuple(tuple(_turns(item, lang)) for item in block.items))
            case Subheading() | Figure() | Table() | Rule():
                yield block
            case _:
                assert_never(block)


def _each_article(publication: Publication, change: _Change) -> Publication:
    articles = tuple(change(article, publication.lang) for article in publication.articles)
    return publication if articles == publication.articles else replace(publication, articles=articles)
