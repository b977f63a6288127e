"""What printing programs and newspapers put at the edges of a sheet: pages of so many, titles of sites, folios."""

from __future__ import annotations

import re

from umbruch.clipping.conventions import all_conventions, everywhere, shared
from umbruch.clipping.marks.authors.byline import is_bare_name
from umbruch.clipping.marks.furniture.ways_to_reach import is_address
from umbruch.clipping.marks.page_furniture import is_web_furniture
from umbruch.clipping.marks.release import is_kicker_label, is_label
from umbruch.clipping.marks.source import find_day_alone
from umbruch.clipping.marks.web_stamp import stamped_day
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.page.lines import ends_sentence
from umbruch.clipping.signs.dates import find_date
from umbruch.clipping.signs.newspaper_names import is_title, names_newspaper
from umbruch.clipping.signs.sender_names import is_sender, small_words_of_all
from umbruch.clipping.signs.word_choice import any_of
from umbruch.kept import remembered

_OF = r"(?:von|of|de|di|van|sur|z|ze|av|af|из|із|от|od|din|från|fra|από|的|trên|/|sa|iš|no)"
_PAGER = re.compile(rf"[([–-]?\s*(?:[^\W\d_]{{1,10}}\.?:?\s)?\d{{1,3}}\s?{_OF}\s?\d{{1,3}}\s*[)\]–-]?", re.IGNORECASE)
_BARS = re.compile(r"\s+[|–—·•:]+\s+|\s+-\s+|\s*::\s*|\s*\|\s*")
_CUT = re.compile(r"\s*(?:\.{3}|…)$")
_KEYED_DAY = re.compile(r"[^\W\d_][^:：\d]{0,30}[:：]\s*\S.{4,40}")
_CLOCK_FIRST = re.compile(by_case(r"(?:[01]?\d|2[0-3]):[0-5]\d\s+(?=[^\W\d_[:lower:]])"))
_STAMP_FIRST = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}[:.]\d{2}(?::\d{2})?\s+")
_SECTION_AND_NUMBER = re.compile(r"[^\W\d_]{3,}(?:\s[^\W\d_]{2,}){0,2}\s\d{1,3}")
_NAME_AND_DAY = re.compile(r"(?P<name>[^\d]{2,50}?)\s+[–—|·-]\s+(?P<day>\S.*)")
_SYMBOLS = re.compile(r"[×✕✖☰+>|•◦·#]|(?:[•◦]\s?){2,}|\d{1,3}|AA|A\+|A-|A\s?A\s?A")
_MOST_NAME_WORDS = 4
_LONGEST_PRINT_HEAD = 140
_LEAST_KEYS = 2
_LONGEST_STAMP = 80
_QUOTES = '„“”"«»‚‘’‹›'
_SITE_BARS = re.compile(r"\s+[|–—·:»-]+\s+|\s*\|\s*")
_TITLE_BARS = re.compile(r"\s+[|–—-]\s+")
_COUNTED_END = re.compile(r"\s\d{1,4}\s[^\W\d_]{4,}$")
_LEAST_SITE, _LEAST_TITLE = 4, 3
_FEW_LETTERS, _MOST_LETTERS = 8, 24
_MOSTLY = 0.6
_TIME = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])[:h][0-5]\d(?!\d)")
_NAMED_FILE = re.compile(
    r"[^\W\d_][^:：\n]{1,24}[:：]\s*\S.{0,90}\.(?:docx?|odt|rtf|pdf|txt|indd|idml|pages)", re.IGNORECASE
)
_CELLS_OF_A_ROW = re.compile(r"\s+[|·•–—/-]\s+|\s*\|\s*|\t+|\s{3,}")
_MOST_SIGNED = 8
_LABEL_AND_DAY = 2
"""Cells of a line that may be the label of a release and its day, which is a label as a whole."""
_LONGEST_LENGTH = 70
_LETTERS = re.compile(r"[^\W\d_]+")
_CELLS = re.compile(r"\s{3,}|\t|\s[|·•]\s")


