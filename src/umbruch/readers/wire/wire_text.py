"""Wire text: the header, slug lines and text of IPTC 7901 and ANPA 1312, with or without their control characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.authors.byline import find_byline
from umbruch.clipping.marks.release import is_embargo
from umbruch.diagnostics import Diagnostic
from umbruch.errors import InputUnreadable
from umbruch.facts.sections import DPA_CATEGORIES
from umbruch.readers.wire.item_told import Told, is_sign_off
from umbruch.readers.wire.told_article import reading_of
from umbruch.readers.wire.wire_pictures import PicturesByReference
from umbruch.readers.wire.wrapped_copy import paragraphs_of
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Change, Paragraph, Table, Text
from umbruch.tree.reading import Reading

_START, _TEXT, _END, _CLOSE = "\x01", "\x02", "\x03", "\x04"
"""Start of header, start of text, end of text, end of transmission (IPTC 7901, 2; ANPA 1312)."""

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SPACES = {"\x08": "", "\x10": " ", "\x1e": "\t", "\x1f": "\t", "\x1d": "", "\x0c": "\n"}
"""What ANPA sets tables with: the columns of a line are parted by tabs, a space that must not break is a space."""
_QUOTES = (("``", "“"), ("''", "”"))
_GAP = re.compile(r"\t+| {3,}")
"""What parts the columns of a table that is set with blanks."""
_END_SIGN = re.compile(r"\s*[=<]\s*$")
_ANPA_SLUG = re.compile(
    r"(?:\*?\d{3,5}<\s*\^?)?(?P<slug>(?:[A-Z]{2}-)?[^,<]{2,80}?)(?:,\s?(?P<take>[^<,]*?))?,\s?(?P<count>\d{0,5})$"
)
_SLUG_ALONE = re.compile(r"(?:BC|AP|AM|PM)-\S")
"""How a slug begins: the cycle that it is for (both, morning, afternoon), and the topic (ANPA 1312)."""
_SLUG_LINE = re.compile(r"/.*/|[^\W\d_][^/.!?]{0,30}(?:/[^/.!?]{1,30}){0,5}/")
_NOTE_ABOVE = re.compile(r"\([^()]{3,120}\)")
_LABEL = re.compile(
    r"\(?(?:(?:\d(?:ST|ND|RD|TH)\s)?(?:LEAD|NET|ROUNDUP|WRAP|UPDATE|ADD|TAKE)\b.*|EXTRA|URGENT|ALERT|BULLETIN|FLASH|EIL(?:MELDUNG)?|"
    r"BLITZ|ACHTUNG|Achtung|CORRECTION|CORRECTED|BERICHTIGUNG|Berichtigung|KORREKTUR|ADVISORY|EMBARGO(?:ED)?\b.*|WEEKEND|PREVIEW|"
    r"FEATURE|ANALYSIS|BACKGROUND|PROFILE|ZUSAMMENFASSUNG|KILL|WITHDRAWAL)\)?:?"
)
_URGENT = {"FLASH": "1", "BULLETIN": "2", "BLITZ": "2", "ALERT": "2", "EILMELDUNG": "2", "URGENT": "3", "EIL": "3"}
"""What wires write above a headline, by the priorities of IPTC 7901 (3.1): flash, bulletin, urgent."""
_CORRECTED = re.compile(r"CORRECT|BERICHTIG|KORREKTUR", re.IGNORECASE)
_UPDATED = re.compile(r"(?:Eds: )?UPDATE|\d(?:ST|ND|RD|TH) (?:LEAD|LD)\b", re.IGNORECASE)
_KILLED = re.compile(r"\b(?:KILL|WITHDRAWAL|MANDATORY KILL|STORNO|ANNULLIERUNG)\b")
_DESK = re.compile(
    r"\(?(?:AP (?:Photo|Video|Graphic|Audio|Stories)|Eds?:|EDS?:|Editors?:|EDITOR['’]?S NOTE|With (?:AP )?Photos?|"
    r"Photo\b|Fotos? )",
    re.IGNORECASE,
)
_NOTEBOOK = re.compile(
    r"#{1,3} ?(?:Notebook|Notizblock|Notizbuch|Editorial contacts|Internet links?)\s*", re.IGNORECASE
)
_TRAILER = re.compile(
    r"(?:dpa|AP|AFP|APA|SDA)(?:[ /-][a-zA-Z0-9/]{1,6}){1,8}|\(?(?:SDA|ATS|AFP)(?:-[A-Z]{2,4})?\\?/\w{1,8}\)?|"
    r"ENDS?|END<?|___|\d{6}(?: [A-Z]{3})? [^\W\d_]{3,4}\.? \d\d"
)
_HEADER = re.compile(
    r"\s*(?P<service>[a-z]{2,6})(?P<number>\d{3,5})\s+(?P<priority>\d)\s+(?P<category>[a-z]{1,4})\s+(?P<count>\d{1,5})\b"
)
_LONGEST_BYLINE = 80
_HOUSE = re.compile(
    r"(?:The )?Associated Press|AP [A-Z][\w ]{2,30} Writers?|(?:dpa|AFP|Reuters|AAP|PA)\b.{0,30}|"
    r".{0,40} (?:Writer|Correspondent)s?"
)


class Message(NamedTuple):
    """The parts of a message: its header, its text, and what follows the text."""

    header: str
    text: str
    trailer: str


def read_wire_text(content: bytes, request: ReadRequest) -> Reading:
    """One message as an article; InputUnreadable where there is no word in it."""
    text, remarks = _decoded(content)
    message = _parted(text)
    told = Told(line=1)
    lines = [line.rstrip() for line in message.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    if not any(line.strip() for line in lines):
        raise InputUnreadable("there is no word in the message", source=request.source, hint="was it sent whole?")
    _header(told, message.header)
    if any(line.lstrip("\x02 ").startswith("^") for line in lines[:3]) or any(line.startswith("^") for line in lines):
        _anpa(told, lines)
    else:
        _iptc(told, lines)
    _marks(told)
    told.keep_apart("time of transmission", _clean(message.trailer))
    return reading_of([told], PicturesByReference(request), request, remarks)


def _decoded(content: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of the bytes: UTF-8, else Windows-1252, which has the letters of ISO 8859-1 that wires send."""
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        remark = Diagnostic("encoding.cp1252", "not UTF-8, read as Windows-1252", "info", line)
        return content.decode("cp1252", "replace"), (remark,)


