"""Lines that correct a story: `KORREKTUR: …`, `CORRECTION: Corrects …`, `(Berichtigung: …)`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from umbruch.clipping.marks.furniture.change_lines import corrects
from umbruch.clipping.page.ledger import Ledger
from umbruch.clipping.page.lines import tidy
from umbruch.tree import Article, Block, Change, Paragraph, Text


def with_correction(article: Article, ledger: Ledger, text: str) -> Article:
    """The article with what it says of its own correction as its `change`, the line as it stood.

    Such a line is among the notices, or the first or last paragraph of the body: anywhere else somebody tells of a
    correction.

    Args:
        article: as it was recognised.
        ledger: where it stood, and takes the field.
        text: the whole text.
    """
    body, found = article.body, [line for line in article.notice if corrects(line)]
    lines = [number for line in found for number in _lines_of(line, text.split("\n"))]
    notice = tuple(line for line in article.notice if line not in found)
    if len(body) > 1 and (first := _at(body, 0)):
        lines += ledger.drop_block(0)
        body, found = body[1:], [first, *found]
    if len(body) > 1 and (last := _at(body, len(body) - 1)):
        lines += ledger.drop_block(len(body) - 1)
        body, found = body[:-1], [*found, last]
    if not found:
        return article
    ledger.field("change", sorted(set(lines)))
    return replace(article, body=body, notice=notice, change=Change("correction", "\n".join(found)))


def _lines_of(said: str, lines: Sequence[str]) -> Iterator[int]:
    """The numbers of the lines that a notice was put together from."""
    rest = ""
    for number, line in enumerate(lines, 1):
        if not rest and tidy(line) and said.startswith(tidy(line)):
            rest = said
        if rest and tidy(line) and rest.startswith(tidy(line)):
            yield number
            rest = rest.removeprefix(tidy(line)).lstrip()
            if not rest:
                return
        else:
            rest = ""


def _at(body: tuple[Block, ...], place: int) -> str | None:
    match body[place : place + 1]:
        case (Paragraph((Text(text),)),) if corrects(text):
            return text
    return None
