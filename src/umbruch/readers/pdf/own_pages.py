"""Our own PDF files come back whole: their tags tell fields and blocks, nothing is guessed.

The writer names each field in the title of its element (`kicker`, `contact`); what has none is the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.marks.authors.byline import parse_byline
from umbruch.clipping.marks.caption import find_credit
from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.marks.release import parse_contact, parse_embargo
from umbruch.clipping.marks.source import parse_source
from umbruch.clipping.page.lines import ends_sentence
from umbruch.clipping.signs.which_language import detect
from umbruch.language.hyphenation import hyphenator
from umbruch.readers.pdf.file.page_content import SOFT_HYPHEN, Letter
from umbruch.readers.pdf.file.tagged_elements import Tag
from umbruch.readers.pdf.setting.set_lines import SetLine, set_lines
from umbruch.tree import Article, Block, Figure, List, Paragraph, Quote, Subheading, Table, Text
from umbruch.tree.reading import Reading

_INITIAL = 1.8
_NUMBER = re.compile(r"(\d+)\.")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS_CUT = re.compile(r"(?:https?://|www\.)\S*[/._?=&-]$", re.IGNORECASE)
_LONGEST_ADDRESS = 500
_COMPOUND_CUT = re.compile(r"\w-$")
_SAID_BY = "— "
_IN_BODY = ("", "caption")
"""Titles of elements that are no fields: a paragraph of the body, and the caption of a picture that is missing."""
_GOING_ON = frozenset(("L", "LBody", "Table", "BlockQuote", "Sect", "Div"))
_HEADING = re.compile(r"H(\d)")


def own_reading(tops: Sequence[Tag], lang: str | None) -> Reading | None:
    """The reading of a file that umbruch wrote; None where its elements do not name their fields.

    Args:
        tops: the elements of its pages, page after page.
        lang: its language (BCP 47), where the file or the call tells it.
    """
    parts: list[list[Tag]] = [[]]
    for tag in _over_pages(tops):
        if tag.role == "Art":
            parts.append([kid for kid in tag.kids if isinstance(kid, Tag)])
        else:
            parts[-1].append(tag)
    if not any(tag.title for part in parts for tag in part) and any(tag.role == "H1" for tag in parts[0]):
        return None
    articles = [_article(part, lang) for part in parts if part and part[0].role != "Sect"]
    if not articles:
        return None
    return Reading(
        kind="article" if len(articles) == 1 else "kit",
        title=_title(parts[0], lang) if len(articles) > 1 else None,
        lang=lang or articles[0].lang,
        articles=tuple(articles),
    )


def _title(tags: Sequence[Tag], lang: str | None) -> str | None:
    """The title of a kit, on its first page."""
    kids = [kid for tag in tags if tag.role == "Sect" for kid in tag.kids if isinstance(kid, Tag)]
    return next((_words(kid, lang) for kid in kids if kid.role == "H1"), None)


def _over_pages(tops: Sequence[Tag]) -> list[Tag]:
    """The elements of all pages, those put together of which a page break made two: each page tells its own part."""
    result: list[Tag] = []
    for top in tops:
        tags = [kid for kid in top.kids if isinstance(kid, Tag)]
        if result and tags:
            result[-1:] = _seam(result[-1], tags[0])
            tags = tags[1:]
        result += tags
    return result


def _seam(last: Tag, first: Tag) -> tuple[Tag, ...]:
    """The last element of a page and the first one of the next, as one where they are."""
    if last.role != first.role or last.title != first.title or not _are_one(last, first):
        return last, first
    if not last.kids or not first.kids:
        return (last._replace(kids=(*last.kids, *first.kids)),)
    before, after = last.kids[-1], first.kids[0]
    middle = _seam(before, after) if isinstance(before, Tag) and isinstance(after, Tag) else (before, after)
    return (last._replace(kids=(*last.kids[:-1], *middle, *first.kids[1:])),)


def _are_one(last: Tag, first: Tag) -> bool:
    match last.role:
        case "Art":
            return not any(isinstance(kid, Tag) and kid.title == "headline" for kid in first.kids)
        case "LI":
            return not any(isinstance(kid, Tag) and kid.role == "Lbl" for kid in first.kids)
        case "P":
            return _goes_on(last)
        case role:
            return role in _GOING_ON


def _goes_on(tag: Tag) -> bool:
    words = _words(tag, None)
    return bool(words) and not ends_sentence(words)


def _article(tags: Sequence[Tag], lang: str | None) -> Article:
    told: dict[str, list[Tag]] = {}
    body: list[Tag] = []
    for tag in tags:
        name = tag.title.partition("[")[0]
        told.setdefault(name, []).append(tag) if name not in _IN_BODY else body.append(tag)

    def field(name: str, *, lines: bool = False) -> str | None:
        own = told.get(name)
        return "\n".join(_words(tag, lang, lines=lines) for tag in own) if own else None

    spoken = lang or detect("\n".join(_words(tag, None) for tag in tags)).lang
    conventions = conventions_for(spoken)
    blocks = list(_blocks(body, spoken))
    byline, source, contact, embargo = field("byline"), field("source"), field("contact", lines=True), field("embargo")
    dateline = field("dateline")
    found = find_dateline(dateline, conventions, dateline) if dateline else None
    if found is None and (first := next((one for one in blocks if isinstance(one, Paragraph)), None)):
        text = "".join(one.text for one in first.content if isinstance(one, Text))
        found = find_dateline(text, conventions, text)
        if found is not None:
            blocks[blocks.index(first)] = Paragraph((Text(text[found.end :].lstrip()),))
    return Article(
        lang=spoken,
        kicker=field("kicker"), headline=field("headline"), deck=field("deck"), lead=field("lead"),
        byline=parse_byline(byline, conventions) if byline else None,
        dateline=found.dateline if found else None,
        body=tuple(blocks),
        source=parse_source(source) if source else None,
        embargo=parse_embargo(embargo) if embargo else None,
        contact=parse_contact(contact) if contact else None,
        boilerplate=field("boilerplate"),
        notice=tuple(_words(tag, lang) for tag in told.get("notice", ())),
    )  # fmt: skip


def _blocks(tags: Sequence[Tag], lang: str | None) -> Iterator[Block]:
    for tag in tags:
        inner = [kid for kid in tag.kids if isinstance(kid, Tag)]
        words = _words(tag, lang)
        if heading := _HEADING.fullmatch(tag.role):
            yield Subheading((Text(words),), max(1, int(heading.group(1)) - 1))
        elif tag.role == "Caption" or tag.title == "caption":
            found = find_credit(words)
            caption = words[: found.caption_end].rstrip() if found else words
            yield Figure(None, (Text(caption),) if caption else (), found.credit if found else None)
        elif tag.role == "P" and words:
            yield Paragraph((Text(words),))
        elif tag.role == "BlockQuote":
            yield _quote(inner, lang)
        elif tag.role == "L":
            yield _list(inner, lang)
        elif tag.role == "Table":
            yield _table(inner, lang)
        elif tag.role in ("Sect", "Div", "Note", "FENote"):
            yield from _blocks(inner, lang)


def _quote(tags: Sequence[Tag], lang: str | None) -> Quote:
    last = _words(tags[-1], lang) if tags else ""
    said_by = last.removeprefix(_SAID_BY) if len(tags) > 1 and last.startswith(_SAID_BY) else None
    return Quote(tuple(_blocks(tags[:-1] if said_by else tags, lang)), said_by)


def _list(items: Sequence[Tag], lang: str | None) -> List:
    labels = [_words(kid, lang) for item in items for kid in item.kids if isinstance(kid, Tag) and kid.role == "Lbl"]
    number = _NUMBER.fullmatch(labels[0]) if labels else None
    bodies = [
        tuple(_blocks([one for kid in item.kids if isinstance(kid, Tag) for one in _inside(kid)], lang))
        for item in items
    ]
    return List(number is not None, tuple(bodies), int(number.group(1)) if number else 1)


def _inside(tag: Tag) -> list[Tag]:
    if tag.role != "LBody":
        return []
    inner = [kid for kid in tag.kids if isinstance(kid, Tag)]
    return inner if len(inner) == len(tag.kids) else [tag._replace(role="P")]


def _table(rows: Sequence[Tag], lang: str | None) -> Table:
    cells = [[kid for kid in row.kids if isinstance(kid, Tag)] for row in rows if row.role == "TR"]
    caption = next((_words(row, lang) for row in rows if row.role == "Caption"), "")
    made = [tuple((Text(words),) if (words := _words(cell, lang)) else () for cell in row) for row in cells]
    headed = bool(cells) and all(cell.role == "TH" for cell in cells[0]) and len(cells) > 1
    return Table(made[0] if headed else (), tuple(made[headed:]), (Text(caption),) if caption else ())


def _parts(tag: Tag) -> Iterator[tuple[Letter, ...] | str]:
    """What is in an element in the order of reading: letters as they are drawn, or words that it says."""
    if tag.said:
        yield tag.said
        return
    for kid in tag.kids:
        if isinstance(kid, Tag):
            yield from _parts(kid)
        else:
            yield kid


def _words(tag: Tag, lang: str | None, *, lines: bool = False) -> str:
    """The words of an element, its lines put together; `lines` keeps those that were ended on purpose."""
    text = ""
    for told, group in groupby(_parts(tag), key=lambda part: isinstance(part, str)):
        if told:
            text += "".join(str(part) for part in group)
            continue
        letters = [letter for part in group for letter in part if isinstance(letter, Letter)]
        blank = " " if text and letters and letters[0].after == "written" else ""
        text += blank + _drawn_words(letters, lang, lines=lines)
    if not lines:
        return " ".join(text.split()) if "\n" in text else text.strip(" ")
    return "\n".join(line.strip() for line in text.strip().split("\n"))


def _drawn_words(letters: Sequence[Letter], lang: str | None, *, lines: bool) -> str:
    pieces = set_lines(letters)
    if not pieces:
        return ""
    widest = max(piece.right for piece in pieces)
    text = pieces[0].text
    for before, after in pairwise(pieces):
        if before.size > _INITIAL * after.size and len(before.text) <= 2:
            text += after.text
        elif text.endswith(SOFT_HYPHEN):
            text = _over_line_end(text[:-1], after.text, lang)
        elif _ADDRESS_CUT.search(text[-_LONGEST_ADDRESS:]) or (not lines and _cuts_compound(text, before, widest)):
            text += after.text
        else:
            text += ("\n" if lines and _ended(before, after, widest) else " ") + after.text
    return text.replace(SOFT_HYPHEN, "-")


def _cuts_compound(text: str, line: SetLine, widest: float) -> bool:
    """Whether a line ends with a word's own hyphen because it was full."""
    return _COMPOUND_CUT.search(text[-2:]) is not None and abs(line.right - widest) < line.size


def _ended(before: SetLine, after: SetLine, widest: float) -> bool:
    """Whether the next word would have gone on the line."""
    word = after.text.split(maxsplit=1)[0]
    share = (after.right - after.left) / max(len(after.text), 1)
    return before.right + share * (len(word) + 1) < widest - 1


def _over_line_end(text: str, after: str, lang: str | None) -> str:
    """A word over a line end: cut where its language cuts words, else a hyphen of its own."""
    head, tail = _LAST_WORD.search(text), _FIRST_WORD.match(after)
    if head and tail and (tail.group()[0].islower() or (head.group() + tail.group()).isupper()):
        whole = head.group() + tail.group()
        if lang is None or len(head.group()) in hyphenator(lang).cuts(whole.lower() if whole.isupper() else whole):
            return text + after
    return f"{text}-{after}"
