"""Press roles in Markdown that names none: the same words are read as in a text file, the body keeps its structure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from umbruch.clipping.assembly import Clipping, recognise
from umbruch.diagnostics import Diagnostic
from umbruch.manuscript import Claim, Grid, Look, Manuscript, Piece, WrittenLine
from umbruch.tree import Article, Block, Emphasis, Figure, Inline, Link, Paragraph, Strong, Subheading, Text
from umbruch.tree.reading import Origin
from umbruch.tree.walk import inline_text

Placed = tuple[Block, int]
"""A block and the line (from 0) that it starts on."""

_HEAD = ("kicker", "deck", "lead")
_TAKEN = (*_HEAD, "byline", "source", "contact", "boilerplate", "notice", "discarded", "modified")
_FIXED = frozenset({"headline", "dateline", "embargo", "desk_notes", *_TAKEN})
_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|<[^>]*>|[*_`~\\]")


class Roles(NamedTuple):
    """What was read out of the words: fields of the article, the blocks of the body, where and how surely.

    `dated` is the number of the block that begins with a dateline, `fixed` the fields that hold whatever the file says.
    """

    fields: dict[str, Any]
    body: list[Placed]
    origins: tuple[Origin, ...]
    remarks: tuple[Diagnostic, ...]
    dated: int | None = None
    fixed: frozenset[str] = frozenset()


class _Place(NamedTuple):
    """A line of the manuscript: the block that it is from, its piece there, and the line of the Markdown."""

    block: int
    piece: int
    line: int


class _Pieces(NamedTuple):
    """A block as the lines that it is written on, where it is one of plain words."""

    block: Block
    line: int
    parts: tuple[tuple[Inline, ...], ...]


def roles_in(
    placed: Sequence[Placed],
    headline: tuple[str, int] | None,
    text: str,
    lang: str | None,
    first_line: int = 0,
    fixed: Callable[[Manuscript], Manuscript] = lambda manuscript: manuscript,
) -> Roles:
    """The roles in the words of an article.

    Args:
        placed: its blocks, without the headline.
        headline: the heading of the first level and its line (from 0), where there is one.
        text: the Markdown, from whose lines the blocks were made.
        lang: its language, detected where it is not given.
        first_line: how many lines of the file stand above the text.
        fixed: lays the roles that somebody has fixed on the lines.
    """
    source = text.split("\n")
    blocks = [_Pieces(block, line, _parts(block, line, source)) for block, line in placed]
    manuscript, places = _manuscript(blocks, headline, first_line)
    manuscript = fixed(manuscript)
    clipping = recognise(manuscript, lang)
    if len(clipping.articles) > 1:
        return Roles({}, list(placed), (), ())
    by_hand = frozenset(role for _, role in manuscript.fixed)
    return _read(clipping, blocks, places, headline[0] if headline else None, by_hand & _FIXED)


def _manuscript(
    blocks: Sequence[_Pieces], headline: tuple[str, int] | None, above: int
) -> tuple[Manuscript, list[_Place | None]]:
    """The lines of the blocks, parted by blank ones, and where each comes from."""
    pieces: list[Piece] = []
    places: list[_Place | None] = []

    def add(piece: Piece, place: _Place | None) -> None:
        pieces.append(piece)
        places.append(place)

    waiting = headline
    for number, block in enumerate(blocks):
        if waiting is not None and waiting[1] <= block.line:
            add(WrittenLine(waiting[0], above + waiting[1] + 1, Look(heading=1)), None)
            add(WrittenLine(""), None)
            waiting = None
        level = block.block.level + 1 if isinstance(block.block, Subheading) else None
        for piece, part in enumerate(block.parts):
            look = Look(heading=level) if level else _look(part)
            line = block.line + piece
            words = inline_text(part).replace("\n", " ")  # HTML that is kept as text has its own line ends
            add(WrittenLine(words, above + line + 1, look), _Place(number, piece, line))
        add(WrittenLine("") if block.parts else Grid(()), None)
    if waiting is not None:
        add(WrittenLine(waiting[0], above + waiting[1] + 1, Look(heading=1)), None)
    claims = (Claim("headline", headline[0], "heading"),) if headline else ()
    return Manuscript(tuple(pieces), claims), places


def _look(part: Sequence[Inline]) -> Look:
    return Look(
        bold=bool(part) and all(isinstance(one, Strong) for one in part),
        italic=bool(part) and all(isinstance(one, Emphasis) for one in part),
    )


def _parts(block: Block, line: int, source: Sequence[str]) -> tuple[tuple[Inline, ...], ...]:
    """The content of a paragraph or crosshead line by line; nothing where a block is of another kind."""
    if not isinstance(block, Paragraph | Subheading) or not block.content:
        return ()
    if isinstance(block, Subheading):
        return (block.content,)
    written: list[str] = []
    for raw in source[line:]:
        if not raw.strip():
            break
        written.append(_MARKS.sub(lambda found: found.group(1) or "", raw))
    counts = [sum(map(str.isalnum, one)) for one in written]
    if len(counts) < 2 or sum(counts) != sum(map(str.isalnum, inline_text(block.content))):
        return (block.content,)
    parts = []
    rest = block.content
    for count in counts[:-1]:
        part, rest = _cut(rest, count)
        parts.append(_stripped(part))
    return tuple(part for part in (*parts, _stripped(rest)) if inline_text(part).strip())


def _cut(content: Sequence[Inline], letters: int) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """Content parted after its first letters and digits, and the signs up to the next blank."""
    before: list[Inline] = []
    for at, one in enumerate(content):
        own = sum(map(str.isalnum, inline_text((one,))))
        if own < letters:
            before.append(one)
            letters -= own
            continue
        first: tuple[Inline, ...]
        second: tuple[Inline, ...]
        match one:
            case Text():
                end = _end(one.text, letters)
                first, second = (Text(one.text[:end]),), (Text(one.text[end:]),)
            case Emphasis() | Strong() | Link() if own > letters:
                inner, outer = _cut(one.content, letters)
                first, second = (replace(one, content=inner),), (replace(one, content=outer),)
            case _:
                first, second = (one,), ()
        rest = (*second, *content[at + 1 :])
        return (*before, *first), tuple(part for part in rest if part != Text(""))
    return tuple(before), ()


def _end(text: str, letters: int) -> int:
    for at, sign in enumerate(text):
        if letters == 0 and sign.isspace():
            return at
        letters -= sign.isalnum()
    return len(text)


def _stripped(content: Sequence[Inline]) -> tuple[Inline, ...]:
    parts = list(content)
    if parts and isinstance(parts[0], Text):
        parts[0] = Text(parts[0].text.lstrip())
    if parts and isinstance(parts[-1], Text):
        parts[-1] = Text(parts[-1].text.rstrip())
    return tuple(part for part in parts if part != Text(""))


def _read(
    clipping: Clipping,
    blocks: Sequence[_Pieces],
    places: Sequence[_Place | None],
    headline: str | None,
    fixed: frozenset[str],
) -> Roles:
    """The fields that the words show, and the blocks with what is left of them."""
    article = clipping.articles[0]
    kinds: dict[int, Block] = {}
    kept: set[tuple[int, int]] = set()
    taken: set[tuple[int, int]] = set()
    origins = []
    told = {origin.field: origin for origin in clipping.origins}
    for path, origin in told.items():
        field = path.removeprefix("articles[0].")
        own = [place for number in origin.lines if (place := places[number - 1]) is not None]
        at = {(place.block, place.piece) for place in own}
        if field.startswith("body["):
            kept |= at
            if len({place.block for place in own}) == 1:
                kinds[own[0].block] = article.body[int(field[5:-1])]
        elif own and (field in _TAKEN or field in fixed):
            taken |= at
            origins.append(replace(origin, lines=tuple(place.line for place in own)))
    kept |= _in_no_field(article, blocks, kept | taken, headline)
    inside = {
        path
        for path in told
        if path.removeprefix("articles[0].") in ("byline", "source") and _overlaps(told[path], places, kept)
    }
    fields = _fields(article, {path.removeprefix("articles[0].") for path in inside}, fixed)
    body = [
        one
        for number, block in enumerate(blocks)
        for one in _left(number, block, kept, kinds.get(number), bool(clipping))
    ]
    line = next((line for line in told["articles[0].dateline"].lines), 0) if "articles[0].dateline" in told else 0
    place = places[line - 1] if line else None
    dated = next((at for at, (_, start) in enumerate(body) if place and start == place.line), None)
    kept_origins = tuple(one for one in origins if one.field not in inside)
    return Roles(fields, body, kept_origins, _remarks(clipping, places), dated, fixed)


def _in_no_field(
    article: Article, blocks: Sequence[_Pieces], known: set[tuple[int, int]], headline: str | None
) -> set[tuple[int, int]]:
    """The pieces that neither a field nor what was put aside holds: they stay in the body, however they were taken.

    A headline that the words show and the file doesn't mark as one is such a piece.
    """
    held = " ".join(map(_letters, (*article.discarded, *article.notice, *article.desk_notes)))
    if headline is not None and headline != article.headline:
        held = held.replace(_letters(headline), "", 1)
    left = set()
    for number, block in enumerate(blocks):
        for piece, part in enumerate(block.parts):
            if (number, piece) in known:
                continue
            own = _letters(inline_text(part))
            if own not in held:
                left.add((number, piece))
            held = held.replace(own, "", 1)
    return left


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _overlaps(origin: Origin, places: Sequence[_Place | None], kept: set[tuple[int, int]]) -> bool:
    """Whether a field was cut out of a line that stays in the body otherwise."""
    own = [place for number in origin.lines if (place := places[number - 1]) is not None]
    return any((place.block, place.piece) in kept for place in own)


def _fields(article: Article, inside: set[str], fixed: frozenset[str]) -> dict[str, Any]:
    names = dict.fromkeys((*_TAKEN, *sorted(fixed)))
    return {name: value for name in names if name not in inside and (value := getattr(article, name))}


def _left(number: int, block: _Pieces, kept: set[tuple[int, int]], kind: Block | None, told: bool) -> list[Placed]:
    """What is left of a block: all of it, the lines that no field took, or nothing."""
    if not block.parts or not told:
        return [(block.block, block.line)]
    parts = [(piece, part) for piece, part in enumerate(block.parts) if (number, piece) in kept]
    if not parts:
        return []
    if isinstance(kind, Figure):
        return [(kind, block.line)]
    if len(parts) == len(block.parts):
        if isinstance(kind, Subheading) and isinstance(block.block, Paragraph):
            return [(Subheading(block.block.content, kind.level), block.line)]
        return [(block.block, block.line)]
    content: list[Inline] = []
    for _, part in parts:
        content += [Text(" "), *part] if content else part
    assert isinstance(block.block, Paragraph)
    return [(replace(block.block, content=_merged(content)), block.line + parts[0][0])]


def _merged(content: Sequence[Inline]) -> tuple[Inline, ...]:
    result: list[Inline] = []
    for one in content:
        if isinstance(one, Text) and result and isinstance(last := result[-1], Text):
            result[-1] = Text(last.text + one.text)
        else:
            result.append(one)
    return tuple(result)


def _remarks(clipping: Clipping, places: Sequence[_Place | None]) -> tuple[Diagnostic, ...]:
    """What was guessed about the fields that were taken, with lines of the Markdown (from 0)."""
    found = []
    for one in clipping.diagnostics:
        field = (one.field or "").removeprefix("articles[0].")
        place = places[one.line - 1] if one.line else None
        if field in _TAKEN and place is not None:
            found.append(replace(one, line=place.line))
    return tuple(found)
