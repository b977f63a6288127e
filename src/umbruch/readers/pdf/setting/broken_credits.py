"""Credits under pictures put to their captions: those that go on in the next line, and those at the right edge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from umbruch.clipping.marks.caption import find_credit
from umbruch.readers.pdf.file.page_content import Area
from umbruch.readers.pdf.setting.set_lines import SetLine
from umbruch.readers.pdf.setting.stretched_lines import one_line
from umbruch.readers.pdf.setting.text_blocks import TextBlock

_MOST_WORDS = 3
"""Of the second line of a credit: the rest of a name, and an agency."""
_MOST_NAMED = 3
"""Words after the label in the first line, of which the last may be a photographer's first name."""
_UNDER, _OUT = 60.0, 8.0
"""Points under a picture within which the lines of its caption stand, and by which they may be wider than it is."""
_MOST_PICTURES = 40
"""As many as are cut out of a file."""
_LONGEST = 60
_SAME_ROW, _LIKE = 0.3, 1.15
_SMALLER = 0.95
"""Times the size of running text from which type is no longer that of captions."""


def with_credits_at_edge(lines: Sequence[SetLine], pictures: Sequence[Area]) -> list[SetLine]:
    """The lines of a page, a credit at the right edge under a picture as the end of the caption's line left of it.

    Args:
        lines: the pieces of lines.
        pictures: where pictures stand.
    """
    rest = list(lines)
    sizes: Counter[float] = Counter()
    for line in lines if pictures else ():
        sizes[line.size] += len(line.text)
    body = max(sizes, key=lambda size: (sizes[size], size), default=0.0)
    for picture in pictures[:_MOST_PICTURES]:
        under = [line for line in rest if line.size < _SMALLER * body and _is_under(line, picture)]
        for credit in under if len(under) > 1 else ():
            beside = [line for line in under if line.right <= credit.left and _is_in_row(line, credit)]
            found = find_credit(credit.text) if beside and len(credit.text) <= _LONGEST else None
            if found is None or found.caption_end:
                continue
            caption = max(beside, key=lambda line: line.right)
            whole = one_line((caption, credit))
            rest = [whole if line is caption else line for line in rest if line is not credit]
            break
    return rest


def _is_under(line: SetLine, picture: Area) -> bool:
    inside = picture.left - _OUT < line.left and line.right < picture.right + _OUT
    return inside and -line.size < line.top - picture.bottom < _UNDER


def _is_in_row(line: SetLine, other: SetLine) -> bool:
    alike = max(line.size, other.size) < _LIKE * min(line.size, other.size)
    return alike and abs(line.base - other.base) < _SAME_ROW * min(line.size, other.size)


def with_whole_credit(block: TextBlock) -> TextBlock:
    """The block, its last line joined to the one above where that is a credit which the measure has parted.

    Args:
        block: lines that stand together: a caption with its credit among others.
    """
    if len(block.lines) < 2:
        return block
    *others, above, last = block.lines
    if not _is_rest(last) or not _is_full(above, last, block.right):
        return block
    one, both = find_credit(above.text), find_credit(f"{above.text} {last.text}")
    if one is None or both is None or one.caption_end != both.caption_end or not one.credit.name:
        return block
    if len(one.credit.name.split()) > _MOST_NAMED:
        return block
    joined = above._replace(
        text=f"{above.text} {last.text}", right=max(above.right, last.right), least=min(above.least, last.least)
    )
    return TextBlock((*others, joined))


def _is_rest(line: SetLine) -> bool:
    """Whether a line is some words of a name and nothing else."""
    words = line.text.split()
    return len(words) <= _MOST_WORDS and all(word[0].isupper() for word in words) and line.text[-1].isalpha()


def _is_full(line: SetLine, after: SetLine, right: float) -> bool:
    """Whether the next line's first word had no room in a line."""
    first = len(after.text.split()[0]) + 1
    return line.right + (after.right - after.left) * first / len(after.text) > right
