"""Whether the text of a page can be trusted: a text layer may be missing, or lie."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from umbruch.clipping.signs.which_language import small_words
from umbruch.readers.pdf.file.page_content import Area, PageContent

FEW_LETTERS = 260
"""Letters of a page, without blanks, up to which it may be a form or a print head around the picture of an article."""
_FRAMED_PICTURE = 0.15
"""Share of such a page that its pictures take up at least."""
_FRAMED_PART = 0.06
"""Share of a page from which one of its pictures may hold text: marks and emblems of letterheads are smaller."""
_MOST_COVERED = 0.5
_OUTLINED = 3000
"""Strokes of shapes on a page without text that hold an article: a letter takes 10 to 40, a paragraph has hundreds."""
_HIDDEN = 0.5
_LEAST_LETTERS = 0.6
"""Share of letters among the signs: broken layers have 7 to 15 %, good ones at least 78 % on every page."""
_ENOUGH = 40
_MOST_UNMAPPED = 0.1
_MOST_OVERLAPPING = 0.08
"""Share of letters printed over the one before; good files have up to 2 %."""
_SAMPLE = 6000
_ENOUGH_WORDS = 60
_LATIN_WORD = re.compile("[A-Za-z\u00c0-\u024f]{4,}")
_VOWEL = re.compile("[AEIOUYaeiouy]")
_MOST_MUTE = 0.1
"""Share of longer words without a vowel: of good pages with few small words at most .05, of shifted ones .12 to .4."""
_LEAST_SMALL = 0.12
"""Share of words that are articles, conjunctions and the like of a language that we know: of good pages .2 at least."""
_PRIVATE = ("\ue000", "\uf8ff")


def lies(content: PageContent) -> str | None:
    """Why the text layer of a page cannot be used, in words; None where it can, or where there is none."""
    letters = content.letters
    if len(letters) < _ENOUGH:
        return None
    hidden = sum([letter.run.invisible for letter in letters])
    if hidden > _HIDDEN * len(letters) and covered(content) > _MOST_COVERED:
        return "its text lies unseen under a scanned page"
    if content.unmapped > _MOST_UNMAPPED * len(letters):
        return "its letters have no characters"
    signs = Counter([letter.text for letter in letters])
    odd = sum(count for sign, count in signs.items() if _PRIVATE[0] <= sign <= _PRIVATE[1] or sign == "\ufffd")
    known = sum(count for sign, count in signs.items() if sign.isalpha())
    if odd > _MOST_UNMAPPED * len(letters) or (known < _LEAST_LETTERS * len(letters) and not _figures(content)):
        return "its text is garbled"
    if _is_no_language(content):
        return "its letters are mixed up"
    over = sum(
        abs(one.base - other.base) < 1 and -3 * one.run.size < other.left - one.right < -0.25 * one.run.size
        for one, other in pairwise(letters)
        if other.left < one.right
    )
    if over > _MOST_OVERLAPPING * len(letters):
        return "its words are printed over one another"
    return None


def _is_no_language(content: PageContent) -> bool:
    """Whether a page's words are of no language: a shifted table of characters leaves words without vowels."""
    text = "".join(f" {one.text}" if one.after != "none" else one.text for one in content.letters[:_SAMPLE])
    words = [word for word in _LATIN_WORD.findall(text) if not word.isupper()]
    if len(words) < _ENOUGH_WORDS:
        return False
    mute = sum(not _VOWEL.search(unicodedata.normalize("NFD", word)) for word in words)
    return mute > _MOST_MUTE * len(words) and small_words(text) < _LEAST_SMALL


def _figures(content: PageContent) -> bool:
    """Whether a page is one of tables: figures and signs with them make up most of it."""
    figures = sum(letter.text.isdigit() or letter.text in ".,:;-–/()%€$+" for letter in content.letters)
    letters = sum(letter.text.isalpha() for letter in content.letters)
    return letters + figures > 0.9 * len(content.letters)


def is_picture(content: PageContent, whole: Sequence[PageContent]) -> bool:
    """Whether what is to be read stands in a picture on the page, with nothing or little around it.

    Args:
        content: the page.
        whole: all pages of the file: among pages of text a page of pictures has nothing to be read.
    """
    share = covered(content)
    if not content.letters:
        if content.outlined > _OUTLINED and not any(one.letters for one in whole):
            return True
        return share > _MOST_COVERED or (share > 0 and len(whole) == 1)
    letters = sum(len(one.letters) for one in whole)
    return len(content.letters) < FEW_LETTERS and letters < FEW_LETTERS * len(whole) and share > _FRAMED_PICTURE


def framed_picture(content: PageContent) -> Area | None:
    """Where the pictures of a page stand that hold what is to be read; None where nothing is printed around them."""
    page = content.width * content.height
    if not content.letters or not page:
        return None
    large = [area for area in content.pictures if _inside(area, content) > _FRAMED_PART * page]
    if not large:
        return None
    edges = list(zip(*large, strict=True))
    return Area(min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3]))


def covered(content: PageContent) -> float:
    """The share of the page that its pictures take up, counted twice where they overlap, at most 1."""
    page = content.width * content.height
    return min(sum(_inside(area, content) for area in content.pictures) / page, 1.0) if page else 0.0


def _inside(area: Area, content: PageContent) -> float:
    across = min(area.right, content.width) - max(area.left, 0.0)
    down = min(area.bottom, content.height) - max(area.top, 0.0)
    return max(across, 0.0) * max(down, 0.0)
