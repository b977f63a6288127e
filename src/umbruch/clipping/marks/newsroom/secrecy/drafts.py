"""What a text says of all of itself: that it is secret, a draft, not approved yet."""

from __future__ import annotations

import re

from umbruch.clipping.conventions import everywhere, shared
from umbruch.clipping.marks.embargoes.embargo_vocabulary import (
    WORD,
    every_bound,
    only_words,
    shared_words,
    small_words,
)
from umbruch.clipping.marks.newsroom.desk_orders import listed
from umbruch.clipping.marks.newsroom.secrecy.awaited_consent import awaits_consent
from umbruch.clipping.marks.newsroom.secrecy.copy_lists import names_who_gets_a_copy
from umbruch.clipping.marks.newsroom.secrecy.note_words import BRACKETS, LONGEST, bare_words, opening
from umbruch.kept import remembered

_LONGEST_DRAFT = 80
_HEAD = 4
"""Letters by which most lines are known to say nothing of a house."""
_MOST_INTERNAL = 8
"""Words of a part of a line that says that a text stays in a house."""
_MOST_UNTIL = 12
"""Words of a line that says until when a text is secret."""
_LABEL_WITHIN = 5
"""Words among which the bound stands behind the label."""
_PARTS = re.compile(r"\s?[,;/–—:]\s|\s-\s|[()]")
_CLAUSE = re.compile(r"(?P<between>[^.,;:–—()]{0,30}?)(?:[,;(]\s?|\s[–—-]\s)")
"""What stands between the label of a draft and what is said of it: `Bozza da verificare, …`, `Entwurf – …`."""
_MOST_BETWEEN = 2
"""Words between the label of a draft and a comma that say what is to be done with it: `da verificare`."""
_SET_OFF = re.compile(r"\s?[–—:!-]\s")
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:.!?()]{0,30}):[^()]+\((?P<last>[^()]{1,30})\)\.?")
"""A few words before a colon, and a bracket that ends the line."""
_VERSION = re.compile(r"\s*[,(–—:/-].*\d|\s(?:v|V|Nr|No|Version)?\.?\s?\d")


def is_secret(text: str) -> bool:
    """Whether a line says that all below it is secret: `Streng vertraulich!`, and nothing else."""
    if len(text) > LONGEST:
        return False
    bare = bare_words(text).strip("()[]【】!.: ").casefold()
    return bare in _secrecy() or _is_secret_until(bare) or is_internal(text)


def _is_secret_until(bare: str) -> bool:
    """`Off the record until she has spoken`: a label, a bound, a few words."""
    words = WORD.findall(bare)
    if len(words) > _MOST_UNTIL:
        return False
    at = next((number for number, word in enumerate(words[:_LABEL_WITHIN]) if word in every_bound()), 0)
    return at > 0 and " ".join(words[:at]) in _secrecy() and at + 1 < len(words)


def is_internal(text: str) -> bool:
    """Whether a line says that a text stays in a house: `Nur zur internen Abstimmung, nicht für den Druck`."""
    if len(text) > _LONGEST_DRAFT:
        return False
    if _internal_clues().isdisjoint(word[:_HEAD] for word in WORD.findall(text.casefold())):
        return False
    parts = _parts_of(bare_words(text).strip(BRACKETS))
    found = [_keeps_in_the_house(part) for part in parts]
    return any(found) and all(kept or _says_it_of_all(part) for kept, part in zip(found, parts, strict=True))


def stays_in_the_house(text: str) -> bool:
    """Whether a line says it of a text or, behind a label, of itself: `Distribution: Board (internal)`."""
    if is_internal(text) or names_who_gets_a_copy(text):
        return True
    if len(text) > LONGEST or (found := _LABELLED.fullmatch(text.strip())) is None:
        return False
    label, words = (WORD.findall(found[part].casefold()) for part in ("label", "last"))
    if not any(map(shared_words("distribution_words").has, label)):
        return False
    return bool(words) and all(map(shared_words("internal_words").has, words))


def _keeps_in_the_house(part: str) -> bool:
    folded = WORD.findall(part.casefold())
    internal, uses = shared_words("internal_words"), shared_words("internal_uses")
    if len(folded) > _MOST_INTERNAL or not (any(map(internal.has, folded)) and any(map(uses.has, folded))):
        return False
    return all(internal.has(word) or uses.has(word) or word in small_words() or word in only_words() for word in folded)


