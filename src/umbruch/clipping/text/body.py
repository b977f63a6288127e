"""From parts to blocks: paragraphs put together over columns, crossheads, lists, and figures where they stood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from umbruch.clipping.conventions import Conventions
from umbruch.clipping.marks.caption import find_credit
from umbruch.clipping.marks.zones.zone import Zone
from umbruch.clipping.page.layout import Layout, column_width, is_short
from umbruch.clipping.page.ledger import Ledger
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.page.lines import Line, ends_sentence, is_ornament, is_row, starts_small, tidy
from umbruch.clipping.page.list_items import bullet
from umbruch.clipping.text.joining import Vocabulary, join_lines
from umbruch.clipping.text.pull_quotes import interrupting, letters_of, quote_of
from umbruch.tree import Block, Figure, List, Paragraph, Rule, Subheading, Text

_LONGEST_CROSSHEAD = 90
_LEAST_PROSE = 100
_LEAST_UNFINISHED = 40
_LEAST_WORDS = 3
_LOOK_BACK = 40
_LEAST_COLUMN = 95
_NEAR = 4
_LONG_LINE = 60
_PAIRS = (("(", ")"), ("„", "“”"), ("«", "»"))
_SENTENCE_INSIDE = re.compile(
    by_case(r"[.!?](?:(?<=[^\W\d_]{3}.)|(?<=\s[[:lower:]]{2}.))[\"“”»]?\s+[\"„“«»]?[^\W\d_]\w*\s")
)
_INITIAL_SIGNS = 5
_CLOSING = '»”“")]'
_INITIAL = re.compile(r"[^\W\d_]{2} [^\W\d_]\.$")
_SPEAKER = re.compile(r"\w{1,16}(?: \w{1,20})?:\s")
_NOTE = re.compile(r"\d{1,2}[^\W\d_]")
"""The number of a note that stood raised before its first word: `1Gemeint ist …`."""
_BETWEEN_DASHES = re.compile(r"[-–—]\s(?=[^\s\d–—-])(.{3,70}[^\s–—-])\s[-–—]")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s")


class Setting(NamedTuple):
    """What every step needs to know of the article."""

    conventions: Conventions
    vocabulary: Vocabulary
    layout: Layout
    ledger: Ledger


class Draft(NamedTuple):
    """A block with its lines, and how sure its kind is, before it is numbered in the body."""

    block: Block
    lines: tuple[int, ...]
    sureness: float = 1.0


def running_text(lines: Sequence[Line], setting: Setting) -> str:
    """Lines as one paragraph; words put together in a doubtful way, or over a gap, are remarked upon."""
    joined = join_lines(lines, setting.conventions, setting.vocabulary)
    following = {line.number: after.number for line, after in pairwise(lines)}
    for join in joined.joins:
        gap = following.get(join.line, join.line + 1) > join.line + 1
        if not join.sure:
            setting.ledger.remark(
                "hyphen.doubtful", f"{join.left}- / {join.right} read as {join.result}", join.line,
                severity="warning" if join.ground == "none" else "info", hint="is that one word?",
            )  # fmt: skip
        elif gap:
            setting.ledger.remark("hyphen.joined", f"{join.left}- / {join.right} read as {join.result}", join.line)
    return joined.text


class _Insert(NamedTuple):
    """A figure or pull quote between the paragraphs: the number of the one above it, -1 for none, and its zones."""

    after: int
    zones: Sequence[Zone]


def blocks_of(zones: Sequence[Zone], setting: Setting) -> list[Draft]:
    """The body's blocks in reading order.

    A figure or pull quote that interrupts a sentence comes after the paragraph that it interrupts.
    """
    paragraphs, inserts = _paragraphs(zones, setting)
    placed: dict[int, list[Draft]] = {}
    for after, own in inserts:
        placed.setdefault(after, []).append(
            _figure(own[0], setting) if own[0].role == "caption" else _pull_quote(own, setting)
        )
    drafts: list[Draft] = []
    for position, lines in enumerate(paragraphs):
        drafts.append(_block(paragraphs, position, lines, setting))
        drafts += placed.get(position, ())
    return placed.get(-1, []) + _lists(drafts)


def _paragraphs(zones: Sequence[Zone], setting: Setting) -> tuple[list[list[Line]], list[_Insert]]:
    """Plain parts joined over columns, and what stands between them."""
    paragraphs: list[list[Line]] = []
    inserts: list[_Insert] = []
    interrupted = False
    skip = 0
    letters = letters_of(zones)
    for at, zone in enumerate(zones):
        if skip:
            skip -= 1
            continue
        if zone.role == "caption":
            inserts.append(_Insert(len(paragraphs) - 1, (zone,)))
            interrupted = True
            continue
        if _is_set_apart(zone.lines) or (paragraphs and _is_set_apart(paragraphs[-1])):
            paragraphs.append(list(zone.lines))
            interrupted = False
            continue
        if paragraphs and zone.opens and (count := interrupting(zones, at, paragraphs[-1][-1].text, letters)):
            inserts.append(_Insert(len(paragraphs) - 1, zones[at : at + count]))
            interrupted = True
            skip = count - 1
            continue
        if paragraphs and (zone.opens or interrupted) and _goes_on(paragraphs, zone.lines, setting):
            last = paragraphs[-1]
            setting.ledger.remark(
                "column.joined",
                f"put together over a gap: … {_tail(last[-1].text)} | {_head(zone.lines[0].text)} …",
                last[-1].number,
            )
            last += zone.lines
        else:
            paragraphs.append(list(zone.lines))
        interrupted = False
    return paragraphs, inserts


def _is_set_apart(lines: Sequence[Line]) -> bool:
    """Whether lines are a crosshead for certain: fixed as one, or between dashes as agencies set them."""
    return lines[-1].fixed == "subheading" or _is_between_dashes(lines)


def _is_between_dashes(lines: Sequence[Line]) -> bool:
    """Whether a line is a crosshead as AFP sets them, `- Course contre la montre -`, which keeps its dashes."""
    return len(lines) == 1 and _BETWEEN_DASHES.fullmatch(lines[0].text) is not None


def _pull_quote(zones: Sequence[Zone], setting: Setting) -> Draft:
    lines = tuple(line for zone in zones for line in zone.lines)
    setting.ledger.remark("quote.pulled", "taken for a pull quote inside a sentence", lines[0].number)
    return Draft(quote_of(running_text(lines, setting)), tuple(line.number for line in lines))


def _tail(text: str) -> str:
    return " ".join(text.split()[-3:])


def _head(text: str) -> str:
    return " ".join(text.split()[:3])


def _goes_on(paragraphs: Sequence[Sequence[Line]], lines: Sequence[Line], setting: Setting) -> bool:
    """Whether lines that stand apart go on with the paragraph before them."""
    before = paragraphs[-1]
    last, first = before[-1].text, lines[0].text
    if bullet(first) or is_ornament(last) or is_ornament(first) or is_row(before[-1].text) or is_row(first):
        return False
    if last[-1] in "-\u00ad" and last[-2:-1].isalpha():
        return True
    if starts_small(first) and last[-1] not in "!?":
        return True
    layout = setting.layout
    if ends_sentence(last) and not (
        _INITIAL.search(last[-_INITIAL_SIGNS:]) and not setting.conventions.nouns_are_capitalised
    ):
        flush = layout.indented and not layout.stands_in(lines[0])
        return flush and len(before) > 1 and len(lines) > 2 and _NOTE.match(first) is None
    if _breaks_off(" ".join(line.text for line in before[-_LOOK_BACK:]), setting.conventions):
        return True
    if bullet(before[0].text):
        return False
    if len(paragraphs) == len(before) == 1 < len(lines) and len(last) > layout.measure / 2 > 0:
        return True
    if not setting.conventions.nouns_are_capitalised:
        if layout.measure and len(before[-1].text) > layout.measure * 0.85 and last[-1] not in _CLOSING:
            return layout.gauge.rooms((before[-1], lines[0]), layout.full)[0] <= layout.room
        return len(last) > _LONG_LINE and first[0].isdigit()
    if len(before) == 1:
        if len(last) > _LONG_LINE and _SENTENCE_INSIDE.search(last):
            return True
        return len(last) > (layout.measure * 0.85 if layout.measure else _LEAST_COLUMN)
    if _is_word_by_word(before):
        return True
    width = column_width(before[-_LOOK_BACK:], layout)
    return not is_short(before[-1], lines[0], width) if width else True


def _breaks_off(text: str, conventions: Conventions) -> bool:
    """Whether a text stops in the middle: after a small word (`sind beim`), or with a quotation still open."""
    words = text.rsplit(maxsplit=1)
    if words[-1] in conventions.never_last and text.count(" ") >= _LEAST_WORDS:
        return True
    if len(text) < _LEAST_UNFINISHED:
        return False
    if text[-1] in ",;–-(":
        return True
    return any(text.count(opening) > sum(map(text.count, closing)) for opening, closing in _PAIRS)


def _is_word_by_word(lines: Sequence[Line]) -> bool:
    """A justified line that the extraction tore into single words, each on its own."""
    return len(lines) > 1 and all(" " not in line.text for line in lines[-2:])


def _block(paragraphs: Sequence[Sequence[Line]], position: int, lines: Sequence[Line], setting: Setting) -> Draft:
    numbers = tuple(line.number for line in lines)
    if all(is_ornament(line.text) for line in lines):
        return Draft(Rule(), numbers)
    text = running_text(lines, setting)
    if lines[0].fixed == "subheading":
        return Draft(Subheading((Text(text),)), numbers)
    if lines[0].fixed != "body" and _is_crosshead(paragraphs, position, text, setting):
        return Draft(Subheading((Text(text),)), numbers)
    return Draft(Paragraph(inlines(text)), numbers)


def inlines(text: str) -> tuple[Text, ...]:
    """A text as the content of a block."""
    return (Text(text),) if text else ()


def _is_crosshead(paragraphs: Sequence[Sequence[Line]], position: int, text: str, setting: Setting) -> bool:
    """A short line without a full stop between a finished paragraph and one that begins."""
    if not text or not 0 < position < len(paragraphs) - 1 or len(text) > _LONGEST_CROSSHEAD or bullet(text):
        return False
    if (ends_sentence(text) and not text.endswith("?")) or starts_small(text) or text[-1] in ",;-–":
        return False
    if text.split()[-1] in setting.conventions.never_last or _SPEAKER.match(text):
        return False
    if text.endswith("?") and _is_asked(paragraphs, position):
        return False
    before, after = paragraphs[position - 1], paragraphs[position + 1]
    if not ends_sentence(before[-1].text):
        return False
    following = " ".join(line.text for line in after)
    if bullet(following):
        return True
    if starts_small(following):
        return False
    return len(following) > _LEAST_PROSE or (ends_sentence(following) and len(following) > len(text))


def _is_asked(paragraphs: Sequence[Sequence[Line]], position: int) -> bool:
    """Whether a question is one of an interview's: another stands within the next or the last few paragraphs."""
    near = (*range(position - _NEAR, position - 1), *range(position + 2, position + _NEAR + 1))
    return any(0 <= other < len(paragraphs) and paragraphs[other][-1].text.endswith("?") for other in near)


