"""Addresses of the web and of mail that go on on the line below: where one is cut, and where it is whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST_ADDRESS = 300
"""No address in print is longer; so one letter and a hyphen a line, a hundred thousand times, stays linear."""
_SOFT = "\u00ad\u00ac"
_ADDRESS = re.compile(r"[(<\[\"„“»«]?(?:[a-z]{3,6}://|www\.|[\w.+-]+@)\S*", re.IGNORECASE)
_CUT_ADDRESS = re.compile(r"(?<=[./@_=&?%#~-])\n[a-z\d]|(?<=[\w/])\n[/@?#=&_.](?=\w)", re.IGNORECASE)
_ENDED_ADDRESS = re.compile(r"\.\n[A-Z]")
_WHOLE_HOST = re.compile(r"[(<\[\"„“»«]?(?:[a-z]{3,6}://|www\.)[\w.-]+/", re.IGNORECASE)
_OPENING_WORD = re.compile(r"[^\W\d_]+(?=[\s,:]|$)")


def is_whole_address(word: str, following: str) -> bool:
    """Whether a line ends with a whole address, and the next one begins with a capital and a plain word.

    What follows a host in an address is in small letters or goes on with signs; `https://data.example/` and under it
    `Datový web naleznete zde` are two. No address goes on with a label (`Twitter: …`).
    """
    if len(word) > LONGEST_ADDRESS or word[-1] != "/" or not following[:1].isupper():
        return False
    first = _OPENING_WORD.match(following)
    if first is None or first.group() == following:
        return False
    labelled = following[first.end() : first.end() + 2] == ": " and _ADDRESS.fullmatch(word) is not None
    return labelled or _WHOLE_HOST.fullmatch(word) is not None


def is_cut_address(word: str, following: str) -> bool:
    """Whether a line ends inside an address: at a sign of it, with no capital of a new sentence after a full stop."""
    if len(word) > LONGEST_ADDRESS or not _ADDRESS.fullmatch(word) or word[-1] in _SOFT:
        return False
    seam = f"{word[-1]}\n{following[:2]}"
    return _CUT_ADDRESS.search(seam) is not None and _ENDED_ADDRESS.match(seam) is None


def lines_of_address(lines: Sequence[str]) -> int:
    """How many lines, with the first one, an address at the end of it takes: those that hold nothing but its rest."""
    count, word = 1, lines[0].rpartition(" ")[2]
    while count < len(lines) and " " not in lines[count] and is_cut_address(word, lines[count]):
        word += lines[count]
        count += 1
    return count


def told_together(lines: Sequence[str]) -> str:
    """Lines that say one thing as one line: a comma between them, none behind a label, nothing inside an address."""
    parts: list[str] = []
    word = ""
    for line, following in zip(lines, (*lines[1:], ""), strict=True):
        word = (word if not line.count(" ") else "") + line.rpartition(" ")[2]
        if not following:
            parts.append(line)
        elif is_cut_address(word, following):
            parts.append(line)
            continue
        else:
            parts.append(f"{line} " if line.endswith(":") else f"{line.rstrip(',')}, ")
        word = ""
    return "".join(parts)