def is_pager(text: str) -> bool:
    """Whether a line tells which page of how many this is: `1 von 1`, `Page 2 of 3`, `1/2`."""
    return len(text) < 30 and _PAGER.fullmatch(text) is not None


def tells_of_its_file(text: str) -> bool:
    """Whether a line says what the file is called or how long its text is: `(2.345 Zeichen inkl. Leerzeichen)`."""
    if len(text) > _LONGEST_LENGTH:
        return _NAMED_FILE.fullmatch(text) is not None
    words = _LETTERS.findall(text.casefold())
    counted = bool(words) and any(map(str.isdigit, text)) and not _length_words().isdisjoint(words)
    if counted and _length_words().issuperset(words):
        return not _lengths().isdisjoint(words)
    return _NAMED_FILE.fullmatch(text) is not None


def is_of_a_system(text: str) -> bool:
    """Whether a line above a story begins with a key of an editorial system and has a second: `Slug: X  Desk: Y`."""
    if len(text) > _LONGEST_PRINT_HEAD or text.count(":") < _LEAST_KEYS or ends_sentence(text):
        return False
    keys = [found.start() for found in _system_key().finditer(text)]
    return len(keys) >= _LEAST_KEYS and keys[0] == 0


@remembered(1)
def _system_key() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\s(\[|/])(?:{any_of(shared().system_keys)})\s?:(?=\s?\S)", re.IGNORECASE)


@remembered(1)
def _length_words() -> frozenset[str]:
    return frozenset(map(str.casefold, everywhere("length_words")))


@remembered(1)
def _lengths() -> frozenset[str]:
    """The first three of each language, which say what is counted."""
    return frozenset(word.casefold() for one in all_conventions().values() for word in one.length_words[:3])


def is_print_head(text: str) -> bool:
    """Whether a line is what a program printed over a page: which of how many it is, when, from where."""
    if len(text) > _LONGEST_PRINT_HEAD:
        return False
    cells = [cell.strip() for cell in _CELLS.split(text) if cell.strip()]
    told = [is_pager(cell) or is_address(cell) for cell in cells]
    if len(cells) > 1 and any(told):
        return all(one or stamped_day(cell) or not cell.isalpha() for one, cell in zip(told, cells, strict=True))
    if ends_sentence(text):
        return False
    found = _print_words().search(text.casefold())
    return found is not None and (len(text.split()) <= _MOST_NAME_WORDS or any(sign in text for sign in "0123456789:"))


@remembered(1)
def _print_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, shared().print_words))})")


def is_symbol(text: str) -> bool:
    """Whether a line is a sign or a count that a button left: `×`, `+`, `0`, `AA`."""
    return _SYMBOLS.fullmatch(text) is not None


def title_of(text: str) -> tuple[str, ...]:
    """What a title of a web page may have been made of: the line without the name of the site, or without its end.

    `Bridge closed | Lauter Post` gives `Bridge closed` and `Lauter Post`, `Bridge clo...` what stands before the dots.
    """
    if cut := _CUT.search(text):
        whole = text[: cut.start()]
        return (whole, whole.partition(": ")[2])
    found = []
    for match in _BARS.finditer(text):
        found += [text[: match.start()], text[match.end() :]]
    return tuple(part for part in found if part)


def is_cut(text: str) -> bool:
    """Whether a title was cut short by whoever printed it."""
    return _CUT.search(text) is not None


def is_keyed_day(text: str) -> bool:
    """Whether a line is a day with a word and a colon before it: `Erschienen am: 2021-05-03`."""
    if not _KEYED_DAY.fullmatch(text):
        return False
    key, _, value = text.replace("：", ":").partition(":")
    found = find_date(value)
    return (
        found is not None and len(key.split()) <= 4 and _letters_beside(value, found.start, found.end) <= _FEW_LETTERS
    )


def _letters_beside(text: str, start: int, end: int) -> int:
    return sum(sign.isalpha() for sign in text[:start] + text[end:])


