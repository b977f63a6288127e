"""What each line at the top of an article shows by itself: length, signs, labels, and whether the text takes it up."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from umbruch.clipping.conventions import Conventions
from umbruch.clipping.marks import release
from umbruch.clipping.marks.authors.byline import find_byline, is_bare_name
from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.marks.page_furniture import is_web_furniture
from umbruch.clipping.marks.zones.zone import Zone
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.page.lines import Line, ends_sentence, starts_small
from umbruch.clipping.page.list_items import bullet
from umbruch.clipping.signs.dates import find_date
from umbruch.clipping.signs.sender_names import is_sender
from umbruch.manuscript import PLAIN, Look

_MOST_LINES = 40
_MOST_COMPARED = 400
_LONGEST_LOOKED_AT = 400
_STEM = 5
_LEAST_WORD = 4
_LEAST_TITLED = 3
_PROSE = 130
_LEAST_PROSE_LINE = 28
_LONGEST_BEHIND_BAR = 60
_LONG_WORD = re.compile(rf"[^\W\d_]{{{_LEAST_WORD},}}")
_CASELESS = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]")
_WIDE = re.compile("[\u1100-\u11ff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uff60]")
_SYLLABLES = re.compile("[\uac00-\ud7af]{2,}")
_LETTERS = re.compile(r"[^\W_]+")
_CLOCK = re.compile(r"(?<!\d)[0-2]?\d[:.h][0-5]\d(?!\d)")
_ENDINGS = r"\.(?:de|com|org|net|eu|it|fr|es|cz|pl|ru)\b"
_ADDRESS = re.compile(rf"[\w.+-]{{1,64}}@[\w-]{{1,63}}\.|https?://|www\.\w|\b[\w-]{{2,40}}{_ENDINGS}")
_IN_ADDRESSES = re.compile(rf"@|://|www\.|{_ENDINGS}")
"""What no address is without; most lines have none of it, which is told sooner than where an address may begin."""
_WHOLE_ADDRESS = re.compile(r"(?:https?://|www\.|[\w.+-]{1,64}@)\S*")
_LEAST_BESIDE_ADDRESS = 12
_KEY = re.compile(r"[^\W\d_][^:.!?,;]{1,24}:(?:\s|$)")
_SPEAKER = re.compile(r"([^\W\d_][\w.]{0,15}(?: [^\W\d_][\w.-]{1,20})?):\s+\S")
_LEAST_TURNS = 2
_BESIDE_A_DAY = 40
_STEP_SIGNS = re.compile(r"[|>»›·•→/←<]")
_STEPS = re.compile(r"\s[|>»›·•→/]\s|\s[|>»›]|^[>»›←<]|[>»›→]$")
_SENTENCE_INSIDE = re.compile(by_case(r"[.!?…](?<=[^\W\d_]{2}.)[\"“”»’)]*\s+[\"„“«»(]?[^\W\d_[:lower:]]"))
_RESULT = re.compile(r"\d{1,3}\s?:\s?\d{1,3}\s?\(\d{1,3}\s?:\s?\d{1,3}[^()]{0,30}\)$")
_QUOTED = re.compile(r"[„“”\"«»]")


class Row(NamedTuple):
    """A line with its place in the article and what it shows; lengths are characters.

    `role` is what a recogniser took it for; `gap` whether it stands apart from the line above; `block` the characters
    of the lines that stand together with it; `taken_up` the share of its words that stand elsewhere in the article
    too, `in_prose` the share that stands in the prose of others, `repeated` whether all of it stands elsewhere. `width`
    is its length in letters of Latin size: those of East Asia count two, and hold a syllable or a word.
    """

    line: Line
    zone: int
    role: str
    gap: bool
    block: int
    place_in_block: int
    lines_in_block: int
    look: Look
    letters: str
    stems: frozenset[str]
    left: int
    width: int
    words: int
    taken_up: float
    in_prose: float
    repeated: bool
    within: bool
    addressed: float
    signs: frozenset[str]

    @property
    def text(self) -> str:
        """The line as it stands."""
        return self.line.text


def rows_of(
    zones: Sequence[Zone], conventions: Conventions, text: str, looks: Mapping[int, Look] | None = None
) -> list[Row]:
    """The first lines of an article with what each shows.

    Args:
        zones: the article's zones.
        conventions: those of its language.
        text: the article, in which the words of a headline are likely to stand again.
        looks: how lines look, by number, where their file tells.
    """
    lines = [(number, zone.role, line) for number, zone in enumerate(zones) for line in zone.lines][:_MOST_COMPARED]
    top = lines[:_MOST_LINES]
    stems = [_stems(line.text[:_LONGEST_LOOKED_AT]) for _, _, line in lines]
    spread = Counter(chain.from_iterable(stems))
    often = frozenset(stem for stem, times_told in spread.items() if times_told > 1)
    addressed = (line.text for _, _, line in top if _IN_ADDRESSES.search(line.text))
    slug = " ".join(_folded(word) for text in addressed for word in _WHOLE_ADDRESS.findall(text))
    letters = [letters_of(line.text) for _, _, line in lines]
    times = Counter(letters)
    speakers = Counter(match.group(1) for _, _, line in lines if (match := _SPEAKER.match(line.text)))
    widths = [width_of(line.text) for _, _, line in lines]
    blocks = _blocks([line for _, _, line in lines], [number for number, _, _ in lines], widths)
    told = Counter(
        chain.from_iterable(
            own
            for own, (first, last, size), (_, role, _) in zip(stems, blocks, lines, strict=True)
            if role == "plain" and (size > _PROSE and size > _LEAST_PROSE_LINE * (last - first + 1))
        )
    )
    in_prose = frozenset(told), frozenset(stem for stem, times_told in told.items() if times_told > 1)
    of_all = "\n".join(letters)
    left = sum(len(line.text) for zone in zones if zone.role == "plain" for line in zone.lines)
    rows = []
    for at, (number, role, line) in enumerate(top):
        first, last, size = blocks[at]
        own = stems[at]
        itself = role == "plain" and size > _PROSE and size > _LEAST_PROSE_LINE * (last - first + 1)
        left -= len(line.text) if role == "plain" else 0
        rows.append(
            Row(
                line,
                number,
                role,
                at == first,
                size,
                at - first,
                last - first + 1,
                looks.get(line.number, PLAIN) if looks else PLAIN,
                letters[at],
                own,
                left,
                widths[at],
                _words_in(line.text, widths[at]),
                len(own & often) / len(own) if own else 0.0,
                len(own & in_prose[itself]) / len(own) if own else 0.0,
                len(letters[at]) > 9 and times[letters[at]] > 1,
                len(letters[at]) > 9 and of_all.count(letters[at]) > times[letters[at]],
                sum(_folded(stem) in slug for stem in own) / len(own) if own and slug else 0.0,
                frozenset((*_signs(line.text, conventions, text), *_turn(line.text, speakers))),
            )
        )
    return rows


def step(value: float, steps: Sequence[float]) -> int:
    """The number of the first step that a value does not exceed; the number of steps where it exceeds all."""
    return next((number for number, most in enumerate(steps) if value <= most), len(steps))


def letters_of(text: str) -> str:
    """The letters and digits of a text in small letters, by which lines are compared."""
    return "".join(_LETTERS.findall(text[:_LONGEST_LOOKED_AT])).casefold()


def width_of(text: str) -> int:
    """The length of a text in letters of Latin size: those of East Asia count two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def _words_in(text: str, width: int) -> int:
    """How many words a text has; where they are not parted by blanks, half its letters."""
    words = len(text.split())
    return words if width == len(text) or _SYLLABLES.search(text) else max(words, (width - len(text)) // 2)


def _blocks(lines: Sequence[Line], zones: Sequence[int], widths: Sequence[int]) -> list[tuple[int, int, int]]:
    """For each line the first and last line that stand together with it, and their width."""
    result: list[tuple[int, int, int]] = []
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or zones[at] != zones[at - 1] or not 0 <= lines[at].number - lines[at - 1].number <= 1:
            size = sum(widths[start:at]) + at - start - 1
            result += [(start, at - 1, size)] * (at - start)
            start = at
    return result


def _stems(text: str) -> frozenset[str]:
    """The beginnings of the longer words, pairs of signs where words are not parted by blanks."""
    found = {word[:_STEM].casefold() for word in set(_LONG_WORD.findall(text))}
    if text.isascii():
        return frozenset(found)
    found |= {word[:2] for word in _SYLLABLES.findall(text)}
    if _CASELESS.search(text):
        found = {text[at : at + 2] for at in range(len(text) - 1) if text[at : at + 2].isalpha()}
    return frozenset(found)


def _turn(text: str, speakers: Mapping[str, int]) -> tuple[str, ...]:
    """The sign of a turn of an interview: who speaks is named before a colon, and speaks again."""
    speaker = _SPEAKER.match(text)
    return ("turn",) if speaker and speakers[speaker.group(1)] >= _LEAST_TURNS and len(speakers) > 1 else ()


def _folded(text: str) -> str:
    """A text in small letters without accents, as addresses on the web have them."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(sign))


def _is_titled(words: Sequence[str]) -> bool:
    """Whether all longer words behind the first, two at least, begin with a capital."""
    longer = 0
    for word in islice(words, 1, None):
        if len(word) > _LEAST_TITLED and word[0].isalpha():
            if not word[0].isupper():
                return False
            longer += 1
    return longer > 1


def _signs(text: str, conventions: Conventions, article: str) -> list[str]:
    """The names of the signs that a line shows."""
    found: list[str] = []
    short = text[:_LONGEST_LOOKED_AT]
    words = short.split()
    distinct = set(short)
    lettered = any(map(str.isalpha, distinct))
    digits = sum(map(short.count, filter(str.isdigit, distinct)))

    def note(name: str, told: object) -> None:
        if told:
            found.append(name)

    wide = width_of(text[: _PROSE + 1]) > _PROSE
    stop = ends_sentence(short) if len(text) <= _LONGEST_LOOKED_AT else True
    note("stop", stop and text[-1] not in "?!:")
    note("asks", text.rstrip('"“”»’)')[-1:] in "?!？！")
    note("colon", text[-1] in ":：")
    note("comma", text[-1] in ",;")
    note("hyphen", text[-1] in "-\u00ad–—")
    note("small", starts_small(short))
    note("bullet", bullet(short))
    note("quote first", _QUOTED.match(short))
    note("quotes", _QUOTED.search(short))
    note("digit first", short[:1].isdigit())
    note("capitals", short.isupper() and sum(map(str.isalpha, short)) > 2)
    note("caseless", lettered and all(sign.lower() == sign.upper() for sign in distinct if sign.isalpha()))
    note("titled", _is_titled(words))
    note("result", digits and _RESULT.search(short))
    note("digits", digits * 4 > len(short))
    note("figures", digits)
    note("no letters", not lettered)
    note("clock", digits and _CLOCK.search(short))
    if _IN_ADDRESSES.search(short) and _ADDRESS.search(short):
        beside = sum(sign.isalpha() for sign in _WHOLE_ADDRESS.sub("", short))
        note("address", True)
        note("address alone", beside < _LEAST_BESIDE_ADDRESS)
    note("key", _KEY.match(short))
    note("steps", _STEP_SIGNS.search(short) and _STEPS.search(short))
    note("bar", "|" in short)
    note("bar first", short[0] == "|" and len(short) < _LONGEST_BEHIND_BAR)
    note("dash", " – " in short or " — " in short or " - " in short)
    note("brackets", short[0] in "([【〔" and short[-1] in ")]】〕")
    note("sentences", _SENTENCE_INSIDE.search(short))
    if len(text) <= 160:
        day = find_date(short)
        note("day", day)
        note("day alone", day and len(short) - (day.end - day.start) < 12)
        note("mostly day", day and len(short) - (day.end - day.start) < _BESIDE_A_DAY)
        note("name", is_bare_name(short))
        note("byline", find_byline(short, conventions))
        note("label", release.is_label(short))
        note("contact", release.opens_contact(short))
        note("phone", release.has_address(short))
        note("embargo", release.is_embargo(short))
        note("kicker label", release.is_kicker_label(short))
        note("web", is_web_furniture(short))
        sender = is_sender(short, conventions.function_words)
        note("sender", sender and not short.isupper())
        note("sender in capitals", sender and short.isupper())
    dateline = find_dateline(short, conventions, article)
    if dateline is not None:
        alone = dateline.end >= len(short)
        note("dateline alone", alone)
        note("place and day", alone and digits)
        note("dateline", not alone and dateline.sureness >= 0.9)
        note("opens the report", not alone and stop and _SENTENCE_INSIDE.search(short[dateline.end :]))
    few = islice((True for word in words if word.casefold() in conventions.function_words), 2)
    small = sum(few)
    note("no small words", not small and len(words) > 1)
    note("small words", small > 1)
    note("prose", wide and stop)
    note("long", wide)
    note("last small", words[-1].casefold() in conventions.never_last)
    return found
