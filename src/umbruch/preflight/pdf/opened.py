"""A PDF opened for its checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from lxml import etree

from umbruch.preflight.pdf.claims import Claims, claims
from umbruch.preflight.pdf.drawn.placed_pictures import Placement

if TYPE_CHECKING:
    import pikepdf


@dataclass(frozen=True)
class Document:
    """An opened PDF: its objects, its text where pdftotext gave it, the root of its XMP, and what its pages show."""

    pdf: pikepdf.Pdf
    text: str | None
    xmp: etree._Element | None
    placed: tuple[tuple[int, Placement], ...] = ()

    @cached_property
    def numbers(self) -> dict[tuple[int, int], int]:
        """The number of each page, counted from 1, by its object."""
        return {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, 1)}

    @cached_property
    def claims(self) -> Claims:
        """Which standards the file says that it keeps to."""
        return claims(self.xmp)

    @property
    def tree(self) -> Any:
        """The root of the tags; an empty one where there are none."""
        import pikepdf

        found = self.pdf.Root.get("/StructTreeRoot")
        return found if isinstance(found, pikepdf.Dictionary) else pikepdf.Dictionary()

    @cached_property
    def roles(self) -> dict[str, Any]:
        """What the names of tags are mapped to."""
        return dict(self.tree.get("/RoleMap", {}))

    @cached_property
    def owners(self) -> dict[int, Any]:
        """The elements, and for pages and forms their rows of elements, by the numbers under which they are found."""
        import pikepdf

        tree = self.tree.get("/ParentTree")
        return dict(pikepdf.NumberTree(tree).items()) if tree is not None else {}

    def owner_of(self, note: Any) -> Any:
        """The element in which an annotation stands; None where it stands in none."""
        import pikepdf

        found = self.owners.get(int(note.get("/StructParent", -1)))
        return found if isinstance(found, pikepdf.Dictionary) else None

    @cached_property
    def fonts(self) -> tuple[tuple[str, Any], ...]:
        """Each font once, with the page on which it is met first."""
        found: dict[Any, tuple[str, Any]] = {}
        for number, resources in self.resources():
            for name, font in resources.get("/Font", {}).items():
                key = font.objgen if font.is_indirect else (number, name)
                found.setdefault(key, (f"page {number}", font))
        return tuple(found.values())

    def resources(self) -> Iterator[tuple[int, Any]]:
        """The resources of each page and of each form in it, once, with the number of the page."""
        for number, _, resources in self.holders():
            yield number, resources

    def holders(self) -> Iterator[tuple[int, Any, Any]]:
        """Each page, and each form and appearance in it once: the number of the page, itself, its resources."""
        import pikepdf

        nothing, seen = pikepdf.Dictionary(), set()
        for number, page in enumerate(self.pdf.pages, 1):
            yield number, page, (own := page.obj.get("/Resources", nothing))
            waiting = [one for one in own.get("/XObject", {}).values() if one.get("/Subtype") == "/Form"]
            for note in page.obj.get("/Annots", []):
                waiting += [one for one in note.get("/AP", {}).values() if isinstance(one, pikepdf.Stream)]
            while waiting:
                one = waiting.pop()
                if one.objgen in seen:
                    continue
                seen.add(one.objgen)
                resources = one.get("/Resources", nothing)
                yield number, one, resources
                waiting += [form for form in resources.get("/XObject", {}).values() if form.get("/Subtype") == "/Form"]
