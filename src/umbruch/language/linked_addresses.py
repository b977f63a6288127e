"""Addresses of mail and web and telephone numbers in running words, made links where nobody has made them any."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, assert_never

from msgspec.structs import replace

from umbruch.kept import remembered
from umbruch.tree import (
    Article,
    Block,
    Box,
    Break,
    Emphasis,
    Figure,
    Inline,
    Link,
    List,
    Note,
    Paragraph,
    Publication,
    Quote,
    Rule,
    Span,
    Strong,
    Struck,
    Subheading,
    Subscript,
    Superscript,
    Table,
    Text,
)
from umbruch.tree.addresses import dialled, safe_address

_MAIL = r"(?<![\w.+/@-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?![\w@-])"
_SITE = r"(?<![\w@/.-])(?:https?://|www\.)[^\s<>\"„“”«»‹›\u0590-\u08ff]{1,2000}"
_PHONE = (
    r"(?<![\w+/.,-])(?:(?:\+|00)[1-9]\d{0,2}[ \xa0]?(?:\(0\)[ \xa0]?)?[\d(]|0[1-9]\d{1,4}[ \xa0]?[/-]?[ \xa0]?)"
    r"(?:[ \xa0]?[\d()/-]){4,16}(?<=\d)(?![\w%€$£]|[.,:]\d)"
)
_ADDRESS = re.compile(f"(?P<mail>{_MAIL})|(?P<site>{_SITE})|(?P<phone>{_PHONE})", re.ASCII | re.IGNORECASE)
_UNDIALLED = re.compile(
    r"(?:\d[ \xa0]|(?<![^\W_])(?<!/)(?:konto|kto|iban|blz|bic|isbn|issn|account|acct"
    r"|compte|cuenta|conto|rekening|az)[.:]{0,2}[ \xa0-]?(?:nr|no)?[.:]{0,2}[ \xa0]?)$",
    re.IGNORECASE,
)
"""What stands before figures that nobody dials: the first groups of an account, a word for one."""
_MOST_BEFORE = 20
_HINT = re.compile(r"@|://|www\.|\+\d|\b0\d", re.ASCII | re.IGNORECASE)
"""Without one of these no address can be in a text; most texts have none."""

_AFTER = ".,;:!?'’…*_~"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_FEWEST, _FEWEST_WITHOUT_SIGN, _MOST = 7, 8, 15
"""Digits of a telephone number with its area code: the fewest where a plus or one stroke tells what it is, the fewest
elsewhere, and the most that any has (ITU-T E.164, 6).
"""

_LONGEST_KEPT = 2_000

_T = TypeVar("_T")


def with_addresses_linked(publication: Publication) -> Publication:
    """The publication with links on addresses of mail and web and telephone numbers in its bodies; no word changes.

    A number counts as one to dial where it is written with its country's code, or with an area code that begins with
    a zero and parts behind it. A tree nested too deeply comes back as it is: its writer refuses it.
    """
    try:
        articles = tuple(addresses_linked(article) for article in publication.articles)
    except RecursionError:
        return publication
    same = all(one is other for one, other in zip(articles, publication.articles, strict=True))
    return publication if same else replace(publication, articles=articles)


def addresses_linked(article: Article) -> Article:
    """One article with those links in its body."""
    body = _blocks(article.body)
    return article if body is article.body else replace(article, body=body)


def _same_or(old: tuple[_T, ...], new: Iterable[_T]) -> tuple[_T, ...]:
    """The new parts, or the old ones themselves where nothing has changed, so that most trees stay as they are."""
    made = tuple(new)
    return old if len(made) == len(old) and all(map(_is, made, old)) else made


def _is(one: object, other: object) -> bool:
    return one is other


def _changed(part: Any, **fields: object) -> Any:
    changed = {name: value for name, value in fields.items() if value is not getattr(part, name)}
    return replace(part, **changed) if changed else part


def _blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return _same_or(blocks, map(_block, blocks))


def _block(block: Block) -> Block:
    changed: Block = block
    match block:
        case Paragraph() | Subheading():
            changed = _changed(block, content=_inlines(block.content))
        case Quote() | Box():
            changed = _changed(block, content=_blocks(block.content))
        case List():
            changed = _changed(block, items=_same_or(block.items, map(_blocks, block.items)))
        case Table():
            rows = _same_or(block.rows, (_same_or(row, map(_inlines, row)) for row in block.rows))
            changed = _changed(block, rows=rows, caption=_inlines(block.caption))
        case Figure():
            changed = _changed(block, caption=_inlines(block.caption))
        case Rule():
            pass
        case _:
            assert_never(block)
    return changed


def _inlines(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return _same_or(content, (part for inline in content for part in _inline(inline)))


def _inline(inline: Inline) -> Iterable[Inline]:
    match inline:
        case Text():
            return _cut(inline) if _may_hold_one(inline.text) else (inline,)
        case Emphasis() | Strong() | Subscript() | Superscript() | Struck() | Span():
            return (_changed(inline, content=_inlines(inline.content)),)
        case Note():
            return (_changed(inline, content=_blocks(inline.content)),)
        case Link() | Break():
            return (inline,)
        case _:
            assert_never(inline)


def _may_hold_one(text: str) -> bool:
    """Whether a text is to be searched for addresses; most hold none of the signs that one has."""
    if "@" in text or "0" in text or "+" in text or "://" in text or "www." in text.lower():
        return _HINT.search(text) is not None
    return False


def _cut(words: Text) -> Iterator[Inline]:
    """The words, each address in them a link of its own."""
    text, done = words.text, 0
    for start, end, href in _found(text):
        if start > done:
            yield Text(text[done:start])
        yield Link(href, (Text(text[start:end]),))
        done = end
    if done == 0:
        yield words
    elif done < len(text):
        yield Text(text[done:])


def _found(text: str) -> Iterable[tuple[int, int, str]]:
    """Where addresses begin and end, and where they lead; each format of an article asks the same of its paragraphs."""
    return _known_addresses(text) if len(text) <= _LONGEST_KEPT else _addresses(text)


@remembered(256)
def _known_addresses(text: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(_addresses(text))


def _addresses(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _ADDRESS.finditer(text):
        written = match[0]
        if match["phone"] and _UNDIALLED.search(text[max(0, match.start() - _MOST_BEFORE) : match.start()]):
            continue
        if match["site"]:
            written = _without_what_follows(written)
        if href := _address(match.lastgroup or "", written):
            yield match.start(), match.start() + len(written), href


def _address(kind: str, written: str) -> str | None:
    if kind == "mail":
        return safe_address(f"mailto:{written}")
    if kind == "site":
        return safe_address(written) if re.search(r"\w\.\w", written) else None
    number, strokes = dialled(written), written.count("/")
    fewest = _FEWEST if strokes == 1 or number.startswith("+") else _FEWEST_WITHOUT_SIGN
    return safe_address(f"tel:{number}") if strokes < 2 and fewest <= len(number.lstrip("+")) <= _MOST else None


def _without_what_follows(written: str) -> str:
    """The address without the marks of the sentence behind it; a bracket that it opened itself stays."""
    while written:
        last = written[-1]
        opened = _BRACKETS.get(last)
        if last in _AFTER or (opened and written.count(last) > written.count(opened)):
            written = written[:-1]
        else:
            break
    return written
