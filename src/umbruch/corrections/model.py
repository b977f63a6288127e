"""What somebody has corrected: fields, roles of lines, blocks; from `--set` or from the file beside an input."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain
from typing import Literal, NamedTuple, get_args

from umbruch.errors import FieldError
from umbruch.manuscript.anchors import Anchor
from umbruch.manuscript.fixed_lines import FixedAs, FixedLines, LineFixes
from umbruch.manuscript.model import FixedRole, Manuscript
from umbruch.tree.reading import Reading

ROLES: tuple[str, ...] = tuple(chain.from_iterable(get_args(one) for one in (FixedRole, Literal["article"])))
"""What lines may be said to be."""

_WORDED: dict[str, FixedRole] = {
    "headline": "headline",
    "kicker": "kicker",
    "deck": "deck",
    "lead": "lead",
    "byline": "byline",
    "source": "source",
    "contact": "contact",
    "boilerplate": "boilerplate",
    "embargo": "embargo",
}
"""Fields whose words, where they are lines of the text, say what these lines are."""

_LINES = re.compile(r"lines\[(\d{1,6})(?:\s?[-–]\s?(\d{1,6}))?\]")
_BLOCK = re.compile(r"(?:articles\[(?P<article>\d{1,6})\]\.)?body\[(?P<number>\d{1,6})\](?P<rest>.*)", re.DOTALL)
_ONE = "one"
_PART = re.compile(r"(?P<role>\w+)(?:\[(?P<nth>\d{1,4})\])?:(?P<words>.*)", re.DOTALL)
"""A role of some words of a line: `byline: Von Ada Roe`; `byline[2]: …` where they stand there several times."""


class Change(NamedTuple):
    """What becomes of a block: `set` a part (the whole where `rest` is empty), `split` it, `join` it, or `move` it.

    `value` is a value as `--set` takes it; the words before which it is split; `next` or `previous`; the block that it
    is moved before, by its words or number, or `end`. Of words that stand several times `rest` says which are meant.
    """

    kind: Literal["set", "split", "join", "move"]
    value: str
    rest: str = ""


class SetField(NamedTuple):
    """A field and its value; `was` is what was recognised when it was corrected, None where nobody knows."""

    path: str
    value: str
    was: str | None = None
    place: str = ""
    file: str | None = None


class ChangeBlock(NamedTuple):
    """A block of a body, by its words or by the numbers of its article and its own, and what becomes of it."""

    changes: tuple[Change, ...]
    anchor: Anchor | None = None
    number: tuple[int, int] | None = None
    place: str = ""
    file: str | None = None


Step = SetField | ChangeBlock


class Corrections(NamedTuple):
    """All that is corrected in one input, in the order in which it is done.

    `whole` makes one article of it. `checked` is the mark of the reading with them that somebody found right, `agreed`
    what was put together and somebody found right (`Nach- / frage read as Nachfrage`).
    """

    steps: tuple[Step, ...] = ()
    lines: tuple[FixedLines, ...] = ()
    whole: bool = False
    checked: str = ""
    agreed: tuple[str, ...] = ()

    @property
    def lang(self) -> str | None:
        """The language that is set for the article."""
        told = [one.value for one in self.steps if isinstance(one, SetField) and one.path == "lang"]
        return (told[-1] or None) if told else None

    def and_then(self, other: Corrections) -> Corrections:
        """These corrections and after them others."""
        whole, checked = self.whole or other.whole, self.checked or other.checked
        lines, agreed = (*self.lines, *other.lines), (*self.agreed, *other.agreed)
        return Corrections((*self.steps, *other.steps), lines, whole, checked, agreed)

    def line_fixes(self) -> LineFixes:
        """The roles of lines for the recognisers; those of lines whose words a field has been given come first."""
        worded = [
            FixedLines(_WORDED[one.path], Anchor(one.value), place=one.place, file=one.file, optional=True)
            for one in self.steps
            if isinstance(one, SetField) and one.value and one.path in _WORDED
        ]
        return LineFixes((*worded, *self.lines), whole=self.whole)


class Applied(NamedTuple):
    """A reading with its corrections done, and these as they are written to a file: anchored by words.

    `manuscripts` is the copy that was read, none where the format names the roles itself. `checked` is the mark of this
    reading where somebody found it right, `agreed` what of it was said to be put together well.
    """

    reading: Reading
    steps: tuple[Step, ...] = ()
    lines: tuple[FixedLines, ...] = ()
    whole: bool = False
    manuscripts: tuple[Manuscript, ...] = ()
    checked: str = ""
    agreed: tuple[str, ...] = ()


def given(assignments: Mapping[str, str]) -> Corrections:
    """The corrections in fields and values as `--set` takes them.

    Raises:
        FieldError: lines with a role that there is not, or numbers that are none.
    """
    steps: list[Step] = []
    lines: list[FixedLines] = []
    whole = False
    for path, value in assignments.items():
        if path == "articles":
            if value != _ONE:
                raise FieldError(f"{value!r} is no number of articles", place=path, hint=f"write {path}={_ONE}")
            whole = True
        elif path.startswith("lines"):
            lines.append(_lines(path, value))
        elif found := _BLOCK.fullmatch(path):
            number = (int(found["article"] or 0), int(found["number"]))
            steps.append(ChangeBlock((change_of(found["rest"], value),), number=number, place=path))
        else:
            steps.append(SetField(path, value, place=path))
    return Corrections(tuple(steps), tuple(lines), whole)


def change_of(rest: str, value: str) -> Change:
    """The change that a path behind a block means."""
    match rest:
        case ".split":
            return Change("split", value)
        case ".join":
            return Change("join", value)
        case ".move":
            return Change("move", value)
        case _:
            return Change("set", value, rest)


def _lines(path: str, value: str) -> FixedLines:
    found = _LINES.fullmatch(path)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 0 < first <= last:
        raise FieldError(
            f"{path!r} names no lines",
            hint="write lines[3] or lines[3-5], counted from 1 as umbruch inspect shows them",
        )
    part = _PART.fullmatch(value)
    if part is None:
        return FixedLines(fixed_role(value, path), numbers=(first, last), place=path)
    if not any(map(str.isalnum, part["words"])):
        raise FieldError(f"{value!r} names no words", place=path, hint=f'write {path}="byline: Von Ada Roe"')
    nth = int(part["nth"]) if part["nth"] else None
    role = fixed_role(part["role"], path)
    return FixedLines(role, part=part["words"].strip(), part_nth=nth, numbers=(first, last), place=path)


def fixed_role(value: str, place: str) -> FixedAs:
    """A role of lines by its name; FieldError where there is none of that name."""
    if value not in ROLES:
        from umbruch.corrections.field_names import role_hint

        raise FieldError(f"{value!r} is no role of lines", place=place, hint=role_hint(value, ROLES))
    return value  # type: ignore[return-value]
