"""Blocks of a body found by their words, and changed: another kind, other words, split, joined, moved, taken out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, NoReturn, TypeVar

from msgspec.structs import replace

from umbruch.corrections.blocks.blocks_apart import END, joined, numbered_place, order_after, split
from umbruch.corrections.model import Change, ChangeBlock
from umbruch.corrections.set_fields import set_field
from umbruch.errors import FieldError, FixesError, did_you_mean
from umbruch.manuscript.anchors import Anchor, Places, anchor_at
from umbruch.tree import Block, Figure, Publication
from umbruch.tree.reading import Origin, Reading
from umbruch.tree.walk import block_texts

_P = TypeVar("_P", bound=Publication)

_SIDES = ("next", "previous")
_SHOWN = 60


class Place(NamedTuple):
    """Where a block stands: the number of its article and its own, from 0."""

    article: int
    block: int

    @property
    def path(self) -> str:
        """As `--set` names it."""
        body = f"body[{self.block}]"
        return f"articles[{self.article}].{body}" if self.article else body


class Blocks:
    """The blocks of all bodies of a publication, to be looked up by their words."""

    def __init__(self, publication: Publication) -> None:
        self.where = [
            Place(at, number) for at, one in enumerate(publication.articles) for number in range(len(one.body))
        ]
        self.words = [words_of(block) for one in publication.articles for block in one.body]
        self.places = Places(self.words)

    def anchor(self, place: Place) -> Anchor:
        """The words by which a block is found again."""
        return anchor_at(self.where.index(place), self.words, self.places)


def words_of(block: Block) -> str:
    """The words of a block; of one without words the name of its picture, or of its kind."""
    words = " ".join(block_texts((block,))).strip()
    return words or (isinstance(block, Figure) and block.image) or type(block).__name__.lower()


def changed(publication: _P, step: ChangeBlock) -> tuple[_P, ChangeBlock, tuple[str, ...]]:
    """The publication with a block changed, the step with the words by which all of it is found, what is to be said.

    Raises:
        FieldError, FixesError: no such block, several, or a change that it does not take.
    """
    blocks = Blocks(publication)
    said: tuple[str, ...] = ()
    if step.number is not None:
        place = Place(*step.number)
        anchor = blocks.anchor(place) if place in blocks.where else None
    else:
        assert step.anchor is not None
        place, said = _found(step, step.anchor, blocks)
        anchor = blocks.anchor(place)
    changes = []
    for change in step.changes:
        if change.kind == "move" and anchor is not None:
            publication, change = _moved(publication, place, change)
        else:
            publication = _changed(publication, place, change)
        changes.append(change)
    worded = step._replace(anchor=anchor, number=None, changes=tuple(changes)) if anchor else step
    return publication, worded, said


def _moved(publication: _P, place: Place, change: Change) -> tuple[_P, Change]:
    """The publication with a block before another one, or at the end; and the change by that one's words."""
    blocks = Blocks(publication)
    path = f"{place.path}.move"
    target = _target(place, change, blocks, path)
    count = _size(publication, place)
    order = order_after(count, place.block, target.block if target else count)
    body = publication.articles[place.article].body
    new = {old: number for number, old in enumerate(order)}
    made = _renumbered(publication, place.article, tuple(body[old] for old in order), lambda old: [new.get(old, old)])
    if target is None:
        return made, Change("move", END)
    anchor = blocks.anchor(target)
    alike = list(blocks.places.find(Anchor(anchor.words), near=False).first)
    at = blocks.where.index(target)
    return made, Change("move", anchor.words, str(alike.index(at) + 1) if len(alike) > 1 and at in alike else "")


def _target(place: Place, change: Change, blocks: Blocks, path: str) -> Place | None:
    """The block that another is moved before, in the same article; None for the end."""
    if change.value == END:
        return None
    number = numbered_place(change.value)
    if number is not None:
        target = Place(place.article, number)
        if target not in blocks.where:
            raise FieldError(f"there is no body[{number}]", place=path, hint="umbruch inspect shows them")
        return target
    found = blocks.places.find(Anchor(change.value))
    inside = [one for one in found.first if blocks.where[one].article == place.article]
    at = int(change.rest or 1) - 1
    if len(inside) > 1 and not change.rest:
        message = f"several blocks have the words {_short(change.value)}"
        raise FieldError(message, place=path, hint="write move_nth = 2 for the second of them")
    if not inside or at >= len(found.first):
        message = f"no block of the article has the words {_short(change.value)}"
        raise FieldError(message, place=path, hint=f'write those of the block below it, or "{END}"')
    return blocks.where[found.first[at] if change.rest else inside[0]]


