"""Lines whose role somebody has fixed: named by number or by words, and laid on the manuscript that has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, NoReturn

from msgspec.structs import replace

from umbruch.diagnostics import Diagnostic
from umbruch.errors import FieldError, FixesError
from umbruch.manuscript.anchors import Anchor, Places, anchor_at
from umbruch.manuscript.letters import letters
from umbruch.manuscript.model import FixedRole, Manuscript, WrittenLine
from umbruch.manuscript.parted_lines import Span, with_words_apart

FixedAs = FixedRole | Literal["article"]
"""The role of lines; `article` says that a new article begins with them, whatever role they have in it."""

_SHOWN = 60


class FixedLines(NamedTuple):
    """Lines and the role that they have.

    Args:
        role: what they are.
        anchor: the first of them by its words; None where `numbers` tells.
        to: the words of the last one, where there are several.
        part: the words of these lines that are meant, where the rest of them is something else.
        part_nth: which of several such places is meant, from 1.
        numbers: the first and the last, counted from 1 as `umbruch inspect` shows them.
        place: where somebody has written it, for messages.
        file: the file of corrections in which it stands; None on the command line.
        optional: words that are fixed only where they stand in the text, as those of a headline that was set.
    """

    role: FixedAs
    anchor: Anchor | None = None
    to: str = ""
    part: str = ""
    part_nth: int | None = None
    numbers: tuple[int, int] | None = None
    place: str = ""
    file: str | None = None
    optional: bool = False

    def refuse(self, message: str, hint: str) -> NoReturn:
        """Raise the error for a correction that does not fit, with its place."""
        if self.file is None:
            raise FieldError(message, place=self.place, hint=hint)
        raise FixesError(message, source=self.file, place=self.place, hint=hint)


class _Lines(NamedTuple):
    """The lines of a manuscript: their words, their numbers in the file, and where each stands among the pieces."""

    texts: list[str]
    numbers: list[int | None]
    positions: list[int]


class LineFixes:
    """The lines that somebody has fixed for one input, and which of them were found in it.

    An input may hold several manuscripts (messages, chapters); each line is looked for in all of them.

    Args:
        wanted: the lines.
        whole: whether all of the input is one article, however many there seem to be.
    """

    def __init__(self, wanted: Sequence[FixedLines] = (), *, whole: bool = False) -> None:
        self.wanted = tuple(wanted)
        self.whole = whole
        self.remarks: list[Diagnostic] = []
        self.anchored: dict[int, FixedLines] = {}
        """For each that was found, by its number among the wanted, the same by the words that stand there now."""
        self.manuscripts: list[Manuscript] = []
        """The copy of the input as recognition was given it, with the roles laid on."""
        self._seen: dict[int, int] = {}
        self._texts: set[str] = set()

    def __bool__(self) -> bool:
        """Whether there is anything to fix."""
        return bool(self.wanted) or self.whole

    def laid_on(self, manuscript: Manuscript) -> Manuscript:
        """The manuscript with the roles of the lines that are in it, before those that its door has told.

        Raises:
            FixesError, FieldError: words that stand on several lines, or a range whose end is not there.
        """
        laid = self._laid(manuscript) if self else manuscript
        self.manuscripts.append(laid)
        return laid

    def _laid(self, manuscript: Manuscript) -> Manuscript:
        again = manuscript.text in self._texts
        self._texts.add(manuscript.text)
        manuscript, apart = self._parted(manuscript, again)
        lines = _lines_of(manuscript)
        places = Places(lines.texts)
        roles: dict[int, FixedRole] = {}
        starts = {1} if self.whole else set()
        for number, fix in enumerate(self.wanted):
            if fix.part:
                if (own := apart.get(number)) is not None:
                    starts |= {own.first} if fix.role == "article" else set()
                    roles |= _of_role(fix.role, range(own.first, own.last + 1))
                continue
            span = self._span(number, fix, lines, places, again)
            if span is None:
                continue
            first, last = span
            if number not in self.anchored:
                to = lines.texts[last].strip() if last > first else ""
                self.anchored[number] = fix._replace(anchor=anchor_at(first, lines.texts, places), to=to, numbers=None)
            if fix.role == "article":
                starts.add(lines.positions[first])
            else:
                roles |= {lines.positions[at]: fix.role for at in range(first, last + 1) if lines.texts[at].strip()}
        told = _without_crossheads(dict(manuscript.fixed), starts)
        roles = told | roles
        return replace(manuscript, fixed=tuple(sorted(roles.items())), starts=frozenset(starts) or manuscript.starts)

    def _parted(self, manuscript: Manuscript, again: bool) -> tuple[Manuscript, dict[int, Span]]:
        """The manuscript with the words that are meant on lines of their own, and the places of these."""
        apart: dict[int, Span] = {}
        for number, fix in enumerate(self.wanted):
            if not fix.part:
                continue
            lines = _lines_of(manuscript)
            places = Places(lines.texts)
            span = self._span(number, fix, lines, places, again)
            if span is None:
                continue
            own = Span(lines.positions[span[0]], lines.positions[span[1]])
            parted = with_words_apart(manuscript, own, fix.part, fix.part_nth or 1)
            if parted is None:
                fix.refuse(f"the words {_short(fix.part)} do not stand there", "write them as they stand now")
            if number not in self.anchored:
                to = lines.texts[span[1]].strip() if span[1] > span[0] else ""
                anchor = anchor_at(span[0], lines.texts, places)
                self.anchored[number] = fix._replace(anchor=anchor, to=to, numbers=None)
            manuscript = parted.manuscript
            apart = {one: parted.moved(where) for one, where in apart.items()} | {number: parted.words}
        return manuscript, apart

    def _span(self, number: int, fix: FixedLines, lines: _Lines, places: Places, again: bool) -> tuple[int, int] | None:
        """The first and the last line of a correction, None where they stand elsewhere or nowhere."""
        if fix.numbers is not None:
            first, last = fix.numbers
            own = [
                at for at, one in enumerate(lines.numbers) if one and first <= one <= last and lines.texts[at].strip()
            ]
            if own and number in self.anchored and not again:
                fix.refuse(
                    "the input holds several texts, whose lines are counted each for itself",
                    "write the words of the line into a file of corrections",
                )
            return (own[0], own[-1]) if own else None
        assert fix.anchor is not None
        found = places.find(fix.anchor, near=not fix.optional)
        if fix.optional:
            only = len(found.first) == 1
            span = (found.first[0], found.last[0]) if only else None
            return span if span and _covers(fix.anchor.words, lines.texts, span) else None
        seen = 0 if again else self._seen.get(number, 0)
        self._seen[number] = seen + len(found.first)
        at = 0
        if fix.anchor.nth is not None and (len(found.first) > 1 or seen):
            at = fix.anchor.nth - 1 - seen
            if not 0 <= at < len(found.first):
                return None
        elif len(found.first) + seen > 1:
            told = ", ".join(str(lines.numbers[one] or one + 1) for one in found.first)
            fix.refuse(
                f"the words {_short(fix.anchor.words)} stand on several lines: {told}",
                'say which: after = "the line above it", or nth = 2 for the second of them',
            )
        if not found.first:
            return None
        first, last = found.first[at], found.last[at]
        if found.near:
            self.remarks.append(self._changed(fix, lines.texts[first], lines.numbers[first]))
        return (first, self._last(fix, lines, places, first) if fix.to else last)

    def _last(self, fix: FixedLines, lines: _Lines, places: Places, first: int) -> int:
        found = places.find(Anchor(fix.to))
        below = [at for at in found.last if at >= first]
        if not below:
            fix.refuse(
                f"no line from {lines.numbers[first] or first + 1} on has the words {_short(fix.to)}",
                "write the words of the last line as they stand now",
            )
        if found.near:
            self.remarks.append(self._changed(fix, lines.texts[below[0]], lines.numbers[below[0]]))
        return below[0]

    def _changed(self, fix: FixedLines, text: str, line: int | None) -> Diagnostic:
        place = ": ".join(part for part in (fix.file, fix.place) if part)
        return Diagnostic(
            "fixes.changed", f"{place}: the words were changed since; taken for {_short(text)}", "warning", line,
            hint="write the correction anew with --write-fixes",
        )  # fmt: skip

    @property
    def unread(self) -> bool:
        """Whether the input had no lines to lay them on: its format names the roles itself."""
        return not self._texts

    def missing(self) -> list[FixedLines]:
        """Those that were found nowhere and have to stand somewhere."""
        return [fix for at, fix in enumerate(self.wanted) if at not in self.anchored and not fix.optional]


def _lines_of(manuscript: Manuscript) -> _Lines:
    """The lines; where the input has no numbers for them, as a PDF file, they are counted from the first on."""
    own = [(at, piece) for at, piece in enumerate(manuscript.pieces, start=1) if isinstance(piece, WrittenLine)]
    numbers = [piece.number for _, piece in own]
    if not any(numbers):
        numbers = [at for at, _ in own]
    return _Lines([piece.text for _, piece in own], numbers, [at for at, _ in own])


def _of_role(role: FixedAs, positions: Iterable[int]) -> dict[int, FixedRole]:
    return {} if role == "article" else dict.fromkeys(positions, role)


def _without_crossheads(told: dict[int, FixedRole], starts: Iterable[int]) -> dict[int, FixedRole]:
    """The roles that a door has told, without crossheads where an article begins: it may be the headline of that."""
    for position in starts:
        while told.get(position) == "subheading":
            del told[position]
            position += 1
    return told


def _covers(words: str, texts: Sequence[str], span: tuple[int, int]) -> bool:
    """Whether lines are the words and no more."""
    return letters(words) == letters("".join(texts[span[0] : span[1] + 1]))


def _short(words: str) -> str:
    shown = " ".join(words.split())
    return repr(shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]} …")
