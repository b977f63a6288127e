"""The pictures that a document shows: found in the publication, made ready for print, named as resources."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from umbruch.diagnostics import Diagnostic, report
from umbruch.pictures.alternative_text import alternative_text
from umbruch.style.model import Logo as LogoSizes
from umbruch.tree import Figure, Picture, Publication
from umbruch.writers.pdf.drawing.darkened import darkened
from umbruch.writers.pdf.drawing.print_pictures import PrintPicture, for_print, pixels_for, size_of
from umbruch.writers.pdf.file.structure_tags import FURNITURE, Element
from umbruch.writers.pdf.page.head_and_foot import Logo
from umbruch.writers.pdf.page.strips import PictureStrip

SCREEN_DPI = 110
PHOTOGRAPH = "image/jpeg"
"""What may be cut: pictures of other types are mostly drawings, charts and documents, where each edge counts."""


class Cut(NamedTuple):
    """What is made of a picture that fills a place, as `darkened` wants it."""

    size: tuple[float, float]
    covered: float
    focus: tuple[float, float]


class Order(NamedTuple):
    """A picture, by its address, for a place of so many pixels; one that opens a page is cut to that, too."""

    href: str
    box: tuple[int, int]
    cut: Cut | None = None

    def made(self, picture: Picture) -> PrintPicture:
        """The picture made ready for print.

        Raises:
            RenderError: it cannot be opened or read to its end.
        """
        ready = for_print(picture, self.box)
        return ready if self.cut is None else darkened(ready, *self.cut)


class ShownPictures:
    """The pictures of one publication that its document shows, and the names of their resources."""

    def __init__(self, publication: Publication) -> None:
        """Take the publication whose pictures are shown."""
        self._publication = publication
        self._orders: dict[Order, tuple[str, Picture]] = {}
        self.described = True
        """Whether every picture set so far has an alternative text or is decoration."""
        self.shows_logo = False
        """Whether the logo of the publication stands in a page head or on a cover."""

    def prepared(self, names: Collection[str]) -> dict[str, PrintPicture]:
        """The pictures of that names, made ready for print: those of sizes that were tried and left cost nothing.

        Raises:
            RenderError: one cannot be opened or read to its end.
        """
        return {name: order.made(picture) for order, (name, picture) in self._orders.items() if name in names}

    def _ordered(self, order: Order, picture: Picture) -> str:
        """The name of the resource that shows a picture as it is ordered."""
        return self._orders.setdefault(order, (f"Im{len(self._orders) + 1}", picture))[0]

    def _shape(self, figure: Figure) -> float | None:
        """The width of its picture as a part of its height."""
        pixels = self.pixels(figure)
        return pixels[0] / max(pixels[1], 1) if pixels else None

    def pixels(self, figure: Figure) -> tuple[int, int] | None:
        """Width and height of its picture in pixels, where it is there."""
        picture = self._publication.picture(figure.image) if figure.image else None
        return size_of(picture) if picture is not None else None

    def is_focused(self, figure: Figure) -> bool:
        """Whether its picture says what has to be seen of it where it is cut."""
        picture = self._publication.picture(figure.image) if figure.image else None
        return picture is not None and picture.focus is not None

    def fills(self, figure: Figure, width: float) -> bool:
        """Whether a figure shows a photograph that is fine enough for that width in points."""
        picture = self._publication.picture(figure.image) if figure.image else None
        if picture is None or picture.media_type != PHOTOGRAPH:
            return False
        return size_of(picture)[0] * 72 / SCREEN_DPI >= width

    def place_picture(self, picture: Picture, width: float, height: float) -> str:
        """The name of the resource that shows a picture at that size in points."""
        return self._ordered(Order(picture.href, pixels_for(width, height)), picture)

    def logo(self, sizes: LogoSizes) -> Logo | None:
        """The logo of the publication for its page heads; None where it has none, or the style shows none."""
        picture = self._publication.picture(self._publication.logo) if self._publication.logo else None
        height = max(sizes.height, sizes.first)
        if picture is None or not height:
            return None
        wide, high = size_of(picture)
        shape = wide / max(high, 1)
        self.shows_logo = True
        return Logo(self.place_picture(picture, height * shape, height), shape)

    def _picture(self, figure: Figure, place: str) -> Picture | None:
        if figure.image is None:
            return None
        picture = self._publication.picture(figure.image)
        if picture is None:
            report(
                Diagnostic(
                    code="picture.missing",
                    severity="warning",
                    message=f"the picture {figure.image!r} is not there; its caption is set without it",
                    field=f"{place}.image",
                    hint="put the picture beside the article",
                )
            )
        return picture

    def _cut(
        self, figure: Figure, picture: Picture, parent: Element, place: str, box: tuple[float, float, float],
        inset: float,
    ) -> PictureStrip:  # fmt: skip
        """The strip of a picture of which what matters is seen; `box` as `_box`, `inset` is the white on its left."""
        strip = self._made(figure, picture, parent, place, (inset, box[0], box[2]))
        _, strip.height, strip.whole = box
        if picture.focus is not None:
            strip.focus = picture.focus[1]
        return strip

    def _made(
        self, figure: Figure, picture: Picture, parent: Element, place: str, box: tuple[float, float, float]
    ) -> PictureStrip:
        """The strip of a picture; `box` is the white on its left, its width and its height, in points."""
        return self._named(figure, self.place_picture(picture, box[1], box[2]), parent, place, box)

    def _named(
        self, figure: Figure, name: str, parent: Element, place: str, box: tuple[float, float, float]
    ) -> PictureStrip:
        """The strip of the picture that the document has under that name."""
        inset, width, height = box
        element = FURNITURE
        if figure.alt != "":
            alt = alternative_text(figure, place)
            self.described = self.described and alt is not None
            element = Element("Figure", parent, alt=alt, attributes={"O": "/Layout"})
        return PictureStrip(height=height, name=name, element=element, inset=inset, width=width)
