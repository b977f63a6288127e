"""Elements that a page does not show its readers: hidden, deleted, without size, off the page, as pale as the page."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Literal, NamedTuple

from umbruch.readers.elements.element_blocks import BLOCKS, FOR_EARS, HIDDEN
from umbruch.readers.elements.parsed_page import Element
from umbruch.readers.unseen_words import CLEAR, WHITE, colour_told, is_unseen

_FLAT = re.compile(
    r"(?:^|;)\s*(?:max-)?(?:height|width)\s*:\s*0(?:px|pt|em|%)?\s*(?:!important\s*)?(?:;|$)", re.IGNORECASE
)
_CLIPPED = re.compile(r"overflow\s*:\s*hidden", re.IGNORECASE)
_AWAY = re.compile(
    r"(?:text-indent|(?:^|[;\s])(?:left|top|right|margin-left|margin-top))\s*:\s*-\d{4,}|"
    r"clip\s*:\s*rect\(\s*(?:0|1)(?:px)?\s*[, ]\s*(?:0|1)(?:px)?\s*[, ]\s*(?:0|1)(?:px)?\s*[, ]\s*(?:0|1)|"
    r"clip-path\s*:\s*inset\((?:50|100)%|transform\s*:\s*scale[xy]?\(\s*0\s*\)",
    re.IGNORECASE,
)
_CLEAR = re.compile(r"(?:^|[;\s])opacity\s*:\s*0(?:\.0*)?\s*(?:!important\s*)?(?:;|$)", re.IGNORECASE)
_MOVED_IN = re.compile(r"transition|animation|transform|will-change", re.IGNORECASE)
"""What is clear and moves is shown by a script as the reader comes to it."""
_INK = re.compile(r"(?:^|;)\s*color\s*:\s*([^;!]+)", re.IGNORECASE)
_GROUND = re.compile(r"(?:^|;)\s*background(?:-color)?\s*:\s*([^;!]+)", re.IGNORECASE)
_SIZE = re.compile(
    r"(?:^|[;\s])font-size\s*:\s*(?:(0)(?:\.0*)?(?:px|pt|em|rem|%)?\s*(?:[;!]|$)|([\d.]+)(px|pt)\b)", re.IGNORECASE
)
_PIXEL = 0.75
"""Points of a pixel in CSS (CSS Values 3, 5.2)."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ONE_NAME = re.compile(r"[a-z0-9]*([.#][\w-]+)$", re.IGNORECASE)
_SHOWS = re.compile(r"display\s*:\s*(?!none)\w|visibility\s*:\s*visible", re.IGNORECASE)
_NAMES = re.compile(r"[.#][\w-]+")
_LONGEST_SHEET = 2_000_000
_LONGEST_RULE = 20_000
_LONGEST_STYLE = 5_000
_CANDIDATES = "descendant::*[@style or @hidden or @aria-hidden or @class or @id or self::font[@color] or self::del]"
_CLOSED_ROLES = frozenset(("dialog", "alertdialog", "menu", "tooltip"))
_CLOSED = re.compile(
    r"(?:^|[\s_-])(?:modal|popup|overlay|tooltip|off-?canvas|drawer|dialog)(?:$|[\s_-])", re.IGNORECASE
)
"""What opens when asked for; `aria-hidden` alone hides from ears, not from eyes (WAI-ARIA 1.2, 6.6)."""
_WORDLESS = frozenset(("script", "style", "template", "noscript", "head"))


class Unseen(NamedTuple):
    """Words that a page does not show, and the element that they stood in."""

    words: str
    around: Element


def take_out_unseen(root: Element, spared: Container[Element] = ()) -> tuple[Unseen, ...]:
    """Take what a page does not show out of it.

    Args:
        root: of the page; it is changed.
        spared: elements that are shown whatever is said of them, as the text that a script has hidden.

    Returns:
        The words that were taken out, in the order of the page.
    """
    found: list[Unseen] = []
    sheet = _style_sheet(root)
    grounds = _Grounds(dressed=sheet.there)
    gone: set[Element] = set()
    for one in root.xpath(_CANDIDATES):
        above = one.getparent()
        if not isinstance(one.tag, str) or above is None or above in gone:
            if above in gone:
                gone.add(one)
            continue
        if one.tag in ("html", "body", *_WORDLESS) or one in spared:
            continue
        if _is_unseen(one, sheet) or (unread := _is_unread(one, sheet.there, grounds)) == "whole":
            gone.update(one.iter())
            words = _words(one)
            _take_out(one)
        else:
            words = _take_own_words(one) if unread == "own words" else ""
        if words:
            found.append(Unseen(words, above))
    return tuple(found)


def _is_unseen(element: Element, sheet: _StyleSheet) -> bool:
    style = _style(element)
    if element.tag == "del":  # a removal from the document; what readers are to see struck is `s` (HTML, 4.7.2)
        return True
    if element.get("hidden") is not None or (style and _is_unseen_style(style)):
        return True
    names = (element.get("class") or "").split()
    if element.tag not in BLOCKS and names and FOR_EARS.search(" ".join(names)):
        return True
    if sheet.hidden and sheet.hides(element, names):
        return True
    return element.get("aria-hidden") == "true" and (
        element.get("role") in _CLOSED_ROLES or _CLOSED.search(" ".join(names)) is not None
    )


def _style(element: Element) -> str:
    return " ".join((element.get("style") or "")[:_LONGEST_STYLE].split())


def _is_unseen_style(style: str) -> bool:
    if HIDDEN.search(style) or _AWAY.search(style):
        return True
    if _FLAT.search(style) and _CLIPPED.search(style):
        return True
    return _CLEAR.search(style) is not None and not _MOVED_IN.search(style)


def _is_unread(element: Element, dressed: bool, grounds: _Grounds) -> Literal["seen", "own words", "whole"]:
    """What of an element is too small or as pale as its ground: all, or what no element inside sets otherwise."""
    style = _style(element)
    size = _SIZE.search(style)
    if size is not None and is_unseen(None, None, _points(size)):
        return "own words" if _sets(element, "font") else "whole"
    found = _INK.search(style)
    ink = colour_told(found.group(1) if found else element.get("color"))
    if not ink or not is_unseen(ink, grounds.behind(element)):
        return "seen"
    return "own words" if _sets(element, "color", "background") or (dressed and len(element)) else "whole"


def _sets(element: Element, *properties: str) -> bool:
    """Whether an element inside sets one of these anew."""
    return any(
        one.get("bgcolor") or one.get("color") or any(name in (one.get("style") or "") for name in properties)
        for one in element.iterdescendants()
    )


def _take_own_words(element: Element) -> str:
    """Take the words out that stand in an element and in none inside of it."""
    words = [element.text, *(one.tail for one in element)]
    element.text = None
    for one in element:
        one.tail = None
    return " ".join(" ".join(filter(None, words)).split())


def _points(size: re.Match[str]) -> float:
    if size.group(1):
        return 0.0
    try:
        number = float(size.group(2))
    except ValueError:
        return 12.0
    return number * (_PIXEL if size.group(3).lower() == "px" else 1.0)


class _Grounds:
    """The colours behind the elements of a page; None where a picture or a style sheet may lie between."""

    def __init__(self, *, dressed: bool) -> None:
        """Begin with none; `dressed` is whether the page has style sheets."""
        self._dressed = dressed
        self._known: dict[Element, str | None] = {}

    def behind(self, element: Element) -> str | None:
        """The colour behind an element, its own before that of what it stands in."""
        chain: list[Element] = []
        above: Element | None = element
        found: str | None = WHITE
        while above is not None:
            if above in self._known:
                found = self._known[above]
                break
            chain.append(above)
            own = self._own(above)
            if own != CLEAR:
                found = own
                break
            above = above.getparent()
        self._known.update(dict.fromkeys(chain, found))
        return found

    def _own(self, element: Element) -> str | None:
        """The ground that an element has itself; `CLEAR` where it has none."""
        style = _style(element)
        if "url(" in style or "gradient" in style or element.get("background"):
            return None
        found = _GROUND.search(style)
        told = (found.group(1) if found else element.get("bgcolor")) or ""
        if told and told.strip().lower() not in ("none", "inherit", "initial"):
            ground = next((colour for word in _words_of(told) if (colour := colour_told(word))), None)
            if ground != CLEAR:
                return ground
        if self._dressed and (element.get("class") or element.get("id") or element.tag in ("body", "html")):
            return None
        return CLEAR


def _words_of(told: str) -> list[str]:
    return [told] if "(" in told else told.split()


class _StyleSheet(NamedTuple):
    """Names of classes (`.name`) and ids (`#name`) that the style sheets in a page hide and that they show.

    `there` is whether the page has any, in it or elsewhere.
    """

    hidden: frozenset[str]
    shown: frozenset[str]
    there: bool

    def hides(self, element: Element, classes: list[str]) -> bool:
        """Whether a name of an element hides it, and none of its names shows it, be it on wider pages only."""
        names = {f".{one}" for one in classes} | {f"#{element.get('id')}"}
        return not self.hidden.isdisjoint(names) and self.shown.isdisjoint(names)


def _style_sheet(root: Element) -> _StyleSheet:
    """What the style sheets in a page hide: rules of one name alone, outside of conditions."""
    hidden: set[str] = set()
    shown: set[str] = set()
    sheets = [one.text for one in root.iter("style") if one.text]
    for sheet in sheets:
        for rule in _rules(sheet[:_LONGEST_SHEET]):
            if _SHOWS.search(rule.said):
                shown.update(_NAMES.findall(rule.selectors))
            elif rule.depth == 0 and HIDDEN.search(rule.said):
                hidden.update(
                    name.group(1)
                    for selector in rule.selectors.split(",")
                    if (name := _ONE_NAME.match(selector.strip()))
                )
    linked = any("stylesheet" in (one.get("rel") or "").lower() for one in root.iter("link"))
    return _StyleSheet(frozenset(hidden), frozenset(shown), bool(sheets) or linked)


class _Rule(NamedTuple):
    """A rule of a style sheet, and in how many conditions it stands."""

    selectors: str
    said: str
    depth: int


def _rules(sheet: str) -> Iterator[_Rule]:
    """The rules of a style sheet, taken apart at its braces."""
    last = sheet.rfind("*/") + 2 if "*/" in sheet else 0
    plain = _COMMENT.sub("", sheet[:last]) + sheet[last:]
    depth = 0
    for part in plain.split("}"):
        head, brace, said = part.rpartition("{")
        depth += head.count("{")
        if brace and len(head) < _LONGEST_RULE and len(said) < _LONGEST_RULE:
            yield _Rule(head.rpartition("{")[2].rpartition(";")[2], said, depth)
        depth = depth if brace else max(depth - 1, 0)


def _words(element: Element) -> str:
    return " ".join(
        " ".join(text.split())
        for text in element.xpath("descendant-or-self::text()[not(ancestor::script or ancestor::style)]")
        if text.strip()
    )


def _take_out(element: Element) -> None:
    """Take an element out of the page; what stands behind it stays."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
