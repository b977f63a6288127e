"""Links to other stories and buttons that a web page has between the paragraphs of an article.

So stand `Lesen Sie auch: Neue Brücke gesperrt`, or `Read more` with one headline or a list of them below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.marks.furniture.cutting import Fate, Placed
from umbruch.clipping.marks.furniture.ways_to_reach import tells_where
from umbruch.clipping.marks.page_furniture import is_web_furniture
from umbruch.clipping.page.lines import Chunk, Line, ends_sentence, starts_small
from umbruch.clipping.signs.word_choice import any_of
from umbruch.kept import remembered

_LONGEST_LINK = 250
"""Letters of a label and a headline, which are at most 200."""
_LONGEST_TITLE = 200
_LEAST_PARAGRAPH = 160
"""Letters of a line that shows that each line of its chunk is a paragraph: no printed line is as long."""
_LEAST_PROSE = 100
_MOST_LINKS = 6
_LONGEST_CROSSHEAD = 45
_BULLETS = "•◦●·►▶→»-–*"
_AROUND = f" \t{_BULLETS}>[](){{}}:：|"


@remembered(1)
def _label() -> re.Pattern[str]:
    labels = any_of(everywhere("links_labels"))
    return re.compile(rf"[\W_]{{0,4}}(?P<words>{labels})(?!\w)(?P<sign>\s?[:：>»|–—-]|)\s*", re.IGNORECASE)


@remembered(1)
def _starts() -> frozenset[str]:
    return frozenset(entry[:2].casefold() for entry in everywhere("links_labels"))


def links_between(chunks: Sequence[Chunk]) -> dict[tuple[int, Line], Fate]:
    """The lines of links to other stories, and buttons of several words, below the first paragraph.

    Args:
        chunks: the chunks of a text in the order of the page.

    Returns:
        The lines by their chunks, each to be discarded.
    """
    found: dict[tuple[int, Line], Fate] = {}
    units = [unit for number, chunk in enumerate(chunks) for unit in _units(number, chunk)]
    texts = [" ".join(row.text for row in unit) for unit in units]
    begun = next((n for n, text in enumerate(texts) if _is_prose(text)), len(texts))
    number = begun + 1
    while number < len(units):
        taken = _links_at(texts, number)
        for unit in units[number : number + taken]:
            found.update(((row.chunk, row.line), None) for row in unit)
        number += taken or 1
    return found


def _units(number: int, chunk: Chunk) -> Sequence[tuple[Placed, ...]]:
    """The paragraphs of a chunk: the whole, or each line where lines are as long as paragraphs are."""
    rows = tuple(Placed(number, line) for line in chunk.lines)
    if len(rows) > 1 and max(len(row.text) for row in rows) > _LEAST_PARAGRAPH:
        return tuple((row,) for row in rows)
    return (rows,) if rows else ()


def _links_at(texts: Sequence[str], number: int) -> int:
    """How many paragraphs from one on are links; 0 where it is none."""
    text = texts[number]
    bare = text.lstrip(_AROUND)
    if len(text) > _LONGEST_LINK or not bare:
        return 0
    label = _label().match(text) if bare[:2].casefold() in _starts() else None
    if label is None:
        return int(" " in text.strip() and is_web_furniture(text))
    rest = text[label.end() :].strip(_AROUND)
    if rest:
        open_title = label.group("words").count(" ") > 0 and not ends_sentence(rest) and not starts_small(rest)
        return int((bool(label.group("sign")) or open_title) and not tells_where(rest))
    return 1 + _titles_below(texts, number + 1)


def _titles_below(texts: Sequence[str], first: int) -> int:
    """How many headlines of other stories stand below a label alone; a last short one may be a crosshead."""
    end = first
    while end < min(len(texts), first + _MOST_LINKS) and _is_title(texts[end]):
        end += 1
    bulleted = all(text[0] in _BULLETS for text in texts[first:end])
    more = any(_is_prose(text) for text in texts[end:])
    if more and end - first > 1 and not bulleted and len(texts[end - 1]) <= _LONGEST_CROSSHEAD:
        end -= 1
    return end - first


def _is_title(text: str) -> bool:
    whole = text.rstrip("\"“”»«’')]")
    return len(text) <= _LONGEST_LINK - 50 and not (
        whole.endswith((".", ":", "。")) or starts_small(text) or tells_where(text)
    )


def _is_prose(text: str) -> bool:
    return len(text) > _LEAST_PROSE and ends_sentence(text)
