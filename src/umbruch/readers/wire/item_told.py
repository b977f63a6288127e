"""What an item of the wire says of its article, gathered field by field whatever the format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from umbruch.diagnostics import Diagnostic
from umbruch.facts.genres import genre_of
from umbruch.readers.wire.wire_moments import moment_told
from umbruch.tree import Block, Change, Contact, Credit, Person, Provider
from umbruch.tree.model import LEAST_URGENT

_SIGN_OFF = re.compile(r"(?:[A-Z]{2,5} )?[a-z]{2,4}(?:[/-][a-z]{2,4}){1,4}")


def is_sign_off(line: str) -> bool:
    """Whether a line has the initials of the desk alone: `ar/bc`, `AAP ar/bc`."""
    return _SIGN_OFF.fullmatch(line.strip()) is not None


_NORMAL = 5
"""The urgency of most reports, which says nothing."""
_EVERY_REPORT = "genre:Current"
"""The genre of what has just happened, which says nothing either."""
Status = Literal["usable", "withheld", "canceled"]


@dataclass(slots=True)
class Told:
    """The fields of one item as its format names them; whatever the tree has no place for stands in `unplaced`.

    `byline`, `dateline`, `embargo` and `source` are the lines as printed; `filed` says that the dateline stood in the
    body; `until` is the moment that the metadata name, "" where they set an embargo without an end, `until_at` the name
    and the line of the element that does; `first` is when the
    first version was made; `held` says that the article stays back after its embargo, too. `ours` marks what umbruch
    itself has written.
    """

    ours: bool = False
    line: int | None = None
    element: str | None = None
    id: str | None = None
    lang: str | None = None
    version: int | None = None
    status: Status = "usable"
    held: bool = False
    change: Change | None = None
    headline: str | None = None
    kicker: str | None = None
    deck: str | None = None
    lead: str | None = None
    byline: str | None = None
    people: list[Person] = field(default_factory=list)
    dateline: str | None = None
    place: str | None = None
    day: str | None = None
    credit: tuple[str, ...] = ()
    filed: bool = False
    body: list[Block] = field(default_factory=list)
    embargo: str | None = None
    until: str | None = None
    until_at: tuple[str, int | None] = ("embargo", None)
    contact: Contact | None = None
    boilerplate: str | None = None
    notice: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    section: str | None = None
    genre: str | None = None
    urgency: int | None = None
    modified: str | None = None
    source: str | None = None
    publications: list[str] = field(default_factory=list)
    printed: str | None = None
    page: str | None = None
    url: str | None = None
    circulation: int | None = None
    rights: str | None = None
    desk_notes: list[str] = field(default_factory=list)
    provider: Provider | None = None
    title: str | None = None
    subtitle: str | None = None
    created: str | None = None
    first: str | None = None
    shown: list[PictureTold] = field(default_factory=list)
    unplaced: dict[str, list[str]] = field(default_factory=dict)
    remarks: list[Diagnostic] = field(default_factory=list)

    def keep_apart(self, what: str, value: str | None) -> None:
        """Something that the tree has no place for."""
        if value and value.strip():
            self.unplaced.setdefault(what, []).append(" ".join(value.split()))

    def urgent(self, written: str | None) -> None:
        """How urgent it is by the number that came, from 1 to 8, of several the least; 5, which all have, is none."""
        number = int(written) if written and written.isascii() and written.isdecimal() and len(written) == 1 else 0
        if 1 <= number <= LEAST_URGENT and number != _NORMAL and number < (self.urgency or LEAST_URGENT + 1):
            self.urgency = number

    def of_genre(self, code: str | None, name: str | None = None) -> None:
        """The genre by its code or name; of several the first that says something, the others have no place."""
        found = genre_of(code) or genre_of(name)
        written = (
            name if found and self.ours and name and name != found.name else found.qcode if found else name or code
        )
        if not written:
            return
        if self.genre is None and (self.ours or not found or found.qcode != _EVERY_REPORT):
            self.genre = written
        else:
            self.keep_apart("genre", written)

    def note(self, lines: Iterable[str | None]) -> None:
        """Notes for the desk, each once."""
        for line in lines:
            if line and line.strip() and line.strip() not in self.desk_notes:
                self.desk_notes.append(line.strip())

    def moment(self, element: str, written: str | None, line: int | None = None) -> str | None:
        """A moment or day in ISO 8601; one that is none is said, with the name of its element.

        Args:
            element: what it stands in.
            written: as it came.
            line: where it stands, where that is another line than that of the item.
        """
        found = moment_told(written)
        if found is None and written and written.strip():
            what = f"{element}: {written.strip()[:60]!r} is no moment; it is left out"
            self.warn("wire.date", what, "write it in ISO 8601: 2026-03-09T10:00:00+01:00", "info", line)
        return found

    def warn(
        self,
        code: str,
        message: str,
        hint: str | None = None,
        severity: Literal["info", "warning"] = "warning",
        line: int | None = None,
    ) -> None:
        """A remark at a line, else at that of the item."""
        self.remarks.append(Diagnostic(code, message, severity, line or self.line, hint=hint))


@dataclass(slots=True)
class PictureTold:
    """A picture that an item names: where its file lies, under several addresses if so, and what is said of it."""

    id: str | None = None
    hrefs: list[str] = field(default_factory=list)
    caption: str | None = None
    credit: Credit | None = None
    alt: str | None = None
    copyright: str | None = None
    terms: str | None = None
    focus: tuple[float, float] | None = None
    place: str | None = None
    date: str | None = None
    headline: str | None = None
    in_body: bool = False
    """Whether the body shows it where it stands, so that no figure of it follows the body."""
