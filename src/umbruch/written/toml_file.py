"""TOML files as people write them, taken whole or refused with the line."""

from __future__ import annotations

import re
from typing import Any, cast

from umbruch.errors import UmbruchError
from umbruch.written.limits import MAX_BYTES, TooMuch, faults, plain
from umbruch.written.toml_places import places
from umbruch.written.written_table import Document

_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
_TWICE = re.compile(r"Cannot overwrite|Cannot declare|Duplicate inline|Cannot mutate immutable")
_QUOTES = "text stands between quotation marks, as do keys with umlauts or blanks"


def read_toml(content: bytes, source: str, fault: type[UmbruchError]) -> Document:
    """A TOML file (1.0.0) from its bytes.

    Args:
        content: UTF-8, with or without a byte order mark.
        source: the file's name for messages.
        fault: the class of the errors: `StyleError`, `ManifestError` …

    Raises:
        UmbruchError: of that class; too large, not UTF-8, not TOML, a key written twice, nested too deep, names or
            numbers too long, numbers that are not finite, control characters. `place` begins with the line.
    """

    def error(message: str, line: int | None, hint: str | None) -> UmbruchError:
        return fault(message, source=source, place=f"line {line}" if line else None, hint=hint)

    import tomllib

    if len(content) > MAX_BYTES:
        raise error("the file is too large", None, f"at most {MAX_BYTES // 1_000_000} MB; is it the right one?")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        raise error("not UTF-8 text", line, "save it as UTF-8") from None
    try:
        lines = places(text)
        table = tomllib.loads(text)
    except TooMuch as wrong:
        raise error(wrong.message, wrong.line, wrong.hint) from None
    except tomllib.TOMLDecodeError as wrong:
        found = _PLACE.search(str(wrong))
        line = int(found["line"]) if found and found["line"] else text.rstrip().count("\n") + 1
        message = _PLACE.sub("", str(wrong))
        if _TWICE.match(message):
            raise error(f"a key is written twice: {message}", line, "each key and each table stand once") from None
        raise error(f"not valid TOML: {message}", line, _QUOTES) from None
    except (ValueError, OverflowError) as wrong:  # a day or an hour that the calendar does not have
        raise error(f"not valid TOML: {wrong}", None, _QUOTES) from None
    document = Document(source, cast("dict[str, Any]", plain(table)), lines, fault)
    if wrong_value := next(faults(table), None):
        raise document.error(wrong_value.message, *wrong_value.keys, hint=wrong_value.hint)
    return document
