"""What browsers print over and under a web page: its title and address, when it was printed, which page of how many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from umbruch.clipping.marks.furniture.print_heads import is_pager
from umbruch.clipping.signs.newspaper_names import names_newspaper
from umbruch.readers.pdf.around_the_text import SetPage
from umbruch.readers.pdf.setting.set_lines import SetLine
from umbruch.tree import Source

_EDGE = 0.065
"""Share of a page's height in which browsers print their lines: their margin is half an inch."""
_SAME_ROW = 2.5
"""Points by which the pieces of such a line may be off."""
_ADDRESS = re.compile(r"(?:https?|file)://\S+", re.IGNORECASE)
_OF_PAGE = re.compile(r"(?:https?|file)://[^/\s]*/[^\s/]", re.IGNORECASE)
"""The address of a page, and not of a whole site as letters have it in their feet."""
_HOST = re.compile(r"https?://(?:www\.|m\.|amp\.|epaper\.)?([^/:?#\s]+)", re.IGNORECASE)
_STAMP = re.compile(
    r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4}\.?,?\s+(?:[^\W\d_]{2,3}\s)?\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[AP]\.?M\.?)?",
    re.IGNORECASE,
)
_BROWSERS = ("Mozilla", "Safari", "Chromium", "Google Chrome", "Microsoft Edge", "wkhtmltopdf", "Opera", "Vivaldi")
_LEAST_TOLD = 2
_CELLS = re.compile(r"\s{3,}")
_PARTS = re.compile(r"\s+[|–—·»•-]+\s+|\s*\|\s*|\s+::\s+")
_LETTERS = re.compile(r"[\W_]+")
_MOST_NAME_WORDS = 5
_LEAST_CUT, _LEAST_NAME = 12, 4


class PrintEdges(NamedTuple):
    """The pages without what a browser printed around them, that verbatim, and the title and address in it."""

    pages: tuple[SetPage, ...]
    lines: tuple[str, ...] = ()
    title: str | None = None
    address: str | None = None
    printed: bool = False


def without_print_edges(pages: Sequence[SetPage], creator: str) -> PrintEdges:
    """The pages without the lines of a browser; as they are, where none printed them.

    Args:
        pages: with the pieces of their lines.
        creator: what the file names as the program that made it; browsers write their identification there.
    """
    rows = {page.number: list(_edge_rows(page)) for page in pages}
    told = {kind for row in (rows[pages[0].number] if pages else ()) for line in row for kind in _kinds(line.text)}
    if not creator.startswith(_BROWSERS) and not (
        len(told - {"address"}) >= _LEAST_TOLD and told & {"page address", "stamp"}
    ):
        return PrintEdges(tuple(pages))
    out = {(number, line.rank) for number, own in rows.items() for row in own for line in row}
    lines = [line.text for own in rows.values() for row in own for line in row]
    titles = [cell for text in lines for cell in _CELLS.split(_STAMP.sub("   ", text)) if cell and not _kinds(cell)]
    addresses = [match.group() for text in lines if (match := _ADDRESS.search(text)) and match.group()[:4] == "http"]
    return PrintEdges(
        tuple(
            page._replace(lines=tuple(line for line in page.lines if (page.number, line.rank) not in out))
            for page in pages
        ),
        tuple(lines), max(titles, key=len, default=None), addresses[0] if addresses else None, printed=True,
    )  # fmt: skip


def _edge_rows(page: SetPage) -> Iterator[list[SetLine]]:
    """The first and the last row of a page, where one of its pieces is of those that browsers print."""
    for lines, ends in (
        ([line for line in page.lines if line.bottom < _EDGE * page.height], min),
        ([line for line in page.lines if line.top > (1 - _EDGE) * page.height], max),
    ):
        if not lines:
            continue
        base = ends(line.base for line in lines)
        row = [line for line in lines if abs(line.base - base) < _SAME_ROW]
        if any(_kinds(line.text) for line in row):
            yield row


def _kinds(text: str) -> set[str]:
    cells = [cell.strip() for cell in _CELLS.split(text) if cell.strip()]
    found = {"stamp" for cell in cells if _STAMP.match(cell)}
    found |= {"address" for cell in cells if _ADDRESS.match(cell)}
    found |= {"page address" for cell in cells if _OF_PAGE.match(cell)}
    return found | {"pager" for cell in cells if is_pager(cell)}


def letters_of(text: str) -> str:
    """The letters and figures of a text in small letters, by which a title is known again in the page."""
    return _LETTERS.sub("", text.casefold())


def is_titled(text: str, titles: Sequence[str]) -> bool:
    """Whether a text is one of the parts of a page's titles, or the beginning of a title that was cut."""
    own = letters_of(text)
    if len(own) < _LEAST_CUT:
        return any(own == letters_of(part) for title in titles for part in (title, *_PARTS.split(title)))
    for title in titles:
        parts = (letters_of(part) for part in (title, *_PARTS.split(title)))
        if any(own == part or (len(part) >= _LEAST_CUT and own.startswith(part)) for part in parts):
            return True
        if letters_of(title).startswith(own):
            return True
    return False


def source_of_print(titles: Sequence[str], headline: str, above: Sequence[str], address: str | None) -> Source | None:
    """The site that a page was printed from, by its title, by its masthead, or by its address; None where none tells.

    Args:
        titles: what the file and the browser call the page.
        headline: of the article, so that the rest of a title is the site's name.
        above: the lines above the article.
        address: of the page.
    """
    host = _HOST.match(address or "")
    site = letters_of(host.group(1)) if host else ""
    named = [name for title in titles for name in _beside(title, headline)]
    named += [line for line in above if ":" not in line]
    short = [name.strip() for name in named if 0 < len(name.split()) <= _MOST_NAME_WORDS]
    known = [name for name in short if names_newspaper(name) or _is_site(letters_of(name), site)]
    beside = [name for title in titles for name in _beside(title, headline)[-1:] if name in short]
    name = next(iter((*known, *beside)), host.group(1) if host else None)
    if name is None:
        return None
    return Source(" · ".join(part for part in (name, address) if part), (name,), None, None, address)


def _is_site(name: str, site: str) -> bool:
    return len(name) >= _LEAST_NAME and name in site


def _beside(title: str, headline: str) -> list[str]:
    """The parts of a title that are no part of the headline."""
    own = letters_of(headline)
    parts = [part for part in _PARTS.split(title) if part]
    if len(parts) < 2 or not any(letters_of(part) and letters_of(part) in own for part in parts):
        return []
    return [part for part in parts if letters_of(part) and letters_of(part) not in own]
