"""Several articles on a page of a newspaper: parted where display type begins a new one in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from umbruch.clipping.marks.release import is_label, opens_contact
from umbruch.clipping.signs.dates import find_date
from umbruch.clipping.signs.newspaper_names import names_newspaper
from umbruch.readers.pdf.page_manuscript import ReadPage, body_size
from umbruch.readers.pdf.setting.text_blocks import TextBlock
from umbruch.readers.pdf.under_headlines import is_display, is_running, parts_under_headlines

_LEAST_AREA = 1.4 * 595 * 842
"""Square points of a page, 1.4 times A4, from which it is one of a newspaper."""
_MOST_LETTERS = 220
_LEAST_REPORT = 90
"""Letters of running text under a headline."""
_FOLIO_ZONE = 0.065
_NEXT_ROW = 20.0
"""Points between the rows of a masthead."""
_MOST_NAME_WORDS = 4
_LETTERS_ALONE = re.compile(r"[A-ZÄÖÜ]{2,4}")
_LONGEST_KICKER, _KICKER_ROOM = 60, 1.5
"""Letters of a kicker, and times its size of white between it and its headline, at most."""
_RULE_ROOM, _RULED = 1.5, 0.9
"""Times its size of white over a headline up to a rule, and share of its article's width that this is at least."""
_HEAD_ZONE, _FOLIO_LINES, _LONGEST_FOLIO = 0.1, 2, 90
"""Share of a page's height, lines and letters within which a line over a single article is a folio."""


class Parted(NamedTuple):
    """The articles of a file as pages of their own, the biggest headline first.

    `folios` are the lines that tell paper, day and page, `rest` the blocks that belong to no article, with
    the numbers of their pages.
    """

    articles: tuple[tuple[ReadPage, ...], ...]
    folios: tuple[str, ...] = ()
    rest: tuple[tuple[int, TextBlock], ...] = ()


def is_newspaper_page(width: float, height: float) -> bool:
    """Whether a page is as large as one of a newspaper, from its sides in points."""
    return width * height > _LEAST_AREA


def parted(pages: Sequence[ReadPage]) -> Parted:
    """The articles of some pages: one, where these are no pages of a newspaper, also none printed smaller."""
    if not any(is_newspaper_page(page.width, page.height) for page in pages):
        single = _single(pages)
        return _under_rules(single) if single.folios and len(pages) == 1 else single
    articles: list[tuple[float, int, tuple[ReadPage, ...]]] = []
    folios: list[str] = []
    rest: list[tuple[int, TextBlock]] = []
    for page in pages:
        body = body_size([page])
        own = _folios(page, body)
        folios += [block.text for block in own]
        for part in parts_under_headlines(
            page._replace(blocks=tuple(block for block in page.blocks if block not in own)), body
        ):
            if _running(part, body) < _LEAST_REPORT:
                rest += [(page.number, block) for block in part]
                continue
            size = max((block.size for block in part if is_display(block, body)), default=0.0)
            articles.append((-size, len(articles), (page._replace(blocks=tuple(part)),)))
    if not articles:
        return Parted((tuple(pages),))
    return Parted(
        tuple(article for _, _, article in sorted(articles, key=lambda one: one[:2])), tuple(folios), tuple(rest)
    )


def _single(pages: Sequence[ReadPage]) -> Parted:
    """One article on all pages; a line over it that names a newspaper and a day is its folio."""
    folios = [block for page in pages for row in _folio_rows(_rows_at_the_edge(page)) for block in row]
    kept = [
        page._replace(blocks=tuple(block for block in page.blocks if not any(block is one for one in folios)))
        for page in pages
    ]
    if not any(page.blocks for page in kept):
        return Parted((tuple(pages),))
    return Parted((tuple(kept),), tuple(line.text for block in folios for line in block.lines))


def _under_rules(single: Parted) -> Parted:
    """The articles of a page with a folio: several where over each headline but the first a rule ends what is above."""
    ((page,),) = single.articles
    body = body_size([page])
    parts = parts_under_headlines(page, body)
    heads = [next((block for block in part if is_display(block, body)), None) for part in parts]
    parted_off = all(
        head is not None and _running(part, body) >= _LEAST_REPORT and (not number or _is_ruled_off(head, part, page))
        for number, (head, part) in enumerate(zip(heads, parts, strict=True))
    )
    if len(parts) < 2 or not parted_off:
        return single
    return single._replace(articles=tuple((page._replace(blocks=tuple(part)),) for part in parts))


