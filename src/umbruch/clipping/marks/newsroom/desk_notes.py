"""What a text says is for the newsroom alone: `Notizblock`, `nicht zur Veröffentlichung bestimmt`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.marks.furniture.ways_to_reach import is_address, is_mail, is_phone
from umbruch.clipping.marks.newsroom.asides import asides_in
from umbruch.clipping.marks.newsroom.asides_taken import without_asides
from umbruch.clipping.marks.newsroom.covering_letters import lines_of_covering_letter
from umbruch.clipping.marks.newsroom.desk_calls import calls_a_desk, calls_a_desk_alone
from umbruch.clipping.marks.newsroom.desk_orders import LONGEST as LONGEST_ORDER
from umbruch.clipping.marks.newsroom.desk_orders import SENTENCE_END, is_order
from umbruch.clipping.marks.newsroom.editing_marks import without_editing_marks
from umbruch.clipping.marks.newsroom.mail_remarks import lines_of_machines
from umbruch.clipping.marks.newsroom.open_points import open_marks, without_open_points
from umbruch.clipping.marks.newsroom.remarks.colleagues_remarks import is_for_colleagues, is_remark
from umbruch.clipping.marks.newsroom.secrecy.awaited_consent import awaits_consent
from umbruch.clipping.marks.newsroom.secrecy.drafts import draft_label, is_draft, is_secret, stays_in_the_house
from umbruch.clipping.marks.newsroom.secrecy.holding_orders import may_be_a_title, orders_to_hold
from umbruch.clipping.marks.newsroom.secrecy.note_words import (
    BRACKETS,
    DRESS,
    LONGEST,
    bare_words,
    opening,
    private_words,
    typewritten,
)
from umbruch.clipping.marks.newsroom.secrecy.places_of_titles import (
    ends_in_a_headline,
    has_the_place_of_a_title,
    is_of_a_report,
)
from umbruch.clipping.marks.newsroom.secrecy.reasons_to_wait import letter_asks_to_wait, must_wait
from umbruch.clipping.marks.release import has_address, is_embargo, opens_contact
from umbruch.clipping.page.lines import ends_sentence, is_ornament
from umbruch.diagnostics import Diagnostic
from umbruch.kept import remembered

Reach = Literal["rest", "section", "chunk"]

_NOTE = re.compile(r"[-*•+>] ?\S|##+ |\[[^]]*\]\(|<[^>]+>|[^\W\d_][^:.!?]{0,30}:.*(?:@|\d[\d /()-]{4,}\d)")
"""A mark of a list or of a lower heading, an address, a few words before a colon with a way to reach somebody."""
_OF_ALL = ("secrecy_labels", "draft_labels", "unapproved_words")
_CLUE = 5
"""Letters that many of the words have in common, which are looked for before them."""


class WithoutDeskNotes(NamedTuple):
    """A text with the lines for the newsroom left empty, those lines, and whether all of it is not to be published.

    `notes` holds each line with its number (from 1), `titles` those that hold the text back and stay, as they are its
    only headline.
    """

    text: str
    notes: tuple[tuple[int, str], ...] = ()
    withheld: bool = False
    titles: tuple[tuple[int, str], ...] = ()


def without_desk_notes(text: str, *, html: bool = True) -> WithoutDeskNotes:
    """The text without what it says is not for readers; lines keep their numbers.

    A heading of such notes, or a sentence that says it of what follows, takes everything to the end of the text: the
    notes have blank lines and headings of their own. Words with a text after them on the line take their own chunk.
    Above the report the words are about the whole text, which stays, and is withheld, as a draft is and what is secret;
    a heading there takes the notes under it. A label alone on its line takes what follows it, below the report up to
    the contact. An embargo stays wherever it is.

    Args:
        text: lines that end in `\\n`.
        html: whether comments of HTML are taken out, too; a reader of Markdown does that itself.
    """
    text, edited = without_editing_marks(text, html=html)
    text, left_open = without_open_points(text)
    left_open += edited
    text, within = without_asides(text)
    left_open += within
    lines = text.split("\n")
    letter = {number for number in lines_of_covering_letter(lines) if lines[number].strip()}
    asked = {*_orders_in(lines), *letter}
    taken = asked.union(lines_of_machines(lines))
    withheld = any(must_wait(words) for _, words in left_open)
    if not taken and not _may_say_it(lines) and _unfinished().search(text) is None:
        return WithoutDeskNotes(text, left_open, withheld)
    withheld = withheld or _holds(lines, asked, letter)
    reported, titled = False, []
    for number, line in enumerate(lines):
        if number in taken or not line.strip():
            withheld = withheld or (number in taken and awaits_consent(line, alone=True))
            continue
        reach, size = _reach(lines, number)
        if (not reported and (is_secret(line) or is_draft(line, alone=_stands_alone(lines, number)))) or (
            reported and _is_draft_below(lines, number)
        ):
            withheld = True
            if awaits_consent(line, alone=True) and has_the_place_of_a_title(lines, range(number, number + 1)):
                titled.append((number + 1, line.strip()))
            else:
                taken.add(number)
        elif reach == "rest" and not reported:
            withheld = withheld or not _is_heading(line)
            taken.update(range(number, _end_of_pad(lines, number) if _is_heading(line) else number + size))
        elif reach == "rest":
            taken.update(range(number, len(lines)))
            break
        elif reach == "section":
            taken.update(range(number, _end_of_section(lines, number) if reported else _end_of_next(lines, number)))
        elif reach == "chunk":
            end = _end_of_chunk(lines, number)
            headed = not reported and ends_in_a_headline(lines, range(number, end))
            taken.update(range(number, end - int(headed)))
        elif is_of_a_report(line):
            reported = True
    taken = {number for number in taken if not is_embargo(lines[number].strip(DRESS))}
    noted = ((number + 1, lines[number].strip()) for number in taken if lines[number].strip())
    notes = tuple(sorted((*left_open, *noted)))
    kept = "\n".join("" if number in taken else line for number, line in enumerate(lines))
    return WithoutDeskNotes(kept, notes, withheld, tuple(titled))


def _orders_in(lines: Sequence[str]) -> Iterator[int]:
    """The lines of short paragraphs that ask the desk for something."""
    begin = None
    for number, line in enumerate((*lines, "")):
        if line.strip():
            begin = number if begin is None else begin
        elif begin is not None:
            own = range(begin, number)
            own = own[:-1] if ends_in_a_headline(lines, own) else own
            size = sum(len(lines[n]) + 1 for n in own)
            whole = " ".join(lines[n].strip() for n in own) if size <= LONGEST_ORDER else ""
            if whole and is_for_colleagues(whole):
                if not (orders_to_hold(whole) and may_be_a_title(whole) and has_the_place_of_a_title(lines, own)):
                    yield from own
            else:
                yield from (n for n in own if len(own) > 1 and _is_an_order_apart(lines, n, own))
            begin = None


def _holds(lines: Sequence[str], asked: set[int], letter: set[int]) -> bool:
    """Whether notes, or a letter above the copy, ask to wait with it; an embargo in a letter is heeded by itself."""
    if any(map(letter_asks_to_wait, _told_in(lines, asked - letter))):
        return True
    said = [one for one in _told_in(lines, letter) if not any(aside.what == "embargo" for aside in asides_in(one))]
    return any(map(letter_asks_to_wait, said))


def _told_in(lines: Sequence[str], taken: set[int]) -> Iterator[str]:
    """The paragraphs that are taken out of a text, and each of their sentences."""
    own: list[str] = []
    for number in range(len(lines) + 1):
        if number in taken:
            own.append(lines[number].strip())
        elif own:
            whole = " ".join(own)
            yield whole
            yield from (one for one in SENTENCE_END.split(whole) if one != whole)
            own = []


def _is_an_order_apart(lines: Sequence[str], number: int, chunk: range) -> bool:
    """Whether one line of several is an order by itself: the first under a headline, one behind a full sentence."""
    text = lines[number]
    before = number == chunk.start or ends_sentence(lines[number - 1].strip()) or number == chunk.start + 1
    after = number + 1 == chunk.stop or ends_sentence(text.strip())
    return before and after and len(text) <= LONGEST_ORDER and is_order(text)


def _may_say_it(lines: Sequence[str]) -> bool:
    """Whether any of the words stands in lines that are short enough for a note: most texts need no pattern."""
    if any(stays_in_the_house(line) or awaits_consent(line, alone=True) or calls_a_desk_alone(line) for line in lines):
        return True
    bare = (" ".join(line.split()).strip(DRESS + BRACKETS) for line in lines)
    folded = typewritten(" ".join(line for line in bare if len(line) <= LONGEST)).casefold()
    return any(any(words in folded for words in _all_words()[clue]) for clue in _all_words() if clue in folded)


def is_desk_note(text: str) -> bool:
    """Whether a paragraph by itself is a note to the newsroom, and neither contact nor embargo."""
    bare = bare_words(text)
    if is_embargo(bare) or _is_contact(bare):
        return False
    if is_order(text) or calls_a_desk(text) or is_remark(text):
        return True
    label = _label().match(bare)
    return (label is not None and label.end() < len(bare)) or opening().match(bare) is not None


def remarks_on(found: WithoutDeskNotes, article: str, above: int = 0) -> tuple[Diagnostic, ...]:
    """What an editor is to know of notes that were kept from readers.

    Args:
        found: the text without them.
        article: the path of the article in the tree.
        above: how many lines stand in the file before the text.
    """
    remarks = []
    if found.notes:
        line, words = above + found.notes[0][0], found.notes[0][1]
        kept = f"for the newsroom alone, kept from readers: {words}"
        kept += f" ({len(found.notes)} lines)" if len(found.notes) > 1 else ""
        remarks.append(Diagnostic("desk_notes.kept", kept, "warning", line, f"{article}.desk_notes"))
    told = (*found.titles, *found.notes)
    if found.withheld and told:
        line, words = above + told[0][0], told[0][1]
        said = f"the text says of itself that it is not to be published: {words}"
        remarks.append(Diagnostic("status.withheld", said, "warning", line, f"{article}.status", "--set status=usable"))
    return tuple(remarks)


def _reach(lines: Sequence[str], number: int) -> tuple[Reach | None, int]:
    """How far the words on a line reach that are for the newsroom, and how many lines they take themselves."""
    text = lines[number]
    if len(text) > LONGEST or is_embargo(text.strip(DRESS)):
        return None, 0
    above = lines[number - 1].strip() if number else ""
    opens = not above or is_ornament(above) or ends_sentence(above) or _is_under_a_headline(lines, number)
    if opens and _is_heading(text):
        return "rest", 1
    below = lines[number + 1] if number + 1 < len(lines) else ""
    for size, words in ((1, text), (2, f"{text} {below.strip()}")):
        if size == 2 and (not below.strip() or len(words) > LONGEST):
            break
        bare = bare_words(words)
        if _of_what_follows().fullmatch(bare):
            return "rest", size
        if opens and (found := opening().match(bare)):
            return ("chunk" if bare[found.end() :].strip(" .)]*_") else "rest"), size
        if opens and (label := _label().match(bare)):
            if label["private"] and label.end() == len(bare):
                return "rest", size
            if label.end() < len(bare) and (label["private"] or not _is_contact(bare)):
                return "chunk", size
            alone = size == 1 and label.end() == len(bare) and text.rstrip(DRESS).endswith(":")
            if alone and not (opens_contact(bare) and _reaches_somebody(lines, number)):
                return "section", size
    if opens and not below.strip() and calls_a_desk_alone(text):
        return "chunk", 1
    if _closing().search(bare_words(text)) or (
        opens and (_secret().match(bare_words(text)) or _unfinished().match(text) or stays_in_the_house(text))
    ):
        return "chunk", 1
    return None, 0


def _is_under_a_headline(lines: Sequence[str], number: int) -> bool:
    """Whether a line stands under one other and above a blank line, as a note right under the headline does."""
    above = number - 2 < 0 or not lines[number - 2].strip()
    return above and (number + 1 == len(lines) or not lines[number + 1].strip())


def _is_draft_below(lines: Sequence[str], number: int) -> bool:
    """Whether a line by itself below the report's beginning says that the text is a draft; alone it is a crosshead."""
    if not _stands_alone(lines, number):
        return False
    last = not any(line.strip() for line in lines[number + 1 :])
    if not is_draft(lines[number], alone=last):
        return False
    return last or draft_label().fullmatch(bare_words(lines[number]).strip(BRACKETS)) is None


