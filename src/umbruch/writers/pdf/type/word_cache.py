"""A store for what is worth keeping from one document to the next, with a limit."""

from __future__ import annotations

from typing import TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Stock(dict[_Key, _Value]):
    """A dictionary that starts anew when it is full."""

    __slots__ = ("_most",)

    def __init__(self, most: int) -> None:
        """Start with nothing; `most` is the number of entries it holds at most."""
        super().__init__()
        self._most = most

    def keep(self, key: _Key, value: _Value) -> None:
        """Keep a value."""
        if len(self) >= self._most:
            self.clear()
        self[key] = value
