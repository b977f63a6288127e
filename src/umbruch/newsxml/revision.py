"""A new version of an item beside the one that went out before: whether it says something else, and what."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from operator import ne
from typing import NamedTuple

from msgspec.structs import replace

from umbruch.registry.roles import FACTS, ROLES
from umbruch.tree import Article, Change
from umbruch.tree.model import HIGHEST_VERSION
from umbruch.tree.reading import Life
from umbruch.tree.walk import block_texts

_OF_THE_VERSION = {"version": None, "modified": None, "change": None, "id": None, "discarded": ()}
"""Fields that tell one version from the other and say nothing themselves."""

_LONGEST_QUOTED = 80
"""Characters of a text that a note quotes whole: a headline has some sixty."""
_MOST_QUOTED = 3
"""Places in the text that a note quotes; of more than that it says how many there are."""
_MOST_BLOCKS = 3_000
"""Texts of more blocks than this are not compared place by place."""

_GERMAN = {**{one.field: one.german for one in FACTS}, **{one.field: one.german for one in ROLES}}


class _Words(NamedTuple):
    """How a note says it: notes are for desks, and these write German or English."""

    changed: str
    instead: str
    text: str
    paragraphs: str


_IN_GERMAN = _Words("Geändert: {what}", "„{new}“ statt „{old}“", "Text neu gefasst", "geänderte Absätze: {count}")
_IN_ENGLISH = _Words("Changed: {what}", '"{new}" instead of "{old}"', "rewritten", "paragraphs changed: {count}")


class Sent(NamedTuple):
    """An item as it went out: the article as it is read back from its file, and what holds for all its versions."""

    article: Article
    life: Life


def says_the_same(article: Article, sent: Sent) -> bool:
    """Whether two items read back from the same format differ in nothing but their version."""
    return _said(article) == _said(sent.article)


def _said(article: Article) -> Article:
    return replace(article, **_OF_THE_VERSION)


def next_version(article: Article, read_back: Article, sent: Sent) -> Article:
    """The article as the version that follows an item.

    Args:
        article: as it will be written.
        read_back: the same, read back from the format of the item.
        sent: the item.

    Returns:
        Its version is at least one more; what changed is the note, with the kind of change that the article tells
        itself, else an update. An article that says the same as the item stays that version.
    """
    before = sent.article.version or 1
    if says_the_same(read_back, sent):
        kept = article.modified or sent.article.modified or sent.life.created
        return replace(article, version=before, change=article.change or sent.article.change, modified=kept)
    version = min(max(article.version or 1, before + 1), HIGHEST_VERSION)
    note = what_changed(sent.article, read_back)
    change = article.change or Change("kill" if article.status == "canceled" else "update")
    return replace(article, version=version, change=replace(change, note=change.note or note))


def what_changed(before: Article, after: Article) -> str:
    """One line for editors: which fields changed, and from what to what, in German for German articles."""
    german = (after.lang or "").partition("-")[0].lower() == "de"
    words = _IN_GERMAN if german else _IN_ENGLISH
    return words.changed.format(what="; ".join(_changes(before, after, words)))


def _changes(before: Article, after: Article, words: _Words) -> Iterator[str]:
    for name in Article.__struct_fields__:
        if name in _OF_THE_VERSION:
            continue
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            continue
        if name == "body":
            yield f"{_called(name, words)}: {_body_changes(before, after, words)}"
            continue
        said = _instead(_words(new), _words(old), words)
        yield f"{_called(name, words)}: {said}" if said else _called(name, words)


def _called(name: str, words: _Words) -> str:
    return _GERMAN.get(name, name) if words is _IN_GERMAN else name.replace("_", " ")


def _words(value: object) -> str:
    match value:
        case str():
            return value
        case tuple():
            return "; ".join(map(_words, value))
        case _:
            return getattr(value, "text", None) or ""


def _instead(new: str, old: str, words: _Words) -> str | None:
    """`"A" instead of "B"`; None where there is nothing to quote, or one of both is too long for a note."""
    if max(len(new), len(old)) > _LONGEST_QUOTED or not (new or old):
        return None
    return words.instead.format(new=new or "…", old=old or "…")


def _body_changes(before: Article, after: Article, words: _Words) -> str:
    old, new = (list(block_texts(article.body)) for article in (before, after))
    if max(len(old), len(new)) > _MOST_BLOCKS:
        return words.text
    places = [one for one in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if one[0] != "equal"]
    if not places:  # the words stand as they did: marks, kinds of blocks or pictures are others
        return words.paragraphs.format(count=sum(map(ne, before.body, after.body)) or 1)
    if all(last - first == end - start == 1 for _, first, last, start, end in places):
        quoted = [said for _, at, _, to, _ in places for said in _words_changed(old[at], new[to], words)]
        if len(quoted) <= _MOST_QUOTED:
            return ", ".join(quoted)
    count = sum(max(last - first, end - start) for _, first, last, start, end in places)
    return words.paragraphs.format(count=count)


def _words_changed(old: str, new: str, words: _Words) -> Iterator[str]:
    before, after = old.split(), new.split()
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield _instead(" ".join(after[start:end]), " ".join(before[first:last]), words) or "…"
