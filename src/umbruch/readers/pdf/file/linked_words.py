"""Links of a file put back on the words of the paragraphs on which they lay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from umbruch.readers.pdf.file.page_links import PageLink
from umbruch.tree import Article, Block, Inline, Link, Paragraph, Text
from umbruch.tree.walk import block_texts

_LEAST = 3
"""Letters of a link: shorter ones are marks of notes and icons."""


def with_links(article: Article, links: Iterable[PageLink]) -> Article:
    """The article, each link on its words where these stand exactly once in its body."""
    body = list(article.body)
    whole = "\n".join(block_texts(body))
    for link in links:
        words = next((words for words in _spelled(link.lines) if whole.count(words) == 1), None)
        if words is not None:
            body = [_linked(block, words, link.address) for block in body]
    return replace(article, body=tuple(body)) if body != list(article.body) else article


def _spelled(lines: Sequence[str]) -> Iterator[str]:
    """How words over line ends may stand in a paragraph."""
    for spelled in (" ".join(lines), "".join(lines), "".join(line.removesuffix("-") for line in lines)):
        plain = spelled.replace("\u00ad", "").strip()
        if len(plain) >= _LEAST:
            yield plain


def _linked(block: Block, words: str, address: str) -> Block:
    if not isinstance(block, Paragraph):
        return block
    content: list[Inline] = []
    for inline in block.content:
        if not isinstance(inline, Text) or words not in inline.text:
            content.append(inline)
            continue
        before, _, after = inline.text.partition(words)
        content += [Text(before)] if before else []
        content.append(Link(address, (Text(words),)))
        content += [Text(after)] if after else []
    return replace(block, content=tuple(content))
