"""What each line of copy was read as: its words in spans, each with its role, its field and how sure that is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from umbruch.manuscript.letters import letters
from umbruch.manuscript.model import Box, Manuscript, WrittenLine
from umbruch.manuscript.parted_lines import with_opening
from umbruch.tree import Article, Block
from umbruch.tree.reading import Origin, Reading
from umbruch.tree.walk import block_texts

_FIELD = re.compile(r"articles\[(\d+)\]\.(\w+)(?:\[(\d+)\])?")
_APART = re.compile(r"\s{3,}")
"""What parts the columns of a line (as pdftotext -layout sets them)."""

_LEAST = 4
"""Letters below which words tell no field."""
_ENOUGH = 40
"""Letters of a field by which its article is found among several manuscripts: some seven words."""

_ROLES = {"discarded": "discard", "modified": "date", "paragraph": "body", "figure": "caption"}
"""Fields and kinds of blocks whose lines have a role of another name."""

_HEAD = ("kicker", "headline", "deck", "lead", "byline", "dateline")
_FOOT = ("source", "embargo", "contact", "boilerplate", "notice", "desk_notes", "discarded")


class LineSpan(NamedTuple):
    """Words of a line that were read as one thing.

    Args:
        start: where they begin in the line.
        end: where they end, exclusive.
        role: one of the roles of lines (`headline`, `body`, `discard`), or the kind of a block that is none of these
            (`quote`, `list`, `table`, `box`).
        origin: the field, with its sureness, its grounds and the runner-up.
    """

    start: int
    end: int
    role: str
    origin: Origin


class LineRead(NamedTuple):
    """A line of copy and what was read from it.

    Args:
        number: as `umbruch inspect` shows it, from 1.
        text: the line as it stands.
        spans: in their order; none for words that nothing was read from, and for a blank line.
        fixed: whether somebody, or the file itself, has said what it is.
        box: where it stands on its page, where the input has pages.
    """

    number: int
    text: str
    spans: tuple[LineSpan, ...] = ()
    fixed: bool = False
    box: Box | None = None


def lines_read(reading: Reading, manuscripts: Sequence[Manuscript]) -> tuple[LineRead, ...]:
    """Every line of the copy with what it was read as.

    Args:
        reading: what was made of it.
        manuscripts: the copy; none for a format that names the roles itself, whose fields and blocks stand for lines.
    """
    if not manuscripts:
        return tuple(_from_tree(reading))
    words = _Words(reading)
    read_from = _read_from(reading, manuscripts, words)
    by_line: dict[tuple[int, int], list[Origin]] = defaultdict(list)
    for origin in reading.origins:
        for number in dict.fromkeys(origin.lines):
            by_line[read_from(origin.field), number].append(origin)
    found = []
    for place, manuscript in enumerate(manuscripts):
        fixed = frozenset(at for at, _ in manuscript.fixed)
        lines = [(at, one) for at, one in enumerate(manuscript.pieces, start=1) if isinstance(one, WrittenLine)]
        numbered = any(one.number for _, one in lines)
        for at, line in lines:
            number = (line.number if numbered else at) or 0
            told = by_line.get((place, number)) or (() if by_line else words.with_words(line.text, number))
            spans = tuple(words.spans(line.text, told)) if line.text.strip() else ()
            found.append(LineRead(number, line.text, spans, at in fixed, line.box))
    return tuple(found)


def _read_from(reading: Reading, manuscripts: Sequence[Manuscript], words: _Words) -> Callable[[str], int]:
    """For the path of a field the place of the manuscript that its article was read from, told by its words."""
    if len(manuscripts) == 1:
        return lambda _: 0
    copies = [letters(manuscript.text) for manuscript in manuscripts]
    places: list[int] = []
    for number in range(len(reading.articles)):
        own = [words.letters_of(f"articles[{number}].{name}")[:_ENOUGH] for name in ("headline", "body[0]", "body[1]")]
        fits = [sum(one in copy for one in own if one) for copy in copies]
        after = places[-1] if places else 0
        best = max(fits)
        places.append(next((at for at, fit in enumerate(fits) if fit == best and at >= after), fits.index(best)))

    def place(field: str) -> int:
        found = _FIELD.match(field)
        return places[int(found[1])] if found and int(found[1]) < len(places) else 0

    return place


class _Words:
    """The words of every field and block, by which those of a line are told apart."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._letters: dict[str, str] = {}
        self._whole: tuple[str, list[int], list[str]] | None = None

    def with_words(self, text: str, number: int) -> Sequence[Origin]:
        """The field that has the words of a line, for a door that does not tell where its fields stood."""
        own = letters(text)
        if len(own) < _LEAST:
            return ()
        whole, ends, fields = self._whole or self._together()
        at = whole.find(own)
        if at < 0:
            return ()
        first, last = bisect_right(ends, at), bisect_right(ends, at + len(own) - 1)
        return tuple(Origin(fields[one], (number,)) for one in range(first, last + 1))

    def _together(self) -> tuple[str, list[int], list[str]]:
        """The letters of all fields one after another, where each ends, and their paths."""
        parts, ends, fields = [], [], []
        length = 0
        for place, article in enumerate(self._reading.articles):
            for field, _, text in _texts(article):
                parts.append(letters(text))
                length += len(parts[-1])
                ends.append(length)
                fields.append(f"articles[{place}].{field}")
        self._whole = "".join(parts), ends, fields
        return self._whole

    def spans(self, text: str, origins: Sequence[Origin]) -> Iterator[LineSpan]:
        """The spans of a line that these fields were read from."""
        known = [(origin, role) for origin in origins if (role := self._role(origin.field))]
        if not known:
            return
        if len(known) == 1:
            start = len(text) - len(text.lstrip())
            yield LineSpan(start, len(text.rstrip()), known[0][1], known[0][0])
            return
        for start, end in self._cells(text, [origin for origin, _ in known]):
            own = letters(text[start:end])
            origin, role = next(
                (one for one in known if own in self.letters_of(one[0].field)),
                next(
                    (one for one in known if self.letters_of(one[0].field) and self.letters_of(one[0].field) in own),
                    known[-1],
                ),
            )
            yield LineSpan(start, end, role, origin)

    def _cells(self, text: str, origins: Sequence[Origin]) -> Iterator[tuple[int, int]]:
        """The parts of a line: its columns, cut behind and before the words of a field that begins or ends in it."""
        edges = {0, len(text)}
        for gap in _APART.finditer(text):
            edges |= {gap.start(), gap.end()}
        for origin in origins:
            if ".body[" not in origin.field:
                edges |= set(_where(text, self.letters_of(origin.field)))
        ordered = sorted(edges)
        for start, end in pairwise(ordered):
            inner = text[start:end]
            if inner.strip():
                yield start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())

    def _role(self, field: str) -> str | None:
        found = _FIELD.match(field)
        if found is None or found[2] == "lang":
            return None
        if found[2] != "body":
            return _ROLES.get(found[2], found[2])
        block = self._block(int(found[1]), int(found[3] or 0))
        return role_of_block(block) if block is not None else "body"

    def _block(self, article: int, number: int) -> Block | None:
        articles = self._reading.articles
        if article >= len(articles) or number >= len(articles[article].body):
            return None
        return articles[article].body[number]

    def letters_of(self, field: str) -> str:
        """The letters of all words of a field."""
        if field not in self._letters:
            self._letters[field] = letters(self._text(field))
        return self._letters[field]

    def _text(self, field: str) -> str:
        found = _FIELD.match(field)
        if found is None or int(found[1]) >= len(self._reading.articles):
            return ""
        if found[2] == "body":
            block = self._block(int(found[1]), int(found[3] or 0))
            return " ".join(block_texts((block,))) if block is not None else ""
        return _words(getattr(self._reading.articles[int(found[1])], found[2], None))


