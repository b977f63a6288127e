"""A PDF opened for its checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from umbruch.preflight.pdf.placed_pictures import Placement

if TYPE_CHECKING:
    import pikepdf


class Document(NamedTuple):
    """An opened PDF: its objects, its text where pdftotext gave it, the root of its XMP, and what its pages show."""

    pdf: pikepdf.Pdf
    text: str | None
    xmp: etree._Element | None
    placed: tuple[tuple[int, Placement], ...] = ()

    @property
    def numbers(self) -> dict[tuple[int, int], int]:
        """The number of each page, counted from 1, by its object."""
        return {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, 1)}
