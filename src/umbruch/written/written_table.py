"""A written file in memory: its table, and for every mistake in it one error with file, line, key and remedy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec

from umbruch.errors import UmbruchError
from umbruch.kept import ready
from umbruch.written.limits import Keys
from umbruch.written.type_faults import explained

_T = TypeVar("_T")


class Document:
    """What a TOML file or a block of YAML says.

    Args:
        source: the file's name for messages.
        table: what it says; text is composed (NFC), days and moments are ISO 8601.
        lines: the line (from 1) of each key and of each entry of a list.
        fault: the class of its errors.
    """

    def __init__(
        self, source: str, table: dict[str, Any], lines: Mapping[Keys, int], fault: type[UmbruchError]
    ) -> None:
        self.source = source
        self.table = table
        self.lines = lines
        self._fault = fault

    def line(self, *keys: str | int) -> int | None:
        """The line of the key or entry that a path leads to, or of the last part of the path that is written."""
        return next((self.lines[keys[:end]] for end in range(len(keys), 0, -1) if keys[:end] in self.lines), None)

    def says(self, *keys: str | int) -> bool:
        """Whether the whole path is written here."""
        return keys in self.lines

    def error(self, message: str, *keys: str | int, hint: str | None = None) -> UmbruchError:
        """An error about the key or entry that a path leads to; without a path about the whole file."""
        line, words = self.line(*keys), dotted(keys)
        place = ": ".join(part for part in (f"line {line}" if line else "", words) if part)
        return self._fault(message, source=self.source, place=place or None, hint=hint)

    def converted(
        self, kind: type[_T], table: object = None, *, dec_hook: Callable[[type, Any], Any] | None = None
    ) -> _T:
        """The table as a type of ours.

        Args:
            kind: a `msgspec.Struct` whose fields are the keys.
            table: another table than the document's own, for example one that has been completed.
            dec_hook: as for `msgspec.convert`.

        Raises:
            UmbruchError: of the document's class; an unknown key, a missing one, a value of the wrong type.
        """
        whole = self.table if table is None else table
        try:
            return msgspec.convert(whole, ready(kind), dec_hook=dec_hook)
        except msgspec.ValidationError as error:
            fault = explained(error, whole, kind, dec_hook)
            raise self.error(fault.message, *fault.keys, hint=fault.hint) from None


def dotted(keys: Keys) -> str:
    """A path as people write it: `articles[0].file`."""
    words = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys)
    return words.removeprefix(".")
