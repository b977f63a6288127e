"""The colours that an RTF file names by number (RTF 1.9.1, Color Table)."""

from __future__ import annotations

_MOST = 10_000


class ColourTable:
    """Filled as the file is read; colour 0 is the usual one."""

    def __init__(self) -> None:
        """Begin with an empty table."""
        self._colours: list[str | None] = []
        self._parts: dict[str, int] = {}
        self.cells = False

    def take(self, part: str, number: int) -> None:
        """Take the `red`, `green` or `blue` of the colour that comes next, 0 to 255."""
        self._parts[part] = min(max(number, 0), 255)

    def end(self, count: int) -> None:
        """End as many colours; one without any part is the usual one."""
        for _ in range(min(count, _MOST - len(self._colours))):
            told = "".join(f"{self._parts.get(name, 0):02x}" for name in ("red", "green", "blue"))
            self._colours.append(told if self._parts else None)
            self._parts = {}

    def of(self, number: int) -> str | None:
        """The colour of that number as six digits; None for the usual one, which is always 0."""
        return self._colours[number] if 0 < number < len(self._colours) else None
