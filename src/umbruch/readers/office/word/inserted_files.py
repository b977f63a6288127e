"""Files that a Word file inserts whole where Word would show them (altChunk, ISO/IEC 29500-1, 17.17.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextvars import ContextVar

from umbruch.errors import UmbruchError
from umbruch.readers.door import Copy, Placed
from umbruch.readers.elements.parsed_page import decoded_page, guessed
from umbruch.tree import Figure, Paragraph, Text

DEEPEST = 3
"""Files inside one another; an archive can hold itself."""
ReadWord = Callable[[bytes, str], Copy]
_depth: ContextVar[int] = ContextVar("depth of inserted files", default=0)


def inserted_copy(content: bytes, source: str, word: ReadWord) -> Copy | None:
    """What an inserted file shows: HTML, RTF, another Word file or plain text; None where it cannot be read.

    Args:
        content: of the file.
        source: the name of the outer file for messages.
        word: reads a Word file.
    """
    if _depth.get() >= DEEPEST:
        return None
    token = _depth.set(_depth.get() + 1)
    try:
        return _copy(content, source, word)
    except UmbruchError:
        return None
    finally:
        _depth.reset(token)


def _copy(content: bytes, source: str, word: ReadWord) -> Copy:
    bare = content.lstrip()
    if content.startswith(b"PK"):
        return word(content, source)
    if bare.startswith(b"{\\rtf"):
        from umbruch.readers.office.rtf.rtf_copy import copy_of_rtf

        return copy_of_rtf(bare, source)
    if b"<" in bare[:200]:
        from umbruch.readers.elements.element_blocks import Wanted, walked
        from umbruch.readers.elements.parsed_page import parsed
        from umbruch.readers.elements.unseen_elements import take_out_unseen

        root = parsed(decoded_page(content), source)
        unseen = tuple(one.words for one in take_out_unseen(root))
        return Copy(tuple(one.placed for one in walked(root, Wanted())), discarded=unseen)
    return Copy(tuple(_lines(guessed(content) if b"\0" in content else decoded_page(content))))


def _lines(text: str) -> Iterator[Placed]:
    for line in text.splitlines():
        if line.strip():
            yield Placed(Paragraph((Text(line.strip()),)))


def without_figures(copy: Copy) -> tuple[Placed, ...]:
    """The blocks of an inserted file but for its pictures, which have names of their own."""
    return tuple(one for one in copy.placed if not isinstance(one.block, Figure))
