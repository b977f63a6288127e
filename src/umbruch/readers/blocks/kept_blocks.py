"""The body as its file has it: what the recognisers left in it, with the blocks and inlines that the door saw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from umbruch.clipping.assembly import Clipping
from umbruch.readers.blocks.caption_lines import captioned
from umbruch.readers.blocks.inline_cuts import cut, joined, lines_of_content, stripped
from umbruch.tree import Article, Block, Break, Figure, Inline, List, Paragraph, Strong, Subheading
from umbruch.tree.notes import notes_of
from umbruch.tree.walk import article_texts, block_texts, inline_text


class Line(NamedTuple):
    """A line of the manuscript: the number of the block that it is from (from 0), and its words."""

    block: int
    content: tuple[Inline, ...]


class Body(NamedTuple):
    """The blocks of an article, and for each the number of the block that it is from."""

    blocks: tuple[Block, ...]
    places: tuple[int, ...]


_Found = tuple[int, Block]
"""Where a block stood, and the block."""


def body_of(clipping: Clipping, blocks: Sequence[Block], lines: Sequence[Line | None]) -> list[Body]:
    """The body of each article that was recognised.

    Args:
        clipping: the articles, and the lines that each of their fields was read from.
        blocks: those of the file.
        lines: where each line of the manuscript comes from.

    Returns:
        Blocks whose words the recognisers left whole are the file's own; of others what they left, with its inlines;
        what they put together anew is theirs. A word that stands in no field and in no block stays in the body.
    """
    owner = _owners(clipping, lines, len(blocks))
    found: list[list[_Found]] = [[] for _ in clipping.articles]
    seen: set[int] = set()
    for origin in clipping.origins:
        path, _, rest = origin.field.partition(".body[")
        seen.update(line for line in origin.lines if lines[line - 1])
        own = [line for number in origin.lines if (line := lines[number - 1])]
        if rest and own:
            article = int(path[9:-1])
            number = int(rest[:-1])
            if number < len(clipping.articles[article].body):
                recognised = clipping.articles[article].body[number]
                found[article] += _kept(recognised, own, blocks)
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph | Subheading):
            found[owner[at]].append((at, block))
    for at, content in _in_no_field(clipping, lines, seen):
        found[owner[at]].append((at, _with_content(blocks[at], content)))
    for article, kept in enumerate(found):
        kept.sort(key=lambda one: one[0])
        _keep_notes(kept, tuple(block for at, block in enumerate(blocks) if owner[at] == article))
    return [_whole(_captioned(kept)) for kept in found]


def _owners(clipping: Clipping, lines: Sequence[Line | None], count: int) -> list[int]:
    """The article that each block belongs to: that of its own words, else of those before it, else the first."""
    told: dict[int, int] = {}
    for origin in clipping.origins:
        article = int(origin.field.partition("]")[0].removeprefix("articles["))
        for number in origin.lines:
            if line := lines[number - 1]:
                told.setdefault(line.block, article)
    owners, last = [], 0
    for at in range(count):
        last = told.get(at, last)
        owners.append(last)
    return owners


def _kept(recognised: Block, own: Sequence[Line], blocks: Sequence[Block]) -> list[_Found]:
    """What a recognised block is in the file: its own blocks, whole or cut."""
    first = own[0].block
    match recognised:
        case Paragraph(content) | Subheading(content):
            windows = _windows([line.content for line in own], inline_text(content))
            if windows is None:
                return [(first, recognised)]
            kept: dict[int, list[tuple[Inline, ...]]] = {}
            for line, window in zip(own, windows, strict=True):
                if inline_text(window).strip():
                    kept.setdefault(line.block, []).append(window)
            return [(at, _as_seen(recognised, blocks[at], parts)) for at, parts in kept.items()]
        case List(ordered, items, start):
            texts = [" ".join(block_texts(item)) for item in items]
            if len(texts) == len(own):
                cuts = [_windows([line.content], text) for line, text in zip(own, texts, strict=True)]
                if all(cuts):
                    return [(first, List(ordered, tuple((Paragraph(one[0]),) for one in cuts if one), start))]
            return [(first, recognised)]
        case _:
            return [(first, recognised)]


def _as_seen(recognised: Block, block: Block, parts: Sequence[tuple[Inline, ...]]) -> Block:
    """A block of the file with the lines that are left of it."""
    whole = getattr(block, "content", ())
    left = [inline_text(part).strip() for part in parts]
    lines = [text for part in lines_of_content(whole) if (text := inline_text(part).strip())]
    content = stripped(whole) if left == lines else _under_one_another(parts)
    if isinstance(recognised, Subheading) and isinstance(block, Paragraph):
        return Subheading(_without_weight(content), recognised.level)
    return _with_content(block, content)


def _without_weight(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return content[0].content if len(content) == 1 and isinstance(content[0], Strong) else content


def _with_content(block: Block, content: tuple[Inline, ...]) -> Block:
    assert isinstance(block, Paragraph | Subheading)
    return block if content == block.content else replace(block, content=content)


def _under_one_another(parts: Sequence[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    content: list[Inline] = []
    for part in parts:
        content += [Break(), *stripped(part)] if content else stripped(part)
    return joined(content)


def _windows(parts: Sequence[tuple[Inline, ...]], words: str) -> list[tuple[Inline, ...]] | None:
    """What each line has of the words of a block; None where they are not one piece of the lines as they stand."""
    texts = [inline_text(part) for part in parts]
    signs = "".join(filter(str.isalnum, "".join(texts)))
    wanted = "".join(filter(str.isalnum, words))
    if signs == wanted:
        return list(parts)
    start = signs.find(wanted)
    if not wanted:
        return None
    places = [(number, at) for number, text in enumerate(texts) for at, sign in enumerate(text) if sign.isalnum()]
    if start < 0:
        return _around_a_gap(parts, texts, places, signs, wanted)
    (first, begin), (last, end) = places[start], places[start + len(wanted) - 1]
    begin -= _signs_before(texts[first][:begin], words)
    end += 1 + _signs_after(texts[last][end + 1 :], words)
    if start == 0:
        begin = 0
    if start + len(wanted) == len(signs):
        end = len(texts[last])
    made: list[tuple[Inline, ...]] = []
    for number, part in enumerate(parts):
        if number < first or number > last:
            made.append(())
            continue
        made.append(cut(part, begin if number == first else 0, end if number == last else len(texts[number])))
    return made


def _around_a_gap(
    parts: Sequence[tuple[Inline, ...]],
    texts: Sequence[str],
    places: Sequence[tuple[int, int]],
    signs: str,
    wanted: str,
) -> list[tuple[Inline, ...]] | None:
    """What each line has of words out of whose middle something was taken; None where more than one part is missing."""
    size = len(wanted)
    front = next((at for at, pair in enumerate(zip(signs, wanted, strict=False)) if pair[0] != pair[1]), size)
    gap = len(signs) - size
    while front and not _opens_a_word(texts, places, front):
        front -= 1
    if gap <= 0 or signs[front + gap :] != wanted[front:] or not front or front == size:
        return None
    (first, begin), (last, end) = places[front], places[front + gap]
    made: list[tuple[Inline, ...]] = []
    for number, part in enumerate(parts):
        if number < first or number > last:
            made.append(tuple(part))
            continue
        before = cut(part, 0, begin) if number == first else ()
        after = cut(part, end, len(texts[number])) if number == last else ()
        made.append(joined((*before, *after)))
    return made


def _opens_a_word(texts: Sequence[str], places: Sequence[tuple[int, int]], number: int) -> bool:
    line, at = places[number]
    return at == 0 or not texts[line][at - 1].isalnum()


def _signs_before(text: str, words: str) -> int:
    """How many signs before the first letter belong to the words: the quotation mark, the bracket."""
    lead = words[: next(at for at, sign in enumerate(words) if sign.isalnum())].lstrip()
    return len(lead) if lead and text.endswith(lead) else 0


def _signs_after(text: str, words: str) -> int:
    end = next(at for at in range(len(words), 0, -1) if words[at - 1].isalnum())
    trail = words[end:].rstrip()
    return len(trail) if text.startswith(trail) else 0


def _in_no_field(
    clipping: Clipping, lines: Sequence[Line | None], seen: set[int]
) -> Iterator[tuple[int, tuple[Inline, ...]]]:
    """The lines that neither a field nor a block nor what was put aside holds."""
    waiting: dict[int, list[tuple[Inline, ...]]] = {}
    held: str | None = None
    words: set[str] | None = None
    for number, line in enumerate(lines, start=1):
        if line is None:
            continue
        if number in seen:
            if words is None:
                words = set(_words("\n".join(chunk for one in clipping.articles for chunk in _all_of(one))))
            own = set(_words(inline_text(line.content)))
            if own <= words:
                continue
            if held is None:
                held = _letters("\n".join(chunk for one in clipping.articles for chunk in _all_of(one)))
            if all(word in held for word in map(_letters, own - words)):
                continue
        if held is None:
            held = _letters("\n".join(chunk for article in clipping.articles for chunk in _all_of(article)))
        letters = _letters(inline_text(line.content))
        if letters in held and number not in seen:
            held = held.replace(letters, "", 1)
        else:
            waiting.setdefault(line.block, []).append(line.content)
    for at, parts in waiting.items():
        yield at, _under_one_another(parts)


def _all_of(article: Article) -> Iterator[str]:
    yield from article_texts(article)
    yield from article.discarded
    yield from article.desk_notes
    yield from article.keywords


def _words(text: str) -> list[str]:
    return text.casefold().split()


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _keep_notes(kept: list[_Found], blocks: Sequence[Block]) -> None:
    """Give footnotes whose words became a field to the first paragraph of the body."""
    there = {id(note) for note in notes_of(tuple(block for _, block in kept))}
    lost = tuple(note for note in notes_of(blocks) if id(note) not in there)
    if not lost:
        return
    for place, (at, block) in enumerate(kept):
        if isinstance(block, Paragraph):
            kept[place] = (at, replace(block, content=(*block.content, *lost)))
            return
    kept.append((kept[-1][0] if kept else 0, Paragraph(lost)))


def _captioned(kept: Sequence[_Found]) -> list[_Found]:
    """Pictures joined with the captions that stand right beside them, below before above."""
    result: list[_Found] = []
    for at, block in kept:
        above = result[-1][1] if result else None
        if isinstance(block, Figure) and isinstance(above, Figure):
            if above.image and not _says(above) and not block.image:
                result[-1] = (result[-1][0], replace(above, caption=block.caption, credit=block.credit))
                continue
            if not above.image and block.image and not _says(block):
                result[-1] = (at, replace(block, caption=above.caption, credit=above.credit))
                continue
        result.append((at, block))
    return result


def _says(figure: Figure) -> bool:
    return bool(figure.caption or figure.credit)


def _whole(kept: Sequence[_Found]) -> Body:
    return Body(tuple(_with_credit(block) for _, block in kept), tuple(at for at, _ in kept))


def _with_credit(block: Block) -> Block:
    """A picture with the credit at the end of its caption apart, where the file names none by itself."""
    match block:
        case Figure(caption=caption, credit=None) if caption:
            return captioned(block, caption)
        case _:
            return block