def _parted(text: str) -> Message:
    start = text.find(_TEXT)
    opened = text.find(_START)
    if start < 0 or (opened >= 0 and start < opened):
        lines = text.lstrip("\r\n \x7f").split("\n", 1)
        if _HEADER.match(lines[0]) and len(lines) == 2:
            return Message(lines[0], lines[1], "")
        return Message("", text, "")
    header, rest = text[max(opened, 0) : start], text[start + 1 :].lstrip(_TEXT)
    end = rest.find(_END)
    if end < 0:
        end = len(rest) if _CLOSE not in rest else rest.find(_CLOSE)
    return Message(header, rest[:end], rest[end:])


def _clean(text: str) -> str:
    return " ".join(_CONTROLS.sub(" ", text).split())


def _header(told: Told, header: str) -> None:
    """Slug lines become keywords, the priority the urgency, the category the section; the number has no place."""
    lines = [line for line in (_clean(line) for line in header.replace("\r", "\n").split("\n")) if line]
    if lines:
        told.keep_apart("header", lines[0])
        if found := _HEADER.match(lines[0]):
            told.urgent(found["priority"])
            told.section = DPA_CATEGORIES.get(found["category"])
    for line in lines[1:]:
        if "/" in line:
            told.keywords += [part.strip() for part in line.split("/") if part.strip()]
        else:
            told.keep_apart("slug line", line)


