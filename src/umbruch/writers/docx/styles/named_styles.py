"""The styles that an editor finds in Word, made from the style file: one named style for each press role."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from umbruch.registry.roles import ROLE, WORDS_OWN_STYLE
from umbruch.style.model import Style, TextStyle
from umbruch.style.units import Length
from umbruch.writers.docx.styles.edges import BOX_INSET, borders, box_edges, box_tint
from umbruch.writers.docx.styles.families_named import STAND_INS_LINE, family_named, natural_line
from umbruch.writers.docx.styles.table_styles import table_styles
from umbruch.writers.docx.xml.proofing_language import language_element, with_region
from umbruch.writers.docx.xml.wordml import Element, flag, twips, w

BULLETS = 1
"""The numbering that every bulleted list shares; numbered lists get one of their own each."""
UNNUMBERED = 0
"""The numbering of a paragraph that has none and stands at a level all the same (ISO/IEC 29500-1, 17.9.18)."""
ITEM_PARAGRAPH = "ItemParagraph"
"""The id of the character style of the break between two paragraphs of one list item."""

_LEAST_LEADING = 1.0
"""Lines of a headline stay so many ems apart in the face that stands in, so that they never touch."""

CONTINUED_LEVELS = 3
"""Levels of lists whose items have a style of their own for a paragraph after a list inside them."""

TURNED_STRESS = {"Emphasis": "TurnedEmphasis", "Strong": "TurnedStrong"}
"""By the character style of stress: the one in paragraphs that are italic or bold themselves, its id and its name."""

ALIGNMENT = {"left": "left", "right": "right", "centre": "center", "justify": "both"}
HEADING_LEVELS = 6


class Named(NamedTuple):
    """One paragraph style: its id in the file, the name that Word shows, and the role whose look it takes.

    Word knows some names as its own (`Body Text`, `caption`, `heading 1`) and translates them in its menus; what reads
    Word files goes by them. `alias` is our name for such a style, which Word shows beside its own.
    """

    id: str
    name: str
    role: str
    based_on: str = "Normal"
    next: str | None = None
    outline: int | None = None
    keep_next: bool = False
    keep_lines: bool = False
    alias: str | None = None


def _subheadings() -> list[Named]:
    """Word's own headings from the second on, which navigation and PDF/UA go by."""
    own = ROLE["subheading"].docx_style
    return [
        Named(
            f"Subheading{level if level > 1 else ''}", f"heading {level + 1}", "subheading",
            next="BodyText", outline=level, keep_next=True, keep_lines=True,
            alias=f"{own} {level}" if level > 1 else own,
        )
        for level in range(1, HEADING_LEVELS)
    ]  # fmt: skip


def continued_in(level: int) -> str:
    """The id of the style of a paragraph that goes on in an item after a list in it, `level` deep (from 1)."""
    return f"ListContinue{level}"


def _continued() -> list[Named]:
    """Word's own from the second level on; what the others read goes by the one on which they are based."""
    levels = range(1, CONTINUED_LEVELS + 1)
    return [Named(continued_in(level), f"List Continue {level}", "list", "ListContinue") for level in levels]


def _role(id: str, field: str, *, role: str | None = None, **more: Any) -> Named:
    """The style of a press role: under Word's own name where it has one, ours then beside it."""
    ours, words = ROLE[field].docx_style, WORDS_OWN_STYLE.get(field)
    return Named(id, words or ours, role or field, alias=ours if words else None, **more)


