"""What umbruch says of articles and files, in the language of whoever sits before the page.

The page asks in the language that it speaks (`Accept-Language`); codes, fields and the words of the article stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from umbruch.language.translation.catalogue import SOURCE_LANGUAGE, languages, translated

_HOLDERS = frozenset({"error", "problem", "remarks", "findings", "states", "batch", "failed"})
"""The parts of an answer in which umbruch speaks; the rest of it is the article's."""
_SAID = frozenset({"message", "hint", "place", "error"})


def asked_language(accepted: str, own: str) -> str:
    """The first language of an `Accept-Language` (RFC 9110, 12.5.4) that umbruch speaks.

    Args:
        accepted: the header; the order of its languages counts, and pages of ours name one.
        own: what is spoken where none of them is known.
    """
    asked = (one.partition(";")[0].strip().partition("-")[0].lower() for one in accepted.split(","))
    return next((one for one in asked if one in languages()), own)


def in_language(answer: object, language: str) -> object:
    """An answer with its messages, hints and places in a language."""
    if language == SOURCE_LANGUAGE:
        return answer
    if isinstance(answer, msgspec.Struct):
        answer = msgspec.structs.asdict(answer)
    if not isinstance(answer, Mapping):
        return answer
    return {name: _spoken(part, language) if name in _HOLDERS else part for name, part in answer.items()}


def _spoken(part: Any, language: str) -> Any:
    match part:
        case msgspec.Struct():
            return _spoken(msgspec.structs.asdict(part), language)
        case Mapping():
            return {
                name: translated(inner, language)
                if name in _SAID and isinstance(inner, str)
                else _spoken(inner, language)
                for name, inner in part.items()
            }
        case list() | tuple():
            return [_spoken(inner, language) for inner in part]
        case _:
            return part
