"""Where words may be cut, by the patterns of pyphen's dictionaries (Liang's method) and two rules of our own.

The German patterns have 66,000 lines; pyphen parses each in Python when it starts, which takes most of a second. Here
the file is split in one go and a pattern is parsed when a word first needs it. And pyphen mixes the two levels that
a dictionary may have, which cuts «Über-g-ang»; here, as in libhyphen, the first level (before `NEXTLEVEL`) parts
compounds and the second cuts their parts.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from pathlib import Path

from umbruch.kept import Store, made_once, prepared, remembered

MIN_WORD = 5
LEFT_MIN, RIGHT_MIN, PART_MIN = 2, 3, 2
MAX_WORDS = 20_000
MAX_LETTERS = 200

_NO_PATTERN = re.compile(rb"^(?:[%#^A-Z \t].*|[^\n /]*[ /].*)$", re.MULTILINE)
"""A comment, a setting in capitals, or a pattern that changes letters."""
_IN_NO_PATTERN = re.compile(rb"[%#^A-Z \t/]")
_FIGURES = b"0123456789"
_NO_FIGURES = dict.fromkeys(_FIGURES)
_FURTHER_BYTES = bytes(range(0x80, 0xC0))
"""Bytes of UTF-8 with which no letter begins."""
_SHAPE = bytes(sign if sign in _FIGURES + b"\n" else ord(".") for sign in range(256))
"""Makes a point of each letter of a pattern, and leaves its figures."""
_OPENING = 5
_TOLD_BY = 3
"""Letters by which patterns are parted: of 66,000 a word needs some hundred, by two letters it would be thousands."""
_FEW_WORDS = 300
_VOWELS = frozenset("aeiouyäöüáàâãåæéèêëíìîïóòôõøœúùûůýěąęőűіїєаеёиоуыэюяαεηιουωάέήίόύώ")

STEMS: dict[str, tuple[str, ...]] = {
    "de": (
        "über-gang", "über-gab", "unter-gang", "zu-sam-men-ar-beit", "lett-au-to-mat", "ur-in-stinkt", "bau-charme",
        "topf-er-de", "stau-be-cken", "ge-mein-de-rat", "bür-ger-meis-ter", "städ-te-bund", "rat-haus", "kran-ken-haus",
        "ge-rä-te-haus", "mit-ar-bei-ter", "mit-ar-bei-te-rin", "vor-arl-berg", "be-inhal-t", "ver-ant-wort",
        "land-rat", "er-neu-er-ba", "bun-des-tag", "rund-um", "war-um", "glas-fa-ser", "aus-bau", "feu-er-wehr",
    ),
    "en": ("news-pa-per", "pub-li-ca-tion", "ther-a-pist", "ther-a-py"),
}  # fmt: skip
"""Parts of words that the patterns cut wrongly or against the sense, with the cuts that an editor wants."""

_PREFERRED = {"de": "de_DE", "en": "en_US", "no": "nb_NO", "nb": "nb_NO", "nn": "nn_NO", "pt": "pt_PT", "sr": "sr_Latn"}


class Hyphenator:
    """Cuts words of one language."""

    def __init__(self, primary: str, dictionary: Path | None) -> None:
        """Take the primary language subtag and the file of its patterns, None for a language without."""
        self._stems = tuple((written.replace("-", ""), _cuts_in(written)) for written in STEMS.get(primary, ()))
        self._levels = _read(dictionary) if dictionary else ()
        self._known: Store[str, tuple[int, ...]] = Store(MAX_WORDS)

    def cuts(self, word: str) -> tuple[int, ...]:
        """Positions in `word` (letters only) where a hyphen may be put, ascending."""
        if len(word) < MIN_WORD or len(word) > MAX_LETTERS or not self._levels:
            return ()
        found = self._known.get(word)
        if found is None:
            found = self._known.keep(word, self._find(word.lower(), len(word)))
        return found

    def _find(self, word: str, length: int) -> tuple[int, ...]:
        if len(word) != length:
            return ()
        cuts: set[int] = set()
        for level in self._levels:
            edges = [0, *sorted(cuts), len(word)]
            for start, end in pairwise(edges):
                cuts.update(start + cut for cut in level.cuts(word[start:end]))
        return self._with_stems(word, _without_lone_consonants(word, sorted(cuts)))

    def _with_stems(self, word: str, cuts: list[int]) -> tuple[int, ...]:
        for stem, inside in self._stems:
            start = word.find(stem)
            if start < 0:
                continue
            end = start + len(stem)
            cuts = [cut for cut in cuts if not start < cut < end] + [start + cut for cut in inside]
        return tuple(sorted(cut for cut in set(cuts) if LEFT_MIN <= cut <= len(word) - RIGHT_MIN))


def _cuts_in(written: str) -> list[int]:
    cuts, at = [], 0
    for part in written.split("-")[:-1]:
        at += len(part)
        cuts.append(at)
    return cuts


def _without_lone_consonants(word: str, cuts: list[int]) -> list[int]:
    """A consonant alone between two cuts is a fault of the patterns: both cuts go."""
    wrong = {
        cut for left, right in pairwise(cuts) if right - left == 1 and word[left] not in _VOWELS
        for cut in (left, right)
    }  # fmt: skip
    if cuts and cuts[0] == 1 and word[0] not in _VOWELS:
        wrong.add(1)
    return [cut for cut in cuts if cut not in wrong]


_Parted = dict[str, tuple[str, bytes]]
"""The letters of patterns, one a line, and their shapes, by their first three letters, or those that they have."""


class _Level:
    """One level of patterns: all of them at once, or parted by how they begin, of which a word needs few."""

    def __init__(self, patterns: dict[str, bytes], longest: int, parted: _Parted | None = None) -> None:
        self._patterns = patterns
        self._parted = parted or {}
        self._longest = longest
        self._asked = 0

    def cuts(self, word: str) -> list[int]:
        """Cuts that leave enough letters on both sides of this part of a word."""
        dotted = f".{word}."
        values = [0] * (len(dotted) + 1)
        self._asked += 1
        many = self._asked > _FEW_WORDS
        if self._parted:
            self._take(list(self._parted) if many else _openings_in(dotted))
        starts, parts = _parts(len(dotted), _OPENING - 1 if many else self._longest)
        pattern_of = self._patterns.get
        fitting = [(at, one) for at, one in zip(starts, map(pattern_of, parts(dotted)), strict=True) if one is not None]
        if many:
            long = self._openings.get
            for start in range(len(dotted) - _OPENING + 1):
                longest = long(dotted[start : start + _OPENING])
                if longest is not None:
                    ends = range(start + _OPENING, min(start + longest, len(dotted)) + 1)
                    found = [pattern_of(dotted[start:end]) for end in ends]
                    fitting += [(start, pattern) for pattern in found if pattern is not None]
        for start, pattern in fitting:
            for offset, value in _values(pattern):
                if value > values[start + offset]:
                    values[start + offset] = value
        return [at - 1 for at in range(1 + LEFT_MIN, len(dotted) - PART_MIN) if values[at] % 2]

    def _take(self, openings: Iterable[str]) -> None:
        """Have the patterns at hand that begin so; another thread may do the same."""
        for opening in openings:
            if (written := self._parted.get(opening)) is not None:
                letters, shapes = written
                self._patterns.update(zip(letters.split("\n"), shapes.split(b"\n"), strict=True))
                self._parted.pop(opening, None)

    @cached_property
    def _openings(self) -> dict[str, int]:
        """How long patterns begin, and the length of the longest that begins so.

        Most are long, and few of them begin at a given letter of a word.
        """
        found: dict[str, int] = {}
        for letters in self._patterns:
            opening, length = letters[:_OPENING], len(letters)
            if length > found.get(opening, _OPENING - 1):
                found[opening] = length
        return found


@remembered(64)
def _parts(length: int, longest: int) -> tuple[tuple[int, ...], Callable[[str], Iterable[str]]]:
    """Where the parts of a word of that length start, and what takes them out of one."""
    spans = [slice(start, end) for start in range(length) for end in range(start + 1, min(start + longest, length) + 1)]
    return tuple(span.start for span in spans), itemgetter(*spans)


@remembered(10_000)
def _values(shape: bytes) -> tuple[tuple[int, int], ...]:
    """`1b2c`, whose shape is `1.2.`, has the values 1 before its first letter and 2 before its second one."""
    values, letters = [], 0
    for sign in shape.decode("ascii"):
        if sign.isdigit():
            values.append((letters, int(sign)))
        else:
            letters += 1
    return tuple(values)


def _openings_in(dotted: str) -> list[str]:
    """How a pattern may begin that fits somewhere in a word."""
    return [dotted[at : at + length] for length in range(1, _TOLD_BY + 1) for at in range(len(dotted) - length + 1)]


def _by_letters(written: bytes) -> dict[str, bytes]:
    """The shapes of patterns, one a line in UTF-8, by their letters without the figures.

    Thousands of patterns have one shape, which is kept once for all of them.
    """
    shapes = written.translate(_SHAPE, _FURTHER_BYTES).split(b"\n")
    letters = written.translate(None, _FIGURES).decode("utf-8").split("\n")
    once: dict[bytes, bytes] = {}
    found = dict(zip(letters, map(once.setdefault, shapes, shapes), strict=True))
    found.pop("", None)
    return found


@made_once(16)
def _read(path: Path) -> tuple[_Level, ...]:
    """The levels of a dictionary; on the command line they were parted before, so that few patterns are looked at."""
    state = path.stat()
    kept = prepared(
        f"hyphenation {path.name}",
        lambda: f"3 {path} {state.st_mtime_ns} {state.st_size}",
        lambda: marshal.dumps([_parted(level) for level in _levels(path)]),
    )
    if kept is None:
        levels = map(_by_letters, _levels(path))
        return tuple(_Level(level, max(map(len, level), default=0)) for level in levels)
    return tuple(_Level({}, longest, parted) for longest, parted in marshal.loads(kept))  # noqa: S302  the user's own


def _parted(level: bytes) -> tuple[int, _Parted]:
    """The longest pattern's letters, and the patterns by how they begin."""
    patterns = _by_letters(level)
    openings: dict[str, list[str]] = {}
    for letters in patterns:
        openings.setdefault(letters[:_TOLD_BY], []).append(letters)
    parted = {
        opening: ("\n".join(own), b"\n".join(map(patterns.__getitem__, own))) for opening, own in openings.items()
    }
    return max(map(len, patterns), default=0), parted