PARAGRAPH_STYLES: tuple[Named, ...] = (
    Named("Title", "Title", "headline", next="Deck", keep_next=True),
    Named("Embargo", ROLE["embargo"].docx_style, "embargo", next="Headline", keep_next=True),
    Named("Kicker", ROLE["kicker"].docx_style, "kicker", next="Headline", keep_next=True),
    _role("Headline", "headline", next="Deck", outline=0, keep_next=True),
    _role("Deck", "deck", next="Byline", keep_next=True),
    Named("Byline", ROLE["byline"].docx_style, "byline", next="BodyText"),
    Named("Lead", ROLE["lead"].docx_style, "lead", next="BodyText"),
    Named("BodyText", ROLE["body"].docx_style, "body"),
    *_subheadings(),
    Named("Question", ROLE["question"].docx_style, "question", next="BodyText", keep_next=True),
    _role("Quotations", "quote"),
    _role("PullQuote", "pull", next="BodyText", keep_lines=True),
    Named("Attribution", ROLE["attribution"].docx_style, "attribution", next="BodyText"),
    Named("List", ROLE["list"].docx_style, "list"),
    Named("ListBullet", "List Bullet", "list", "List"),
    Named("ListNumber", "List Number", "list", "List"),
    Named("ListContinue", "List Paragraph", "list", "List", alias="List Continue"),
    *_continued(),
    Named("TableText", ROLE["table"].docx_style, "table"),
    Named("TableHeading", "Table Heading", "table", "TableText", keep_next=True),
    Named("BoxTitle", ROLE["box_title"].docx_style, "box_title", next="BoxText", keep_next=True),
    Named("BoxText", ROLE["box"].docx_style, "box"),
    Named("Picture", "Picture", "body", next="Caption", keep_next=True),
    Named("Caption", WORDS_OWN_STYLE["caption"], "caption", next="Credit", keep_lines=True),
    Named("Credit", ROLE["credit"].docx_style, "credit", next="BodyText"),
    Named("Rule", "Rule", "body", next="BodyText"),
    Named("ArticleEnd", "Article End", "body"),
    Named("PressHeadLabel", "Press Head Label", "page_head", keep_next=True),
    Named("PressHead", "Press Head", "subheading"),
    Named("Source", ROLE["source"].docx_style, "source"),
    Named("Boilerplate", ROLE["boilerplate"].docx_style, "boilerplate"),
    Named("Contact", ROLE["contact"].docx_style, "contact"),
    Named("Notice", ROLE["notice"].docx_style, "notice"),
    Named("FootnoteText", ROLE["note"].docx_style, "note"),
    Named("Header", "header", "page_head"),
    Named("Footer", "footer", "page_foot"),
    Named("ContentsHeading", "TOC Heading", "subheading", next="TOC1", keep_next=True, alias="Contents Heading"),
    Named("TOC1", "toc 1", "body"),
)

_BY_ID = {named.id: named for named in PARAGRAPH_STYLES}

_NO_SPACE: dict[str, object] = {"space_before": Length(0), "space_after": Length(0)}
_FLUSH: dict[str, object] = {"indent": Length(0), "align": "left", "hyphenate": False}

_CHANGES: dict[str, dict[str, object]] = {
    "Picture": {**_FLUSH, "space_before": Length(6), "space_after": Length(0)},
    "Rule": {**_FLUSH, "rule_below": Length(0.5), "leading": Length(6), "space_after": Length(9)},
    "ArticleEnd": {**_FLUSH, **_NO_SPACE, "size": Length(1), "leading": Length(1)},
    "BoxTitle": {**_FLUSH, "space_after": Length(0)},
    "BoxText": {"indent": Length(0), "space_before": Length(0), "space_after": Length(0)},
    "TableText": _NO_SPACE,
    "TableHeading": {**_NO_SPACE, "weight": "bold"},
    "PressHead": {**_NO_SPACE, "rule_above": Length(0)},
    "PressHeadLabel": {**_NO_SPACE, "rule_above": Length(0), "rule_below": Length(0)},
    "TOC1": _FLUSH,
}
"""Where a style is not simply the look of its role."""

_DISPLAY = frozenset({"headline", "deck", "subheading"})
_INSET_ON_BOTH_SIDES = frozenset({"quote", "pull", "attribution"})
_BOXED = frozenset({"box", "box_title"})
_WORDS_OWN = frozenset(
    ("Title", "Body Text", "List", "List Bullet", "List Number", "List Paragraph", "header", "footer", "toc 1",
     "TOC Heading", "footnote text", "footnote reference", *WORDS_OWN_STYLE.values(),
     *(f"heading {level}" for level in range(1, 10)), *(f"List Continue {level}" for level in range(2, 6)))
)  # fmt: skip


def styles_element(style: Style, lang: str | None) -> Element:
    """The `w:styles` part (ISO/IEC 29500-1, 17.7).

    Args:
        style: fonts, sizes, colours and spacing.
        lang: the language of the document, BCP 47.
    """
    return w(
        "styles",
        _defaults(style, lang),
        _latent(),
        _normal(style),
        *(_paragraph_style(named, style, place) for place, named in enumerate(PARAGRAPH_STYLES, start=1)),
        *_character_styles(style),
        *table_styles(style),
        w("style", w("name", val="No List"), w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed"),
          type="numbering", default=1, styleId="NoList"),
    )  # fmt: skip