def _stands_alone(lines: Sequence[str], number: int) -> bool:
    """Whether a line is all of its paragraph."""
    above = number == 0 or not lines[number - 1].strip()
    return above and (number + 1 == len(lines) or not lines[number + 1].strip())


def _is_contact(text: str) -> bool:
    """Whether words to the newsroom are a release's contact, which every form of it carries: a label of both kinds."""
    return opens_contact(text) and has_address(text)


def _reaches_somebody(lines: Sequence[str], number: int) -> bool:
    """Whether the chunk under a label that is one of contacts, too, names a way to reach somebody."""
    end = _end_of_next(lines, number)
    return any(has_address(line) for line in lines[number + 1 : end])


def _end_of_section(lines: Sequence[str], number: int) -> int:
    """Where the notes under a label that stands alone end: with the text, or before its contact."""
    for at in range(number + 1, len(lines)):
        if not lines[at - 1].strip() and opens_contact(lines[at].strip(DRESS)):
            return at
    return len(lines)


def _end_of_next(lines: Sequence[str], number: int) -> int:
    """The end of what stands under a label above a report: its own chunk, or the next one if that is no headline."""
    end = _end_of_chunk(lines, number)
    if end > number + 1:
        return end
    begin = next((n for n in range(end, len(lines)) if lines[n].strip()), len(lines))
    after = _end_of_chunk(lines, begin)
    return after if after > begin and ends_sentence(lines[after - 1].strip()) else end


