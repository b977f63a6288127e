"""What a sender says to those who may print the text: thanks for it, whom it is for, who answers the press.

`Über einen Abdruck in Ihrer Zeitung würden wir uns sehr freuen`: no phrase of it is in a list, but a report hardly
thanks for being printed, speaks to journalists alone or says who of a firm answers them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.marks.embargo_words import EAST_ASIAN
from umbruch.clipping.marks.embargoes.embargo_vocabulary import (
    WORD,
    Order,
    Vocabulary,
    agreements,
    knows,
    naming_words,
    only_words,
    orders_of_words,
    shared_words,
    vocabulary,
)
from umbruch.clipping.marks.furniture.press_contacts import tells_whom_to_ask
from umbruch.clipping.marks.newsroom.desk_orders import LONGEST, is_told_to_readers
from umbruch.clipping.marks.newsroom.remarks.corrected_versions import (
    is_not_for_some_papers,
    tells_what_was_corrected,
)
from umbruch.clipping.marks.newsroom.remarks.credits_and_names import asks_for_a_credit, asks_not_to_name
from umbruch.clipping.marks.newsroom.remarks.versions_and_fees import (
    is_for_some_papers,
    is_polite,
    is_told_of,
    limits_pictures_to_the_copy,
    offers_interviews,
    replaces_a_version,
    speaks_of_a_fee,
)
from umbruch.clipping.marks.release import has_address, opens_contact
from umbruch.kept import remembered

_LEAST_ACT = 5
"""Letters of a word for publishing that has no other meaning."""
_MOST_TO_PRESS = 12
"""Words of a line that says whom it is for: `This notice is for journalists only and should not be quoted`."""
_MOST_OF_REQUEST = 9
"""Words of a request that says of a text no more than that it be printed."""
_MOST_STRANGE = 1
"""Words of such a line that no list has."""
_NEAR = 3
"""Words from an `only` to the press, and those among which a sentence says what it is about."""
_HEAD = 4
"""Letters by which most paragraphs are known to hold none of the words."""
_QUOTED = re.compile('["“”„«»]')


def speaks_to_the_press(paragraph: str) -> bool:
    """Whether all of a short paragraph is for whoever may print the text, and for no reader.

    Args:
        paragraph: the whole of it, on one line.
    """
    if len(paragraph) > LONGEST or EAST_ASIAN.search(paragraph):
        return False
    words = WORD.findall(paragraph)
    folded = [word.casefold() for word in words]
    if _QUOTED.search(paragraph) or not (
        any(word[:_HEAD] in _clues() or word.endswith(_edition_endings()) for word in folded)
    ):
        return False
    if is_told_to_readers(paragraph) or is_told_of(paragraph) or not _past_words().isdisjoint(folded):
        return False
    return (
        any(map(shared_words("voucher_words").has, folded))
        or _thanks_for_printing(words, folded)
        or _is_for_the_press_alone(folded)
        or (_answers_the_press(folded) and not has_address(paragraph) and not opens_contact(paragraph))
        or _gives_pictures_free(folded)
        or _limits_changes(folded)
        or replaces_a_version(folded)
        or tells_what_was_corrected(folded)
        or is_not_for_some_papers(folded)
        or _withdraws_a_version(folded)
        or (offers_interviews(paragraph, words, folded) and not tells_whom_to_ask(paragraph))
        or speaks_of_a_fee(folded)
        or is_for_some_papers(folded)
        or limits_pictures_to_the_copy(folded)
        or _asks_to_print(folded)
        or asks_for_a_credit(folded)
        or asks_not_to_name(folded)
    )


def _thanks_for_printing(words: Sequence[str], folded: Sequence[str]) -> bool:
    """`Wir wären Ihnen dankbar, wenn Sie diesen Text abdrucken könnten`."""
    if not any(map(shared_words("thanking_words").has, folded)):
        return False
    pointing = shared().pointing_words
    if not any(
        word in pointing or shared_words("paper_words").has(word) or shared_words("message_words").has(word)
        for word in folded
    ):
        return False
    addressed = shared().addressing_words
    if addressed.isdisjoint(words[1:]) and addressed.isdisjoint(folded):
        return False
    return any(len(word) >= _LEAST_ACT and _acts().has(word) for word in folded)


def _is_for_the_press_alone(folded: Sequence[str]) -> bool:
    """`Nur für Journalisten, bitte nicht zitieren`: an `only`, a small word, the press, and hardly a strange word."""
    only = [at for at, word in enumerate(folded) if word in only_words()]
    press = [at for at, word in enumerate(folded) if shared_words("press_people").has(word)]
    if not only or not press or len(folded) > _MOST_TO_PRESS:
        return False
    purposes = shared().purpose_words
    before = any(1 < at - first <= _NEAR + 1 for first in only for at in press)
    if not before and not any(first == at + 1 and folded[at - 1] in purposes for first in only for at in press):
        return False
    strange = min(
        ([at for at, word in enumerate(folded) if not _may_be_said(word, one)] for one in orders_of_words()), key=len
    )
    return len(strange) <= _MOST_STRANGE and all(
        at > press[0] or (at > 0 and folded[at - 1] in shared().pointing_words) for at in strange
    )


def _answers_the_press(folded: Sequence[str]) -> bool:
    """`Für Rückfragen der Medien steht Frau Kern bis 16 Uhr zur Verfügung`."""
    if not any(map(shared_words("query_words").has, folded[: _NEAR + 1])):
        return False
    if not any(map(shared_words("press_people").has, folded)) and not any(
        word.startswith(shared().press_stems) for word in folded
    ):
        return False
    if is_polite(folded) and not only_words().isdisjoint(folded):
        return True
    return any(map(shared_words("reaching_words").has, folded)) and not any(map(_refusals().has, folded))


def _gives_pictures_free(folded: Sequence[str]) -> bool:
    """`Das Bildmaterial darf im Rahmen der Berichterstattung kostenlos verwendet werden`."""
    return (
        any(map(shared_words("picture_words").has, folded[:_NEAR]))
        and any(map(shared_words("permission_words").has, folded))
        and any(map(_doing().has, folded))
        and any(map(shared_words("free_words").has, folded))
    )


def _limits_changes(folded: Sequence[str]) -> bool:
    """`Änderungen und Kürzungen bitte nur nach Absprache`, `Kürzungen bitte nur von hinten`."""
    only = next((at for at, word in enumerate(folded) if word in only_words()), None)
    if only is None or len(folded) > _MOST_TO_PRESS or not is_polite(folded):
        return False
    behind = folded[only + 1 : only + 1 + _NEAR]
    bounded = any(agreements().has(word) or shared_words("cutting_ends").has(word) for word in behind)
    return bounded and any(map(shared_words("changing_words").has, folded[:only]))


def _withdraws_a_version(folded: Sequence[str]) -> bool:
    """`Bitte die Version von 10 Uhr nicht mehr verwenden`."""
    return (
        any(map(shared_words("version_words").has, folded))
        and is_polite(folded)
        and not any(map(shared_words("permission_words").has, folded))
        and any(map(_refusals().has, folded))
        and any(map(_acts().has, folded))
    )


def _asks_to_print(folded: Sequence[str]) -> bool:
    """`Bitte in der nächsten Ausgabe veröffentlichen`, `Please run in Thursday's paper`, `Se ruega su publicación`."""
    return _asks_for_nothing_else(folded) or (
        len(folded) <= _MOST_TO_PRESS
        and is_polite(folded[:_NEAR])
        and any(map(_doing().has, folded))
        and any(map(_is_paper, folded))
    )


def _is_paper(word: str) -> bool:
    """`Ausgabe`, `Wochenendausgabe`."""
    return shared_words("paper_words").has(word) or word.endswith(_edition_endings())


def _asks_for_nothing_else(folded: Sequence[str]) -> bool:
    """`Con preghiera di pubblicazione`: a courtesy, an act done to texts alone, and small words."""
    if len(folded) > _MOST_OF_REQUEST or not is_polite(folded[:_NEAR]):
        return False
    if not any(
        len(word) >= _LEAST_ACT and _acts().has(word) and not shared_words("using_words").has(word) for word in folded
    ):
        return False
    return any(all(knows(one, word) or one.sent.has(word) for word in folded) for one in orders_of_words())


def _may_be_said(word: str, order: Order) -> bool:
    if knows(order, word) or order.sent.has(word) or naming_words(order.code).has(word) or word in only_words():
        return True
    lists = ("press_people", "message_words", "using_words")
    return word in shared().purpose_words or any(shared_words(field).has(word) for field in lists)


@remembered(1)
def _clues() -> frozenset[str]:
    """What one word of every such paragraph begins with."""
    fields = (
        "voucher_words", "thanking_words", "paper_words", "credit_people", "press_people", "query_words", "free_words",
        "changing_words", "version_words", "replacing_words",
        "interview_words", "fee_words", "picture_words", "credit_acts", "source_words", "name_nouns",
        "correcting_words",
    )  # fmt: skip
    entries = [entry for field in fields for entry in getattr(shared(), field)]
    entries += [word for entry in everywhere("naming_words") for word in entry.split()]
    courtesies = (word for entry in everywhere("courtesies") for word in WORD.findall(entry) if len(word) >= _HEAD)
    editions = (entry for entry in everywhere("edition_words") if not entry.startswith("*"))
    return frozenset(entry.casefold()[:_HEAD].rstrip("*") for entry in (*entries, *courtesies, *editions))


@remembered(1)
def _acts() -> Vocabulary:
    return vocabulary(tuple(entry for entry in everywhere("publishing_words") if len(entry) >= _LEAST_ACT))


@remembered(1)
def _doing() -> Vocabulary:
    return vocabulary(everywhere("publishing_words"))


@remembered(1)
def _refusals() -> Vocabulary:
    return vocabulary(everywhere("embargo_refusals"))


@remembered(1)
def _edition_endings() -> tuple[str, ...]:
    return tuple(entry[1:].casefold() for entry in everywhere("edition_words") if entry.startswith("*"))


@remembered(1)
def _past_words() -> frozenset[str]:
    return frozenset(map(str.casefold, everywhere("past_words")))
