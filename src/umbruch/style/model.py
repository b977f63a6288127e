"""What a style can say: the vocabulary of a style file, as frozen types in points."""

from __future__ import annotations

from typing import Literal, TypeVar

import msgspec

from umbruch.language.typography import VERBATIM, HouseSigns
from umbruch.style.format_tables import Boxes, Briefs, Docx, End, Epub, Html, Pdf
from umbruch.style.units import Colour, Length
from umbruch.style.writer_tables import HasOptions, Options, WriterTable, options_in

Generic = Literal["serif", "sans"]
FIGURES = {
    "default": (), "lining": ("lnum",), "oldstyle": ("onum",), "tabular": ("tnum",), "proportional": ("pnum",),
}  # fmt: skip
"""Forms of figures, and the features of OpenType that have them."""
WINDOW_ENDS = {"none": 280.0, "din-a": 228.2, "din-b": 279.2}
"""Where text may begin below the window of an envelope, in points from the edge: 80.5 and 98.5 mm (DIN 5008, forms A
and B: the field of the address is 45 mm high from 27 or 45 mm on, 8.46 mm of white below it)."""
_LOWEST_START = 0.4
_MOST_ABOVE = 2 / 3
"""How much of the width a contact above the headline takes at most: beside it stands an embargo."""
EDGE = 12.0
"""White at the edge of the sheet that no printer of an office reaches, in points."""
_Options = TypeVar("_Options", bound=Options)


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of every part of a style."""


class FontFamily(_Part, frozen=True):
    """A family: its name and, for a family of the user's own, its four TrueType files relative to the style file.

    A fallback family of the kind `generic` is asked first for text of that kind. Of a variable font, PDF pages take the
    `weights` for regular and bold (100 to 1000), and its `width` in percent (62.5 is condensed), as far as it has them.
    """

    family: str
    regular: str | None = None
    italic: str | None = None
    bold: str | None = None
    bold_italic: str | None = None
    generic: Generic | None = None
    weights: tuple[int, int] = (400, 700)
    width: float = 100.0


class Fonts(_Part, frozen=True):
    """The serif and the sans family, and the families asked in turn for characters that they lack.

    `display` is a third one for roles that ask for it on PDF pages.
    """

    serif: FontFamily
    sans: FontFamily
    fallback: tuple[FontFamily, ...] = ()
    display: FontFamily | None = None


class Margins(_Part, frozen=True):
    """White around the text area."""

    top: Length
    right: Length
    bottom: Length
    left: Length


class Page(_Part, frozen=True):
    """Paper, margins and columns.

    `column_rule` is the thickness of the rule between columns, `article_rule` of the one above each of several
    articles. `opener` is the part of the sheet, 0 for none, that the picture at the head of an article takes up to the
    edges, with the headlines white on it or, by `opener_headline`, below. `first_top` is the upper margin of the page
    on which an article begins, 0 for that of all pages.
    """

    size: tuple[Length, Length]
    margins: Margins
    columns: int
    gutter: Length
    column_rule: Length = Length(0)
    article_rule: Length = Length(0)
    opener: float = 0.0
    opener_headline: Literal["on", "below"] = "on"
    first_top: Length = Length(0)

    @property
    def width(self) -> float:
        """Width of the paper in points."""
        return self.size[0]

    @property
    def height(self) -> float:
        """Height of the paper in points."""
        return self.size[1]

    @property
    def measure(self) -> float:
        """Width of the text area in points."""
        return self.width - self.margins.left - self.margins.right

    @property
    def column_width(self) -> float:
        """Width of one column in points."""
        return (self.measure - self.gutter * (self.columns - 1)) / self.columns


class Colours(_Part, frozen=True):
    """The palette that text styles name their colour from."""

    ink: Colour
    muted: Colour
    accent: Colour
    rule: Colour
    tint: Colour


class TextStyle(_Part, frozen=True):
    """How the text of one role is set; a style file may name `colour` by its name in the palette.

    `size` and `leading` (baseline to baseline) are in points, `tracking` is added after each character,
    `rule_above` and `rule_below` are the thickness of a line over the full width, 0 for none. `drop_cap` is the height
    in lines of the initial of an article's first paragraph, 0 for none; only `body` may have one. `steps` are smaller
    sizes, the largest first, of which a headline or deck on PDF pages takes the first in which no word is wider than
    its measure, `max_lines` lines hold it (0 for any number) and it is no higher than `max_height` (0 for any height),
    else the last one. `band` sets an embargo in white on
    a band of its colour over the whole sheet of a PDF page, and says it on the following pages. `ground` is a colour on
    which a pull quote stands in white on PDF pages. `display` sets PDF in the style's family for display. `figures` and
    `small_caps` choose forms that the face has, and `features` others by their tags of OpenType (`ss01`, `-liga`).
    """

    font: Generic
    size: Length
    leading: Length
    colour: Colour
    weight: Literal["regular", "bold"] = "regular"
    slant: Literal["upright", "italic"] = "upright"
    align: Literal["left", "right", "centre", "justify"] = "left"
    hyphenate: bool = False
    capitals: bool = False
    tracking: Length = Length(0)
    indent: Length = Length(0)
    inset: Length = Length(0)
    space_before: Length = Length(0)
    space_after: Length = Length(0)
    rule_above: Length = Length(0)
    rule_below: Length = Length(0)
    drop_cap: int = 0
    band: bool = False
    ground: Colour | None = None
    display: bool = False
    steps: tuple[Length, ...] = ()
    max_lines: int = 0
    max_height: Length = Length(0)
    figures: Literal["default", "lining", "oldstyle", "tabular", "proportional"] = "default"
    small_caps: bool = False
    features: tuple[str, ...] = ()

    @property
    def opentype(self) -> tuple[str, ...]:
        """The features of OpenType that are on, or off with a `-` before them."""
        if self.figures == "default" and not self.small_caps:
            return self.features
        chosen = (*FIGURES[self.figures], *(("smcp",) if self.small_caps else ()))
        return tuple(dict.fromkeys((*chosen, *self.features)))


class TextStyles(_Part, frozen=True):
    """One text style for each press role.

    `question` sets the questions of an interview, `pull` a pull quote, `box` and `box_title` what stands in a box
    beside the text, `note` the footnotes of an article.
    """

    kicker: TextStyle
    headline: TextStyle
    deck: TextStyle
    byline: TextStyle
    lead: TextStyle
    dateline: TextStyle
    body: TextStyle
    subheading: TextStyle
    question: TextStyle
    quote: TextStyle
    pull: TextStyle
    attribution: TextStyle
    list: TextStyle
    table: TextStyle
    box: TextStyle
    box_title: TextStyle
    note: TextStyle
    caption: TextStyle
    credit: TextStyle
    source: TextStyle
    embargo: TextStyle
    contact: TextStyle
    boilerplate: TextStyle
    notice: TextStyle
    page_head: TextStyle
    page_foot: TextStyle


class Logo(_Part, frozen=True):
    """The logo of the publication in page heads of PDF: how high it is, and `first` on an article's first page."""

    height: Length = Length(0)
    first: Length = Length(0)