def _defaults(style: Style, lang: str | None) -> Element:
    language = language_element(with_region(lang))
    return w(
        "docDefaults",
        w("rPrDefault", w("rPr", _fonts(style.text.body, style), *_sizes(style.text.body), language)),
        w("pPrDefault", w("pPr", w("widowControl"), w("spacing", before=0, after=0))),
    )


def _latent() -> Element:
    """Word's other styles stay out of the gallery, so that an editor sees the press styles alone."""
    return w(
        "latentStyles",
        defLockedState=0, defUIPriority=99, defSemiHidden=1, defUnhideWhenUsed=1, defQFormat=0, count=376,
    )  # fmt: skip


def _normal(style: Style) -> Element:
    body = style.text.body
    return w(
        "style",
        w("name", val="Normal"),
        w("uiPriority", val=0),
        w("qFormat"),
        w("pPr", w("spacing", line=240, lineRule="auto")),
        w("rPr", *_run_properties(body, style)),
        type="paragraph",
        default=1,
        styleId="Normal",
    )


def _paragraph_style(named: Named, style: Style, place: int) -> Element:
    look = _look(named, style)
    shown = not named.name.startswith(("toc ", "List Continue "))
    return w(
        "style",
        w("name", val=named.name),
        w("aliases", val=named.alias) if named.alias else None,
        w("basedOn", val=named.based_on),
        w("next", val=named.next) if named.next else None,
        w("uiPriority", val=place if shown else 99),
        flag("unhideWhenUsed", not shown),
        flag("qFormat", shown),
        _paragraph_properties(named, look, style),
        w("rPr", *_run_properties(look, style)),
        type="paragraph",
        customStyle=None if named.name in _WORDS_OWN else 1,
        styleId=named.id,
    )


def _look(named: Named, style: Style) -> TextStyle:
    look: TextStyle = getattr(style.text, named.role)
    changes = _CHANGES.get(named.id)
    return msgspec.structs.replace(look, **changes) if changes else look


def _paragraph_properties(named: Named, look: TextStyle, style: Style) -> Element:
    return w(
        "pPr",
        flag("keepNext", named.keep_next),
        flag("keepLines", named.keep_lines or named.keep_next),
        _numbering(named.id),
        box_edges(style, title=named.role == "box_title")
        if named.role in _BOXED
        else borders(look.rule_above, look.rule_below, _rule_colour(look, style)),
        box_tint(style) if named.role in _BOXED else None,
        _tabs(style) if named.id in ("Header", "Footer") else None,
        w("suppressAutoHyphens", val=0 if look.hyphenate else 1),
        w("spacing", before=twips(look.space_before), after=twips(look.space_after), **_line(named, look, style)),
        _indents(named, look),
        w("jc", val=ALIGNMENT[look.align]),
        w("outlineLvl", val=named.outline) if named.outline is not None else None,
    )


def _numbering(style_id: str) -> Element | None:
    """Bullets; for a paragraph that goes on in an item the level alone, by which pandoc keeps it in the list."""
    if style_id == "ListBullet":
        return w("numPr", w("numId", val=BULLETS))
    levels = {"ListContinue": 1, **{continued_in(level): level for level in range(1, CONTINUED_LEVELS + 1)}}
    if style_id not in levels:
        return None
    return w("numPr", w("ilvl", val=levels[style_id] - 1), w("numId", val=UNNUMBERED))


def _line(named: Named, look: TextStyle, style: Style) -> dict[str, str | int]:
    """Leading: exact, so that columns share a baseline grid; a picture takes the height that it needs.

    Headlines get theirs as a multiple of the font's natural line, so that nothing is clipped when an editor makes them
    larger.
    """
    if named.id == "Picture":
        return {"line": 240, "lineRule": "auto"}
    if named.role in _DISPLAY:
        natural = look.size * natural_line(family_of(look, style))
        share = max(look.leading / natural, _LEAST_LEADING / STAND_INS_LINE)
        return {"line": round(240 * share), "lineRule": "auto"}
    return {"line": twips(look.leading), "lineRule": "exact"}


