"""The author's initials behind the last full stop of a report: `… freut sich Albrecht. (wein)`."""

from __future__ import annotations

import re

from umbruch.clipping.conventions import shared
from umbruch.clipping.page.letter_case import by_case
from umbruch.clipping.signs.sender_names import small_words_of_all

_INITIALS = re.compile(by_case(r"\(([[:lower:][:upper:]]{1,6}(?:[./-][[:lower:][:upper:]]{1,6}){0,4}\.?)\)$"))
_SMALL_INITIALS = re.compile(by_case(r"[[:lower:]]{2,4}(?:/[[:lower:]]{2,4}){0,3}"))
_AROUND_INITIALS = "/|*–—-"
_LAST_WORDS = frozenset(("etc", "usw", "ff", "uvm", "com", "de", "org", "net", "red", "ends", "end"))
"""What else of so few letters stands last: words cut short, endings of addresses, and who or what is no author."""
_LAST_SENTENCE = re.compile(r"[^\W\d_]{3}[\"“”»«’)]?[.!?…][\"“”»«’)]?\s*$")


def split_initials(text: str) -> tuple[str, str] | None:
    """Text and the author's initials in brackets after its full stop (`… freut sich Albrecht. (wein)`), or None."""
    match = _INITIALS.search(text[-24:])
    if match is None:
        return _signed_by_house(text) or _signed_in_small_letters(text)
    body = text[: len(text) - len(match.group())].rstrip()
    return (body, match.group()) if body and body[-1] in '.!?…"“”»«’)' else None


def _signed_in_small_letters(text: str) -> tuple[str, str] | None:
    """Text and two to four small letters behind its last full stop, where no sentence begins: `… sagt Berg. hks`."""
    body, _, last = text.rpartition(" ")
    bare = last.strip(_AROUND_INITIALS)
    if _SMALL_INITIALS.fullmatch(bare) is None or bare in small_words_of_all() or bare in _LAST_WORDS:
        return None
    return (body.rstrip(), last) if _LAST_SENTENCE.search(body[-12:]) else None


def _signed_by_house(text: str) -> tuple[str, str] | None:
    """Text and initials of the house, which need no brackets: `… freut sich Albrecht. arb`."""
    body, _, last = text.rpartition(" ")
    known = shared().initials and last.strip("/|*–—-").casefold() in shared().initials
    return (body.rstrip(), last) if known and body.rstrip()[-1:] in tuple('.!?…"“”»«’)') else None
