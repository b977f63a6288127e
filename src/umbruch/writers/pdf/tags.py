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
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString

    root.prune()
    names = {id(element): f"Struct{number}" for number, element in enumerate(root.walk())}

    def reference(element: Element) -> Any:
        return PDFObjectReference(names[id(element)])

    tree_root = PDFObjectReference("StructTreeRoot")
    page_refs = [document.Reference(page) for page in pages]
    next_key = len(pages)
    numbers: list[Any] = []
    for number, elements in enumerate(marks):
        numbers += [number, document.Reference(PDFArray([reference(one) for one in elements]), f"Marks{number}")]
    annotations: list[Any] = []

    def write(element: Element, parent: Any) -> None:
        nonlocal next_key
        entry: dict[str, Any] = {"Type": PDFName("StructElem"), "S": PDFName(element.role), "P": parent}
        kids: list[Any] = []
        page = next((kid.page for kid in element.kids if isinstance(kid, Marked)), None)
        if page is not None:
            entry["Pg"] = page_refs[page]
        for kid in element.kids:
            match kid:
                case Element():
                    write(kid, reference(element))
                    kids.append(reference(kid))
                case Marked():
                    if kid.page == page:
                        kids.append(kid.mcid)
                    else:
                        kids.append(
                            PDFDictionary({"Type": PDFName("MCR"), "Pg": page_refs[kid.page], "MCID": kid.mcid})
                        )
                case Annotated():
                    annotation = document.idToObject[kid.name]
                    annotation.dict["StructParent"] = next_key
                    annotations.extend((next_key, reference(element)))
                    next_key += 1
                    kids.append(
                        PDFDictionary(
                            {
                                "Type": PDFName("OBJR"),
                                "Pg": page_refs[kid.page],
                                "Obj": PDFObjectReference(kid.name),
                            }
                        )
                    )
        if kids:
            entry["K"] = kids[0] if len(kids) == 1 else PDFArray(kids)
        if element.alt is not None:
            entry["Alt"] = PDFString(plain(element.alt))
        if lang := language_tag(element.lang):
            entry["Lang"] = PDFString(lang)
        if element.attributes:
            entry["A"] = PDFDictionary(element.attributes)
        document.Reference(PDFDictionary(entry), names[id(element)])

    write(root, tree_root)
    parent_tree = document.Reference(PDFDictionary({"Nums": PDFArray(numbers + annotations)}), "ParentTree")
    return document.Reference(
        PDFDictionary(
            {
                "Type": PDFName("StructTreeRoot"),
                "K": reference(root),
                "ParentTree": parent_tree,
                "ParentTreeNextKey": next_key,
            }
        ),
        "StructTreeRoot",
    )