def _found(step: ChangeBlock, anchor: Anchor, blocks: Blocks) -> tuple[Place, tuple[str, ...]]:
    found = blocks.places.find(anchor)
    at = (anchor.nth or 1) - 1 if len(found.first) > 1 else 0
    if not found.first or (anchor.nth is not None and at >= len(found.first)):
        _refuse(
            step, f"no block of the text has the words {_short(anchor.words)}",
            "write them as umbruch inspect --full shows them now, or take this correction out",
        )  # fmt: skip
    if len(found.first) > 1 and anchor.nth is None:
        told = ", ".join(blocks.where[one].path for one in found.first)
        _refuse(
            step, f"several blocks have the words {_short(anchor.words)}: {told}",
            'say which: after = "the words above it", or nth = 2 for the second of them',
        )  # fmt: skip
    first = found.first[at]
    said = (f"the words were changed since; taken for {_short(blocks.words[first])}",) if found.near else ()
    return blocks.where[first], said


def _changed(publication: _P, place: Place, change: Change) -> _P:
    if change.kind == "set" and (change.rest or change.value):
        return set_field(publication, place.path + change.rest, change.value)
    if place not in [Place(place.article, number) for number in range(_size(publication, place))]:
        return set_field(publication, place.path, change.value)  # which says that there is none
    body = publication.articles[place.article].body
    if change.kind == "set":
        return _laid(publication, place, (), 1)
    path = f"{place.path}.{change.kind}"
    if change.kind == "split":
        return _laid(publication, place, split(body[place.block], change.value, path), 1)
    if change.value not in _SIDES:
        raise FieldError(f"{change.value!r} is no side", place=path, hint=did_you_mean(change.value, _SIDES))
    first = place.block if change.value == "next" else place.block - 1
    if not 0 <= first < len(body) - 1:
        raise FieldError("there is no block on that side", place=path, hint="umbruch inspect shows them")
    return _laid(publication, Place(place.article, first), (joined(body[first], body[first + 1], path),), 2)


def _size(publication: Publication, place: Place) -> int:
    return len(publication.articles[place.article].body) if place.article < len(publication.articles) else 0


def _laid(publication: _P, place: Place, blocks: Sequence[Block], count: int) -> _P:
    """The publication with blocks in the place of some others."""
    article = publication.articles[place.article]
    body = (*article.body[: place.block], *blocks, *article.body[place.block + count :])

    def numbers(old: int) -> Sequence[int]:
        if old < place.block:
            return [old]
        if old >= place.block + count:
            return [old - count + len(blocks)]
        return range(place.block, place.block + len(blocks))

    return _renumbered(publication, place.article, body, numbers)


def _renumbered(publication: _P, number: int, body: tuple[Block, ...], numbers: Callable[[int], Sequence[int]]) -> _P:
    """The publication with another body of an article; origins and remarks move along with the blocks.

    Args:
        publication: what was read.
        number: that of the article.
        body: the new one.
        numbers: what has become of a block by its old number: none, one or several of the new ones.
    """
    articles = list(publication.articles)
    articles[number] = replace(articles[number], body=body)
    made = replace(publication, articles=tuple(articles))
    if not isinstance(made, Reading):
        return made
    prefix = f"articles[{number}].body["
    inner = re.compile(re.escape(prefix) + r"(\d+)(\].*)", re.DOTALL)

    def moved(field: str) -> list[str]:
        found = inner.fullmatch(field)
        return [f"{prefix}{one}{found[2]}" for one in numbers(int(found[1]))] if found else [field]

    origins: dict[str, Origin] = {}
    for one in made.origins:
        for field in moved(one.field):
            there = origins.get(field)
            lines = (*there.lines, *one.lines) if there else one.lines
            origins[field] = replace(one, field=field, lines=lines)
    remarks = [
        one if one.field is None else replace(one, field=fields[0])
        for one in made.diagnostics
        if (fields := moved(one.field or ""))
    ]
    return replace(made, origins=tuple(origins.values()), diagnostics=tuple(remarks))


def _refuse(step: ChangeBlock, message: str, hint: str) -> NoReturn:
    if step.file is None:
        raise FieldError(message, place=step.place, hint=hint)
    raise FixesError(message, source=step.file, place=step.place, hint=hint)


def _short(words: str) -> str:
    shown = " ".join(words.split())
    return repr(shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]} …")