def _is_ruled_off(head: TextBlock, part: Sequence[TextBlock], page: ReadPage) -> bool:
    """Whether right over a headline a rule goes through that is as wide as what stands under it."""
    left, right = min(block.left for block in part), max(block.right for block in part)
    return any(
        rule.bottom - rule.top < rule.right - rule.left
        and 0 < head.top - rule.bottom < _RULE_ROOM * head.size
        and min(rule.right, right) - max(rule.left, left) > _RULED * (right - left)
        for rule in page.rules
    )


def _rows_at_the_edge(page: ReadPage) -> list[list[TextBlock]]:
    """The short blocks over and under everything else on a page, those side by side as one row."""
    edge = [
        block
        for block in page.blocks
        if len(block.lines) <= _FOLIO_LINES
        and len(block.text) <= _LONGEST_FOLIO
        and (block.bottom < _HEAD_ZONE * page.height or block.top > (1 - _FOLIO_ZONE) * page.height)
    ]
    rows: list[list[TextBlock]] = []
    for block in sorted(edge, key=lambda one: one.top):
        if rows and block.top < min(one.bottom for one in rows[-1]):
            rows[-1].append(block)
        else:
            rows.append([block])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _folio_rows(rows: Sequence[list[TextBlock]]) -> list[list[TextBlock]]:
    """The rows that tell a paper and a day, alone or the paper's name in one and the day in the next."""
    found = [row for row in rows if _tells_paper_and_day(row)]
    for above, below in pairwise(rows):
        near = min(one.top for one in below) - max(one.bottom for one in above) < _NEXT_ROW
        for named, dated in ((above, below), (below, above)):
            if near and not found and _is_name(named) and any(find_date(block.text) for block in dated):
                return [above, below]
    return found


def _is_name(row: Sequence[TextBlock]) -> bool:
    """Whether a row has a block that is the name of a paper and nothing else."""
    return any(1 < len(block.text.split()) <= _MOST_NAME_WORDS and _names_paper(block.text) for block in row)


def _names_paper(text: str) -> bool:
    """Whether words name a newspaper, and no office of those who write to newspapers."""
    return names_newspaper(text) and not (is_label(text) or opens_contact(text))


def _tells_paper_and_day(row: Sequence[TextBlock]) -> bool:
    """Whether a row names a newspaper and a day, or the letters of one (`LZ`) beside a day."""
    if not any(find_date(block.text) for block in row):
        return False
    return any(_names_paper(block.text) or _LETTERS_ALONE.fullmatch(block.text) for block in row)


def _folios(page: ReadPage, body: float) -> list[TextBlock]:
    """The blocks of the line with paper, day, page and section, the masthead too, however large its type."""
    found = [block for block in page.blocks if _is_folio(page, block, body)]
    numbered = [block for block in found if any(map(str.isdigit, block.text))]
    return [
        block
        for block in page.blocks
        if block in found
        or (
            len(block.lines) == 1
            and block.bottom < _FOLIO_ZONE * page.height
            and any(block.top < one.bottom and one.top < block.bottom for one in numbered)
        )
    ]


def _is_folio(page: ReadPage, block: TextBlock, body: float) -> bool:
    """Whether a block is the line with paper, day, page and section above or below everything."""
    if len(block.lines) > 2 or _running([block], body) > _MOST_LETTERS:
        return False
    if is_display(block, body) and len(block.text.split()) > 2 and not any(map(str.isdigit, block.text)):
        return False
    if block.top > (1 - _FOLIO_ZONE / 2) * page.height:
        return True
    return block.bottom < _FOLIO_ZONE * page.height and not _is_kicker(page, block, body)


def _is_kicker(page: ReadPage, block: TextBlock, body: float) -> bool:
    """Whether a line near the upper edge is the kicker of the headline that stands right under its left edge."""
    if len(block.text) > _LONGEST_KICKER or any(map(str.isdigit, block.text)) or _names_paper(block.text):
        return False
    return any(
        is_display(head, body)
        and abs(head.left - block.left) < body
        and 0 < head.top - block.bottom < _KICKER_ROOM * block.size
        for head in page.blocks
    )


def _running(blocks: Sequence[TextBlock], body: float) -> int:
    """The letters of running text in some blocks."""
    return sum(len(block.text) for block in blocks if is_running(block, body))
