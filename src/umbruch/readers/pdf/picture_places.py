"""Pictures cut out of a page: whose they are, which block is their caption, and where in the body they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from msgspec.structs import replace

from umbruch.manuscript import Box, Manuscript, WrittenLine
from umbruch.readers.pdf.articles_on_pages import Parted
from umbruch.readers.pdf.file.cut_pictures import CutPicture
from umbruch.readers.pdf.file.page_content import Area
from umbruch.readers.pdf.page_manuscript import ReadPage, body_size
from umbruch.readers.pdf.setting.text_blocks import TextBlock
from umbruch.tree import Block, Figure
from umbruch.tree.reading import Reading

_UNDER = 16.0
"""Points between a picture and the caption under it at most."""
_OUT = 8.0
"""Points by which a caption may be wider than its picture."""
_MOST_LINES, _MOST_WIDE_LINES = 6, 3
_SMALLER = 0.95
_WIDER = 1.35
"""Times the width of a column from which lines in its type are no running text."""
_REPORT_LINES = 4
_NEAR = 45.0
"""Points between a picture and words that name a photographer, for them to be its caption."""
_FAR = 250.0
"""Points from all words of an article from which a picture is none of it."""


def by_article(cuts: Iterable[CutPicture], found: Parted) -> list[list[CutPicture]]:
    """The pictures of each article: those that stand nearest to its words; pictures of advertisements are nobody's."""
    owned: list[list[CutPicture]] = [[] for _ in found.articles]
    columns = [_columns(pages) for pages in found.articles]
    for cut in cuts:
        middle = (cut.area.left + cut.area.right) / 2
        distances = [
            (_distance(cut.area, block), at)
            for at, pages in enumerate(found.articles)
            if columns[at][0] - _OUT < middle < columns[at][1] + _OUT
            for page in pages
            if page.number == cut.page
            for block in page.blocks
        ]
        distances += [(_distance(cut.area, block), -1) for number, block in found.rest if number == cut.page]
        nearest, owner = min(distances, default=(_FAR, -1))
        if owner >= 0 and nearest < _FAR:
            owned[owner].append(cut)
    return owned


def _columns(pages: Sequence[ReadPage]) -> tuple[float, float]:
    """The left edge and the right edge of an article: what stands beside it is an advertisement or a side column."""
    blocks = [block for page in pages for block in page.blocks]
    return min((block.left for block in blocks), default=0.0), max((block.right for block in blocks), default=0.0)


def _distance(area: Area, block: TextBlock) -> float:
    across = max(block.left - area.right, area.left - block.right, 0.0)
    down = max(block.top - area.bottom, area.top - block.bottom, 0.0)
    return float(across + down)


def captions_under(pages: Sequence[ReadPage], cuts: Sequence[CutPicture]) -> frozenset[int]:
    """The identities (`id`) of the blocks that are captions: under a picture, in smaller type or wider than columns."""
    body = body_size(pages)
    widths = [block.right - block.left for page in pages for block in page.blocks if len(block.lines) >= _REPORT_LINES]
    column = median(widths) if widths else 0.0
    return frozenset(
        id(block)
        for page in pages
        for block in page.blocks
        if any(cut.page == page.number and _is_caption(block, cut.area, body, column) for cut in cuts)
    )


def _is_caption(block: TextBlock, area: Area, body: float, column: float) -> bool:
    if not -block.size / 2 < block.top - area.bottom < _UNDER:
        return False
    if block.left < area.left - _OUT or block.right > area.right + _OUT or block.size > body / _SMALLER:
        return False
    if block.size < _SMALLER * body:
        return len(block.lines) <= _MOST_LINES
    return column > 0 and block.right - block.left > _WIDER * column and len(block.lines) <= _MOST_WIDE_LINES


