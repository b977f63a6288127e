"""One pattern for many words: it matches what `word|word|…` matches, but looks at each letter of a text once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

_Tokens = tuple[str, ...]

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
    signs = stands_for or {}
    tokens = [tuple(signs.get(sign) or re.escape(sign) for sign in word) for word in dict.fromkeys(words)]
    firsts = {word[0] if word else "" for word in tokens}
    choice = _choice(tokens, frozenset(signs.values()))
    if len(firsts) < _MANY or "" in firsts or firsts & set(signs.values()):
        return choice
    return f"(?=[{''.join(sorted(firsts))}]){choice}"


def _choice(words: Sequence[_Tokens], gaps: frozenset[str]) -> str:
    """The pattern for what is left of words that began alike."""
    branches: list[tuple[str, list[_Tokens]]] = []
    latest: dict[str, int] = {}
    for word in words:
        first = word[0] if word else ""
        alike = _alike(first)
        at = latest.get(alike)
        if at is not None and branches[at][0] == first:
            branches[at][1].append(word[1:])
            continue
        if not word or first in gaps:
            latest.clear()  # either matches where others do, too: nothing may go past it
        else:
            latest[alike] = len(branches)
        branches.append((first, [word[1:]] if word else []))
    written = [first + (_choice(rests, gaps) if rests else "") for first, rests in branches]
    return written[0] if len(written) == 1 else f"(?:{'|'.join(written)})"


def _alike(sign: str) -> str:
    """The same for all letters that match each other where case is ignored: capitals, `ſ` and `s`, `ı` and `i`."""
    return "i" if sign == "ı" else sign.casefold()[:1] if len(sign) == 1 else sign
