"""Orders and questions to the desk that no label heads: `Bitte vor dem Druck den Preis klären!`, `TK quote from …`.

No list has all of them, but they are made of few kinds of words: what copy is made of, what a desk does with it, until
when, what is missing. None of these is enough alone, because readers are asked to check something before a visit, too.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from umbruch.clipping.conventions import all_conventions, everywhere, shared
from umbruch.clipping.marks.embargo_words import EAST_ASIAN
from umbruch.clipping.marks.newsroom.open_points import open_marks
from umbruch.clipping.marks.newsroom.telling_words import asking, names_a_desk, saying, speaking
from umbruch.clipping.page.lines import ends_sentence
from umbruch.kept import remembered

LONGEST = 160
"""Signs of such an order; a paragraph of a report is longer."""
_MOST_WORDS_MISSING = 12
"""Words of a line that says what is missing (`Quote in par 4 to be confirmed with the mayor's office` has eleven)."""
_FEW_WORDS = 6
"""Words of a request that only says until when: `Bitte Rückruf vor Druck!`"""
_MOST_LEFT = 9
"""Words of a line that says what is left to do with a part of the copy."""
_FEW_BEFORE = 2
"""Words before that part: an article."""
_LEAST_TOLD = 5
"""Words of a sentence that may be one of a report."""
_NEAR = 3
"""Words of a line among which what is missing is named: `!!! Zitat ist noch nicht autorisiert`."""
DRESS = " \t\f#*_=>+~-–—!|<>()[]【】.※"
_AFTER_MISSING = re.compile(
    r"\s*(?:$|[,;(]|(?:bis|von|vom|mit|by|until|from|with|de|par|avec|da|di|con|door|met|af|av|med|od|z|s|com|от|від)\s)",
    re.IGNORECASE,
)
CALL = re.compile(
    r"(?:achtung|attention|attenzione|atención|atenção|let op|uwaga|pozor|obs|nb|ojo)\s?[,:!]\s?", re.IGNORECASE
)
"""What calls a colleague before what is missing."""
SENTENCE_END = re.compile(r"(?<=\w{3}[.!?])\s+(?=[^\W\d_])|(?<=[。！？])(?=\S)")
_NOTHING = re.compile(r"(?!)")


class _Kind(NamedTuple):
    """What one language asks its desks with."""

    phrases: re.Pattern[str]
    parts: re.Pattern[str]
    work: re.Pattern[str]
    missing: re.Pattern[str]
    before: re.Pattern[str]
    asking: re.Pattern[str]
    todo: re.Pattern[str]
    publishing: re.Pattern[str]


def is_order(text: str) -> bool:
    """Whether all of a line or short paragraph is an order: one that stands behind sentences of a report is not."""
    if len(text) > LONGEST:
        return False
    first = SENTENCE_END.split(text.strip(), maxsplit=1)[0]
    return _is_order(text) and (len(first) == len(text.strip()) or not _is_told(first) or _is_order(first))


def _is_told(sentence: str) -> bool:
    """Whether a sentence may be one of a report: five words or more, or as many signs where words have no blanks."""
    return len(sentence.split()) >= _LEAST_TOLD or EAST_ASIAN.search(sentence) is not None


def begins_with_asking(sentence: str) -> bool:
    """Whether a sentence begins with what asks a colleague in any language: `Bitte`, `Please`, `Merci de`."""
    return any(_kind(code).asking.match(sentence.strip(DRESS)) for code in speaking())


def has_desk_phrase(text: str) -> bool:
    """Whether words stand in a text that nobody but a desk says, in any language."""
    return any(_kind(code).phrases.search(text) for code in saying(text))


def is_told_to_readers(text: str) -> bool:
    """Whether a text is a note by editors to readers by its label: `Anm. d. Red.: …`, `Editor's note: …`."""
    return _reader_label().match(text) is not None


def _is_order(text: str) -> bool:
    """Whether a line or short paragraph asks a colleague to do something with the copy, or says what it still lacks.

    Args:
        text: the whole of a paragraph, on one line.
    """
    bare = text.strip(DRESS)
    if addressed := _addressed().match(bare):
        bare = bare[addressed.end() :]
    opening = bare.split(None, 1)
    if not opening:
        return False
    if opening[0].casefold() in _first_of_openers() and _opener().match(bare):
        return True
    if names_a_desk(bare) and _is_left_out(bare):
        return True
    spoken = asking(bare)
    if not spoken:  # most lines, told without asking each language
        return False
    label = _reader_label().match(bare)
    told = bare[label.end() :] if label else None
    return any(_asks(_kind(code), bare, text, told) for code in spoken)


def _asks(kind: _Kind, bare: str, text: str, told: str | None) -> bool:
    """Whether a line asks for something in the words of one language; `told` is what stands behind a reader's label."""
    if kind.phrases.search(bare):
        return True
    asks = kind.asking.search(bare) is not None
    work = kind.work.search(bare)
    if work and kind.parts.search(bare) and (asks or (told and _is_at_an_end(work, bare, len(bare) - len(told)))):
        return True
    begins = kind.parts.match(bare) is not None
    if begins and work and told is None and _permitted().search(bare) and len(bare.split()) <= _MOST_WORDS_MISSING:
        return True
    if begins and asks and kind.publishing.search(bare) and told is None:
        return True
    todo = kind.todo.search(bare)
    in_time = kind.before.search(bare) is not None
    urgent = asks or text.rstrip(DRESS[:-1] + '”"').endswith(("?", "！", "？")) or text.rstrip().endswith(("!", "！"))
    if in_time and (asks or (urgent and text.rstrip().endswith(("!", "！")))) and len(bare.split()) <= _FEW_WORDS:
        return True
    if in_time and (todo or work) and (urgent or (todo is not None and todo.start() == 0)):
        return True
    return _is_left_to_do(kind, bare, text) or _lacks_something(kind, bare, text, in_time=in_time)