def _iptc(told: Told, lines: Sequence[str]) -> None:
    """Head lines that end in `=`, a byline that does so too, then paragraphs."""
    lines = [_controls_out(line) for line in lines]
    at = next((number for number, line in enumerate(lines) if line.strip()), 0)
    while at < len(lines) and _SLUG_LINE.fullmatch(lines[at].strip()):
        told.keywords += [part.strip() for part in lines[at].split("/") if part.strip()]
        at += 1
    blank = next((number for number, line in enumerate(lines[at:], at) if not line.strip()), len(lines))
    last = max((number for number, line in enumerate(lines[at:blank], at) if line.rstrip().endswith("=")), default=-1)
    head, body = (lines[at : last + 1], list(lines[last + 1 :])) if last >= 0 else (lines[at:blank], lines[blank:])
    if last >= 0:
        more = next((number for number, line in enumerate(body) if line.strip()), len(body))
        while more < len(body) and body[more].rstrip().endswith("=") and len(body[more]) < _LONGEST_BYLINE:
            head = [*head, body.pop(more)]  # AFP has the byline apart
            more = next((number for number, line in enumerate(body) if line.strip()), len(body))
    _head_lines(told, head)
    if last < 0 and not any(line.strip() for line in body):
        body = list(head)
        told.headline = None
    _text_lines(told, body)


def _head_lines(told: Told, lines: Sequence[str]) -> None:
    """Labels above the headline, the headline, which may go over several lines, and the byline."""
    conventions = conventions_for("en")
    headline: list[str] = []
    closed = False
    for line in lines:
        bare = " ".join(_END_SIGN.sub("", line).split())
        if not bare:
            continue
        if is_embargo(bare):
            told.embargo = told.embargo or bare
        elif not headline and (_LABEL.fullmatch(bare) or (_NOTE_ABOVE.fullmatch(bare) and len(lines) > 1)):
            told.note([bare])
            told.urgent(next((number for word, number in _URGENT.items() if word in bare.upper()), None))
        elif headline and told.byline is None and (closed or _END_SIGN.search(line)) and find_byline(bare, conventions):
            told.byline = bare
        elif told.byline is not None:
            told.byline = f"{told.byline}, {bare}"
        elif closed:
            told.deck = f"{told.deck} {bare}" if told.deck else bare
        else:
            headline.append(bare)
        closed = closed or bool(_END_SIGN.search(line) and headline)
    told.headline = " ".join(headline) or told.headline


def _text_lines(told: Told, lines: Sequence[str]) -> None:
    """The paragraphs; from the notebook on, what follows is the desk's."""
    end = next((number for number, line in enumerate(lines) if _NOTEBOOK.fullmatch(line.strip())), len(lines))
    kept = list(lines[:end])
    told.note(["\n".join(line.strip() for line in lines[end:] if line.strip())])
    while kept and (not (last := kept[-1].strip()) or _TRAILER.fullmatch(last) or is_sign_off(last)):
        told.note([kept.pop()])
    told.body = []
    for is_table, run in groupby(_with_columns(kept), key=lambda one: one[1] is not None):
        found = list(run)
        if is_table:
            told.body.append(_table([row for _, row in found if row]))
        else:
            told.body += paragraphs_of("\n".join(line for line, _ in found))


def _with_columns(lines: Sequence[str]) -> list[tuple[str, list[str] | None]]:
    """The lines, those of a table with their cells: neighbours that gaps part into as many columns."""
    cells = [[cell for cell in _GAP.split(line.strip()) if cell] for line in lines]
    widths = [len(row) if len(row) > 1 else 0 for row in cells]
    found: list[tuple[str, list[str] | None]] = []
    for at, line in enumerate(lines):
        beside = widths[max(at - 1, 0) : at] + widths[at + 1 : at + 2]
        found.append((line, cells[at] if widths[at] and widths[at] in beside else None))
    return found


def _table(rows: Sequence[Sequence[str]]) -> Table:
    """A table of some rows, the short ones filled."""
    width = max(map(len, rows))
    return Table(
        (), tuple(tuple((Text(cell),) if cell else () for cell in [*row, *[""] * (width - len(row))]) for row in rows)
    )


def _anpa(told: Told, lines: Sequence[str]) -> None:
    """Lines that open with `^` are set on their own, those that open with a tab are paragraphs, the rest goes on."""
    head: list[str] = []
    body: list[str] = []
    for line in lines:
        line = line.replace("\x02", "")
        if line.startswith("^") and not any(part.strip() for part in body):
            head += list(re.split(r"<\s*(?=\^)", line))
        else:
            body.append(line)
    slug = True
    plain: list[str] = []
    for line in head:
        bare = _readable(_END_SIGN.sub("", line.lstrip("^ ").rstrip()))
        if not bare:
            continue
        found = _ANPA_SLUG.fullmatch(bare) if slug else None
        if slug and (found or _SLUG_ALONE.match(bare) or re.fullmatch(r"\*?\d{3,5}", bare)):
            if found:
                told.note([found.group("take")])
            if not bare.lstrip("*").isdecimal():
                told.keywords.append(found.group("slug").strip() if found else bare)
                slug = False
            continue
        slug = False
        if _DESK.match(bare):
            told.note([bare])
        else:
            plain.append(f"{bare}{'=' if line.rstrip().endswith('=') else ''}")
    _anpa_head(told, plain)
    _anpa_body(told, body)
    if told.headline is None and told.keywords:
        told.headline = told.keywords[0]


