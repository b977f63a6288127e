"""Credits under pictures that go on in the next line: a name is not parted by the measure of its caption."""

from __future__ import annotations

from umbruch.clipping.marks.caption import find_credit
from umbruch.readers.pdf.setting.set_lines import SetLine
from umbruch.readers.pdf.setting.text_blocks import TextBlock

_MOST_WORDS = 3
"""Of the second line of a credit: the rest of a name, and an agency."""
_MOST_NAMED = 3
"""Words after the label in the first line, of which the last may be a photographer's first name."""


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
