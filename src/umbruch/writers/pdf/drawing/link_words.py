"""Links on a line: where each is, and what it says; several looks in one link are one place to click."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from umbruch.writers.pdf.drawing.rows import text_of
from umbruch.writers.pdf.type.runs import Piece, Placed, Run
from umbruch.writers.pdf.type.settable import SOFT_HYPHEN

_TOUCHES = 0.01
_SCHEMES = ("mailto:", "tel:", "https://", "http://")


class Linked(NamedTuple):
    """A stretch of a link on one line, from where to where in points, and its words."""

    run: Run
    start: float
    end: float
    words: str

    def moved(self, by: float) -> Linked:
        """The same further to the right."""
        return self._replace(start=self.start + by, end=self.end + by)


def linked(placed: Sequence[Placed]) -> list[Linked]:
    """The links of a line that runs both ways, in the order of reading: each stretch that nothing else interrupts."""
    pieces: dict[object, list[Placed]] = {}
    for piece in placed:
        if piece.run.href and piece.width:
            pieces.setdefault(piece.run.element, []).append(piece)
    found: list[Linked] = []
    for own in pieces.values():
        first = len(found)
        words = "".join(map(text_of, own))
        for piece in sorted(own, key=lambda one: one.x):
            end = piece.x + piece.width
            if len(found) > first and piece.x - found[-1].end < _TOUCHES:
                found[-1] = found[-1]._replace(end=end)
            else:
                found.append(Linked(piece.run, piece.x, end, words))
    return found


def joined(links: Iterable[Linked]) -> list[Linked]:
    """The links of a line, stretches of one link that touch as one: words in bold are no link of their own."""
    found: list[Linked] = []
    for link in links:
        last = found[-1] if found else None
        if last and last.run.element.link is link.run.element.link and abs(link.start - last.end) < link.run.size / 2:
            found[-1] = last._replace(end=link.end, words=last.words + link.words)
        else:
            found.append(link)
    return found


def words_of(pieces: Iterable[Piece]) -> str:
    """The words of a stroke as they are read."""
    return "".join(
        " " if isinstance(piece, float) else piece if isinstance(piece, str) else piece[0].text[piece[1] : piece[2]]
        for piece in pieces
    )


def label_of(words: str, href: str) -> str:
    """What a link is called: its words, and where it leads where they do not say so."""
    words = " ".join(words.replace(SOFT_HYPHEN, "").split())
    bare = next((href[len(scheme) :] for scheme in _SCHEMES if href.startswith(scheme)), href)
    if not words:
        return bare
    return words if words.removeprefix("https://").removeprefix("http://") in bare else f"{words} ({bare})"