def role_of_block(block: Block) -> str:
    """The role of the lines that a block of the body was read from."""
    kind = type(block).__name__.lower()
    return _ROLES.get(kind, kind)


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return "\n".join(_words(one) for one in value)
    return value if isinstance(value, str) else str(getattr(value, "text", "") or "")


def _where(text: str, wanted: str) -> Iterator[int]:
    """Where words begin and end in a line, told by their letters; nothing where they do not stand in it as a whole."""
    places = [at for at, sign in enumerate(text) if sign.isalnum() for _ in sign.casefold()]
    at = letters(text).find(wanted) if wanted else -1
    if at < 0 or at + len(wanted) > len(places):
        return
    yield with_opening(text, places[at])
    end = places[at + len(wanted) - 1] + 1
    while end < len(text) and not text[end].isspace():
        end += 1  # the signs behind the last word
    yield end


def _from_tree(reading: Reading) -> Iterator[LineRead]:
    """The fields and blocks of a format that names the roles itself, each as a line."""
    number = 0
    for place, article in enumerate(reading.articles):
        for field, role, text in _texts(article):
            number += 1
            origin = Origin(f"articles[{place}].{field}", (number,))
            yield LineRead(number, text, (LineSpan(0, len(text), role, origin),))


def _texts(article: Article) -> Iterator[tuple[str, str, str]]:
    """Field, role and words of all that an article holds, in reading order."""
    for name in _HEAD:
        if text := _words(getattr(article, name)):
            yield name, _ROLES.get(name, name), " ".join(text.split())
    for number, block in enumerate(article.body):
        if text := " ".join(" ".join(block_texts((block,))).split()):
            yield f"body[{number}]", role_of_block(block), text
    for name in _FOOT:
        for text in filter(None, _words(getattr(article, name)).split("\n")):
            yield name, _ROLES.get(name, name), text
