"""Steps that are taken back and done again: what a small file held before each of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

MOST_STEPS = 200
"""Steps that can be taken back; each is a small file."""


class Steps:
    """The steps of a file; whoever holds it sees that nobody else works on it meanwhile.

    Args:
        read: what the file holds, None where there is none.
        write: has it hold that, or takes it away.
    """

    def __init__(self, read: Callable[[], bytes | None], write: Callable[[bytes | None], None]) -> None:
        self._read = read
        self._write = write
        self._undo: deque[bytes | None] = deque(maxlen=MOST_STEPS)
        self._redo: deque[bytes | None] = deque(maxlen=MOST_STEPS)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back last."""
        return bool(self._redo)

    def take(self, content: bytes | None) -> None:
        """Have the file hold something else, as a step."""
        self._undo.append(self._read())
        self._redo.clear()
        self._write(content)

    def take_instead(self, content: bytes | None) -> None:
        """Have the file hold something else in the place of the last step."""
        self._redo.clear()
        self._write(content)

    def undo(self) -> None:
        """Take the last step back; without one nothing happens."""
        self._go(self._undo, self._redo)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._go(self._redo, self._undo)

    def _go(self, source: deque[bytes | None], target: deque[bytes | None]) -> None:
        if source:
            target.append(self._read())
            self._write(source.pop())
