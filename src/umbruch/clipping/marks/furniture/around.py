"""Furniture first: what stands above and below an article is taken out, or told, before anybody looks for a headline.

Only universal signs count here (an address, a key before a colon, an arrow between names, a line that stands again
below); what a line says in its language is asked for by the recognisers of roles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from umbruch.clipping.conventions import shared
from umbruch.clipping.marks import release
from umbruch.clipping.marks.authors.byline import is_bare_name
from umbruch.clipping.marks.furniture import mail_heads, print_heads
from umbruch.clipping.marks.furniture.contact_blocks import contact_lines, opens_byline
from umbruch.clipping.marks.furniture.cutting import Fate, Placed, apart, with_stamps_apart, without_labels
from umbruch.clipping.marks.furniture.glued_labels import without_label
from umbruch.clipping.marks.furniture.senders_above import senders_above
from umbruch.clipping.marks.furniture.ways_to_reach import (
    host_of,
    is_address,
    is_mail,
    is_number_of_year,
    is_phone,
    tells_where,
)
from umbruch.clipping.marks.furniture.web import trails
from umbruch.clipping.marks.furniture.web.links_between import links_between
from umbruch.clipping.marks.page_furniture import is_page_furniture, is_web_furniture
from umbruch.clipping.marks.source import find_day_alone
from umbruch.clipping.marks.web_stamp import stamped_day
from umbruch.clipping.page.lines import Chunk, Line, ends_sentence, starts_small

_MOST_LINES = 60
_PROSE = 150
_LONGEST_LETTERHEAD_LINE = 90
_MOST_NAMES_ABOVE = 6
_FEW_WORDS = 3
_LEAST_REPEATED = 12
_LONGEST_TITLE = 600
"""A headline of at most 200 characters twice, and names of the site; longer lines would cost their length squared."""
_LEAST_TITLE = 20
_LONGEST_WAY = 40
"""Letters of the names of pages that lead to a headline."""
_MOST_BETWEEN = 6
_LEAST_MENU = 3
_SHORT_ITEM = 4
_SENTENCE = 60
_PRINTED_LINES = 8
_LAST_LINES = 14
_LAST_SIGNATURE_LINES = 12
_NEAR = 3


class Cleared(NamedTuple):
    """The chunks without furniture, those lines told whose role is known, and what was taken out, verbatim.

    `labels` stood in front of headlines on their lines.
    """

    chunks: tuple[Chunk, ...]
    taken: tuple[Line, ...]
    labels: tuple[Line, ...] = ()


def clear(chunks: Sequence[Chunk], headed: frozenset[int] = frozenset(), *, looks_known: bool = False) -> Cleared:
    """The chunks of a text without the furniture around its article.

    Args:
        chunks: the chunks of the text in the order of the page.
        headed: the numbers of lines that the file itself marks as the headline; they are nothing else.
        looks_known: whether the file shows how lines look.

    Returns:
        The chunks as they came where nothing would be left of them.
    """
    chunks, labels = without_labels(chunks, list(_front(chunks)))
    rows = list(_front(chunks))
    fates: dict[int, Fate] = {}
    subject = mail_heads.mail_head(rows, fates)
    header = dict(fates)
    pages = trails.mark_lines_of_pages
    for mark in (_corrections, _print_heads, _lone_signs, pages, _trails, _menus, _repeats, _stamps, _letterheads):
        mark(rows, fates)
    fates.update((number, None) for number in trails.tags_in(rows, fates))
    fates.update(header)
    fates.update((n, "notice") for n in senders_above(rows, fates, looks_known) if _is_headed(rows, fates, n + 1))
    marked = {(row.chunk, row.line): fates[number] for number, row in enumerate(rows) if number in fates}
    marked = {**links_between(chunks), **_foot(chunks), **marked, **_of_the_file(chunks)}
    marked = {place: fate for place, fate in marked.items() if place[1].number not in headed}
    sites = "".join(_letters(host_of(row.text)) for row in rows if is_address(row.text))
    if not marked and subject is None:
        return Cleared(with_stamps_apart(chunks, rows, sites), (), labels)
    kept, taken = apart(chunks, marked)
    if not any(line.told is None for chunk in kept for line in chunk.lines):
        return Cleared(tuple(chunks), (), labels)
    kept = with_stamps_apart(kept, list(_front(kept)), sites)
    return Cleared(_headed(kept, subject), tuple(taken), labels)


def _front(chunks: Sequence[Chunk]) -> Iterator[Placed]:
    """The lines above the first running text."""
    count = 0
    for number, chunk in enumerate(chunks):
        for line in chunk.lines:
            count += 1
            if count > _MOST_LINES or (len(line.text) > _PROSE and ends_sentence(line.text)):
                return
            yield Placed(number, line)
        if sum(len(line.text) for line in chunk.lines) > _PROSE and ends_sentence(chunk.lines[-1].text):
            return


def _corrections(rows: Sequence[Placed], fates: dict[int, Fate]) -> None:
    """Whole sentences above the headline that correct a story or call to the newsrooms: `CORRECTION: Corrects …`."""
    for number, row in enumerate(rows[:_NEAR]):
        label, colon, rest = row.text.lstrip("(*+ ").partition(":")
        known = (*shared().correction_labels, *shared().desk_calls)
        if not colon or label.strip().casefold() not in known or release.is_embargo(row.text):
            continue
        below = rows[number + 1 :]
        headed = (
            len(below) > 1 and not ends_sentence(below[0].text) and any(ends_sentence(one.text) for one in below[1:])
        )
        if headed and number not in fates and len(rest.split()) > _FEW_WORDS and ends_sentence(row.text.rstrip("*+ ")):
            fates[number] = "notice"


def _print_heads(rows: Sequence[Placed], fates: dict[int, Fate]) -> None:
    """What a program printed over the page, and the time of printing beside it, which is no day of the article."""
    for number, row in enumerate(rows[:_PRINTED_LINES]):
        if number not in fates and (print_heads.is_print_head(row.text) or print_heads.is_pager(row.text)):
            fates[number] = None
            for beside in (number - 1, number + 1, number + 2):
                text = rows[beside].text if 0 <= beside < len(rows) and beside not in fates else ""
                if text and text[0].isdigit() and ":" in text and stamped_day(text):
                    fates[beside] = None


def _lone_signs(rows: Sequence[Placed], fates: dict[int, Fate]) -> None:
    """Addresses, pages of so many, folios and what buttons leave."""
    for number, row in enumerate(rows):
        text = row.text
        if number in fates:
            continue
        if is_number_of_year(text):
            fates[number] = "label" if number and release.is_label(rows[number - 1].text) else None
            continue
        introduced = number > 0 and rows[number - 1].text.endswith((":", "："))
        if (
            (is_address(text) and not introduced)
            or print_heads.is_pager(text)
            or print_heads.is_of_a_system(text)
            or is_web_furniture(text)
            or trails.is_web_line(text)
            or ((print_heads.is_folio(text) or print_heads.is_symbol(text)) and _stands_alone(rows, number))
        ):
            fates[number] = None


def _of_the_file(chunks: Sequence[Chunk]) -> dict[tuple[int, Line], Fate]:
    """Lines anywhere that tell of the file and not of the story: its name, its length, who got it by mail."""
    return {
        (number, line): None
        for number, chunk in enumerate(chunks)
        for line in chunk.lines
        if print_heads.tells_of_its_file(line.text) or mail_heads.is_lone_field(line.text)
    }


def _stands_alone(rows: Sequence[Placed], number: int) -> bool:
    chunk = rows[number].chunk
    return (number == 0 or rows[number - 1].chunk != chunk) and (
        number + 1 == len(rows) or rows[number + 1].chunk != chunk
    )


def _trails(rows: Sequence[Placed], fates: dict[int, Fate]) -> None:
    counting = False
    for number, row in enumerate(rows):
        if number in fates:
            continue
        if (
            trails.is_trail(row.text)
            or (counting and trails.is_numbered(row.text))
            or trails.is_numbered_home(row.text)
        ):
            fates[number] = None
            counting = row.text[0].isdigit()
        else:
            counting = False


def _menus(rows: Sequence[Placed], fates: dict[int, Fate]) -> None:
    """Items with bullets at the very top, and runs of short lines among which words of menus stand."""
    number = 0
    while number < len(rows) and (number in fates or trails.is_menu_item(rows[number].text)):
        number += 1
    items = [n for n in range(number) if n not in fates]
    short = len(items) == 1 and len(rows[items[0]].text.split()) <= _SHORT_ITEM
    if items and number < len(rows) and (len(items) > 1 or short):
        fates.update((n, None) for n in items)
    elif not items and rows and (below := _items_below(rows, 1)):
        fates.update((n, None) for n in range(below))
    run: list[int] = []
    prose = next((n for n, row in enumerate(rows) if _is_sentence(row.text)), len(rows))
    for number in range(prose + 1):
        if number < prose and (number in fates or trails.may_be_menu(rows[number].text)):
            if number not in fates:
                run.append(number)
            continue
        words = [n for n in run if trails.is_menu_word(rows[n].text)]
        if words and (len(run) >= _LEAST_MENU or len(words) == len(run)):
            first = run[0] if run[0] == 0 or len(words) >= _LEAST_MENU else words[0]
            fates.update((n, None) for n in run if first <= n <= words[-1])
        run = []


def _items_below(rows: Sequence[Placed], first: int) -> int:
    """Where a menu with bullets ends that begins at a line; 0 where no word of menus is among its items."""
    end = first
    while end < len(rows) and trails.is_menu_item(rows[end].text) and len(rows[end].text.split()) <= _SHORT_ITEM:
        end += 1
    told = any(trails.is_menu_word(row.text) for row in rows[first:end])
    return end if end - first >= _LEAST_MENU and told and end < len(rows) else 0


def _repeats(rows: Sequence[Placed], fates: dict[int, Fate]) -> None:
    """Lines that stand again below as a headline: the title of a page, a link, a line that a program cut short."""
    texts = [without_label(row.text) for row in rows]
    keys = [_letters(text) for text in texts]
    for number, row in enumerate(rows):
        if number in fates or len(keys[number]) < _LEAST_REPEATED or _is_sentence(row.text):
            continue
        if len(row.text) > _LONGEST_TITLE:
            continue
        titles = {key for part in print_heads.title_of(texts[number]) if len(key := _letters(part)) >= _LEAST_REPEATED}
        cut = print_heads.is_cut(row.text)
        leads = not (opens_byline(row.text) or trails.is_menu_item(row.text))
        between = 0
        for later in range(number + 1, len(rows)):
            if later in fates:
                continue
            if between > _MOST_BETWEEN or len(rows[later].text) > _PROSE:
                break
            if any(
                run == keys[number]
                or run in titles
                or (leads and _leads_to(keys[number], run))
                or (cut and any(run.startswith(title) for title in titles))
                for run in _runs(rows, keys, later)
            ):
                fates[number] = None
                break
            if _is_sentence(rows[later].text):
                break
            between += 1


def _leads_to(key: str, title: str) -> bool:
    """Whether a line is a few words and a whole headline: the trail of a page whose signs were lost in copying."""
    return len(title) >= _LEAST_TITLE and key.endswith(title) and 0 < len(key) - len(title) <= _LONGEST_WAY


def _is_sentence(text: str) -> bool:
    return len(text) > _SENTENCE and ends_sentence(text)


def _runs(rows: Sequence[Placed], keys: Sequence[str], first: int) -> Iterator[str]:
    """The letters of one to four lines of a chunk from one on: a headline may take several."""
    run = ""
    for number in range(first, min(first + 4, len(rows))):
        if rows[number].chunk != rows[first].chunk:
            return
        run += keys[number]
        yield run


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _stamps(rows: Sequence[Placed], fates: dict[int, Fate]) -> None:
    """Days with a key, and the heads of newspaper pages and of press reviews, above the headline."""
    open_rows = [number for number in range(len(rows)) if number not in fates]
    for number in open_rows:
        text = rows[number].text
        if _tells_a_day(text) and not (release.is_embargo(text) or opens_byline(text)):
            fates[number] = "day"
        elif print_heads.is_section_and_number(text) and _beside_a_day(rows, number, fates):
            fates[number] = None
    first = next((number for number in open_rows if number not in fates), None)
    if first is None or first + 1 >= len(rows):
        return
    if (print_heads.is_name_and_day(rows[first].text) and not rows[first].text[0].isdigit()) or (
        _heads_a_page(rows, first) and not release.is_kicker_label(rows[first].text)
    ):
        fates[first] = "source"
    elif is_bare_name(rows[first].text) and fates.get(first + 1) == "day" and _is_headed(rows, fates, first + 2):
        fates[first] = "byline"


def _tells_a_day(text: str) -> bool:
    tells = (print_heads.is_keyed_day, print_heads.is_stamp, print_heads.is_day_in_a_row, print_heads.is_signed_stamp)
    return any(one(text) for one in tells)


def _heads_a_page(rows: Sequence[Placed], first: int) -> bool:
    """Whether the name of a newspaper stands above its folio, or above a day with the name of its weekday."""
    below = rows[first + 1 : first + _NEAR]
    told = any(print_heads.is_folio(row.text) or print_heads.names_weekday(row.text) for row in below)
    return told and print_heads.is_head_of_paper(rows[first].text)


def _is_headed(rows: Sequence[Placed], fates: dict[int, Fate], start: int) -> bool:
    """Whether a line that can be a headline stands below before the report."""
    return any(
        n not in fates and not _is_sentence(rows[n].text) and len(rows[n].text) < _PROSE
        for n in range(start, len(rows))
    )


def _beside_a_day(rows: Sequence[Placed], number: int, fates: dict[int, Fate]) -> bool:
    near = range(max(0, number - _NEAR), min(len(rows), number + _NEAR + 1))
    return any(
        other != number
        and (fates.get(other) == "day" or find_day_alone(rows[other].text) or stamped_day(rows[other].text))
        for other in near
    )


def _letterheads(rows: Sequence[Placed], fates: dict[int, Fate]) -> None:
    """Lines with ways to reach the sender, and the names above them in the same chunk."""
    number = 0
    while number < len(rows):
        end = number
        while end < len(rows) and rows[end].chunk == rows[number].chunk:
            end += 1
        start = number + (number == 0 and end > 1 and release.is_label(rows[number].text))  # `PRESS RELEASE` heads it
        own = [n for n in range(start, end) if fates.get(n, "open") != "day"]
        told = [n for n in own if len(rows[n].text) <= _LONGEST_LETTERHEAD_LINE and tells_where(rows[n].text)]
        if told and _is_letterhead(rows, own, told):
            fates.update((n, "contact") for n in range(number, told[-1] + 1) if n in own)
        number = end


def _is_letterhead(rows: Sequence[Placed], own: Sequence[int], told: Sequence[int]) -> bool:
    above = [rows[n].text for n in own if n < told[0]]
    if len(above) > _MOST_NAMES_ABOVE or any(len(text) > _LONGEST_LETTERHEAD_LINE for text in above):
        return False
    if any(ends_sentence(text) and len(text.split()) > _FEW_WORDS and not text.endswith(":") for text in above):
        return False
    if len(own) == 1 and not (is_mail(text := rows[own[0]].text) or is_phone(text)):
        return not opens_byline(text) and ("@" in text or release.opens_contact(text))
    sure = any(is_phone(rows[n].text) or (len(own) == 1 and is_mail(rows[n].text)) for n in told)
    if not (sure or len(told) > 1 or release.opens_contact(rows[own[0]].text)):
        return False
    reach = [n for n in told if "@" in rows[n].text or is_phone(rows[n].text) or release.has_address(rows[n].text)]
    return bool(reach) and not any(
        starts_small(rows[n].text) and not ("@" in rows[n].text or is_address(rows[n].text))
        for n in own
        if n <= told[-1]
    )


def _foot(chunks: Sequence[Chunk]) -> dict[tuple[int, Line], Fate]:
    """What stands below an article: addresses of print-outs, pages of so many, buttons, the signature of a mail."""
    rows = [Placed(number, line) for number, chunk in enumerate(chunks) for line in chunk.lines]
    found: dict[tuple[int, Line], Fate] = {}
    for at in range(max(1, len(rows) - _LAST_SIGNATURE_LINES), len(rows) - 1):
        below = rows[at + 1 :]
        leaves = mail_heads.is_valediction(rows[at].text) and all(len(row.text) < _PROSE for row in below)
        if leaves or mail_heads.is_signature_mark(rows[at].text):
            role: Fate = "contact" if any(tells_where(row.text) for row in below) else "notice"
            found[rows[at].chunk, rows[at].line] = None
            found.update(((row.chunk, row.line), role) for row in below)
            return found
    for number in contact_lines(rows):
        found[rows[number].chunk, rows[number].line] = "contact"
    for at in range(len(rows) - 1, max(0, len(rows) - _LAST_LINES), -1):
        text = rows[at].text
        if (rows[at].chunk, rows[at].line) in found:
            break
        printed = is_address(text) and "/" in text.rstrip("/") and not rows[at - 1].text.endswith(":")
        if printed or print_heads.is_pager(text) or is_web_furniture(text) or trails.is_web_line(text):
            found[rows[at].chunk, rows[at].line] = None
        elif not is_page_furniture(text) and not (text[0].isdigit() and ":" in text and stamped_day(text)):
            break
    return found


def _headed(chunks: tuple[Chunk, ...], subject: str | None) -> tuple[Chunk, ...]:
    """The chunks with the subject of a mail as headline, where a text begins at once under its header."""
    first = next((chunk for chunk in chunks if chunk.lines[0].told is None), None)
    if not subject or first is None or not (ends_sentence(first.text) and len(first.text) > _PROSE / 2):
        return chunks
    headline = Chunk((Line(chunks[0].lines[0].number, subject),))
    return (headline, *chunks)
