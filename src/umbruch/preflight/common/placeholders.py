"""Words that stand for words which nobody has put in: of templates, of drafts, of blind text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from umbruch.diagnostics import Diagnostic
from umbruch.preflight.given import CheckedFile

_LABELS = (
    "name|vorname|nachname|funktion|datum|uhrzeit|betrag|anzahl|telefonnummer|überschrift|first name|last name|date|"
    "amount|headline|nom|prénom|heure|montant|nombre|fecha|hora"
)
"""What fields of templates in German, English, French and Spanish are called, alone in square brackets. A noun that an
editor may put into somebody's words (`die [Stadt]`) is none."""

_PLACEHOLDER = re.compile(
    r"\blorem ipsum\b|\[(?:insert|fill in|your) [^\[\]\n]{1,60}\]|\{\{[^{}\n]{1,60}\}\}|\$\{[^{}\n]{1,60}\}|\bx{4,}\b|"
    r"click or tap (?:here )?to enter|klicken oder tippen sie hier|cliquez ou appuyez ici|haga clic o pulse aquí|"
    rf"\[(?:{_LABELS})\]|\bhier (?:den |die |das )?(?:text|titel|bild|zitat|namen) (?:einfügen|eingeben|einsetzen)\b|"
    r"\binsert (?:text|name|quote|date) here\b|__[./]__|"
    r"(?-i:\b(?:TT|DD|JJ|GG)([./-])MM\1(?:JJJJ|YYYY|AAAA)\b|\bYYYY-MM-DD\b|\bMM/DD/YYYY\b|"
    r"\bXX(?:[.:]XX\b| (?:Uhr|Euro|Prozent|Personen|Gäste|euros?|percent|people|heures|personnes)\b))",
    re.IGNORECASE,
)
"""What templates and blind text leave; what writers left open themselves is known to `clipping`."""
_LONGEST_SHOWN = 80
_MOST = 20
"""Findings that are told one by one."""


def in_lines(checked_file: CheckedFile, lines: Iterable[str], place: str | None = None) -> Iterator[Diagnostic]:
    """The placeholders in running text, each once.

    Args:
        checked_file: the file.
        lines: its text, paragraph by paragraph.
        place: where they stand, for the findings.
    """
    told: dict[str, None] = {}
    lines = tuple(lines)
    for line in lines:
        for found in (*_left_open(line), *(match[0] for match in _PLACEHOLDER.finditer(line))):
            told.setdefault(" ".join(found.split())[:_LONGEST_SHOWN])
            if len(told) >= _MOST:
                break
    yield from _orders_in(checked_file, lines, place)
    for words in told:
        yield checked_file.finding("text.placeholder", f"nobody has filled in {words!r}", place=place)


def _orders_in(checked_file: CheckedFile, lines: Iterable[str], place: str | None) -> Iterator[Diagnostic]:
    """The sentences of running text that order something of a desk, each once."""
    from umbruch.clipping.marks.newsroom.asides import asides_in

    orders = dict.fromkeys(one.words for line in lines for one in asides_in(line) if one.what == "order")
    for words in tuple(orders)[:_MOST]:
        yield checked_file.finding("text.desk_order", f"for the desk alone: {words[:_LONGEST_SHOWN]!r}", place=place)


def _left_open(line: str) -> Iterator[str]:
    """Brackets that say what is still to be done, and marks before a colon (`TODO: …`)."""
    from umbruch.clipping.marks.newsroom.open_points import open_marks, without_open_points

    yield from (words for _, words in without_open_points(line).notes if not words.startswith(">"))
    for mark in open_marks(doubtful=False).finditer(line):
        if line[mark.end() : mark.end() + 1] == ":" and not line[: mark.start()][-1:].isalnum():
            yield f"{mark[0]}:"
