"""Composes type that runs from right to left, or both ways in one paragraph, and type whose letters join.

Words are cut where the direction, the face or the look changes, shaped, broken into lines in the order in which they
are read, and each line is then put into the order in which it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import msgspec

from umbruch.diagnostics import Diagnostic, report
from umbruch.errors import RenderError
from umbruch.fonts import Face
from umbruch.fonts.scripts import Script, first_script, script_of, script_of_language
from umbruch.fonts.shaping import MAX_SHAPED, Shaped, shape
from umbruch.kept import remembered
from umbruch.language.bidi import levels_of, visual_order
from umbruch.language.direction import has_right_to_left, runs_leftwards, without_directions
from umbruch.language.joining_letters import UNSPACED, has_joining, is_shaped
from umbruch.style.model import Style, TextStyle
from umbruch.style.units import Length
from umbruch.writers.pdf.type.breaking import NEVER, Line, Segment
from umbruch.writers.pdf.type.founts import Fount, Shape, founts_of
from umbruch.writers.pdf.type.runs import Look, Placed, Run, SetLine
from umbruch.writers.pdf.type.settable import LINE_END, NO_BREAK_SPACE, SOFT_HYPHEN, name_of
from umbruch.writers.pdf.type.straight import TextMatter, tokens
from umbruch.writers.pdf.type.words import ADDRESS_COST, ANYWHERE_COST, GIVE, Drawn, remark

_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_WORD_END = "\N{ZERO WIDTH SPACE}"
_CLINGS = re.compile(
    "[\u0e2f-\u0e3a\u0e45-\u0e4e\u0eaf-\u0ebc\u0ec6-\u0ecd\u17b6-\u17d3\u17d4-\u17d5\u17d7\u104a-\u104f]"
)
"""Thai, Lao, Khmer and Burmese characters that no line begins with: vowels after their letter, marks, signs."""

_LEADS = re.compile("[\u0e40-\u0e44\u0ec0-\u0ec4]$")
"""Vowels that stand before their letter: no line ends with them."""


class _Letter(NamedTuple):
    """A character with all that decides what it is set with."""

    text: str
    run: Run
    level: int
    script: Script
    plain: bool


class _Unit(NamedTuple):
    """What stands together on a line: a word or a part of it, or a space."""

    run: Run
    drawn: Shape | Shaped | str
    first: int
    end: int
    width: float
    level: int


class MixedMatter(TextMatter):
    """The segments of one stretch of text that runs from right to left or both ways, each with its embedding level."""

    def __init__(self, look: Look, measure: float, *, cut: bool) -> None:
        """Begin a stretch."""
        super().__init__(look.lang, measure, justify=look.style.align == "justify", cut=cut)
        self._look = look
        self._runs: list[Run] = []
        self._levels: list[int] = []
        self._leftwards = look.leftwards
        self._enlarged: dict[Run, Run] = {}

    def add(self, run: Run, place: str) -> None:
        """Take a run; the direction of its characters is known when all are there."""
        del place
        self._runs.append(run)

    def finish(self) -> bool:
        """Cut all runs into segments; whether there is anything to set."""
        text = "".join(run.text for run in self._runs)
        self._leftwards = runs_leftwards(text, default=self._look.leftwards)
        if self._leftwards:
            self._lang = None
        self._fill_levels(int(self._leftwards))
        levels = levels_of(text, leftwards=self._leftwards)
        owners = [run for run in self._runs for _ in run.text]
        script = first_script(text) or script_of_language(self._look.lang)
        for start, end, spaces in tokens(text):
            if spaces:
                self._space(owners[start], self._setter(owners[start]))
                self._fill_levels(levels[start])
                continue
            for begun, until in _parts(text, start, end):
                self._add_word(text, begun, until, levels, owners, script)
                if until < end and self.segments:
                    self.segments[-1] = self.segments[-1]._replace(cost=0.0)
        if self._leftwards:
            self.segments = [
                segment._replace(hang=0.0, add=0.0 if drawn.tail == " " else segment.add)
                for segment, drawn in zip(self.segments, self.drawn, strict=True)
            ]
        found = super().finish()
        del self._levels[len(self.segments) :]
        return found

    def _add_word(
        self, text: str, start: int, end: int, levels: list[int], owners: list[Run], script: Script
    ) -> None:  # fmt: skip
        """Add the word between `start` and `end`."""
        word, run, level = text[start:end], owners[start], levels[start]
        alike = level % 2 == 1 and run is owners[end - 1] and levels[start:end].count(level) == end - start
        if alike and (own := _only_script(word)):
            self._shaped(word, run, level, own, "", "")
            self._fill_levels(level)
        else:
            self._word_of_letters(list(self._letters(text, start, end, levels, owners, script)))

    def _letters(
        self, text: str, start: int, end: int, levels: list[int], owners: list[Run], script: Script
    ) -> Iterator[_Letter]:
        """The characters of a word; one that belongs to no script goes with the letters before it, or else after it.

        Figures in text from right to left are set in the face of its script, Latin words in their own.
        """
        word = text[start:end]
        script = first_script(word) or script
        shaped = self._leftwards and not any(unicodedata.bidirectional(one) == "L" for one in word)
        joining = False
        for at, character in enumerate(word, start=start):
            script = script_of(character) or script
            if not (character in _JOINERS or unicodedata.combining(character)):
                joining = has_joining(character)
            if without_directions(character):
                plain = levels[at] % 2 == 0 and not shaped and not joining
                yield _Letter(character, owners[at], levels[at], script, plain)

    def _word_of_letters(self, letters: list[_Letter]) -> None:
        first = len(self.segments)
        joints = []
        before = ""
        stretches = [list(group) for _, group in groupby(letters, key=_setting_of)]
        for number, stretch in enumerate(stretches):
            joints.append(len(self.segments))
            text = "".join(letter.text for letter in stretch)
            run, level = stretch[0].run, stretch[0].level
            if text == NO_BREAK_SPACE:
                self._bound(text, run, self._setter(run), self._look.place)
            elif stretch[0].plain and not has_right_to_left(text):
                if self._word(text, run, self._setter(run), self._look.place):
                    self._reopen()
                    self._note(run)
            else:
                after = stretches[number + 1][0].text if number + 1 < len(stretches) else ""
                self._shaped(text, run, level, stretch[0].script, before, after)
            before = text[-1]
            self._fill_levels(level)
        self._part_what_is_too_long(first, joints)

    def _part_what_is_too_long(self, first: int, joints: list[int]) -> None:
        """Let a word of several parts that is wider than the line be broken between them."""
        if sum(segment.width for segment in self.segments[first:]) <= self._measure:
            return
        for joint in joints[1:]:
            if joint < len(self.drawn) and self.drawn[joint].shape and self.drawn[joint - 1].shape:
                self.segments[joint - 1] = self.segments[joint - 1]._replace(cost=ANYWHERE_COST)

    def _shaped(self, text: str, run: Run, level: int, script: Script, before: str, after: str) -> None:
        """Add a stretch of one direction and one script, in as many faces as it takes."""
        found = run.fount.face_of(script)
        if found is None:
            raise RenderError(
                f"{script.name} text is set by the rules of a face of its own, and no face of the style has"
                f" {name_of(text[0])}",
                place=self._look.place,
                hint="name a family that has it under fonts.fallback in the style, or render it as EPUB or DOCX",
            )
        main = found.face
        if found.enlarged != 1:
            run = self._enlarged.setdefault(run, run._replace(size=run.size * found.enlarged))
        chunks = [(face, "".join(group)) for face, group in groupby(text, key=lambda one: _face_for(run, main, one))]
        leftwards = bool(level % 2)
        for number, (face, chunk) in enumerate(chunks):
            shaped = shape(
                face,
                chunk,
                rightwards=not leftwards,
                script=script.tag,
                lang=self._look.lang,
                before=chunks[number - 1][1][-1] if number else before,
                after=chunks[number + 1][1][0] if number + 1 < len(chunks) else after,
            )
            if missing := "".join(cluster.text for cluster in shaped if cluster.missing):
                remark(missing, "", self._look.place)
            self._add_shaped(run, Shaped(face, shaped, leftwards))

    def _add_shaped(self, run: Run, shaped: Shaped) -> None:
        scale = run.size / 1000
        widths = [cluster.advance * scale for cluster in shaped.clusters]
        width = sum(widths)
        if width <= self._measure:
            give = width * GIVE if self.justify else 0.0
            self._append(Segment(width, give, cost=NEVER), Drawn(shaped, 0, len(widths)), run)
            return
        if any(map(UNSPACED.match, shaped.text)):
            self._part_phrase(run, shaped, widths)
            return
        for index, one in enumerate(widths, start=1):
            cost = ANYWHERE_COST if index < len(widths) else NEVER
            self._append(Segment(one, cost=cost), Drawn(shaped, index - 1, index), run)

    def _part_phrase(self, run: Run, shaped: Shaped, widths: list[float]) -> None:
        """Add words without spaces between them: lines may end where no syllable is cut for certain."""
        report(
            Diagnostic(
                code="line.guessed",
                severity="warning",
                message="words without spaces between them are wider than the column, and may be cut at line ends",
                field=self._look.place,
                hint="put U+200B ZERO WIDTH SPACE between words",
            )
        )
        begun = 0
        for end in range(1, len(widths) + 1):
            after = shaped.clusters[end].text if end < len(widths) else ""
            if after and (_CLINGS.match(after) or _LEADS.search(shaped.clusters[end - 1].text)):
                continue
            cost = ADDRESS_COST if after else NEVER
            self._append(Segment(sum(widths[begun:end]), cost=cost), Drawn(shaped, begun, end), run)
            begun = end

    def _fill_levels(self, level: int) -> None:
        self._levels += [level] * (len(self.segments) - len(self._levels))

    def resized(self, runs: Sequence[Run], own: Sequence[Run], measure: float) -> None:
        """Such text is cut anew: its faces may have sizes of their own."""
        del runs, own, measure

    def later(self, line: Line, align: str, *, last: bool) -> SetLine:
        """The line, which is made ready at once."""
        return self.set(line, align, last=last)

    def set(self, line: Line, align: str, *, last: bool) -> SetLine:
        """The drawable line for a broken one: its pieces in the order of reading, each with its place."""
        scale, _ = self._setting(line, self.segments[line.start : line.end])
        lead, units = self._units(line)
        xs = [0.0] * len(units)
        width = 0.0
        for number in visual_order([unit.level for unit in units]):
            xs[number] = width
            width += units[number].width
        placed = [
            Placed(unit.run, unit.drawn, unit.first, unit.end, x, unit.width) for unit, x in zip(units, xs, strict=True)
        ]
        if line.end < len(self.segments) or not last:
            self._end_with_space(placed, line, width)
        offset = lead
        alone = line.start == 0 and line.end == len(self.segments)
        slack = self._measure - width
        if align == "centre":
            offset += max(slack, 0.0) / 2
        elif align == "right":
            offset += max(slack, 0.0)
        elif self._leftwards != self._look.leftwards and (self.justify or not alone):
            offset = slack - lead
        elif self.justify:
            offset -= self.segments[line.start].hang
        return SetLine((), offset, width, scale, tuple(placed))

    def _units(self, line: Line) -> tuple[float, list[_Unit]]:
        """The white before the line, and what stands on it, in the order of reading."""
        scale, ratio = self._setting(line, self.segments[line.start : line.end])
        lead = 0.0
        units: list[_Unit] = []
        for index in range(line.start, line.end):
            segment, (shape, start, end, tail) = self.segments[index], self.drawn[index]
            run, level = self.runs[index], self._levels[index]
            if shape is not None:
                width = segment.width * scale
                before = units[-1] if units else None
                if before and before.run is run and before.drawn is shape and before.end == start:
                    units[-1] = before._replace(end=end, width=before.width + width)
                else:
                    units.append(_Unit(run, shape, start, end, width, level))
            elif not tail:
                lead += segment.width
            elif index < line.end - 1:
                space = segment.space + ratio * (segment.stretch if ratio >= 0 else segment.shrink)
                units.append(_Unit(run, tail, 0, 1, space, level))
        final = line.end - 1
        if line.end < len(self.segments) and self.drawn[final].tail == SOFT_HYPHEN:
            run = self.runs[final]
            width = run.fount.glyph(SOFT_HYPHEN)[1].advance * run.size / 1000
            units.append(_Unit(run, SOFT_HYPHEN, 0, 1, width, self._levels[final]))
        return lead, units

    def _end_with_space(self, placed: list[Placed], line: Line, width: float) -> None:
        """Part the last word from the first of the next line, for those who copy or hear the text."""
        if not placed or placed[-1].drawn == SOFT_HYPHEN:
            return
        if line.end < len(self.segments) and self.drawn[line.end - 1].tail != " ":
            return
        run = placed[-1].run
        space = run.fount.glyph(" ")[1].advance * run.size / 1000
        end = " " if line.end < len(self.segments) else LINE_END
        placed.append(Placed(run, end, 0, 1, -space if self._leftwards else width, 0.0))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A word in the words that its author has told apart without a space."""
    for part in re.finditer(f"[^{_WORD_END}]+", text[start:end]):
        yield start + part.start(), start + part.end()


