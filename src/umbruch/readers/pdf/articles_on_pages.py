"""Several articles on a page of a newspaper: parted where display type begins a new one in the order of reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from umbruch.readers.pdf.page_manuscript import ReadPage, body_size
from umbruch.readers.pdf.setting.text_blocks import TextBlock

_LEAST_AREA = 1.4 * 595 * 842
"""Square points of a page, 1.4 times A4, from which it is one of a newspaper."""
_DISPLAY = 1.3
"""Times the body's size from which type is that of headlines."""
_LEAST_LETTERS, _MOST_LETTERS, _MOST_LINES = 8, 220, 6
_LEAST_REPORT = 90
"""Letters of running text under a headline."""
_FOLIO_ZONE = 0.065
_LONGEST_KICKER = 90
_ENDS = ".!?…:»“”\"')"


class Parted(NamedTuple):
    """The articles of a file as pages of their own, the biggest headline first.

    `folios` are the lines that tell paper, day and page, `rest` what belongs to no article.
    """

    articles: tuple[tuple[ReadPage, ...], ...]
    folios: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


def parted(pages: Sequence[ReadPage]) -> Parted:
    """The articles of some pages: one, where these are no pages of a newspaper."""
    if not any(page.width * page.height > _LEAST_AREA for page in pages):
        return Parted((tuple(pages),))
    articles: list[tuple[float, int, tuple[ReadPage, ...]]] = []
    folios: list[str] = []
    rest: list[str] = []
    for page in pages:
        body = body_size([page])
        own = _folios(page, body)
        blocks = [block for block in page.blocks if block not in own]
        folios += [block.text for block in own]
        for part in _parts(blocks, body):
            if _running(part, body) < _LEAST_REPORT:
                rest += [block.text for block in part]
                continue
            size = max((block.size for block in part if _is_display(block, body)), default=0.0)
            articles.append((-size, len(articles), (page._replace(blocks=tuple(part)),)))
    if not articles:
        return Parted((tuple(pages),))
    return Parted(
        tuple(article for _, _, article in sorted(articles, key=lambda one: one[:2])), tuple(folios), tuple(rest)
    )


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
    if _is_display(block, body) and len(block.text.split()) > 2 and not any(map(str.isdigit, block.text)):
        return False
    return block.bottom < _FOLIO_ZONE * page.height or block.top > (1 - _FOLIO_ZONE / 2) * page.height


def _is_display(block: TextBlock, body: float) -> bool:
    text = block.text
    return (
        block.size >= _DISPLAY * body
        and len(block.lines) <= _MOST_LINES
        and sum(map(str.isalpha, text)) >= _LEAST_LETTERS
        and len(text) <= _MOST_LETTERS
    )


def _running(blocks: Sequence[TextBlock], body: float) -> int:
    """The letters of running text in some blocks."""
    return sum(len(block.text) for block in blocks if abs(block.size - body) < 0.12 * body and len(block.lines) > 1)


def _parts(blocks: Sequence[TextBlock], body: float) -> list[list[TextBlock]]:
    parts: list[list[TextBlock]] = [[]]
    for at, block in enumerate(blocks):
        part = parts[-1]
        if _is_display(block, body) and _running(part, body) >= _LEAST_REPORT and not _interrupts(blocks, at, body):
            head = _kicker(part, block, body)
            parts.append(part[len(part) - head :])
            del part[len(part) - head :]
        parts[-1].append(block)
    return [part for part in parts if part]


def _interrupts(blocks: Sequence[TextBlock], at: int, body: float) -> bool:
    """Whether display type stands inside a report, as a pull quote does: the sentence before it goes on after it."""
    before = next((block for block in reversed(blocks[:at]) if _running([block], body)), None)
    after = next((block for block in blocks[at + 1 :] if _running([block], body)), None)
    if before is None or after is None:
        return False
    return before.text[-1] not in _ENDS and after.text[:1].islower()


def _kicker(part: Sequence[TextBlock], headline: TextBlock, body: float) -> int:
    """How many blocks at the end of the part before belong to a headline: its kicker above it."""
    count = 0
    for block in reversed(part):
        near = -0.5 * headline.size < headline.top - block.bottom < 2.0 * headline.size
        across = min(block.right, headline.right) - max(block.left, headline.left) > 0
        if not (near and across and len(block.text) <= _LONGEST_KICKER and not _running([block], body)):
            break
        count += 1
    return count
