"""Which headline of a newspaper page a block stands under: by its columns, by rules, by the row of its text."""

from __future__ import annotations

from collections.abc import Sequence

from umbruch.readers.pdf.page_manuscript import ReadPage
from umbruch.readers.pdf.setting.reading_order import in_reading_order
from umbruch.readers.pdf.setting.text_blocks import TextBlock

DISPLAY = 1.3
"""Times the body's size from which type is that of headlines."""
_LEAST_LETTERS, _MOST_LETTERS, _MOST_LINES = 8, 220, 6
_SHARED = 0.5
"""Share of a block's width that stands under its headline."""
_STACKED = 1.2
"""Times the larger type between two lines of one head: kicker, headline and deck."""
_NEXT_COLUMN = 3.0
"""Times the body's size between two columns at most."""
_SAME_ROW = 0.7
"""Times the body's size by which the first lines of columns of one report may lie apart."""
_GOES_ON = 2.5
"""Times the body's size of white in a column, crossheads among them, over which its report goes on."""
_MOST_BETWEEN = 3
_REPORT_LINES = 4
"""Lines from which running text is a report's and no caption."""
_RULE_SHARE = 0.8
"""Share of a head's width from which a rule under it ends its article."""
_LIKE = 0.12
_ENDS = ".!?…:»“”\"')"


def is_display(block: TextBlock, body: float) -> bool:
    """Whether a block can be a headline, by its type and length.

    Args:
        block: some lines.
        body: the size of the page's running text, in points.
    """
    text = block.text
    return (
        block.size >= DISPLAY * body
        and len(block.lines) <= _MOST_LINES
        and sum(map(str.isalpha, text)) >= _LEAST_LETTERS
        and len(text) <= _MOST_LETTERS
    )


def is_running(block: TextBlock, body: float) -> bool:
    """Whether a block is running text: lines of the page's usual size."""
    return abs(block.size - body) < _LIKE * body and len(block.lines) > 1


def parts_under_headlines(page: ReadPage, body: float) -> list[list[TextBlock]]:
    """The blocks of a page by the headline that they belong to, each part in reading order; what is under none alone.

    Args:
        page: with its blocks in reading order, and its rules.
        body: the size of its running text, in points.
    """
    blocks = list(page.blocks)
    heads = _heads([block for block in blocks if is_display(block, body)])
    if not heads:
        return [blocks] if blocks else []
    belongs: dict[int, int] = {}
    for number, block in enumerate(blocks):
        own = next((at for at, head in enumerate(heads) if any(block is one for one in head)), None)
        if own is not None:
            belongs[number] = own
    texts = sorted((n for n, block in enumerate(blocks) if is_running(block, body)), key=lambda n: blocks[n].left)
    for number in texts:
        if number not in belongs:
            above = _head_above(blocks[number], heads, page)
            beside = _beside(number, blocks, belongs, heads, above, body)
            if (found := above if beside is None else beside) is not None:
                belongs[number] = found
    _mend_interruptions(blocks, belongs, heads, body)
    last: int | None = None
    for number, block in enumerate(blocks):
        if number not in belongs:
            found = _near(block, blocks, belongs, heads, page) if not is_running(block, body) else None
            found = last if found is None else found
            if found is not None:
                belongs[number] = found
        last = belongs.get(number, last)
    parts: dict[int, list[TextBlock]] = {}
    for number, block in enumerate(blocks):
        parts.setdefault(belongs.get(number, -1), []).append(block)
    return [_in_order(part, heads[at] if at >= 0 else ()) for at, part in parts.items()]


def _in_order(part: Sequence[TextBlock], head: Sequence[TextBlock]) -> list[TextBlock]:
    """A part as it is read: what stands over the head, the head, what stands under it."""
    top = min((block.top for block in head), default=0.0)
    over = [block for block in part if block.bottom <= top and not any(block is one for one in head)]
    under = [block for block in part if not any(block is one for one in (*over, *head))]
    return [*over, *sorted(head, key=lambda block: (block.top, block.left)), *in_reading_order(under)]


def _heads(display: Sequence[TextBlock]) -> list[list[TextBlock]]:
    """Blocks in display type, those as one head that stand right over one another."""
    heads: list[list[TextBlock]] = []
    for block in sorted(display, key=lambda block: (block.top, block.left)):
        for head in heads:
            last = head[-1]
            room = block.top - last.bottom
            if -0.5 * last.size < room < _STACKED * max(last.size, block.size) and _shared(block, last) > _SHARED:
                head.append(block)
                break
        else:
            heads.append([block])
    return heads


def _shared(one: TextBlock, other: TextBlock) -> float:
    """How much of the narrower one of two blocks stands over or under the other, from 0 to 1."""
    narrower = min(one.right - one.left, other.right - other.left)
    return (min(one.right, other.right) - max(one.left, other.left)) / narrower if narrower > 0 else 0.0


def _spans(head: Sequence[TextBlock], block: TextBlock) -> bool:
    left, right = min(one.left for one in head), max(one.right for one in head)
    shared = min(right, block.right) - max(left, block.left)
    return shared >= _SHARED * min(block.right - block.left, right - left)


