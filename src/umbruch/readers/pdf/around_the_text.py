"""What stands around the text of several pages: running heads, page numbers, print heads, banners, cut-off buttons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from umbruch.readers.pdf.page_manuscript import ReadPage, body_size
from umbruch.readers.pdf.setting.set_lines import SetLine
from umbruch.readers.pdf.setting.text_blocks import TextBlock

_HEAD_ZONE, _FOOT_ZONE = 0.09, 0.91
"""Shares of a page's height above and below which running heads and feet stand."""
_SAME_PLACE = 8.0
"""Points by which what stands again on another page may be off."""
_OFTEN = 0.4
"""Share of the pages on which a line stands that belongs to them all; two at least."""
_DISPLAY = 1.3
_SMALLER = 0.93
_EDGE = 3.0
_FEW_WORDS = 3
_NUMBER = re.compile(r"\d+")
_PAGE = re.compile(
    r"\W*(?:seite|page|pagina|página|strona|sida|side|s\.|p\.|pag\.)?\s*\d{1,3}"
    r"(?:\s*(?:/|\||von|of|di|de|sur|van|z|av|af)\s*\d{1,3})?\W*",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"(?:https?://|file://|www\.)\S+", re.IGNORECASE)
_CODE = re.compile(r"(?=.*\d)[A-Z]{2,6}[-_./ ]{0,2}[A-Z]{0,2}\d{1,4}(?:[-_./][A-Z\d]{1,12}){0,4}")
"""What editing systems print at a corner: `LAU-S17`, `AN_A1.0.022`."""
_CODE_ZONE = 0.06
_LETTER_FOOT, _FOOT_SIZE = 0.8, 0.85
"""Share of a page's height under which letters have their foot, and times the text's size of its type at most."""
_OF_A_FOOT = re.compile(
    r"\b(?:IBAN|BIC|SWIFT|BLZ|Bankverbindung|Kontonummer|Konto|Amtsgericht|Registergericht|HRB|HRA|USt|Steuernummer"
    r"|VAT|RCS|SIRET|NIF|CIF|P\.?\s?IVA|KvK)\b"
)
"""What stands at the foot of letters and in no article: bank, register, tax number (German, French, Spanish, Italian,
Dutch, English)."""
_SYMBOLS = re.compile("[\\s\ue000-\uf8ff]+")

_Key = tuple[str, int | str]


class SetPage(NamedTuple):
    """A page with the pieces of its lines in the order of the file; its number from 1, its size in points."""

    number: int
    lines: tuple[SetLine, ...]
    width: float
    height: float


class TextAlone(NamedTuple):
    """The pages without what stands around their text, and that, verbatim in the order of the pages.

    `feet` are the lines among it that stand at the foot of a letter.
    """

    pages: tuple[ReadPage, ...]
    around: tuple[str, ...]
    feet: tuple[str, ...] = ()


def standing_once(pages: Sequence[SetPage]) -> tuple[list[SetPage], list[str]]:
    """The pages without the lines that stand on several of them in the same place or margin, and these lines.

    A line in display type on the first page is the article's own, though a running head repeats it.
    """
    if len(pages) < 2:
        return list(pages), []
    counts: Counter[_Key] = Counter()
    for page in pages:
        counts.update({key for line in page.lines for key in _keys(page, line)})
    least = max(2, round(len(pages) * _OFTEN))
    again = {key for key, count in counts.items() if count >= least}
    sizes = Counter(round(line.size) for page in pages for line in page.lines for _ in line.text)
    shown = _DISPLAY * max(sizes, key=lambda size: (sizes[size], -size), default=10)
    kept, around = [], []
    for position, page in enumerate(pages):
        out = [
            line
            for line in page.lines
            if any(key in again for key in _keys(page, line))
            and not (not position and line.size > shown and len(line.text) > _SAME_PLACE)
        ]
        around += [line.text for line in out]
        ranks = {line.rank for line in out}
        kept.append(page._replace(lines=tuple(line for line in page.lines if line.rank not in ranks)))
    return kept, around


