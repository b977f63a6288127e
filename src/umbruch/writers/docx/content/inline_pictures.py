"""Pictures with caption and credit, kept together on one page."""

from __future__ import annotations

from umbruch.diagnostics import report
from umbruch.diagnostics.remarks import picture_missing
from umbruch.pictures.alternative_text import alternative_text
from umbruch.tree import Figure
from umbruch.tree.walk import says_something
from umbruch.writers.docx.content.captions import caption_runs
from umbruch.writers.docx.content.placed_paragraphs import Place, paragraph, spoken
from umbruch.writers.docx.content.running_text import lines, passages
from umbruch.writers.docx.package.word_pictures import Plate
from umbruch.writers.docx.styles.edges import border
from umbruch.writers.docx.xml.wordml import Element, R, element, emu, printable, twips, w

MOST_OF_A_PAGE = 0.55
_LOGO_WIDTH, _LOGO_HEIGHT = 180.0, 36.0
"""The box of a logo, in points: two lines of a headline high."""
_PICTURE_NAME, _LOGO = "Picture", "Logo"
_BAR = 2.0
_BAR_GAP = 6
_BAR_INSET = _BAR + _BAR_GAP
_BAR_SPACE = 9.0
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


def figure(block: Figure, place: Place) -> list[Element]:
    """Picture, caption and credit; without its picture the words stand beside a bar."""
    plates = _picture(block, place)
    words = [("Caption", caption_runs("figure_label", block.caption, place))] if says_something(block.caption) else []
    if block.credit:
        words += [("Credit", spoken(lines(passage), place)) for passage in passages(block.credit.text)]
    if not words:
        return plates
    return plates + _captioned(words, place, barred=not plates)


def _captioned(words: list[tuple[str, list[Element]]], place: Place, *, barred: bool) -> list[Element]:
    """Caption and credit as one group: no space inside it, the caption's own around it."""
    look = place.word_file.style.text.caption
    before = max(look.space_before, _BAR_SPACE) if barred else look.space_before
    inset = place.inset + (_BAR_INSET if barred else 0)
    made = []
    for number, (style_id, content) in enumerate(words):
        first, last = number == 0, number == len(words) - 1
        made.append(
            paragraph(
                style_id,
                content,
                place,
                keep_next=not last,
                borders=_bar(place) if barred else None,
                spacing=None if place.word_file.house else _around(before, look.space_after, first=first, last=last),
                indent={"left": twips(inset)} if inset else None,
            )
        )
    return made


def _around(before: float, after: float, *, first: bool, last: bool) -> dict[str, int]:
    """Space over the first and under the last paragraph of a group, in twentieths of a point."""
    return {"before": twips(before) if first else 0, "after": twips(after) if last else 0}


def _bar(place: Place) -> Element:
    """A bar beside the words, on the side where lines start."""
    side = "right" if place.voice.run_language.right_to_left else "left"
    return w("pBdr", border(side, _BAR, place.word_file.style.colours.accent, _BAR_GAP))


def _picture(block: Figure, place: Place) -> list[Element]:
    if block.image is None:
        return []
    if place.word_file.publication.picture(block.image) is None:
        report(picture_missing(block.image))
        return []
    alt = alternative_text(block, place.field)
    captioned = bool(block.credit) or bool(says_something(block.caption))
    return picture_paragraph(block.image, alt, place, keep_next=captioned)


def picture_paragraph(href: str, alt: str | None, place: Place, *, keep_next: bool = False) -> list[Element]:
    """A picture in a paragraph of its own; nothing, with a remark, where the publication does not hold it.

    Args:
        href: the picture's name in the publication.
        alt: its alternative text, the empty one for decoration, None where nobody described it.
        place: where; the picture fills the width that is left there.
        keep_next: keep it on one page with its caption.
    """
    picture = place.word_file.publication.picture(href)
    if picture is None:
        report(picture_missing(href))
        return []
    page = place.word_file.style.page
    height = (page.height - page.margins.top - page.margins.bottom) * MOST_OF_A_PAGE
    relationship, plate = place.word_file.picture(picture, place.width - place.inset, height)
    drawing = w("r", w("drawing", inline_drawing(relationship, plate, alt, place.word_file.next_drawing())))
    indent = {"left": twips(place.inset)} if place.inset else None
    return [paragraph("Picture", [drawing], place, keep_next=keep_next, indent=indent)]


def logo_paragraph(place: Place) -> list[Element]:
    """The logo of the house, small, over all else; nothing where the publication has none.

    It stands for the name of the house, which is what those hear who cannot see it; without a name it is decoration.
    """
    publication = place.word_file.publication
    picture = publication.picture(publication.logo) if publication.logo else None
    if picture is None:
        return []
    relationship, plate = place.word_file.picture(picture, _LOGO_WIDTH, _LOGO_HEIGHT)
    alt = (publication.publisher or "").strip()
    drawing = inline_drawing(relationship, plate, alt, place.word_file.next_drawing(), _LOGO)
    return [paragraph("Picture", [w("r", w("drawing", drawing))], place)]


def inline_drawing(relationship: str, plate: Plate, alt: str | None, number: int, kind: str = _PICTURE_NAME) -> Element:
    """The `wp:inline` of a picture (ISO/IEC 29500-1, 20.4.2.8), its alternative text in `wp:docPr`.

    Args:
        relationship: that of the stored picture.
        plate: gives the size.
        alt: the alternative text; an empty one marks decoration, None stands for none.
        number: one that no other drawing has.
        kind: what its name begins with, which Word shows in its list of objects; `umbruch check` knows a logo by it.
    """
    size = {"cx": emu(plate.width), "cy": emu(plate.height)}
    described = element("wp:docPr", id=number, name=f"{kind} {number}")
    if alt:
        described.set("descr", printable(alt))
    elif alt is not None:
        described.append(
            element(
                "a:extLst", element("a:ext", element("adec:decorative", val=1), uri=_DECORATIVE),
            )
        )  # fmt: skip
    blip = element("a:blip")
    blip.set(f"{{{R}}}embed", relationship)
    return element(
        "wp:inline",
        element("wp:extent", **size),
        described,
        element("wp:cNvGraphicFramePr", element("a:graphicFrameLocks", noChangeAspect=1)),
        element(
            "a:graphic",
            element(
                "a:graphicData",
                element(
                    "pic:pic",
                    element(
                        "pic:nvPicPr",
                        element("pic:cNvPr", id=number, name=f"{kind} {number}"),
                        element("pic:cNvPicPr"),
                    ),
                    element("pic:blipFill", blip, element("a:stretch", element("a:fillRect"))),
                    element(
                        "pic:spPr",
                        element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", **size)),
                        element("a:prstGeom", element("a:avLst"), prst="rect"),
                    ),
                ),
                uri=_PICTURE,
            ),
        ),
        distT=0, distB=0, distL=0, distR=0,
    )  # fmt: skip
