"""The stable edge for readers and writers of third parties: all that they need, and what is promised to them.

A reader is a class with `name`, `suffixes`, `media_type` and `read(content, request) -> Reading`; a writer has
`render(publication, style) -> bytes`. Both register by entry point (`umbruch.readers`, `umbruch.writers`).
`docs/plugins.md` shows one of each. What stands in `__all__` is stable within one `API_VERSION`; any other module of
umbruch may change at any time.
"""

from __future__ import annotations

from umbruch.diagnostics import Diagnostic, Severity, report
from umbruch.errors import (
    InputError,
    InputInvalid,
    InputMissing,
    InputUnreadable,
    RenderError,
    UmbruchError,
)
from umbruch.facts.moment import moment_of
from umbruch.language.tags import direction, language_tag
from umbruch.manuscript.model import LineRoles
from umbruch.pictures.picture_folder import PictureFolder
from umbruch.registry.format_table import API_VERSION, Reader, ReadRequest, Writer
from umbruch.settings.house import House
from umbruch.style.model import FontFamily, Page, Style, TextStyle
from umbruch.style.writer_tables import Options
from umbruch.tree import (
    Alignment,
    Article,
    Block,
    Box,
    Break,
    Byline,
    Change,
    Contact,
    Credit,
    Dateline,
    Embargo,
    Emphasis,
    Figure,
    Inline,
    Link,
    List,
    Note,
    Paragraph,
    Person,
    Picture,
    Provider,
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
from umbruch.tree.addresses import safe_address
from umbruch.tree.notes import notes_of
from umbruch.tree.reading import Origin, Reading
from umbruch.tree.walk import (
    article_texts,
    block_texts,
    each_block,
    each_figure,
    in_brackets,
    inline_text,
    said,
    word_count,
)

__all__ = [
    "API_VERSION",
    "Alignment",
    "Article",
    "Block",
    "Box",
    "Break",
    "Byline",
    "Change",
    "Contact",
    "Credit",
    "Dateline",
    "Diagnostic",
    "Embargo",
    "Emphasis",
    "Figure",
    "FontFamily",
    "House",
    "Inline",
    "InputError",
    "InputInvalid",
    "InputMissing",
    "InputUnreadable",
    "LineRoles",
    "Link",
    "List",
    "Note",
    "Options",
    "Origin",
    "Page",
    "Paragraph",
    "Person",
    "Picture",
    "PictureFolder",
    "Provider",
    "Publication",
    "Quote",
    "ReadRequest",
    "Reader",
    "Reading",
    "RenderError",
    "Rule",
    "Severity",
    "Source",
    "Span",
    "Strong",
    "Struck",
    "Style",
    "Subheading",
    "Subscript",
    "Superscript",
    "Table",
    "Text",
    "TextStyle",
    "UmbruchError",
    "Writer",
    "article_texts",
    "block_texts",
    "direction",
    "each_block",
    "each_figure",
    "in_brackets",
    "inline_text",
    "language_tag",
    "moment_of",
    "notes_of",
    "report",
    "safe_address",
    "said",
    "word_count",
]
