"""Writes the structure tree and the tree that leads from the pages back into it (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Sequence

from umbruch.writers.pdf.file.objects import Objects
from umbruch.writers.pdf.file.structure_tags import Annotated, Element, Marked
from umbruch.writers.pdf.file.syntax import string
from umbruch.writers.pdf.type.settable import language_tag, plain

_LIKE = {"Em": "Span", "Strong": "Span"}
"""Types of PDF 2.0 (ISO 32000-2, table 368), and the type of PDF 1.7 that readers take them for."""


def write_structure(
    objects: Objects, root: Element, pages: Sequence[int], marks: Sequence[Sequence[Element]], next_key: int
) -> int:
    """Write the structure tree of a document.

    Args:
        objects: of the file.
        root: the `Document` element.
        pages: the object numbers of the pages.
        marks: for each page the elements of its marked contents, by identifier.
        next_key: the first number that no page and no annotation has in the parent tree.

    Returns:
        The object number of the StructTreeRoot.
    """
    root.prune()
    return _StructureWriter(objects, pages).tree(root, marks, next_key)


class _StructureWriter:
    def __init__(self, objects: Objects, pages: Sequence[int]) -> None:
        self._objects = objects
        self._pages = pages
        self._numbers: dict[Element, int] = {}
        self._annotations: list[tuple[int, int]] = []
        self._identifiers: list[tuple[str, int]] = []
        self._mapped: set[str] = set()

    def tree(self, root: Element, marks: Sequence[Sequence[Element]], next_key: int) -> int:
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
        if self._mapped:
            written += f" /RoleMap <<{' '.join(f'/{role} /{_LIKE[role]}' for role in sorted(self._mapped))}>>"
        objects.write(number, f"{written}>>")
        return number

    def _element(self, element: Element, parent: int) -> int:
        """Write an element and all below it; its number."""
        number = self._numbers[element] = self._objects.reserve()
        page = next((kid.page for kid in element.kids if isinstance(kid, Marked)), None)
        kids = [self._kid(kid, number, page) for kid in element.kids]
        if element.role in _LIKE:
            self._mapped.add(element.role)
        written = f"<</Type /StructElem /S /{element.role} /P {parent} 0 R"
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
        if element.attributes:
            written += f" /A <<{' '.join(f'/{key} {value}' for key, value in element.attributes.items())}>>"
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
