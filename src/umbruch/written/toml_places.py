"""On which line each key of a TOML file stands, which the parser of the standard library forgets; and its bounds.

The text is gone through once, before it is parsed, so that nothing reaches the parser on which it would stumble: it
calls itself for each bracket, and its work grows with the square of a dotted key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from umbruch.written.limits import (
    DEEP,
    LONG_NAME,
    LONG_NUMBER,
    MAX_DEPTH,
    MAX_DIGITS,
    MAX_NAME,
    Keys,
    TooMuch,
)

_TOKEN = re.compile(
    r"(?P<long>\"\"\"(?:[^\\]|\\.)*?\"{3,5}|'''.*?'{3,5})"
    r"|(?P<quoted>\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*')"
    r"|(?P<blank>[ \t\r]+|\#[^\n]*)"
    r"|(?P<sign>[\n\[\]{}=,.])"
    r"|(?P<bare>[^\s\[\]{}=,.\"'#]+)",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
_CLOSING = {"[": "]", "{": "}"}
_SHORT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


def places(text: str) -> dict[Keys, int]:
    """The line (from 1) of each key and of each entry of a list; keys are composed (NFC).

    Args:
        text: a TOML file with `\\n` line ends; what stands behind a mistake in it is not looked at.

    Raises:
        TooMuch: brackets or dots nest too deep, a key or a number is too long.
    """
    walk = _Walk()
    for kind, token in _tokens(text):
        if not walk.take(kind, token):
            break
        walk.line += token.count("\n")
    return walk.found


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while match := _TOKEN.match(text, at):
        at = match.end()
        yield match.lastgroup or "", match.group()


class _Walk:
    """Where the reading of a TOML file stands: the table of the last header, and the brackets open since."""

    def __init__(self) -> None:
        """At the top of a file."""
        self.found: dict[Keys, int] = {}
        self.line = 1
        self._table: Keys = ()
        self._entries: dict[Keys, int] = {}
        self._open: list[tuple[str, Keys]] = []
        self._header = ""
        self._parts: list[str] = []
        self._value: Keys | None = None

    def take(self, kind: str, token: str) -> bool:
        """Go on by one token; False where the file can't be TOML any more."""
        if kind == "blank":
            return True
        if kind == "sign":
            return self._sign(token)
        if self._value is None:
            self._name(kind, token)
            return True
        if kind == "bare" and len(token) > MAX_DIGITS:
            raise TooMuch(self.line, *LONG_NUMBER)
        self._record(self._value)
        return True

    def _name(self, kind: str, token: str) -> None:
        if len(self._parts) >= MAX_DEPTH:
            raise TooMuch(self.line, *DEEP)
        name = token if kind == "bare" else token[1:-1]
        if len(name) > MAX_NAME:
            raise TooMuch(self.line, *LONG_NAME)
        if token.startswith('"'):
            name = _ESCAPE.sub(_escaped, name)
        self._parts.append(unicodedata.normalize("NFC", name))

    def _sign(self, token: str) -> bool:
        match token:
            case "\n":
                if not self._open:
                    self._parts, self._value, self._header = [], None, ""
            case ".":
                pass
            case "=":
                if self._header or self._value is not None:
                    return False
                base = self._open[-1][1] if self._open else self._table
                self._value = self._path(base)
                self._record(self._value)
            case "[" if self._value is None and not self._open and not self._parts:
                self._header += token
            case "]" if self._header:
                self._close_header()
            case "[" | "{":
                return self._value is not None and self._enter(token, self._value)
            case "]" | "}":
                if not self._open or _CLOSING[self._open[-1][0]] != token:
                    return False
                self._value = self._open.pop()[1]
            case ",":
                self._next()
        return True

    def _path(self, base: Keys) -> Keys:
        path = base
        for number, part in enumerate(self._parts):
            if number:
                self._record(path)
            path = (*path, part)
            if path in self._entries and number < len(self._parts) - 1:
                path = (*path, self._entries[path])
        self._parts = []
        if len(path) > MAX_DEPTH:
            raise TooMuch(self.line, *DEEP)
        return path

    def _close_header(self) -> None:
        if not self._parts:
            return
        several = self._header == "[["
        path = self._path(())
        self._record(path)
        if several:
            self._entries[path] = self._entries.get(path, -1) + 1
        self._table = (*path, self._entries[path]) if path in self._entries else path
        self._record(self._table)

    def _enter(self, bracket: str, path: Keys) -> bool:
        if len(self._open) >= MAX_DEPTH or len(path) >= MAX_DEPTH:
            raise TooMuch(self.line, *DEEP)
        self._record(path)
        self._open.append((bracket, path))
        self._value = (*path, 0) if bracket == "[" else None
        return True

    def _next(self) -> None:
        if not self._open:
            return
        bracket, path = self._open[-1]
        if bracket == "[" and self._value is not None and isinstance(number := self._value[-1], int):
            self._value = (*path, number + 1)
        elif bracket == "{":
            self._value, self._parts = None, []

    def _record(self, path: Keys) -> None:
        self.found.setdefault(path, self.line)


def _escaped(match: re.Match[str]) -> str:
    four, eight, one = match.groups()
    code = int(four or eight, 16) if one is None else 0
    if one is not None:
        return _SHORT.get(one, one)
    return chr(code) if code <= 0x10FFFF else ""