def _keys(page: SetPage, line: SetLine) -> Iterator[_Key]:
    """By what a line is known on another page: its words, figures apart, with its place, or with its margin."""
    words = _NUMBER.sub("#", line.text.casefold())
    if sum(map(str.isalnum, words)) < 2:
        return
    for step in (0, _SAME_PLACE / 2):
        yield words, round((line.top + step) / _SAME_PLACE) * 1000 + round(line.left / 40)
    if line.bottom < _HEAD_ZONE * page.height:
        yield words, "head"
    elif line.top > _FOOT_ZONE * page.height:
        yield words, "foot"


def text_alone(pages: Sequence[ReadPage]) -> TextAlone:
    """The text of some pages without page numbers, small lines over further pages, and words cut by a page's edge."""
    body = body_size(pages)
    kept, around, feet = [], [], list[str]()
    for position, page in enumerate(pages):
        foot = _letter_foot(page, body)
        feet += [line.text for at in sorted(foot) for line in page.blocks[at].lines]
        out = {*_marginal(page, position, body), *foot}
        if len(out) == len(page.blocks) and len(pages) == 1:
            out = set()
        around += [words_of(block) for at, block in enumerate(page.blocks) if at in out]
        kept.append(page._replace(blocks=tuple(block for at, block in enumerate(page.blocks) if at not in out)))
    return TextAlone(tuple(kept), tuple(around), tuple(feet))


def _letter_foot(page: ReadPage, body: float) -> frozenset[int]:
    """The numbers of the blocks at a letter's foot: small type under everything else that tells bank or register."""
    least = _FOOT_SIZE * body
    small = [
        at for at, block in enumerate(page.blocks) if block.top > _LETTER_FOOT * page.height and block.size <= least
    ]
    top = min((page.blocks[at].top for at in small), default=0.0)
    over = all(block.bottom <= top + 1 for at, block in enumerate(page.blocks) if at not in small)
    told = any(_OF_A_FOOT.search(page.blocks[at].text) for at in small)
    return frozenset(small) if over and told and len(small) < len(page.blocks) else frozenset()


def words_of(block: TextBlock) -> str:
    """The lines of a block as they stand."""
    return "\n".join(line.text for line in block.lines)


def is_page_number(text: str) -> bool:
    """Whether words are the number of a page, with its label or without, and not one of several (`2 von 3`)."""
    return _PAGE.fullmatch(text) is not None and len(_NUMBER.findall(text)) == 1


def _marginal(page: ReadPage, position: int, body: float) -> Iterator[int]:
    """The numbers of the blocks that their place and look alone tell to be no text."""
    running = [block.top for block in page.blocks if len(block.lines) > 1 and block.size > _SMALLER * body]
    first = min(running, default=0.0)
    for at, block in enumerate(page.blocks):
        under = block.top > _FOOT_ZONE * page.height
        over = block.bottom < _HEAD_ZONE * page.height
        small = position and block.size < _SMALLER * body and len(block.lines) < _FEW_WORDS
        if (
            not _SYMBOLS.sub("", block.text)
            or ((over or under) and (_PAGE.fullmatch(block.text) or _PRINTED.match(block.text)))
            or (small and (under or (over and block.bottom < first)))
            or _is_cut(page, block)
            or _is_code(page, block)
        ):
            yield at


def _is_cut(page: ReadPage, block: TextBlock) -> bool:
    """Whether a block is a word or two that the edge of the page cuts, as it does with buttons beside a web page."""
    if len(block.lines) > 1 or len(block.text.split()) > _FEW_WORDS:
        return False
    return block.left < _EDGE or block.right > page.width - _EDGE


def _is_code(page: ReadPage, block: TextBlock) -> bool:
    """Whether a block is the code of a page at its upper or lower edge."""
    at_edge = block.bottom < _CODE_ZONE * page.height or block.top > (1 - _CODE_ZONE) * page.height
    return at_edge and len(block.lines) == 1 and _CODE.fullmatch(block.text) is not None
