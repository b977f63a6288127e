"""The lines before a report: titles once more, embargo, byline, notes to editors, and the dateline that opens it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from umbruch.clipping.conventions import Conventions, conventions_for
from umbruch.clipping.marks.authors.byline import find_byline
from umbruch.clipping.marks.datelines.dateline import find_dateline
from umbruch.clipping.marks.release import is_embargo
from umbruch.readers.blocks.inline_cuts import cut
from umbruch.readers.wire.item_told import Told
from umbruch.readers.wire.markup.body_roles import HEAD, bare, same
from umbruch.tree import Figure, List, Paragraph, Person, Subheading
from umbruch.tree.walk import block_texts, inline_text

_LONGEST_BYLINE = 200
_LONGEST_HOUSE = 5
"""Words of a line below a byline that names the house of whoever wrote it."""
_FURTHEST = 8
"""Blocks among which a dateline is looked for: points, notes and bylines stand before it in copy of Reuters."""
_LEAST_LOUD, _LONGEST_LOUD = 4, 200
_REPLACES = re.compile(
    r"(?:N ?i ?e ?u ?w +bericht, )?"
    r"(?:vervangt|replaces|replacing|ersetzt|remplace|sustituye|sostituisce|ersätter|erstatter)\b[^.!?:]{0,30}:",
    re.IGNORECASE,
)
"""How an item says which one it takes the place of (ANP, AFP, EFE, ANSA, dpa)."""


def take_marks(told: Told, lang: str | None) -> None:
    """Take out of the body what the metadata say already, or what stands there in words alone.

    Args:
        told: the item, its body in it.
        lang: its language.
    """
    conventions = conventions_for(lang)
    if not told.ours:
        _drop_repeated(told, conventions)
        _take_embargo(told)
        _take_byline(told, conventions)
    _take_dateline(told, conventions)


def _drop_repeated(told: Told, conventions: Conventions) -> None:
    """Headline and what stands beside it, where the body opens with them once more."""
    head = [told.headline, told.kicker, told.deck, told.byline]
    at = 0
    while at < min(len(told.body), HEAD):
        block = told.body[at]
        if not isinstance(block, Paragraph | Subheading):
            at += 1
            continue
        text = inline_text(block.content)
        if not same(told.headline, text) and sum(isinstance(one, Paragraph | Subheading) for one in told.body) == 1:
            return  # all that came
        if any(same(one, text) for one in head) or _is_byline_again(told, text, conventions):
            del told.body[at]
        elif isinstance(block, Paragraph) and text.rstrip().endswith((".", "!", "?", "”", '."')):
            return  # the report has begun
        else:
            at += 1


def _is_byline_again(told: Told, text: str, conventions: Conventions) -> bool:
    """Whether a line names who the byline of the metadata does (`By Ada Roe` beside `Ada Roe`)."""
    if not told.byline or len(text) > _LONGEST_BYLINE or not (found := find_byline(text.strip(), conventions)):
        return False
    return bool(found.people) and all(person.name in told.byline for person in found.people)


def _take_embargo(told: Told) -> None:
    """An embargo that the body alone sets, in one of its first lines."""
    for at, block in enumerate(told.body[:HEAD]):
        if isinstance(block, Paragraph) and is_embargo(line := inline_text(block.content).strip()):
            if told.embargo is None:
                told.embargo = line
                told.body[at : at + 1] = []
            return


def _take_byline(told: Told, conventions: Conventions) -> None:
    """A byline that stands before the report in words alone, with the house that the line below it names."""
    for at, block in enumerate(told.body[:HEAD]):
        if isinstance(block, Figure | List):
            continue
        if isinstance(block, Paragraph) and told.byline is None:
            line = inline_text(block.content).strip()
            if _is_bracketed(line):
                continue
            if (found := find_byline(line, conventions)) and len(told.body) > 1:
                told.byline = line
                told.people = told.people or list(found.people)
                del told.body[at]
                _take_house(told, at, conventions)
        return


def _take_house(told: Told, at: int, conventions: Conventions) -> None:
    """The line below a byline, where a dateline follows it: `Associated Press`."""
    if len(told.body) < at + 2:
        return
    line, after = (
        inline_text(one.content).strip() if isinstance(one, Paragraph) else "" for one in told.body[at : at + 2]
    )
    names = line.istitle() and len(line.split()) <= _LONGEST_HOUSE and line[-1].isalnum()
    if names and find_dateline(after, conventions, after):
        told.byline = f"{told.byline}, {line}"
        del told.body[at]


def _is_bracketed(line: str) -> bool:
    """Whether a paragraph is a note before the report: `(Adds comment from the ministry)`."""
    return line.startswith("(") and line.endswith(")") and ")" not in line[:-1]


def _take_dateline(told: Told, conventions: Conventions, again: bool = True) -> None:
    """The dateline before the first words of the report, told by the metadata or by its form."""
    if told.lead and (rest := _without_dateline(told, told.lead, conventions)) is not None:
        told.lead = rest
        if told.ours:
            return
    before: list[int] = []
    for at, block in enumerate(told.body[:_FURTHEST]):
        if isinstance(block, Figure | List):
            continue
        if not isinstance(block, Paragraph):
            before.append(at)
            continue
        text = inline_text(block.content)
        rest = _without_dateline(told, text, conventions)
        if rest is not None:
            start = len(text) - len(rest)
            content = cut(block.content, start, len(text))
            told.body[at : at + 1] = [replace(block, content=content)] if rest.strip() else []
            _put_aside(told, before, text)
            if not rest.strip() and not told.ours and again:
                _take_dateline(told, conventions, again=False)  # PR Newswire has the line alone, and before the report
            return
        if told.ours and told.dateline:
            continue
        if told.ours or not _stands_before_a_report(told, at, text.strip()):
            return
        before.append(at)


def _stands_before_a_report(told: Told, at: int, text: str) -> bool:
    """Whether a paragraph may stand between the head and the dateline of a report."""
    return (
        not text
        or _is_bracketed(text)
        or _is_loud(text)
        or _REPLACES.match(text) is not None
        or _repeats_head(told, at, text)
    )


def _is_loud(text: str) -> bool:
    """Whether a paragraph is in capitals (`NOT FOR DISTRIBUTION IN THE UNITED STATES`)."""
    return text.isupper() and len(text.split()) >= _LEAST_LOUD and len(text) <= _LONGEST_LOUD


def _repeats_head(told: Told, at: int, text: str) -> bool:
    """Whether a paragraph only says who sends the item, or what the next one opens with."""
    if told.provider and (same(text, told.provider.name) or same(text, told.provider.code)):
        return True
    after = told.body[at + 1] if at + 1 < len(told.body) else None
    return isinstance(after, Paragraph) and inline_text(after.content).lstrip().startswith(text)


def _put_aside(told: Told, before: list[int], opening: str) -> None:
    """What stood before a dateline: notes on the item go to the desk, words in capitals are a notice."""
    house = (told.provider.name, told.provider.code) if told.provider else ()
    for at in reversed(before):
        block = told.body[at]
        text = inline_text(block.content).strip() if isinstance(block, Paragraph) else ""
        if not text or _is_bracketed(text):
            continue
        if _REPLACES.match(text):
            told.note([text])
        elif _is_loud(text):
            told.notice.append(text)
        elif not opening.lstrip().startswith(text) and not any(same(text, one) for one in house):
            continue
        del told.body[at]


def _without_dateline(told: Told, text: str, conventions: Conventions) -> str | None:
    """The text after its dateline, which becomes that of the item; None where it has none."""
    start = len(text) - len(text.lstrip())
    bare = text[start:]
    line = (told.dateline or "").strip()
    if told.ours:  # it says its dateline, and without one there is none
        return bare[len(line) :].lstrip() if line and bare.startswith(line) else None
    found = find_dateline(bare, conventions, "\n".join((bare, *_rest(told))))
    if found is None:
        if line and bare.startswith(line):
            after = bare[len(line) :]
            if not after or not after[0].isalnum():
                return after.lstrip(" -–—:_").lstrip()
        return None
    if told.place and found.dateline.place and found.sureness < 0.7 and not _names(found.dateline.text, told.place):
        return None
    told.dateline = found.dateline.text
    told.place = found.dateline.place or told.place
    told.day = found.dateline.date or told.day
    told.credit = found.dateline.credit or told.credit
    told.filed = True
    if told.byline is None and not told.people:
        told.people = [Person(name) for name in found.reporters]
    return bare[found.end :].lstrip()


def _rest(told: Told) -> Iterable[str]:
    return list(block_texts(told.body[1:6]))


def _names(text: str, place: str) -> bool:
    return bare(place.split(",")[0]) in bare(text)
