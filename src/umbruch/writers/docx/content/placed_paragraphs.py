"""Paragraphs in named styles, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docx.oxml.text.paragraph import CT_P
from docx.shared import Length, Pt

from umbruch.language.direction import runs_leftwards
from umbruch.tree import Inline, Note
from umbruch.writers.docx.content.running_text import Voice, lines, passages, runs
from umbruch.writers.docx.package.word_file import Marked, WordFile
from umbruch.writers.docx.styles.edges import BOX_INSET, box_edges, box_tint
from umbruch.writers.docx.styles.named_styles import TURNED_STRESS, insets_of, stressed_by_style
from umbruch.writers.docx.xml.proofing_language import RunLanguage, run_language_of
from umbruch.writers.docx.xml.wordml import Element, W, flag, twips, w

_TEXT, _RUN_STYLE, _VALUE = f"{{{W}}}t", f"{{{W}}}rStyle", f"{{{W}}}val"


class Place(NamedTuple):
    """Where blocks stand: in which document, how wide, how deep in a list; in a quote, pull quote, box or footnote.

    `inset` is the distance from the edge of the column in points, `level` counts the lists around, `width` is that of
    the column in points. `goes_on` says that nothing but paragraphs and lists stood before in the item of a list.
    `field` is the path in the tree, for remarks.
    """

    word_file: WordFile
    voice: Voice
    width: float
    level: int = 0
    inset: float = 0.0
    quoted: bool = False
    pulled: bool = False
    boxed: bool = False
    noted: bool = False
    goes_on: bool = False
    field: str | None = None

    def at(self, field: str) -> Place:
        """The same place, for what stands at `field` under the path of this one."""
        return self._replace(field=f"{self.field or ''}{field}")


def paragraph(
    style_id: str,
    content: Iterable[Element],
    place: Place,
    *,
    keep_next: bool = False,
    numbering: tuple[int, int] | None = None,
    borders: Element | None = None,
    spacing: dict[str, int] | None = None,
    indent: dict[str, int] | None = None,
    align: str | None = None,
) -> Element:
    """A paragraph in a named style, with what differs from the style.

    Args:
        style_id: the id of the style.
        content: runs and links.
        place: gives the direction of the script.
        keep_next: keep on one page with what follows.
        numbering: level and numbering of a list item.
        borders: a `w:pBdr`.
        spacing: attributes of `w:spacing`, in twentieths of a point.
        indent: attributes of `w:ind`, in twentieths of a point.
        align: a value of `w:jc`.
    """
    content = list(content)
    if place.word_file.house is None and (turned := stressed_by_style(style_id, place.word_file.style)):
        _leave_stress_to_style(content, turned)
    words = "".join([element.text or "" for one in content for element in one.iter(_TEXT)])
    leftwards = runs_leftwards(words, default=place.voice.run_language.right_to_left)
    boxed = place.boxed and not style_id.startswith("Box")
    if boxed or (place.boxed and indent):
        indent, borders = _within_edges(style_id, indent or {}, place)
    numbers = w("numPr", w("ilvl", val=numbering[0]), w("numId", val=numbering[1])) if numbering else None
    return w(
        "p",
        w(
            "pPr",
            w("pStyle", val=style_id),
            flag("keepNext", keep_next),
            numbers,
            borders,
            box_tint(place.word_file.style) if boxed else None,
            flag("bidi", leftwards),
            w("spacing", **spacing) if spacing else None,
            w("ind", **indent) if indent else None,
            w("jc", val=align) if align else None,
        ),
        *content,
    )


_STRESS = {"Emphasis": ("i", "iCs"), "Strong": ("b", "bCs")}


def _leave_stress_to_style(content: Iterable[Element], turned: frozenset[str]) -> None:
    """Let stress in a paragraph that is italic or bold stand out: its style turns that round, formatting would not.

    (ISO/IEC 29500-1, 17.7.3: toggle properties.) An importer that goes by formatting knows it by a style of its own.
    """
    for one in content:
        for named in one.iter(_RUN_STYLE):
            if (name := named.get(_VALUE)) in turned and (properties := named.getparent()) is not None:
                for tag in _STRESS[str(name)]:
                    for own in properties.findall(f"{{{W}}}{tag}"):
                        properties.remove(own)
                named.set(_VALUE, TURNED_STRESS[str(name)])


def _within_edges(style_id: str, indent: dict[str, int], place: Place) -> tuple[dict[str, int], Element]:
    """The indents of a paragraph that stands in a box, and its edges, in one line with those of all others there."""
    style = place.word_file.style
    left, right = insets_of(style_id, style)
    left, out = indent.get("left", left), twips(BOX_INSET)
    edges = box_edges(style, left=(left - indent.get("hanging", 0)) / 20, right=right / 20)
    return {**indent, "left": left + out, "right": right + out}, edges


def spoken(content: Iterable[Inline], place: Place) -> list[Element]:
    """The runs of inlines at a place."""
    return list(runs(content, place.voice, _PlaceTies(place)))


class _PlaceTies(NamedTuple):
    """What words at a place are tied to."""

    place: Place

    def link(self, href: str) -> str | None:
        return self.place.word_file.link(href, self.place.field)

    def note(self, note: Note) -> int:
        place = self.place
        return place.word_file.next_note(Marked(note, place.voice.run_language, place.width, place.field))

    def run_language(self, lang: str) -> RunLanguage:
        return run_language_of(lang, self.place.word_file.lang)


def printed(
    text: str | None, style_id: str, place: Place, addresses: Iterable[tuple[str | None, str]] = ()
) -> list[Element]:
    """Printed lines as paragraphs: one for each passage between empty lines."""
    addresses = tuple(addresses)
    return [paragraph(style_id, spoken(lines(passage, addresses), place), place) for passage in passages(text or "")]


def keep_with_next(made: Element, *, close: bool = False) -> None:
    """Keep a paragraph on one page with what follows, with no space between where `close`; a table is left as it is."""
    if not isinstance(made, CT_P):
        return
    properties = made.get_or_add_pPr()
    properties.keepNext_val = True
    if close:
        properties.spacing_after = Length(0)


def part_from_text(made: Sequence[Element], space: float) -> None:
    """Put space over the first and under the last of the paragraphs of a box, in points."""
    if made and isinstance(made[0], CT_P):
        made[0].get_or_add_pPr().spacing_before = Pt(space)
    if made and isinstance(made[-1], CT_P):
        made[-1].get_or_add_pPr().spacing_after = Pt(space)
