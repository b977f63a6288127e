"""What a format has no place for, said by the tables of `registry.roles` and reported where a publication has it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Literal

from umbruch.diagnostics import Diagnostic, report
from umbruch.facts.desk_comments import is_desk_comment
from umbruch.facts.imprint import publishers
from umbruch.facts.media_topics import is_code, topic
from umbruch.registry.roles import BODY, FACTS, PICTURE, WHOLE, Fact
from umbruch.tree import (
    Article,
    Emphasis,
    Figure,
    List,
    Note,
    Paragraph,
    Publication,
    Quote,
    Span,
    Strong,
    Struck,
    Subscript,
    Superscript,
    Table,
)
from umbruch.tree.blocks import Node
from umbruch.tree.walk import each_block

Column = Literal["pdf", "epub", "docx", "nitf", "newsml", "ninjs", "html", "markdown", "text"]

LOSS = "format.loss"
"""The code of every remark on what a format cannot carry."""

_ALONE_WITHOUT: dict[Column, tuple[str, ...]] = {
    "docx": ("title", "subtitle"),
    "html": ("subtitle",),
    "ninjs": ("title", "subtitle"),
    "text": ("title", "subtitle"),
}
"""What a format says of several articles together, and not of the publication of one: its headline is the title."""


_BY_NAME: tuple[Column, ...] = ("epub", "docx", "pdf")
"""Formats that list subjects by their names, as codes are nothing to read."""


def report_losses(
    publication: Publication, column: Column, name: str, *, also: Collection[str] = (), told: Collection[str] = ()
) -> None:
    """Report which facts of the publication, its articles and its pictures the format leaves out.

    Args:
        publication: what is written.
        column: the format's column in the tables of facts.
        name: the format as a reader of the remark knows it.
        also: facts of pictures that a version of the format lacks.
        told: facts of the body that the writer reports itself.
    """
    _tell(name, None, list(_whole(publication, column)))
    without = _without(FACTS, column)
    inside = [field for field in _without(BODY, column) if field not in told]
    for number, article in enumerate(publication.articles):
        held = frozenset(_held(article.body)) if inside else frozenset()
        lost = [field for field in without if _has(article, field)]
        lost += [f"the code {code}" for code in _unnamed(article)] if column in _BY_NAME else []
        _tell(name, f"articles[{number}]", [*lost, *(field for field in inside if field in held)])
    missing = [*_without(PICTURE, column), *also]
    for number, picture in enumerate(publication.pictures):
        _tell(name, f"pictures[{number}]", [field for field in missing if getattr(picture, field) is not None])


def _tell(name: str, field: str | None, lost: list[str]) -> None:
    if lost:
        report(Diagnostic(code=LOSS, message=f"{name} has no place for {', '.join(lost)}", field=field))


def _without(facts: Iterable[Fact], column: Column) -> list[str]:
    return [fact.field for fact in facts if getattr(fact, column) is None]


def _whole(publication: Publication, column: Column) -> Iterator[str]:
    """What the publication says of itself and the format does not; the publisher gives way to whom a format names."""
    alone = publication.kind == "article" and len(publication.articles) == 1
    lost = {*_without(WHOLE, column), *(_ALONE_WITHOUT.get(column, ()) if alone else ())}
    if publication.publisher and publication.publisher.strip():
        if column in ("pdf", "epub", "docx", "html") and publication.publisher.strip() not in publishers(publication):
            lost.add("publisher")
        if column in ("nitf", "newsml", "ninjs") and publication.provider:
            lost.add("publisher")
    said = (fact.field for fact in WHOLE if fact.field in lost and getattr(publication, fact.field))
    yield from (field for field in said if field != "title" or publication.title != _headline(publication))


def _headline(publication: Publication) -> str | None:
    return publication.articles[0].headline if len(publication.articles) == 1 else None


def _has(article: Article, field: str) -> bool:
    match field:
        case "pictures":
            return any(figure.image is not None for figure in _figures(article))
        case "alt":
            return any(figure.alt for figure in _figures(article))
        case "status":
            return article.status != "usable"
        case "source.circulation" | "source.rights":
            return _beyond_its_line(article, field.removeprefix("source."))
        case "change":
            return article.change is not None and article.change.kind == "correction"
        case "desk_notes":
            return any(not is_desk_comment(note) for note in article.desk_notes)
        case "desk_notes.comments":
            return any(map(is_desk_comment, article.desk_notes))
        case "change.update/kill":
            return article.change is not None and article.change.kind != "correction"
    part: object = article
    for name in field.split("."):
        part = getattr(part, name, None)
    return bool(part)


def _beyond_its_line(article: Article, field: str) -> bool:
    """Whether a source says what its line, which stands in every format, does not."""
    source = article.source
    value = getattr(source, field) if source else None
    if source is None or not value:
        return False
    bare = re.sub(r"[\s.,'’]", "", source.text).casefold()
    return re.sub(r"[\s.,'’]", "", str(value)).casefold() not in bare


def _unnamed(article: Article) -> Iterator[str]:
    """Subjects that are codes of a vocabulary without a name for readers."""
    return (one for one in article.subjects if is_code(one) and topic(one, article.lang) is None)


def _figures(article: Article) -> Iterable[Figure]:
    return (block for block in each_block(article.body) if isinstance(block, Figure))


def _held(body: tuple[Node, ...]) -> Iterator[str]:
    """The facts of `BODY` that blocks hold, by their fields there."""
    waiting: list[object] = list(body)
    while waiting:
        part = waiting.pop()
        if isinstance(part, tuple):
            waiting += part
        elif isinstance(part, Node):
            yield from _of(part)
            waiting += (getattr(part, name) for name in part.__struct_fields__)


def _of(part: Node) -> Iterator[str]:
    match part:
        case Subscript() | Superscript() | Struck() | Emphasis() | Strong() | Note():
            yield type(part).__name__.lower()
        case Span():
            yield "span.lang"
        case Paragraph():
            if part.lang:
                yield "paragraph.lang"
            if part.voice:
                yield "voice"
        case List():
            if part.ordered and part.start != 1:
                yield "list.start"
        case Table():
            if any(part.align):
                yield "table.align"
            if part.row_heads:
                yield "table.row_heads"
        case Quote():
            if part.pull:
                yield "quote.pull"
        case Figure():
            if part.weight:
                yield "figure.weight"