def _levels(path: Path) -> Iterator[bytes]:
    """The patterns of each level, one a line in UTF-8; hyphenation that changes letters (`/`) is left out."""
    content = path.read_bytes()
    encoding = content.split(b"\n", 1)[0].strip().decode("ascii", "replace")
    if encoding.lower().startswith("microsoft-cp"):
        encoding = encoding[10:]
    body = content.replace(b"\r", b"").split(b"\n", 1)[-1]
    levels = (_patterns_in(level) for level in body.split(b"\nNEXTLEVEL"))
    return (level.decode(encoding, "replace").encode() for level in levels if level.strip())


def _patterns_in(level: bytes) -> bytes:
    """The lines that are patterns, the others left empty; of the tens of thousands some sixty are looked at."""
    parts: list[bytes] = []
    done = 0
    for sign in _IN_NO_PATTERN.finditer(level):
        if sign.start() < done:
            continue
        start = max(done, level.rfind(b"\n", done, sign.start()) + 1)
        end = level.find(b"\n", sign.start())
        end = len(level) if end < 0 else end
        parts += (level[done:start], _NO_PATTERN.sub(b"", level[start:end]))
        done = end
    return b"".join((*parts, level[done:]))


@made_once(32)
def hyphenator(lang: str | None) -> Hyphenator:
    """The hyphenator of a language (BCP 47); one that cuts nothing where there are no patterns."""
    written = (lang or "").replace("-", "_")
    primary = written.split("_")[0].lower()
    if not primary:
        return Hyphenator("", None)
    import pyphen

    name = next((name for name in _names(written, primary) if name in pyphen.LANGUAGES), None)
    return Hyphenator(primary, Path(pyphen.LANGUAGES[name]) if name else None)


def _names(written: str, primary: str) -> Iterator[str]:
    """Names that a dictionary may go by; pyphen's own choice among regions depends on the order of a folder."""
    import pyphen

    if "_" in written:
        yield written
    yield _PREFERRED.get(primary, primary)
    yield from sorted(name for name in pyphen.LANGUAGES if name.split("_")[0] == primary)
