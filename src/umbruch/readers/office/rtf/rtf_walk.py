"""What an RTF file shows: its paragraphs with their letters, tables, notes, and what stands beside the text."""

from __future__ import annotations

import re

from umbruch.facts.desk_comments import desk_comment
from umbruch.readers.office.formatted_runs import Format, Run, inlines_of
from umbruch.readers.office.legacy_fonts import LegacyLetters
from umbruch.readers.office.rtf.rtf_colours import ColourTable
from umbruch.readers.office.rtf.rtf_destinations import ASIDE, HEADS, SHOWN_IF_STARRED, SKIPPED
from umbruch.readers.office.rtf.rtf_letters import SIGNS, SYMBOL_CHARSET, SYMBOLS, code_page, codec_of_charset
from umbruch.readers.office.rtf.rtf_parts import PICTURE_KINDS, STAND_IN, USUAL_SIZE, Group, Line, Part, Sheet, words_of
from umbruch.readers.office.rtf.rtf_shapes import ShapeProperties
from umbruch.readers.office.rtf.rtf_tokens import Token, tokens_of
from umbruch.readers.unseen_words import WHITE, is_unseen
from umbruch.tree import Note, Paragraph
from umbruch.tree.addresses import address_as_written

DEEPEST = 5_000
"""Groups inside one another; Word writes a few dozen."""

_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:\\+[a-z]\s+)*(?:"([^"]+)"|([a-z]+:\S+))', re.IGNORECASE)
_BULLETS = frozenset((b"\xb7", b"\xa7", b"o", b"\xd8", b"\xfc"))
"""Signs of Symbol and Wingdings that stand before items."""
_FLATTEST = -20
"""Twentieths of a point: lines of exactly this height or less show nothing (RTF 1.9.1, Paragraph Formatting)."""
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|rubrik|kop)\s*(\d)", re.IGNORECASE)


_NO_HEX = re.compile(rb"[^0-9A-Fa-f]+")


