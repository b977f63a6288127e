"""A paragraph of WordprocessingML: its runs with their formatting, and what is anchored in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from umbruch.readers.office.formatted_runs import Format, Run
from umbruch.readers.office.legacy_fonts import LegacyLetters
from umbruch.readers.office.word.related_parts import R, Target, W, value
from umbruch.readers.office.word.style_looks import Letters, NamedStyle, StyleLooks, letters_of, over
from umbruch.readers.office.zip_parts import local
from umbruch.readers.unseen_words import is_unseen
from umbruch.tree import Note
from umbruch.tree.addresses import address_as_written

_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]+)"', re.IGNORECASE)
_SYMBOLS = {"B7": "•", "A7": "▪", "D8": "➢", "FC": "✓", "6C": "●", "6E": "■", "E0": "→", "2D": "–", "4A": "☺"}
"""Signs of Wingdings and Symbol that people put into text, by the last byte of their code."""
_CAPTION_NUMBER = "CaptionNumber"
"""Our own character style of the hidden label before a caption."""
_ITEM_PARAGRAPH = "ItemParagraph"
"""Our own character style of the break between two paragraphs of one list item."""
PARAGRAPH_BREAK = "\u2029"
"""What stands for such a break in running words: Unicode's own sign for it."""
_SIGNS = {"tab": " ", "ptab": " ", "noBreakHyphen": "\u2011", "softHyphen": "", "cr": "\n"}
_INSIDE = frozenset(
    ("hyperlink", "smartTag", "sdtContent", "fldSimple", "bdo", "dir", "customXml", "ins", "moveTo", "r", "oMathPara",
     "oMath", "rubyBase", "ruby")
)  # fmt: skip
_CHANGES = frozenset(("ins", "del", "moveTo", "moveFrom"))


class Anchored(NamedTuple):
    """A picture (`blip`, `imagedata`) or the content of a text box, as its element, and the drawing around it."""

    element: etree._Element
    drawing: etree._Element


class Walked(NamedTuple):
    """What a paragraph holds: its runs, what is anchored in it, and its words that are hidden."""

    runs: list[Run]
    anchored: list[Anchored]
    hidden: str


class Noticed:
    """What is counted over a whole file, to be said of it once."""

    def __init__(self) -> None:
        self.changes = 0
        self.unknown_signs = 0
        self.legacy = LegacyLetters()
        self.languages: dict[str, int] = {}
        self.linked_outside = 0
        self.placeholders: list[str] = []


class ParagraphWalk:
    """Walks the paragraphs of one part."""

    def __init__(
        self, styles: StyleLooks, relations: dict[str, Target], notes: dict[tuple[str, str], Note], noticed: Noticed
    ) -> None:
        """Take what runs refer to.

        Args:
            styles: those of the file.
            relations: those of the part, for links.
            notes: footnotes and endnotes by the name of their reference and their id.
            noticed: where changes and languages are counted, and letters of legacy fonts kept.
        """
        self._styles = styles
        self._relations = relations
        self._notes = notes
        self._noticed = noticed
        self._letters: dict[tuple[str, str], Letters] = {}

    def walk(self, paragraph: etree._Element, style: NamedStyle, ground: str | None = None, number: int = 0) -> Walked:
        """The runs of a paragraph.

        Args:
            paragraph: its element.
            style: in which it is set.
            ground: the colour behind it; None where it is not known.
            number: of the paragraph, from 1.
        """
        state = _State(over(self._styles.base, style.letters), ground, number)
        self._inside(paragraph, state, None)
        return Walked(state.runs, state.anchored, "".join(state.hidden))

    def _inside(self, parent: etree._Element, state: _State, href: str | None) -> None:
        for one in parent:
            name = local(one)
            if name in _CHANGES:
                self._noticed.changes += 1
            match name:
                case "r":
                    self._run(one, state, href)
                case "hyperlink":
                    self._inside(one, state, self._address(one) or href)
                case "sdt":
                    if one.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
                        self._noticed.placeholders.append("".join(text.text or "" for text in one.iter(W + "t")))
                    else:
                        self._inside(one, state, href)
                case "fldSimple":
                    found = _ADDRESS.match(value(one, "instr") or "")
                    self._inside(one, state, (address_as_written(found.group(1)) if found else None) or href)
                case "t" if parent.tag != W + "r":
                    state.add(one.text or "", state.format(state.base, href), self._noticed)
                case "AlternateContent":
                    self._inside(chosen_branch(one), state, href)
                case "del" | "moveFrom" | "pPr" | "rPr" | "sdtPr" | "rt":
                    pass
                case _ if name in _INSIDE or len(one):
                    self._inside(one, state, href)
                case _:
                    pass

    def _run(self, run: etree._Element, state: _State, href: str | None) -> None:
        properties = run.find(W + "rPr")
        letters = self._of_run(properties, state)
        style = value(properties.find(W + "rStyle")) if properties is not None else None
        if style == _CAPTION_NUMBER:
            letters = letters._replace(hidden=None)
        for one in run:
            name = local(one)
            form = state.format(letters, state.field_href or href, dateline=style == "Dateline")
            match name:
                case "t":
                    if style != _CAPTION_NUMBER:
                        state.show(one.text or "", form, letters, self._noticed)
                case "tab" | "ptab" | "noBreakHyphen" | "softHyphen" | "cr":
                    state.show(_SIGNS[name], form, letters, self._noticed)
                case "br":
                    if value(one, "type") in (None, "textWrapping"):
                        sign = PARAGRAPH_BREAK if style == _ITEM_PARAGRAPH else "\n"
                        state.show(sign, form, letters, self._noticed)
                case "sym":
                    state.show(self._sign(one), form, letters, self._noticed)
                case "footnoteReference" | "endnoteReference":
                    note = self._notes.get((name, value(one, "id") or ""))
                    if note is not None and state.shown:
                        state.runs.append(Run("", form, note))
                case "fldChar":
                    state.field(value(one, "fldCharType") or "")
                case "instrText":
                    state.instruct(one.text or "")
                case "drawing" | "pict" | "object":
                    state.anchored += anchored_in(one)
                case "AlternateContent":
                    state.anchored += anchored_in(chosen_branch(one))
                case "ruby":
                    self._inside(one, state, href)
                case _:
                    pass

    def _of_run(self, properties: etree._Element | None, state: _State) -> Letters:
        if properties is None:
            return state.base
        own = letters_of(properties)
        style = value(properties.find(W + "rStyle"))
        if style:
            own = over(self._styles.of(style).letters, own)
        return over(state.base, own)

    def _address(self, link: etree._Element) -> str | None:
        target = self._relations.get(link.get(R + "id") or "")
        if target is None or not target.outside:
            return None
        anchor = value(link, "anchor")
        return address_as_written(f"{target.name}#{anchor}" if anchor and "#" not in target.name else target.name)

    def _sign(self, symbol: etree._Element) -> str:
        code = (value(symbol, "char") or "").upper()
        if code[-2:] in _SYMBOLS and code[:-2] in ("F0", "00", ""):
            return _SYMBOLS[code[-2:]]
        try:
            sign = chr(int(code, 16))
        except (ValueError, OverflowError):
            sign = "\ue000"
        if "\ue000" <= sign <= "\uf8ff" or not sign.isprintable():
            self._noticed.unknown_signs += 1
            return ""
        return sign


