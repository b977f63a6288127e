"""Where words may be cut, by the patterns of pyphen's dictionaries (Liang's method) and two rules of our own.

The German patterns have 66,000 lines; pyphen parses each in Python when it starts, which takes most of a second. Here
the file is split in one go and a pattern is parsed when a word first needs it. And pyphen mixes the two levels that
a dictionary may have, which cuts «Über-g-ang»; here, as in libhyphen, the first level (before `NEXTLEVEL`) parts
compounds and the second cuts their parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from pathlib import Path

from umbruch.kept import Store, made_once, remembered

MIN_WORD = 5
LEFT_MIN, RIGHT_MIN, PART_MIN = 2, 3, 2
MAX_WORDS = 20_000
MAX_LETTERS = 200

_NO_PATTERN = re.compile(rb"^(?:[%#^A-Z \t].*|[^\n /]*[ /].*)$", re.MULTILINE)
"""A comment, a setting in capitals, or a pattern that changes letters."""
_IN_NO_PATTERN = b"%#^ABCDEFGHIJKLMNOPQRSTUVWXYZ \t/"
_LINES_AT_TOP = 30
_OPENING = 5
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


class _Level:
    """One level of patterns."""

    def __init__(self, written: bytes, encoding: str) -> None:
        patterns = written.decode(encoding, "replace").split("\n")
        letters = written.translate(None, b"0123456789").decode(encoding, "replace").split("\n")
        self._patterns = dict(zip(letters, patterns, strict=True))
        self._patterns.pop("", None)
        self._longest = max(map(len, self._patterns), default=0)
        self._asked = 0

    def cuts(self, word: str) -> list[int]:
        """Cuts that leave enough letters on both sides of this part of a word."""
        dotted = f".{word}."
        values = [0] * (len(dotted) + 1)
        self._asked += 1
        many = self._asked > _FEW_WORDS
        starts, parts = _parts(len(dotted), _OPENING - 1 if many else self._longest)
        for start, pattern in zip(starts, map(self._patterns.get, parts(dotted)), strict=True):
            if pattern is not None:
                _raise(values, start, pattern)
        if many:
            for start in range(len(dotted) - _OPENING + 1):
                if dotted[start : start + _OPENING] in self._openings:
                    for end in range(start + _OPENING, len(dotted) + 1):
                        if (pattern := self._patterns.get(dotted[start:end])) is not None:
                            _raise(values, start, pattern)
        return [at - 1 for at in range(1 + LEFT_MIN, len(dotted) - PART_MIN) if values[at] % 2]

    @cached_property
    def _openings(self) -> frozenset[str]:
        """How long patterns begin: most are long, and few of them begin at a given letter of a word."""
        return frozenset(map(itemgetter(slice(0, _OPENING)), self._patterns))


@remembered(64)
def _parts(length: int, longest: int) -> tuple[tuple[int, ...], Callable[[str], Iterable[str]]]:
    """Where the parts of a word of that length start, and what takes them out of one."""
    spans = [slice(start, end) for start in range(length) for end in range(start + 1, min(start + longest, length) + 1)]
    return tuple(span.start for span in spans), itemgetter(*spans)


def _raise(values: list[int], start: int, pattern: str) -> None:
    for offset, value in enumerate(_values(pattern), start):
        if value > values[offset]:
            values[offset] = value


@remembered(100_000)
def _values(pattern: str) -> tuple[int, ...]:
    """`1b2c` has the values 1, 2, 0: one before each letter and one at the end."""
    values, pending = [], 0
    for character in pattern:
        if character.isdigit():
            pending = int(character)
        else:
            values.append(pending)
            pending = 0
    return (*values, pending)


@made_once(16)
def _read(path: Path) -> tuple[_Level, ...]:
    """The levels of a dictionary; hyphenation that changes letters (`/`) is left out."""
    content = path.read_bytes()
    encoding = content.split(b"\n", 1)[0].strip().decode("ascii", "replace")
    if encoding.lower().startswith("microsoft-cp"):
        encoding = encoding[10:]
    body = content.replace(b"\r", b"").split(b"\n", 1)[-1]
    levels = (_patterns_in(level) for level in body.split(b"\nNEXTLEVEL"))
    return tuple(_Level(level, encoding) for level in levels if level.strip())


def _patterns_in(level: bytes) -> bytes:
    """The lines that are patterns; what is none stands mostly at the top."""
    *top, rest = level.split(b"\n", _LINES_AT_TOP)
    if len(rest.translate(None, _IN_NO_PATTERN)) < len(rest):
        return _NO_PATTERN.sub(b"", level)
    return _NO_PATTERN.sub(b"", b"\n".join(top)) + b"\n" + rest


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
