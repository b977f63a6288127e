"""How much a written value may be: far more than anybody writes by hand, far less than does harm."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import NamedTuple

MAX_BYTES = 1_000_000
"""The longest file; the longest that ships has 4 kB."""
MAX_DEPTH = 32
"""Tables and lists in one another, and parts of a dotted key; styles need 4."""
MAX_NAME = 1_000
"""Characters of a key: a path in a folder (PATH_MAX is 4,096, a name in it 255)."""
MAX_DIGITS = 64
"""Characters of a number, a day or a moment; a TOML integer has at most 20 (TOML 1.0.0, Integer)."""
SMALLEST, LARGEST = -(2**63), 2**63 - 1
"""The bounds of a whole number in TOML 1.0.0."""

MAX_SHOWN = 100
"""Characters of a value in a message: one line of a terminal."""

Keys = tuple[str | int, ...]


class Fault(NamedTuple):
    """What is wrong with a written value: where it stands, and what to do."""

    keys: Keys
    message: str
    hint: str | None = None


class TooMuch(Exception):
    """A bound is passed while the text is still being taken apart; `line` counts from 1."""

    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.hint = hint


DEEP = ("tables or lists inside one another too deep", f"at most {MAX_DEPTH} of them")
LONG_NAME = (f"a key of more than {MAX_NAME:,} characters", "is a quotation mark missing?")
LONG_NUMBER = (f"a number or word of more than {MAX_DIGITS} characters", "text stands between quotation marks")


def faults(value: object, keys: Keys = ()) -> Iterator[Fault]:
    """Every value that no key of ours could mean: numbers beyond bounds, control characters.

    Args:
        value: a table whose depth is bounded already.
        keys: where it stands.
    """
    match value:
        case Mapping():
            for key, one in value.items():
                if odd := _control(str(key)):
                    yield Fault((*keys, str(key)), f"the control character {odd} in a key", "take it out")
                yield from faults(one, (*keys, str(key)))
        case list():
            for number, one in enumerate(value):
                yield from faults(one, (*keys, number))
        case str() if odd := _control(value):
            yield Fault(keys, f"the control character {odd} in the text", "take it out")
        case bool():
            pass
        case int() if not SMALLEST <= value <= LARGEST:
            yield Fault(keys, "the number is too large", f"at most {LARGEST:,}, below or above 0")
        case float() if not math.isfinite(value):
            yield Fault(keys, f"{value} is no number to count with", "write it in digits")


def shown(text: str) -> str:
    """A written text for a message: in quotation marks, its middle left out where it is long."""
    return repr(text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 20]} … {text[-20:]}")


def plain(value: object) -> object:
    """The same value with text and keys composed (NFC), and days and moments as ISO 8601, which the tree holds."""
    match value:
        case Mapping():
            return {unicodedata.normalize("NFC", str(key)): plain(one) for key, one in value.items()}
        case list():
            return [plain(one) for one in value]
        case str():
            return unicodedata.normalize("NFC", value)
        case date() | datetime() | time():
            return value.isoformat()
        case _:
            return value


def _control(text: str) -> str | None:
    """The first character that no text needs (C0 and C1 but tab and line ends, U+007F), by its code."""
    if text.isprintable():
        return None
    odd = next((one for one in text if unicodedata.category(one) == "Cc" and one not in "\t\n\r"), None)
    return f"U+{ord(odd):04X}" if odd else None