def _bottom(head: Sequence[TextBlock]) -> float:
    return max(one.bottom for one in head)


def _head_above(block: TextBlock, heads: Sequence[Sequence[TextBlock]], page: ReadPage) -> int | None:
    """The nearest head over a block of which no rule parts it."""
    over = [
        (at, head) for at, head in enumerate(heads) if _bottom(head) <= block.top + block.size and _spans(head, block)
    ]
    if not over:
        return None
    at, head = max(over, key=lambda one: _bottom(one[1]))
    return None if _ruled_off(head, block, page) else at


def _ruled_off(head: Sequence[TextBlock], block: TextBlock, page: ReadPage) -> bool:
    """Whether a rule nearly as wide as a head lies between that and a block; rules under bylines are narrower."""
    width = max(one.right for one in head) - min(one.left for one in head)
    return any(
        _bottom(head) < rule.top and rule.bottom < block.top and rule.right - rule.left > _RULE_SHARE * width
        and rule.left < block.left + block.size and rule.right > block.right - block.size
        and rule.right - rule.left > rule.bottom - rule.top
        for rule in page.rules
    )  # fmt: skip


def _beside(
    number: int, blocks: Sequence[TextBlock], belongs: dict[int, int], heads: Sequence[Sequence[TextBlock]],
    above: int | None, body: float,
) -> int | None:  # fmt: skip
    """The head of the column left of a block, where that goes on in it: in the same row, under a lower head."""
    block = blocks[number]
    if _goes_on_above(block, blocks, body):
        return None
    lowest = _bottom(heads[above]) if above is not None else 0.0
    over = [one for one in blocks if is_running(one, body) and one.bottom < block.top and _shared(one, block) > _SHARED]
    column_ends = max((one.bottom for one in over), default=0.0)
    for other, head in belongs.items():
        before = blocks[other]
        aligned = abs(block.top - before.top) < _SAME_ROW * body
        ends_level = abs(block.bottom - before.bottom) < _SAME_ROW * body and column_ends < heads[head][0].top
        if (
            (aligned or ends_level)
            and is_running(before, body)
            and 0 < block.left - before.right < _NEXT_COLUMN * body
            and _bottom(heads[head]) > lowest
            and _bottom(heads[head]) < block.top + body
        ):
            return head
    return None


def _goes_on_above(block: TextBlock, blocks: Sequence[TextBlock], body: float) -> bool:
    """Whether a block goes on with running text over it in its column, crossheads and small print between."""
    for _ in range(_MOST_BETWEEN):
        over = [
            one for one in blocks
            if one is not block and not is_display(one, body) and _shared(one, block) > _SHARED
            and one.bottom < block.bottom and -body < block.top - one.bottom < _GOES_ON * body
        ]  # fmt: skip
        if not over:
            return False
        block = max(over, key=lambda one: one.bottom)
        if is_running(block, body) and len(block.lines) >= _REPORT_LINES:
            return True
    return False


def _mend_interruptions(
    blocks: Sequence[TextBlock], belongs: dict[int, int], heads: Sequence[Sequence[TextBlock]], body: float
) -> None:
    """A quotation in display type inside a report is no head: the sentence before it goes on after it."""
    for at, head in enumerate(heads):
        under = [
            n for n, part in belongs.items()
            if part == at and is_running(blocks[n], body) and not blocks[n].lines[0].bold
        ]  # fmt: skip
        if not under:
            continue
        first = blocks[min(under, key=lambda n: (blocks[n].left, blocks[n].top))]
        over = [
            n for n, part in belongs.items()
            if part != at and is_running(blocks[n], body) and blocks[n].bottom <= head[0].top + body
            and _shared(blocks[n], head[0]) > _SHARED
        ]  # fmt: skip
        if not over or not first.text[:1].islower():
            continue
        before = max(over, key=lambda n: blocks[n].bottom)
        if blocks[before].text[-1] not in _ENDS:
            belongs.update({n: belongs[before] for n, part in list(belongs.items()) if part == at})


def _near(
    block: TextBlock, blocks: Sequence[TextBlock], belongs: dict[int, int], heads: Sequence[Sequence[TextBlock]],
    page: ReadPage,
) -> int | None:  # fmt: skip
    """The head of a caption, credit, byline or kicker: of what stands right under it, else of the nearest over it."""
    below = [
        (head[0].top - block.bottom, at)
        for at, head in enumerate(heads)
        if -block.size < head[0].top - block.bottom < 2 * head[0].size and _spans(head, block)
    ]
    over = [
        (block.top - blocks[n].bottom, part)
        for n, part in belongs.items()
        if blocks[n].bottom <= block.top + 1.5 * block.size and _shared(blocks[n], block) > _SHARED
    ]
    below += [
        (blocks[n].top - block.bottom, part)
        for n, part in belongs.items()
        if -block.size < blocks[n].top - block.bottom < _GOES_ON * block.size and _shared(blocks[n], block) > _SHARED
    ]
    if below and (not over or min(below)[0] < min(over)[0]):
        return min(below)[1]
    above = _head_above(block, heads, page)
    return above if above is not None else (min(over)[1] if over else None)
