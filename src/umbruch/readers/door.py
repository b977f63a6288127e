"""What every door of files with a structure hands on: blocks with their looks, and how they become articles.

A reader of office files, mail, web pages or e-books says what it saw (`Copy`); `read_copy` lets the recognisers look at
the words and gives the body its own blocks back, with links, emphasis, notes, lists, tables and pictures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from umbruch.clipping.assembly import Clipping, recognise
from umbruch.clipping.embargo_ends import with_ends
from umbruch.clipping.page.lines import ends_sentence
from umbruch.clipping.shape.held_roles import WHY
from umbruch.diagnostics import Diagnostic
from umbruch.facts.desk_comments import comment_words
from umbruch.manuscript import PLAIN, Claim, FixedRole, Grid, Image, Look, Manuscript, Piece, WrittenLine
from umbruch.readers.blocks.inline_cuts import cut, joined, lines_of_content
from umbruch.readers.blocks.kept_blocks import Line, body_of
from umbruch.readers.blocks.notes_in_blocks import with_notes_apart
from umbruch.readers.unseen_words import kept_comments
from umbruch.registry.format_table import ReadRequest
from umbruch.tree import Article, Block, Figure, Inline, Paragraph, Picture, Subheading, Table
from umbruch.tree.notes import notes_of
from umbruch.tree.reading import Origin, Reading
from umbruch.tree.walk import block_texts, inline_text

_LONG_LINE = 60
"""Letters of two lines of a paragraph from which the first one may only be broken, and is no headline or deck."""
_LONGEST_DECK = 250
"""Letters; the longest deck of 23 labelled Word files, mails and PDF files has 169."""
_SENTENCES = 2
_SENTENCE_ENDS = re.compile(r"[.!?…](?=[\s”\"»“]|$)")


class Placed(NamedTuple):
    """One block of a file in reading order.

    Args:
        block: with its inlines; a heading is a `Subheading`.
        look: that of its letters.
        number: its number in the file, from 1 (paragraph, element, line): what origins and remarks name.
        tight: it stands right under the block before it, as lines of an address do.
        told: the role that the file itself names for it, as the labels of a form do.
        boxed: the text box that it stands in, by a number of its own; 0 in none.
    """

    block: Block
    look: Look = PLAIN
    number: int = 0
    tight: bool = False
    told: FixedRole | None = None
    boxed: int = 0


class Copy(NamedTuple):
    """What a door saw; it never decides a role.

    Args:
        placed: the blocks in reading order.
        claims: what the file says of itself.
        pictures: those that the figures among the blocks name.
        desk_notes: comments, never published.
        discarded: what belongs to the page and not to the article, verbatim.
        remarks: what the reader has to say.
        lang: the language that the file names (BCP 47), asked where the words do not tell it.
        around: further lines in which an embargo is heeded, such as the subject of a mail.
        letterhead: those of the discarded lines that stand in page heads and feet.
    """

    placed: tuple[Placed, ...]
    claims: tuple[Claim, ...] = ()
    pictures: tuple[Picture, ...] = ()
    desk_notes: tuple[str, ...] = ()
    discarded: tuple[str, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()
    lang: str | None = None
    around: tuple[str, ...] = ()
    letterhead: tuple[str, ...] = ()


def read_copy(
    copy: Copy, request: ReadRequest, parted: Callable[[Manuscript, str | None], Manuscript] | None = None
) -> Reading:
    """The article or articles in what a door saw.

    Args:
        copy: what the door saw.
        request: with the language, where it is given, and the zone and language of the house.
        parted: tells where articles begin, from a manuscript and its language; asked where nobody has fixed a line.

    Returns:
        The reading; lines in its origins and remarks are numbers of blocks in the file. Several articles are a kit.
    """
    copy = _with_notes_apart(copy)
    manuscript, lines = _manuscript(copy)
    fixed = request.fixed(manuscript)
    told = request.told_language or copy.lang
    manuscript = parted(fixed, told) if parted is not None and fixed == manuscript else fixed
    lines = _as_cut(manuscript, lines)
    clipping = recognise(manuscript, request.told_language, (), house_language=copy.lang or request.house.language)
    around = (*copy.around, *copy.discarded, *map(comment_words, copy.desk_notes), *_beside_the_body(copy))
    articles, remarks = with_ends(clipping.articles, clipping.origins, request.house.where, around)
    clipping = with_leads(clipping._replace(articles=articles, diagnostics=(*clipping.diagnostics, *remarks)))
    return _reading(clipping, copy, lines)


def _with_notes_apart(copy: Copy) -> Copy:
    """The copy with what is for the newsroom in lists, quotes and boxes as lines of its own."""
    placed: list[Placed] = []
    for one in copy.placed:
        parts = with_notes_apart(one.block)
        placed += [one] if len(parts) == 1 and parts[0] is one.block else [one._replace(block=part) for part in parts]
    return copy._replace(placed=tuple(placed))


def _beside_the_body(copy: Copy) -> Iterator[str]:
    """What the file says of itself and its footnotes, in which an embargo is heeded, too."""
    yield from (claim.value for claim in copy.claims if claim.field in ("headline", "kicker"))
    for note in notes_of([placed.block for placed in copy.placed]):
        yield from block_texts(note.content)


def with_leads(clipping: Clipping) -> Clipping:
    """What was recognised, with decks as long as the paragraph that opens a report as leads, if nobody fixed them."""
    by_hand = {origin.field for origin in clipping.origins if origin.why == WHY}
    articles = list(clipping.articles)
    long = [at for at, one in enumerate(articles) if _is_lead(one) and f"articles[{at}].deck" not in by_hand]
    if not long:
        return clipping
    for at in long:
        articles[at] = replace(articles[at], deck=None, lead=articles[at].deck)
    decks = {f"articles[{at}].deck": f"articles[{at}].lead" for at in long}
    return clipping._replace(
        articles=tuple(articles),
        origins=tuple(replace(one, field=decks.get(one.field, one.field)) for one in clipping.origins),
        diagnostics=tuple(_of_lead(one, decks) for one in clipping.diagnostics),
    )


def joined_readings(readings: Sequence[Reading]) -> Reading:
    """The articles of several messages or chapters as one publication; origins and remarks name the article anew."""
    if len(readings) == 1:
        return readings[0]
    articles: list[Article] = []
    origins: list[Origin] = []
    remarks: list[Diagnostic] = []
    for one in readings:
        shift = len(articles)
        origins += [replace(origin, field=_moved(origin.field, shift)) for origin in one.origins]
        remarks += [
            replace(remark, field=_moved(remark.field, shift) if remark.field else None) for remark in one.diagnostics
        ]
        articles += one.articles
    languages = {article.lang for article in articles}
    return Reading(
        kind="kit",
        lang=languages.pop() if len(languages) == 1 else None,
        articles=tuple(articles),
        pictures=tuple({picture.href: picture for one in readings for picture in one.pictures}.values()),
        origins=tuple(origins),
        diagnostics=tuple(remarks),
    )


def _moved(field: str, shift: int) -> str:
    if not field.startswith("articles["):
        return field
    number, _, rest = field.removeprefix("articles[").partition("]")
    return f"articles[{int(number) + shift}]{rest}"


def _manuscript(copy: Copy) -> tuple[Manuscript, list[Line | None]]:
    """The words of paragraphs and headings line by line, parted by blank lines, and where each line comes from."""
    pieces: list[Piece] = []
    lines: list[Line | None] = []
    told: list[tuple[int, FixedRole]] = []

    def add(piece: Piece, line: Line | None = None) -> None:
        pieces.append(piece)
        lines.append(line)

    for at, placed in enumerate(copy.placed):
        if pieces and not placed.tight:
            add(WrittenLine(""))
        match placed.block:
            case Paragraph(content) | Subheading(content):
                for part in _running_on(lines_of_content(content)):
                    text = _one_line(part)
                    add(WrittenLine(text, placed.number, _look(placed)), Line(at, part) if text.strip() else None)
                    if placed.told is not None and text.strip():
                        told.append((len(pieces), placed.told))
            case Figure(image, alt=alt):
                add(Image(image or "", alt, placed.number))
            case _:
                add(Grid(_rows(placed.block), placed.number))
    return Manuscript(tuple(pieces), copy.claims, tuple(told)), lines


def _as_cut(manuscript: Manuscript, lines: Sequence[Line | None]) -> list[Line | None]:
    """Where each line comes from, those of which somebody set words apart cut in the same way."""
    found: list[Line | None] = []
    came = iter(lines)
    whole: Line | None = None
    for piece in manuscript.pieces:
        within = piece.within if isinstance(piece, WrittenLine) else None
        if within is None or within[0] == 0:
            whole = next(came)
        found.append(Line(whole.block, cut(whole.content, *within)) if within and whole else whole)
    return found


def _rows(block: Block) -> tuple[tuple[str, ...], ...]:
    """The words of a table row by row; of a list, a quote or a box line by line."""
    if isinstance(block, Table):
        rows = (block.header, *block.rows) if block.header else block.rows
        return tuple(tuple(inline_text(cell) for cell in row) for row in rows)
    return tuple((text,) for text in block_texts((block,)))


def _running_on(parts: Sequence[tuple[Inline, ...]]) -> list[tuple[Inline, ...]]:
    """The lines of a paragraph, those as one that somebody broke inside a sentence: with the blank left before it."""
    found: list[tuple[Inline, ...]] = []
    for part in parts:
        before = inline_text(found[-1]) if found else ""
        if (
            before.endswith(" ")
            and len(before) > _LONG_LINE
            and not ends_sentence(before.rstrip())
            and len(inline_text(part).strip()) > _LONG_LINE
        ):
            found[-1] = joined((*found[-1], *part))
        else:
            found.append(part)
    return found


def _one_line(part: Sequence[Inline]) -> str:
    return inline_text(part).replace("\f", " ")


def _look(placed: Placed) -> Look:
    look = placed.look
    if isinstance(placed.block, Subheading) and look.heading is None:
        return replace(look, heading=placed.block.level + 1)
    return look


def _reading(clipping: Clipping, copy: Copy, lines: Sequence[Line | None]) -> Reading:
    numbers = [copy.placed[line.block].number if line else 0 for line in lines]
    bodies = body_of(clipping, [placed.block for placed in copy.placed], lines)
    articles = [replace(article, body=body.blocks) for article, body in zip(clipping.articles, bodies, strict=True)]
    first = articles[0]
    articles[0] = replace(
        first,
        desk_notes=(*first.desk_notes, *copy.desk_notes),
        discarded=(*copy.discarded, *first.discarded),
    )
    origins = [
        replace(origin, lines=_numbers(origin.lines, numbers)) for origin in clipping.origins if not _in_body(origin)
    ]
    for at, body in enumerate(bodies):
        origins += [
            Origin(f"articles[{at}].body[{place}]", (copy.placed[block].number,))
            for place, block in enumerate(body.places)
        ]
    remarks = [_placed_anew(one, numbers) for one in clipping.diagnostics]
    signed = _signatures_moved(articles, origins)
    origins = [one for one in origins if one.field not in signed]
    remarks = [one for one in remarks if one.field not in signed]
    return Reading(
        kind="article" if len(articles) == 1 else "kit",
        lang=articles[0].lang,
        articles=tuple(articles),
        pictures=copy.pictures,
        origins=tuple(origins),
        diagnostics=(*copy.remarks, *kept_comments(copy.desk_notes), *remarks),
    )


def _signatures_moved(articles: list[Article], origins: Sequence[Origin]) -> set[str]:
    """Move a bare name that stands over a contact in one paragraph to it: it signs the message, and is no byline.

    Args:
        articles: as recognised, changed in place.
        origins: of their fields.

    Returns:
        The bylines that are none.
    """
    lines = {origin.field: set(origin.lines) for origin in origins}
    signed = set()
    for at, article in enumerate(articles):
        byline, contact, field = article.byline, article.contact, f"articles[{at}].byline"
        own, named = lines.get(f"articles[{at}].contact", set()), lines.get(field, set())
        if byline is None or contact is None or contact.name or not named or not named <= own:
            continue
        if [person.name for person in byline.people] == [byline.text]:
            whole = replace(contact, name=byline.text, text=f"{byline.text}\n{contact.text}")
            articles[at] = replace(article, byline=None, contact=whole)
            signed.add(field)
    return signed


def _is_lead(article: Article) -> bool:
    """Whether what was taken for a deck is as long as the paragraph that opens a report."""
    deck = article.deck or ""
    return article.lead is None and len(deck) > _LONGEST_DECK and len(_SENTENCE_ENDS.findall(deck)) >= _SENTENCES


def _of_lead(remark: Diagnostic, decks: dict[str, str]) -> Diagnostic:
    """A remark on a deck that is a lead, as one on the lead."""
    if remark.code != "deck.guessed" or remark.field not in decks:
        return remark
    words = remark.message.replace("deck", "lead", 1)
    return replace(remark, code="lead.guessed", message=words, field=decks[remark.field])


def _in_body(origin: Origin) -> bool:
    return "].body[" in origin.field


def _numbers(lines: Iterable[int], numbers: Sequence[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for line in lines if (number := numbers[line - 1])))


def _placed_anew(remark: Diagnostic, numbers: Sequence[int]) -> Diagnostic:
    """A remark whose line is the number of the block in the file, and which names no block of the old body."""
    line = numbers[remark.line - 1] or None if remark.line else None
    field = remark.field.partition(".body[")[0] if remark.field else None
    return replace(remark, line=line, field=field)
