"""The structure beside the pages: what is a headline, a paragraph, a figure (ISO 32000-1, 14.7 and 14.8).

Elements are made in reading order while the article is composed; what is drawn for an element is recorded in it as
marked content of a page. So a paragraph over two columns or pages stays one element.
"""

from __future__ import annotations

from typing import NamedTuple

_CELLS = frozenset(("TR", "TH", "TD"))


class Marked(NamedTuple):
    """Marked content: the number of the page from 0, and its identifier there."""

    page: int
    mcid: int


class Annotated(NamedTuple):
    """A link annotation: the page from 0, the number of its object, and its key in the parent tree."""

    page: int
    number: int
    key: int


class Element:
    """An element of the structure tree with its kids in reading order."""

    __slots__ = (
        "_inside",
        "_waiting_for",
        "actual_text",
        "alt",
        "attributes",
        "cites",
        "identifier",
        "kids",
        "lang",
        "refers",
        "role",
        "title",
    )

    def __init__(
        self, role: str, parent: Element | None = None, *, lang: str | None = None, alt: str | None = None,
        attributes: dict[str, str] | None = None, inline: bool = False, title: str | None = None,
    ) -> None:  # fmt: skip
        """Make an element as the last kid of `parent`.

        Args:
            role: a standard structure type (`P`, `H1`, `Figure`).
            parent: the element it belongs to; None for the root and for artifacts.
            lang: the language (BCP 47) where it differs from the parent's.
            alt: what stands for a picture.
            attributes: keys of the attribute object, with `O` for its owner, as PDF source; for an artifact its
                property list (ISO 32000-1, 14.8.2.2.2).
            title: what it is called: the name of a field, by which our own reader knows it.
            inline: whether it stands among the text of its parent, and so finds its place there when it is drawn.
        """
        self.role = role
        self.title = title
        self.lang = lang
        self.alt = alt
        self.attributes = attributes
        self.actual_text = ""
        """What it says in the order of reading, where its content is drawn in another (ISO 32000-1, 14.9.4)."""
        self.identifier: str | None = None
        """What names it in the file: notes have to have one (ISO 14289-1, 7.9)."""
        self.refers: list[Element] = []
        """What it points to: an entry of contents to its article, a footnote to its marks (ISO 32000-2, table 355)."""
        self.cites = 0
        """The number of the footnote that it is, or whose mark, in its article; 0 for none."""
        self.kids: list[Element | Marked | Annotated] = []
        self._inside = parent
        self._waiting_for = parent if inline else None
        if parent is not None and not inline:
            parent.kids.append(self)

    def mark(self, page: int, mcid: int) -> None:
        """Record marked content of this element."""
        self._find_place()
        self.kids.append(Marked(page, mcid))

    def saying(self) -> Element:
        """A new Span for what is drawn next in it in another order than it is read."""
        self._find_place()
        return Element("Span", self)

    def annotate(self, page: int, number: int, key: int) -> None:
        """Record a link annotation: in the nearest Link around the words that it lies over (ISO 14289-1, 7.18.5)."""
        self.link.kids.append(Annotated(page, number, key))

    @property
    def link(self) -> Element:
        """The nearest Link around it, or itself."""
        return self.nearest("Link") or self

    def nearest(self, role: str) -> Element | None:
        """The nearest element of that role around it, or itself if it has it."""
        found: Element | None = self
        while found is not None and found.role != role:
            found = found._inside
        return found

    def _find_place(self) -> None:
        """Take the place among the kids of the parent that an inline element waits for until it is drawn."""
        if self._waiting_for is not None:
            parent, self._waiting_for = self._waiting_for, None
            parent._find_place()
            parent.kids.append(self)

    def prune(self) -> bool:
        """Take out elements for which nothing was drawn; tables keep empty cells, as their rows are of one length.

        Returns:
            Whether anything was drawn for this element or below it.
        """
        kept: list[Element | Marked | Annotated] = []
        drawn = False
        for kid in self.kids:
            shown = not isinstance(kid, Element) or kid.prune()
            drawn = drawn or shown
            if shown or (isinstance(kid, Element) and kid.role in _CELLS):
                kept.append(kid)
        self.kids = kept
        return drawn


ARTIFACT = "Artifact"
FURNITURE = Element(ARTIFACT, attributes={"Type": "/Layout"})
"""Stands for rules, tints, decoration, what is repeated, and whatever else is no part of the text."""
PAGE_HEAD = Element(ARTIFACT, attributes={"Type": "/Pagination", "Subtype": "/Header"})
PAGE_FOOT = Element(ARTIFACT, attributes={"Type": "/Pagination", "Subtype": "/Footer"})