class Letter(_Part, frozen=True):
    """What makes a letter of a page, on the first page of an article in PDF.

    `marks` are the marks for folding and punching by form A or B of DIN 5008, `window` keeps the field of the address
    free, with the sender in small type at its head. In a column `contact_column` wide, `gutter` to the right of the
    text, contact and pictures stand beside it; 0 for none. It stands in the right margin, and is left out where
    that has no room for it or the page has several columns. With `contact` `above` the contact alone stands in that
    column, above the headline, and the word for a release, the embargo and the kicker stand to its left; they and the
    page heads reach as far to the right as the left margin is wide. `head_rule` is how far the line of the page
    head lies below the edge of the sheet, 0 for where the margin has it.
    """

    marks: Literal["none", "din-a", "din-b"] = "none"
    window: bool = False
    contact_column: Length = Length(0)
    gutter: Length = Length(0)
    contact: Literal["beside", "above"] = "beside"
    head_rule: Length = Length(0)


class Typography(_Part, frozen=True):
    """Signs and letters beyond what the copy says, in PDF, Word files and e-books.

    `quotes` is `verbatim`, `auto` for quotation marks and apostrophes of the language of each article, or a language
    whose marks all have (`de-book` for »those of books«); `dashes` and `spaces` are `auto` for those of the language,
    too. `ligatures` joins fi and fl where a face has letters for that, never over the seam of a word.
    """

    quotes: str = VERBATIM
    dashes: Literal["verbatim", "auto"] = "verbatim"
    spaces: Literal["verbatim", "auto"] = "verbatim"
    ligatures: bool = True

    @property
    def signs(self) -> HouseSigns:
        """What becomes of the signs of the copy."""
        return HouseSigns(self.quotes, self.dashes == "auto", self.spaces == "auto")


class Fill(_Part, frozen=True):
    """How PDF pages are filled: whether articles are fitted (`fit`) to their pages, in type of `floor` at least.

    What leaves a page white is set in larger type, up to `ceiling`, in fewer columns where its lines need that, or in
    narrower lines of a single one; 0 for a little larger than the style has it.
    A page on which the text goes on has a float for each `characters_per_float` of it, 0 for any number. The columns of
    the last page end alike or are filled one after another (`top`). Pull quotes stand where a column
    has `around` lines above and below them, or where the copy has them (`in-order`).
    """

    fit: bool = True
    floor: Length = Length(8.8)
    ceiling: Length = Length(0)
    last_page: Literal["balance", "top"] = "balance"
    quotes: Literal["free", "in-order"] = "free"
    around: int = 6
    characters_per_float: int = 900


