"""First paragraphs in bold type over a report in another: they are its lead, as papers and press offices set it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from umbruch.clipping.assembly import Clipping
from umbruch.manuscript import Manuscript, WrittenLine
from umbruch.tree import Article, Figure, Paragraph
from umbruch.tree.walk import inline_text

_LEAST_LEAD = 120
"""Letters of a lead: what is shorter is a deck, a crosshead or a name over the text."""
_LEAST_REPORT = 2
"""Paragraphs of a report under a lead."""


def with_bold_openings(clipping: Clipping, manuscript: Manuscript) -> Clipping:
    """What was recognised, with a first paragraph in bold as the lead where the paragraph after it is in another type.

    Args:
        clipping: articles without a lead get one, their first paragraph then being the next one.
        manuscript: with the looks of lines.
    """
    articles, origins = list(clipping.articles), list(clipping.origins)
    moved: dict[str, str] = {}
    for number, article in enumerate(articles):
        at = _opening(article)
        if at is None:
            continue
        fields = [f"articles[{number}].body[{place}]" for place in range(len(article.body))]
        lines = {one.field: one.lines for one in origins}
        after = next((place for place in range(at + 1, len(article.body)) if _is_text(article, place)), at)
        if not _are_bold(lines.get(fields[at], ()), manuscript) or _are_bold(lines.get(fields[after], ()), manuscript):
            continue
        block = article.body[at]
        assert isinstance(block, Paragraph)
        articles[number] = replace(
            article, lead=inline_text(block.content), body=(*article.body[:at], *article.body[at + 1 :])
        )
        moved[fields[at]] = f"articles[{number}].lead"
        moved |= {fields[place]: fields[place - 1] for place in range(at + 1, len(fields))}
    if not moved:
        return clipping
    return clipping._replace(
        articles=tuple(articles),
        origins=tuple(replace(one, field=_renamed(one.field, moved)) for one in origins),
        diagnostics=tuple(
            replace(one, field=_renamed(one.field, moved)) if one.field else one for one in clipping.diagnostics
        ),
    )


def _opening(article: Article) -> int | None:
    """The number of the paragraph that may be the lead of an article without one: the first block but pictures."""
    if article.lead or sum(isinstance(block, Paragraph) for block in article.body) <= _LEAST_REPORT:
        return None
    at = next((place for place, block in enumerate(article.body) if not isinstance(block, Figure)), None)
    if at is None or not _is_text(article, at):
        return None
    block = article.body[at]
    return at if isinstance(block, Paragraph) and len(inline_text(block.content)) >= _LEAST_LEAD else None


def _is_text(article: Article, place: int) -> bool:
    return isinstance(article.body[place], Paragraph)


def _are_bold(lines: Sequence[int], manuscript: Manuscript) -> bool:
    """Whether all lines that some words were read from are in bold type."""
    pieces = [manuscript.pieces[number - 1] for number in lines if number <= len(manuscript.pieces)]
    return bool(pieces) and all(isinstance(one, WrittenLine) and one.look.bold for one in pieces)


def _renamed(field: str, moved: dict[str, str]) -> str:
    """The name of a field, or of a part of one, after blocks have moved up."""
    block, end, part = field.partition("].body[")
    number, close, rest = part.partition("]")
    whole = f"{block}{end}{number}{close}"
    return moved[whole] + rest if whole in moved else field
