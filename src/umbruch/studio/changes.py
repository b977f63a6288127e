"""What somebody does to an article in the studio, and the corrections that come of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

import msgspec

from umbruch.corrections.checked_reading import NOW
from umbruch.corrections.model import Change, ChangeBlock, Corrections, SetField, Step, change_of, fixed_role
from umbruch.errors import FieldError
from umbruch.manuscript.anchors import Places, anchor_at
from umbruch.manuscript.fixed_lines import FixedLines
from umbruch.manuscript.letters import letters
from umbruch.manuscript.line_roles import LineRead
from umbruch.manuscript.parted_lines import words_within

_WRITTEN = frozenset((".caption", ".credit", ".alt"))
"""Parts of a block that are words; the others are what becomes of it."""
MOST_WORDS = 100_000
"""Signs of a value; an article of a newspaper has some five thousand."""


class _Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag=str.lower):
    """A wish of the page."""


class Lines(_Asked, frozen=True):
    """These lines are that: `first` and `last` count all lines that are shown, from 0.

    Of a single line only the words from its sign `begin` to before `end` may be meant, counted from 0.
    """

    first: int
    last: int
    role: str
    begin: int | None = None
    end: int | None = None


class Field(_Asked, frozen=True):
    """This field has that value; `path` and `value` as `--set` takes them."""

    path: str
    value: str


class Block(_Asked, frozen=True):
    """That becomes of a block: `part` is what stands behind it in a path of `--set`."""

    article: int
    block: int
    part: str
    value: str


class Forget(_Asked, frozen=True):
    """One correction no longer holds; `number` counts all that are shown, from 0."""

    number: int


class Whole(_Asked, frozen=True):
    """All of the input is one article, or what seems several is several."""

    value: bool


class Checked(_Asked, frozen=True):
    """Somebody found all of it right, or takes that back; any other change ends it."""

    value: bool


class Agreed(_Asked, frozen=True):
    """What was put together is right: `words` are those of the remark."""

    words: str


Asked = Lines | Field | Block | Forget | Whole | Checked | Agreed

_READER = msgspec.json.Decoder(Asked)
"""Made with the module, as threads that meet a type half looked at end the process."""


def asked_for(content: bytes) -> Asked:
    """What a request asks for.

    Raises:
        FieldError: it is none of what can be done.
    """
    try:
        found: Asked = _READER.decode(content)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise FieldError(f"this cannot be done: {error}", hint="reload the page") from None
    return found


def place_of_words(asked: Asked) -> tuple[object, ...]:
    """Where words are written; nothing for a wish that writes none."""
    match asked:
        case Field():
            return (asked.path,)
        case Block() if not asked.part or asked.part in _WRITTEN:
            return asked.article, asked.block, asked.part
        case _:
            return ()


def with_change(now: Corrections, asked: Asked, lines: Sequence[LineRead]) -> Corrections:
    """The corrections with one more, or one less.

    Args:
        now: those that hold, in the order in which they are shown: lines, then fields and blocks.
        asked: what is to be done.
        lines: the lines as they are shown.

    Raises:
        FieldError: no such lines, role or correction.
    """
    if not isinstance(asked, Checked):
        now = now._replace(checked="")
    match asked:
        case Checked():
            return now._replace(checked=NOW if asked.value else "")
        case Lines():
            return _with_lines(now, asked, lines)
        case Field():
            return now._replace(steps=(*_without(now.steps, asked.path), SetField(asked.path, _sized(asked.value))))
        case Block():
            change = change_of(asked.part, _sized(asked.value))
            return now._replace(steps=_with_block(now.steps, (asked.article, asked.block), change))
        case Forget():
            return _forgotten(now, asked.number)
        case Agreed():
            return now._replace(agreed=(*(one for one in now.agreed if one != asked.words), _sized(asked.words)))
        case Whole():
            return now._replace(whole=asked.value)
        case _:
            assert_never(asked)


def _with_lines(now: Corrections, asked: Lines, lines: Sequence[LineRead]) -> Corrections:
    """With lines that are anchored by their words; the same lines are never said to be two things."""
    inside = [at for at in range(max(asked.first, 0), min(asked.last, len(lines) - 1) + 1) if lines[at].text.strip()]
    if not inside:
        raise FieldError("there are no words on these lines", place=f"{asked.first}", hint="choose other lines")
    texts = [line.text for line in lines]
    first, last = inside[0], inside[-1]
    anchor = anchor_at(first, texts, Places(texts))
    to = texts[last].strip() if last > first else ""
    part, nth = "", None
    if asked.begin is not None and asked.end is not None and first == last:
        part, nth = words_within(texts[first], asked.begin, asked.end)
    fix = FixedLines(fixed_role(asked.role, "role"), anchor, to, part, nth)
    kept = [one for one in now.lines if _starts(one) or _meant(one) != _meant(fix)]
    if _starts(fix):
        kept = [one for one in kept if one != fix]
    return now._replace(lines=(*kept, fix))


def _meant(fix: FixedLines) -> tuple[object, ...]:
    """Which words have the role."""
    return fix.anchor, fix.to, letters(fix.part), fix.part_nth


def _starts(fix: FixedLines) -> bool:
    """Whether it says where an article begins, which lines may do beside their role."""
    return fix.role == "article"


def _without(steps: tuple[Step, ...], path: str) -> tuple[Step, ...]:
    return tuple(one for one in steps if not isinstance(one, SetField) or one.path != path)


def _with_block(steps: tuple[Step, ...], number: tuple[int, int], change: Change) -> tuple[Step, ...]:
    return (*steps, ChangeBlock((change,), number=number, place=f"body[{number[1]}]"))


def _forgotten(now: Corrections, number: int) -> Corrections:
    if not 0 <= number < len(now.lines) + len(now.steps) + len(now.agreed):
        raise FieldError("there is no such correction any more", place=f"{number}", hint="reload the page")
    if number < len(now.lines):
        return now._replace(lines=(*now.lines[:number], *now.lines[number + 1 :]))
    at = number - len(now.lines)
    if at >= len(now.steps):
        at -= len(now.steps)
        return now._replace(agreed=(*now.agreed[:at], *now.agreed[at + 1 :]))
    return now._replace(steps=(*now.steps[:at], *now.steps[at + 1 :]))


def _sized(value: str) -> str:
    if len(value) > MOST_WORDS:
        raise FieldError(f"more than {MOST_WORDS} signs", hint="write what is right into the text itself")
    return value
