"""Footnotes in markup: raised marks that lead to the notes at the foot of an article, and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from umbruch.language.wording import word
from umbruch.markup.safe_elements import Safe, css_class, element, joined, text
from umbruch.tree import Note


class Waiting(NamedTuple):
    """A note whose mark is set: its number from 1, and the path in the tree of what the mark stands in."""

    number: int
    note: Note
    field: str


class Footnotes:
    """Counts the notes of one article in the order of their marks, and keeps them for its foot."""

    def __init__(self, anchor: str, lang: str | None, *, epub: bool = False) -> None:
        """Begin with number 1.

        Args:
            anchor: begins every id, so that several articles can share a document.
            lang: the language of what screen readers say.
            epub: write `epub:type`, by which reading systems show a note beside its mark.
        """
        self._anchor = anchor
        self._lang = lang
        self._epub = epub
        self._marked: list[Waiting] = []
        self._put_off: list[Safe] = []

    def mark(self, note: Note, field: str) -> Safe:
        """The raised number, leading to its note."""
        number = len(self._marked) + 1
        self._marked.append(Waiting(number, note, f"{field}.note"))
        leads = {
            "href": f"#{self._note_id(number)}",
            "id": self._mark_id(number),
            "epub:type": "noteref" if self._epub else None,
            "role": "doc-noteref",
        }
        return element("sup", element("a", text(str(number)), leads))

    def mark_later(self, note: Note, field: str) -> None:
        """Keep the mark until `late_marks`: a link can't stand inside a link."""
        self._put_off.append(self.mark(note, field))

    def late_marks(self) -> Safe:
        """The marks that were kept."""
        marks = joined(self._put_off)
        self._put_off.clear()
        return marks

    def waiting(self) -> Iterator[Waiting]:
        """The notes in the order of their numbers; those marked meanwhile, inside notes, come at the end."""
        at = 0
        while at < len(self._marked):
            yield self._marked[at]
            at += 1

    def number(self, number: int) -> Safe:
        """The number before a note, leading back to its mark."""
        leads = {
            "href": f"#{self._mark_id(number)}",
            "epub:type": "backlink" if self._epub else None,
            "role": "doc-backlink",
            "aria-label": word("note_back", self._lang).format(number=number),
        }
        return element("sup", element("a", text(str(number)), leads))

    def note(self, number: int, content: Safe) -> Safe:
        """A whole note; in a book an `aside`, which reading systems show where its mark is tapped."""
        kind = {"id": self._note_id(number), "role": "doc-footnote"}
        return element(
            "aside" if self._epub else "div", content, {"epub:type": "footnote", **kind} if self._epub else kind
        )

    def foot(self, notes: Safe, called: str) -> Safe:
        """All notes of the article under the name that screen readers call them by."""
        return element(
            "section", notes, {
                "class": f"{css_class('note')}s", "epub:type": "footnotes" if self._epub else None,
                "role": "doc-endnotes", "aria-label": called,
            },
        )  # fmt: skip

    def _note_id(self, number: int) -> str:
        return f"{self._anchor}-note-{number}"

    def _mark_id(self, number: int) -> str:
        return f"{self._anchor}-mark-{number}"