def _end_of_chunk(lines: Sequence[str], number: int) -> int:
    return next((n for n in range(number, len(lines)) if not lines[n].strip()), len(lines))


def _end_of_pad(lines: Sequence[str], number: int) -> int:
    """Where a notepad above the report ends: behind a line of stars or rules, else at the blank line under its notes.

    Under a heading that stands alone its notes follow, as long as each of their lines looks like one.
    """
    end = _end_of_chunk(lines, number)
    while end < len(lines):
        chunk = [line.strip() for line in lines[end : _end_of_chunk(lines, end)]]
        if chunk and not all(map(_looks_like_note, chunk)):
            break
        end += max(1, len(chunk))
    pad = range(number + 1, end)
    ornament = next((n for n in pad if lines[n].strip() and is_ornament(lines[n].strip())), None)
    return end if ornament is None else ornament + 1


def _looks_like_note(text: str) -> bool:
    """`- Autor: Tim Roth`, `## Kontakt`, `Redaktion: 0555 1234`, an address: no headline, no sentence of a report."""
    return is_ornament(text) or _NOTE.match(text) is not None or is_address(text) or is_mail(text) or is_phone(text)


def _is_heading(text: str) -> bool:
    return bare_words(text).rstrip(" :").casefold() in _headings()


@remembered(1)
def _unfinished() -> re.Pattern[str]:
    """What writers put where they still have to do something, at the beginning of a line."""
    marks = open_marks(doubtful=False).pattern
    return re.compile(
        rf"^[(\[*]{{0,3}}(?:(?:{marks})(?!\w)|xxx\s(?=\S)|\?{{2,}}\s|@[^\W\d_a-z]\w{{1,20}}\s?:)", re.MULTILINE
    )


