"""Blocks in reading order to a manuscript: lines as they stand, with their looks and boxes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from umbruch.manuscript import Box, Claim, Grid, Look, Manuscript, Piece, WrittenLine
from umbruch.manuscript.model import FixedRole
from umbruch.readers.pdf.file.page_content import Area
from umbruch.readers.pdf.setting.broken_credits import with_whole_credit
from umbruch.readers.pdf.setting.text_blocks import TextBlock

_INDENT = 0.6
"""Ems from the left edge of a block from which its line is indented."""
_OFF_MIDDLE = 0.5
"""Ems by which the room left and right of a line may differ in a block set around its middle: less than an indent."""
_INDENT_SIGNS = "   "
_SHORT, _MOST_NAME = 0.8, 6
"""Share of a block's width, and words, that a name over its text has at most."""
_TITLE_LINES, _TITLE_SIZE = 4, 1.8
_LONGEST_TITLE = 200
"""Letters of a headline at most."""
_REPORT_LINES = 3
_FULL, _SAME_SIZE = 0.15, 0.05
"""Share of a block's width that a full line leaves at most, and by which sizes of one paragraph may differ."""
_CROSSHEAD, _MOST_CROSSHEAD_LINES, _LONGEST_CROSSHEAD = 1.25, 2, 90
"""Times the text's size from which bold type inside a report heads what follows, and its lines and letters at most."""
_QUOTES = '„“”»«"‹›'
_SENTENCE_ENDS = ".!?:…"
_CLOSING = (".", "!", "?", "…", ":")
"""Ends of a paragraph whose lines but the first one are set in."""
_SAME_EDGE = 3.0
_ICONS = re.compile("[\ue000-\uf8ff]+ ?")
_ICON_FIRST = re.compile("([\ue000-\uf8ff]) (?=\\S)")
_BULLETS = "\uf0b7\uf0a7\uf0d8\uf076\uf06c\uf06e\uf0fc\uf0e8"
"""Bullets of the fonts Symbol and Wingdings, as Word writes them (U+F000 and the code in the font)."""
_HYPHENS = ("-", "\u00ad", "–", ":", ".", "!", "?")
"""Ends of lines after which two in one look may be two: a cut word, or a sentence."""


class ReadPage(NamedTuple):
    """A page with its blocks in reading order and its rules; its number counts from 1, its size is in points."""

    number: int
    blocks: tuple[TextBlock, ...]
    width: float = 0.0
    height: float = 0.0
    rules: tuple[Area, ...] = ()


