"""The structure beside the pages: what is a headline, a paragraph, a figure (ISO 32000-1, 14.7 and 14.8).

Elements are made in reading order while the article is composed; what is drawn for an element is recorded in it as
marked content of a page. So a paragraph over two columns or pages stays one element.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from umbruch.writers.pdf.characters import language_tag, plain

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument


_CELLS = frozenset(("TR", "TH", "TD"))


class Marked(NamedTuple):
    """Marked content: the number of the page from 0, and its identifier there."""

    page: int
    mcid: int


class Annotated(NamedTuple):
    """A link annotation: the page from 0, and the name of the annotation's object."""

    page: int
    name: str


class Element:
    """An element of the structure tree with its kids in reading order."""

    __slots__ = ("_waiting_for", "alt", "attributes", "kids", "lang", "role")

    def __init__(
        self, role: str, parent: Element | None = None, *, lang: str | None = None, alt: str | None = None,
        attributes: dict[str, str] | None = None, inline: bool = False,
    ) -> None:  # fmt: skip
        """Make an element as the last kid of `parent`.

        Args:
            role: a standard structure type (`P`, `H1`, `Figure`).
            parent: the element it belongs to; None for the root and for artifacts.
            lang: the language (BCP 47) where it differs from the parent's.
            alt: what stands for a picture.
            attributes: keys of the attribute object, with `O` for its owner, as PDF source; for an artifact its
                property list (ISO 32000-1, 14.8.2.2.2).
            inline: whether it stands among the text of its parent, and so finds its place there when it is drawn.
        """
        self.role = role
        self.lang = lang
        self.alt = alt
        self.attributes = attributes
        self.kids: list[Element | Marked | Annotated] = []
        self._waiting_for = parent if inline else None
        if parent is not None and not inline:
            parent.kids.append(self)

    def mark(self, page: int, mcid: int) -> None:
        """Record marked content of this element."""
        if self._waiting_for is not None:
            self._waiting_for.kids.append(self)
            self._waiting_for = None
        self.kids.append(Marked(page, mcid))

    def walk(self) -> Iterator[Element]:
        """This element and all below it."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def has_content(self) -> bool:
        """Whether anything was drawn for this element or below it."""
        return any(not isinstance(kid, Element) or kid.has_content() for kid in self.kids)

    def prune(self) -> None:
        """Take out elements for which nothing was drawn; tables keep empty cells, as their rows are of one length."""
        self.kids = [
            kid for kid in self.kids if not isinstance(kid, Element) or kid.role in _CELLS or kid.has_content()
        ]
        for kid in self.kids:
            if isinstance(kid, Element):
                kid.prune()


ARTIFACT = "Artifact"
FURNITURE = Element(ARTIFACT, attributes={"Type": "/Layout"})
"""Stands for rules, tints, decoration, what is repeated, and whatever else is no part of the text."""
PAGE_HEAD = Element(ARTIFACT, attributes={"Type": "/Pagination", "Subtype": "/Header"})
PAGE_FOOT = Element(ARTIFACT, attributes={"Type": "/Pagination", "Subtype": "/Footer"})


def write_structure(document: PDFDocument, root: Element, pages: list[Any], marks: list[list[Element]]) -> Any:
    """Make the structure tree of a document.

    Args:
        document: reportlab's document.
        root: the `Document` element.
        pages: reportlab's page objects in order.
        marks: for each page the elements of its marked contents, by identifier.

    Returns:
        A reference to the StructTreeRoot.
    """
    root.prune()
    writer = _StructureWriter(document, root, pages)
    writer.element(root, "StructTreeRoot")
    return writer.tree_root(root, marks)


class _StructureWriter:
    """Writes elements as they stand in the file: there are many, and reportlab's dictionaries take their time."""

    def __init__(self, document: PDFDocument, root: Element, pages: list[Any]) -> None:
        self._document = document
        self._numbers = document.idToObjectNumberAndVersion
        self._pages = [self._reference(document.Reference(page).name) for page in pages]
        self._next_key = len(pages)
        self._annotations: list[str] = []
        self._register("StructTreeRoot")
        self._names = {id(element): f"Struct{number}" for number, element in enumerate(root.walk())}
        for name in self._names.values():
            self._register(name)

    def _register(self, name: str) -> None:
        from umbruch.writers.pdf.document import Written

        self._document.Reference(Written(), name)

    def _reference(self, name: str) -> str:
        return f"{self._numbers[name][0]} 0 R"

    def _write(self, name: str, content: str) -> None:
        self._document.idToObject[name].content = content.encode("latin-1")

    def element(self, element: Element, parent: str) -> None:
        """Write an element and all below it."""
        name = self._names[id(element)]
        page = next((kid.page for kid in element.kids if isinstance(kid, Marked)), None)
        kids = [self._kid(kid, name, page) for kid in element.kids]
        written = f"<</Type /StructElem /S /{element.role} /P {self._reference(parent)}"
        if page is not None:
            written += f" /Pg {self._pages[page]}"
        if kids:
            written += f" /K {kids[0]}" if len(kids) == 1 else f" /K [{' '.join(kids)}]"
        if element.alt is not None:
            written += f" /Alt {self._string(plain(element.alt))}"
        if lang := language_tag(element.lang):
            written += f" /Lang {self._string(lang)}"
        if element.attributes:
            written += f" /A <<{' '.join(f'/{key} {value}' for key, value in element.attributes.items())}>>"
        self._write(name, f"{written}>>")

    def _kid(self, kid: Element | Marked | Annotated, name: str, page: int | None) -> str:
        match kid:
            case Element():
                self.element(kid, name)
                return self._reference(self._names[id(kid)])
            case Marked():
                if kid.page == page:
                    return str(kid.mcid)
                return f"<</Type /MCR /Pg {self._pages[kid.page]} /MCID {kid.mcid}>>"
            case Annotated():
                self._document.idToObject[kid.name].dict["StructParent"] = self._next_key
                self._annotations.append(f"{self._next_key} {self._reference(name)}")
                self._next_key += 1
                return f"<</Type /OBJR /Pg {self._pages[kid.page]} /Obj {self._reference(kid.name)}>>"

    def _string(self, text: str) -> str:
        from reportlab.pdfbase.pdfdoc import PDFString

        written: bytes = PDFString(text).format(self._document)
        return written.decode("latin-1")

    def tree_root(self, root: Element, marks: list[list[Element]]) -> Any:
        """Write the root and the parent tree; a reference to the root."""
        from reportlab.pdfbase.pdfdoc import PDFObjectReference

        rows = []
        for number, elements in enumerate(marks):
            name = f"Marks{number}"
            self._register(name)
            self._write(name, f"[{' '.join(self._reference(self._names[id(one)]) for one in elements)}]")
            rows.append(f"{number} {self._reference(name)}")
        self._register("ParentTree")
        self._write("ParentTree", f"<</Nums [{' '.join((*rows, *self._annotations))}]>>")
        self._write(
            "StructTreeRoot",
            f"<</Type /StructTreeRoot /K {self._reference(self._names[id(root)])} "
            f"/ParentTree {self._reference('ParentTree')} /ParentTreeNextKey {self._next_key}>>",
        )
        return PDFObjectReference("StructTreeRoot")
