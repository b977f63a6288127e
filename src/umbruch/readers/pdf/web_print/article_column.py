"""Print-outs of web pages: the column of the article, without menus, side columns, buttons, teasers and banners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from umbruch.clipping.marks.web_stamp import stamped_day
from umbruch.clipping.page.lines import ends_sentence
from umbruch.readers.pdf.around_the_text import words_of
from umbruch.readers.pdf.page_manuscript import ReadPage, body_size
from umbruch.readers.pdf.setting.set_lines import SetLine
from umbruch.readers.pdf.setting.text_blocks import TextBlock
from umbruch.readers.pdf.web_print.beside_articles import (
    asks_consent,
    counts_comments,
    heads_comments,
    heads_related,
    is_button,
    is_foot,
    makes_offer,
    tells_offer,
)
from umbruch.readers.pdf.web_print.print_edges import is_titled

_LEAST_LETTERS = 120
"""Letters of a block, over two lines at least, from which it tells where the column of the text is."""
_LIKE = 0.12
_SHARED = 0.5
"""Share of a block's width that lies inside the column."""
_DISPLAY = 1.2
_NEAR_HEAD = 60.0
"""Points above the headline in which its kicker and day may stand."""
_NEAR_END = 60.0
"""Points below the last running text in which a name or a credit may stand."""
_LEAST_BEFORE_COMMENTS = 0.4
"""Share of the text that stands before a bare heading such as `Kommentare`, which may be a button higher up."""
_MOST_HEAD_LINES = 4
_LEAST_MENU, _SAME_ROW = 3, 3.0
_BARS = (" · ", " | ", " • ", " — ", " – ")


class PrintedArticle(NamedTuple):
    """The article on the pages of a print-out, its headline, what stands above it, and all that stands around it."""

    pages: tuple[ReadPage, ...]
    around: tuple[str, ...] = ()
    headline: str = ""
    above: tuple[str, ...] = ()


_Placed = tuple[int, TextBlock]


def article_alone(pages: Sequence[ReadPage], titles: Sequence[str]) -> PrintedArticle:
    """The article of a print-out; all pages as they are where none is found.

    Args:
        pages: with their blocks in reading order.
        titles: what the file and the browser call the page; a block in these words is the headline.
    """
    placed = [(page.number, block) for page in pages for block in page.blocks]
    running = [one for one in placed if len(one[1].lines) > 1 and len(one[1].text) >= _LEAST_LETTERS
               and not asks_consent(one[1].text)]  # fmt: skip
    if not running:
        return PrintedArticle(tuple(pages))
    size = body_size([ReadPage(number, (block,)) for number, block in running])
    text = [one for one in running if abs(one[1].size - size) < _LIKE * size]
    column = max(text or running, key=lambda one: one[1].right - one[1].left)[1]
    text = [one for one in text if _inside(one[1], column.left, column.right)]
    if not text:
        return PrintedArticle(tuple(pages))
    headline = _headline(placed, text[0], column, size, titles)
    left, right = min(column.left, headline[1].left), max(column.right, headline[1].right)
    top = (headline[0], headline[1].top - _NEAR_HEAD)
    own = [
        (number, block)
        for number, block in placed
        if block is headline[1]
        or ((number, block.bottom) >= top and _inside(block, left, right)
            and not _is_menu((number, block), placed, headline)
            and not _is_masthead((number, block), headline, size, titles))
    ]  # fmt: skip
    kept = {id(block) for _, block in _ended(_without_furniture(own, headline, size), size, text)}
    return PrintedArticle(
        tuple(
            page._replace(blocks=tuple(_apart(block) for block in page.blocks if id(block) in kept)) for page in pages
        ),
        tuple(words_of(block) for _, block in placed if id(block) not in kept),
        headline[1].text,
        tuple(
            line.text
            for number, block in placed
            if (number, block.top) < (headline[0], headline[1].top)
            for line in block.lines
        ),
    )


def _headline(
    placed: Sequence[_Placed], first: _Placed, column: TextBlock, size: float, titles: Sequence[str]
) -> _Placed:
    """The block in the words of a title, or the biggest type above the first running text; that text itself else."""
    above = [
        (number, block)
        for number, block in placed
        if (number, block.top) < (first[0], first[1].top)
        and min(block.right, column.right) - max(block.left, column.left) > 0
    ]
    larger = [one for one in above if one[1].size > _DISPLAY * size]
    named = [one for one in larger if is_titled(one[1].text, titles) and len(one[1].text.split()) > 1]
    if len(named) > 1:
        named = [max(named, key=lambda one: (len(one[1].text), one[1].size))]
    shown = [one for one in larger if len(one[1].text.split()) > 1 and not is_button(one[1].text)]
    return next(iter(named), None) or max(shown, key=lambda one: (one[1].size, one[0], one[1].top), default=first)