class RtfWalk:
    """Reads an RTF file from its first token to its last."""

    def __init__(self, content: bytes) -> None:
        """Read the whole file; ValueError where groups stand deeper inside one another than is taken."""
        self.heads: list[str] = []
        self.desk_notes: list[str] = []
        self.hidden: list[str] = []
        self._picture = bytearray()
        self._picture_in_hex = bytearray()
        self._picture_kind = ""
        self.changes = 0
        self.linked_outside = 0
        self._shapes = ShapeProperties()
        self.legacy = LegacyLetters()
        self._fonts: dict[int, int] = {}
        self._font_names: dict[int, bytes] = {}
        self._styles: dict[int, str] = {}
        self._codec = "cp1252"
        self._colours = ColourTable()
        self._group = Group()
        self._stack: list[tuple[Group, Sheet]] = []
        self._sheet = Sheet()
        self._bytes = bytearray()
        self._to_skip = 0
        self._starred = False
        self._opening = False
        self._style_number = 0
        self._side: dict[str, list[str]] = {}
        self._field: list[tuple[int, str | None]] = []
        for token in tokens_of(content):
            self._take(token)
        self._flush()
        self._paragraph()
        self._end_row()
        self.parts = self._sheet.parts if not self._stack else self._stack[0][1].parts + self._rest()

    def _rest(self) -> list[Part]:
        return self._sheet.parts if self._sheet is not self._stack[0][1] else []

    def _take(self, token: Token) -> None:
        match token.kind:
            case "bytes":
                self._opening = False
                raw = token.raw
                if self._to_skip:
                    dropped = min(self._to_skip, len(raw))
                    self._to_skip -= dropped
                    raw = raw[dropped:]
                if self._group.destination == "fonttbl":
                    self._font_names[self._group.font] = self._font_names.get(self._group.font, b"") + raw
                    return
                if self._group.destination == "colortbl":
                    self._colours.end(raw.count(b";"))
                    return
                if self._group.destination == "pict":
                    if not self._group.skipped:
                        self._picture_in_hex += raw
                    return
                self._bytes += raw
            case "open":
                self._flush()
                self._to_skip = 0
                if len(self._stack) >= DEEPEST:
                    raise ValueError("groups")
                self._stack.append((self._group, self._sheet))
                self._opening = True
                self._starred = False
            case "close":
                self._flush()
                self._to_skip = 0
                self._close()
            case "binary":
                if self._group.destination == "pict" and not self._group.skipped:
                    self._picture += token.raw
            case "symbol":
                self._symbol(token.word)
            case _:
                if token.word == "u" and token.number is not None:
                    self._unicode(token.number)
                else:
                    self._flush()
                    self._word(token.word, token.number)
                    self._opening = self._opening and token.word == "*"

    def _symbol(self, sign: str) -> None:
        if sign == "*":
            self._starred = self._opening
            return
        self._opening = False
        self._flush()
        if self._to_skip:
            self._to_skip -= 1
        elif sign in ("\n", "\r"):
            self._paragraph()
        else:
            self._show(SYMBOLS.get(sign, ""))

    def _unicode(self, number: int) -> None:
        self._flush()
        self._opening = False
        code = number + 65536 if number < 0 else number
        self._show(chr(code) if 0 <= code < 0x110000 else "", raw=True)
        self._to_skip = self._group.skip_after_u

    def _flush(self) -> None:
        if not self._bytes:
            return
        raw, self._bytes = bytes(self._bytes), bytearray()
        charset = self._fonts.get(self._group.font, 0)
        if charset == SYMBOL_CHARSET and self._group.destination == "":
            self._show(
                "•" if raw.strip() in (b"\xb7", b"\xa7", b"o", b"\xd8", b"\xfc") else raw.decode("ascii", "ignore")
            )
            return
        self._show(raw.decode(codec_of_charset(charset) or self._codec, "replace"))

    def _show(self, text: str, *, raw: bool = False) -> None:
        group = self._group
        if not text or group.skipped or group.deleted:
            return
        if self._sheet.stands_in and not group.destination:
            self._sheet.stands_in = False
            text = text.removeprefix(STAND_IN)
        if group.destination:
            self._side.setdefault(group.destination, []).append(text)
        elif group.hidden or self._sheet.flat or is_unseen(
            self._colours.of(group.ink), self._ground(), group.format.size
        ):  # fmt: skip
            self.hidden.append(text)
        elif not self.legacy.take(self._font_name(), text, len(self._sheet.parts) + 1):
            href = next((href for _, href in reversed(self._field) if href), None)
            runs = self._sheet.runs
            form = group.format._replace(href=href)
            if raw and runs and runs[-1].format == form and runs[-1].note is None:
                runs[-1] = runs[-1]._replace(text=runs[-1].text + text)
            else:
                runs.append(Run(text, form))

    def _font_name(self) -> str | None:
        """The name of the font here; None where the file has no table of them."""
        name = self._font_names.get(self._group.font)
        return name.decode("ascii", "ignore").partition(";")[0].strip() if name else None

    def _ground(self) -> str | None:
        """What lies behind the characters here; None where cells or boxes may be coloured."""
        own = self._colours.of(self._group.ground) or self._colours.of(self._sheet.shade)
        return own or (None if self._sheet.in_table and self._colours.cells else self._sheet.ground)

    def _word(self, word: str, number: int | None) -> None:
        on = number != 0
        group = self._group
        form = group.format
        match word:
            case "par" | "sect":
                self._paragraph()
            case "cell" | "nestcell":
                self._end_cell()
            case "row" | "nestrow":
                self._end_row()
            case "pard":
                self._sheet.style, self._sheet.outline, self._sheet.level = 0, None, 0
                self._sheet.in_table, self._sheet.shade, self._sheet.flat = False, 0, False
            case "intbl":
                self._sheet.in_table = True
            case "plain":
                self._set(format=Format(size=USUAL_SIZE), hidden=False, ink=0, ground=0)
            case "b":
                self._set(format=form._replace(bold=on))
            case "i":
                self._set(format=form._replace(italic=on))
            case "strike" | "striked":
                self._set(format=form._replace(struck=on))
            case "super" | "sub" | "nosupersub":
                self._set(format=form._replace(raised={"super": 1, "sub": -1}.get(word, 0) if on else 0))
            case "fs":
                self._set(format=form._replace(size=(number or 24) / 2 if 0 < (number or 24) < 2000 else USUAL_SIZE))
            case "f":
                self._set(font=number or 0)
            case "fcharset":
                self._fonts[group.font] = number or 0
            case "red" | "green" | "blue" if group.destination == "colortbl":
                self._colours.take(word, number or 0)
            case "cf":
                self._set(ink=number or 0)
            case "cb" | "highlight" | "chcbpat":
                self._set(ground=number or 0)
            case "cbpat":
                self._sheet.shade = number or 0
            case "sl":
                self._sheet.flat = _FLATTEST <= (number or 0) < 0
            case "clcbpat" | "clshdng":
                self._colours.cells = True
            case "v":
                self._set(hidden=on)
            case "deleted":
                self.changes += on
                self._set(deleted=on)
            case "revised":
                self.changes += on
            case "uc":
                self._set(skip_after_u=max(number if number is not None else 1, 0))
            case "ansi" | "mac" | "pc" | "pca":
                self._codec = code_page(None, word)
            case "ansicpg":
                self._codec = code_page(number)
            case "s":
                if group.destination == "stylesheet":
                    self._side["stylesheet"] = []
                    self._style_number = number or 0
                self._sheet.style = number or 0
            case "outlinelevel":
                self._sheet.outline = number
            case "ilvl":
                self._sheet.level = min(max(number or 0, 0), 8)
            case _ if word in PICTURE_KINDS and group.destination == "pict":
                self._picture_kind = PICTURE_KINDS[word]
            case _ if word in SIGNS:
                self._show(SIGNS[word])
            case _ if self._opening:
                self._destination(word)
            case _:
                pass

    def _destination(self, word: str) -> None:
        if word == "pict":
            self._picture, self._picture_in_hex, self._picture_kind = bytearray(), bytearray(), ""
            self._set(destination=word)
        elif word in SKIPPED:
            self._set(skipped=True)
        elif word in ASIDE:
            self._side[word] = []
            self._set(destination=word)
        elif word in ("footnote", "annotation", "shptxt") or word in HEADS:
            self._sheet = Sheet()
            self._sheet.ground = None if word == "shptxt" else WHITE
            self._set(destination="")
            self._side[f"sheet {len(self._stack)}"] = [word]
        elif word == "shpinst":
            self._shapes.open(len(self._stack), len(self._sheet.after))
        elif word == "field":
            self._field.append((len(self._stack), None))
        elif self._starred and word not in SHOWN_IF_STARRED:
            self._set(skipped=True)

    def _set(self, **changed: object) -> None:
        fields = {name: getattr(self._group, name) for name in Group.__struct_fields__}
        self._group = Group(**{**fields, **changed})

    def _close(self) -> None:
        if not self._stack:
            return
        depth = len(self._stack)
        own, sheet = self._group, self._sheet
        self._group, self._sheet = self._stack.pop()
        self._starred = self._opening = False
        if own.destination and own.destination != self._group.destination:
            self._aside(own.destination)
        elif own.destination == "stylesheet":
            self._name_style()
        if self._field and self._field[-1][0] == depth:
            self._field.pop()
        if hidden := self._shapes.close(depth, self._sheet.after):
            self.hidden.append(hidden)
        if sheet is not self._sheet:
            self._end_sheet(sheet, self._side.pop(f"sheet {depth}", [""])[0])

    def _aside(self, destination: str) -> None:
        words = "".join(self._side.pop(destination, ()))
        match destination:
            case "fldinst":
                found = _ADDRESS.match(words)
                if found and self._field:
                    self._field[-1] = (self._field[-1][0], address_as_written(found.group(1) or found.group(2)))
            case "listtext" | "pntext":
                self._sheet.mark = words.strip() or "•"
            case "atnauthor":
                self._side["author"] = [words.strip()]
            case "pict":
                digits = _NO_HEX.sub(b"", self._picture_in_hex)
                content = bytes(self._picture) or bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
                if content:
                    self._sheet.after.append(self._shapes.drawn(content, self._picture_kind or "png"))
            case "sn":
                self._shapes.name(words)
            case "sv":
                self._shapes.value(words)
            case "NeXTGraphic":
                self.linked_outside += 1
                self._sheet.stands_in = True
            case _:
                pass

    def _name_style(self) -> None:
        name = "".join(self._side.get("stylesheet", ())).strip().rstrip(";")
        self._side["stylesheet"] = []
        number = self._style_number
        if name:
            self._styles.setdefault(number, name)

    def _end_sheet(self, sheet: Sheet, kind: str) -> None:
        parent, self._sheet = self._sheet, sheet
        self._paragraph()
        self._end_row()
        self._sheet = parent
        if self._group.skipped:
            return
        match kind:
            case "footnote":
                content = tuple(
                    Paragraph(words) for part in sheet.parts if isinstance(part, Line)
                    if (words := inlines_of(part.runs))
                )  # fmt: skip
                if content:
                    parent.runs.append(Run("", self._group.format, Note(content)))
            case "annotation":
                who = "".join(self._side.pop("author", ()))
                text = " ".join(" ".join(words_of(part) for part in sheet.parts).split())
                if text:
                    self.desk_notes.append(desk_comment(text, who))
            case "shptxt":
                box = len(parent.parts) + len(parent.after) + 1
                parent.after += [one._replace(boxed=box) if isinstance(one, Line) else one for one in sheet.parts]
            case _:
                self.heads += [text for part in sheet.parts if (text := " ".join(words_of(part).split()))]

    def _line(self) -> Line:
        sheet = self._sheet
        name = self._styles.get(sheet.style, "")
        found = _HEADING.match(name)
        heading = int(found.group(1)) if found else None
        if sheet.outline is not None and 0 <= sheet.outline < 9:
            heading = sheet.outline + 1
        made = Line(tuple(sheet.runs), name, heading, sheet.mark, sheet.level)
        sheet.runs, sheet.mark = [], None
        return made

    def _paragraph(self) -> None:
        sheet = self._sheet
        line = self._line()
        if sheet.in_table:
            if line.runs:
                sheet.cell.append(line)
        else:
            self._end_row()
            sheet.parts.append(line)
        sheet.parts += sheet.after
        sheet.after = []

    def _end_cell(self) -> None:
        sheet = self._sheet
        line = self._line()
        sheet.row.append((*sheet.cell, line) if line.runs else tuple(sheet.cell))
        sheet.cell = []

    def _end_row(self) -> None:
        sheet = self._sheet
        if sheet.cell:
            sheet.row.append(tuple(sheet.cell))
            sheet.cell = []
        if sheet.row:
            sheet.parts.append(tuple(sheet.row))
            sheet.row = []
