"""Whether a line is the name of an office, a firm or a society, as it stands above what they send."""

from __future__ import annotations

import re

from umbruch.clipping.conventions import all_conventions, shared
from umbruch.kept import remembered

_MOST_WORDS = 9
_LONGEST = 90
_FEW_WORDS = 4
_LEAST_STEM = 4
_MOST_SHOUTED = 6
_MOST_BEHIND = 3
"""How many capital words may end a name right behind its office, none of them small: `Museum Kunst Palast`."""
_MOST_ATTACHED = 2
"""How many small words may end a name behind a preposition or article: `Service de la communication interne`."""
_PRAISED = ("e", "es")
"""How German adjectives end before an office, which make a headline of the two: `Lebendige Stadt`, `Neues Museum`."""
_SENTENCE_SIGNS = frozenset('?!:;„“”"«»…')
_WORD = re.compile(r"[^\W\d_][\w.’'/&-]*")
_UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")


def is_sender(line: str, small_words: frozenset[str]) -> bool:
    """Whether a line names who sends a text and says nothing of them.

    Args:
        line: a line above the report.
        small_words: those of the article's language, or of all.

    Returns:
        True for `Rowan County Council`, `Stadt Lauter – Pressestelle`, `Лугівська міська рада`; False for
        `Stadt Lauter baut Brücke`, whose verb is neither a name nor a small word, and for `Fest der Stadt Lauter`.
    """
    if len(line) > _LONGEST or not _SENTENCE_SIGNS.isdisjoint(line):
        return False
    if _UNSPACED.search(line):
        return line.endswith(shared().sender_endings) and len(line) <= _LONGEST // 3
    words = _WORD.findall(line)
    if not 0 < len(words) <= _MOST_WORDS or (line[-1] in ".," and not line.casefold().endswith(_legal_forms())):
        return False
    told = [_is_office_word(word.casefold()) for word in words]
    first = next((at for at, office in enumerate(told) if office), None)
    if first is None or any(word.casefold() in small_words for word in words[:first]):
        return False
    if line.isupper() and (any(map(str.isdigit, line)) or not (told[0] or told[-1]) or len(words) > _MOST_SHOUTED):
        return False
    if told == [False, True] and words[0].endswith(_PRAISED):
        return False
    last = max(at for at, office in enumerate(told) if office)
    behind = words[last + 1 :]
    if len(behind) > _MOST_BEHIND and all(word[0].isupper() and word.casefold() not in small_words for word in behind):
        return False  # a headline whose words all begin with capitals: `Hill School Wins Statewide Robotics Award`
    between = {word.casefold() for word in words[first + 1 : -1]}
    if told[-1] and len(words) <= _FEW_WORDS and words[0][0].isupper() and not (between and told[0]):
        return small_words.isdisjoint(between)
    attached = next(
        (
            at
            for at in range(max(1, len(words) - _MOST_ATTACHED), len(words))
            if words[at - 1].casefold() in small_words
        ),
        len(words),
    )
    return all(
        office or word[0].isupper() or word[0].upper() == word[0] or word.casefold() in small_words
        for word, office in zip(words[:attached], told[:attached], strict=True)
    )


@remembered(1)
def small_words_of_all() -> frozenset[str]:
    """The small words of all languages, for a line whose language is not known yet."""
    return frozenset().union(*(one.function_words for one in all_conventions().values()))


def _is_office_word(folded: str) -> bool:
    bare = folded.rstrip(".,")
    return (
        folded in shared().organisation_words
        or bare in shared().organisation_words
        or (len(bare) >= _LEAST_STEM and bare.startswith(_stems()))
        or bare.endswith(_endings())
    )


@remembered(1)
def _stems() -> tuple[str, ...]:
    return tuple(shared().sender_stems)


@remembered(1)
def _endings() -> tuple[str, ...]:
    return tuple(shared().sender_endings)


@remembered(1)
def _legal_forms() -> tuple[str, ...]:
    return tuple(word for word in shared().organisation_words if word.endswith("."))