class Links(_Part, frozen=True):
    """Links on PDF pages: in the accent, and with a line of that thickness under them, 0 for none."""

    underline: Length = Length(0.4)


class Furniture(_Part, frozen=True):
    """A page head or foot: three slots of text with placeholders.

    Placeholders: {publication}, {date}, {source_page} (of the newspaper), {headline}, {organisation}, {rights} (what
    may be done with the clipping), {section} (of the newspaper, bold on PDF pages), {kicker} (on PDF pages after
    that on which it stands itself), {page} (its number in the article's language, "Seite 2 von 3"), {folio} (that
    number alone, bold on PDF pages), {more} (`[end] more`, on PDF pages after which the article goes on). A slot
    whose placeholders are all empty is left out. `bar` is the height of a band in the accent at the edge of the sheet,
    0 for none, on which a PDF page has them in white. Where it `turns`, left and right change sides on odd PDF pages.
    """

    left: str = ""
    centre: str = ""
    right: str = ""
    bar: Length = Length(0)
    turns: bool = False


class Style(_Part, frozen=True, cache_hash=True):
    """A whole style, checked and complete.

    `press_head` puts the head of a press-review sheet (newspaper, date, page) above the article; `label` names a word
    of the table of words, such as `release`, that stands above a release whose kicker does not say it. `writer` holds
    what the tables `[writer.NAME]` say, for `options_of`.
    """

    name: str
    description: str
    page: Page
    fonts: Fonts
    colours: Colours
    text: TextStyles
    head: Furniture = Furniture()
    foot: Furniture = Furniture()
    logo: Logo = Logo()
    letter: Letter = Letter()
    end: End = End()
    links: Links = Links()
    fill: Fill = Fill()
    briefs: Briefs = Briefs()
    box: Boxes = Boxes()
    typography: Typography = Typography()
    press_head: bool = False
    headline_over_columns: bool = True
    label: str = ""
    docx: Docx = Docx()
    epub: Epub = Epub()
    html: Html = Html()
    pdf: Pdf = Pdf()
    writer: tuple[WriterTable, ...] = ()
    variants: tuple[Variant, ...] = ()

    def for_length(self, characters: int, pictures: int) -> Style:
        """The style for an article on PDF pages of its own: the first variant that it is short enough for, or this one.

        Args:
            characters: of all its text, blanks included.
            pictures: how many it shows.
        """
        for one in self.variants:
            length = characters + pictures * one.picture_characters
            if length <= one.most_characters and pictures <= one.most_pictures:
                return msgspec.structs.replace(self, page=one.page, text=one.text, fill=one.fill or self.fill)
        return self

    @property
    def first_top(self) -> float:
        """The upper margin of the page on which an article begins, in points: at most two fifths of a small sheet."""
        page = self.page
        window = WINDOW_ENDS[self.letter.marks] if self.letter.window else 0.0
        return max(min(max(page.first_top, window), page.height * _LOWEST_START), page.margins.top)

    @property
    def head_width(self) -> float:
        """How wide page heads and feet are, in points: over the text and what stands beside or above it."""
        page = self.page
        if self.letter.contact == "above":
            return max(page.measure, page.width - 2 * page.margins.left)
        return page.measure + (self.contact_column + self.letter.gutter if self.contact_column else 0.0)

    @property
    def contact_column(self) -> float:
        """How wide the column beside the text is, in points; 0 where the page has no room for one."""
        page, letter = self.page, self.letter
        fits = letter.gutter + letter.contact_column < page.margins.right - EDGE and page.columns == 1
        return letter.contact_column if fits and letter.contact == "beside" else 0.0

    @property
    def contact_above(self) -> float:
        """How wide the contact above the headline is, in points; 0 where it stands elsewhere or leaves too little."""
        letter = self.letter
        fits = letter.contact_column + letter.gutter <= _MOST_ABOVE * self.head_width
        return letter.contact_column if fits and letter.contact == "above" else 0.0

    @property
    def warns_in_heads(self) -> bool:
        """Whether the pages after the first say an embargo in their heads."""
        return self.text.embargo.band or self.letter.contact == "above"

    def options_of(self, writer: HasOptions[_Options]) -> _Options:
        """What the style says to a writer in its table `[writer.NAME]`; what it leaves out has its default.

        Args:
            writer: the writer itself, with its `name` and the type of its `options`.
        """
        return options_in(self.writer, writer)


class Variant(_Part, frozen=True):
    """Page, text and fill of a style for short articles: `[variant.NAME]` holds the bounds and the keys that differ.

    A picture counts as many characters as `picture_characters` says, whose room it takes.
    Without a `fill` of its own it has the style's.
    """

    name: str
    most_characters: int
    most_pictures: int
    picture_characters: int
    page: Page
    text: TextStyles
    fill: Fill | None = None
