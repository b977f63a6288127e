"""What was put right in a version, and in which papers a text may not stand: `New version – name corrected`.

Laws and timetables have new versions, too. A sender names a place in the copy, and nothing that it is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from umbruch.clipping.conventions import everywhere
from umbruch.clipping.marks.embargoes.embargo_vocabulary import moments, orders_of_words, shared_words, small_words
from umbruch.kept import remembered

_MOST_OF_CORRECTION = 14
"""Words of a line that says what was put right."""
_MOST_OF_PAPERS = 9
"""Words of a line that says in which papers a text may not stand."""
_NEAR = 3
"""Words at the beginning among which a line names its version, or refuses."""


def tells_what_was_corrected(folded: Sequence[str]) -> bool:
    """`Neue Fassung – Name im dritten Absatz korrigiert`; what opens with `Corrects` is a wire's correction.

    Args:
        folded: the words of a paragraph in small letters.
    """
    if not _NEAR < len(folded) <= _MOST_OF_CORRECTION:
        return False
    if not any(map(shared_words("correcting_words").has, folded)):
        return False
    if not any(map(shared_words("version_words").has, folded[:_NEAR])) or not all(map(_is_of_copy, folded)):
        return False
    return any(shared_words(field).has(word) for field in ("copy_places", "name_nouns") for word in folded)


def is_not_for_some_papers(folded: Sequence[str]) -> bool:
    """`Not for use in the Sunday supplement`, `Nicht für die Wochenendausgabe verwenden`: a refusal, an act, a paper.

    Args:
        folded: the words of a paragraph in small letters.
    """
    if not _NEAR < len(folded) <= _MOST_OF_PAPERS or not any(map(_is_paper, folded)):
        return False
    return any(
        any(map(one.refusals.has, folded[:_NEAR]))
        and any(one.publishing.has(word) and not one.refusals.has(word) for word in folded)
        and all(
            word in small_words()
            or one.known.has(word)
            or shared_words("using_words").has(word)
            or moments().has(word)
            or _is_paper(word)
            for word in folded
        )
        for one in orders_of_words()
    )


def _is_paper(word: str) -> bool:
    return shared_words("paper_words").has(word) or word in _editions() or word.endswith(_edition_endings())


def _is_of_copy(word: str) -> bool:
    if word in small_words():
        return True
    fields = ("version_words", "earlier_words", "correcting_words", "copy_places", "counting_words", "name_nouns")
    return any(shared_words(field).has(word) for field in fields) or shared_words("message_words").has(word)


@remembered(1)
def _editions() -> frozenset[str]:
    return frozenset(entry.casefold() for entry in everywhere("edition_words") if "*" not in entry)


@remembered(1)
def _edition_endings() -> tuple[str, ...]:
    return tuple(entry[1:].casefold() for entry in everywhere("edition_words") if entry.startswith("*"))
