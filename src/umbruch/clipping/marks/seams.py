"""Where a chunk without blank lines comes apart: the head from the report, and one line of the head from the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from umbruch.clipping.conventions import Conventions
from umbruch.clipping.marks.release import is_kicker_label
from umbruch.clipping.page.layout import Layout
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.page.lines import Line, ends_sentence, starts_small
from umbruch.clipping.page.list_items import bullet, has_bullet_sign
from umbruch.kept import answered_once

_HEAD_LINES = 12
_SENTENCE_LINES = 12
_NAME_LINES = 80
_LEAST_LINES = 4
_WIDER = 1.25
_RAGGED = 0.1
_BALANCED = 1.5
_SMALLER = 1.6
_TYPED = 55
_LEAST_CLAUSE = 3
_LEAST_CAPITALS = 3
_LEAST_HEADLINE_WORDS = 4
_LEAST_HEADLINE = 38
_SENTENCE_END = re.compile(by_case(r"[^\W\d_]{2}[\"“”»’)]*[.!?][\"“”»’)]*(?:\s+[^\W\d_[:lower:]]|\s+[„“\"«»]|$)"))
_NAME = re.compile(by_case(r"(?<=[^\W\d_[:upper:]] )[^\W\d_[:lower:]][^\W\d_]+"))
_INITIALS = re.compile(by_case(r"\([^\W\d_[:upper:]]{2,4}(?:/[^\W\d_[:upper:]]{2,4})?\)\s+[^\W\d_[:lower:]]"))
_PARTICIPLE = re.compile(by_case(r"ge[^\W\d_[:upper:]]{3,}(?:t|en)"))
_WORD = re.compile(r"[^\W\d_]+")


def head_lines(lines: Sequence[Line], layout: Layout, conventions: Conventions, under_headline: bool) -> int:
    """How many lines at the start of a chunk belong to the head, 0 where it is nothing but report, or nothing but head.

    The head ends at the first line that was ended on purpose and under which a sentence runs over full lines.

    Args:
        lines: the lines of the chunk.
        layout: how the lines of the text were broken.
        conventions: those of the article's language.
        under_headline: whether a headline stands above the chunk already, so that only clear signs count.
    """
    if len(lines) < _LEAST_LINES or starts_small(lines[0].text):
        return 0
    if layout.indented:
        first = next((number for number, line in enumerate(lines[:_HEAD_LINES]) if layout.stands_in(line)), 0)
        return 0 if under_headline else first
    names = _names_in(lines[:_NAME_LINES])
    lines = lines[: _HEAD_LINES + _SENTENCE_LINES]
    rooms, room = _rooms(lines, layout)
    measure = layout.measure or max(len(line.text) for line in lines)
    found = 0
    stopped = False
    for count in range(1, min(_HEAD_LINES, len(lines) - 2) + 1):
        before, after = lines[count - 1], lines[count]
        stopped = stopped or _SENTENCE_END.search(before.text) is not None
        if not _goes_on(before, after, conventions):
            short = rooms[count - 1] > room
            anew = starts_anew(before, after, conventions)
            ended = (anew and (short or not under_headline or not _is_titled(before.text))) or (
                not under_headline
                and (
                    short
                    or (ends_sentence(before.text) and not before.text.endswith(":"))
                    or len(before.text) > measure * _WIDER
                    or (count == 1 and is_kicker_label(before.text))
                    or (not stopped and _capital_tells(before, after, names, conventions))
                )
            )
            if ended and _runs(lines, count, rooms, room, conventions):
                if not any(
                    _capital_tells(line, following, names, conventions) and not _goes_on(line, following, conventions)
                    for line, following in _first_sentence(lines[count:])
                ):
                    return count
                found = found or count
        if stopped and (under_headline or found):
            break
    return found


def _rooms(lines: Sequence[Line], layout: Layout) -> tuple[Sequence[float], float]:
    """The room that each line leaves for the next one's first word, and how much is left on a line that runs on."""
    if layout.measure:
        return layout.gauge.rooms(lines, layout.full), layout.room
    full = max(len(line.text) for line in lines)
    rooms = [full - len(line.text) - 1 - len(after.text.split(maxsplit=1)[0]) for line, after in pairwise(lines)]
    return rooms, full * _RAGGED


