"""The cover of a press kit: its picture to the edges, title on a block of the accent, contents, sender and contact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from umbruch.facts.embargo import embargo_of
from umbruch.language.tags import direction
from umbruch.language.wording import long_date, word
from umbruch.style.model import Logo as LogoSizes
from umbruch.style.model import Style, TextStyle
from umbruch.style.units import Colour, Length
from umbruch.tree import Figure, Publication
from umbruch.writers.pdf.covers.kinds_of_texts import kinds_told
from umbruch.writers.pdf.covers.title_page import ContentsStrip, contents_entry, kit_title, main_language, set_line
from umbruch.writers.pdf.drawing.pen import Pen
from umbruch.writers.pdf.file.structure_tags import FURNITURE, Element
from umbruch.writers.pdf.page.figures.figure_setting import FigureSetter
from umbruch.writers.pdf.page.galley import Galley
from umbruch.writers.pdf.page.letter.contact_above import beside
from umbruch.writers.pdf.page.strips import Bookmark, PictureStrip, Strip
from umbruch.writers.pdf.type.composing import compose
from umbruch.writers.pdf.type.runs import Broken, Look

_WHITE = Colour("#ffffff")
_PICTURE, _MOST_PICTURE = 0.465, 0.56
"""How much of the sheet the picture takes: 138 of 297 mm on the board of the kit; more where that shows all of one that
is 3:4 high, and the contents leave room."""
_LEAST_SEEN, _LEAST_FOCUSED = 0.8, 0.55
"""How much of a picture that reaches to both edges is seen at least, and of one that says what has to be seen of it."""
_LEAST_ON_TINT, _MOST_ON_TINT = 0.2, 0.85
"""How much of the sheet one takes at least that stands on a band of the tint, up to one edge, and how much of its width
at most: less of the tint looks like a picture that was cut askew."""
_LEAST_PICTURE = 0.15
"""How much of the height of the sheet any other picture takes at least, with its white."""
_PARTS = (1.0, 0.8, 0.62)
"""Parts of its size in which the title is tried, with lower rows of the contents below 1."""
_IN_BLOCK, _WHITE_BELOW = 2.4, 2.0
"""White above and below the title in its block together, and below the block, in lines; less of that with less type."""
_BLOCK = 0.209
"""How much of the sheet the block of the title takes at least: 62 of 297 mm."""
_ALONE = 0.36
"""How much of it that block ends at where no picture stands above it."""
_TITLE = 46.0
_STEPS = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0)
"""Sizes of the title on a sheet of A4, in points, in proportion on others."""
_A4 = 595.0
_TITLE_LEADING = 1.07
_MOST_LINES, _LONG = 2, 70
"""A title has two lines at most, three if it has more letters than that."""
_ROW, _LOW_ROW = 21.0, 17.0
"""How high a row of the contents is, and where there are more than six: 7.4 and 6 mm."""
_FEW_ROWS = 6
_ROOM_FOR_NUMBER = 40.0
_RULE = 0.5
_LOGO = LogoSizes(height=Length(34))
"""How high the logo is at the foot: 12 mm."""
_COLUMNS = 0.565
"""Where the contact begins beside the sender, as a part of the measure."""


@dataclass(slots=True, kw_only=True)
class CoverStrip(Strip):
    """The picture and the block below it from edge to edge of the sheet, behind the strips that follow."""

    sheet: tuple[float, float]
    picture: PictureStrip | None
    deep: float
    colour: Colour
    tint: Colour

    def speaks(self) -> bool:
        """The picture does, unless it is decoration."""
        return self.picture is not None and self.picture.speaks()

    def paint(self, pen: Pen, left: float, top: float) -> None:  # noqa: ARG002
        """Draw picture and block, wherever the text begins."""
        width, height = self.sheet
        above = 0.0
        if self.picture is not None:
            above, wide = self.picture.height, self.picture.width
            if wide < width:
                pen.band(height - above, above, width, self.tint)
            self.picture.paint(pen, width - wide, height)
        pen.band(height - above - self.deep, self.deep, width, self.colour)


def compose_kit_cover(
    publication: Publication, style: Style, starts: Sequence[Bookmark], figures: FigureSetter, root: Element,
    depth: float,
) -> Galley | None:  # fmt: skip
    """The galley of the cover, as deep as the text area; None where one page does not hold it.

    Args:
        publication: the kit.
        style: the style.
        starts: where each article starts.
        figures: sets the cover and the logo.
        root: the element that the page goes into.
        depth: height of the text area in points.
    """
    known = len(root.kids)
    shown = publication.picture(publication.cover) if publication.cover else None
    figure = Figure(image=shown.href, alt="") if shown is not None else None
    ways = (_Parts.under, _Parts.on_tint, _Parts.above) if figure is not None else (_Parts.alone,)
    for way in ways:
        for part in _PARTS:
            made = way(_Parts(publication, style, starts, figures, root, depth, part), figure)
            if made is not None:
                return made
            root.kids[known:] = []
    return None


class _Parts:
    """What stands on a cover, set in type of a part of its size."""

    def __init__(
        self, publication: Publication, style: Style, starts: Sequence[Bookmark], figures: FigureSetter, root: Element,
        depth: float, part: float,
    ) -> None:  # fmt: skip
        self._style, self._depth, self._figures = style, depth, figures
        self._lang = main_language(publication)
        self._leftwards = direction(self._lang) == "rtl"
        mirrored = {"O": "/Layout", "WritingMode": "/RlTb"} if self._leftwards else None
        self._element = Element("Sect", root, attributes=mirrored)
        page, leading = style.page, style.text.body.leading
        self._measure = style.head_width
        self._title, self._below, self._foot = (self._galley() for _ in range(3))
        _title(self._title, publication, self._element, part)
        _contents(self._below, publication, starts, self._element, _FEW_ROWS if part == 1 else 0)
        _sender(self._foot, publication, figures, self._element)
        self._white = _WHITE_BELOW * leading * part
        self._block = max(self._title.depth_used + _IN_BLOCK * leading, _BLOCK * page.height * part)
        below = self._below.depth_used + self._foot.depth_used + 2 * self._white
        self._room = page.margins.top + depth - self._block - below

    def _galley(self, depth: float | None = None) -> Galley:
        depth = self._depth if depth is None else depth
        return Galley(self._style, self._measure, depth, self._lang, leftwards=self._leftwards)

    def under(self, figure: Figure | None) -> Galley | None:
        """The cover with its picture to the edges of the sheet; None where that has no room, or is too coarse."""
        page = self._style.page
        shape = self._shape(figure)
        if figure is None or not shape or not self._figures.fills(figure, page.width):
            return None
        whole = page.width * shape
        high = min(max(_PICTURE * page.height, min(whole, _MOST_PICTURE * page.height)), self._room, whole)
        if high < (_LEAST_FOCUSED if self._figures.is_focused(figure) else _LEAST_SEEN) * whole:
            return None
        return self._made(self._bled(figure, page.width, high))

    def on_tint(self, figure: Figure | None) -> Galley | None:
        """The cover with its picture up to the edge at the end of a line, on a band; None as with `under`."""
        page = self._style.page
        shape, high = self._shape(figure), min(_PICTURE * page.height, self._room)
        if figure is None or not shape or high < _LEAST_ON_TINT * page.height:
            return None
        whole = high / shape
        wide = whole / _LEAST_SEEN if whole <= _LEAST_SEEN * _MOST_ON_TINT * page.width else whole
        if wide > page.width or not self._figures.fills(figure, wide):
            return None
        return self._made(self._bled(figure, wide, high))

    def _shape(self, figure: Figure | None) -> float:
        """The height of a picture as a part of its width; 0 where nothing is known of it."""
        pixels = self._figures.pixels(figure) if figure is not None else None
        return pixels[1] / pixels[0] if pixels is not None else 0.0

    def _bled(self, figure: Figure, width: float, height: float) -> PictureStrip:
        return self._figures.set_opening(figure, self._element, "cover", (width, height), 0.0)[1]

    def above(self, figure: Figure | None) -> Galley | None:
        """The cover with a picture that is not made for all of the sheet below the title; None for no room."""
        room = self._without_picture()
        own = self._galley(room)
        if figure is not None and room > _LEAST_PICTURE * self._style.page.height:
            self._figures.set(figure, own, self._element, "cover")
        high = own.depth_used + self._white
        least = _LEAST_PICTURE * self._style.page.height
        return self._made(None, own) if least <= high <= room else None

    def alone(self, _: Figure | None) -> Galley | None:
        """The cover without a picture, the block deeper where that has room; None where it has none."""
        page, room = self._style.page, self._without_picture()
        if room < 0:
            return None
        self._block = max(self._block, min(_ALONE * page.height, self._block + room))
        return self._made(None)

    def _without_picture(self) -> float:
        """What room is left where the block begins at the upper edge of the sheet, and the title below its margin."""
        known, leading = self._block, self._style.text.body.leading
        least = self._style.page.margins.top + self._title.depth_used + _IN_BLOCK / 2 * leading
        self._block = max(known, least)
        return self._room - (self._block - known)

    def _made(self, picture: PictureStrip | None, shown: Galley | None = None) -> Galley:
        page, leading = self._style.page, self._style.text.body.leading
        made = self._galley()
        made.place(
            CoverStrip(
                height=0.0, keep=True, sheet=(page.width, page.height), picture=picture, deep=self._block,
                colour=self._style.colours.accent, tint=self._style.colours.tint,
            )
        )  # fmt: skip
        end = (picture.height if picture is not None else 0.0) + self._block - page.margins.top
        made.place(Strip(height=max(end - self._title.depth_used - _IN_BLOCK / 2 * leading, 0.0), keep=True))
        made.take_in(self._title)
        made.place(Strip(height=max(end + self._white - made.depth_used, 0.0), keep=True))
        if shown is not None:
            made.take_in(shown)
            made.place(Strip(height=self._white, keep=True))
        made.take_in(self._below)
        made.place(Strip(height=max(self._depth - made.depth_used - self._foot.depth_used, 0.0), keep=True))
        made.take_in(self._foot)
        return made


def _white(look: TextStyle) -> TextStyle:
    return replace(look, colour=_WHITE, rule_above=Length(0), rule_below=Length(0), capitals=False)


def _title(galley: Galley, publication: Publication, element: Element, part: float) -> None:
    """On the block: who publishes the kit, its title in that part of its size, and what that says besides."""
    text, scale = galley.style.text, galley.style.page.width / _A4 * part
    title = kit_title(publication, galley.lang)
    if publication.publisher:
        set_line(galley, publication.publisher, "publisher", _white(text.kicker), Element("P", element))
    sizes = tuple(Length(round(size * scale, 1)) for size in (_TITLE, *_STEPS))
    look = replace(
        _white(text.headline), size=sizes[0], leading=Length(round(sizes[0] * _TITLE_LEADING, 1)), steps=sizes[1:],
        max_lines=_MOST_LINES + (len(title) > _LONG), max_height=Length(0), tracking=Length(0),
        space_after=Length(text.body.leading / 2),
    )  # fmt: skip
    heading = Element("H1", element)
    set_line(galley, title, "title", look, heading, bookmark=Bookmark(title, 0, heading))
    if publication.subtitle:
        set_line(galley, publication.subtitle, "subtitle", _white(text.deck), Element("P", element))


def _contents(
    galley: Galley, publication: Publication, starts: Sequence[Bookmark], element: Element, few: int
) -> None:  # fmt: skip
    """The embargo, and each article with its page, in rows that are lower where there are more than `few`."""
    text, colours = galley.style.text, galley.style.colours
    if embargo := embargo_of(publication):
        look = replace(text.embargo, band=False, space_after=text.body.leading)
        set_line(galley, embargo.text, "embargo", look, Element("P", element))
    if not starts:
        return
    look = replace(text.kicker, space_after=Length(4))
    set_line(galley, word("contents", galley.lang), "contents", look, Element("H2", element))
    table = Element("TOC", element)
    row = _ROW if len(starts) <= few else _LOW_ROW
    size = min(text.contact.size * 1.15, row * 0.65)
    title_look = replace(text.contact, size=Length(size), leading=Length(size * 1.35), colour=colours.ink)
    kinds = kinds_told(publication.articles, galley.lang)
    room = galley.measure * _COLUMNS - size if any(kinds) else galley.measure - _ROOM_FOR_NUMBER
    for number, (start, kind) in enumerate(zip(starts, kinds, strict=True)):
        entry = contents_entry(table)
        made, muted, counted = (
            galley.look(replace(title_look, colour=colour), f"articles[{number}].headline")
            for colour in (colours.ink, colours.muted, colours.accent)
        )
        lines = compose([made.run(start.title, entry, bold=True)], made, room)
        beside = _kind(kind, muted, entry, galley.measure)
        galley.lines(lines[:-1], title_look, 0.0, before=0.0, whole=True)
        galley.place(
            ContentsStrip(
                height=row - _RULE, keep=True, lines=(*((line, 0.0) for line in lines[-1:]), *beside),
                width=galley.measure, look=counted, element=entry, target=start, bold=True,
            )
        )  # fmt: skip
        galley.rule(_RULE, colours.rule)


def _kind(kind: str, look: Look, entry: Element, measure: float) -> tuple[tuple[Broken, float], ...]:
    """The kind of an article in the column beside its title; nothing where it has no room on one line."""
    found = compose([look.run(kind, entry)], look, measure * (1 - _COLUMNS) - _ROOM_FOR_NUMBER) if kind else ()
    return tuple((line, measure * _COLUMNS) for line in (found if len(found) == 1 else ()))


def _sender(galley: Galley, publication: Publication, figures: FigureSetter, element: Element) -> None:
    """At the foot: what is said of the sender, and below it who that is, the day, and whom to call."""
    style, text = galley.style, galley.style.text
    if publication.boilerplate:
        set_line(galley, publication.boilerplate, "boilerplate", text.boilerplate, Element("P", element))
        galley.white(text.body.leading)
    at = _COLUMNS * galley.measure
    left, right = (
        Galley(style, width, galley.depth, galley.lang, leftwards=galley.leftwards)
        for width in (at - text.body.leading, galley.measure - at)
    )
    if (logo := figures.logo(_LOGO)) is not None:
        width = min(_LOGO.height * logo.shape, left.measure)
        left.place(
            PictureStrip(
                height=width / logo.shape, keep=True, name=logo.name, element=FURNITURE, inset=0.0, width=width
            ),
            after=4.0,
        )  # fmt: skip
    if publication.publisher:
        look = replace(text.box_title, space_after=Length(2))
        set_line(left, publication.publisher, "publisher", look, Element("P", element))
    if publication.date:
        look = replace(text.byline, space_before=Length(0), space_after=Length(0))
        set_line(left, long_date(publication.date, galley.lang), "date", look, Element("P", element))
    if publication.contact:
        look = replace(text.contact, space_before=Length(0))
        set_line(right, publication.contact.text, "contact", look, Element("P", element))
    if left.strips or right.strips:
        galley.place(beside(left, right, at), before=text.body.leading)
