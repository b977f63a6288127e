"""Footnotes: taken out of the running text and gathered at the foot, for formats that have no notes of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from umbruch.tree.blocks import Block, Break, List, Note, Superscript, Text
from umbruch.tree.model import Article


def notes_of(part: object) -> Iterator[Note]:
    """The notes in a block, an inline or a sequence of them, in the order of their marks; their own come after them."""
    match part:
        case Note():
            yield part
            yield from notes_of(part.content)
        case Text() | Break() | str():
            return
        case tuple():
            for one in part:
                yield from notes_of(one)
        case Struct():
            for name in part.__struct_fields__:
                value = getattr(part, name)
                if type(value) is tuple:
                    yield from notes_of(value)


def apart_from_notes(article: Article, *, bracketed: bool = False) -> tuple[Article, tuple[tuple[Block, ...], ...]]:
    """The article with numbers where its notes stand, and the content of each note, the first being number 1.

    Args:
        article: what is to be set.
        bracketed: put the numbers between brackets instead of raising them.
    """
    if not holds_notes(article.body):
        return article, ()
    gathered = _Gathered(bracketed)
    body: tuple[Block, ...] = gathered.without_notes(article.body)
    notes = []
    while gathered.waiting:
        notes.append(gathered.without_notes(gathered.waiting.pop(0)))
    return replace(article, body=body), tuple(notes)


def with_notes_at_foot(article: Article, *, bracketed: bool = False) -> Article:
    """The article with numbers where its notes stand and the notes as a numbered list at the end of the body.

    An article without notes comes back as it is.

    Args:
        article: what is to be set.
        bracketed: put the numbers between brackets, for formats that cannot raise them.
    """
    article, notes = apart_from_notes(article, bracketed=bracketed)
    return replace(article, body=(*article.body, List(ordered=True, items=notes))) if notes else article


def holds_notes(body: tuple[Block, ...]) -> bool:
    """Whether there is a note anywhere; most articles have none."""
    waiting: list[tuple[object, ...]] = [body]
    while waiting:
        for part in waiting.pop():
            kind = type(part)
            if kind is Text:
                continue
            if isinstance(part, tuple):
                waiting.append(part)
            elif kind is Note:
                return True
            else:
                values = [getattr(part, name) for name in getattr(kind, "__struct_fields__", ())]
                waiting += [value for value in values if value and type(value) is tuple]
    return False


class NoteMark(Superscript, frozen=True, tag="superscript"):
    """The raised number that stands where note `number` was."""

    number: int = 0


class _Gathered:
    """Counts notes and keeps their texts; those inside notes come after those of the body."""

    def __init__(self, bracketed: bool) -> None:
        self._bracketed = bracketed
        self.waiting: list[tuple[Block, ...]] = []
        self._count = 0

    def without_notes(self, part: Any) -> Any:
        match part:
            case Note():
                self._count += 1
                self.waiting.append(part.content)
                return Text(f"[{self._count}]") if self._bracketed else NoteMark((Text(str(self._count)),), self._count)
            case Text() | Break():
                return part
            case tuple():
                return tuple(map(self.without_notes, part))
            case Struct():
                fields = {name: getattr(part, name) for name in part.__struct_fields__}
                return replace(part, **{name: self.without_notes(one) for name, one in fields.items() if one})
            case _:
                return part