@remembered(1)
def _headings() -> frozenset[str]:
    return frozenset(label.casefold() for label in everywhere("desk_note_headings"))


@remembered(1)
def _all_words() -> dict[str, list[str]]:
    """All words that say it, by the letters with which the longest of them begins; where none stands none is needed."""
    found: dict[str, list[str]] = {}
    for field in ("not_for_publication", "desk_note_headings", "desk_note_labels", *_OF_ALL):
        for words in map(str.casefold, everywhere(field)):
            found.setdefault(max(words.split(), key=len)[:_CLUE], []).append(words)
    return found


@remembered(1)
def _secret() -> re.Pattern[str]:
    """`Vertraulich: …`, `Off the record – …`, `Vertraulich! …`."""
    labels = "|".join(map(re.escape, everywhere("secrecy_labels")))
    return re.compile(rf"[(\[【]?(?:{labels})(?:\s?[:：!]\s?|\s[–—-]\s|[)\]】])", re.IGNORECASE)


@remembered(1)
def _label() -> re.Pattern[str]:
    """`Hinweis an die Redaktion: …`, between brackets too, and with `(nicht zur Veröffentlichung)` before the colon."""
    labels = "|".join(map(re.escape, everywhere("desk_note_labels")))
    return re.compile(
        rf"[(\[]?(?:{labels})(?P<private>\s?[(\[][^()\[\]]{{0,40}}(?:{private_words()})[^()\[\]]{{0,40}}[)\]])?"
        r"(?:\s?[:：]\s?|\s[–—-]\s)",
        re.IGNORECASE,
    )


@remembered(1)
def _closing() -> re.Pattern[str]:
    """`Anna Berg, 0171 5550 (nicht zur Veröffentlichung)`, or behind a comma or dash, where no stop ends a sentence."""
    words = rf"(?:{private_words()})(?:\s\w{{1,20}})?"
    return re.compile(
        rf"(?:[(\[](?:[^()]{{1,40}}\s)?{words}[)\]][.*_]*|(?:[,;]|\s[–—-])\s{words}[*_]*)$", re.IGNORECASE
    )


@remembered(1)
def _of_what_follows() -> re.Pattern[str]:
    """`Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt`, a sentence of its own."""
    stems = "|".join(map(re.escape, everywhere("following_stems")))
    before = rf"(?:[\w'-]{{1,20}}\s){{0,3}}(?:{stems})\w*[^.:!?]{{0,60}}\s"
    return re.compile(rf"{before}(?:{private_words()})[^.:!?]{{0,40}}[.:!)]?", re.IGNORECASE)
