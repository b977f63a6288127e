"""Writes the structure tree and the tree that leads from the pages back into it (ISO 32000-1, 14.7).

In files of PDF 2.0 types that are new there are named in its namespace; the others stay in that of PDF 1.7, which is
also the default, so that older readers know them (ISO 32000-2, 14.8.6).
"""

from __future__ import annotations

from collections.abc import Sequence

from umbruch.writers.pdf.file.objects import Objects
from umbruch.writers.pdf.file.structure_tags import Annotated, Element, Marked
from umbruch.writers.pdf.file.syntax import string
from umbruch.writers.pdf.type.settable import language_tag, plain

_LIKE = {"Em": "Span", "Strong": "Span"}
"""Types of PDF 2.0 (ISO 32000-2, table 368), and the type of PDF 1.7 that readers take them for."""

_SECOND = {"Document": "Document", "Note": "FENote", "Em": "Em", "Strong": "Strong"}
"""Our types, and those of the namespace of PDF 2.0 that they are there (ISO 14289-2, 8.2.5)."""

_FOOTNOTE = {"O": "/FENote", "NoteType": "/Footnote"}


class StructureWriter:
    """Writes the structure of one file."""

    def __init__(self, objects: Objects, *, second: bool = False) -> None:
        """Take the objects of the file, and whether it is PDF 2.0."""
        self._objects = objects
        self._second = second
        self._pages: Sequence[int] = ()
        self._numbers: dict[Element, int] = {}
        self._annotations: list[tuple[int, int]] = []
        self._identifiers: list[tuple[str, int]] = []
        self._mapped: set[str] = set()
        self._namespace = 0

    def number_of(self, element: Element) -> int:
        """The number of the object of an element, also before it is written."""
        found = self._numbers.get(element)
        if found is None:
            found = self._numbers[element] = self._objects.reserve()
        return found

    def write(self, root: Element, pages: Sequence[int], marks: Sequence[Sequence[Element]], next_key: int) -> int:
        """Write the structure tree of a document.

        Args:
            root: the `Document` element.
            pages: the object numbers of the pages.
            marks: for each page the elements of its marked contents, by identifier.
            next_key: the first number that no page and no annotation has in the parent tree.

        Returns:
            The object number of the StructTreeRoot.
        """
        self._pages = pages
        root.prune()
        if self._second:
            self._namespace = self._objects.add("<</Type /Namespace /NS (http://iso.org/pdf2/ssn)>>")
            _tie_notes(root, {})
        return self._tree(root, marks, next_key)

    def _tree(self, root: Element, marks: Sequence[Sequence[Element]], next_key: int) -> int:
        """Write root, elements and parent tree; the number of the root."""
        objects, numbers = self._objects, self._numbers
        number = objects.reserve()
        top = self._element(root, number)
        rows = []
        for page, elements in enumerate(marks):
            row = objects.add(f"[{' '.join([f'{numbers[one]} 0 R' for one in elements])}]")
            rows.append(f"{page} {row} 0 R")
        rows += [f"{key} {element} 0 R" for key, element in sorted(self._annotations)]
        parents = objects.add(f"<</Nums [{' '.join(rows)}]>>")
        written = f"<</Type /StructTreeRoot /K {top} 0 R /ParentTree {parents} 0 R /ParentTreeNextKey {next_key}"
        if self._identifiers:
            names = " ".join(f"{string(name)} {element} 0 R" for name, element in sorted(self._identifiers))
            written += f" /IDTree {objects.add(f'<</Names [{names}]>>')} 0 R"
        if self._second:
            written += f" /Namespaces [{self._namespace} 0 R]"
        if self._mapped:
            written += f" /RoleMap <<{' '.join(f'/{role} /{_LIKE[role]}' for role in sorted(self._mapped))}>>"
        objects.write(number, f"{written}>>")
        return number

    def _element(self, element: Element, parent: int) -> int:
        """Write an element and all below it; its number."""
        number = self.number_of(element)
        page = next((kid.page for kid in element.kids if isinstance(kid, Marked)), None)
        kids = [self._kid(kid, number, page) for kid in element.kids]
        role, attributes = element.role, element.attributes
        own = _SECOND.get(role) if self._second else None
        if own is not None:
            attributes = {**_FOOTNOTE, **(attributes or {})} if role == "Note" else attributes
            role = own
        elif role == "Div" and self._second and any(_is_caption(kid) for kid in element.kids):
            role = "Sect"
        elif role in _LIKE:
            self._mapped.add(role)
        written = f"<</Type /StructElem /S /{role} /P {parent} 0 R"
        if own is not None:
            written += f" /NS {self._namespace} 0 R"
        if self._second and element.refers:
            written += f" /Ref [{' '.join([f'{self.number_of(one)} 0 R' for one in element.refers])}]"
        if page is not None:
            written += f" /Pg {self._pages[page]} 0 R"
        if kids:
            written += f" /K {kids[0]}" if len(kids) == 1 else f" /K [{' '.join(kids)}]"
        if element.identifier is not None:
            self._identifiers.append((element.identifier, number))
            written += f" /ID {string(element.identifier)}"
        if element.title is not None:
            written += f" /T {string(element.title)}"
        if element.alt is not None:
            written += f" /Alt {string(plain(element.alt))}"
        if element.actual_text:
            written += f" /ActualText {string(element.actual_text)}"
        if lang := language_tag(element.lang):
            written += f" /Lang {string(lang)}"
        if attributes:
            written += f" /A <<{' '.join(f'/{key} {value}' for key, value in attributes.items())}>>"
        self._objects.write(number, f"{written}>>")
        return number

    def _kid(self, kid: Element | Marked | Annotated, number: int, page: int | None) -> str:
        match kid:
            case Element():
                return f"{self._element(kid, number)} 0 R"
            case Marked():
                if kid.page == page:
                    return str(kid.mcid)
                return f"<</Type /MCR /Pg {self._pages[kid.page]} 0 R /MCID {kid.mcid}>>"
            case Annotated():
                self._annotations.append((kid.key, number))
                return f"<</Type /OBJR /Pg {self._pages[kid.page]} 0 R /Obj {kid.number} 0 R>>"


def _is_caption(kid: Element | Marked | Annotated) -> bool:
    """Whether it is the caption of what stands beside it: a Div hands it on to what is around (ISO 32005, 5.4)."""
    return isinstance(kid, Element) and kid.role == "Caption"


def _tie_notes(element: Element, waiting: dict[int, list[Element]]) -> None:
    """Let each footnote and its marks point to one another; the notes of an article come after their marks."""
    for kid in element.kids:
        if isinstance(kid, Element):
            if kid.cites and kid.role == "Note":
                kid.refers = waiting.pop(kid.cites, [])
                for mark in kid.refers:
                    mark.refers.append(kid)
            elif kid.cites:
                waiting.setdefault(kid.cites, []).append(kid)
            _tie_notes(kid, waiting)
