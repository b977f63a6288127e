"""The tokens of an RTF file: groups, control words, characters (RTF 1.9.1, Conventions of an RTF Reader)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.DOTALL
)


class Token(NamedTuple):
    """A token: `open`, `close`, `word` (with its number), `symbol`, `bytes`, or `binary` (those behind `\\bin`)."""

    kind: str
    word: str = ""
    number: int | None = None
    raw: bytes = b""


_OPEN, _CLOSE = Token("open"), Token("close")


def tokens_of(content: bytes) -> Iterator[Token]:
    """The tokens of a file."""
    at, end = 0, len(content)
    while at < end:
        found = _TOKEN.match(content, at)
        if found is None:
            at += 1
            continue
        at = found.end()
        word, number, byte, symbol, brace, text = found.groups()
        if word is not None:
            value = int(number) if number is not None else None
            if word == b"bin":
                size = min(max(value or 0, 0), end - at)
                yield Token("binary", raw=content[at : at + size])
                at += size
                continue
            yield Token("word", word.decode("ascii"), value)
        elif byte is not None:
            yield Token("bytes", raw=bytes((int(byte, 16),)), number=1)
        elif symbol is not None:
            yield Token("symbol", symbol.decode("latin-1"))
        elif brace is not None:
            yield _OPEN if brace == b"{" else _CLOSE
        elif text is not None:
            yield Token("bytes", raw=text)