@remembered(MAX_SHAPED)
def _only_script(word: str) -> Script | None:
    """The script of a word that has no other, and nothing that is not shaped; None for any other word."""
    if NO_BREAK_SPACE in word or without_directions(word) != word:
        return None
    scripts = {script for character in word if (script := script_of(character))}
    return scripts.pop() if len(scripts) == 1 else None


def _setting_of(letter: _Letter) -> tuple[Run, int, Script, bool, bool]:
    return letter.run, letter.level, letter.script, letter.plain, letter.text == NO_BREAK_SPACE


def _face_for(run: Run, main: Face, character: str) -> Face:
    """The face that has a character: the main one also for what belongs to the letter before, and for what none has."""
    if ord(character) in main.characters or character in _JOINERS or unicodedata.combining(character):
        return main
    return next((face for face in run.fount.faces if ord(character) in face.characters), main)


def style_of(style: Style, lang: str | None) -> Style:
    """The style with the leading that the script of a language from right to left needs."""
    script_face = founts_of(style.fonts).fount(style.text.body.font).face_of(script_of_language(lang))
    if script_face is None or script_face.leaded == 1:
        return style
    looks: dict[str, TextStyle] = msgspec.structs.asdict(style.text)
    leaded = {
        role: msgspec.structs.replace(
            look, leading=Length(look.leading * script_face.leaded), inset=Length(look.inset * script_face.leaded)
        )
        for role, look in looks.items()
        if isinstance(look, TextStyle)
    }
    return msgspec.structs.replace(style, text=msgspec.structs.replace(style.text, **leaded))


def width_of(text: str, fount: Fount, lang: str | None) -> float:
    """How wide a line of text is that runs from right to left or both ways, in thousandths of the type size."""
    width = 0.0
    script = first_script(text) or script_of_language(lang)
    found = fount.face_of(script)
    for start, end, spaces in tokens(text):
        word = text[start:end]
        if spaces or found is None or not is_shaped(word):
            width += fount.shape(word).width
        else:
            rightwards = not has_right_to_left(word)
            clusters = shape(found.face, word, rightwards=rightwards, script=script.tag, lang=lang)
            width += sum(cluster.advance for cluster in clusters) * found.enlarged
    return width