def _indents(named: Named, look: TextStyle) -> Element | None:
    """Nothing for items of lists, which take theirs from the numbering."""
    if named.role == "list":
        return None
    left, right = (twips(BOX_INSET),) * 2 if named.role in _BOXED else _insets(named, look)
    return w("ind", left=left, right=right, firstLine=twips(look.indent))


def _insets(named: Named, look: TextStyle) -> tuple[int, int]:
    return twips(look.inset), twips(look.inset) if named.role in _INSET_ON_BOTH_SIDES else 0


def insets_of(style_id: str, style: Style) -> tuple[int, int]:
    """How far a style stands in from the left and from the right, in twentieths of a point; one of a box is 0."""
    named = _BY_ID[style_id]
    return (0, 0) if named.role in _BOXED else _insets(named, _look(named, style))


def stressed_by_style(style_id: str, style: Style) -> frozenset[str]:
    """The character styles of stress that a paragraph style turns round: `Emphasis` where it is italic itself."""
    look = _look(_BY_ID[style_id], style)
    stressed = (("Strong", look.weight == "bold"), ("Emphasis", look.slant == "italic"))
    return frozenset(name for name, turned in stressed if turned)


def centre_of(style: Style) -> int:
    """The place of the tab stop in the middle of page heads and feet, in twentieths of a point."""
    return twips(style.page.measure / 2)


def _tabs(style: Style) -> Element:
    return w("tabs", w("tab", val="center", pos=centre_of(style)), w("tab", val="right", pos=twips(style.page.measure)))


def _rule_colour(look: TextStyle, style: Style) -> str:
    """A text in a colour of its own has its lines in it too."""
    colours = style.colours
    return colours.rule if look.colour in (colours.ink, colours.muted) else look.colour


def family_of(look: TextStyle, style: Style) -> str:
    """The name of the family that a text style is set in."""
    return family_named(look.font, style)


def _fonts(look: TextStyle, style: Style) -> Element:
    family = family_of(look, style)
    return w("rFonts", ascii=family, hAnsi=family, eastAsia=family, cs=family)


def _sizes(look: TextStyle) -> tuple[Element, Element]:
    half_points = max(2, round(look.size * 2))
    return w("sz", val=half_points), w("szCs", val=half_points)


def _run_properties(look: TextStyle, style: Style) -> list[Element]:
    bold, italic = int(look.weight == "bold"), int(look.slant == "italic")
    return [
        _fonts(look, style),
        w("b", val=bold),
        w("bCs", val=bold),
        w("i", val=italic),
        w("iCs", val=italic),
        w("caps", val=int(look.capitals)),
        *([w("smallCaps", val=1)] if look.small_caps else []),
        w("color", val=look.colour.lstrip("#")),
        w("spacing", val=twips(look.tracking)),
        *_sizes(look),
    ]


def _character_styles(style: Style) -> list[Element]:
    def character(
        id: str, name: str, *properties: Element, custom: int | None = None, based_on: str = "DefaultParagraphFont"
    ) -> Element:
        return w(
            "style",
            w("name", val=name),
            w("basedOn", val=based_on),
            w("uiPriority", val=20),
            w("qFormat"),
            w("rPr", *properties),
            type="character",
            customStyle=custom,
            styleId=id,
        )

    return [
        w("style", w("name", val="Default Paragraph Font"), w("uiPriority", val=1), w("semiHidden"),
          w("unhideWhenUsed"), type="character", default=1, styleId="DefaultParagraphFont"),
        character("Dateline", ROLE["dateline"].docx_style, *_run_properties(style.text.dateline, style), custom=1),
        character("CaptionNumber", "Caption Number", custom=1),
        character(ITEM_PARAGRAPH, "Item Paragraph", custom=1),
        character("Emphasis", "Emphasis", w("i"), w("iCs")),
        character("Strong", "Strong", w("b"), w("bCs")),
        *(character(turned, turned, custom=1, based_on=stress) for stress, turned in TURNED_STRESS.items()),
        character("FootnoteReference", "footnote reference", w("vertAlign", val="superscript")),
        character("Hyperlink", "Hyperlink", w("color", val=style.colours.accent.lstrip("#")), w("u", val="single")),
    ]  # fmt: skip
