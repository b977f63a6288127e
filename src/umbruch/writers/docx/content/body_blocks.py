"""Blocks of the body as paragraphs in named styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from umbruch.language.direction import runs_leftwards
from umbruch.tree import Block, Box, Figure, List, Paragraph, Quote, Rule, Subheading, Table
from umbruch.tree.walk import inline_text, said, says_something
from umbruch.writers.docx.content.inline_pictures import figure
from umbruch.writers.docx.content.placed_paragraphs import Place, keep_with_next, paragraph, part_from_text, spoken
from umbruch.writers.docx.content.running_text import Voice, lines, passages
from umbruch.writers.docx.content.word_tables import table
from umbruch.writers.docx.styles.edges import BOX_INSET
from umbruch.writers.docx.styles.named_styles import (
    BULLETS,
    CONTINUED_LEVELS,
    HEADING_LEVELS,
    ITEM_PARAGRAPH,
    UNNUMBERED,
    continued_in,
)
from umbruch.writers.docx.styles.numbering import LEVELS, hanging, item_inset
from umbruch.writers.docx.xml.proofing_language import run_language_of
from umbruch.writers.docx.xml.wordml import Element, twips, w

_FIGURES_IN_HANG = 2
"""Room for so many figures and their point is there before the words of a numbered item."""
_FIGURE = 0.55
"""How wide a figure is, as a part of the size: the tabular figures of most text faces have .5 to .56."""


def body(
    blocks: Iterable[Block], place: Place, opening: list[Element] | None = None, *, first_number: int = 0
) -> list[Element]:
    """The blocks of a body, a quote or a list item in order.

    Args:
        blocks: what to set.
        place: where.
        opening: runs for the start of the first paragraph (the dateline); they stand alone where no paragraph opens
            the body, pictures aside.
        first_number: the place of the first block among its siblings, for remarks.
    """
    blocks = list(blocks)
    made: list[Element] = []
    opens = _first_paragraph(blocks) if opening else None
    if opening and opens is None:
        made.append(paragraph("BodyText", opening, place, indent={"firstLine": 0}))
    before: Block | None = None
    goes_on = place.level > 0
    for number, block in enumerate(blocks):
        here = place.at(f"[{first_number + number}]")._replace(goes_on=goes_on)
        if isinstance(block, Paragraph):
            start = [*(opening or ())] if number == opens else []
            made += _paragraph(block, here, start, flush=_opens(before))
        else:
            if made and isinstance(block, List) and isinstance(blocks[number - 1], Paragraph):
                keep_with_next(made[-1])
            made += _set(block, here)
        if not isinstance(block, Figure):
            before = block
        goes_on = goes_on and _leaves_open(block)
    return made


def _leaves_open(block: Block) -> bool:
    """Whether an importer is still in the list behind a block of an item."""
    if isinstance(block, List):
        return all(_leaves_open(inner) for item in block.items for inner in item)
    return isinstance(block, Paragraph)


def _first_paragraph(blocks: list[Block]) -> int | None:
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph) and says_something(said(block)):
            return number
        if not isinstance(block, Figure | Paragraph):
            return None
    return None


def _opens(before: Block | None) -> bool:
    """Whether a paragraph starts a passage and so stands flush, without indent."""
    return not isinstance(before, Paragraph) or before.voice == "question"


def _set(block: Block, place: Place) -> list[Element]:
    match block:
        case Paragraph():
            return _paragraph(block, place, [], flush=True)
        case Subheading():
            return _subheading(block, place)
        case Quote():
            return _quote(block, place)
        case Box():
            return _box(block, place)
        case List():
            return list(_list(block, place))
        case Figure():
            return figure(block, place)
        case Table():
            return table(block, place)
        case Rule():
            return [paragraph("Rule", (), place, indent=_inset(place))]
        case _:
            assert_never(block)


def _inset(place: Place) -> dict[str, int] | None:
    return {"left": twips(place.inset)} if place.inset else None


def _subheading(block: Subheading, place: Place) -> list[Element]:
    """A heading; one without words would only be a stumbling block in the outline and is left out."""
    if not says_something(block.content):
        return []
    level = place.word_file.heading_level(min(max(block.level, 1), HEADING_LEVELS - 1))
    style_id = f"Subheading{level if level > 1 else ''}"
    return [paragraph(style_id, spoken(block.content, place), place, indent=_inset(place))]


def _paragraph(block: Paragraph, place: Place, opening: list[Element], *, flush: bool) -> list[Element]:
    if not opening and not says_something(said(block)):
        return []
    place = _speaking(block, place)
    content = [*opening, *spoken(said(block), place)]
    text = place.word_file.style.text
    if place.noted:
        return [paragraph("FootnoteText", content, place)]
    if place.quoted:
        inset = place.inset + text.quote.inset
        indent = {"left": twips(inset)} if place.inset else None
        return [paragraph("Quotations", content, place, indent=indent)]
    if place.pulled:
        return [paragraph("PullQuote", content, place)]
    if place.level:
        return [_continuing(content, place)]
    if place.boxed:
        return [paragraph("BoxText", content, place)]
    if block.voice == "question":
        return [paragraph("Question", content, place)]
    indent = {"firstLine": 0} if flush and text.body.indent and place.word_file.house is None else None
    return [paragraph("BodyText", content, place, indent=indent)]


def _continuing(content: list[Element], place: Place) -> Element:
    """A paragraph of an item that stands under its words.

    Our styles for it say that it has no number; those of boxes and of a house do not, and the paragraph does.
    """
    deep = place.level if place.goes_on and place.level <= CONTINUED_LEVELS else None
    style_id = "BoxText" if place.boxed else continued_in(deep) if deep else "ListContinue"
    told = place.boxed or place.word_file.house
    unnumbered = (min(place.level, LEVELS) - 1, UNNUMBERED) if told else None
    return paragraph(style_id, content, place, numbering=unnumbered, indent={"left": twips(place.inset)})


def _quote(block: Quote, place: Place) -> list[Element]:
    inside = place._replace(pulled=True) if block.pull and not place.level else place._replace(quoted=True)
    made = body(block.content, inside.at(".content"))
    if block.attribution:
        if made:
            keep_with_next(made[-1], close=True)
        inset = place.inset + place.word_file.style.text.attribution.inset
        indent = {"left": twips(inset)} if place.inset else None
        made += [
            paragraph("Attribution", spoken(lines(passage), place), place, indent=indent)
            for passage in passages(block.attribution)
        ]
    return made


def _box(block: Box, place: Place) -> list[Element]:
    """A box: its paragraphs on a tint, its title under a rule."""
    narrower = place.width if place.boxed else place.width - 2 * BOX_INSET
    inside = place._replace(boxed=True, quoted=False, pulled=False, width=narrower)
    titled = []
    if block.title and block.title.strip():
        titled = [paragraph("BoxTitle", spoken(lines(block.title.strip()), inside), inside)]
    made = [*titled, *body(block.content, inside.at(".content"))]
    part_from_text(made, place.word_file.style.text.body.leading / 2)
    return made


def _list(block: List, place: Place) -> Iterator[Element]:
    word_file, level = place.word_file, min(place.level, LEVELS - 1)
    numbering = word_file.numbered_list(level, block.start) if block.ordered else None
    style_id = "ListNumber" if block.ordered else "ListBullet"
    last = block.start + len(block.items) - 1 if block.ordered else 0
    wider = max(len(str(last)) - _FIGURES_IN_HANG, 0) * word_file.style.text.list.size * _FIGURE
    inset = item_inset(word_file.style, level, ordered=block.ordered) + wider
    inside = place._replace(level=place.level + 1, inset=inset, quoted=False)
    indent = None
    if place.boxed:
        style_id = "BoxText"
    if place.boxed or wider:
        hang = hanging(word_file.style, ordered=block.ordered) + wider
        indent = {"left": twips(inset), "hanging": twips(hang)}
    for count, item in enumerate(block.items):
        first, rest = _item_start(item, inside.at(f".items[{count}]"))
        yield paragraph(
            style_id,
            first,
            inside,
            numbering=(level, numbering or BULLETS) if numbering or level or place.boxed else None,
            indent=indent,
        )
        yield from body(rest, inside.at(f".items[{count}]"), first_number=len(item) - len(rest))


def _item_start(item: tuple[Block, ...], place: Place) -> tuple[list[Element], tuple[Block, ...]]:
    """The runs beside the bullet or number, and the blocks under them.

    Importers close a list at the first paragraph without a number, begin the next one at 1, and take what is set in for
    a quotation. Lines that an author parts with Shift and Enter stay in the item everywhere: so do paragraphs here.

    Args:
        item: the blocks of the item.
        place: where it stands.

    Returns:
        The runs of the paragraphs that the item begins with, a marked break between two, and what follows them.
    """
    made: list[Element] = []
    taken = 0
    for block in item:
        if not isinstance(block, Paragraph) or (
            taken and _runs_leftwards(block, place) != _runs_leftwards(item[0], place)
        ):
            break
        if says_something(said(block)):
            if made:
                made.append(w("r", Voice(character_style=ITEM_PARAGRAPH).properties(), w("br")))
            made += spoken(said(block), _speaking(block, place.at(f"[{taken}]")))
        taken += 1
    return made, item[taken:]


def _runs_leftwards(block: Block, place: Place) -> bool:
    words = inline_text(said(block)) if isinstance(block, Paragraph) else ""
    return runs_leftwards(words, default=place.voice.run_language.right_to_left)


def _speaking(block: Paragraph, place: Place) -> Place:
    if not block.lang:
        return place
    return place._replace(voice=place.voice._replace(run_language=run_language_of(block.lang, place.word_file.lang)))