def is_stamp(text: str) -> bool:
    """Whether a line is a day with a time of day and hardly a word beside them: `Published 3 May 2021, 14:09 / © X`."""
    if len(text) > _LONGEST_STAMP or _TIME.search(text) is None:
        return False
    found = find_date(text)
    if found is None or _letters_beside(text, found.start, found.end) > _MOST_LETTERS or names_newspaper(text):
        return False
    return text[0].isdigit() or not _stamp_words().isdisjoint(text[: found.start].casefold().replace(":", " ").split())


def is_day_in_a_row(text: str) -> bool:
    """Whether a line holds a day and, set apart, sections or keys: `Culture - 05/03/2025`, `5 May 2025 | Kind: Bus`."""
    if len(text) > _LONGEST_STAMP or not any(map(str.isdigit, text)) or names_newspaper(text):
        return False
    cells = _CELLS_OF_A_ROW.split(text)
    if len(cells) < 2 or any(not cell for cell in cells):
        return False
    days = [cell for cell in cells if stamped_day(cell) or _TIME.fullmatch(cell)]
    return any(map(stamped_day, days)) and all(
        cell in days or _is_section_or_key(cell) or (len(cells) > _LABEL_AND_DAY and is_label(cell)) for cell in cells
    )


def _is_section_or_key(cell: str) -> bool:
    if is_kicker_label(cell) or cell.casefold() in _sections():
        return True
    if is_sender(cell, small_words_of_all()):
        return True
    key, colon, value = cell.replace("：", ":").partition(":")
    return (
        bool(colon) and len(key.split()) == 1 and 0 < len(value.split()) <= _MOST_NAME_WORDS and not ends_sentence(cell)
    )


@remembered(1)
def _sections() -> frozenset[str]:
    return frozenset(word.casefold() for word in everywhere("section_words"))


def is_signed_stamp(text: str) -> bool:
    """Whether a line says when and by which house something was published: `Publié le 12 mars 2025 par Les Amis`."""
    found = find_date(text) if len(text) <= _LONGEST_STAMP else None
    if found is None or not stamped_day(text[: found.end]) or ends_sentence(text):
        return False
    if _stamp_words().isdisjoint(text[: found.start].casefold().replace(":", " ").split()):
        return False
    words = text[found.end :].split()
    return (
        1 < len(words) <= _MOST_SIGNED
        and words[0].casefold() in _by_words()
        and words[1][0].isupper()
        and not is_bare_name(" ".join(words[1:]))
    )


@remembered(1)
def _by_words() -> frozenset[str]:
    return frozenset(word.casefold() for word in everywhere("byline_openers"))


@remembered(1)
def _stamp_words() -> frozenset[str]:
    return frozenset(word.casefold() for word in everywhere("stamp_words") if len(word) > 3)


def is_head_of_paper(text: str) -> bool:
    """Whether a line above a folio, or a day with its weekday, can be the name of a newspaper as pages have it."""
    letters = [sign for sign in text if sign.isalpha()]
    shouted = sum(sign.isupper() for sign in letters) > _MOSTLY * len(letters) if letters else False
    return len(text.split()) <= _MOST_NAME_WORDS and not ends_sentence(text) and (shouted or names_newspaper(text))


def names_weekday(text: str) -> bool:
    """Whether a line is a day with the name of its weekday and nothing else."""
    return find_day_alone(text) is not None and not _weekdays().isdisjoint(text.casefold().replace(",", " ").split())


@remembered(1)
def _weekdays() -> frozenset[str]:
    return frozenset(day.casefold() for day in everywhere("weekdays") if len(day) > 3)


def is_folio(text: str) -> bool:
    """Whether a line is the page of a newspaper: `Seite 17 F`, `Seite 22 AN A1`."""
    return len(text) < 40 and _folio().fullmatch(text) is not None


