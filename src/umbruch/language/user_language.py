"""The language in which somebody is spoken to, as his machine says it."""

from __future__ import annotations

import os

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which gettext asks them (GNU gettext manual, 2.3, Setting the Locale)."""

_NONE = frozenset({"c", "posix"})


def user_language(known: tuple[str, ...] = ("de", "en")) -> str:
    """The first language of the environment that is among the `known` ones; English where none is."""
    for name in VARIABLES:
        if value := os.environ.get(name):
            for one in value.split(":"):
                code = one.partition(".")[0].partition("_")[0].lower()
                if code in known:
                    return code
                if code in _NONE:
                    return "en"
            if name != "LANGUAGE":
                break
    return "en"
