"""What an RTF file says of its pictures and shapes beside their content (RTF 1.9.1, Drawing Object Properties)."""

from __future__ import annotations

from typing import NamedTuple

from umbruch.pictures.alternative_text import described
from umbruch.readers.office.rtf.rtf_parts import Drawn, Part, words_of


class _Open(NamedTuple):
    """A shape that is being read: how deep it stands, and how many parts stood before it."""

    depth: int
    begun: int


class ShapeProperties:
    """Takes the names and values that pictures and shapes have."""

    def __init__(self) -> None:
        self._shapes: list[_Open] = []
        self._name = ""
        self._alt: str | None = None
        self._hidden = False

    def open(self, depth: int, begun: int) -> None:
        """A shape begins."""
        self._shapes.append(_Open(depth, begun))
        self._alt, self._hidden = None, False

    def name(self, words: str) -> None:
        """The name of the property that comes next."""
        self._name = words.strip()

    def value(self, words: str) -> None:
        """The value of the property that was named."""
        match self._name:
            case "wzDescription":
                self._alt = described(" ".join(words.split()) or None)
            case "fHidden":
                self._hidden = words.strip() == "1"
            case _:
                pass

    def drawn(self, content: bytes, suffix: str) -> Drawn:
        """A picture, with what was said of it."""
        made, self._alt = Drawn(content, suffix, self._alt), None
        return made

    def close(self, depth: int, after: list[Part]) -> str:
        """A shape ends where one of that depth is open: what is hidden leaves the parts, and its words come back."""
        if not self._shapes or self._shapes[-1].depth != depth:
            return ""
        begun = self._shapes.pop().begun
        own = after[begun:]
        if self._hidden:
            del after[begun:]
            self._hidden = False
            return " ".join(filter(None, (words_of(part) or "a picture" for part in own)))
        if self._alt is not None and own and isinstance(own[-1], Drawn):
            after[-1] = own[-1]._replace(alt=own[-1].alt or self._alt)
        self._alt = None
        return ""