@remembered(1)
def _folio() -> re.Pattern[str]:
    labels = "|".join(re.escape(label) for label in everywhere("page_labels") if len(label) > 2)
    return re.compile(
        rf"(?:{labels})\s*[A-Z]?\d{{1,3}}(?:[\s·|–-]+[A-Z]{{1,3}}\d{{0,2}}){{0,3}}(?:\s·.{{1,20}})?", re.IGNORECASE
    )


def is_section_and_number(text: str) -> bool:
    """Whether a line is a section in capitals with the number of its page: `SPORT 23`."""
    return text.isupper() and _SECTION_AND_NUMBER.fullmatch(text) is not None


def is_name_and_day(text: str) -> bool:
    """Whether a line is a short name and a day, as press reviews set it above: `bote.example – 26 juillet 2022`."""
    match = _NAME_AND_DAY.fullmatch(text)
    if match is None or len(match.group("name").split()) > _MOST_NAME_WORDS:
        return False
    found = find_date(match.group("day"))
    return found is not None and found.start <= 3 and len(match.group("day")) - found.end <= 2


def clock_before(text: str) -> int:
    """How many signs a stamp takes that a headline begins with: `11:35 Bridge closed`; 0 without one."""
    match = _CLOCK_FIRST.match(text) or _STAMP_FIRST.match(text)
    return match.end() if match and match.end() < len(text) - 10 else 0


def stray_sign_before(text: str) -> int:
    """How many signs a quotation mark takes that stands before a line, a blank after it, and is never closed."""
    if len(text) > 2 and text[0] in _QUOTES and text[1] == " " and not any(sign in _QUOTES for sign in text[2:]):
        return 2
    return 0


def without_site(text: str, sites: str) -> tuple[str, str] | None:
    """A title without the name of its site, and that name; None where none of its ends is one.

    Args:
        text: the title: `Bridge closed | Lauter Post`.
        sites: the letters of the addresses above it, in small letters, in which the name must stand.
    """
    bars = list(_SITE_BARS.finditer(text))
    if not bars:
        return None
    for match, name, title in (
        (bars[-1], text[bars[-1].end() :], text[: bars[-1].start()]),
        (bars[0], text[: bars[0].start()], text[bars[0].end() :]),
    ):
        letters = "".join(sign for sign in name.casefold() if sign.isalnum())
        if len(letters) >= _LEAST_SITE and letters in sites and len(title.split()) >= _LEAST_TITLE:
            return title.strip(), (match.group().strip() + " " + name.strip()).strip()
    return None


def without_tail(text: str) -> tuple[str, str] | None:
    """A title without what its page set behind it, and that: the newspaper's name, or how many remarks it has.

    Args:
        text: the title: `Bridge closed for repairs | Lauter Post`, `Bridge closed for repairs 12 Comments`.

    Returns:
        None where nothing stands behind it, or where little would be left.
    """
    if counted := _COUNTED_END.search(text):
        title, tail = text[: counted.start()].rstrip(), counted.group().strip()
        if not is_web_furniture(tail):
            return None
    else:
        bars = list(_TITLE_BARS.finditer(text))
        if not bars:
            return None
        bar = bars[-1]
        title, tail = text[: bar.start()].rstrip(), text[bar.start() :].strip()
        if not _is_name_of_paper(text[bar.end() :].strip(), dashed="|" not in bar.group()):
            return None
    words = title.split()
    whole = len(words) >= _LEAST_TITLE and words[-1].casefold() not in small_words_of_all() and title[-1].isalpha()
    return (title, tail) if whole and not names_newspaper(title) and find_date(title) is None else None


def _is_name_of_paper(name: str, *, dashed: bool) -> bool:
    """Whether words behind a bar are a newspaper's name; behind a dash, which headlines have, no small word counts."""
    words = name.split()
    if not 0 < len(words) <= _MOST_NAME_WORDS or name[-1] in ".!?:" or not words[-1][0].isupper():
        return False
    return names_newspaper(name) and (is_title(name) if not dashed else all(word[0].isupper() for word in words))