def is_draft(text: str, *, alone: bool = False) -> bool:
    """Whether a line says that all below it is a draft: `ENTWURF`, `Entwurf, Stand 3. Mai`, `Noch nicht freigegeben!`.

    A kicker or headline about a draft has neither capitals nor a day or version behind it.

    Args:
        text: one line.
        alone: whether it stands by itself outside the report.
    """
    bare = bare_words(text).strip(BRACKETS)
    if awaits_consent(text, alone=alone):
        return True
    if len(bare) > _LONGEST_DRAFT:
        return False
    if bare.casefold() in _unapproved() or _says_nothing_else(bare):
        return True
    label = draft_label().match(bare)
    if label is None:
        return False
    rest = bare[label.end() :]
    if not rest:
        return bare.isupper() or bare != bare_words(text) or text.strip() != bare
    if label.group().isupper() and _SET_OFF.match(rest):
        return True
    if _VERSION.match(rest) is not None or any(words in rest.casefold() for words in _unapproved()):
        return True
    if _waits_at_once(rest):
        return True
    told = _CLAUSE.match(rest)
    if told is None or not _is_of_all(told["between"].split()):
        return False
    return _waits_for_approval(rest[told.end() :])


def _is_of_all(between: list[str]) -> bool:
    """Whether words between the label and what is said of it name nothing that is drafted: `Bozza da verificare, …`."""
    return not between or (between[0].casefold() in small_words() and len(between) <= _MOST_BETWEEN)


def _waits_for_approval(clause: str) -> bool:
    """`Freigabe steht aus`, `non ancora autorizzata dal sindaco`: an approval, and that it is not there."""
    pending = _pending().search(clause) is not None or _refusal().match(clause) is not None
    return pending and _approval().search(clause) is not None


def _waits_at_once(rest: str) -> bool:
    """`non ancora approvata dalla direzione`, behind the label; ` – Abstimmung mit dem Büro läuft noch`."""
    set_off = _SET_OFF.match(rest)
    clause = rest[set_off.end() :] if set_off else rest.lstrip()
    pending = _pending().search(clause)
    if pending is None or len(clause.split()) > _MOST_INTERNAL or _approval().search(clause) is None:
        return False
    people = any(map(shared_words("approving_people").has, WORD.findall(clause.casefold())))
    return people if set_off else pending.start() == 0


def _says_nothing_else(bare: str) -> bool:
    """Whether every part of a line says that the text is secret, a draft or not approved: `Bozza, non diffondere`."""
    parts = _parts_of(bare)
    return len(parts) > 1 and all(_says_it_of_all(part) for part in parts)


def _parts_of(bare: str) -> list[str]:
    parts = (part.strip(BRACKETS) for part in _PARTS.split(bare))
    return [part for part in parts if part]


def _says_it_of_all(part: str) -> bool:
    if part.casefold() in _secrecy() or part.casefold() in _unapproved() or opening().fullmatch(part):
        return True
    label = draft_label().match(part)
    rest = part[label.end() :].strip() if label else ""
    return label is not None and (not rest or rest.isdigit() or rest.casefold() in _unapproved())


@remembered(1)
def _internal_clues() -> frozenset[str]:
    return frozenset(entry.rstrip("*")[:_HEAD] for entry in shared().internal_words)


@remembered(1)
def _approval() -> re.Pattern[str]:
    return re.compile(listed((*everywhere("approval_words"), *everywhere("consent_words"))), re.IGNORECASE)


@remembered(1)
def _pending() -> re.Pattern[str]:
    return re.compile(listed(everywhere("pending_words")), re.IGNORECASE)


@remembered(1)
def _refusal() -> re.Pattern[str]:
    return re.compile(listed(everywhere("embargo_refusals")), re.IGNORECASE)


@remembered(1)
def _secrecy() -> frozenset[str]:
    return frozenset(map(str.casefold, everywhere("secrecy_labels")))


@remembered(1)
def _unapproved() -> frozenset[str]:
    return frozenset(map(str.casefold, everywhere("unapproved_words")))


@remembered(1)
def draft_label() -> re.Pattern[str]:
    """What heads a draft: `Entwurf`, `Rough draft`."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, everywhere('draft_labels')))})(?!\w)", re.IGNORECASE)
