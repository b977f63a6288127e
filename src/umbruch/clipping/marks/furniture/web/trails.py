"""What web pages put above an article: the trail of pages that leads to it, menus, tickers, counts, lines to press."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from umbruch.clipping.conventions import shared
from umbruch.clipping.marks.caption import find_credit
from umbruch.clipping.marks.furniture.cutting import Fate, Placed
from umbruch.clipping.marks.page_furniture import is_web_furniture
from umbruch.clipping.marks.source import find_day_alone
from umbruch.clipping.marks.web_stamp import stamped_day
from umbruch.clipping.page.lines import ends_sentence
from umbruch.clipping.signs.word_choice import any_of
from umbruch.kept import remembered

_ARROWS = re.compile(
    "\\s+[>»›→▸▶⟩❯]+\\s+|^[>»›→▸▶⟩❯]+\\s*|(?<=[^\x00-\x7f])>+(?=[^\x00-\x7f])|\\s+[\ue000-\uf8ff]+\\s+"
)
_WEAK = re.compile(r"\s*[>»›→▸|/·•]+\s*|\s+[–—-]+(?:\s+|$)|\s{2,}|\t|[\ue000-\uf8ff]+")
_NUMBERED = re.compile(r"\d{1,2}\.\s+(?=\S)")
_BULLETS = "•◦●‣∙⁃"
_ITEM = re.compile(rf"[{_BULLETS}*·-]?\s*")
_LONGEST_CELL = 6
_LONGEST_TRAIL = 200
_MOST_MENU_WORDS = 4
_MOST_TAG_WORDS = 3
_LONGEST_MENU_LINE = 40
_LONGEST_WEB_LINE = 160
_CLOCKED = re.compile(r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?!\d)\W{0,3}[^\W\d_]")
_LEAST_CLOCKED = 3
_LONGEST_LABEL = 25
_LONGEST_REPEATED = 20
_LEAST_REPEATED = 3
_LONGEST_COUNT = 30
_LONGEST_PAYWALL = 60
_LONGEST_COOKIES = 300
_MOST_ON_COOKIES = 2
_COOKIES = re.compile(r"\b[Cc]ookies?\b")
_PLUS = re.compile(r"[^\W\d_]\+(?=\s|$)")


def is_trail(text: str) -> bool:
    """Whether a line is the trail of pages above an article: `Home > Region`, `Startseite » Politik`, `> A > B`."""
    if len(text) > _LONGEST_TRAIL or (ends_sentence(text) and not text.endswith((":", "...", "…"))):
        return False
    bare = _without_opener(text)
    if bare is not None and (not bare or len(bare) < len(text)):
        return True
    if text[0] in ">›»→" and "«" not in text and len(text) < _LONGEST_MENU_LINE:
        return len(text.split()) <= _LONGEST_CELL
    cells = [cell for cell in _ARROWS.split(text) if cell.strip()]
    if len(cells) > 1 and not ("«" in text or "<" in text):
        return all(len(cell.split()) <= _LONGEST_CELL for cell in cells[:-1]) and (
            _is_home(cells[0])
            or (len(cells) > 2 and all(len(cell.split()) <= _MOST_MENU_WORDS for cell in cells))
            or (":" not in text and all(len(cell.split()) <= 2 for cell in cells))
        )
    cells = [cell for cell in _WEAK.split(text) if cell.strip()]
    separated = bool(cells) and (len(cells) > 1 or text.rstrip().endswith(("–", "—", "|", "/")))
    return separated and _is_home(cells[0]) and all(len(cell.split()) <= _LONGEST_CELL for cell in cells[:-1])


def is_numbered_home(text: str) -> bool:
    """Whether a line is the first of a trail that is set as a numbered list: `1. Strona główna`."""
    match = _NUMBERED.match(text)
    return match is not None and _is_home(text[match.end() :])


def is_numbered(text: str) -> bool:
    """Whether a line counts on in such a list with a short name."""
    match = _NUMBERED.match(text)
    return match is not None and len(text.split()) <= _LONGEST_CELL and not ends_sentence(text)


def _is_home(cell: str) -> bool:
    bare = cell.strip(" .:|").casefold()
    return bare in shared().home_words or bare in shared().trail_homes


def _without_opener(text: str) -> str | None:
    """What follows `You are here:`; None where the line does not open so."""
    folded = text.casefold()
    for opener in _openers().get(folded[:2], ()):
        if folded.startswith(opener) and not folded[len(opener) : len(opener) + 1].isalpha():
            return text[len(opener) :].strip(" :：")
    return None


@remembered(1)
def _openers() -> dict[str, tuple[str, ...]]:
    return _by_start(shared().trail_openers)


@remembered(1)
def _web_lines() -> dict[str, tuple[str, ...]]:
    return _by_start(shared().web_lines)


def _by_start(entries: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for entry in entries:
        folded = entry.casefold()
        table.setdefault(folded[:2], []).append(folded)
    return {start: tuple(found) for start, found in table.items()}


def is_menu_item(text: str) -> bool:
    """Whether a line is one item of a list with bullets, as menus are set; its length is not asked."""
    return text[0] in _BULLETS


def tags_in(rows: Sequence[Placed], fates: Mapping[int, Fate]) -> list[int]:
    """The words with bullets under which a page files its article, beside its day and right above picture or report.

    Args:
        rows: the lines above the report.
        fates: what is known of them, by number.

    Returns:
        The numbers of those lines; none where no headline can stand above their day.
    """
    found: list[int] = []
    number = 1
    while number < len(rows):
        end = number
        while end < len(rows) and is_menu_item(rows[end].text) and _is_short_item(rows[end].text):
            end += 1
        if end > number and _is_day(rows[number - 1].text, fates.get(number - 1)):
            below = next((n for n in range(end, len(rows)) if n not in fates), len(rows))
            headed = any(n not in fates and len(rows[n].text.split()) > _MOST_TAG_WORDS for n in range(number - 1))
            if headed and (below == len(rows) or find_credit(rows[below].text)):
                found += range(number, end)
        number = max(end, number + 1)
    return found


def _is_day(text: str, fate: Fate) -> bool:
    return fate == "day" or find_day_alone(text) is not None or stamped_day(text) is not None


def _is_short_item(text: str) -> bool:
    """Whether an item of a list is no more than a name or a subject."""
    return len(text[_item_start(text) :].split()) <= _MOST_TAG_WORDS and text[-1] not in ".!?:"


def is_menu_word(text: str) -> bool:
    """Whether a line is a word that stands in the menus of web pages."""
    bare = text[_item_start(text) :].strip(" >→:|[]").casefold()
    return not bare or bare in shared().menu_words or bare in shared().home_words or is_web_furniture(text)


def may_be_menu(text: str) -> bool:
    """Whether a line is short enough for an item of a menu, and no sentence."""
    return len(text) <= _LONGEST_MENU_LINE and len(text.split()) <= _MOST_MENU_WORDS and not ends_sentence(text)


def is_web_line(text: str) -> bool:
    """Whether a line calls its reader to press, hear or share something."""
    if len(text) > _LONGEST_WEB_LINE:
        return False
    folded = text[_item_start(text) :].casefold()
    return folded.startswith(_web_lines().get(folded[:2], ("\0",)))


def _item_start(text: str) -> int:
    match = _ITEM.match(text)
    return match.end() if match else 0


def mark_lines_of_pages(rows: Sequence[Placed], fates: dict[int, Fate]) -> None:
    """Mark such lines among those above the report as discarded.

    Args:
        rows: the lines above the report.
        fates: what is known of them, by number; what is found here is added.
    """
    _tickers(rows, fates)
    _repeated(rows, fates)
    on_cookies = [number for number, row in enumerate(rows) if tells_of_cookies(row.text)]
    for number, row in enumerate(rows):
        if number in fates:
            continue
        if is_count(row.text) or is_paywall(row.text) or (number in on_cookies and len(on_cookies) <= _MOST_ON_COOKIES):
            fates[number] = None


def _tickers(rows: Sequence[Placed], fates: dict[int, Fate]) -> None:
    """Headlines of other stories in a row, each behind its time of day, and the name of the ticker above them."""
    number = 0
    while number < len(rows):
        end = number
        while end < len(rows) and _CLOCKED.match(rows[end].text):
            end += 1
        if end - number >= _LEAST_CLOCKED and end < len(rows):
            above = number - 1
            if above >= 0 and len(rows[above].text) <= _LONGEST_LABEL and rows[above].chunk == rows[number].chunk:
                fates.setdefault(above, None)
            fates.update((n, None) for n in range(number, end))
        number = max(end, number + 1)


def _repeated(rows: Sequence[Placed], fates: dict[int, Fate]) -> None:
    """Short lines that stand again and again right below each other, as advertisements leave them."""
    for number in range(len(rows) - _LEAST_REPEATED + 1):
        text = rows[number].text
        if (
            len(text) <= _LONGEST_REPEATED
            and text == rows[number + 1].text
            and all(row.text == text for row in rows[number : number + _LEAST_REPEATED])
        ):
            fates.update((n, None) for n in range(number, number + _LEAST_REPEATED))


def is_count(text: str) -> bool:
    """Whether a line only says how many pictures, comments or readers an article has: `11 Bilder`, `1,204 views`."""
    return len(text) <= _LONGEST_COUNT and text[0].isdigit() and _count().fullmatch(text) is not None


@remembered(1)
def _count() -> re.Pattern[str]:
    return re.compile(rf"\d{{1,3}}(?:[.,\s]?\d{{3}}){{0,2}}\s?(?:{any_of(shared().counted_words)})", re.IGNORECASE)


def is_paywall(text: str) -> bool:
    """Whether a line says for whom an article is: a word for subscribers with a colon, or beside a name with a plus."""
    if len(text) > _LONGEST_PAYWALL or ends_sentence(text.rstrip(":")):
        return False
    told = text.endswith(":") or _PLUS.search(text) is not None
    return told and any(stem in text.casefold() for stem in shared().subscriber_stems)


def tells_of_cookies(text: str) -> bool:
    """Whether a line tells readers of a page that it sets cookies, as a whole sentence does."""
    return len(text) <= _LONGEST_COOKIES and "ookie" in text and bool(_COOKIES.search(text)) and ends_sentence(text)
