"""A line that says that somebody still has to agree: `Freigabe durch das Büro des Landrats steht noch aus`.

Bridges, money and plans wait for approval, too. A line on the text itself leaves out what is approved, or calls it
by what senders call it, and says who has to agree.
"""

from __future__ import annotations

import re

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.marks.embargoes.embargo_vocabulary import WORD, Vocabulary, shared_words, small_words, vocabulary
from umbruch.clipping.marks.newsroom.desk_orders import listed
from umbruch.clipping.marks.newsroom.secrecy.note_words import BRACKETS, DRESS, bare_words
from umbruch.clipping.page.lines import ends_sentence
from umbruch.kept import remembered

_LONGEST = 120
"""Signs of such a line."""
_MOST_BEFORE = 4
"""Words before it says that something is awaited: `Der vorliegende Text wartet …`."""
_HEAD = 4
"""Letters by which most lines are known to hold no word for who agrees."""


def awaits_consent(text: str, *, alone: bool = False) -> bool:
    """Whether a line says that the text still waits for somebody to agree, and names nothing else that does.

    Args:
        text: one line, or a short paragraph.
        alone: whether it stands outside the report, where a full sentence without an article is no part of it.
    """
    if len(text) > _LONGEST:
        return False
    if _clues().isdisjoint(word[:_HEAD] for word in WORD.findall(text.casefold())):
        return False
    bare = bare_words(text).strip(BRACKETS)
    consent, pending = _consent().search(bare), _pending().search(bare)
    if consent is None or pending is None:
        return False
    first, last = sorted((consent, pending), key=re.Match.start)
    before, between = _words(bare[: first.start()]), _without_senders(_words(bare[first.end() : last.start()]))
    behind = _without_senders(_words(bare[last.end() :]))
    if first.end() > last.start() or len(before) > _MOST_BEFORE:
        return False
    told = ends_sentence(text.strip(DRESS)) and (before or not alone)
    if told and not any(map(shared_words("message_words").has, before)):
        return False
    if not behind and (first is pending or not between):
        who = before if first is consent else between
        opens = first is consent or all(map(_is_the_text, before))
        return opens and any(map(_is_someone, who)) and all(_is_someone(word) or _is_the_text(word) for word in who)
    if not all(map(_is_the_text, before)):
        return False
    if first is pending and not all(word in small_words() or word in _words_of_waiting() for word in between):
        return False
    named = between if first is consent and between else behind
    if not _is_someone(next((word for word in named if word not in small_words()), "")):
        return False
    return not _names_a_thing(bare[first.end() :], first is consent)


def _names_a_thing(told: str, opens: bool) -> bool:
    """Whether words behind whoever has to agree, or what is missing, say of what else: `… al nuovo ponte`.

    Names stand behind an office and have capitals; any other word that is none of waiting is one too many.
    """
    rest = (_pending() if opens else _consent()).sub(" ", told)
    named = False
    for found in WORD.finditer(rest):
        word, folded = found.group(), found.group().casefold()
        if _is_someone(folded) or folded.startswith(shared().sender_stems):
            named = True
        elif _is_the_text(folded) or shared_words("press_people").has(folded) or rest[: found.start()].endswith("-"):
            continue
        elif not (named and word[:1].isupper()):
            return True
    return False


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _is_the_text(word: str) -> bool:
    known = word in small_words() or word in shared().pointing_words or word in _words_of_waiting()
    return known or any(shared_words(field).has(word) for field in ("message_words", "waiting_words"))


def _without_senders(words: list[str]) -> list[str]:
    """Words without the house of somebody who is named behind it: `the council's press office`."""
    if not any(map(_is_someone, words)):
        return words
    return [word for word in words if _is_someone(word) or not word.startswith(shared().sender_stems)]


def _is_someone(word: str) -> bool:
    return _approvers().has(word)


@remembered(1)
def _approvers() -> Vocabulary:
    return vocabulary(shared().approving_people)


@remembered(1)
def _words_of_waiting() -> frozenset[str]:
    return frozenset(_words(" ".join(everywhere("pending_words"))))


@remembered(1)
def _clues() -> frozenset[str]:
    return frozenset(entry.rstrip("*")[:_HEAD] for entry in shared().approving_people)


@remembered(1)
def _consent() -> re.Pattern[str]:
    entries = (*everywhere("approval_words"), *everywhere("consent_words"), *shared().agreement_words)
    return re.compile(listed(entries), re.IGNORECASE)


@remembered(1)
def _pending() -> re.Pattern[str]:
    return re.compile(listed(everywhere("pending_words")), re.IGNORECASE)
