"""The stable edge for readers and writers of third parties: what they may import, and nothing else is promised.

A reader is a class with `name`, `suffixes`, `media_type` and `read(content, request) -> Reading`; a writer has
`render(publication, style) -> bytes`. Both register by entry point (`umbruch.readers`, `umbruch.writers`).
"""

from __future__ import annotations

from umbruch.diagnostics import Diagnostic, report
from umbruch.facts.moment import moment_of
from umbruch.registry.format_table import Reader, ReadRequest, Writer
from umbruch.style.model import Style
from umbruch.tree import Article, Picture, Publication
from umbruch.tree.reading import Origin, Reading
from umbruch.tree.walk import article_texts, block_texts, each_block, each_figure, inline_text

__all__ = [
    "Article",
    "Diagnostic",
    "Origin",
    "Picture",
    "Publication",
    "ReadRequest",
    "Reader",
    "Reading",
    "Style",
    "Writer",
    "article_texts",
    "block_texts",
    "each_block",
    "each_figure",
    "inline_text",
    "moment_of",
    "report",
]
