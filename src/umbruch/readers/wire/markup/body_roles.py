"""The press roles that stand in a body: those that a class marks, those that repeat the metadata, those of plain words.

Whatever is taken out of the body goes to its field, or stands there already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from umbruch.clipping.marks.release import parse_contact
from umbruch.readers.wire.item_told import Told
from umbruch.readers.wire.markup.markup_blocks import Body, Part, attribution_of, is_attribution
from umbruch.registry.roles import ROLE
from umbruch.tree import Block, Figure, Inline, List, Note, Paragraph, Quote, Subheading, Superscript, Text
from umbruch.tree.walk import block_texts, inline_text

_ROLE_OF = {
    **{ROLE[name].css_class: name for name in ("kicker", "headline", "deck", "lead", "byline", "embargo", "source",
                                               "boilerplate", "contact", "notice", "caption", "credit")},
    "embargoed": "embargo", "teaser": "lead", "ingress": "lead", "mw_contactinfo": "contact", "dateline": "dateline",
    "xn-dateline": "dateline", "xn-hedline": "headline",
    **dict.fromkeys(("np-nonpublic", "notepad", "np-public", "closingline", "genrenote", "np-constraint"), "desk"),
    **dict.fromkeys(("slugline", "publicationDate", "genre"), "told"),
}  # fmt: skip
"""What a class says of a block: ours, and those that agencies use (dpa, TT, Infomaker, GlobeNewswire, PR Newswire)."""

_ONE_LINE = ("kicker", "headline", "deck")
_NO_LETTERS = re.compile(r"[\W_]+")
_BLANKS = 40
"""Characters of blanks and signs by which two lines that say the same may differ."""
HEAD = 4
"""Blocks at the top of a body among which the headline and what stands beside it may be repeated."""


def take_roles(told: Told, body: Body) -> None:
    """Part a body into the fields of its item and the blocks that stay."""
    kept: list[Block] = []
    contact: list[str] = []
    for number, part in enumerate(body.parts):
        above = body.parts[number - 1].tag if number else ""
        may_repeat = above == "h1" if told.ours else number < HEAD
        role = _role(part) or (_title_again(told, part) if may_repeat else None)
        words = "\n".join(block_texts((part.block,))).strip() if role else ""
        match role:
            case None:
                _keep(kept, part)
            case "told":
                pass
            case "desk":
                told.note([words])
            case "contact":
                contact.append(words)
            case "notice":
                if words not in told.notice:
                    told.notice.append(words)
            case "caption" | "credit":
                _under_picture(kept, part, role, words)
            case _:
                if not _placed(told, role, words):
                    _keep(kept, part)
    if contact and told.contact is None:
        told.contact = parse_contact("\n".join(contact))
    for what in body.left_out:
        told.keep_apart("embedded object", what)
    if not kept and not told.lead and not told.ours:  # all that came says the titles again: it stays where it stood
        kept = [part.block for part in body.parts if _says_again(told, part)]
    told.body = with_notes(kept) if _has_notes(body) else kept
    told.dateline = told.dateline or body.dateline


def _says_again(told: Told, part: Part) -> bool:
    """Whether a part is a title that stands below the headline."""
    name = _title_again(told, part)
    return name is not None and name != "headline"


def _title_again(told: Told, part: Part) -> str | None:
    """The title of the metadata that a heading at the top of the body says again (dpa's kicker is an `h3` there)."""
    if not isinstance(part.block, Subheading):
        return None
    text = inline_text(part.block.content)
    return next((name for name in _ONE_LINE if same(getattr(told, name), text)), None)


def _role(part: Part) -> str | None:
    if not isinstance(part.block, Paragraph | Subheading | List):
        return None
    for name in part.classes:
        if name in _ROLE_OF:
            return _ROLE_OF[name]
    if part.tag in ("h1", "hl1"):
        return "headline"
    return None


def _keep(kept: list[Block], part: Part) -> None:
    if is_attribution(part):
        last = kept[-1] if kept else None
        if isinstance(last, Quote) and last.attribution is None:
            kept[-1] = replace(last, attribution=attribution_of(part))
        else:
            kept.append(Quote((), attribution_of(part)))
        return
    kept.append(part.block)


def _under_picture(kept: list[Block], part: Part, role: str, words: str) -> None:
    """A caption or a credit that stands in no figure: that of the picture before it, or of one that did not come."""
    from umbruch.clipping.marks.caption import parse_credit

    last = kept[-1] if kept else None
    if role == "credit" and isinstance(last, Figure) and last.credit is None:
        kept[-1] = replace(last, credit=parse_credit(words))
    elif role == "credit":
        kept.append(Figure(None, credit=parse_credit(words)))
    else:
        content = part.block.content if isinstance(part.block, Paragraph) else (Text(words),)
        if isinstance(last, Figure) and last.image and not last.caption:
            kept[-1] = replace(last, caption=content)
        else:
            kept.append(Figure(None, content))


def _placed(told: Told, role: str, words: str) -> bool:
    """Whether the words are a field now, or were one before; what contradicts the metadata stays in the body."""
    if not words:
        return True
    line = " ".join(words.split()) if role in _ONE_LINE else words
    before: str | None = getattr(told, role)
    if before is None:
        setattr(told, role, line)
        return True
    if told.ours:
        if role in ("lead", "source", "boilerplate", "byline", "embargo") and same(before, words):
            setattr(told, role, words)
        return True
    return same(before, words)


def same(one: str | None, other: str | None) -> bool:
    """Whether two lines say the same, blanks and case aside."""
    if not one or not other or len(one) > 2 * len(other) + _BLANKS or len(other) > 2 * len(one) + _BLANKS:
        return False  # a title and a paragraph, of which there are many
    return bare(one) == bare(other)


def bare(text: str) -> str:
    """The letters and figures of a text alone, without case."""
    return _NO_LETTERS.sub("", text.casefold())


def _has_notes(body: Body) -> bool:
    last = body.parts[-1] if body.parts else None
    return (last is not None and ROLE["note"].css_class in last.classes) or any(
        ROLE["note"].css_class in part.classes and isinstance(part.block, List) for part in body.parts
    )


def with_notes(blocks: list[Block]) -> list[Block]:
    """The blocks with the notes of the list that ends them where their numbers stand.

    They stay as they are where a number is missing.
    """
    last = blocks[-1] if blocks else None
    if not isinstance(last, List) or not last.ordered:
        return blocks
    found: list[str] = []

    def noted(part: object) -> object:
        if isinstance(part, Superscript) and len(part.content) == 1 and isinstance(part.content[0], Text):
            number = part.content[0].text
            if number == str(len(found) + 1) and len(found) < len(last.items):
                found.append(number)
                return Note(last.items[len(found) - 1])
        if isinstance(part, tuple):
            return tuple(noted(one) for one in part)
        if hasattr(part, "__struct_fields__") and not isinstance(part, Text):
            return replace(part, **{name: noted(getattr(part, name)) for name in part.__struct_fields__})  # type: ignore[type-var]
        return part

    made: list[Block] = [noted(one) for one in blocks[:-1]]  # type: ignore[misc]
    return made if len(found) == len(last.items) else blocks


def only(content: Iterable[Inline]) -> tuple[Block, ...]:
    """Running words as the one paragraph of a body."""
    return (Paragraph(tuple(content)),)
