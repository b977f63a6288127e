"""The tree as Markdown can carry it: what has no place is taken out and reported, never dropped in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, assert_never

import msgspec

from umbruch.diagnostics import Diagnostic, report
from umbruch.diagnostics.remarks import picture_missing, unusable_link
from umbruch.registry.losses import LOSS, report_losses
from umbruch.tree import (
    Block,
    Box,
    Break,
    Contact,
    Emphasis,
    Figure,
    Inline,
    Link,
    List,
    Note,
    Paragraph,
    Publication,
    Quote,
    Rule,
    Source,
    Span,
    Strong,
    Struck,
    Subheading,
    Subscript,
    Superscript,
    Table,
    Text,
)
from umbruch.tree.addresses import address_as_written, site_as_written
from umbruch.writers.markdown.inline_text import merged

_T = TypeVar("_T")

_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?")
DEEPEST = 5


def carried(publication: Publication) -> Publication:
    """The publication without what Markdown cannot carry.

    That is: page furniture that was discarded and notes for the desk; control characters and halves of surrogate
    pairs; addresses that must not become links, whose words stay; names of pictures that are not there. Each is
    reported.
    """
    report_losses(publication, "markdown", "Markdown")
    clean = _clean(publication, "")
    hrefs = {picture.href for picture in clean.pictures}
    articles = tuple(
        _with(article, body=_Body(hrefs, f"articles[{number}].body").blocks(article.body), discarded=(), desk_notes=())
        for number, article in enumerate(clean.articles)
    )
    cover = clean.cover
    if cover is not None and cover not in hrefs:
        report(picture_missing(cover, "cover"))
        cover = None
    logo = clean.logo
    if logo is not None and logo not in hrefs:
        report(picture_missing(logo, "logo"))
        logo = None
    return _addressed(_with(clean, articles=articles, cover=cover, logo=logo))


def _addressed(publication: Publication) -> Publication:
    """The publication with addresses of contacts and sources that hide nothing; one that leads nowhere goes."""
    articles = tuple(
        _with(
            article,
            contact=_leading(article.contact, f"articles[{number}].contact"),
            source=_leading(article.source, f"articles[{number}].source"),
        )
        for number, article in enumerate(publication.articles)
    )
    return _with(publication, articles=articles, contact=_leading(publication.contact, "contact"))


def _leading(named: _T, field: str) -> _T:
    if isinstance(named, (Contact, Source)) and named.url and (kept := site_as_written(named.url)) != named.url:
        if kept is None:
            report(unusable_link(named.url, f"{field}.url"))
        return _with(named, url=kept)
    return named


def _with(node: _T, **fields: Any) -> _T:
    made: _T = msgspec.structs.replace(node, **fields)  # type: ignore[type-var]
    return made


def _clean(tree: _T, field: str) -> _T:
    found: Any = tree
    match tree:
        case str():
            found = _text(tree, field)
        case tuple():
            found = tuple(_clean(part, f"{field}[{number}]") for number, part in enumerate(tree))
        case msgspec.Struct():
            kind = Publication if isinstance(tree, Publication) else type(tree)
            names = kind.__struct_fields__
            found = kind(**{name: _clean(getattr(tree, name), f"{field}.{name}".lstrip(".")) for name in names})
    clean: _T = found
    return clean


def _text(text: str, field: str) -> str:
    if odd := sorted(set(_NO_TEXT.findall(text))):
        names = ", ".join(f"U+{ord(one):04X}" for one in odd)
        report(
            Diagnostic(
                code=LOSS,
                message=f"characters that no text file can hold were left out: {names}",
                severity="warning",
                field=field,
                hint="take them out of the text; they are often left over from copying",
            )
        )
    kept = _NO_TEXT.sub(lambda found: " " if found.group().isspace() else "", text)
    return _LINE_ENDS.sub("\n", kept)


class _Body:
    """Goes over the blocks of one article."""

    def __init__(self, hrefs: set[str], field: str) -> None:
        self._hrefs = hrefs
        self._field = field

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph():
                return _with(block, content=self._inlines(block.content))
            case Subheading():
                return Subheading(self._inlines(block.content), max(1, min(block.level, DEEPEST)))
            case Quote():
                return _with(block, content=self.blocks(block.content))
            case Box():
                return _with(block, content=self.blocks(block.content))
            case List():
                return List(block.ordered, tuple(map(self.blocks, block.items)), block.start if block.ordered else 1)
            case Figure():
                image = block.image
                if image is not None and image not in self._hrefs:
                    report(picture_missing(image, self._field))
                    image = None
                return _with(block, image=image, caption=self._inlines(block.caption))
            case Table():
                return self._table(block)
            case Rule():
                return block
            case _:
                assert_never(block)

    def _table(self, table: Table) -> Table:
        """A table whose rows are filled up with empty cells, as every format shows it; a head without words is none."""
        header, *rows = (tuple(map(self._inlines, row)) for row in (table.header, *table.rows))
        width = max(map(len, (header, *rows)))
        align = table.align[:width]
        while align and align[-1] is None:
            align = align[:-1]
        full = tuple((*row, *((),) * (width - len(row))) for row in rows)
        head = (*header, *((),) * (width - len(header))) if any(map(merged, header)) else ()
        heads = table.row_heads and any(merged(row[0]) for row in full if row)
        if [head, *full] != [header, *rows]:
            report(Diagnostic(LOSS, "the rows of a table are filled up with empty cells", "info", field=self._field))
        return Table(head, full, self._inlines(table.caption), align, heads)

    def _inlines(self, content: Iterable[Inline]) -> tuple[Inline, ...]:
        return tuple(self._each(content))

    def _each(self, content: Iterable[Inline]) -> Iterator[Inline]:
        for inline in content:
            match inline:
                case Text() | Break():
                    yield inline
                case Emphasis() | Strong() | Subscript() | Superscript() | Struck() | Span():
                    yield _with(inline, content=self._inlines(inline.content))
                case Note():
                    yield Note(self.blocks(inline.content))
                case Link():
                    if (address := address_as_written(inline.href)) is None:
                        report(unusable_link(inline.href, self._field))
                        yield from self._inlines(inline.content)
                    else:
                        yield Link(address, self._inlines(inline.content))
                case _:
                    assert_never(inline)
