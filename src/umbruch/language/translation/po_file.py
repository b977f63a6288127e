"""Catalogues of sentences in the format of gettext (GNU gettext manual, 3.1, The Format of PO Files)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}
_ESCAPE = re.compile(r"\\(.)")
INSIDE = "inside: "
"""Begins the extracted comment that names the values of a sentence that are sentences themselves."""


class Entry(NamedTuple):
    """A sentence and its translation.

    `inside` holds the names of values that are translated, too; `places` the files in which the sentence stands, of a
    catalogue the first of them.
    """

    sentence: str
    translation: str
    inside: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def entries(text: str) -> Iterator[Entry]:
    """The entries of a catalogue in their order, without its head and without what is only kept as a comment.

    An entry that names no file stands in that of the entry before it: a catalogue names each file once.

    Args:
        text: the whole file.
    """
    places: tuple[str, ...] = ()
    for block in re.split(r"\n\s*\n", text):
        said = {"msgid": "", "msgstr": ""}
        comments: dict[str, str] = {"#.": "", "#:": ""}
        current = ""
        for line in block.splitlines():
            mark, _, rest = line.partition(" ")
            if mark in comments:
                comments[mark] += f" {rest}"
            elif mark in said:
                current = mark
                said[mark] = _unquoted(rest)
            elif line.startswith('"') and current:
                said[current] += _unquoted(line)
        places = tuple(comments["#:"].split()) or places
        if said["msgid"]:
            inside = comments["#."].strip()
            named = inside.removeprefix(INSIDE).split(", ") if inside.startswith(INSIDE) else ()
            yield Entry(said["msgid"], said["msgstr"], tuple(named), places)


def _unquoted(written: str) -> str:
    return _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[1]), written.strip()[1:-1])