def _figure(zone: Zone, setting: Setting) -> Draft:
    """The figure of a caption zone: caption and credit apart."""
    text = running_text(zone.lines, setting)
    printed = _printed(zone)
    found = find_credit(printed)
    if found is None:
        alone = find_credit(zone.lines[-1].text)
        if alone is not None and alone.caption_end == 0:
            above = running_text(zone.lines[:-1], setting)
            return Draft(Figure(caption=inlines(above), credit=alone.credit), zone.numbers, zone.sureness)
        return Draft(Figure(caption=inlines(text)), zone.numbers, zone.sureness)
    credit = found.credit
    again = None if text.endswith(credit.text) else find_credit(text)
    end = again.caption_end if again else len(text) - len(tidy(credit.text.replace("\u00ad", "")))
    caption = tidy(text[: max(0, end)]).strip(" -–—|/©")
    return Draft(Figure(caption=inlines(caption), credit=credit), zone.numbers)


def _printed(zone: Zone) -> str:
    return tidy(zone.text)


def _lists(drafts: Sequence[Draft]) -> list[Draft]:
    """Neighbouring paragraphs that start with a bullet, or count from 1, become one list."""
    result: list[Draft] = []
    run: list[tuple[Draft, str]] = []

    def close() -> None:
        if not run:
            return
        if _makes_list([text for _, text in run]):
            ordered = _NUMBER.match(run[0][1]) is not None
            items = tuple((Paragraph(inlines(_without_bullet(text))),) for _, text in run)
            result.append(Draft(List(ordered, items), tuple(n for draft, _ in run for n in draft.lines)))
        else:
            result.extend(draft for draft, _ in run)
        run.clear()

    for draft in drafts:
        text = _paragraph_text(draft.block)
        mark = bullet(text) if text else None
        if mark is None or (run and bullet(run[-1][1]) != mark and not mark[0].isdigit()):
            close()
        if mark is None:
            result.append(draft)
        else:
            run.append((draft, text))
    close()
    return result


def _makes_list(texts: Sequence[str]) -> bool:
    numbers = [int(match.group(1)) for text in texts if (match := _NUMBER.match(text))]
    if numbers:
        return len(numbers) == len(texts) > 1 and numbers == list(range(1, len(numbers) + 1))
    return not re.match(r"[a-z]\)", texts[0]) and (len(texts) > 1 or texts[0][0] in "•●▪■►▶‣")


def _without_bullet(text: str) -> str:
    mark = bullet(text)
    return text[len(mark) :].lstrip() if mark else text


def _paragraph_text(block: Block) -> str:
    if isinstance(block, Paragraph) and len(block.content) == 1 and isinstance(block.content[0], Text):
        return block.content[0].text
    return ""
