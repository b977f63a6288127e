"""Words that stand for words which nobody has put in: of templates, of drafts, of blind text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from umbruch.diagnostics import Diagnostic
from umbruch.preflight.given import CheckedFile

_ASKED_FOR = (
    r"einsetzen|einfügen|eintragen|ergänzen|nachtragen|folgt noch|(?:zitat|name|foto|bild|zahl|text) folgt|to come|"
    r"à compléter|à insérer|insertar|completar|da inserire|da completare|invullen|infoga|indsæt|uzupełnić"
)
"""How drafts end a gap in square brackets; `[Name geändert]`, `[sic]` and `[Fortsetzung folgt]` are none."""

_PLACEHOLDER = re.compile(
    rf"\blorem ipsum\b|\[[^\[\]\n]{{0,60}}\b(?:{_ASKED_FOR})[ .!…]*\]|\[(?:insert|fill in|your) [^\[\]\n]{{1,60}}\]|"
    r"\[(?-i:TK|TBD|TBC|XXX?)\]|\{\{[^{}\n]{1,60}\}\}|\$\{[^{}\n]{1,60}\}|\bx{4,}\b|\b(?-i:TODO|FIXME|TBD):|"
    r"click or tap (?:here )?to enter|klicken oder tippen sie hier|cliquez ou appuyez ici|haga clic o pulse aquí",
    re.IGNORECASE,
)
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
    for line in lines:
        for found in _PLACEHOLDER.finditer(line):
            told.setdefault(" ".join(found[0].split())[:80])
            if len(told) >= _MOST:
                break
    for words in told:
        yield checked_file.finding("text.placeholder", f"nobody has filled in {words!r}", place=place)