def _is_menu(one: _Placed, placed: Sequence[_Placed], headline: _Placed) -> bool:
    """Whether a block is one of several short ones side by side above the headline."""
    number, block = one
    if (number, block.top) >= (headline[0], headline[1].top):
        return False
    row = [other for page, other in placed if page == number and abs(other.top - block.top) < _SAME_ROW]
    return len(row) >= _LEAST_MENU and all(len(other.text.split()) < _LEAST_MENU + 1 for other in row)


def _is_masthead(one: _Placed, headline: _Placed, size: float, titles: Sequence[str]) -> bool:
    """Whether a block above the headline is the name of the site: in display type, or in the words of a title."""
    number, block = one
    if (number, block.top) >= (headline[0], headline[1].top):
        return False
    return is_titled(block.text, titles) or (block.size > _DISPLAY * size and is_titled(headline[1].text, titles))


def _without_furniture(own: Sequence[_Placed], headline: _Placed, size: float) -> list[_Placed]:
    """The blocks of a column without links to other articles, offers, buttons, consent and what stands behind them."""
    kept: list[_Placed] = []
    all_letters = sum(len(block.text) for _, block in own if _is_text(block, size))
    letters, beside, offered = 0, False, False
    for number, block in own:
        first, is_text = block.lines[0].text, _is_text(block, size)
        if block is headline[1]:
            kept.append((number, block))
            continue
        if asks_consent(block.text):
            continue
        if letters and _ends_article(block, letters, all_letters, size):
            break
        if heads_related(first):
            beside = len(block.lines) == 1
            continue
        if makes_offer(first) and not (is_text and ends_sentence(block.text) and len(block.lines) > 2):
            offered = letters > 0 and len(block.lines) == 1
            continue
        if all(is_button(line.text) for line in block.lines):
            continue
        if offered and tells_offer(block.text):
            offered = False
            continue
        if beside and not (is_text and ends_sentence(block.text)):
            continue
        offered = beside = False
        letters += len(block.text) if is_text else 0
        kept.append((number, block))
    return kept


def _ends_article(block: TextBlock, letters: int, all_letters: int, size: float) -> bool:
    """Whether a block below some text is the foot of the site or the heading over comments."""
    first = block.lines[0]
    if is_foot(block.text):
        return letters >= _LEAST_BEFORE_COMMENTS * all_letters
    if not heads_comments(first.text):
        return False
    shown = first.size > _DISPLAY * size or first.bold or counts_comments(first.text)
    return (shown and letters >= _LEAST_BEFORE_COMMENTS * all_letters / 2) or letters >= all_letters


def _is_text(block: TextBlock, size: float) -> bool:
    """Whether a block is running text: in its size, and a sentence or several lines."""
    return abs(block.size - size) < _LIKE * size and (ends_sentence(block.text) or len(block.lines) > 1)


def _ended(own: Sequence[_Placed], size: float, text: Sequence[_Placed]) -> list[_Placed]:
    """The blocks up to the last running text, and the few lines below it that may be a name or a credit."""
    last = max(
        (one for one in own if _is_text(one[1], size) or any(one[1] is known for _, known in text)),
        key=lambda one: (one[0], one[1].top), default=None,
    )  # fmt: skip
    if last is None:
        return list(own)
    return [one for one in own if (one[0], one[1].top) < (last[0], last[1].bottom + _NEAR_END)]


def _apart(block: TextBlock) -> TextBlock:
    """A block whose lines name somebody and a day by a bar, with lines of their own for both: on the page they are."""
    if len(block.lines) > _MOST_HEAD_LINES:
        return block
    return replace(block, lines=tuple(piece for line in block.lines for piece in _pieces(line)))


def _pieces(line: SetLine) -> Iterator[SetLine]:
    for bar in _BARS:
        pieces = line.text.split(bar)
        days = [number for number, piece in enumerate(pieces) if stamped_day(piece.strip())]
        if len(pieces) > 1 and len(days) == 1:
            at = days[0]
            parts = (bar.join(pieces[:at]), pieces[at], bar.join(pieces[at + 1 :]))
            yield from (_moved(line, part, number) for number, part in enumerate(filter(None, parts)))
            return
    yield line


def _moved(line: SetLine, text: str, number: int) -> SetLine:
    """A piece of a line as a line of its own, each a little lower."""
    return line._replace(text=text.strip(), base=line.base + number)


def _inside(block: TextBlock, left: float, right: float) -> bool:
    return min(block.right, right) - max(block.left, left) >= _SHARED * (block.right - block.left)
