"""Releases and letters as PDF: who sends them, what they are about, and the frame of a letter around the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from umbruch.clipping.conventions import conventions_for
from umbruch.clipping.signs.which_language import detect
from umbruch.manuscript import PLAIN, FixedRole, Manuscript, Piece, WrittenLine
from umbruch.readers.door import Placed
from umbruch.readers.head_lines import HEAD, SUBJECT, with_senders
from umbruch.readers.letter_frame import Frame, without_frame
from umbruch.tree import Paragraph, Text

_SAMPLE = 3_000
"""Letters in which the language is looked for where it is not told."""
_SAME_SIZE = 0.97
"""Share of the headline's size from which on a line over it is the name of a sender, and no kicker."""


class ReadLetter(NamedTuple):
    """A manuscript whose lines are told apart from the letter around them, the frame, and labels that were cut off."""

    manuscript: Manuscript
    frame: Frame
    labels: tuple[str, ...]


def without_letter(manuscript: Manuscript, lang: str | None) -> ReadLetter:
    """A manuscript whose sender, salutation and closing are told, its subject line without its label.

    Args:
        manuscript: of the pages.
        lang: the language, where it is given.
    """
    pieces = list(manuscript.pieces)
    fixed: dict[int, FixedRole] = dict(manuscript.fixed)
    blocks = _blocks(pieces)
    for at in _senders(pieces, blocks[:HEAD], lang):
        fixed.setdefault(at + 1, "contact")
        pieces[at] = replace(pieces[at], look=PLAIN)
    labels = []
    for at in (block[0] for block in blocks[: 2 * HEAD]):
        text = _text(pieces[at])
        label = SUBJECT.match(text.strip())
        if label is not None and label.end() < len(text.strip()):
            labels.append(label.group().strip())
            pieces[at] = replace(pieces[at], text=text.strip()[label.end() :])
            break
    frame = without_frame([_text(piece) for piece in pieces])
    kept = {*frame.kept, *frame.held}
    if frame.greeted and any(_text(pieces[at]).strip() for at in kept):
        fixed |= {at + 1: "discard" for at in range(len(pieces)) if at not in kept and _text(pieces[at]).strip()}
    else:
        frame = Frame(())
    return ReadLetter(
        replace(manuscript, pieces=tuple(pieces), fixed=tuple(sorted(fixed.items()))), frame, tuple(labels)
    )


def _text(piece: Piece) -> str:
    return piece.text if isinstance(piece, WrittenLine) else ""


def _blocks(pieces: Sequence[Piece]) -> list[list[int]]:
    """The places of the lines that stand together and look alike."""
    blocks: list[list[int]] = [[]]
    for at, piece in enumerate(pieces):
        if _text(piece).strip():
            if blocks[-1] and not _alike(pieces[blocks[-1][-1]], piece):
                blocks.append([])
            blocks[-1].append(at)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _alike(one: Piece, other: Piece) -> bool:
    if not isinstance(one, WrittenLine) or not isinstance(other, WrittenLine):
        return False
    return (one.look.bold, one.look.size) == (other.look.bold, other.look.size)


def _senders(pieces: Sequence[Piece], blocks: Sequence[Sequence[int]], lang: str | None) -> list[int]:
    """The places of the lines at the top that say who sends the release, in type as large as its headline."""
    placed = []
    for number, block in enumerate(blocks):
        first = pieces[block[0]]
        look = first.look if isinstance(first, WrittenLine) else PLAIN
        placed.append(Placed(Paragraph((Text(" ".join(_text(pieces[at]).strip() for at in block)),)), look, number))
    language = lang or detect("\n".join(map(_text, pieces))[:_SAMPLE]).lang
    made = with_senders(placed, conventions_for(language))
    told = [number for number, one in enumerate(made) if one.told == "contact"]
    if not told:
        return []
    below = max((one.look.size for one in made[told[-1] + 1 :]), default=1.0)
    if max(placed[number].look.size for number in told) < _SAME_SIZE * below:
        return []
    return [at for number in told for at in blocks[number]]
