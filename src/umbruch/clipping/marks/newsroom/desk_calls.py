"""Sentences that address a desk or forbid it to give a name: `Achtung Redaktion: …`, `Please do not name the child`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from umbruch.clipping.conventions import Conventions, all_conventions, everywhere, shared
from umbruch.clipping.marks.embargo_words import EAST_ASIAN
from umbruch.clipping.marks.newsroom.desk_orders import (
    begins_with_asking,
    is_order,
    is_told_to_readers,
    listed,
)
from umbruch.clipping.marks.newsroom.telling_words import forbidding, names_a_desk
from umbruch.clipping.marks.release import has_address
from umbruch.clipping.signs.people import looks_like_name
from umbruch.kept import remembered

_LEAST_ASKED = 2
"""Words of what is asked of a desk."""
_MOST_ATTENTION = 3
"""Calls and greetings before a desk: `Achtung, an die Redaktion`."""
_LONGEST_CALL = 60
"""Signs in which a desk is named."""
_NEAR_START = 3
"""Words of a sentence among which a refusal makes it an order: `Do not name …`, `Bitte nicht …`."""
_WORD = re.compile(r"\w+")
_QUOTED = re.compile('["“”„«»]')
Bracket = Literal["none", "round", "square"]
_NOTED = re.compile(r"(?:N\.?B\.?|P\.?S\.?)\s?[:!,–-]?\s")
_DRESS = " \t#*_=>+~–—!|<>()[]【】※-"


def calls_a_desk(sentence: str, bracket: Bracket = "none") -> bool:
    """Whether a sentence addresses a newsroom and asks it for something: `Liebe Redaktion, bitte …`, `Subs: lose this`.

    A desk after a call or a greeting is always asked; one alone only where what follows is an order, because
    interviews, lists of people and reports about newsrooms begin with it, too.

    Args:
        sentence: one of a paragraph, or words in brackets.
        bracket: in which brackets it stands; in none of them a desk needs a call before it as in a sentence.
    """
    bare = sentence.strip(_DRESS)
    if (mark := _marked_open().match(bare)) and bare[mark.end() :]:
        return True
    asked_first = _asked_in_brackets().match(bare)
    if asked_first and (bracket == "square" or _forbids_at_once(bare[asked_first.end() - 1 :])):
        return True
    if not names_a_desk(bare) or _QUOTED.search(bare):
        return False
    if not names_a_desk(_call_in(bare)) or is_told_to_readers(bare):
        return False
    found = _desk_addressed().match(bare)
    if found is None:
        return False
    asked = bare[found.end() :].strip()
    if len(asked.split()) < _LEAST_ASKED and not EAST_ASIAN.search(asked):
        return False
    if looks_like_name(asked.rstrip(".")) or has_address(asked):
        return False
    if bracket != "none" and asked[:1].islower():
        return True
    return (
        found["call"] is not None
        or found["note"] is not None
        or is_order(asked)
        or _orders(asked, polite=True)
        or begins_with_asking(asked)
    )


def calls_a_desk_alone(line: str) -> bool:
    """Whether a line is a call to a desk and nothing else, in capitals or with its sign: `ACHTUNG REDAKTION`."""
    bare = line.strip(f"{_DRESS}:：！")
    if len(bare) > _LONGEST_CALL or not (line.isupper() or line.rstrip()[-1:] in "!:：！"):
        return False
    found = _desk_addressed().match(f"{bare}:") if names_a_desk(bare) else None
    return found is not None and found["call"] is not None and found.end() == len(bare) + 1


def _call_in(bare: str) -> str:
    """What stands at the beginning of a sentence, to the end of its last word."""
    rest = _WORD.match(bare, _LONGEST_CALL)
    return bare[: rest.end() if rest else _LONGEST_CALL]


def asked_of_a_desk(sentence: str) -> str:
    """What stands behind the name of a desk that opens a sentence: `Redaktion: Kasten dazu kommt`; else nothing."""
    bare = sentence.strip(_DRESS)
    found = _desk_addressed().match(bare) if names_a_desk(_call_in(bare)) else None
    return bare[found.end() :].strip() if found and not is_told_to_readers(bare) else ""


def forbids_to_name(sentence: str, *, bracketed: bool = False) -> bool:
    """Whether a sentence forbids to print, show or name something, as orders to a desk do and some requests to readers.

    Args:
        sentence: one of a paragraph, or words in brackets.
        bracketed: whether it stands in square brackets, in which a request and a refusal may stand anywhere.
    """
    bare = sentence.strip(_DRESS)
    if _QUOTED.search(bare):
        return False
    if bracketed and _orders(bare, polite=True) and _asks_anywhere(bare):
        return True
    if noted := _NOTED.match(bare):
        return _orders(bare[noted.end() :], polite=True)
    return _orders(bare, polite=False)


def _asks_anywhere(text: str) -> bool:
    """Whether a word asks for something, wherever it stands."""
    return any(kind.asking.search(text) for kind in _kinds_of(text, polite=True))


def _orders(text: str, *, polite: bool) -> bool:
    """Whether words begin with a request or a refusal, and speak of publishing and of a part of copy.

    Args:
        text: without whom it addresses.
        polite: whether a request without a refusal counts, too.
    """
    return any(_order_in(kind, text, polite=polite) for kind in _kinds_of(text, polite=polite))


def _kinds_of(text: str, *, polite: bool) -> Iterator[_Kind]:
    return (_kind(code) for code in forbidding(text, polite=polite) if all_conventions()[code].naming_words)


class _Kind:
    """What one language forbids its desks with; patterns are made when they are asked for."""

    def __init__(self, one: Conventions) -> None:
        self._one = one

    @cached_property
    def refusals(self) -> re.Pattern[str]:
        return re.compile(listed(self._one.embargo_refusals), re.IGNORECASE)

    @cached_property
    def doing(self) -> re.Pattern[str]:
        return re.compile(listed((*self._one.publishing_words, *self._one.naming_words)), re.IGNORECASE)

    @cached_property
    def copy(self) -> re.Pattern[str]:
        return re.compile(listed(self._one.copy_parts), re.IGNORECASE)

    @cached_property
    def parts(self) -> re.Pattern[str]:
        return re.compile(listed((*self._one.copy_parts, *self._one.sent_words)), re.IGNORECASE)

    @cached_property
    def asking(self) -> re.Pattern[str]:
        one = self._one
        return re.compile(listed((*one.asking_words, *one.urging_words, *one.courtesies)), re.IGNORECASE)


def _order_in(kind: _Kind, text: str, *, polite: bool) -> bool:
    refusal = kind.refusals.search(text)
    doing = kind.doing.search(text)
    if refusal is None:
        return (
            polite
            and kind.asking.search(text) is not None
            and (doing is not None or kind.parts.search(text) is not None)
        )
    if doing is None:
        return False
    if polite:
        return True
    asked = kind.asking.search(text)
    about = [part for part in kind.parts.finditer(text) if part.span() != doing.span()]
    if asked is not None and len(text[: asked.start()].split()) < _NEAR_START:
        return bool(about)
    soon = len(text[: refusal.start()].split()) <= 1 and len(text[refusal.end() : doing.start()].split()) <= 1
    return soon and any(kind.copy.fullmatch(part.group()) for part in about)


def _forbids_at_once(text: str) -> bool:
    """`do not name the defendant`: a refusal first, and right behind it what a desk does."""
    for kind in _kinds_of(text, polite=True):
        refusal = kind.refusals.search(text)
        doing = kind.doing.search(text, refusal.end()) if refusal else None
        if (
            refusal
            and doing
            and len(text[: refusal.start()].split()) <= 1
            and not text[refusal.end() : doing.start()].strip()
        ):
            return True
    return False


@remembered(1)
def _desk_addressed() -> re.Pattern[str]:
    """A desk with its sign of address behind it, calls and greetings before it or not."""
    calls = "|".join(re.escape(word) for word in sorted(shared().attention_words, key=lambda one: (-len(one), one)))
    call = rf"(?:(?:{calls})[\s,:!]+(?:(?:die|der|den|das|the|la|le|les|el|il|alla|al|de|det|την|τη)\s)?)"
    desks = listed(everywhere("desk_names"))
    return re.compile(
        rf"(?P<call>{call}{{1,{_MOST_ATTENTION}}})?(?:{desks})(?P<note>\s(?:not|note|notu))?(?(call)(?:\s\w+){{0,2}})\s?(?:[:：!]|,(?=\s)|\s[–—-](?=\s))\s*",
        re.IGNORECASE,
    )


@remembered(1)
def _asked_in_brackets() -> re.Pattern[str]:
    """`[legal: are we ok to name him?]`"""
    return re.compile(rf"(?:{listed(everywhere('newsroom_people'))})\s?[:：]\s?\S", re.IGNORECASE)


@remembered(64)
def _kind(code: str) -> _Kind:
    return _Kind(all_conventions()[code])


@remembered(1)
def _marked_open() -> re.Pattern[str]:
    """A writer's mark of what is still to come, in any case, as a label: `To do: call the mayor`, `fixme: …`."""
    marks = "|".join(r"[ -]?".join((mark[:2], mark[2:])) for mark in shared().open_marks)
    return re.compile(rf"(?:{marks})\s?:\s", re.IGNORECASE)
