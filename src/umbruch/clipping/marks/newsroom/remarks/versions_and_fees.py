"""What a sender says with a copy: which version it replaces, who gives interviews, what is paid, what pictures are for.

Reports speak of new versions, of fees and of interviews, too. They name whose they are; a sender says no more than that
this one replaces that of ten o'clock, or that he is to be paid as usual.
"""

from __future__ import annotations

from collections.abc import Sequence

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.marks.embargo_words import begins_like_a_month, names_a_time
from umbruch.clipping.marks.embargoes.embargo_vocabulary import (
    WORD,
    moments,
    only_words,
    orders_of_words,
    shared_words,
    small_words,
)
from umbruch.kept import remembered

_LEAST = 3
"""Words of the shortest of these lines."""
_MOST_OF_VERSION = 12
"""Words of a line that says which version it replaces."""
_MOST_OF_FEE = 14
"""Words of a line on what is to be paid."""
_MOST_OF_LIMIT = 18
"""Words of a line on what pictures may be used for."""
_MOST_OF_TELLER = 7
"""Words of a clause that says who said the rest."""
_NEAR = 3
"""Words at the beginning among which a line says what it is about."""


def is_polite(folded: Sequence[str]) -> bool:
    """Whether a courtesy stands among words, in small letters: `bitte`, `nous vous prions de`."""
    joined = f" {' '.join(folded)} "
    return any(f" {courtesy} " in joined for one in orders_of_words() for courtesy in one.courtesies)


def is_told_of(paragraph: str) -> bool:
    """Whether the last clause says whose words the rest are: `…, rät die Polizei`, `…, he tells his customers`.

    Args:
        paragraph: the whole of it, on one line.
    """
    _, comma, behind = paragraph.rpartition(", ")
    words = [word.casefold() for word in WORD.findall(behind)]
    return bool(comma) and len(words) <= _MOST_OF_TELLER and not _saying_words().isdisjoint(words)


@remembered(1)
def _saying_words() -> frozenset[str]:
    return frozenset(word.casefold() for entry in everywhere("saying_words") for word in entry.split()) - small_words()


def replaces_a_version(folded: Sequence[str]) -> bool:
    """`Ersetzt die Fassung von 10 Uhr`, `Questa versione sostituisce quella delle ore 10`.

    Nothing is said of the version but when it came: `Die neue Fassung des Gesetzes ersetzt …` names a law.

    Args:
        folded: the words of a paragraph in small letters.
    """
    if not _LEAST <= len(folded) <= _MOST_OF_VERSION:
        return False
    replacing = [at for at, word in enumerate(folded) if shared_words("replacing_words").has(word)]
    if not replacing:
        return False
    before = folded[: replacing[0]]
    if not before and any(map(_is_what_was_sent, folded[: _NEAR + 1])):
        return True
    if not any(map(_is_what_was_sent, folded)) or not all(map(_is_of_versions, folded)):
        return False
    if not any(map(_is_what_was_sent, before)):
        return all(word in shared().pointing_words for word in before)
    opens = _is_what_was_sent(before[0]) or shared_words("earlier_words").has(before[0])
    return opens or not shared().pointing_words.isdisjoint(before)


def offers_interviews(paragraph: str, words: Sequence[str], folded: Sequence[str]) -> bool:
    """`Für Interviews steht Ihnen Frau Kern bis 16 Uhr zur Verfügung`; a report says who was not to be had.

    Args:
        paragraph: the whole of it, on one line.
        words: its words.
        folded: these in small letters.
    """
    if not any(map(shared_words("interview_words").has, folded)):
        return False
    if not any(map(shared_words("reaching_words").has, folded)) or refuses(folded):
        return False
    if not only_words().isdisjoint(folded):
        return False
    addressed = shared().addressing_words
    return not addressed.isdisjoint(words) or names_a_time(paragraph) or not paragraph.endswith(".")


def speaks_of_a_fee(folded: Sequence[str]) -> bool:
    """`Honorar bitte auf das bekannte Konto`, `Fee as agreed, please invoice`: what is paid first, and a request.

    Args:
        folded: the words of a paragraph in small letters.
    """
    if len(folded) > _MOST_OF_FEE or not shared_words("fee_words").has(folded[0]):
        return False
    return is_polite(folded) or any(map(shared_words("agreed_words").has, folded[:_NEAR]))


def limits_pictures_to_the_copy(folded: Sequence[str]) -> bool:
    """`Images may only be used in connection with this story`: pictures, an only, an act, and what was sent.

    Args:
        folded: the words of a paragraph in small letters.
    """
    if len(folded) > _MOST_OF_LIMIT or not any(map(shared_words("picture_words").has, folded[:_NEAR])):
        return False
    only = next((at for at, word in enumerate(folded) if word in only_words()), None)
    if only is None or not any(one.publishing.has(word) for one in orders_of_words() for word in folded):
        return False
    behind = folded[only:]
    pointed = (at for at, word in enumerate(behind[:-1]) if word in shared().pointing_words)
    return any(map(_is_what_was_sent, (behind[at + 1] for at in pointed)))


def is_for_some_papers(folded: Sequence[str]) -> bool:
    """`Zur Verwendung nur im Lokalteil`, `For use in Sunday papers only`: an act, an only, a paper or a part.

    Args:
        folded: the words of a paragraph in small letters.
    """
    if not _LEAST < len(folded) <= _MOST_OF_VERSION or folded[0] not in shared().purpose_words:
        return False
    if only_words().isdisjoint(folded) or not any(one.publishing.has(folded[1]) for one in orders_of_words()):
        return False
    return any(map(shared_words("paper_words").has, folded[_NEAR - 1 :]))


def refuses(folded: Sequence[str]) -> bool:
    """Whether a refusal stands among words, in small letters, in any language."""
    return any(one.refusals.has(word) for one in orders_of_words() for word in folded)


def _is_what_was_sent(word: str) -> bool:
    return shared_words("version_words").has(word) or shared_words("message_words").has(word)


def _is_of_versions(word: str) -> bool:
    return (
        _is_what_was_sent(word)
        or word in small_words()
        or word in shared().sending_ways
        or word in shared().pointing_words
        or shared_words("replacing_words").has(word)
        or shared_words("earlier_words").has(word)
        or moments().has(word)
        or begins_like_a_month(word)
    )