def body_size(pages: Iterable[ReadPage]) -> float:
    """The size of the letters of most words, in points."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for block in page.blocks:
            for line in block.lines:
                sizes[round(line.size * 2) / 2] += len(line.text) * (2 if len(block.lines) > 2 else 1)
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 10.0


def manuscript_of_pages(
    pages: Sequence[ReadPage], claims: Sequence[Claim] = (), captions: Container[int] = ()
) -> Manuscript:
    """The manuscript of some pages: a blank line between blocks, a form feed before each further page.

    Args:
        pages: in the order of the file.
        claims: what the file says of itself.
        captions: the identities of the blocks that are captions by their place.
    """
    body = body_size(pages)
    signs = _bullets(pages)
    pieces: list[Piece] = []
    fixed: list[tuple[int, FixedRole]] = []
    before: TextBlock | None = None
    reported = False
    for position, page in enumerate(pages):
        measures = [(block.left, block.right) for block in page.blocks if len(block.lines) > _REPORT_LINES]
        for number, block in enumerate(page.blocks):
            over = position and not number
            if pieces and not (over and before is not None and _goes_on(before, block)):
                pieces.append(WrittenLine("\f" if over else ""))
            before = block
            if block.cells or block.inside:
                rows = block.cells or tuple((line.text,) for line in block.lines)
                pieces.append(Grid(rows, box=place_of(page.number, block)))
                continue
            start = len(pieces)
            opening = _opening_line(block)
            if opening:
                pieces += (*_lines(TextBlock(block.lines[:1]), page.number, body, signs), WrittenLine(""))
            rest = with_whole_credit(TextBlock(block.lines[opening:]))
            whole = _is_one_title(rest, body) or _is_broken_title(rest, measures)
            pieces += _lines(rest, page.number, body, signs, whole=whole)
            if id(block) in captions:
                fixed += [(at + 1, "caption") for at in range(start, len(pieces))]
            elif reported and number + 1 < len(page.blocks) and _is_crosshead(block, page.blocks[number + 1], body):
                fixed += [(at + 1, "subheading") for at in range(start, len(pieces))]
            reported = reported or _is_of_report(block, body)
    return Manuscript(tuple(pieces), tuple(claims), tuple(fixed))


def _is_of_report(block: TextBlock, body: float) -> bool:
    """Whether a block is a paragraph of the report by its lines, their size and how much they say; no letterhead."""
    if len(block.lines) < _REPORT_LINES or block.size >= _CROSSHEAD * body:
        return False
    return sum(len(line.text) for line in block.lines) >= _REPORT_LETTERS


def place_of(page: int, block: TextBlock) -> Box:
    """Where a block stands, as the manuscript says it."""
    return Box(page, round(block.left, 1), round(block.top, 1), round(block.right, 1), round(block.bottom, 1))


def _goes_on(before: TextBlock, block: TextBlock) -> bool:
    """Whether the last block of a page is a paragraph that the first one of the next page goes on with."""
    last, first = before.lines[-1], block.lines[0]
    full = last.right > before.right - _FULL * (before.right - before.left)
    alike = abs(last.size - first.size) < _SAME_SIZE * last.size and last.bold == first.bold
    return full and alike and first.text[:1].islower() and last.text[-1] not in _SENTENCE_ENDS


def _bullets(pages: Iterable[ReadPage]) -> frozenset[str]:
    """The signs without a meaning of their own that stand before several lines: bullets, and no icons."""
    first = Counter(
        found.group(1) for page in pages for block in page.blocks for line in block.lines
        if (found := _ICON_FIRST.match(line.text))
    )  # fmt: skip
    return frozenset(sign for sign, count in first.items() if count > 1 or sign in _BULLETS)


def _without_icons(text: str, bullets: Container[str]) -> str:
    """A line without the signs of icon fonts, which are no letters; before an item a bullet stands for them."""
    if not _ICONS.search(text):
        return text
    first = _ICON_FIRST.match(text)
    if first and first.group(1) in bullets:
        return f"• {_ICONS.sub('', text[first.end() :]).strip()}"
    return _ICONS.sub("", text).strip()


def _opening_line(block: TextBlock) -> int:
    """1 where the first line of a block is a name over its text: short, and in another look than all the others."""
    first, *others = block.lines
    short = first.right - block.left < _SHORT * (block.right - block.left) and len(first.text.split()) <= _MOST_NAME
    return int(
        short and len(others) > 1 and all((line.bold, line.italic) != (first.bold, first.italic) for line in others)
    )


def _is_one_title(block: TextBlock, body: float) -> bool:
    """Whether the lines of a block are one in large type that only the measure has parted: no hyphen, one look."""
    looks = {(line.size, line.bold, line.italic) for line in block.lines}
    return (
        1 < len(block.lines) <= _TITLE_LINES
        and len(looks) == 1
        and block.size >= _TITLE_SIZE * body
        and not any(line.text.endswith(_HYPHENS) for line in block.lines)
    )


def _is_broken_title(block: TextBlock, measures: Iterable[tuple[float, float]]) -> bool:
    """Whether the lines of a block are one in bold type that only the measure of the text has parted.

    Args:
        block: lines that stand together, as large as the text.
        measures: the left edges and right edges of the blocks of running text on the page.
    """
    looks = {(line.size, line.bold, line.italic) for line in block.lines}
    right = max((right for left, right in measures if abs(left - block.left) < _SAME_EDGE), default=0.0)
    if not 1 < len(block.lines) <= _TITLE_LINES or len(looks) > 1 or not block.lines[0].bold or not right:
        return False
    if len(block.text) > _LONGEST_TITLE or any(line.text.endswith((*_HYPHENS, "…", ",")) for line in block.lines):
        return False
    return all(
        line.right + (after.right - after.left) * (len(after.text.split()[0]) + 1) / len(after.text) > right
        for line, after in pairwise(block.lines)
    )


def _is_crosshead(block: TextBlock, below: TextBlock, body: float) -> bool:
    """Whether a block inside a report is a line in large bold type over more of it, and no quotation set large."""
    text = block.text
    return (
        block.size >= _CROSSHEAD * body
        and below.size < _CROSSHEAD * body
        and all(line.bold for line in block.lines)
        and len(block.lines) <= _MOST_CROSSHEAD_LINES
        and len(text) <= _LONGEST_CROSSHEAD
        and not text[0].islower()
        and text[-1] not in _SENTENCE_ENDS.replace("?", "") + ",;"
        and not any(sign in _QUOTES for sign in text)
    )


def _is_centred(block: TextBlock) -> bool:
    """Whether lines of different widths stand over one middle: what is left of the shorter ones is no indent."""
    middle = block.left + block.right
    return all(abs(line.left + line.right - middle) < _OFF_MIDDLE * line.size for line in block.lines)


def _openings(block: TextBlock) -> list[bool]:
    """Which lines of a block begin a paragraph by their edge: they are set in, or all others are set in together."""
    indented = [line.left - block.left > _INDENT * line.size for line in block.lines]
    if sum(indented) * 2 <= len(indented):
        return [False] * len(indented) if _is_centred(block) else indented
    inner = [line.left for line, stands_in in zip(block.lines, indented, strict=True) if stands_in]
    hanging = max(inner) - min(inner) < _SAME_EDGE and not indented[0]
    if not hanging or any(not (one or other) for one, other in pairwise(indented)):
        return [False] * len(indented)
    closed = [True, *(line.text.rstrip(_QUOTES + ")")[-1:] in _CLOSING for line in block.lines[:-1])]
    return [at > 0 and not stands_in and closed[at] for at, stands_in in enumerate(indented)]


def _lines(
    block: TextBlock, page: int, body: float, bullets: Container[str], *, whole: bool = False
) -> Iterable[WrittenLine]:
    if whole:
        yield WrittenLine(
            _without_icons(block.text, bullets),
            look=Look(size=round(block.size / body, 2), bold=block.lines[0].bold, italic=block.lines[0].italic),
            box=Box(page, round(block.left, 1), round(block.top, 1), round(block.right, 1), round(block.bottom, 1)),
        )
        return
    for line, opens in zip(block.lines, _openings(block), strict=True):
        text = _without_icons(line.text, bullets)
        yield WrittenLine(
            _INDENT_SIGNS + text if opens and text else text,
            look=Look(size=round(line.size / body, 2), bold=line.bold, italic=line.italic),
            box=Box(page, round(line.left, 1), round(line.top, 1), round(line.right, 1), round(line.bottom, 1)),
        )


_REPORT_LETTERS = 100
"""Letters of a paragraph of a report, as for what stands under a byline; three lines of a letterhead have fewer."""