def roles_apart(
    lines: Sequence[Line], layout: Layout, conventions: Conventions, below: Sequence[Line] | None, first: bool = True
) -> list[tuple[Line, ...]]:
    """The lines of a head without its report, each role for itself: kicker, headline of one or more lines, deck.

    Args:
        lines: the lines, one or more.
        layout: how the lines of the text were broken.
        conventions: those of the article's language.
        below: the lines of the report where no blank line stands above it, so that none is to be expected in the head;
            else None.
        first: whether no headline stands above, so that a deck may follow one here in smaller type.
    """
    crowded = below is not None
    names = _names_in((*lines, *below)) if below is not None else frozenset()
    listed = not crowded or sum(has_bullet_sign(line.text) for line in lines) > 1
    pieces: list[list[Line]] = [[lines[0]]]
    headed = False
    for number, line in enumerate(lines[1:], start=1):
        before = pieces[-1][-1]
        label = number == 1 and (is_kicker_label(before.text) or _is_shouted(before.text) > _is_shouted(line.text))
        apart = (listed and has_bullet_sign(line.text)) or (not _goes_on(before, line, conventions) and label)
        if not apart and not _goes_on(before, line, conventions) and not (crowded and has_bullet_sign(line.text)):
            apart = (
                _is_apart(before, line, headed, names, layout, conventions)
                if crowded
                else _is_whole(before, layout) or (first and _is_set_smaller(line, pieces[-1]))
            )
            if crowded and number + 1 == len(lines) and len(pieces[-1]) == 1 and conventions.nouns_are_capitalised:
                apart = apart or _nouns_meet(before.text.split(), line.text.split())
            headed = headed or apart
        if apart:
            pieces.append([])
        pieces[-1].append(line)
    if crowded and len(pieces) == 1 and lines[-1].text.endswith("."):
        for number in range(1, len(lines)):
            if not _goes_on(lines[number - 1], lines[number], conventions):
                return [tuple(lines[:number]), tuple(lines[number:])]
    return [tuple(piece) for piece in pieces]


def _is_apart(
    before: Line, after: Line, headed: bool, names: frozenset[str], layout: Layout, conventions: Conventions
) -> bool:
    """Whether two lines of a head that no blank line parts have different roles."""
    stops = ends_sentence(before.text)
    if (stops and headed) or before.text.endswith(":"):
        return False
    return (
        stops
        or starts_anew(before, after, conventions)
        or _is_quotation(before.text)
        or " | " in before.text
        or (after.text[-1] in "-\u00ad" and before.text[-1] not in "-\u00ad")
        or _ended_early(before, after)
        or (
            layout.measure >= _TYPED
            and len(before.text) + len(after.text) < layout.measure
            and not (
                _are_balanced(before, after) and (layout.gauge.pitch == "proportional" or _is_shouted(before.text))
            )
        )
        or _capital_tells(before, after, names, conventions)
    )