class _State:
    """Where a walk through a paragraph has come to: its fields, and what it has found."""

    def __init__(self, base: Letters, ground: str | None, number: int) -> None:
        self.base = base
        self._number = number
        self.ground = ground
        self.runs: list[Run] = []
        self.anchored: list[Anchored] = []
        self.hidden: list[str] = []
        self.field_href: str | None = None
        self._fields: list[list[str]] = []
        self._results: list[bool] = []

    @property
    def shown(self) -> bool:
        """Whether characters are shown here: not those of a field's code (ISO/IEC 29500-1, 17.16.18)."""
        return all(self._results)

    def field(self, kind: str) -> None:
        """Enter, turn or leave a complex field."""
        if kind == "begin":
            self._fields.append([])
            self._results.append(False)
        elif kind == "separate" and self._results:
            self._results[-1] = True
            found = _ADDRESS.match("".join(self._fields[-1]))
            self.field_href = address_as_written(found.group(1)) if found else self.field_href
        elif kind == "end" and self._results:
            if _ADDRESS.match("".join(self._fields.pop())):
                self.field_href = None
            self._results.pop()

    def instruct(self, code: str) -> None:
        """Take a piece of a field's code."""
        if self._fields:
            self._fields[-1].append(code)

    def format(self, letters: Letters, href: str | None, *, dateline: bool = False) -> Format:
        """The formatting of a run."""
        return Format(
            bool(letters.bold), bool(letters.italic), bool(letters.struck), letters.raised or 0, letters.lang, href,
            letters.size, dateline,
        )  # fmt: skip

    def show(self, text: str, form: Format, letters: Letters, noticed: Noticed) -> None:
        """Take characters of a run, where they are shown."""
        if not self.shown or not text:
            return
        if letters.hidden or is_unseen(letters.ink, letters.ground or self.ground, letters.size):
            self.hidden.append(text)
            return
        if not noticed.legacy.take(letters.font, text, self._number):
            self.add(text, form, noticed)

    def add(self, text: str, form: Format, noticed: Noticed) -> None:
        """Take characters."""
        if form.lang:
            noticed.languages[form.lang] = noticed.languages.get(form.lang, 0) + len(text)
        self.runs.append(Run(text, form))


def chosen_branch(alternate: etree._Element) -> etree._Element:
    """The one branch of `mc:AlternateContent` that is read (ISO/IEC 29500-3, 9.3): the first with anything to show."""
    branches = list(alternate)
    choices = [one for one in branches if local(one) == "Choice" and _says_something(one)]
    fallbacks = [one for one in branches if local(one) == "Fallback"]
    return [*choices, *fallbacks, *branches, alternate][0]


def _says_something(branch: etree._Element) -> bool:
    return next(branch.iter("{*}txbxContent", "{*}blip", "{*}imagedata", "{*}t"), None) is not None


def anchored_in(drawing: etree._Element) -> list[Anchored]:
    """The pictures and text boxes of a drawing in reading order, none of them twice."""
    found: list[Anchored] = []

    def look(element: etree._Element) -> None:
        for one in element:
            match local(one):
                case "AlternateContent":
                    look(chosen_branch(one))
                case "txbxContent" | "blip" | "imagedata":
                    found.append(Anchored(one, drawing))
                case "textpath" if one.get("string"):
                    found.append(Anchored(one, drawing))
                case _:
                    look(one)

    look(drawing)
    return found
