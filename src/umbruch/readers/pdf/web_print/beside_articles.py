"""What sites print beside an article, told by its words: links, comments, offers, consent, rows at the foot."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from umbruch.clipping.conventions import everywhere
from umbruch.kept import remembered

_PIECES = re.compile(r"\s*[|·•/]\s*|\s{2,}|\n")
_COUNT = re.compile(r"^[(\s]*\d{1,5}[)\s]*|[(\s:]*\d{1,5}[)\s]*$")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b)\s*(?:copyright\s*)?(?:\d{4}|[^\W\d_]|[-–])", re.IGNORECASE)
_LONGEST_CONSENT, _LONGEST_OFFER, _LONGEST_RIGHTS = 1200, 260, 200
_OUTER = " :…>›»→.!?*|"
_LEAST_LEGAL, _MOST_BUTTONS = 2, 8


@remembered(1)
def _words() -> dict[str, frozenset[str]]:
    told = files("umbruch.readers.pdf.web_print").joinpath("beside_articles.toml").read_text(encoding="utf-8")
    return {name: frozenset(map(_plain, entries)) for name, entries in tomllib.loads(told).items()}


@remembered(1)
def _buttons() -> frozenset[str]:
    known = (*everywhere("web_furniture"), *everywhere("furniture_lines"))
    return _words()["buttons"] | _words()["choices"] | {_plain(word) for word in known}


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'").strip(_OUTER)


def heads_related(line: str) -> bool:
    """Whether a line is a heading over links to other articles, or leads to one of them after a colon."""
    return _plain(line) in _words()["related"] or (
        ":" in line and _plain(line.partition(":")[0]) in _words()["related"]
    )


def heads_comments(line: str) -> bool:
    """Whether a line is the heading over what readers wrote: `Kommentare (3)`, `12 comments`."""
    return _plain(_COUNT.sub("", line)) in _words()["comments"]


def counts_comments(line: str) -> bool:
    """Whether a line tells how many readers wrote."""
    return any(map(str.isdigit, line)) and heads_comments(line)


def makes_offer(text: str) -> bool:
    """Whether a short text begins as offers of newsletters and subscriptions do."""
    return len(text) < _LONGEST_OFFER and _plain(text).startswith(tuple(_words()["offers"]))


def tells_offer(text: str) -> bool:
    """Whether a short text below such a beginning goes on about it."""
    small = text.casefold()
    return len(text) < _LONGEST_OFFER and any(word in small for word in _words()["offered"])


def asks_consent(text: str) -> bool:
    """Whether a text asks readers for leave to set cookies and the like: it names itself and what it wants."""
    small = _plain(text)
    return (
        len(small) < _LONGEST_CONSENT
        and any(small.startswith(phrase) or f". {phrase}" in small for phrase in _words()["asking"])
        and any(phrase in small for phrase in _words()["asked"])
    )


def is_button(line: str) -> bool:
    """Whether a line is nothing but buttons, or a number that one shows."""
    whole = [piece for piece in _PIECES.split(line) if piece]
    words = line.split()
    return any(
        all(_plain(_COUNT.sub("", piece)) in _buttons() or _COUNT.fullmatch(piece) for piece in pieces)
        for pieces in ((whole, words) if len(words) <= _MOST_BUTTONS else (whole,))
    )


def is_foot(text: str) -> bool:
    """Whether a text is the row at the foot of a site: what every site must say, or whose it is."""
    if len(text) < _LONGEST_RIGHTS and _RIGHTS.match(text):
        return True
    pieces = [_plain(piece) for piece in _PIECES.split(text)]
    told = sum(piece in _words()["legal"] for piece in pieces)
    return (told >= _LEAST_LEGAL and told * 2 >= len(pieces)) or (told > 0 and len(pieces) > 1 and "©" in text)
