"""Labels of embargoes as they are written in a hurry: with a letter wrong, with blanks between letters, with signs."""

from __future__ import annotations

import re

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.marks.embargo_words import time_follows
from umbruch.clipping.signs.undressed import undressed
from umbruch.kept import remembered

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_EMBARGO = 200
_LEAST_MISTYPED = 7
"""Letters of a label that may be told though one of them is wrong: `embargo` has seven."""
_ENDS = 4
"""Letters at either end of a mistyped label, one of which is right."""
_SPACED = re.compile(r"(?<!\w)(?:[^\W_] ){3,}[^\W_](?!\w)")


def plainly_written(line: str) -> str:
    """A line without signs and brackets around it, spaced letters joined: `⛔ E M B A R G O – Friday`."""
    bare = undressed(line)
    if _SPACED.search(bare):
        bare = _SPACED.sub(lambda found: found[0].replace(" ", ""), bare)
    enclosed = bare[:1] == "(" and bare[-1:] == ")" and bare.count("(") == 1
    return bare.strip("() ") if enclosed else bare


def is_mistyped(line: str) -> bool:
    """Whether a label with one letter wrong, missing or twice begins a line, a time after it: `Sperfrist: 5. Mai`."""
    found = _WORD.match(line)
    if found is None or len(line) >= _LONGEST_EMBARGO or not is_mistyped_label(found[0].casefold()):
        return False
    rest = line[found.end() :].strip(" !*+–-:：.")
    return bool(rest) and time_follows(rest)


def is_mistyped_label(word: str) -> bool:
    """Whether a word, in small letters, is a label with one letter wrong, missing or twice: `sperfrist`."""
    if len(word) < _LEAST_MISTYPED:
        return False
    if word[:_ENDS] not in _long_labels_by_ends() and word[-_ENDS:] not in _long_labels_by_ends():
        return False
    return any(_is_one_letter_off(word, label) for label in _long_labels())


def _is_one_letter_off(word: str, label: str) -> bool:
    if abs(len(word) - len(label)) > 1 or word == label:
        return False
    same = next(
        (at for at, pair in enumerate(zip(word, label, strict=False)) if pair[0] != pair[1]), min(len(word), len(label))
    )
    ends = ((word[same + 1 :], label[same + 1 :]), (word[same + 1 :], label[same:]), (word[same:], label[same + 1 :]))
    swapped = word[same : same + 2] == label[same : same + 2][::-1] and word[same + 2 :] == label[same + 2 :]
    return swapped or any(one == other for one, other in ends)


@remembered(1)
def _long_labels_by_ends() -> frozenset[str]:
    return frozenset(end for label in _long_labels() for end in (label[:_ENDS], label[-_ENDS:]))


@remembered(1)
def _long_labels() -> frozenset[str]:
    folded = map(str.casefold, everywhere("embargo_labels"))
    return frozenset(label for label in folded if len(label) >= _LEAST_MISTYPED and label.isalpha())
