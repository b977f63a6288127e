"""Rows over a clipping that say by their labels where it was printed: `Zeitung: …`, `Datum: …`, `Seite: …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.signs.dates import find_date
from umbruch.kept import remembered
from umbruch.readers.pdf.around_the_text import SetPage
from umbruch.readers.pdf.setting.set_lines import SetLine
from umbruch.readers.pdf.setting.stretched_lines import rows_of
from umbruch.tree import Source

_PAPER = (
    "zeitung|medium|publikation|titel der zeitung|presseorgan|organ|blatt|quelle|erschienen in|newspaper|publication|"
    "paper|media|outlet|source|published in|journal|média|parution|publié dans|testata|giornale|fonte|pubblicato su|"
    "periódico|diario|medio|fuente|publicado en|jornal|veículo|krant|bron|avis|kilde|medie|tidning|källa|lehti|lähde|"
    "gazeta|źródło|tytuł prasowy|noviny|zdroj|médium"
)
_TITLE = (
    "ereignis|anlass|titel|überschrift|schlagzeile|thema|betreff|betrifft|headline|title|subject|event|titre|sujet|"
    "objet|titolo|oggetto|título|asunto|tema|assunto|onderwerp|kop|overskrift|emne|rubrik|ämne|otsikko|aihe|tytuł|"
    "temat|titulek|téma"
)
"""What forms of press offices and cutting services call the paper, and what the clipping is about, in small letters."""
_PAPERS, _TITLES = (frozenset(names.split("|")) for names in (_PAPER, _TITLE))
_LABELLED = re.compile(
    r"(?:^|\s{2,})([^\W\d_][^:\n]{0,24}?)\s?:(?=\s|$)\s*(.*?)(?=\s{2,}[^\W\d_][^:\n]{0,24}?:(?:\s|$)|$)"
)
_MOST_NAME_WORDS, _MOST_LABEL_WORDS = 6, 3
_HEAD_ZONE = 0.35
"""Share of the page's height in which a form begins."""
_MOST_ROOM = 40.0
"""Points between two of its rows."""
_NUMBER = re.compile(r"[A-Z]?\d{1,4}")


class CoverRows(NamedTuple):
    """The pages without the rows, these verbatim, where it was printed and what it is about."""

    pages: tuple[SetPage, ...]
    lines: tuple[str, ...] = ()
    source: Source | None = None
    title: str | None = None


def without_cover_rows(pages: Sequence[SetPage]) -> CoverRows:
    """The pages without a form at the head of the first one; as they are, where no row names a paper.

    Args:
        pages: with the pieces of their lines.
    """
    if not pages:
        return CoverRows(())
    first, *others = pages
    rows = rows_of(first.lines)
    found = _form(rows, _HEAD_ZONE * first.height)
    if found is None:
        return CoverRows(tuple(pages))
    start, end = found
    told = [pair for row in rows[start:end] for pair in _labels(row)]
    name = next(value for label, value in told if label in _PAPERS and _is_name(value))
    day = next((day.iso for _, value in told if (day := find_date(value))), None)
    page = next((value for label, value in told if label in _page_labels() and _NUMBER.fullmatch(value)), None)
    title = next((value for label, value in told if label in _TITLES), None)
    above = [number for number in range(start) if _is_review(rows[number])]
    out = {line.rank for number in (*above, *range(start, end)) for line in rows[number]}
    own = [line for row in rows[:end] for line in row if line.rank in out]
    text = "\n".join(_words(row) for row in rows[start:end])
    return CoverRows(
        (first._replace(lines=tuple(line for line in first.lines if line.rank not in out)), *others),
        tuple(line.text for line in own), Source(text, (name,), day, page), title,
    )  # fmt: skip


def _form(rows: Sequence[Sequence[SetLine]], zone: float) -> tuple[int, int] | None:
    """The first run of rows with labels, two labels at least, of which one stands before the name of a paper."""
    start = next((at for at, row in enumerate(rows) if any(label in _PAPERS for label, _ in _labels(row))), None)
    if start is None or rows[start][0].base > zone:
        return None
    end = start + 1
    while end < len(rows) and rows[end][0].base - rows[end - 1][0].base < _MOST_ROOM and any(_labels(rows[end])):
        end += 1
    while start and rows[start][0].base - rows[start - 1][0].base < _MOST_ROOM and any(_labels(rows[start - 1])):
        start -= 1
    told = [pair for row in rows[start:end] for pair in _labels(row)]
    known = sum(label in _PAPERS | _TITLES | _page_labels() or find_date(value) is not None for label, value in told)
    named = any(label in _PAPERS and _is_name(value) for label, value in told)
    return (start, end) if named and known > 1 and 2 * known >= len(told) else None


def _labels(row: Sequence[SetLine]) -> Iterator[tuple[str, str]]:
    for match in _LABELLED.finditer(_words(row)):
        if len(match.group(1).split()) <= _MOST_LABEL_WORDS:
            yield match.group(1).casefold(), match.group(2).strip()


def _words(row: Sequence[SetLine]) -> str:
    return "   ".join(line.text.strip() for line in row)


def _is_name(value: str) -> bool:
    return 0 < len(value.split()) <= _MOST_NAME_WORDS and find_date(value) is None


def _is_review(row: Sequence[SetLine]) -> bool:
    """Whether a row is what a collection of clippings is called: `Pressespiegel`."""
    return _words(row).casefold().startswith(_reviews())


@remembered(1)
def _reviews() -> tuple[str, ...]:
    return tuple(word.casefold() for word in everywhere("review_labels"))


@remembered(1)
def _page_labels() -> frozenset[str]:
    return frozenset(word.casefold() for word in everywhere("page_labels"))