def _nouns_meet(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a noun or a participle ends a line of several words and a noun begins another, as in no one sentence."""
    if len(before) < _LEAST_CLAUSE or len(after) < _LEAST_CLAUSE or not after[0][0].isupper():
        return False
    last = before[-1]
    return (last.isalpha() and last[0].isupper()) or _PARTICIPLE.fullmatch(last) is not None


def _is_whole(line: Line, layout: Layout) -> bool:
    """Whether a line stands for itself in a text whose lines are not broken."""
    if layout.measure or line.text.endswith((":", "-", "–")):
        return False
    return len(line.text.split()) >= _LEAST_HEADLINE_WORDS and len(line.text) >= _LEAST_HEADLINE


def _goes_on(before: Line, after: Line, conventions: Conventions) -> bool:
    """Whether a line certainly runs into the next one."""
    if _INITIALS.match(after.text):
        return False
    if starts_small(after.text) and not bullet(after.text):
        return True
    last = before.text.split()[-1]
    return (
        before.text[-1] in "-\u00ad,;" or (last.lower() if _is_shouted(before.text) else last) in conventions.never_last
    )


@answered_once
def starts_anew(before: Line, after: Line, conventions: Conventions) -> bool:
    """Whether a new sentence begins under a line without a full stop: with a small word in a capital (`Der`, `The`).

    A change from capitals to small letters tells the same.
    """
    if ends_sentence(before.text):
        return False
    if _INITIALS.match(after.text):
        return True
    if _is_shouted(before.text) != _is_shouted(after.text):
        return True
    if not conventions.nouns_are_capitalised and _is_titled(before.text):
        return _is_sentence_like(after.text)
    word = _WORD.match(after.text.lstrip("„“\"«»'‘"))
    if word is None:
        return False
    small = word.group().casefold()
    if small in conventions.capital_anywhere or word.group()[1:].isupper():
        return False
    return small in conventions.function_words or small in conventions.sentence_openers


def _is_quotation(text: str) -> bool:
    """Whether a line is a quotation from its first sign to its last."""
    return text[0] in "„“\"«»‹'‘" and text[-1] in "“”\"»«›'’"


def _is_shouted(text: str) -> bool:
    return text.isupper() and sum(sign.isalpha() for sign in text) >= _LEAST_CAPITALS


def _is_titled(text: str) -> bool:
    """Whether the words of a headline start with capitals, as English ones may, so that a capital tells nothing."""
    words = [word for word in _WORD.findall(text)[1:] if len(word) > 3]
    return len(words) > 1 and sum(word[0].isupper() for word in words) > len(words) / 2


def _is_sentence_like(text: str) -> bool:
    """Whether most words of a line are small ones."""
    words = _WORD.findall(text)[1:]
    return len(words) > 2 and sum(word[0].islower() for word in words) > len(words) / 2


def _capital_tells(before: Line, after: Line, names: frozenset[str], conventions: Conventions) -> bool:
    """Whether a capital at the start of the next line is a sign: where nouns have none, and it is no name's."""
    if conventions.nouns_are_capitalised or _is_titled(before.text):
        return False
    last, word = before.text.split()[-1], _WORD.search(after.text)
    named = last[0].isupper() and last != before.text
    return word is not None and not named and word.group() not in names


def _names_in(lines: Sequence[Line]) -> frozenset[str]:
    """The words that stand with a capital in the middle of a sentence."""
    return frozenset(_NAME.findall("\n".join(line.text for line in lines)))


def _ended_early(before: Line, after: Line) -> bool:
    """Whether the next line is so long that its first word would have fitted on this one: a role ends here."""
    words = before.text.split()
    return len(words) != 2 and len(before.text) + 1 + len(after.text.split(maxsplit=1)[0]) <= len(after.text)


def _are_balanced(before: Line, after: Line) -> bool:
    """Whether two lines are about as long as one another, as those of one headline are, and both in capitals or not."""
    short, long = sorted((len(before.text), len(after.text)))
    return long <= short * _BALANCED and _is_shouted(before.text) == _is_shouted(after.text)


def _is_set_smaller(line: Line, above: Sequence[Line]) -> bool:
    """Whether a line is far longer than all lines of the piece above it: a deck under the large type of a headline."""
    return len(line.text) > max(len(other.text) for other in above) * _SMALLER


def _first_sentence(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """The pairs of lines over which the first sentence runs."""
    for line, following in pairwise(lines):
        if _SENTENCE_END.search(line.text):
            return
        yield line, following


def _runs(lines: Sequence[Line], start: int, rooms: Sequence[float], room: float, conventions: Conventions) -> bool:
    """Whether a sentence starts on a line and runs over full lines to its end."""
    for number in range(start, min(start + _SENTENCE_LINES, len(lines))):
        line = lines[number]
        if _SENTENCE_END.search(line.text):
            return number > start or len(lines) - start >= _LEAST_LINES - 1
        if number + 1 == len(lines):
            return False
        after = lines[number + 1]
        if _goes_on(line, after, conventions):
            continue
        if starts_anew(line, after, conventions) or rooms[number] > room:
            return False
    return False