def with_cut_pictures(reading: Reading, manuscript: Manuscript, cuts: Sequence[CutPicture]) -> Reading:
    """The reading of one article with its pictures: by their captions, else before the words that stand under them."""
    if not cuts:
        return reading
    article = reading.articles[0]
    boxes = _boxes(reading, manuscript)
    body: list[Block] = list(article.body)
    merged_credits = _with_credits(body)
    waiting = [
        at
        for at, block in enumerate(body)
        if isinstance(block, Figure) and not block.image and at not in merged_credits
    ]
    pairs = sorted(
        (gap, at, number)
        for number, cut in enumerate(cuts)
        for at in waiting
        if (gap := _gap(cut, boxes.get(at, ()))) is not None
    )
    placed: dict[int, int] = {}
    for _, at, number in pairs:
        if number not in placed and at not in placed.values():
            placed[number] = at
            body[at] = replace(body[at], image=cuts[number].picture.href)
    before: dict[int, list[Block]] = {}
    for number, cut in enumerate(cuts):
        if number not in placed:
            before.setdefault(_place_of(cut, boxes, len(body)), []).append(Figure(image=cut.picture.href))
    merged: list[Block] = []
    moved: dict[int, int] = {}
    for at in range(len(body) + 1):
        merged += before.get(at, [])
        moved[at] = len(merged) - (at in merged_credits)
        merged += [] if at in merged_credits else body[at : at + 1]
    return replace(
        reading,
        articles=(replace(article, body=tuple(merged)), *reading.articles[1:]),
        pictures=(*reading.pictures, *(cut.picture for cut in cuts)),
        origins=tuple(replace(one, field=_renumbered(one.field, moved)) for one in reading.origins),
        diagnostics=tuple(
            replace(one, field=_renumbered(one.field, moved)) if one.field else one for one in reading.diagnostics
        ),
    )


def _with_credits(body: list[Block]) -> frozenset[int]:
    """Give captions the credits that stand right after them as figures of their own; the numbers of those."""
    merged: set[int] = set()
    for at, (one, other) in enumerate(pairwise(tuple(body)), start=1):
        if (
            isinstance(one, Figure)
            and isinstance(other, Figure)
            and one.caption
            and not one.credit
            and not (other.image or other.caption)
        ):
            body[at - 1] = replace(one, credit=other.credit)
            merged.add(at)
    return frozenset(merged)


def _boxes(reading: Reading, manuscript: Manuscript) -> dict[int, tuple[Box, ...]]:
    """Where the lines of each block of the body stand."""
    found: dict[int, tuple[Box, ...]] = {}
    for origin in reading.origins:
        at = _number(origin.field)
        if at is not None:
            found[at] = (*found.get(at, ()), *_of_lines(origin.lines, manuscript))
    return found


def _of_lines(lines: Iterable[int], manuscript: Manuscript) -> Iterator[Box]:
    for line in lines:
        piece = manuscript.pieces[line - 1] if line <= len(manuscript.pieces) else None
        if isinstance(piece, WrittenLine) and piece.box is not None:
            yield piece.box


def _number(field: str) -> int | None:
    if not field.startswith("articles[0].body["):
        return None
    told = field.removeprefix("articles[0].body[").partition("]")[0]
    return int(told) if told.isdigit() else None


def _gap(cut: CutPicture, boxes: Iterable[Box]) -> float | None:
    """Points between a picture and a caption over, under or beside it; None where they are far from one another."""
    gaps = []
    for box in boxes:
        if box.page != cut.page:
            continue
        across = max(box.left - cut.area.right, cut.area.left - box.right, 0.0)
        down = max(box.top - cut.area.bottom, cut.area.top - box.bottom, 0.0)
        if min(across, down) <= 0 and across + down < _NEAR:
            gaps.append(float(across + down))
    return min(gaps, default=None)


def _place_of(cut: CutPicture, boxes: Mapping[int, Sequence[Box]], end: int) -> int:
    """The number of the block before which a picture is set."""
    for at in sorted(boxes):
        for box in boxes[at]:
            over = box.page == cut.page and box.top >= cut.area.bottom - _OUT
            if box.page > cut.page or (over and min(box.right, cut.area.right) > max(box.left, cut.area.left)):
                return at
    return end


def _renumbered(field: str, moved: Mapping[int, int]) -> str:
    at = _number(field)
    if at is None or at not in moved:
        return field
    prefix = "articles[0].body["
    return f"{prefix}{moved[at]}]{field.removeprefix(prefix).partition(']')[2]}"
