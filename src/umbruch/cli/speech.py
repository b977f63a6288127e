"""What the command line says, in the language of whoever reads it; codes, names of fields and JSON stay as they are."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from umbruch.language.user_language import VARIABLES, user_language

if TYPE_CHECKING:
    from umbruch.diagnostics import Diagnostic
    from umbruch.errors import UmbruchError

LOCALES = ("de", "en")
"""The languages of messages and help pages."""

_FIRST = "articles[0]."


def chosen_language(arguments: list[str]) -> list[str]:
    """Take `--locale` out of the arguments of a call, wherever it stands before `--`, and let it hold for this process.

    Returns:
        The arguments that are left; where the language is none of ours that alone, to be told.
    """
    left: list[str] = []
    waiting = iter(arguments)
    for one in waiting:
        if one == "--":
            return [*left, one, *waiting]
        name, equals, value = one.partition("=")
        if name != "--locale":
            left.append(one)
            continue
        if not equals:
            value = next(waiting, "")
        if value.replace("-", "_").partition("_")[0].lower() not in LOCALES:
            return ["--locale", *([value] if value else [])]
        os.environ[VARIABLES[0]] = value.replace("-", "_")
    return left


def localised(sentence: str) -> str:
    """A sentence of ours in the user's language.

    Args:
        sentence: in English.
    """
    language = user_language()
    if language == "en":
        return sentence
    from umbruch.language.translation.catalogue import translated

    return translated(sentence, language)


def headings(*titles: str) -> tuple[str, ...]:
    """Titles of columns and other single words, as `localised` has them."""
    return tuple(map(localised, titles))


def localised_error(error: UmbruchError) -> str:
    """File, place, reason, and what to do."""
    if user_language() == "en":
        return str(error)
    from umbruch.errors import UmbruchError

    hint = localised(error.hint) if error.hint else None
    place = ": ".join(map(localised, error.place.split(": "))) if error.place else None
    return str(UmbruchError(localised(error.message), source=error.source, place=place, hint=hint))


def localised_remark(source: str, remark: Diagnostic) -> str:
    """How grave it is, file, place, what was seen, what to do about it, and the code."""
    place = ""
    if remark.line is not None:
        place = localised(f"line {remark.line}") + ": "
    elif remark.field:
        place = f"{remark.field.removeprefix(_FIRST)}: "
    hint = f" ({localised(remark.hint)})" if remark.hint else ""
    return f"{localised_severity(remark.severity)}: {source}: {place}{localised(remark.message)}{hint} [{remark.code}]"


def localised_severity(severity: str) -> str:
    """How grave something is, as a word."""
    return dict(zip(("error", "warning", "info"), headings("error", "warning", "info"), strict=True))[severity]
