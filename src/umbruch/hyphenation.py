"""Where words may be cut, by the patterns of pyphen's dictionaries (Liang's method) and two rules of our own.

The German patterns have 66,000 lines; pyphen parses each in Python when it starts, which takes most of a second. Here
the file is split in one go and a pattern is parsed when a word first needs it. And pyphen mixes the two levels that
a dictionary may have, which cuts «Über-g-ang»; here, as in libhyphen, the first level (before `NEXTLEVEL`) parts
compounds and the second cuts their parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

MIN_WORD = 5
LEFT_MIN, RIGHT_MIN, PART_MIN = 2, 3, 2
MAX_WORDS = 20_000
MAX_LETTERS = 200

_DIGITS = re.compile(r"\d")
_NO_PATTERN = frozenset("%#^ABCDEFGHIJKLMNOPQRSTUVWXYZ \t")
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
        self._known: dict[str, tuple[int, ...]] = {}

    def cuts(self, word: str) -> tuple[int, ...]:
        """Positions in `word` (letters only) where a hyphen may be put, ascending."""
        if len(word) < MIN_WORD or len(word) > MAX_LETTERS or not self._levels:
            return ()
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= MAX_WORDS:
                self._known.clear()
            found = self._known[word] = self._find(word.lower(), len(word))
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

    def __init__(self, lines: list[str]) -> None:
        written = "\n".join(lines)
        self._patterns = dict(zip(_DIGITS.sub("", written).split("\n"), lines, strict=True)) if lines else {}
        self._longest = max(map(len, self._patterns), default=0)

    def cuts(self, word: str) -> list[int]:
        """Cuts that leave enough letters on both sides of this part of a word."""
        dotted = f".{word}."
        values = [0] * (len(dotted) + 1)
        for start in range(len(dotted)):
            for end in range(start + 1, min(len(dotted), start + self._longest) + 1):
                pattern = self._patterns.get(dotted[start:end])
                if pattern is None:
                    continue
                for offset, value in enumerate(_values(pattern), start):
                    if value > values[offset]:
                        values[offset] = value
        return [at - 1 for at in range(1 + LEFT_MIN, len(dotted) - PART_MIN) if values[at] % 2]


@lru_cache(maxsize=100_000)
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


@lru_cache(maxsize=16)
def _read(path: Path) -> tuple[_Level, ...]:
    """The levels of a dictionary; hyphenation that changes letters (`/`) is left out."""
    content = path.read_bytes()
    encoding = content.split(b"\n", 1)[0].strip().decode("ascii", "replace")
    if encoding.lower().startswith("microsoft-cp"):
        encoding = encoding[10:]
    body = content.decode(encoding, "replace").replace("\r", "").split("\n", 1)[1]
    levels = (level.split("\n") for level in body.split("\nNEXTLEVEL"))
    return tuple(_Level(lines) for level in levels if (lines := [line for line in level if _is_pattern(line)]))


def _is_pattern(line: str) -> bool:
    """Neither empty, nor a comment, nor a setting in capitals."""
    return bool(line) and line[0] not in _NO_PATTERN and "/" not in line and " " not in line


@lru_cache(maxsize=32)
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
