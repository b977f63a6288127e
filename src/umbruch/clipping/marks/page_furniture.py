"""Page furniture: what belongs to the page and not to the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.marks.source import find_source
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.page.lines import Chunk, Line
from umbruch.clipping.signs.dates import find_date
from umbruch.clipping.signs.word_choice import any_of
from umbruch.kept import answered_once, remembered

_SYMBOLS = re.compile("[\ue000-\uf8ff\\s]+")
_RULES = ("I", "|", "l")
_RULE = re.compile(r"(?<=\S)\s+[I|l]['’.]?$")
_RULE_AFTER_CUT = re.compile(by_case(r"[[:lower:]][-\u00ad]\s+[I|l]['’.]?$"))
_PAGE_NUMBER = re.compile(r"[-–—|\s]*(?:\d{1,4}|[A-Z]\s?\d{1,3}|\d{1,3}\s?/\s?\d{1,3})[-–—|\s]*")
_LONGEST_WEB_LINE = 90
_NUMBER = re.compile(r"(?<!\S)\d{1,2}(?!\S)")
_COUNT = re.compile(r"^\s*\(?\d{0,4}\)?\s*|\s*\(?\d{0,4}\)?\s*$")
_BETWEEN_BUTTONS = re.compile(r"\s*[|·•\t]\s*|,\s|\s/\s|\s{2,}")
_BETWEEN_CELLS = re.compile(r"\s{3,}|\t|\s[|·•]\s")
_BAR = re.compile(r"\s[|·•]\s")
_MOST_CELLS = 5
_LONGEST_SECTION = 4
_MOST_SECTIONS = 6
_SURE_SOURCE = 0.9
_ARROWS = r"►▶→>»…*\s."


@remembered(1)
def _numbered() -> re.Pattern[str]:
    labels = any_of((*everywhere("page_labels"), *everywhere("continuation_labels")))
    lines = any_of(everywhere("continuation_lines"))
    number = r"[A-Z]?\d{1,4}(?:\s*(?:von|of|de|van|sur|di|av|af|z|/|-|–|\+)\s*[A-Z]?\d{1,4})?"
    return re.compile(rf"[({_ARROWS}]*(?:(?:{labels})\s*{number}|{lines})[){_ARROWS}]*", re.IGNORECASE)


@remembered(1)
def _page() -> re.Pattern[str]:
    """A bare page (`Seite 12`), which in the middle of a column is part of a sentence."""
    return re.compile(rf"(?:{any_of(everywhere('page_labels'))})\s", re.IGNORECASE)


def is_page_furniture(line: str) -> bool:
    """Whether a line is nothing but a page number or a reference to the page where the text goes on."""
    return len(line) < 60 and (
        _PAGE_NUMBER.fullmatch(line) is not None or _numbered().fullmatch(line) is not None or _is_notice(line)
    )


def _is_notice(line: str) -> bool:
    """Whether a line says by a word of its own that it belongs to the page: `ANZEIGE`."""
    return line.strip(" -–—*:").casefold() in _notices()


@remembered(1)
def _notices() -> frozenset[str]:
    return frozenset(line.casefold() for line in everywhere("furniture_lines"))


def is_page_head(line: str) -> bool:
    """Whether a line is the head of a page: its number, day and section, with gaps or bars between them.

    One that names its newspaper beside the day is none of these but a source.
    """
    cells = [cell.strip() for cell in _BETWEEN_CELLS.split(line.strip()) if cell.strip()]
    if not 1 < len(cells) <= _MOST_CELLS or sum(map(len, cells)) > _LONGEST_WEB_LINE:
        return False
    pages = [cell for cell in cells if _numbered().fullmatch(cell) or _PAGE_NUMBER.fullmatch(cell)]
    days = [cell for cell in cells if (day := find_date(cell)) is not None and day.end == len(cell)]
    others = [cell for cell in cells if cell not in pages and cell not in days]
    if len(pages) > 1 or not (pages or (days and not _BAR.search(line))):
        return False
    if any(len(cell.split()) > _LONGEST_SECTION or cell[-1] in ".!?:" for cell in others):
        return False
    found = find_source(", ".join(cells))
    return found is None or found.sureness <= _SURE_SOURCE


@answered_once
def is_web_furniture(line: str) -> bool:
    """Whether a line came along from a web page: how long the reading takes, or buttons to share and print."""
    if len(line) > _LONGEST_WEB_LINE:
        return False
    if files_under(line):
        return True
    if _NUMBER.search(line):
        words = _NUMBER.sub(" ", line, count=1).casefold().replace(".", " ").replace(":", " ").split()
        if any(len(word) > 2 for word in words) and _reading_time().issuperset(words):
            return True
    items = [_COUNT.sub("", item).casefold() for item in _BETWEEN_BUTTONS.split(line) if item.strip()]
    buttons = _buttons()
    return bool(items) and (
        buttons.issuperset(items) or (len(items) == 1 and " " in items[0] and buttons.issuperset(items[0].split()))
    )


def files_under(line: str) -> bool:
    """Whether a line names the sections under which a web page filed its article: `Posted in News`, `Tags: …`."""
    if len(line) > _LONGEST_WEB_LINE or line[:2].casefold() not in _filing_starts() or line[-1] in ".!?":
        return False
    label = _filing().match(line)
    return label is not None and 0 < len(line[label.end() :].split()) <= _MOST_SECTIONS


@remembered(1)
def _filing() -> re.Pattern[str]:
    labels = (
        re.escape(entry) if entry[-1] in ":：" else rf"{re.escape(entry)}(?:\s?:)?\s"
        for entry in everywhere("filing_labels")
    )
    return re.compile(rf"(?:{'|'.join(labels)})", re.IGNORECASE)


@remembered(1)
def _filing_starts() -> frozenset[str]:
    return frozenset(entry[:2].casefold() for entry in everywhere("filing_labels"))


@remembered(1)
def _reading_time() -> frozenset[str]:
    return frozenset(word for entry in everywhere("reading_time") for word in entry.casefold().split())


@remembered(1)
def _buttons() -> frozenset[str]:
    names = frozenset(entry.casefold() for entry in everywhere("web_furniture"))
    return names | frozenset(name.casefold() for name in shared().networks)


def take_furniture(
    chunks: Sequence[Chunk], headed: frozenset[int] = frozenset()
) -> tuple[tuple[Chunk, ...], tuple[Line, ...]]:
    """The chunks without page numbers and running heads, and the lines that were taken out, verbatim.

    A bare number counts only where it stands alone between blank lines or at a page break, a bare page (`Seite 12`)
    where no sentence runs through it, a running head only where the same short line stands beside page breaks more
    than once, the head of a page only at its top or foot, and a headline that is repeated where the text goes on only
    right below the line that says so; never a line whose number is in `headed`, the file's own headline.
    """
    heads = _running_heads(chunks)
    kept: list[Chunk] = []
    taken: list[Line] = []
    seen: set[str] = set()
    continued = False
    for position, chunk in enumerate(chunks):
        lines = list(chunk.lines)
        alone = len(lines) == 1
        edge = chunk.after_page_break or (position + 1 < len(chunks) and chunks[position + 1].after_page_break)
        for line in chunk.lines:
            outer = line is chunk.lines[0] or line is chunk.lines[-1]
            bare = _PAGE_NUMBER.fullmatch(line.text) is not None and len(line.text) < 12
            symbol = _SYMBOLS.fullmatch(line.text) is not None
            numbered = symbol or _numbered().fullmatch(line.text) is not None
            numbered = numbered and (outer or not _page().match(line.text))
            notice = alone and position > 0 and _is_notice(line.text)
            repeated = continued and line.text.casefold() in seen
            seen.add(line.text.casefold())
            continued = numbered and not symbol
            if line.number not in headed and (
                numbered
                or repeated
                or ((position == 0 or edge) and outer and is_page_head(line.text))
                or notice
                or (bare and position and (alone or (edge and outer)))
                or (line.text in heads and outer)
            ):
                lines.remove(line)
                taken.append(line)
        if lines:
            kept.append(Chunk(tuple(lines), chunk.after_page_break))
    return tuple(kept), tuple(taken)


def without_column_rules(chunks: Sequence[Chunk]) -> tuple[tuple[Chunk, ...], tuple[Line, ...]]:
    """The chunks without the rules between columns that a scanner read as letters (`führen- I`), and those signs.

    A lone I or bar at the end of a line counts as one only where the text shows it: right after a cut word.
    """
    texts = (line.text for chunk in chunks for line in chunk.lines)
    if not any(text.rstrip("'’.")[-1:] in _RULES and _RULE_AFTER_CUT.search(text) for text in texts):
        return tuple(chunks), ()
    taken: list[Line] = []
    cleaned: list[Chunk] = []
    for chunk in chunks:
        lines = []
        for line in chunk.lines:
            if match := _RULE.search(line.text):
                taken.append(line._replace(text=match.group().strip()))
                line = line._replace(text=line.text[: match.start()])
            lines.append(line)
        cleaned.append(chunk._replace(lines=tuple(lines)))
    return tuple(cleaned), tuple(taken)


def _running_heads(chunks: Sequence[Chunk]) -> frozenset[str]:
    """Short lines that open or close a page more than once, the first page's own headline left in place."""
    counts: Counter[str] = Counter()
    for position, chunk in enumerate(chunks):
        if chunk.after_page_break:
            counts[chunk.lines[0].text] += 1
            if position:
                counts[chunks[position - 1].lines[-1].text] += 1
    return frozenset(text for text, times in counts.items() if times > 1 and len(text) < 80)
