"""What a line shows of being a remark: the roles that its words play in such remarks, its form, its stems."""

from __future__ import annotations

import re
from functools import reduce
from itertools import combinations
from operator import or_

from umbruch.clipping.conventions import Conventions, conventions_for
from umbruch.clipping.marks.embargoes.embargo_vocabulary import Vocabulary, shared_words, vocabulary
from umbruch.clipping.marks.newsroom.telling_words import roles_of
from umbruch.clipping.signs.word_choice import folded
from umbruch.kept import Store, remembered

_LISTS = (
    "message_words", "pointing_words", "press_people", "asked_words", "approving_people", "agreement_words",
    "told_words", "spoken_events", "holding_words", "withholding_words", "delaying_words", "waiting_words",
    "till_words",
)  # fmt: skip
"""Lists of all languages whose words make notes when they stand together."""
_OWN_LISTS = ("pending_words", "consent_words", "approval_words")
"""Lists of the line's own language; their phrases count word by word."""
_MOST_WORDS = 10_000
_STEM = 6
"""Letters of a word by which it is known in all its cases."""
_FEW_CAPITALS = 3
_QUARTERS = 4
_LENGTHS = (4, 8, 13, 20, 30)
_STOPS = frozenset(".!?:)]")
_BULLETS = frozenset("([*#+>-–")

_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\d\d?[:.h]\d\d|\d\s?(?:Uhr|h|am|pm|kl)\b")
_LABEL = re.compile(r"[^:]{2,30}:\s")
_QUOTED = re.compile('["“”„«»]')


def evidence_of(text: str, lang: str) -> tuple[str, ...]:
    """What a line shows, by name, each once.

    Args:
        text: one line, or a short paragraph.
        lang: its language (BCP 47).
    """
    own = conventions_for(lang)
    words = _WORD.findall(folded(text))
    roles = (*roles_of(text, own.code), *_listed(words, own))
    shown = [f"role: {role}" for role in roles]
    shown += [f"roles: {one} + {other}" for one, other in combinations(roles, 2)]
    shown += _form(text.strip(), words, len(roles))
    shown += dict.fromkeys(f"stem: {word[:_STEM]}" for word in words)
    if words:
        shown.append(f"first: {words[0][:_STEM]}")
    return tuple(shown)


def _listed(words: list[str], own: Conventions) -> list[str]:
    """The lists in which some of the words are."""
    found = reduce(or_, map(_lists.__getitem__, words), 0)
    named = [name for at, name in enumerate(_LISTS) if found >> at & 1]
    return named + [name for name, entries in _own_lists(own.code) if any(map(entries.has, words))]


def _form(text: str, words: list[str], roles: int) -> list[str]:
    count = len(words)
    shown = [
        "any line",
        f"words: {sum(count >= length for length in _LENGTHS)}",
        f"ends: {text[-1:] if text[-1:] in _STOPS else 'word'}",
        f"capitals: {min(_FEW_CAPITALS, sum(word[:1].isupper() for word in _WORD.findall(text)[1:]))}",
        f"share of roles: {min(_QUARTERS, _QUARTERS * roles // max(1, count))}",
    ]
    told = (
        ("digits", _DIGIT.search(text)), ("clock", _CLOCK.search(text)), ("calls", "!" in text),
        ("opens with a sign", text[:1] in _BULLETS), ("capitals only", text.isupper()), ("label", _LABEL.match(text)),
        ("quoted", _QUOTED.search(text)),
    )  # fmt: skip
    return shown + [name for name, seen in told if seen]


class _Lists(Store[str, int]):
    """In which of the lists of all languages words are, each looked up when it is first met."""

    def __missing__(self, word: str) -> int:
        return self.keep(word, sum(1 << at for at, name in enumerate(_LISTS) if shared_words(name).has(word)))


_lists = _Lists(_MOST_WORDS, "clipping.marks.newsroom.likeness.line_evidence._lists")


@remembered(64)
def _own_lists(code: str) -> tuple[tuple[str, Vocabulary], ...]:
    own = conventions_for(code)
    return tuple((name, vocabulary(tuple(" ".join(getattr(own, name)).split()))) for name in _OWN_LISTS)
