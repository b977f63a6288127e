"""What web pages put above an article: the trail of pages that leads to it, menus, and lines to press."""

from __future__ import annotations

import re

from umbruch.clipping.conventions import shared
from umbruch.clipping.marks.page_furniture import is_web_furniture
from umbruch.clipping.page.lines import ends_sentence
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
_LONGEST_MENU_LINE = 40
_LONGEST_WEB_LINE = 160


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
