"""One pattern for many words: it matches what `word|word|…` matches, but looks at each letter of a text once."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping

from umbruch.kept import prepared, remembered

_Words = tuple[str, ...]
_Signs = tuple[tuple[str, str], ...]

_FORM = "1"
"""Goes up with every change of what is made of the same words: tables of other forms are made anew."""

_WORTH_KEEPING = 20
"""So many words are put together sooner than found among what the command line keeps."""

_MANY = 4
"""From so many first letters on it is asked first whether a text goes on with any of them."""


def any_of(words: Iterable[str], stands_for: Mapping[str, str] | None = None) -> str:
    """A pattern for any of the words; the first of them that lets the whole pattern match is taken, as with `|`.

    Beginnings that words share stand in it once. Words keep their order wherever a text can match more than one, so
    that nothing is found otherwise than by the plain list.

    Args:
        words: literally, letters and signs.
        stands_for: the pattern that a sign in a word stands for.
    """
    return _any_of(tuple(words), tuple((stands_for or {}).items()))


@remembered(64)
def _any_of(words: _Words, stands_for: _Signs) -> str:
    if len(words) < _WORTH_KEEPING:
        return _made(words, stands_for)
    whole = f"{_FORM} {words!r} {stands_for!r}"
    name = f"words/{zlib.crc32(whole.encode('utf-8', 'surrogatepass')):08x}"
    found = prepared(name, lambda: whole, lambda: _made(words, stands_for).encode())
    return _made(words, stands_for) if found is None else found.decode()


def _made(words: _Words, stands_for: _Signs) -> str:
    distinct = tuple(dict.fromkeys(words))
    firsts = {word[:1] for word in distinct}
    choice = _choice(distinct, dict(stands_for))
    if len(firsts) < _MANY or "" in firsts or not firsts.isdisjoint(dict(stands_for)):
        return choice
    return f"(?=[{re.escape(''.join(sorted(firsts)))}]){choice}"


def _choice(words: _Words, signs: Mapping[str, str]) -> str:
    """The pattern for what is left of words that began alike."""
    if len(words) == 1:
        return _written(words[0], signs)
    branches: list[tuple[str, list[str]]] = []
    latest: dict[str, int] = {}
    for word in words:
        first = word[:1]
        alike = _alike(first)
        at = latest.get(alike)
        if at is not None and branches[at][0] == first:
            branches[at][1].append(word[1:])
            continue
        if not word or first in signs:
            latest.clear()  # either matches where others do, too: nothing may go past it
        else:
            latest[alike] = len(branches)
        branches.append((first, [word[1:]]))
    written = [_written(first, signs) + _choice(tuple(rests), signs) for first, rests in branches]
    return written[0] if len(written) == 1 else f"(?:{'|'.join(written)})"


def _written(words: str, signs: Mapping[str, str]) -> str:
    """Words as a pattern; signs that stand for something are none that `re.escape` changes."""
    pattern = re.escape(words)
    for sign, stands_for in signs.items():
        pattern = pattern.replace(sign, stands_for)
    return pattern


def _alike(sign: str) -> str:
    """The same for all letters that match each other where case is ignored: capitals, `ſ` and `s`, `ı` and `i`."""
    return "i" if sign == "ı" else sign.casefold()[:1]


def folded(text: str) -> str:
    """A text in small letters; both letters i of Turkish are one, as capitals of other alphabets have it."""
    return text.replace("İ", "i").replace("ı", "i").casefold()


def all_folded(words: Iterable[str]) -> list[str]:
    """Each of the words as `folded` has it, at once: thousands of labels are, before the first line is read."""
    joined = folded("\n".join(words))
    return joined.split("\n") if joined else []
