"""What the pictures of one input cost together: each is decoded once, and no few bytes unfold to hours of work.

A picture may be as large in memory as pictures are, for its file. What it takes beyond that is counted, as it is by
files that are made to hurt: a PNG of one colour unfolds to a thousand times its size, and a Word file holds hundreds.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from umbruch.bounds.budgets import budget
from umbruch.errors import InputUnreadable

USUAL_GROWTH = 40
"""How many times its file a picture may take in memory without being counted.

A photograph of two bits a pixel, held as the coefficients of a progressive JPEG, takes 24 times its file; a screen
with much white as PNG up to 100 times, of which few are so many that it matters.
"""

MOST_TOGETHER = 2_000_000_000
"""Bytes beyond that of all pictures of an input: some four of the largest that are opened, ten seconds of work."""


class Look(NamedTuple):
    """What was found in a picture: its media type, its width and height in pixels as seen."""

    media_type: str
    width: int
    height: int


class _Account:
    def __init__(self) -> None:
        self.spent = 0
        self.looked_at: dict[bytes, Look] = {}


_account: ContextVar[_Account | None] = ContextVar("umbruch_picture_work", default=None)


@contextmanager
def pictures_of_one_input() -> Iterator[None]:
    """Within it a picture that was looked at is known, whatever its name, and all are counted together."""
    if _account.get() is not None:  # a file inside a file, a file of a kit: part of the same input
        yield
        return
    token = _account.set(_Account())
    try:
        yield
    finally:
        _account.reset(token)


def looked_at(content: bytes) -> tuple[bytes, Look | None]:
    """What stands for these bytes, and what was found in them before; None where they are new."""
    account = _account.get()
    if account is None:
        return b"", None
    from hashlib import blake2b  # with OpenSSL behind it, which a text without pictures needs no more than Pillow

    digest = blake2b(content, digest_size=16).digest()
    return digest, account.looked_at.get(digest)


def remember(digest: bytes, look: Look) -> None:
    """Keep what was found in the picture that the digest stands for."""
    if (account := _account.get()) is not None:
        account.looked_at[digest] = look


def spend(decoded: int, file: int, href: str) -> None:
    """Count a picture that is about to be decoded.

    Args:
        decoded: the bytes that it takes in memory.
        file: the bytes of its file.
        href: its name for messages.

    Raises:
        InputUnreadable: those of the input take more than 2,000 MB together, beyond 40 times their files.
    """
    account = _account.get()
    if account is None:
        return
    beyond, most = max(0, decoded - USUAL_GROWTH * file), budget("together", MOST_TOGETHER)
    if beyond and account.spent + beyond > most:
        raise InputUnreadable(
            f"with it the pictures of this input take more than {most // 1_000_000:,} MB of memory", source=href,
            hint="scale them down or save them as JPEG",
        )  # fmt: skip
    account.spent += beyond