def _is_left_to_do(kind: _Kind, bare: str, text: str) -> bool:
    """`Falta confirmar el nombre del herido`: what is left to do in two words, a part of the copy behind, no stop."""
    todo = kind.todo.match(bare)
    if todo is None or " " not in todo.group() or ends_sentence(text.strip()) or len(bare.split()) > _MOST_LEFT:
        return False
    part = kind.parts.search(bare, todo.end())
    return part is not None and len(bare[todo.end() : part.start()].split()) < _FEW_BEFORE and "," not in bare


def _is_at_an_end(work: re.Match[str], bare: str, start: int) -> bool:
    return work.start() <= start + 1 or work.end() >= len(bare.rstrip(" .!"))


def _lacks_something(kind: _Kind, bare: str, text: str, *, in_time: bool) -> bool:
    """`Zitat noch nicht freigegeben`, `Foto folgt`: a part of the copy without an article, what is said of it."""
    if ends_sentence(text.strip().rstrip("!*")) and not in_time and "!!" not in text:
        return False
    bare = CALL.sub("", bare)
    missing = kind.missing.search(bare)
    if missing is None or len(bare.split()) > _MOST_WORDS_MISSING:
        return False
    part = kind.parts.search(bare)
    if part is None:
        return False
    if missing.start() == 0:
        between = bare[missing.end() : part.start()].split()
        return part.start() > 0 and len(between) < _NEAR and part.end() == len(bare)
    if part.start() != 0:
        return False
    if len(bare[: missing.start()].split()) > _NEAR + 1:
        return False
    rest = bare[missing.end() :]
    return in_time or _AFTER_MISSING.match(rest) is not None or kind.missing.match(rest.lstrip()) is not None


def _is_left_out(bare: str) -> bool:
    """`TK quote from the mayor`: a mark of what is to come and a part of the copy; `TK erhöht …` is an insurer."""
    mark = open_marks().match(bare)
    if mark is None:
        return False
    rest = bare[mark.end() :]
    if rest[:1] not in (" ", ":", "–", "-", "\u00a0"):
        return False
    return not ends_sentence(rest) and _any_part().match(rest.lstrip(" :–—-\u00a0")) is not None


@remembered(1)
def _permitted() -> re.Pattern[str]:
    """`Text kann bei Platzmangel gekürzt werden`: what may be done with a part of the copy that no article opens."""
    return re.compile(listed((*shared().permission_words, "kann", "können")), re.IGNORECASE)


@remembered(1)
def _first_of_openers() -> frozenset[str]:
    return frozenset(entry.split()[0].casefold().rstrip(",") for entry in everywhere("desk_openers"))


@remembered(1)
def _opener() -> re.Pattern[str]:
    """`Kann raus, wenn es eng wird`: a note without a subject."""
    return re.compile(rf"(?:{listed(everywhere('desk_openers'))})", re.IGNORECASE)


@remembered(1)
def _any_part() -> re.Pattern[str]:
    """A part of copy that begins a text, a number or one small word before it: `3 paras`, `the quote`."""
    return re.compile(rf"(?:\w{{1,4}}\s)?(?:{listed(everywhere('copy_parts'))})", re.IGNORECASE)


@remembered(1)
def _reader_label() -> re.Pattern[str]:
    """`Anm. d. Red.: …`, `NDLR : …`: editors speak to readers, unless what follows is an order."""
    labels = "|".join(map(re.escape, everywhere("reader_note_labels")))
    return re.compile(rf"(?:{labels})\s?[:：–—-]\s?", re.IGNORECASE)


@remembered(1)
def _addressed() -> re.Pattern[str]:
    """`FYI desk, …`: who is asked."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, everywhere('desk_note_labels')))})\s?[,:：]\s?", re.IGNORECASE)


@remembered(64)
def _kind(code: str) -> _Kind:
    one = all_conventions()[code]
    return _Kind(
        _pattern(one.desk_phrases),
        _pattern(one.copy_parts),
        _pattern(one.desk_work),
        _pattern(one.still_missing),
        _pattern(one.before_print),
        _pattern((*one.asking_words, *one.urging_words)),
        _pattern(one.open_point_words),
        _pattern((*one.publishing_words, *one.naming_words)),
    )


def _pattern(entries: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(listed(entries), re.IGNORECASE) if entries else _NOTHING


def listed(entries: tuple[str, ...]) -> str:
    """A pattern of whole words; those of East Asia stand without blanks between them."""
    longest = sorted(entries, key=lambda one: (-len(one), one))
    bounded = "|".join(re.escape(one).replace(r"\*", r"\w*") for one in longest if not EAST_ASIAN.search(one))
    unbounded = "|".join(re.escape(one) for one in longest if EAST_ASIAN.search(one))
    found = [rf"(?<!\w)(?:{bounded})(?!\w)"] if bounded else []
    return "|".join([*found, unbounded] if unbounded else found)
