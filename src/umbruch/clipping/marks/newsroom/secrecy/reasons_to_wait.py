"""Words that ask to wait or to ask back, though they set no time: `Bitte noch mit der Meldung warten`.

Doctors, shops and courts ask people to wait and to call, too. They do not speak of publishing, nor ask for it politely.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.marks.embargoes.embargo_vocabulary import (
    WORD,
    Order,
    Vocabulary,
    knows,
    orders_of_words,
    shared_words,
    small_words,
    vocabulary,
)
from umbruch.clipping.marks.newsroom.desk_orders import begins_with_asking, is_told_to_readers, listed
from umbruch.clipping.marks.newsroom.remarks.versions_and_fees import is_polite, is_told_of, refuses
from umbruch.clipping.marks.newsroom.secrecy.holding_orders import heads_of_holding, orders_to_hold
from umbruch.kept import answered_once, remembered

_LONGEST = 200
"""Signs of such a paragraph."""
_NEAR = 3
"""Words from one that asks to wait to that for publishing: `vent med at bringe`."""
_LEAST_ACT = 5
"""Letters of a word for publishing that has no other meaning."""
_LEAST_ORDER = 2
"""Words of a bare order: `nicht drucken`."""
_MOST_ORDER = 7
"""Words of a bare order: `please do not publish it yet`."""
_REFUSAL_WITHIN = 5
"""Words of a bare order among which its refusal stands: `bis auf Weiteres nicht verwenden`."""
_HEAD = 4
"""Letters by which most paragraphs are known to hold none of the words."""
_QUOTED = re.compile('["“”„«»]')
_CLAUSE = re.compile(r"\s?[.,;:!?()]\s|\s[–—-]\s")


@answered_once
def asks_to_wait(paragraph: str) -> bool:
    """Whether all of a short paragraph asks to wait with the copy, or to ask somebody before it is published.

    Args:
        paragraph: the whole of it, on one line.
    """
    if len(paragraph) > _LONGEST or _QUOTED.search(paragraph):
        return False
    folded = [word.casefold() for word in WORD.findall(paragraph)]
    heads = {word[:_HEAD] for word in folded}
    waits, asks, refuses_still = (not one.isdisjoint(heads) for one in _clues()[:3])
    pending = not _clues().pending.isdisjoint(heads)
    unapproved = (refuses_still or pending) and not _clues().approving.isdisjoint(heads)
    refuses_still = refuses_still and pending
    if (
        not (unapproved or waits or asks or pending)
        or not _past_words().isdisjoint(folded)
        or is_told_to_readers(paragraph)
    ):
        return False
    if is_told_of(paragraph):
        return False
    return (
        (waits and (_delays(paragraph, folded) or orders_to_hold(paragraph)))
        or (asks and _asks_back(paragraph, folded))
        or (refuses_still and _forbids_what_is_open(paragraph, folded))
        or (unapproved and _is_unapproved(paragraph, folded))
    )


def must_wait(note: str) -> bool:
    """Whether a note that is known to be one says that the copy must not go out yet.

    Args:
        note: a line or paragraph that is for the newsroom alone.
    """
    if asks_to_wait(note):
        return True
    folded = [word.casefold() for word in WORD.findall(note)]
    if _before_print().search(note) and _people().search(note):
        return True
    if _is_pending(note):
        return _agreement().search(note) is not None or (refuses(folded) and any(map(_plain_acts().has, folded)))
    return any(map(shared_words("delaying_words").has, folded)) and is_polite(folded)


def speaks_of_publishing(text: str) -> bool:
    """Whether a word for publishing stands in a text, in any language."""
    folded = [word.casefold() for word in WORD.findall(text)]
    return any(order.publishing.has(word) for order in orders_of_words() for word in folded)


def letter_asks_to_wait(sentence: str) -> bool:
    """Whether a sentence of a letter to a newsroom may ask to hold the copy back, whatever else it says.

    Args:
        sentence: none of the report, so that nothing of it is lost.
    """
    if must_wait(sentence):
        return True
    folded = [word.casefold() for word in WORD.findall(sentence)]
    return any(_may_hold_back(folded, order, pending=_is_pending(sentence)) for order in orders_of_words())


def _may_hold_back(folded: Sequence[str], order: Order, *, pending: bool) -> bool:
    bounded = any(word in order.bounds or word in order.starts for word in folded)
    if bounded and not order.names.isdisjoint(folded):
        return True
    if not (bounded or pending) or not any(map(order.refusals.has, folded)):
        return False
    return any(order.publishing.has(word) and not order.refusals.has(word) for word in folded) or (
        pending and any(map(shared_words("paper_words").has, folded))
    )


def _delays(paragraph: str, folded: Sequence[str]) -> bool:
    """`Bitte mit der Meldung noch warten`, `Vänta med att publicera`, `Wilt u wachten met plaatsen?`"""
    waits = [at for at, word in enumerate(folded) if shared_words("delaying_words").has(word)]
    if not waits:
        return False
    asked = is_polite(folded) or waits[0] <= 1
    asked = asked or (paragraph.rstrip().endswith("?") and not shared().addressing_words.isdisjoint(folded))
    if not asked:
        return False
    if _is_pending(paragraph) and any(map(shared_words("told_words").has, folded)):
        return True
    return any(_concerns_copy(folded, at) for at in waits)


def _concerns_copy(folded: Sequence[str], at: int) -> bool:
    """Whether words near one that asks to wait speak of publishing, or of a message that one waits with.

    A refusal behind it asks for the opposite: `Bitte warten Sie nicht zu lange`.
    """
    around = (*folded[max(0, at - 1) : at], *folded[at + 1 :])
    if refuses([word for word in around if word not in _pending_single()]):
        return False
    beside = (*folded[max(0, at - _NEAR) : at], *folded[at + 1 : at + 2 + _NEAR])
    if any(map(_plain_acts().has, beside)):
        return True
    return not shared().with_words.isdisjoint(beside) and any(map(shared_words("message_words").has, beside))


def _asks_back(paragraph: str, folded: Sequence[str]) -> bool:
    """`Please call us on 4410 before publication`, `Citations à relire avant parution`."""
    first = _before_print().search(paragraph)
    if first is None or not any(map(shared_words("asking_back_words").has, folded)):
        return False
    closes = not paragraph[first.end() :].strip(" !)]")
    return closes or begins_with_asking(paragraph) or is_polite(folded)


def _forbids_what_is_open(paragraph: str, folded: Sequence[str]) -> bool:
    """`Rechtlich noch in Prüfung, nicht drucken!`: something is not done yet, and a clause that is a bare refusal."""
    if not (_is_pending(paragraph) and refuses(folded)) or paragraph.rstrip().endswith("?"):
        return False
    clauses = [[word.casefold() for word in WORD.findall(clause)] for clause in _CLAUSE.split(f"{paragraph} ")]
    clauses = [clause for clause in clauses if clause]
    if any(map(shared_words("told_words").has, folded)) and len(clauses) > 1:
        return any(_is_bare_refusal(clause) or _says_not_to(clause) for clause in clauses)
    return len(clauses) > 1 and any(map(_is_bare_refusal, clauses))


def _says_not_to(clause: Sequence[str]) -> bool:
    """`do not run`: an order that other things may be meant by, too, where people have not been told yet."""
    return len(clause) <= _NEAR and any(
        any(map(one.refusals.has, clause)) and one.publishing.has(clause[-1]) for one in orders_of_words()
    )


def _is_unapproved(paragraph: str, folded: Sequence[str]) -> bool:
    """`Der Text ist noch nicht abgenommen`, `Citaten är inte godkända`: the copy, who agrees, and nothing else."""
    if not any(map(_is_copy, folded)) or not (_is_pending(paragraph) or refuses(folded)):
        return False
    rest, found = _agreement().subn(" ", paragraph)
    left = WORD.findall(_pending().sub(" ", rest).casefold())
    if not found:
        lies = any(map(shared_words("lying_words").has, left)) and _is_pending(paragraph) and _is_copy(folded[0])
        if not lies or not any(map(shared_words("approving_people").has, left)):
            return False
    return all(map(_is_beside, left))


def _is_copy(word: str) -> bool:
    return shared_words("message_words").has(word) or shared_words("quote_words").has(word)


def _is_beside(word: str) -> bool:
    known = word in small_words() or word in shared().pointing_words or _is_copy(word)
    if known or any(shared_words(field).has(word) for field in ("approving_people", "lying_words")):
        return True
    return any(one.refusals.has(word) for one in orders_of_words())


def _is_bare_refusal(clause: Sequence[str]) -> bool:
    """Whether a clause has nothing but a refusal near its beginning, a word for publishing and small words."""
    if not _LEAST_ORDER <= len(clause) <= _MOST_ORDER or _agreement().search(" ".join(clause)):
        return False
    return any(_refuses_plainly(clause, order) for order in orders_of_words())


def _refuses_plainly(clause: Sequence[str], order: Order) -> bool:
    if not any(map(order.refusals.has, clause[:_REFUSAL_WITHIN])):
        return False
    acts = [word for word in clause if order.publishing.has(word) and not order.refusals.has(word)]
    plain = any(len(word) >= _LEAST_ACT and not shared_words("reported_documents").has(word) for word in acts)
    return plain and all(knows(order, word) or order.sent.has(word) for word in clause)


def _is_pending(text: str) -> bool:
    return _pending().search(text) is not None


class _Clues(NamedTuple):
    """What one word of every such paragraph begins with, by what it does there."""

    delaying: frozenset[str]
    asking: frozenset[str]
    refusing: frozenset[str]
    pending: frozenset[str]
    approving: frozenset[str]


@remembered(1)
def _clues() -> _Clues:
    return _Clues(
        *map(
            _heads_of,
            (
                heads_of_holding(),
                shared().asking_back_words,
                everywhere("embargo_refusals"),
                everywhere("pending_words"),
                (*_agreements(), *shared().lying_words),
            ),
        )
    )


def _heads_of(entries: Sequence[str]) -> frozenset[str]:
    return frozenset(word.rstrip("*")[:_HEAD] for entry in entries for word in entry.casefold().split())


@remembered(1)
def _plain_acts() -> Vocabulary:
    using = shared_words("using_words")
    words = (word for entry in everywhere("publishing_words") for word in entry.casefold().split())
    return vocabulary(tuple(word for word in words if len(word) >= _LEAST_ACT and not using.has(word.rstrip("*"))))


@remembered(1)
def _past_words() -> frozenset[str]:
    return frozenset(map(str.casefold, everywhere("past_words")))


@remembered(1)
def _before_print() -> re.Pattern[str]:
    return re.compile(listed(everywhere("before_print")), re.IGNORECASE)


@remembered(1)
def _people() -> re.Pattern[str]:
    return re.compile(listed(everywhere("newsroom_people")), re.IGNORECASE)


@remembered(1)
def _pending() -> re.Pattern[str]:
    return re.compile(listed(everywhere("pending_words")), re.IGNORECASE)


@remembered(1)
def _pending_single() -> frozenset[str]:
    """One word of one language may refuse in another: `noch`."""
    return frozenset(entry.casefold() for entry in everywhere("pending_words") if " " not in entry)


@remembered(1)
def _agreement() -> re.Pattern[str]:
    return re.compile(listed(_agreements()), re.IGNORECASE)


def _agreements() -> tuple[str, ...]:
    return (*everywhere("approval_words"), *everywhere("consent_words"), *shared().agreement_words)
