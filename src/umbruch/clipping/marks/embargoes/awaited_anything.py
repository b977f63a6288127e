"""Orders to wait for anything: an act of publishing, who or what may do it, a bound, and behind it whatever is awaited.

`Die Weitergabe dieser Informationen ist bis zur Bekanntgabe der Preisträger nicht gestattet`: no list has what senders
wait for. All other words are few, though, and a report that uses the same ones has a subject of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from umbruch.clipping.conventions import all_conventions, shared
from umbruch.clipping.marks.embargoes.embargo_vocabulary import (
    WORD,
    Order,
    Vocabulary,
    agreements,
    knows,
    late_words,
    month_names,
    naming_words,
    only_words,
    shared_words,
    small_words,
    times_of,
    vocabulary,
)
from umbruch.clipping.marks.embargoes.speaking_languages import orders_that_may_speak
from umbruch.kept import remembered

LONGEST = 180
"""Signs of such a sentence."""
_MOST_FRAME = 12
"""Words before the bound: `Wir bitten Sie darum, den Inhalt dieser Mitteilung` has eight."""
_MOST_AWAITED = 10
"""Words that name what is awaited: `der Veröffentlichung in The Lancet`."""
_MOST_NAMED = 4
"""Strange words in what the press is asked not to name: `die Namen der Gewinner`."""
_LEAST_ACT = 5
"""Letters of a word for publishing that has no other meaning; `use` and `run` need what is sent beside them."""
_MOST_BEFORE_BOUND = 1
"""Words before a bound that opens the sentence: `Bitte bis zur …`."""
_NEAR = 4
"""Words from an act to its `only`, and from that to an agreement: `only with the written consent`."""
QUOTED = re.compile('["“”„«»?]')


class _Sentence(NamedTuple):
    """A sentence by its parts: what stands around what is awaited, and the bound before that."""

    frame: tuple[str, ...]
    bound: str


def awaits_anything(line: str) -> bool:
    """Whether a sentence allows to publish only after something, or forbids it before, whatever that is.

    Args:
        line: as it stands alone, or one sentence of a paragraph.
    """
    if len(line) > LONGEST or QUOTED.search(line):
        return False
    folded = [word.casefold() for word in WORD.findall(line)]
    return any(orders_it(folded, one) for one in orders_that_may_speak(folded))


def orders_it(folded: Sequence[str], order: Order) -> bool:
    """Whether words order to wait in one language.

    Args:
        folded: the words of a sentence without quotation marks and question marks.
        order: of a language of which a word for publishing and a bound stand among them.
    """
    limits = [at for at, word in enumerate(folded) if word in order.bounds or word in order.starts]
    if limits and limits[0] == 0 and (order.publishing.has(folded[0]) or folded[0] in shared().purpose_words):
        limits = limits[1:] or limits
    if not limits:
        return _on_agreement(folded, order)
    at, tells = limits[0], _telling_words(order.code)
    if any(word in tells and not (number < at and order.publishing.has(word)) for number, word in enumerate(folded)):
        return False
    if _closes_with_an_order(folded, order):
        return True
    parts = _around(folded, at, order) or _behind(folded, at, order)
    return (parts is not None and _forces(parts, order)) or _on_agreement(folded, order)


def _around(folded: Sequence[str], at: int, order: Order) -> _Sentence | None:
    """The parts of a sentence whose bound stands behind words of orders alone, and before what is awaited."""
    if not 0 < at <= _MOST_FRAME or not _is_frame(folded[:at], order):
        return None
    end = len(folded)
    names = _asks_the_press(folded)
    while end > at + 1 and (
        _is_known(folded[end - 1], order) or (names and naming_words(order.code).has(folded[end - 1]))
    ):
        end -= 1
    awaited, behind = folded[at + 1 : end], folded[end:]
    if len(awaited) > _MOST_AWAITED:
        return None
    if not awaited and not any(
        order.moments.has(word) or word.startswith(times_of(order.code)) or word in month_names() for word in behind
    ):
        return None
    return _Sentence((*folded[:at], *behind), folded[at])


def _closes_with_an_order(folded: Sequence[str], order: Order) -> bool:
    """`Bakanın konuşmasından önce yayımlanmamalıdır`: what is awaited, the bound, an act that is forbidden, no more."""
    if not 1 < len(folded) <= _MOST_AWAITED or folded[-2] not in order.bounds:
        return False
    if not _closing_orders(order.code).has(folded[-1]):
        return False
    if shared_words("using_words").has(folded[-1]):
        return any(map(shared_words("message_words").has, folded))
    points = not shared().pointing_words.isdisjoint(folded)
    return points or not any(map(shared_words("reported_documents").has, folded))


def _asks_the_press(words: Sequence[str]) -> bool:
    return any(map(shared_words("press_people").has, words)) and any(map(shared_words("asked_words").has, words))


def _behind(folded: Sequence[str], at: int, order: Order) -> _Sentence | None:
    """The parts of a sentence that its bound opens: `Bis zur Eröffnung des Testaments bitte keine Veröffentlichung`."""
    if at > _MOST_BEFORE_BOUND or folded[at] not in order.bounds:
        return None
    opens = (
        n
        for n in range(at + 2, len(folded))
        if shared_words("permission_words").has(folded[n])
        or order.refusals.has(folded[n])
        or (folded[n - 1] in shared().pointing_words and shared_words("message_words").has(folded[n]))
    )
    start = next(opens, len(folded))
    if start - at - 1 > _MOST_AWAITED or not _is_frame(folded[start:], order):
        return None
    return _Sentence((*folded[:at], *folded[start:]), folded[at])


def _is_frame(words: Sequence[str], order: Order) -> bool:
    """Whether words are those of orders; the press may be asked not to name anything, and not to tell of this thing."""
    strange = [at for at, word in enumerate(words) if not _is_known(word, order)]
    if not strange:
        return True
    if len(strange) > _MOST_NAMED or not any(map(shared_words("press_people").has, words)):
        return False
    return any(map(shared_words("asked_words").has, words)) or all(
        at > 0 and words[at - 1] in shared().pointing_words for at in strange
    )


def _forces(parts: _Sentence, order: Order) -> bool:
    """Whether a frame speaks of publishing what was sent, and forbids it before the bound or allows it behind it."""
    frame, bound = parts
    points = any(word in shared().pointing_words for word in frame)
    asked = any(map(shared_words("asked_words").has, frame))
    press = any(map(shared_words("press_people").has, frame))
    acts = [word for word in frame if _is_act(word, order)]
    naming = press and asked and any(map(naming_words(order.code).has, frame))
    waiting = any(map(shared_words("waiting_words").has, frame)) and any(map(shared_words("message_words").has, frame))
    if not acts and not naming and not waiting:
        return False
    if press and not (points or asked):
        return False
    if not points and any(map(shared_words("reported_documents").has, frame)):
        return False
    if len(frame) == 1 and order.refusals.has(frame[0]) and not shared_words("using_words").has(frame[0]):
        return bound in order.bounds
    if not (naming or points or any(map(_is_plain, acts)) or any(map(shared_words("message_words").has, frame))):
        return False
    if bound in order.bounds and any(
        order.refusals.has(word) or shared_words("waiting_words").has(word) for word in frame
    ):
        return True
    opens = frame[1:] if len(frame) > 1 and frame[0] in shared().purpose_words else frame
    polite = f" {' '.join(frame)} "
    asked = asked or any(f" {courtesy} " in polite for courtesy in order.courtesies)
    allowed = asked or _is_act(opens[0], order) or any(map(shared_words("permission_words").has, frame))
    return allowed and _is_late(frame, bound, order)


def _is_late(frame: Sequence[str], bound: str, order: Order) -> bool:
    """`erst nach`, `only after`, `ne … qu'après`; or what is allowed only behind a bound: `nach … gestattet`."""
    late = late_words(order.code)
    if bound in late or not late.isdisjoint(frame):
        return True
    if bound not in order.starts:
        return False
    excepted = any(map(order.refusals.has, frame)) and not shared().exception_words.isdisjoint(frame)
    return excepted or any(map(shared_words("permission_words").has, frame))


def _on_agreement(folded: Sequence[str], order: Order) -> bool:
    """`Publication only with the written consent of the family`; a reprint on agreement is a matter of rights."""
    if not folded or not _is_act(folded[0], order) or not _is_plain(folded[0]):
        return False
    only = next((at for at, word in enumerate(folded[:_NEAR]) if word in only_words()), None)
    if only is None or not all(_is_known(word, order) for word in folded[:only]):
        return False
    return any(map(agreements().has, folded[only + 1 : only + 1 + _NEAR]))


def _is_known(word: str, order: Order) -> bool:
    return knows(order, word) or order.sent.has(word) or _own().has(word)


def _is_act(word: str, order: Order) -> bool:
    small = len(word) < _LEAST_ACT and word in small_words()
    return order.publishing.has(word) and not small and not shared_words("press_people").has(word)


def _is_plain(act: str) -> bool:
    """Whether an act is done to texts alone; medicine is used and roads are held, too."""
    return len(act) >= _LEAST_ACT and not shared_words("using_words").has(act)


@remembered(1)
def _own() -> Vocabulary:
    """All words of this module's own lists: they may stand in every frame."""
    lists = (
        shared_words("permission_words"),
        shared_words("press_people"),
        shared_words("asked_words"),
        shared_words("waiting_words"),
        shared_words("message_words"),
        shared_words("reported_documents"),
        agreements(),
    )
    whole = frozenset().union(
        *(one.whole for one in lists), only_words(), shared().exception_words, shared().pointing_words
    )
    return Vocabulary(whole, tuple(begun for one in lists for begun in one.begun))


@remembered(64)
def _closing_orders(code: str) -> Vocabulary:
    return vocabulary(all_conventions()[code].closing_orders)


@remembered(64)
def _telling_words(code: str) -> frozenset[str]:
    """Verbs of what is over and of saying: what has them tells of an order."""
    one = all_conventions()[code]
    saying = frozenset(map(str.casefold, one.saying_words)) - one.function_words - shared_words("asked_words").whole
    return saying.union(map(str.casefold, one.past_words))