def _anpa_head(told: Told, lines: Sequence[str]) -> None:
    conventions = conventions_for("en")
    summary: list[str] = []
    for line in lines:
        bare = line.removesuffix("=").strip()
        if told.byline is None and find_byline(bare, conventions):
            told.byline = bare
        elif told.byline is not None and line.endswith("=") and _HOUSE.fullmatch(bare):
            told.byline = f"{told.byline}, {bare}"
        elif is_embargo(bare):
            told.embargo = told.embargo or bare
        elif told.headline is None:
            told.headline = bare
        else:
            summary.append(bare)
    if (told.byline is None and len(summary) == 1) or len(summary) == 1:
        told.lead = summary[0]
    else:
        told.body = [Paragraph((Text(line),)) for line in summary]


def _anpa_body(told: Told, lines: Sequence[str]) -> None:
    rows: list[list[str]] = []
    run: list[str] = []

    def flush_rows() -> None:
        if rows:
            told.body.append(_table(rows))
            rows.clear()

    def flush_run() -> None:
        if run:
            told.body.append(Paragraph((Text(" ".join(run)),)))
            run.clear()

    for line in lines:
        raw = line.rstrip(" <\r")
        columns = _columns(raw)
        if len(columns) > 1:
            flush_run()
            rows.append(columns)
            continue
        bare = _readable(raw.strip().lstrip("^"))
        if not bare:
            flush_run()
            continue
        flush_rows()
        if raw.startswith(("\t", "   ", "^", "\x08")) or raw[:1] == "^":
            flush_run()
        if _TRAILER.fullmatch(bare.rstrip("= ")) or re.fullmatch(r"[A-Z]{2}-[A-Z]{2}-\d\d-.*", bare):
            told.note([bare if bare.strip("_= ") else None])
            continue
        run.append(bare.removesuffix("=") if raw.lstrip().startswith("^") else bare)
        if raw.lstrip().startswith("^"):
            flush_run()
    flush_run()
    flush_rows()


def _columns(line: str) -> list[str]:
    """The columns of a line of a table: parted by the control characters of ANPA, or by semicolons."""
    if "\x1e" in line or "\x1f" in line:
        cells = [_readable(cell.lstrip("^")) for cell in re.split("[\x1e\x1f{]+", line.replace("\x10", " "))]
        return [cell for number, cell in enumerate(cells) if cell or number == 0]
    bare = line.strip()
    return [cell.strip() for cell in bare.split(";")] if bare.count(";") >= 4 and len(bare) < 100 else [line]


def _readable(text: str) -> str:
    for sign, space in _SPACES.items():
        text = text.replace(sign, space)
    text = _CONTROLS.sub("", text)
    for old, new in _QUOTES:
        text = text.replace(old, new)
    text = re.sub(r"(?<=\s)_(?=\s)", "–", f" {text} ")
    return " ".join(text.split())


def _controls_out(line: str) -> str:
    return _CONTROLS.sub("", line.replace("\x1e", "\t").replace("\x1f", "\t"))


def _marks(told: Told) -> None:
    """What labels say of the life of the item."""
    labels = " ".join((*told.desk_notes, told.headline or ""))
    if _KILLED.search(labels):
        told.status = "canceled"
        told.change = Change("kill", next((one for one in told.desk_notes if _KILLED.search(one)), None))
    elif note := next((one for one in told.desk_notes if _CORRECTED.match(one.lstrip("("))), None):
        told.change = Change("correction", note)
    elif note := next((one for one in told.desk_notes if _UPDATED.match(one.lstrip("("))), None):
        told.change = Change("update", note)
